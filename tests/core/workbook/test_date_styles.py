"""How dates and times of the leads look in a scored workbook: nothing of them is hidden by a format."""

from __future__ import annotations

import pytest

from scoring.modelfile import parse_model
from scoring.scores import score
from scoring.table import Cell, Serial, lead_table
from scoring.workbook.compose import compose

MODEL = parse_model(
    "{hotsheet: 1, name: t, scale: raw, fields: {T: text}, categories: {c: },"
    " rules: [{label: r, category: c, points: 1, when: {T: is blank}}]}"
)
FORMATS: dict[str, tuple[list[Cell], str]] = {
    "days": ([Serial(46000.0), None, "x", 5.5], "yyyy-mm-dd"),
    "days with times": ([Serial(46000.0), Serial(46000.4375)], "yyyy-mm-dd hh:mm"),
    "times": ([Serial(0.4375), Serial(0.0)], "hh:mm"),
    "spans of time": ([Serial(0.5), Serial(1.25)], "[h]:mm"),
    "no dates": ([1.5, None], "yyyy-mm-dd"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_format_shows_all_there_is(name: str) -> None:
    cells, wanted = FORMATS[name]
    table = lead_table({"T": ["x"] * len(cells), "When": cells})
    plan = compose(table, score(table, MODEL), {"T": "T"})
    assert plan.sheets[0].columns[1].date_style.number_format == wanted
