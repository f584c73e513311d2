"""What nobody should type, typed: cleared cells, texts as numbers, names in another case. Scores stay defined, and
the row says "Check"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scoring.model import BandPoints, Category, FixedPoints, Rule, ScoringModel, UnitPoints
from scoring.workbook.names import LEADS_SHEET, RULES_SHEET
from tests.judges import ironcalc_judge, libreoffice
from tests.judges.cells import Book
from tests.workbook.covering_model import BY_GRADE, MODEL, leads
from tests.workbook.keyboard import Entry, RulesPage, Typed, retype, type_item
from tests.workbook.model_edits import with_items, with_rule, with_wanted
from tests.workbook.scored_books import Scored, differences, scored

pytestmark = [libreoffice.requires_libreoffice, ironcalc_judge.requires_ironcalc]

UNREACHABLE = 1e9
OVERRIDES = ("", "hot", "Warm ", "nobody", "disqualified", "COLD")


@dataclass(frozen=True, eq=False)
class Case:
    """Something typed, what the core makes of the model that it stands for, and what the row says."""

    name: str
    before: Scored
    entries: tuple[Entry, ...]
    after: Scored
    check: tuple[str, str] = ("", "")


BOOK = scored(leads(), MODEL, overrides=(OVERRIDES * 9)[: len(leads())])
GRADED = scored(leads(), BY_GRADE)
PAGE, GRADED_PAGE = RulesPage(BOOK.plan), RulesPage(GRADED.plan)


def of_rule(
    name: str, label: str, title: str, value: Typed, change: Callable[[Rule], Rule], says: str = "", below: int = 0
) -> Case:
    """Something typed into a row of a rule."""
    entry = PAGE.type("Rules", label, title, value, below)
    rule = next(rule for rule in MODEL.rules if rule.label == label)
    after = BOOK.again(with_rule(rule.id, change)(MODEL))
    return Case(name, BOOK, (entry,), after, (PAGE.check_cell("Rules", label, below), says))


def with_error(name: str, section: str, label: str, title: str, after: ScoringModel, says: str) -> Case:
    """A formula typed that gives an error."""
    entry = replace(PAGE.type(section, label, title, "NA()"), formula=True)
    return Case(name, BOOK, (entry,), BOOK.again(after), (PAGE.check_cell(section, label), says))


def errors() -> Iterator[Case]:
    """Cells that hold an error: what they are for counts as nothing, and no score becomes an error."""
    off, worthless = with_rule("trial", never)(MODEL), with_rule("trial", worth(0))(MODEL)
    yield with_error("an error as switch", "Rules", "Trial", "On", off, "on or off is expected")
    yield with_error("an error as points", "Rules", "Trial", "Points", worthless, "points are no number")
    blind = with_rule(next(r.id for r in MODEL.rules if r.label == "Code"), never)(MODEL)
    yield with_error("an error as text", "Rules", "Code", "Value", blind, "nothing to look for")
    loose = with_rule(next(r.id for r in MODEL.rules if r.label == "Pages"), unit(cap=None))(MODEL)
    yield with_error("an error as cap", "Rules", "Pages", "At most", loose, "limit is no number")
    first, *others = MODEL.categories
    free = replace(MODEL, categories=(replace(first, cap=None), *others))
    yield with_error("an error as a category's cap", "Categories", first.name, "At most", free, "limit is no number")
    flat = replace(MODEL, categories=(replace(first, weight=1), *others))
    yield with_error("an error as weight", "Categories", first.name, "Weight", flat, "weight is no number")
    yield with_error("an error as threshold", "Tiers", "Warm", "From", warm_at(UNREACHABLE)(MODEL), "no threshold")
    yield with_error("an error as a tier's name", "Tiers", "Warm", "Tier", MODEL, "a tier needs a name")


def of_category(name: str, title: str, value: Typed, change: Callable[[Category], Category], says: str = "") -> Case:
    """Something typed into the row of the first category."""
    first, *others = MODEL.categories
    after = BOOK.again(replace(MODEL, categories=(change(first), *others)))
    entry = PAGE.type("Categories", first.name, title, value)
    return Case(name, BOOK, (entry,), after, (PAGE.check_cell("Categories", first.name), says))


def of_tier(name: str, value: Typed, change: Callable[[ScoringModel], ScoringModel], title: str = "From") -> Case:
    """Something typed into the row of the tier Warm."""
    says = "threshold" if title == "From" else ""
    entry = PAGE.type("Tiers", "Warm", title, value)
    return Case(name, BOOK, (entry,), BOOK.again(change(MODEL)), (PAGE.check_cell("Tiers", "Warm"), says))


def of_list(name: str, entries: Sequence[Entry], items: tuple[str, ...]) -> Case:
    """Something typed into the cells of a list."""
    return Case(name, BOOK, tuple(entries), BOOK.again(with_items("industries", items)(MODEL)))


def never(rule: Rule) -> Rule:
    """A rule that fires for no lead."""
    return replace(rule, enabled=False)


def worth(points: float) -> Callable[[Rule], Rule]:
    """A rule with other fixed points."""
    return lambda rule: replace(rule, points=FixedPoints(points))


def unit(**changes: float | None) -> Callable[[Rule], Rule]:
    """A rule per unit with another number."""

    def change(rule: Rule) -> Rule:
        assert isinstance(rule.points, UnitPoints)
        return replace(rule, points=replace(rule.points, **changes))  # type: ignore[arg-type]

    return change


def without_band(rule: Rule) -> Rule:
    """The rule by size without its second band."""
    assert isinstance(rule.points, BandPoints)
    first, _, *others = rule.points.bands
    return replace(rule, points=replace(rule.points, bands=(first, *others)))


def warm_at(threshold: float) -> Callable[[ScoringModel], ScoringModel]:
    """The model with another threshold of Warm."""
    return lambda m: replace(
        m, tiers=tuple(replace(t, threshold=threshold) if t.name == "Warm" else t for t in m.tiers)
    )


def renamed(model: ScoringModel) -> ScoringModel:
    """The model with Warm called otherwise."""
    return replace(model, tiers=tuple(replace(t, name="Mild; =1") if t.name == "Warm" else t for t in model.tiers))


def wanting(text: str) -> Callable[[Rule], Rule]:
    """A rule that looks for another text."""
    return lambda rule: with_wanted(rule, 0, (text,))


def values() -> Iterator[Case]:
    """Values of conditions."""
    number, empty = "a number is expected", "nothing to look for"
    yield of_rule("cleared text", "Code", "Value", None, never, empty)
    yield of_rule("only spaces", "Code", "Value", "   ", never, empty)
    yield of_rule("cleared word", "VP", "Value", None, never, empty)
    yield of_rule("only separators", "VP", "Value", " -/- ", never, empty)
    yield of_rule("leading zeros", "Code", "Value", "0077", wanting("0077"))
    yield of_rule("a number typed", "Code", "Value", 123, wanting("123"))
    yield of_rule("looks like a formula", "Code", "Value", "=1+1", wanting("=1+1"))
    yield of_rule("a wildcard is a letter", "Head", "Value", "H*d", wanting("H*d"))
    yield of_rule("another case", "Code", "Value", " 00123 ", lambda r: r)
    yield of_rule("cleared days", "Seen lately", "Value", None, never, number)
    yield of_rule("days in words", "Seen lately", "Value", "ten", never, number)
    yield of_rule("cleared date", "Seen in spring", "Value", None, never, "a date is expected")
    yield of_rule("half an interval", "Nested", "and", None, never, number, below=1)
    yield of_rule("a number as text", "Nested", "Value", "5", never, number, below=1)
    yield of_rule("an edge cleared", "Size", "Value", None, without_band, number, below=2)


def points() -> Iterator[Case]:
    """Points, limits, switches."""
    none, limit = "points are no number", "limit is no number"
    yield of_rule("text as points", "Trial", "Points", "many", worth(0), none)
    yield of_rule("a number as text", "Trial", "Points", "25", worth(0), none)
    yield of_rule("cleared points", "Trial", "Points", None, worth(0), none)
    yield of_rule("points of a band", "Size", "Points", "x", lambda r: _banded(r, 0), none, below=2)
    yield of_rule("too many decimals", "Trial", "Points", 1.00005, worth(1.0001), "at most 4 decimals")
    yield of_rule("too large", "Trial", "Points", 123456, worth(10_000), "±10000")
    yield of_rule("cap as text", "Pages", "At most", "x", unit(cap=None), limit)
    yield of_rule("cap cleared", "Pages", "At most", None, unit(cap=None))
    yield of_rule("cap below 0", "Pages", "At most", -4, unit(cap=0))
    yield of_rule("half-life 0", "Seen lately", "Half-life, days", 0, never, "a number of days above 0")
    yield of_rule("half-life too short", "Seen lately", "Half-life, days", 1e-308, never, "a number of days above 0")
    yield of_rule("half-life cleared", "Seen lately", "Half-life, days", None, never, "a number of days above 0")
    yield of_rule("switch cleared", "Trial", "On", None, never, "on or off is expected")
    yield of_rule("switch in words", "Trial", "On", "perhaps", never, "on or off is expected")
    yield of_rule("switch as a truth value", "Trial", "On", False, never)
    yield of_rule("switched on as a truth value", "Trial", "On", True, lambda r: r)
    yield of_rule(
        "the label", "Trial", "Rule (as Why calls it)", '"On" trial', lambda r: replace(r, label='"On" trial')
    )
    yield of_category("cap as text", "At most", "none", lambda c: replace(c, cap=None), limit)
    yield of_category("cap cleared", "At most", None, lambda c: replace(c, cap=None))
    yield of_category("floor as text", "At least", "x", lambda c: replace(c, floor=None), limit)
    yield of_category("weight as text", "Weight", "x", lambda c: replace(c, weight=1), "weight is no number")
    yield of_category("weight cleared", "Weight", None, lambda c: replace(c, weight=1))


def _banded(rule: Rule, points: float) -> Rule:
    assert isinstance(rule.points, BandPoints)
    first, second, *others = rule.points.bands
    return replace(rule, points=replace(rule.points, bands=(first, replace(second, points=points), *others)))


def tiers() -> Iterator[Case]:
    """Thresholds, names, grades, the date."""
    yield of_tier("threshold cleared", None, warm_at(UNREACHABLE))
    yield of_tier("threshold as text", "30", warm_at(UNREACHABLE))
    yield of_tier("renamed", "Mild; =1", renamed, "Tier")
    for value in (None, "  "):
        entry = PAGE.type("Tiers", "Warm", "Tier", value)
        check = PAGE.check_cell("Tiers", "Warm"), "a tier needs a name"
        yield Case(f"a tier's name is {value!r}", BOOK, (entry,), BOOK.again(MODEL), check)
    for value, says in ((None, "a date is expected"), ("today", "a date is expected")):
        # Without a day nothing has an age: what counts from it is off.
        off = replace(MODEL, rules=tuple(never(r) if r.id == "recent" else r for r in MODEL.rules))
        cell = replace(PAGE.as_of(0), value=value)
        check = cell.cell, says
        yield Case(f"as of {value}", BOOK, (cell,), BOOK.again(off), (_beside(check[0]), says))
    table = BY_GRADE.grades.table
    wrong = replace(BY_GRADE, grades=replace(BY_GRADE.grades, table=("Cold", *table[1:])))
    entry = GRADED_PAGE.type("Tier by grade", "A", "1", "nobody")
    check = GRADED_PAGE.check_cell("Tier by grade", "A"), "is no tier"
    yield Case("no tier in the table", GRADED, (entry,), GRADED.again(wrong), check)


def _beside(cell: str) -> str:
    row = int("".join(letter for letter in cell if letter.isdigit()))
    column = PAGE.check_cell("Rules", "Trial").rstrip("0123456789")
    return f"{column}{row}"


def lists() -> Iterator[Case]:
    """Items of lists."""
    plan, items = BOOK.plan, MODEL.lists[0].items
    yield of_list("item added", [type_item(plan, "industries", 3, "banking ")], (*items, "Banking"))
    yield of_list("item in the last spare cell", [type_item(plan, "industries", -1, "Health")], (*items, "Health"))
    yield of_list("item removed", [type_item(plan, "industries", 0, None)], items[1:])
    yield of_list("item blanked", [type_item(plan, "industries", 1, "  ")], (items[0], items[2]))
    yield of_list("all removed", [type_item(plan, "industries", at, None) for at in range(3)], ())
    yield of_list("item twice", [type_item(plan, "industries", 3, "RETAIL")], items)
    yield of_list("a number as item", [type_item(plan, "industries", 3, 123)], (*items, "123"))


CASES = [*values(), *points(), *tiers(), *lists(), *errors()]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Book]]:
    """What each judge sees in every edited workbook."""
    folder = tmp_path_factory.mktemp("awkward")
    sources = {book: book.write(folder / f"{at}.xlsx", pages=False) for at, book in enumerate((BOOK, GRADED))}
    paths: list[Path] = []
    for number, case in enumerate(CASES):
        paths.append(retype(sources[case.before], folder / f"case{number}.xlsx", case.entries))
    sheets = {LEADS_SHEET, RULES_SHEET}
    return {
        "LibreOffice": libreoffice.evaluate(paths, sheets),
        "IronCalc": ironcalc_judge.evaluate(paths, sheets),
    }


@pytest.mark.parametrize("judge", ["LibreOffice", "IronCalc"])
@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_scores_stay_defined(books: dict[str, list[Book]], judge: str, number: int) -> None:
    case, book = CASES[number], books[judge][number]
    assert differences(case.after.plan, book, [LEADS_SHEET])[:4] == []


@pytest.mark.parametrize("judge", ["LibreOffice", "IronCalc"])
@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_the_row_says_check(books: dict[str, list[Book]], judge: str, number: int) -> None:
    case, book = CASES[number], books[judge][number]
    cell, says = case.check
    shown = str(book[RULES_SHEET].get(cell, ""))
    assert shown.startswith("Check: ") == bool(says)
    assert says in shown


def test_nothing_says_check_before() -> None:
    for book, page in ((BOOK, PAGE), (GRADED, GRADED_PAGE)):
        shown = [cell.value for cell in page.cells.values() if "Check: " in str(getattr(cell.value, "value", ""))]
        assert shown == [], book.model.name
