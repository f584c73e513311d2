"""The findings as a list, without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.models.findings import as_text, counts, filtered, finding_lines, heading, lead_at, place_words, share_words
from scoring.errors import Severity
from scoring.jobs.prepare import Prepared
from scoring.samples import sample_leads_path
from tests.desktop.data.helpers import PLAIN, prepared, write

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def sample() -> Prepared:
    return prepared(sample_leads_path())


def test_the_worst_come_first(sample: Prepared) -> None:
    lines = finding_lines(sample)
    assert [line.severity for line in lines] == [Severity.WARNING] * 2 + [Severity.NOTE] * 10
    assert counts(lines) == {Severity.WARNING: 2, Severity.NOTE: 10}


def test_cells_lead_to_their_leads(sample: Prepared) -> None:
    for line in finding_lines(sample):
        for cell, lead in line.cells:
            assert int(sample.table.rows[lead]) == int("".join(filter(str.isdigit, cell)))
    assert lead_at(sample.table, "A1") == -1
    assert lead_at(sample.table, "A99999") == -1


def test_words_and_severity_filter(sample: Prepared) -> None:
    lines = finding_lines(sample)
    assert {line.finding.code for line in filtered(lines, "stored as TEXT")} == {"number-as-text", "date-as-text"}
    assert {line.finding.code for line in filtered(lines, "employees stored")} == {"number-as-text"}
    assert len(filtered(lines, "", Severity.WARNING)) == 2
    assert filtered(lines, "no such words") == ()
    assert [line.finding.code for line in filtered(lines, "F65")] == ["error-cell"]


def test_a_column_that_is_mostly_wrong_may_be_the_wrong_one(tmp_path: Path) -> None:
    text = PLAIN.replace("35,", "small,").replace("120,", "large,").replace(",7,", ",tiny,")
    lines = finding_lines(prepared(write(tmp_path / "leads.csv", text)))
    assert [line.wrong_column for line in lines if line.finding.field == "Employees"] == [True]


def test_the_text_to_send_names_file_sheet_and_cells(sample: Prepared) -> None:
    text = as_text(filtered(finding_lines(sample), "error"), sample)
    assert text.splitlines() == [
        "What to look at in sample-leads.xlsx, sheet “Leads”:",
        "- “Employees”: 1 cell holds an error such as #N/A; it counts as blank. (F65) Mend the formula behind it.",
    ]
    long = as_text(finding_lines(sample), sample)
    assert "F231 …)" in long


def test_shares_and_headings_in_words(sample: Prepared) -> None:
    by_code = {line.finding.code: line.finding for line in finding_lines(sample)}
    assert share_words(by_code["blank-key"]) == "3 of all leads, 1.0 %"
    assert share_words(by_code["error-cell"]) == "1 of the filled cells, 0.4 %"
    assert heading(Severity.WARNING, 2) == "Makes scores wrong (2)"


def test_a_text_file_has_no_sheet(tmp_path: Path) -> None:
    assert place_words(prepared(write(tmp_path / "leads.csv", PLAIN))) == "in leads.csv"
