"""Findings about leads: each planted fault is found, counted and placed; clean leads have none."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.errors import Severity
from scoring.fields import Field, FieldKind
from scoring.leads import Finding, check_quality, stored_as_text_share
from scoring.table import Cell, Column, ErrorValue, LeadTable, Serial, Source, lead_table

TODAY = Serial(46000.0)


def findings(kind: FieldKind, cells: list[Cell | int], key: str = "") -> dict[str, Finding]:
    """The findings about one column C with these cells, by their code."""
    blank: list[Cell | int] = [None] * len(cells)
    leads = lead_table({"A": blank, "B": blank, "C": cells})
    found = check_quality(leads, [Field("F", kind)], {"F": "C"}, key)
    assert len({finding.code for finding in found}) == len(found)
    return {finding.code: finding for finding in found}


@pytest.mark.parametrize(
    ("kind", "cells", "code", "places"),
    [
        (FieldKind.NUMBER, [1, "2", "3.5", "1.234,5", "€ 5", "007"], "number-as-text", ["C3", "C4", "C5", "C6", "C7"]),
        (FieldKind.NUMBER, [1, "n/a", "10-50", " "], "text-in-number", ["C3", "C4"]),
        (FieldKind.NUMBER, [1, Serial(45566.0)], "number-became-date", ["C3"]),
        (FieldKind.NUMBER, [1, True], "truth-value", ["C3"]),
        (FieldKind.TEXT, ["1-10", Serial(45566.0)], "text-became-date", ["C3"]),
        (FieldKind.TEXT, ["a", 5, 5.5, 1e15], "number-in-text", ["C4", "C5"]),
        (FieldKind.DATE, [TODAY, "2024-01-31", "3 May 2024"], "date-as-text", ["C3", "C4"]),
        (FieldKind.DATE, [TODAY, "soon"], "text-in-date", ["C3"]),
        (FieldKind.DATE, [TODAY, 7, 99999, Serial(0.5)], "implausible-date", ["C3", "C4", "C5"]),
        (FieldKind.DATE, [TODAY, 45000], "number-in-date", ["C3"]),
        (FieldKind.YES_NO, ["yes", "Nein", 1, 0, True, "maybe", 2], "unknown-yes-no", ["C7", "C8"]),
        (FieldKind.EMAIL, ["a@b.co", "a@b", "a b@c.de", "a@b@c.de", "a@b..de", 5], "invalid-email",
         ["C3", "C4", "C5", "C6", "C7"]),
        (FieldKind.TEXT, ["a", ErrorValue("#N/A")], "error-cell", ["C3"]),
        (FieldKind.TEXT, ["a", "a\u00a0b", "a\u200b", "a\tb"], "odd-space", ["C3", "C4", "C5"]),
    ],
)  # fmt: skip
def test_planted_faults(kind: FieldKind, cells: list[Cell | int], code: str, places: list[str]) -> None:
    found = findings(kind, cells)
    assert code in found
    assert list(found[code].cells) == places[:5]
    assert found[code].count == len(places)
    assert found[code].mend
    assert "“C”" in str(found[code])


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (FieldKind.NUMBER, [1, 2.5, -3, None, "", "  "]),
        (FieldKind.TEXT, ["a", "00123", 5, None, ""]),
        (FieldKind.DATE, [TODAY, Serial(30000.5), None]),
        (FieldKind.YES_NO, ["yes", "NO ", "x", "✓", "Ja", 1, 0, True, None, ""]),
        (FieldKind.EMAIL, ["a@b.co", "o'neil+x@mail.example.org", None, ""]),
    ],
)
def test_clean_columns_have_no_findings(kind: FieldKind, cells: list[Cell | int]) -> None:
    assert findings(kind, cells) == {}


def test_one_in_ten_dates_became_the_first_of_october() -> None:
    (found,) = findings(FieldKind.NUMBER, [Serial(45566.0)]).values()
    assert "2024-10-01" in found.message
    assert "1-10" in found.message
    assert found.severity == Severity.WARNING


def test_keys_blank_and_repeated_ignore_case_and_spaces() -> None:
    found = findings(FieldKind.EMAIL, ["a@b.co", "A@B.co ", None, "c@d.eu", "a@b.co", " "], key="F")
    assert found["duplicate-key"].cells == ("C3", "C6")
    assert found["blank-key"].cells == ("C4", "C7")
    assert found["blank-key"].share == pytest.approx(2 / 6)


def test_numbers_as_keys() -> None:
    assert findings(FieldKind.TEXT, [1, 2, 1, "1"], key="F")["duplicate-key"].cells == ("C4",)


def test_few_are_a_note_and_many_a_warning() -> None:
    assert findings(FieldKind.NUMBER, [1] * 39 + ["2"])["number-as-text"].severity == Severity.NOTE
    assert findings(FieldKind.NUMBER, [1] * 9 + ["2"])["number-as-text"].severity == Severity.WARNING


def test_stored_as_text_share() -> None:
    leads = lead_table({"Size": [1, "2", "3", None, "x"], "Created": [TODAY, "2024-01-31", None, None, None]})
    assert stored_as_text_share(leads, Field("S", FieldKind.NUMBER), "Size") == pytest.approx(0.5)
    assert stored_as_text_share(leads, Field("D", FieldKind.DATE), "Created") == pytest.approx(0.5)
    assert stored_as_text_share(leads, Field("T"), "Size") == 0.0
    assert stored_as_text_share(leads, Field("S", FieldKind.NUMBER), "Nowhere") == 0.0


def test_cells_are_addressed_as_on_the_sheet() -> None:
    leads = lead_table({"Name": ["a", "b"], "Size": [1, "2"]}, Source(header_row=4, first_column=3), first_row=9)
    (found,) = check_quality(leads, [Field("Size", FieldKind.NUMBER)], {"Size": "Size"})
    assert found.cells == ("D10",)


def test_formulas_without_a_value_are_found() -> None:
    blank = Column(
        "Size", np.zeros(2, np.uint8), np.full(2, np.nan), np.full(2, -1, np.int32), (), np.array([True, False])
    )
    leads = LeadTable((blank,), np.array([2, 3]))
    (found,) = check_quality(leads, [Field("Size", FieldKind.NUMBER)], {"Size": "Size"})
    assert (found.code, found.cells) == ("formula-without-value", ("A2",))


def test_a_field_without_column_is_passed_over() -> None:
    assert check_quality(lead_table({"A": [1]}), [Field("Size", FieldKind.NUMBER)], {}, key="Email") == ()


@pytest.mark.parametrize(
    ("kind", "odd", "one", "several"),
    [
        (FieldKind.NUMBER, "x", "1 cell is not a number.", "2 cells are not numbers."),
        (
            FieldKind.NUMBER,
            "5",
            "1 cell is a number stored as text and meets",
            "2 cells are numbers stored as text and m",
        ),
        (FieldKind.DATE, "soon", "1 cell is not a date.", "2 cells are not dates."),
        (FieldKind.TEXT, ErrorValue("#N/A"), "1 cell holds an error such as #N/A; it counts", "2 cells hold an error"),
        (
            FieldKind.YES_NO,
            "[a|b]",
            "1 cell is neither yes nor no (“[a|b]”)",
            "2 cells are neither yes nor no (“[a|b]”)",
        ),
        (FieldKind.EMAIL, "a@b", "1 cell is not a valid e-mail address.", "2 cells are not valid e-mail addresses."),
    ],
)
def test_one_and_several_cells_are_told_apart(kind: FieldKind, odd: Cell, one: str, several: str) -> None:
    ((single,), (both,)) = findings(kind, [odd]).values(), findings(kind, [odd, odd]).values()
    assert one in single.message
    assert several in both.message
    assert "|" not in single.mend + both.mend
