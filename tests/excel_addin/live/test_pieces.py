"""What needs no office: what is entered into cells, the copies that are kept, and the marker that a copy gets back."""

from __future__ import annotations

import os
import zipfile
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from excel_addin.live import backups
from excel_addin.live.checking import same
from excel_addin.live.clearing import is_ours
from excel_addin.live.copies import carry_marker
from excel_addin.live.errors import LiveError
from excel_addin.live.own_sheets import rectangles
from excel_addin.live.values import column_entries, entry, formula_entry, moved_down, runs_of, text_entry
from scoring.jobs.inplace import score_in_place
from scoring.jobs.prepare import prepare
from scoring.table import ErrorValue, Serial, column
from scoring.workbook.plan import Formula
from tests.excel_addin.live.books import table_book


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "'quoted", "00123", "1-2", "TRUE", "WAHR", "#N/A", "Mar 5"]
)
def test_texts_that_a_program_would_read_are_marked(text: str) -> None:
    assert text_entry(text) == f"'{text}"


def test_what_is_entered() -> None:
    assert text_entry("Tier Override") == "Tier Override"
    assert [entry(value) for value in (None, True, 2, 1.5, "")] == [None, True, 2.0, 1.5, None]
    assert entry(Serial(45000.0), day_zero=1462) == 43538.0
    assert (entry(ErrorValue("#N/A")), entry(float("inf"))) == ("=#N/A", "=#NUM!")
    assert entry(Formula("A1+1", 3)) == "=A1+1"
    assert formula_entry('_xlfn.AGGREGATE(1,6,A1)&"_xlfn.X"') == '=AGGREGATE(1,6,A1)&"_xlfn.X"'
    assert column_entries(column("x", ["a b", None, 3, "=1"])) == ["a b", None, 3.0, "'=1"]


def test_formulas_move_down_as_a_program_moves_them() -> None:
    text = "=IF(X4>='Rules A1'!$O$11,LOG10($B4),\"A4\")&T[[#This Row],[A4]]&SUM(C4:D4)&Rules!B4"
    moved = "=IF(X7>='Rules A1'!$O$11,LOG10($B7),\"A4\")&T[[#This Row],[A4]]&SUM(C7:D7)&Rules!B7"
    assert moved_down(text, 3) == moved and moved_down(text, 0) == text


def test_runs_and_rectangles() -> None:
    assert runs_of(np.array([2, 3, 4, 7, 9, 10])) == [(0, 2, 4), (3, 7, 7), (4, 9, 10)]
    assert runs_of(np.array([], np.int64)) == []
    cells = {(row, at) for row in (1, 2, 4) for at in (1, 2)} | {(1, 5)}
    assert sorted(rectangles(cells)) == ["A1:B2", "A4:B4", "E1"]


def test_what_differs_is_seen() -> None:
    assert same(None, "") and same("", None) and same(3.0, 3) and same("Hot", "Hot")
    assert not same("hot", "Hot") and not same(3.1, 3) and not same("3", 3) and not same(True, 1)
    assert same("#N/A", ErrorValue("#N/A")) and not same(None, 0)
    assert same(datetime(2026, 11, 23), Serial(46349.0)) and not same("soon", Serial(46349.0))  # noqa: DTZ001


def test_texts_made_of_numbers_have_the_program_s_decimal_sign() -> None:
    why = "Version 2.5 +12.5; Size, 10–50 -0.25 = 12.25 of 100"
    shown = "Version 2.5 +12,5; Size, 10–50 -0,25 = 12,25 of 100"
    assert same(shown, why, ",") and same(why, why, ",") and not same(shown, why)
    assert not same(shown.replace("12,5", "12,6"), why, ",") and not same("12,5", 12.5, ",")


