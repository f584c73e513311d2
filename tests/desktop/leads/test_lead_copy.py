"""Leads as a spreadsheet expects them from the clipboard."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from PySide6.QtCore import QLocale

from desktop.jobs import CancelledError
from desktop.models.lead_columns import LeadColumn, Look
from desktop.models.lead_copy import AT_ONCE, Copied, copier
from desktop.models.leads import LeadModel
from scoring.model import Category, FixedPoints, Rule, ScoringModel
from scoring.nodes import Scaling
from scoring.scores import score
from scoring.table import ErrorValue, LeadTable, Serial, lead_table

MODEL = ScoringModel(
    "Copy", categories=(Category("A"),), scale=Scaling.RAW, decimals=1,
    rules=(Rule("a", 'Say "hi"', "A", None, FixedPoints(1234.5)),),
)  # fmt: skip
TABLE = lead_table({
    "Text": ["plain", "tab\there", 'two\nlines "quoted"', "=1+1", "+49 40 123", None],
    "Number": [1234567.25, 0.5, -3, 1e20, ErrorValue("#N/A"), None],
    "Day": [Serial(46000.0), Serial(46000.5), None, "soon", True, False],
})  # fmt: skip
KEYS = ("score", "why", "lead:Text", "lead:Number", "lead:Day")


def copied(table: LeadTable = TABLE, leads: list[int] | None = None) -> Copied:
    model = LeadModel()
    looks = {"score": Look.SCORE}
    model.show_leads(table, [LeadColumn(key, key, looks.get(key, Look.TEXT)) for key in KEYS])
    model.show_scores(score(table, MODEL), {}, {})
    chosen = np.array(range(len(table)) if leads is None else leads, np.intp)
    return copier(model, table, chosen)(lambda what, share: None)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), dialect="excel-tab"))


def test_lines_with_tabs_and_a_header() -> None:
    lines = rows(copied(leads=[0, 1]).text)
    assert lines[0] == list(KEYS)
    assert lines[1] == ["1234.5", 'Say "hi" +1234.5', "plain", "1234567.25", "2025-12-09"]
    assert lines[2][2:] == ["tab\there", "0.5", "2025-12-09 12:00:00"]
    assert len(lines) == 3


def test_cells_that_would_break_lines_are_quoted() -> None:
    assert '"tab\there"' in copied(leads=[1]).text
    assert '"two\nlines ""quoted"""' in copied(leads=[2]).text
    assert rows(copied(leads=[2]).text)[1][2] == 'two\nlines "quoted"'


def test_no_lead_becomes_a_formula() -> None:
    cells = [row[2] for row in rows(copied(leads=[3, 4]).text)[1:]]
    assert cells == ["'=1+1", "'+49 40 123"]


def test_numbers_have_the_point_of_the_locale_and_no_separators() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    lines = rows(copied(leads=[0, 3]).text)
    assert lines[1][0] == "1234,5"
    assert lines[1][3] == "1234567,25"
    assert lines[2][3] == "1e+20"


def test_every_kind_of_cell() -> None:
    lines = rows(copied().text)[1:]
    assert [line[3] for line in lines] == ["1234567.25", "0.5", "-3", "1e+20", "#N/A", ""]
    assert [line[4] for line in lines][2:] == ["", "soon", "TRUE", "FALSE"]


def test_few_rows_come_as_a_table_too() -> None:
    made = copied(leads=[2])
    assert "<th>score</th>" in made.markup
    assert "<td>two<br>lines &quot;quoted&quot;</td>" in made.markup


def test_rows_are_copied_in_the_order_they_are_chosen() -> None:
    assert [row[2] for row in rows(copied(leads=[4, 0]).text)[1:]] == ["'+49 40 123", "plain"]


def test_many_rows_are_copied_without_a_table_and_can_be_called_off() -> None:
    size = AT_ONCE + 1
    table = TABLE.take(np.zeros(size, np.intp))
    made = copied(table)
    assert made.markup == ""
    assert made.rows == size == len(made.text.splitlines()) - 1

    def stop(what: str, share: float) -> None:
        if share > 0.3:
            raise CancelledError

    model = LeadModel()
    model.show_leads(table, [LeadColumn("lead:Number", "Number")])
    with pytest.raises(CancelledError):
        copier(model, table, np.arange(size))(stop)
