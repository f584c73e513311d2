"""What the cells of the lead table show."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from PySide6.QtCore import QLocale

from desktop.models.lead_cells import LeadCells, Shown
from desktop.models.lead_columns import LeadColumn, Look
from desktop.state import Override
from scoring.explain import explain
from scoring.fields import Field, FieldKind
from scoring.model import Axis, Category, Condition, FixedPoints, Rule, ScoringModel, Tier
from scoring.nodes import Scaling
from scoring.scores import Scores, score
from scoring.table import ErrorValue, LeadTable, Serial, lead_table

MODEL = ScoringModel(
    "Cells",
    fields=(Field("Company"), Field("Size", FieldKind.NUMBER)),
    categories=(Category("Fit", Axis.FIT), Category("Heat", Axis.ENGAGEMENT)),
    rules=(
        Rule("big", "Big", "Fit", Condition("Size", "≥", (1000.0,)), FixedPoints(80)),
        Rule("any", "Any", "Heat", None, FixedPoints(15)),
        Rule("out", "Competitor", "Fit", Condition("Company", "is", ("Rival",)), disqualify=True),
    ),
    tiers=(Tier("Hot", 70), Tier("Warm", 40), Tier("Cold")),
)
TABLE = lead_table({
    "Company": ["Acme", "Rival", "", "Initech"],
    "Size": [1234.5, 2000, ErrorValue("#N/A"), None],
    "Since": [Serial(46000.0), None, "soon", Serial(46001.0)],
    "Trial": [True, False, None, True],
})  # fmt: skip


def column(key: str, look: Look = Look.TEXT) -> LeadColumn:
    return LeadColumn(key, key, look)


def shown(
    table: LeadTable,
    scores: Scores | None,
    key: str,
    look: Look = Look.TEXT,
    said: Mapping[int, Override] | None = None,
) -> list[Shown]:
    cells = LeadCells()
    cells.show(table, (column(key, look),))
    cells.take(scores, {}, said or {})
    return [cells.row(lead)[0] for lead in range(len(table))]


def texts(key: str, look: Look = Look.TEXT) -> list[str]:
    return [cell.text for cell in shown(TABLE, score(TABLE, MODEL), key, look)]


def test_own_cells_are_written_as_the_locale_does() -> None:
    assert texts("lead:Size", Look.NUMBER) == ["1234.5", "2000", "#N/A", ""]
    assert texts("lead:Since") == ["09/12/2025", "", "soon", "10/12/2025"]
    assert texts("lead:Trial") == ["✓", "✗", "", "✓"]
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert texts("lead:Size", Look.NUMBER)[0] == "1234,5"
    assert texts("lead:Since")[0] == "09.12.25"


def test_errors_and_blanks_are_told_apart() -> None:
    cells = shown(TABLE, None, "lead:Size")
    assert [cell.error for cell in cells] == [False, False, True, False]
    assert cells[3] == Shown("")


def test_scores_come_with_the_length_of_their_bar_and_the_place_of_their_tier() -> None:
    cells = shown(TABLE, score(TABLE, MODEL), "score", Look.SCORE)
    assert [cell.text for cell in cells] == ["95", "95", "15", "15"]
    assert [cell.share for cell in cells] == [0.95, 0.95, 0.15, 0.15]
    assert [cell.place for cell in cells] == [0, 3, 2, 2]
    assert [cell.struck for cell in cells] == [False, True, False, False]


def test_on_an_open_scale_the_best_lead_has_the_whole_bar() -> None:
    model = ScoringModel(
        "Raw", categories=(Category("A"),), scale=Scaling.RAW, fields=(Field("Size", FieldKind.NUMBER),),
        rules=(Rule("a", "A", "A", Condition("Size", ">", (0.0,)), FixedPoints(500)),
               Rule("b", "B", "A", Condition("Size", "is blank"), FixedPoints(-50))),
    )  # fmt: skip
    cells = shown(TABLE, score(TABLE, model), "score", Look.SCORE)
    assert [cell.share for cell in cells] == [1, 1, 0, 0]


def test_tiers_show_the_word_that_counts_and_who_was_overruled() -> None:
    scores = score(TABLE, MODEL, overrides={2: " hot ", 3: "Lukewarm"})
    cells = shown(TABLE, scores, "tier", Look.TIER)
    assert [cell.text for cell in cells] == ["Hot", "Disqualified", "Hot", "Cold"]
    assert [cell.flag for cell in cells] == [False, False, True, True]
    assert [cell.error for cell in cells] == [False, False, False, True]
    own = shown(TABLE, scores, "model tier", Look.TIER)
    assert [cell.text for cell in own] == ["Hot", "Disqualified", "Cold", "Cold"]
    assert not any(cell.flag for cell in own)


def test_every_other_column_of_ours() -> None:
    scores = score(TABLE, MODEL, overrides={2: "Hot"})
    said = {2: Override("Hot", "They called")}
    assert texts("grade") == ["A4", "A4", "D4", "D4"]
    assert texts("fit", Look.NUMBER) == ["80", "80", "0", "0"]
    assert texts("engagement", Look.NUMBER) == ["15"] * 4
    assert texts("raw", Look.NUMBER) == ["95", "95", "15", "15"]
    assert texts("row", Look.NUMBER) == ["2", "3", "4", "5"]
    assert [cell.text for cell in shown(TABLE, scores, "rank", said=said)] == ["1", "", "2", "3"]
    assert [cell.text for cell in shown(TABLE, scores, "override", said=said)] == ["", "", "Hot", ""]
    assert [cell.text for cell in shown(TABLE, scores, "reason", said=said)] == ["", "", "They called", ""]
    assert texts("why") == [explain(scores, lead).why for lead in range(4)]


def test_own_cells_outlive_new_scores_and_ours_do_not() -> None:
    cells = LeadCells()
    cells.show(TABLE, (column("score", Look.SCORE), column("lead:Company")))
    cells.take(score(TABLE, MODEL), {}, {})
    before = cells.row(0)
    cells.take(score(TABLE, ScoringModel("None", categories=(Category("A"),))), {}, {})
    after = cells.row(0)
    assert (before[0].text, after[0].text) == ("95", "0")
    assert after[1] is before[1]


def test_only_what_is_asked_for_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    size = 50_000
    table = lead_table({"Company": ["Acme"] * size, "Size": [5] * size})
    scores = score(table, MODEL)
    asked: list[int] = []
    real = Scores.values

    def values(self: Scores, step: str, leads: np.ndarray | None = None) -> np.ndarray:
        if leads is not None:
            asked.append(len(leads))
        return real(self, step, leads)

    monkeypatch.setattr(Scores, "values", values)
    cells = LeadCells()
    cells.show(table, (column("why"), column("score", Look.SCORE)))
    cells.take(scores, {}, {})
    cells.ensure(range(100, 140))
    assert asked and set(asked) == {40}


def test_far_more_leads_than_are_kept_are_shown_rightly() -> None:
    size = 9_000
    table = lead_table({"Company": [f"C{lead}" for lead in range(size)]})
    cells = LeadCells()
    cells.show(table, (column("lead:Company"),))
    for start in range(0, size, 500):
        cells.ensure(range(start, start + 500))
    assert [cells.row(lead)[0].text for lead in (0, 4_321, size - 1)] == ["C0", "C4321", "C8999"]