def test_a_few_dozen_copies_are_kept(tmp_path: Path, own_backups: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(b"a workbook")
    when = datetime(2026, 11, 23, 9, 30, 5)  # noqa: DTZ001
    first = backups.keep(copy, 'Ana\'s "leads".xlsx', when)
    assert first.name == "Ana's -leads- 2026-11-23 09-30-05.xlsx" and first.read_bytes() == b"a workbook"
    assert backups.keep(copy, 'Ana\'s "leads".xlsx', when).name.endswith("09-30-05 (2).xlsx")
    for number in range(backups.MOST + 3):
        os.utime(backups.keep(copy, f"{number}.xlsx", when), (10_000 + number, 10_000 + number))
    assert len(list(own_backups.iterdir())) == backups.MOST


def test_the_first_copy_of_a_workbook_outlives_later_ones(tmp_path: Path, own_backups: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(b"a workbook")
    when = datetime(2026, 11, 23, 9, 30, 5)  # noqa: DTZ001
    made = [backups.keep(copy, "mine.xlsx", when)]
    os.utime(made[0], (1, 1))
    for number in range(backups.MOST + 2):
        made.append(backups.keep(copy, "leads.xlsx", when))
        os.utime(made[-1], (10_000 + number, 10_000 + number))
    left = set(own_backups.iterdir())
    assert left == {*made[:2], *made[5:]} and len(left) == backups.MOST


def test_a_copy_that_cannot_be_deleted_stops_nothing(
    tmp_path: Path, own_backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(b"a workbook")
    for _ in range(backups.MOST):
        backups.keep(copy, "leads.xlsx")

    def held(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "The file is open in Excel")

    monkeypatch.setattr(Path, "unlink", held)
    assert backups.keep(copy, "other.xlsx").read_bytes() == b"a workbook"
    assert len(list(own_backups.iterdir())) == backups.MOST + 1


def test_where_nothing_can_be_kept_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(backups, "backup_folder", lambda: tmp_path / "file" / "backups")
    with pytest.raises(LiveError, match="nothing was changed"):
        backups.keep(tmp_path / "file", "leads.xlsx")


def test_a_copy_gets_the_marker_of_its_own_file_back(tmp_path: Path) -> None:
    own = table_book(tmp_path / "leads.xlsx", 6)
    unscored = tmp_path / "other.xlsx"
    unscored.write_bytes(own.read_bytes())
    score_in_place(own)
    copy = tmp_path / "copy.xlsx"
    with zipfile.ZipFile(own) as read, zipfile.ZipFile(copy, "w") as write:
        for name in read.namelist():
            if not name.startswith(("customXml/", "xl/hotsheet/")):
                write.writestr(name, read.read(name))
    assert not prepare(copy).model_inside
    assert carry_marker(copy, own) and prepare(copy).model_inside
    assert not carry_marker(copy, own)
    assert not carry_marker(unscored, own) and not carry_marker(copy, tmp_path / "missing.xlsx")


@pytest.mark.parametrize(
    ("formula", "spans", "ours"),
    [
        ('=$G4="Disqualified"', "$F$4:$G$9", True),
        ('=$B4="Disqualified"', "$B$4:$B$9", False),
        ('=$G4="Disqualified"', "$B$4:$B$9,$F$4:$G$9", False),
        ("=IDENTISCH($G4;HS_Tier_1)", "$A$4:$G$9", True),
        ("=$G4=HS_Tier_1", "$A$4:$E$9", False),
    ],
)
def test_a_conditional_format_is_ours_where_it_lies(formula: str, spans: str, ours: bool) -> None:
    api = SimpleNamespace(AppliesTo=SimpleNamespace(Address=spans))
    item: Any = SimpleNamespace(type="custom", formula=formula, impl=SimpleNamespace(api=api))
    assert is_ours(item, "A4:G9", frozenset({6, 7})) is ours


def test_a_data_bar_is_ours_in_our_columns_alone() -> None:
    # Excel on macOS does not say where one lies: it lies where it was found.
    item: Any = SimpleNamespace(type="data_bar", bar_color=(0x9D, 0xC3, 0xE6), impl=SimpleNamespace(api=object()))
    assert is_ours(item, "F4:G9", frozenset({6, 7})) and not is_ours(item, "A4:G9", frozenset({6, 7}))
