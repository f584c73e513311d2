"""The leads that a view shows, and their order, beside what one would find lead by lead."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import ModelError
from scoring.fields import Field, FieldKind
from scoring.leads.dates import serial_text
from scoring.model import (
    DISPOSABLE_DOMAINS,
    DISQUALIFIED,
    Category,
    Condition,
    FixedPoints,
    Group,
    Join,
    NamedList,
    Rule,
    ScoringModel,
    Tier,
    When,
)
from scoring.scores import Scores, score
from scoring.table import Cell, ErrorValue, LeadTable, Serial, column, lead_table
from scoring.views import Finder, View, field_of, lead_column, lead_column_of, rows_of, shipped_views
from scoring.views.finder import words_of
from scoring.views.kinds import kind_of
from scoring.views.pieces import folded
from tests.strategies import AS_OF, random_leads, random_model

LEADS = 20
OVERRIDES = ("", "", "", "hot", " COLD ", "Disqualified", "nonsense", "Yes", "b", "  ")
TABLE = lead_table({
    "Name": ["José Álvarez", "ana smith", None, "Ana  Ng", "  ", "Zoë"],
    "E-mail": ["jose@acme.example", "ana@0-mail.com", "x@gmail.com", "ng@acme.example", None, "z@b.example"],
    "Company size": [50, 9.5, 120, None, "many", 50],
    "Seen": [Serial(46082.0), Serial(46052.5), None, Serial(46100.0), ErrorValue("#N/A"), None],
    "Opted out": ["no", "yes", None, True, "no", False],
    "Phone": [600123456.0, 1.5, None, None, 7.0, None],
})  # fmt: skip
MODEL = ScoringModel(
    "Small",
    fields=(Field("Size", FieldKind.NUMBER), Field("Title"), Field("E-mail", FieldKind.EMAIL)),
    categories=(Category("Fit"), Category("Other")),
    rules=(
        Rule("size", "Size", "Fit", Condition("Size", ">", (20.0,)), FixedPoints(60)),
        Rule("all", "All", "Other", None, FixedPoints(5)),
        Rule("mail", "Mail", "Other", Condition("E-mail", "is blank"), FixedPoints(-5)),
    ),
    tiers=(Tier("Hot", 60), Tier("Cold")),
    lists=(NamedList("targets", ("ana smith",)),),
)
COLUMNS = {"Size": "Company size", "E-mail": "E-mail"}


def scored(overrides: dict[int, str] | None = None) -> Scores:
    return score(TABLE, MODEL, COLUMNS, date(2026, 3, 1), overrides or {})


def shown(view: View, overrides: dict[int, str] | None = None) -> list[int]:
    found: list[int] = Finder(TABLE).rows_of(view, scored(overrides)).tolist()
    assert rows_of(view, scored(overrides), TABLE).tolist() == found
    return found


# -- which leads ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("search", "leads"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("jose", [0]),
        ("ALVAREZ acme", [0]),
        ("ana", [1, 3]),
        ("ana acme", [3]),
        ('"ana ng"', []),
        ('"ana  ng"', [3]),
        ("zoe", [5]),
        ("600123", [0]),
        ("1.5", [1]),
        ("2026-03", [0, 3]),
        ("#n/a", [4]),
        ("nobody", []),
        ("50", [0, 5]),
    ],
)
def test_words_are_found_anywhere_without_case_and_accents(search: str, leads: list[int]) -> None:
    assert shown(View("v", search=search)) == leads


def test_what_words_a_search_has() -> None:
    assert words_of('  ana "de la"  12 ana') == ("ana", "de la", "12")
    assert words_of('half "open') == ("half", '"open')


@pytest.mark.parametrize(
    ("when", "leads"),
    [
        (Condition("Company size", "≥", (50.0,)), [0, 2, 5]),
        (Condition("Size", "≥", (50.0,)), [0, 2, 5]),
        (Condition("Name", "contains", ("ana",)), [1, 3]),
        (Condition("Name", "is blank"), [2, 4]),
        (Condition("Seen", "within the last days", (40.0,)), [0, 1]),
        (Condition("Opted out", "is yes"), [1, 3]),
        (Condition("E-mail", "domain is free"), [2]),
        (Condition("E-mail", "domain is disposable"), [1]),
        (Condition("E-mail", "domain is corporate"), [0, 3, 5]),
        (Condition("Nowhere", "is blank"), [0, 1, 2, 3, 4, 5]),
        (Condition("Nowhere", "is", ("x",)), []),
        (Group(Join.ANY, (Condition("Size", "=", (120.0,)), Condition("Name", "is", ("zoë",)))), [2, 5]),
        (Group(Join.NONE, (Condition("Opted out", "is no"), Condition("Name", "is blank"))), [1, 3]),
    ],
)
def test_conditions_on_columns_and_on_fields(when: When, leads: list[int]) -> None:
    assert shown(View("v", when=when)) == leads


def test_a_condition_may_refer_to_a_list_of_the_model() -> None:
    from_list = Condition("Name", "is one of", (("ana smith",),))
    assert shown(View("v", when=from_list)) == [1]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (Condition("Company size", "contains", ("5",)), "Company size"),
        (Condition("Name", ">", (5.0,)), "Name"),
        (Condition("Size", "between", (5.0,)), "two numbers"),
        (Group(Join.ALL, ()), "no condition"),
    ],
)
def test_a_condition_that_does_not_fit_is_said(when: When, words: str) -> None:
    with pytest.raises(ModelError, match=words):
        shown(View("v", when=when))


def test_tiers_overrides_and_scores() -> None:
    overrides = {3: "hot", 0: "disqualified", 4: "nonsense", 5: " "}
    names = {view.key: shown(view, overrides) for view in shipped_views(MODEL)}
    assert names == {
        "all": [0, 1, 2, 3, 4, 5], "sales-ready": [2, 3, 5], "nurture": [1, 4], "overruled": [0, 3, 4],
        "disqualified": [0],
    }  # fmt: skip
    assert shown(View("v", ranked_only=True), overrides) == [1, 2, 3, 4, 5]
    assert shown(View("v", tiers=(" HOT", "Nothing"))) == [0, 2, 5]
    assert scored().score.tolist() == [65, 5, 65, 5, 0, 65]
    assert shown(View("v", score_from=5, score_to=5)) == [1, 3]
    assert shown(View("v", score_from=5.01)) == [0, 2, 5]
    assert shown(View("v", categories=("Fit",))) == [0, 2, 5]
    assert shown(View("v", categories=("Other",))) == [0, 1, 2, 3, 5]
    assert shown(View("v", categories=("Fit", "Nothing"))) == [0, 2, 5]
    assert shown(View("v", categories=("Nothing",))) == []
    assert shown(View("v", ("Hot",), "acme", Condition("Seen", "is not blank"), ("Fit",), 60, 70, True)) == [0]


def test_what_is_not_there_is_named() -> None:
    when = Group(Join.ALL, (Condition("Name", "is blank"), Condition("Title", "is blank"), Condition("Gone", "is yes")))
    view = View("v", ("Hot", "Warm"), when=when, categories=("Fit", "Fat"), sort=(("lead:Age", True), ("score", True)))
    view = replace(view, columns=("score", "lead:Name", "lead:City"))
    assert Finder(TABLE).missing(view, scored()) == ("Title", "Gone", "Warm", "Fat", "Age", "City")
    assert Finder(TABLE).missing(View("v", (DISQUALIFIED,)), scored()) == ()


def test_fields_are_those_of_the_model_or_as_the_cells_look() -> None:
    kinds = {name: field_of(TABLE, name, scored()).kind for name in (*TABLE.names, "Size", "Title", "Nowhere")}
    assert kinds == {
        "Name": FieldKind.TEXT,
        "E-mail": FieldKind.EMAIL,
        "Company size": FieldKind.NUMBER,
        "Seen": FieldKind.DATE,
        "Opted out": FieldKind.YES_NO,
        "Phone": FieldKind.NUMBER,
        "Size": FieldKind.NUMBER,
        "Title": FieldKind.TEXT,
        "Nowhere": FieldKind.TEXT,
    }


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["a@b.example", "c@d.example", None, "x"], FieldKind.TEXT),
        (["a@b.example"] * 5 + ["e@f.example", "g@h.example", "i@j.example", "k@l.example", "x"], FieldKind.EMAIL),
        (["yes", "No ", "YES"], FieldKind.YES_NO),
        ([1.0, 2.0, "x"], FieldKind.NUMBER),
        ([None, None], FieldKind.TEXT),
        ([" ", ""], FieldKind.TEXT),
        ([ErrorValue("#REF!"), Serial(46000.0)], FieldKind.DATE),
        ([True, None], FieldKind.YES_NO),
        ([], FieldKind.TEXT),
    ],
)
def test_kinds_of_columns(cells: list[Cell], kind: FieldKind) -> None:
    assert kind_of(column("c", cells)) is kind


def test_texts_of_cells_are_searched_by_reference() -> None:
    rng = random.Random(5)
    for _ in range(30):
        model = random_model(rng)
        table = random_leads(rng, model, LEADS)
        scores, finder = score(table, model, as_of=AS_OF), Finder(table)
        for _ in range(5):
            search = rng.choice(["a", "1", "2026", "vp sales", "ex com", "SAAS", "é", "0.5", "12 a", "trial", "部"])
            right = [lead for lead in range(LEADS) if all(_holds(table, lead, word) for word in search.split())]
            assert finder.rows_of(View("v", search=search), scores).tolist() == right


def _holds(table: LeadTable, lead: int, word: str) -> bool:
    return any(folded(word) in folded(_shown(one.cell(lead))) for one in table.columns)


def _shown(cell: Cell) -> str:
    match cell:
        case None | bool():
            return ""
        case Serial(value):
            return serial_text(value)
        case ErrorValue(code):
            return code
        case str():
            return cell
        case _:
            return f"{cell:.15g}"


@given(st.integers(0, 2**32))
def test_a_view_shows_the_leads_that_a_rule_would_fire_for(seed: int) -> None:
    rng = random.Random(seed)
    model = random_model(rng)
    table = random_leads(rng, model, LEADS)
    overrides = tuple(rng.choice(OVERRIDES) for _ in range(LEADS))
    scores, finder = score(table, model, as_of=AS_OF, overrides=overrides), Finder(table)
    for rule in model.rules:
        if rule.when is None:
            continue
        alone = replace(model, rules=(Rule("r", "r", model.categories[0].name, rule.when),))
        right = np.flatnonzero(score(table, alone, as_of=AS_OF).fired("r")).tolist()
        assert finder.rows_of(View("v", when=rule.when), scores).tolist() == right
    for place, tier in enumerate(scores.tier_names):
        right = np.flatnonzero(scores.lead_tier == place).tolist()
        assert finder.rows_of(View("v", (tier,)), scores).tolist() == right


def test_the_list_of_disposable_domains_is_the_models_and_the_public_one() -> None:
    model = replace(MODEL, lists=(NamedList(DISPOSABLE_DOMAINS, ("acme.example",)),))
    scores = score(TABLE, model, COLUMNS)
    view = View("v", when=Condition("E-mail", "domain is disposable"))
    assert Finder(TABLE).rows_of(view, scores).tolist() == [0, 1, 3]


def test_what_was_worked_out_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    finder, scores = Finder(TABLE), scored()
    view = View("v", search="ana 1", when=Condition("Name", "contains", ("a",)), sort=((lead_column("Name"), False),))
    first = finder.found(view, scores).tolist()
    monkeypatch.setattr("scoring.views.finder.Folded", None)
    monkeypatch.setattr("scoring.views.finder.Engine", None)
    monkeypatch.setattr("scoring.views.finder.column_places", None)
    assert finder.found(view, scores).tolist() == first


def test_a_checkpoint_ends_a_search_and_a_sort() -> None:
    class StopError(Exception):
        pass

    def stop() -> None:
        raise StopError

    scores = scored()
    asked: tuple[Callable[[Finder], object], ...] = (
        lambda finder: finder.rows_of(View("v", search="a"), scores, stop),
        lambda finder: finder.rows_of(View("v", when=Condition("Name", "is blank")), scores, stop),
        lambda finder: finder.order_by(scores, np.arange(6), lead_column("Name"), checkpoint=stop),
    )
    for ask in asked:
        finder = Finder(TABLE)
        with pytest.raises(StopError):
            ask(finder)
        # It can be asked again as if nothing had been.
        assert finder.rows_of(View("v", search="ana"), scores).tolist() == [1, 3]


# -- in what order ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "up", "down"),
    [
        ("Name", [3, 1, 0, 5, 2, 4], [5, 0, 1, 3, 2, 4]),
        ("Company size", [1, 0, 5, 2, 4, 3], [4, 2, 0, 5, 1, 3]),
        ("Seen", [1, 0, 3, 2, 4, 5], [3, 0, 1, 2, 4, 5]),
        ("Opted out", [0, 4, 1, 5, 3, 2], [3, 5, 1, 0, 4, 2]),
    ],
)
def test_by_a_column_of_the_leads(name: str, up: list[int], down: list[int]) -> None:
    finder, rows = Finder(TABLE), np.arange(6)
    assert finder.order_by(scored(), rows, lead_column(name)).tolist() == up
    assert finder.order_by(scored(), rows, lead_column(name), descending=True).tolist() == down
    some = finder.order_by(scored(), np.array([5, 1, 0]), lead_column(name)).tolist()
    assert sorted(some) == [0, 1, 5]
    assert [lead for lead in up if lead in (1, 0)] == [lead for lead in some if lead in (1, 0)]


@pytest.mark.parametrize(
    ("key", "up", "down"),
    [
        ("score", [4, 1, 3, 0, 2, 5], [0, 2, 5, 1, 3, 4]),
        ("raw", [4, 1, 3, 0, 2, 5], [0, 2, 5, 1, 3, 4]),
        ("tier", [5, 1, 3, 4, 0, 2], [0, 2, 1, 3, 4, 5]),
        ("model tier", [1, 3, 4, 0, 2, 5], [0, 2, 5, 1, 3, 4]),
        ("rank", [0, 2, 1, 3, 4, 5], [4, 3, 1, 2, 0, 5]),
        ("row", [0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]),
        ("override", [0, 5, 4, 1, 2, 3], [4, 5, 0, 1, 2, 3]),
        ("grade", [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5]),
        ("why", [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5]),
        ("lead:Gone", [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5]),
    ],
)
def test_by_our_columns(key: str, up: list[int], down: list[int]) -> None:
    scores, rows = scored({0: "cold?", 5: "Disqualified", 4: "x"}), np.arange(6)
    assert Finder(TABLE).order_by(scores, rows, key).tolist() == up
    assert Finder(TABLE).order_by(scores, rows, key, descending=True).tolist() == down


def test_by_several_columns_the_most_important_first() -> None:
    view = View("v", sort=(("score", True), (lead_column("Name"), True)))
    assert Finder(TABLE).found(view, scored()).tolist() == [5, 0, 2, 1, 3, 4]


@given(st.integers(0, 2**32))
def test_any_column_either_way_as_sorting_cell_by_cell(seed: int) -> None:
    rng = random.Random(seed)
    model = random_model(rng)
    table = random_leads(rng, model, LEADS, hostile=0.5)
    scores, finder = score(table, model, as_of=AS_OF), Finder(table)
    rows = np.array(rng.sample(range(LEADS), rng.randint(0, LEADS)), np.intp)
    for one in table.columns:
        for descending in (False, True):
            found = finder.order_by(scores, rows, lead_column(one.name), descending=descending).tolist()
            assert found == _sorted(rows.tolist(), lambda lead, of=one: _sort_key(of.cell(lead)), descending)  # type: ignore[misc]
    if model.has_axes:
        for key, of in (("fit", scores.axis("fit")), ("engagement", scores.axis("engagement"))):
            assert finder.order_by(scores, rows, key).tolist() == sorted(rows.tolist(), key=lambda r, v=of: v[r])  # type: ignore[misc]
        best_first = finder.order_by(scores, rows, "grade", descending=True).tolist()
        assert best_first == sorted(rows.tolist(), key=lambda lead: scores.grade[lead])


def _sorted(rows: list[int], key: Callable[[int], tuple[object, ...] | None], descending: bool) -> list[int]:
    filled = [lead for lead in rows if key(lead) is not None]
    blank = [lead for lead in rows if key(lead) is None]
    # Reversing keeps ties in the order they have, as people expect of a second click.
    return sorted(filled, key=lambda lead: key(lead) or (), reverse=descending) + blank


def _sort_key(cell: Cell) -> tuple[object, ...] | None:
    match cell:
        case None | ErrorValue():
            return None
        case bool():
            return 2, cell
        case str():
            text = folded(cell).lstrip(" ").encode("utf-8", "surrogatepass")
            return (1, text) if text else None
        case Serial(value):
            return 0, value
        case _:
            return 0, float(cell)


def test_places_far_apart_are_sorted_digit_by_digit() -> None:
    rng = np.random.default_rng(0)
    numbers = rng.integers(0, 3_000_000, 5_000).astype(float)
    table = lead_table({"N": numbers.tolist()})
    scores = score(table, ScoringModel("m", categories=(Category("c"),)))
    whole = np.concatenate([np.arange(70_000, dtype=float), numbers[:1000]])
    wide = lead_table({"N": whole.tolist()})
    for made in (table, wide):
        values = made["N"].numbers
        up = Finder(made).order_by(scores, np.arange(len(made)), lead_column("N")).tolist()
        assert up == np.argsort(values, kind="stable").tolist()
        down = Finder(made).order_by(scores, np.arange(len(made)), lead_column("N"), descending=True).tolist()
        assert down == np.argsort(-values, kind="stable").tolist()


def test_no_leads_at_all() -> None:
    table = lead_table({"Name": []})
    scores = score(table, MODEL)
    finder = Finder(table)
    view = View("v", ("Hot",), "x", Condition("Name", "is blank"), sort=(("score", True), ("lead:Name", False)))
    assert finder.found(view, scores).tolist() == []


def test_keys_of_columns() -> None:
    assert lead_column_of(lead_column("score")) == "score"
    assert lead_column_of("score") is None
