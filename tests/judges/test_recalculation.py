"""The judges of formulas compute for themselves, agree on a known workbook, and fail loudly."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.judges import ironcalc_judge, libreoffice
from tests.judges.books import FORMULAS, SHEET, STALE, plant, write_formulas
from tests.judges.cells import Book, ErrorCode, read_cells, strip_cached_values
from tests.judges.required import REQUIRE_VARIABLE, JudgeFailedError, JudgeMissingError, judges_required

BOTH = pytest.mark.parametrize(
    "evaluate",
    [
        pytest.param(libreoffice.evaluate, marks=libreoffice.requires_libreoffice, id="libreoffice"),
        pytest.param(ironcalc_judge.evaluate, marks=ironcalc_judge.requires_ironcalc, id="ironcalc"),
    ],
)


@BOTH
def test_known_formulas_and_stale_results(evaluate: Callable[[Sequence[Path]], list[Book]], tmp_path: Path) -> None:
    path = tmp_path / "known.xlsx"
    expected = write_formulas(path)
    assert read_cells(path, SHEET)["B1"] == STALE
    [book] = evaluate([path])
    assert book[SHEET] == expected
    assert isinstance(book[SHEET]["B4"], ErrorCode)
    assert book["Other one"] == {"A1": 7.0}


@BOTH
def test_many_files_keep_their_order(evaluate: Callable[[Sequence[Path]], list[Book]], tmp_path: Path) -> None:
    paths = []
    for number in (3, 1, 5):
        folder = tmp_path / str(number)
        folder.mkdir()
        write_formulas(folder / "plain.xlsx")
        part = "xl/worksheets/sheet1.xml"
        paths.append(plant(folder / "plain.xlsx", folder / "same.xlsx", part, "<v>2</v>", f"<v>{number}</v>"))
    assert [book[SHEET]["B1"] for book in evaluate(paths)] == [9.0, 3.0, 15.0]


@BOTH
def test_a_file_that_is_no_workbook_fails(evaluate: Callable[[Sequence[Path]], list[Book]], tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"no zip at all")
    with pytest.raises((JudgeFailedError, zipfile.BadZipFile)):
        evaluate([path])


def test_stripping_removes_every_stored_result_and_nothing_else(tmp_path: Path) -> None:
    source, target = tmp_path / "with.xlsx", tmp_path / "without.xlsx"
    expected = write_formulas(source)
    assert strip_cached_values(source, target) == len(FORMULAS)
    assert read_cells(target, SHEET) == {cell: value for cell, value in expected.items() if cell.startswith("A")}


@libreoffice.requires_libreoffice
def test_recalculate_leaves_the_original_alone(tmp_path: Path) -> None:
    path = tmp_path / "known.xlsx"
    expected = write_formulas(path)
    before = path.read_bytes()
    [result] = libreoffice.recalculate([path], tmp_path / "out")
    assert libreoffice.values(result, SHEET) == expected
    assert path.read_bytes() == before


@libreoffice.requires_libreoffice
def test_a_slow_run_is_stopped_and_named(tmp_path: Path) -> None:
    path = tmp_path / "known.xlsx"
    write_formulas(path)
    with pytest.raises(JudgeFailedError, match="did not finish within"):
        libreoffice.recalculate([path], tmp_path / "out", timeout=0.05)


@libreoffice.requires_pictures
def test_a_picture_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "known.xlsx"
    write_formulas(path)
    pictures = libreoffice.to_png(path, tmp_path / "out", dots_per_inch=40)
    assert len(pictures) == 2
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_a_missing_sheet_is_named(tmp_path: Path) -> None:
    path = tmp_path / "known.xlsx"
    write_formulas(path)
    with pytest.raises(KeyError, match="Other one"):
        read_cells(path, "Nowhere")


@pytest.mark.parametrize(
    ("ci", "dev", "required"), [("true", "", True), ("", "1", True), ("", "", False), ("false", "0", False)]
)
def test_where_judges_are_required(ci: str, dev: str, required: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv(REQUIRE_VARIABLE, dev)
    assert judges_required() is required


def test_without_libreoffice_the_judge_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "known.xlsx"
    write_formulas(path)
    monkeypatch.setattr(libreoffice, "find_soffice", lambda: None)
    with pytest.raises(JudgeMissingError, match="libreoffice-calc"):
        libreoffice.evaluate([path])
