"""Structured references: headers with characters that mean something there."""

from __future__ import annotations

import pytest

from scoring.workbook.lead_sheet_refs import column_reference, this_row

REFERENCES = {
    "Lead Score": "Leads[Lead Score]",
    "@handle": "Leads[['@handle]]",
    "x@y": "Leads[[x'@y]]",
    "Phone, work": "Leads[[Phone, work]]",
    "E-mail": "Leads[[E-mail]]",
    "a[1]#'": "Leads[[a'[1']'#'']]",
    "two\nlines": "Leads[[two\nlines]]",
}


@pytest.mark.parametrize(("header", "reference"), REFERENCES.items())
def test_a_column(header: str, reference: str) -> None:
    assert column_reference(header, "Leads") == reference


def test_the_cells_of_a_row() -> None:
    assert this_row("Leads", "@handle") == "Leads[[#This Row],['@handle]]"
    assert this_row("Leads", "a", "b#") == "Leads[[#This Row],[a]:[b'#]]"
