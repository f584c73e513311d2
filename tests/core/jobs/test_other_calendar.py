"""Leads of a workbook that counts its days from 1904, as its own formulas see them."""

from __future__ import annotations

from scoring.fields import Field, FieldKind
from scoring.jobs.results import with_own_serials
from scoring.model import ScoringModel
from scoring.table import Serial, lead_table

MODEL = ScoringModel("Trial", fields=(Field("Seen", FieldKind.DATE), Field("Size", FieldKind.NUMBER), Field("Note")))
COLUMNS = {"Seen": "Last seen", "Size": "Employees", "Note": "Remark"}


def test_dates_where_numbers_and_texts_are_meant_are_the_workbooks_own_serials() -> None:
    table = lead_table(
        {"Last seen": [Serial(46000.0), 44538.0], "Employees": [Serial(45231.0), 9], "Remark": [Serial(0.5), "x"]}
    )
    seen = with_own_serials(table, MODEL, COLUMNS, 1462)
    # A date stays; a plain number in its place counts from 1904.
    assert list(seen["Last seen"].cells()) == [Serial(46000.0), 46000.0]
    assert list(seen["Employees"].cells()) == [43769.0, 9.0]
    # A time has no day.
    assert list(seen["Remark"].cells()) == [0.5, "x"]


def test_columns_that_are_no_field_stay() -> None:
    table = lead_table({"Free": [Serial(46000.0), 3]})
    assert with_own_serials(table, MODEL, {}, 1462)["Free"] is table["Free"]
