"""The model as functions of the workbook: what they mean, judged by an engine that knows no LAMBDA, and their form."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.errors import LeftOutError, OutputError
from scoring.fields import Field
from scoring.jobs.inplace import InPlace, score_in_place
from scoring.jobs.models import marker_of, open_source
from scoring.jobs.prepare import Wishes
from scoring.jobs.removal import remove
from scoring.lower import lower
from scoring.model import (
    Axis,
    Category,
    Condition,
    FixedPoints,
    Group,
    Join,
    ListRef,
    NamedList,
    Rule,
    ScoringModel,
    Tier,
)
from scoring.ooxml.book import Book
from scoring.ooxml.xml import parse
from scoring.table import LeadTable, lead_table
from scoring.units import UNIT
from scoring.workbook.compose import ComposeOptions
from scoring.workbook.defined import defined_names
from scoring.workbook.functions import KEPT_WORDS, LONGEST, function_names, is_function, live_functions, typed_text
from scoring.workbook.lint import lint
from scoring.workbook.linting.lambdas import call_faults, lambda_faults, parameters_of
from scoring.workbook.names import LEADS_SHEET, Our
from scoring.workbook.plan import BookPlan, CellPlan, Formula, SheetPlan
from scoring.workbook.rules_layout import rules_layout
from scoring.workbook.write import write_book
from tests.judges import libreoffice
from tests.judges.cells import Cells
from tests.judges.lambdas import Expansion
from tests.judges.validity import assert_valid, requires_validators
from tests.strategies import random_leads, random_model
from tests.workbook.covering_model import MODELS, leads
from tests.workbook.inplace.handmade import Handmade, Page
from tests.workbook.inplace.handmade import leads as handmade_leads
from tests.workbook.inplace.proof import DAY, WISHES
from tests.workbook.keyboard import Entry, retype
from tests.workbook.scored_books import Scored, scored

WITH_FUNCTIONS = ComposeOptions(show=tuple(Our), functions=True)
JUDGE = "Judge"
TEMPLATES = ("starter", "fit-engagement", "saas-smb", "pipeline-stages")


def cases() -> Iterator[tuple[str, ScoringModel, LeadTable]]:
    for model in MODELS:
        yield model.name, model, leads(24)
    for name in TEMPLATES:
        model = open_source(name).model
        yield name, model, random_leads(random.Random(name), model, 16, hostile=0.3)
    for seed in range(6):
        rng = random.Random(seed)
        model = random_model(rng)
        yield f"random {seed}", model, random_leads(rng, model, 16, hostile=0.5)


def functions_of(made: Scored) -> dict[str, str]:
    return {name.name: name.refers for name in made.plan.names if is_function(name)}


def judged(made: Scored, path: Path) -> Path:
    """The workbook with a sheet on which the functions are worked out by plain formulas, for each lead."""
    functions = functions_of(made)
    page = made.sheet(LEADS_SHEET)
    place = {str(cell.value): cell.column for cell in page.cells if cell.row == 1}
    by_parameter = {
        _parameter(field.name): f"'{LEADS_SHEET}'!{_letters(place[field.name])}"
        for field in made.model.fields
        if field.name in made.columns
    }
    cells: list[CellPlan] = []
    for row in range(2, len(made.table) + 2):
        work = Expansion(functions, row, first=8)
        results = []
        for name in ("HS_SCORE", "HS_MODEL_TIER", "HS_FIT", "HS_ENGAGEMENT"):
            wanted = parameters_of(functions[name]) if name in functions else None
            given = None if wanted is None else [f"{by_parameter[each]}{row}" for each in wanted]
            results.append("" if given is None else work.call(name, *given))
        score, _, fit, engagement = results
        results.append(work.call("HS_GRADE", fit, engagement) if fit else "")
        base = results[4] if "grade" in (parameters_of(functions["HS_TIER"]) or ()) else score
        results.append(work.call("HS_TIER", base))
        cells += [CellPlan(row, at, Formula(text)) for at, text in enumerate(results, 1) if text]
        cells += [CellPlan(row, _number(letters), Formula(text)) for letters, text in work.cells.items()]
    # No engine here takes the names themselves.
    plan = replace(
        made.plan,
        sheets=(*made.plan.sheets, SheetPlan(JUDGE, tuple(cells))),
        names=tuple(name for name in made.plan.names if not is_function(name)),
    )
    return Scored(made.table, made.scores, plan, made.columns).write(path, pages=False)


def _parameter(name: str) -> str:
    folded = "".join(letter if letter.isalnum() else "_" for letter in name).casefold()
    return f"{folded}_" if folded in KEPT_WORDS else folded


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, left = divmod(column - 1, 26)
        letters = chr(65 + left) + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def plain_cells(made: Scored, book: Cells, our: Our, rows: int) -> list[object]:
    page = made.sheet(LEADS_SHEET)
    column = next((cell.column for cell in page.cells if cell.row == 1 and cell.value == our.value), None)
    return [None if column is None else book.get(f"{_letters(column)}{row}") for row in range(2, rows + 2)]


@libreoffice.requires_libreoffice
def test_they_mean_what_the_plain_formulas_and_the_core_mean(tmp_path: Path) -> None:
    made = [(name, scored(table, model, options=WITH_FUNCTIONS)) for name, model, table in cases()]
    paths = [judged(each, tmp_path / f"{at}.xlsx") for at, (_, each) in enumerate(made)]
    fired = 0
    for (name, each), book in zip(made, libreoffice.evaluate(paths), strict=True):
        count, scores = len(each.table), each.scores
        theirs = {at: [book[JUDGE].get(f"{_letters(at)}{row}") for row in range(2, count + 2)] for at in range(1, 7)}
        for at, our in enumerate((Our.SCORE, Our.MODEL_TIER, Our.FIT, Our.ENGAGEMENT, Our.GRADE), 1):
            if our in (Our.SCORE, Our.MODEL_TIER) or each.model.has_axes:
                assert theirs[at] == plain_cells(each, book[LEADS_SHEET], our, count), (name, our)
        core = (scores.values("score") / UNIT).tolist()
        tiers = [scores.tier_names[place] for place in scores.model_tier.tolist()]
        plain = plain_cells(each, book[LEADS_SHEET], Our.SCORE, count)
        # An engine may know other letters than ours: there the plain formulas differ from the core as well.
        known = [at for at in range(count) if plain[at] == core[at]]
        assert len(known) >= 0.9 * count, name
        assert [theirs[1][at] for at in known] == [core[at] for at in known], name
        assert sum(theirs[2][at] != tiers[at] for at in known) <= 0.1 * count, name
        disqualified = scores.disqualified.tolist()
        forced = [theirs[6][at] != theirs[2][at] for at in range(count)]
        assert all(forced[at] for at in range(count) if disqualified[at] and theirs[2][at] == "Disqualified"), name
        fired += sum(value not in (0, None) for value in theirs[1])
    assert fired > 100


def test_no_number_has_no_tier_and_no_grade(tmp_path: Path) -> None:
    functions = functions_of(scored(leads(2), MODELS[0], options=WITH_FUNCTIONS))
    work = Expansion(functions, 1)
    for given in ('"high"', "TRUE", '""'):
        assert "NA()" in work.cells[work.call("HS_TIER", given).rstrip("1")]
    with pytest.raises(Exception, match="takes 2 arguments"):
        work.call("HS_GRADE", "1")


# -- their form --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Handmade({"Leads": handmade_leads()}).write(tmp_path_factory.mktemp("own") / "own.xlsx")


def names_in(path: Path) -> dict[str, str]:
    with Book(path) as book:
        found = defined_names(parse(book.package.read(book.workbook_part), book.place))
    return {name.name: name.refers for name in found if "LAMBDA" in name.refers}


@requires_validators
def test_validators_and_our_lint_find_nothing(tmp_path: Path) -> None:
    for at, model in enumerate((*MODELS, *(open_source(name).model for name in TEMPLATES))):
        made = scored(lead_table({"Email": ["a@b.example"]}), model, options=WITH_FUNCTIONS)
        path = made.write(tmp_path / f"{at}.xlsx")
        assert [str(problem) for problem in lint(path)] == []
        assert set(names_in(path)) == set(functions_of(made)) >= {"HS_SCORE", "HS_TIER", "HS_MODEL_TIER"}
    assert_valid(tmp_path / "0.xlsx")


def test_a_workbook_keeps_them_until_told_otherwise(own: Path, tmp_path: Path) -> None:
    def again(functions: bool | None) -> set[str]:
        score_in_place(tmp_path / "a.xlsx", Wishes(), InPlace(functions=functions), as_of=DAY)
        return set(names_in(tmp_path / "a.xlsx"))

    score_in_place(own, WISHES, InPlace(out=tmp_path / "a.xlsx", functions=True), as_of=DAY)
    first = set(names_in(tmp_path / "a.xlsx"))
    assert "HS_SCORE" in first and again(None) == again(True) == first
    assert again(False) == again(None) == set()
    assert again(True) == first
    remove(tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == own.read_bytes()


def test_a_formula_that_calls_one_is_told_before_it_goes(tmp_path: Path) -> None:
    path = Handmade({"Leads": handmade_leads(), "Mine": Page({1: ("x",)})}).write(tmp_path / "own.xlsx")
    score_in_place(path, WISHES, InPlace(functions=True), as_of=DAY)
    typed = retype(path, tmp_path / "typed.xlsx", [Entry("Mine", "A1", "HS_TIER(5)", formula=True)])
    with pytest.raises(LeftOutError, match="the formula in A1 refers to the function HS_TIER"):
        score_in_place(typed, Wishes(), InPlace(functions=False), as_of=DAY)
    assert remove(typed).broken == ("“Mine”: the formula in A1 refers to the function HS_TIER",)


def test_by_default_there_are_none(own: Path, tmp_path: Path) -> None:
    score_in_place(own, WISHES, InPlace(out=tmp_path / "a.xlsx"), as_of=DAY)
    marker = marker_of(tmp_path / "a.xlsx")
    assert names_in(tmp_path / "a.xlsx") == {} and marker is not None and "HS_SCORE" not in marker.names


def hostile_model(rules: int, items: int) -> ScoringModel:
    """Fields that make bad parameters, rule ids alike but for their case, and more than fits into one text."""
    names = (
        "A1",
        "a 1",
        "TRUE",
        "R",
        "score",
        "Größe (m²)",
        "2nd",
        "x.y",
        "部長",
        "Text",
        "N",
        "If",
        "Value",
        "HS_TIER",
    )
    words = NamedList("words", tuple(f"word {at} “{'x' * 20}”" for at in range(items)))
    made = [
        Rule(
            f"{'Rr'[at % 2]}ule_with_a_long_name_of_its_own_{at // 2}",
            f"Rule {at}",
            "All",
            Condition(names[at % len(names)], "contains any of", (ListRef("words"),)),
            FixedPoints(1),
            best_of="best" if at % 3 == 0 else "",
            disqualify=at % 5 == 0,
        )
        for at in range(rules)
    ]  # fmt: skip
    many = tuple(Condition("A1", "contains", (f"piece {at} {'y' * 90}",)) for at in range(120))
    made.append(Rule("long", "Long", "All", Group(Join.ANY, many), FixedPoints(2)))
    return ScoringModel(
        "Hostile", fields=tuple(map(Field, names)), categories=(Category("All", Axis.NONE),), rules=tuple(made),
        tiers=(Tier("Hot", 5), Tier("Cold")), lists=(words,),
    )  # fmt: skip


def test_large_models_and_odd_names_stay_within_excels_limits(tmp_path: Path) -> None:
    model = hostile_model(120, 900)
    layout = rules_layout(model)
    names = function_names(lower(model, 0.0), layout.rules)
    functions = {name.name: name.refers for name in names}
    assert max(map(len, functions.values())) <= LONGEST
    said = {name.comment.partition(":")[0] for name in names if name.name.startswith("HS_PART_")}
    assert said == {
        "A part of a long sum", "Whether a part of a long condition holds", "The best of some rules of a group",
    }  # fmt: skip
    parameters = parameters_of(functions["HS_SCORE"])
    assert parameters is not None and len({each.casefold() for each in parameters}) == 14
    assert not {"a1", "true", "r", "value"} & {each.casefold() for each in parameters}
    write_book(BookPlan(tuple(layout.sheets.values()), names), tmp_path / "a.xlsx")
    assert [str(problem) for problem in lint(tmp_path / "a.xlsx")] == []


def test_what_excel_would_not_take_is_refused() -> None:
    fields = tuple(Field(f"Field {at}") for at in range(260))
    rules = tuple(
        Rule(f"r{at}", f"R {at}", "All", Condition(f"Field {at}", "is", ("x",)), FixedPoints(1)) for at in range(260)
    )
    model = ScoringModel("Wide", fields=fields, categories=(Category("All"),), rules=rules,
                         tiers=(Tier("Hot", 5), Tier("Cold")))  # fmt: skip
    with pytest.raises(OutputError, match="takes 7,900 and 253"):
        scored(lead_table({"Field 0": ["x"]}), model, {"Field 0": "Field 0"}, options=WITH_FUNCTIONS)


def test_for_an_open_workbook_they_lose_the_prefixes_of_files() -> None:
    assert typed_text("_xlfn.LAMBDA(_xlpm.x,_xlfn.LET(_xlpm.y,_xlpm.x&\"_xlpm.x\",'_xlfn. b'!A1))") == (
        "=LAMBDA(x,LET(y,x&\"_xlpm.x\",'_xlfn. b'!A1))"
    )
    made = scored(leads(2), MODELS[0], options=WITH_FUNCTIONS)
    live = live_functions(made.plan.names)
    assert [name for name, _, _ in live] == list(functions_of(made))
    assert all(text.startswith("=LAMBDA(") and "_xl" not in text for _, text, _ in live)
    # What the texts call could be no parameter.
    called = {
        each.casefold() for _, text, _ in live for each in re.findall(r"\b([A-Z]+)\(", re.sub(r'"[^"]*"', "", text))
    }
    assert called and called <= KEPT_WORDS
    assert {name: said for name, _, said in live}["HS_TIER"].endswith("HS_TIER(score)")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("parameter-prefix", "_xlfn.LAMBDA(x,_xlpm.x)"),
        ("parameter-prefix", "_xlfn.LAMBDA(_xlpm.x,x+1)"),
        ("parameter-prefix", "_xlfn.LET(y,1,_xlpm.y)"),
        ("parameter-unknown", "_xlfn.LAMBDA(_xlpm.x,_xlpm.y)"),
        ("parameter-unknown", "_xlfn.LET(_xlpm.y,_xlpm.y,1)"),
        ("parameter-unknown", "_xlfn.LET(_xlpm.y,1,_xlpm.y)+_xlpm.y"),
        ("parameter-twice", "_xlfn.LAMBDA(_xlpm.x,_xlpm.X,1)"),
        ("parameter-function", "_xlfn.LAMBDA(_xlpm.n,SUM(N(_xlpm.n)))"),
        ("parameter-name", "_xlfn.LAMBDA(_xlpm.A1,1)"),
        ("parameter-name", "_xlfn.LAMBDA(_xlpm.a.b,1)"),
        ("parameter-count", "_xlfn.LET(_xlpm.y,1)"),
        ("parameter-count", f"_xlfn.LAMBDA({''.join(f'_xlpm.p_{at},' for at in range(254))}1)"),
    ],
)
def test_the_lint_finds_what_no_validator_sees(code: str, text: str) -> None:
    assert code in {found for found, _ in lambda_faults(text)}


def test_the_lint_takes_what_excel_takes() -> None:
    text = (
        "_xlfn.LAMBDA(_xlpm.x,_xlop.y,_xlfn.LET(_xlpm.z,_xlpm.x&\"(,y\",SUM({1,2},_xlpm.z,_xlpm.x(1),'x'!A1,_xlop.y)))"
    )
    assert list(lambda_faults(text)) == []
    assert parameters_of(text) == ("x", "y")
    assert [code for code, _ in call_faults("F(1,G(2,3))+F(1)", {"f": 1})] == ["function-arguments"]
