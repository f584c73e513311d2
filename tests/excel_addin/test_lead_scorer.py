"""Leads that a worksheet hands over score what the core gives them, row by row and all at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from excel_addin.lead_scorer import LeadScorer
from scoring import HotsheetError, explain, lead_table, load_model, read_leads, score
from scoring.errors import MappingError
from scoring.explain import why_texts
from scoring.jobs.models import open_source
from scoring.model import ScoringModel
from scoring.modelfile import list_templates, parse_model
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.table import Cell, ErrorValue, LeadTable, Serial

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001
ERRORS = {"#N/A": -2146826246, "#DIV/0!": -2146826281, "#VALUE!": -2146826273}
TRUTH = """
hotsheet: 1
name: Truth
fields:
  Answer: {kind: text}
categories:
  All: {}
rules:
  - {id: one, label: One, category: All, when: {Answer: {is: "1"}}, points: 5}
"""


def as_excel_gives(cell: Cell) -> Any:
    """A cell as COM hands it to Python."""
    match cell:
        case Serial(value):
            return EPOCH + timedelta(days=value)
        case ErrorValue(code):
            return ERRORS[code]
        case _:
            return cell


def rows_of(table: LeadTable) -> list[tuple[Any, ...]]:
    return [tuple(as_excel_gives(column.cell(lead)) for column in table.columns) for lead in range(len(table))]


@pytest.fixture(scope="module")
def leads() -> LeadTable:
    return read_leads(sample_leads_path())


@pytest.mark.parametrize("name", list_templates())
def test_every_template_scores_as_the_core_does(leads: LeadTable, name: str) -> None:
    model = load_model(name)
    if name == "pipeline-stages":
        with pytest.raises(MappingError, match="Demo held"):
            LeadScorer(model, leads.names, SAMPLE_AS_OF)
        return
    wanted = score(leads, model, as_of=SAMPLE_AS_OF)
    found = LeadScorer(model, leads.names, SAMPLE_AS_OF).answers(rows_of(leads))
    assert [each.score for each in found] == wanted.score.tolist()
    assert [each.tier for each in found] == [wanted.tier_names[place] for place in wanted.lead_tier]
    assert [each.grade for each in found] == list(wanted.grade or [""] * len(leads))
    assert [each.why for each in found] == why_texts(wanted).tolist()


def test_one_by_one_is_as_all_at_once(leads: LeadTable) -> None:
    rows = rows_of(leads)[:40]
    together = LeadScorer(load_model("starter"), leads.names, SAMPLE_AS_OF).answers(rows)
    single = LeadScorer(load_model("starter"), leads.names, SAMPLE_AS_OF)
    assert [single.answer(row) for row in rows] == together
    assert all(map(single.knows, rows))


def test_the_points_of_rules_are_those_of_the_explanation(leads: LeadTable) -> None:
    model = load_model("starter")
    wanted = explain(score(leads, model, as_of=SAMPLE_AS_OF), 3)
    found = LeadScorer(model, leads.names, SAMPLE_AS_OF).answer(rows_of(leads)[3])
    assert {each.rule_id: each.points for each in wanted.contributions if each.rule_id} == {
        rule: points for rule, points in found.points.items() if points
    }


def test_truth_is_not_taken_for_one() -> None:
    scorer = LeadScorer(parse_model(TRUTH), ["Answer"])
    assert scorer.answer((1.0,)).score == 5
    assert scorer.answer((True,)).score == 0
    assert [each.score for each in scorer.answers([(True,), (1.0,), ("1",)])] == [0, 5, 5]


def test_disposable_domains_are_known_as_in_a_file() -> None:
    model = load_model("spam-or-lamb")
    addresses = ["ana@acme.example", "x@mailinator.com", "y@0-mail.com", "z@gmail.com"]
    table = lead_table({"Email": addresses})
    columns = {field.name: "" for field in model.fields if field.name != "Email"}
    wanted = score(table, model, columns)
    scorer = LeadScorer(model, ["Email"])
    assert [scorer.answer((address,)).tier for address in addresses] == [
        wanted.tier_names[place] for place in wanted.lead_tier
    ]


def test_more_rows_than_are_kept_score_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("excel_addin.lead_scorer._KEPT", 10)
    scorer = LeadScorer(parse_model(TRUTH), ["Answer"])
    rows = [(float(number),) for number in range(25)]
    assert [each.score for each in scorer.answers(rows)] == [5 if row == (1.0,) else 0 for row in rows]
    assert [each.score for each in scorer.answers(rows[:8])] == [5 if row == (1.0,) else 0 for row in rows[:8]]


def test_what_is_wrong_is_said() -> None:
    model: ScoringModel = parse_model(TRUTH)
    with pytest.raises(HotsheetError, match="2 cells and the headers have 1"):
        LeadScorer(model, ["Answer"]).answer(("a", "b"))
    with pytest.raises(HotsheetError, match="Two headers are “Answer”"):
        LeadScorer(model, ["Answer", "Answer"])


def test_blank_headers_are_no_field() -> None:
    assert LeadScorer(parse_model(TRUTH), [None, "Answer", " "]).answer(("1", "1", "1")).score == 5


def test_the_day_counts(leads: LeadTable) -> None:
    model = open_source("starter").model
    wanted = score(leads, model, as_of=SAMPLE_AS_OF).score.tolist()
    early = LeadScorer(model, leads.names, 40_000.0).answers(rows_of(leads))
    assert [each.score for each in early] != wanted
