"""The .csv result: the leads to the letter, our columns, and nothing that a program takes for a formula."""

from __future__ import annotations

import csv
import io
import math
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import OutputError
from scoring.jobs.celltext import cell_text, column_texts, number_text, serial_text
from scoring.jobs.csvout import guarded, write_csv
from scoring.scores import score
from scoring.table import Cell, ErrorValue, LeadTable, Serial, column, lead_table
from scoring.workbook.names import Our
from tests.core.jobs.samples import MODEL

AS_OF = 46348.0  # 2026-11-22


def written(table: LeadTable, path: Path, raw: bool = False, show: tuple[Our, ...] = (Our.SCORE,)) -> list[list[str]]:
    write_csv(path, table, score(table, MODEL, {}, AS_OF), show, raw=raw, overwrite=True)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_kind_of_cell_as_a_text() -> None:
    cells: list[Cell] = [
        None, "a\nb", "00123", 12.0, 0.1, 1e21, True, False, ErrorValue("#N/A"),
        Serial(46348), Serial(46348.5), Serial(0.75), Serial(-3.0),
    ]  # fmt: skip
    texts = ["", "a\nb", "00123", "12", "0.1", "1e+21", "TRUE", "FALSE", "#N/A",
             "2026-11-22", "2026-11-22 12:00:00", "18:00:00", "-3"]  # fmt: skip
    assert column_texts(column("x", cells)) == texts
    assert [cell_text(cell) for cell in cells] == texts


def test_days_at_the_ends_of_the_calendar() -> None:
    assert serial_text(61) == "1900-03-01"
    assert serial_text(60) == "60"
    assert serial_text(2_958_465) == "9999-12-31"
    assert serial_text(2_958_465.9999999) == number_text(2_958_465.9999999)
    assert serial_text(2_958_466) == "2958466"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_comes_back_as_it_was(number: float) -> None:
    assert float(number_text(number)) == number


@given(st.floats(min_value=61, max_value=2_958_464))
def test_a_date_keeps_its_second(serial: float) -> None:
    assert math.isclose(_serial_of(serial_text(serial)), serial, abs_tol=0.51 / 86_400)


def _serial_of(text: str) -> float:
    when = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return (when - datetime(1899, 12, 30, tzinfo=UTC)).total_seconds() / 86_400


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd", "@sum", "\tx", "\rx", "-1+2", "+34 600 123", "=", "-"])
def test_what_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+34600123", "-1,5", "-1.000,50", "+5%", "-1e5", "a=b", "", "'=x", " =x"])
def test_numbers_and_plain_texts_stay(text: str) -> None:
    assert guarded(text) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=1, max_size=6))
def test_a_program_sees_no_formula_and_no_text_is_lost(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("out") / "o.csv"
    rows = written(lead_table({"Note": texts}), path)
    assert [row[0] for row in rows[1:]] == [guarded(text) for text in texts]
    assert [row[0] for row in written(lead_table({"Note": texts}), path, raw=True)[1:]] == texts


def test_headers_are_guarded_too(tmp_path: Path) -> None:
    assert written(lead_table({"=head()": ["x"]}), tmp_path / "o.csv")[0] == ["'=head()", "Lead Score"]


def test_all_our_columns_have_what_the_core_says(tmp_path: Path) -> None:
    table = lead_table(
        {
            "Email": ["a@acme.example", "b@mailinator.com"],
            "Job title": ["VP", "VP"],
            "Employees": [9.0, 10.0],
            "Free trial": ["yes", "no"],
        }
    )
    columns = {name: name for name in table.names}
    scores = score(table, MODEL, columns, AS_OF, ("", "Hot"))
    write_csv(tmp_path / "o.csv", table, scores, tuple(Our), ("", "they asked"))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "o.csv").read_text("utf-8-sig"))))
    shown = [{our.value: row[our.value] for our in Our} for row in rows]
    assert shown[0] == {
        "Lead Score": "62", "Lead Tier": "Warm", "Lead Grade": "D3", "Fit": "22", "Engagement": "40",
        "Why": "VP +20; Size under 10 +2; Free trial +40", "Lead Rank": "1", "Model Tier": "Warm",
        "Tier Override": "", "Override Reason": "", "Model Version": "3",
    }  # fmt: skip
    assert shown[1]["Lead Tier"] == "Hot"
    assert shown[1]["Model Tier"] == "Disqualified"
    assert shown[1]["Override Reason"] == "they asked"


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    table = lead_table({"Note": ["x"]})
    (tmp_path / "o.csv").write_text("mine")
    with pytest.raises(OutputError, match="exists"):
        write_csv(tmp_path / "o.csv", table, score(table, MODEL, {}, AS_OF))
    assert [path.name for path in tmp_path.iterdir()] == ["o.csv"]
    assert (tmp_path / "o.csv").read_text() == "mine"


def test_progress_is_told_and_what_it_raises_stops_the_writing(tmp_path: Path) -> None:
    table = lead_table({"n": list(range(12_000))})
    scores = score(table, MODEL, {}, AS_OF)
    told: list[float] = []
    write_csv(tmp_path / "all.csv", table, scores, (Our.SCORE,), progress=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1], len(told)) == (0.0, 1.0, 4)
    assert len((tmp_path / "all.csv").read_bytes().splitlines()) == 12_001

    def stop(share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(tmp_path / "half.csv", table, scores, (Our.SCORE,), progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["all.csv"]
