"""One lead in full, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.models.lead_details import (
    Bar,
    bars_of,
    details_of,
    field_rows,
    lead_title,
    rules_by_field,
    verdicts_of,
)
from desktop.models.lead_fields import FieldModel
from desktop.session import Session
from desktop.state import Override
from scoring.explain import Part, explain
from scoring.fields import Field, FieldKind
from scoring.jobs.prepare import Prepared
from scoring.model import Axis, Category, Condition, FixedPoints, Rule, ScoringModel, Tier
from scoring.nodes import Scaling
from scoring.scores import score
from scoring.table import ErrorValue, lead_table

MODEL = ScoringModel(
    "Details",
    fields=(Field("Company"), Field("Size", FieldKind.NUMBER)),
    categories=(Category("Fit", Axis.FIT, cap=50), Category("Heat", Axis.ENGAGEMENT, weight=0.5)),
    rules=(
        Rule("big", "Big", "Fit", Condition("Size", "≥", (1000.0,)), FixedPoints(80)),
        Rule("any", "Any", "Heat", None, FixedPoints(15.5)),
        Rule("out", "Competitor", "Fit", Condition("Company", "is", ("Rival",)), disqualify=True),
        Rule("vip", "Very important", "Fit", Condition("Company", "is", ("Acme",)), force_tier="Hot"),
    ),
    tiers=(Tier("Hot", 70), Tier("Warm", 40), Tier("Cold")),
)
TABLE = lead_table({"Company": ["Acme", "Rival", "Umbra"], "Size": [1234.5, 2000, ErrorValue("#N/A")]})


@pytest.fixture
def prepared(opened: Session) -> Prepared:
    assert opened.prepared is not None
    return opened.prepared


def test_bars_lead_from_nothing_to_the_score() -> None:
    scores = score(TABLE, MODEL)
    bars = bars_of(explain(scores, 0))
    assert [(bar.label, bar.points) for bar in bars] == [
        ("Big", 80), ("Fit: floor or cap", -30), ("Any", 15.5), ("Heat: weight", -7.75), ("Rounding", 0.25),
        ("Score", 58),
    ]  # fmt: skip
    assert [bar.start for bar in bars] == [0, 80, 50, 65.5, 57.75, 0]
    assert [bar.end for bar in bars] == [80, 50, 65.5, 57.75, 58, 58]
    assert [bar.rule_id for bar in bars] == ["big", "", "any", "", "", ""]
    assert bars[-1].part is None


@pytest.mark.parametrize(
    ("scaling", "points", "last"),
    [
        (Scaling.PERCENT, 10, Bar("10 of 40 possible", 0, 25, 25, Part.SCALE, value="= 25")),
        (Scaling.CLAMP, 400, Bar("Limit 0–100", -300, 400, 100, Part.SCALE)),
    ],
)
def test_scales_have_names_of_their_own(scaling: Scaling, points: float, last: Bar) -> None:
    rules = (Rule("a", "A", "A", None, FixedPoints(points)), Rule("b", "B", "A", Condition("Company", "is", ("x",))))
    rules = (rules[0], replace(rules[1], points=FixedPoints(30)))
    model = ScoringModel("S", fields=(Field("Company"),), categories=(Category("A"),), rules=rules, scale=scaling)
    said = explain(score(TABLE, model), 0)
    assert [bar for bar in bars_of(said) if bar.part is Part.SCALE] == [last]


def test_verdicts_say_what_else_decided() -> None:
    scores = score(TABLE, MODEL, overrides={2: "Hot"})
    said = [tuple(verdicts_of(scores, explain(scores, lead))) for lead in range(3)]
    assert said == [
        ("“Very important” puts it into the tier Hot.",),
        ("Disqualified by “Competitor”.",),
        ("Overruled by hand: Hot. The model says Cold.",),
    ]
    odd = score(TABLE, MODEL, overrides={2: "Lukewarm"})
    [verdict] = verdicts_of(odd, explain(odd, 2))
    assert "“Lukewarm” names no tier" in verdict


def test_a_lead_is_told_with_all_that_decided(prepared: Prepared, opened: Session) -> None:
    scores = opened.scores
    assert scores is not None
    lead = int(scores.order[0])
    said = details_of(prepared, scores, lead, {lead: Override("Hot", "Why not")})
    assert (said.score, said.rank, said.ranked) == ("100", 1, 300)
    assert (said.tier_names[said.place], said.tier_names[said.model_place]) == ("Hot", "Hot")
    assert said.override == Override("Hot", "Why not")
    assert said.bars[-1].points == 100
    assert said.row == prepared.table.rows[lead]
    assert said.why == explain(scores, lead).why
    assert said.axes is None


def test_a_grade_is_told_where_there_are_axes(prepared: Prepared) -> None:
    scores = score(TABLE, MODEL)
    said = details_of(replace(prepared, table=TABLE, model=MODEL), scores, 0, {})
    assert said.axes is not None
    # Its size, held at 50; and half of 15.5, rounded as the model rounds.
    assert (said.axes.grade, said.axes.fit, said.axes.engagement) == ("B4", 50, 8)


def test_without_scores_a_lead_is_who_it_is_and_its_fields(prepared: Prepared) -> None:
    said = details_of(prepared, None, 3, {})
    assert said.place == -1 and not said.bars
    assert len(said.fields) == len(prepared.table.names)


def test_a_person_is_called_by_name_before_the_company(prepared: Prepared) -> None:
    table = prepared.table
    name = f"{table['First name'].cell(5)} {table['Last name'].cell(5)}"
    title, besides = lead_title(prepared, 5)
    assert title == name
    assert besides == f"{table['Company'].cell(5)}, {table['Email'].cell(5)}"


def test_a_lead_without_a_name_is_called_by_what_there_is(prepared: Prepared) -> None:
    nameless = lead_table({"First name": [None, None], "Last name": ["", None], "Email": ["a@b.example", None]})
    matching = replace(
        prepared.matching, matches=tuple(each for each in prepared.matching.matches if each.field == "Email")
    )
    assert lead_title(replace(prepared, table=nameless, matching=matching), 0) == ("a@b.example", "")
    assert lead_title(replace(prepared, table=nameless, matching=matching), 1) == ("row 3", "")


def test_fields_that_rules_ask_about_come_first(prepared: Prepared) -> None:
    rows = list(field_rows(prepared, 0))
    asked = [bool(row.rules) for row in rows]
    assert any(asked) and not all(asked)
    assert asked == sorted(asked, reverse=True)
    assert len({row.name for row in rows}) == len(rows) == len(prepared.table.names)
    title = next(row for row in rows if row.name == "Job title")
    assert title.rules == rules_by_field(prepared.model)["Job title"]


def test_rules_that_are_off_ask_nothing() -> None:
    off = tuple(replace(rule, enabled=False) for rule in MODEL.rules)
    assert rules_by_field(replace(MODEL, rules=off)) == {}
    assert rules_by_field(MODEL) == {"Size": ("Big",), "Company": ("Competitor", "Very important")}


def test_fields_are_searched_and_copied(prepared: Prepared) -> None:
    model = FieldModel()
    model.show_rows(tuple(field_rows(prepared, 0)))
    model.search("émployees")
    assert [row.name for row in model.rows] == ["Employees"]
    plain = model.rows[0].plain
    assert model.copied([0]) == f"Employees\t{plain}"
    model.search("no field says this")
    assert model.rowCount() == 0
    model.search("")
    assert model.rowCount() == len(prepared.table.names)


def test_fields_show_blanks_errors_and_the_rules_that_ask(prepared: Prepared) -> None:
    table = lead_table({"Size": [ErrorValue("#N/A")], "Company": ["<i>"], "Note": [None]})
    model = FieldModel()
    matching = replace(prepared.matching, matches=())
    model.show_rows(tuple(field_rows(replace(prepared, table=table, model=MODEL, matching=matching), 0)))
    said = {model.index(row, 0).data(): model.index(row, 1).data() for row in range(3)}
    assert said == {"Size": "#N/A", "Company": "<i>", "Note": "–"}
    role = Qt.ItemDataRole
    assert model.index(1, 1).data(role.ToolTipRole) == "<qt>&lt;i&gt;</qt>"
    assert model.index(2, 1).data(role.AccessibleTextRole) == "blank"
    assert model.index(0, 1).data(role.ForegroundRole) != model.index(1, 1).data(role.ForegroundRole)
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in (0, 1)] == ["Field", "Value"]
