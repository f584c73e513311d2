"""Workbooks that carry their marker on the rules sheet: as those that have a part for it, whoever saved them since."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.explain import explain
from scoring.jobs.inplace import InPlace, base_of, plan_in_place, put_draft, score_in_place
from scoring.jobs.models import marker_of, open_source
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.removal import Removal, remove
from scoring.jobs.results import columns_of, score_prepared
from scoring.jobs.rulesback import rules_back
from scoring.ooxml.book import Book
from scoring.ooxml.package import Package
from scoring.workbook.apply import apply_plan
from scoring.workbook.carried import MOST_UNITS, carried_texts, is_carried, joined, with_carried
from scoring.workbook.defined import Name
from scoring.workbook.lint import lint
from scoring.workbook.marker import Marker, marker_part_name, marker_xml, parse_marker
from scoring.workbook.names import MODEL_NAME, RULES_SHEET
from scoring.workbook.parts.text import text_length
from scoring.workbook.plan import BookPlan
from tests.core.jobs.test_edits import cell_of
from tests.judges import libreoffice
from tests.judges.cells import Cells, read_book
from tests.workbook.inplace.handmade import ROWS, Handmade, leads
from tests.workbook.inplace.proof import DAY, MODEL, WISHES, found_in
from tests.workbook.keyboard import Entry, retype

NASTY = "=1+1 \U0001f600_x0041_\r\n\t <&> '" + "\U0001f468\u200d\U0001f469 ß" * 6000 + "\n  "


def carried(path: Path, target: Path, wishes: Wishes = WISHES) -> tuple[Path, BookPlan]:
    """A copy of a workbook, scored as programs with an open workbook write it."""
    prepared = prepare(path, wishes)
    scores, show = score_prepared(prepared, DAY, kept=True), columns_of(prepared)
    plan = plan_in_place(prepared, scores, show, InPlace())
    with base_of(path, prepared.marker) as (base, _):
        put_draft(apply_plan(base, with_carried(plan)), target, overwrite=False, unchanged=None)
    return target, plan


def own_book(path: Path) -> Path:
    return Handmade({"Leads": leads()}).write(path)


def pieces_in(path: Path) -> Cells:
    """The pieces of markers that stand anywhere in a workbook."""
    found = {f"{sheet}!{cell}": value for sheet, cells in read_book(path).items() for cell, value in cells.items()}
    return {cell: value for cell, value in found.items() if isinstance(value, str) and is_carried(value)}


def parts_of(path: Path) -> tuple[str, tuple[Name, ...]]:
    """The part with a marker, and the name of the cells with one."""
    with Package(path) as package:
        part = marker_part_name(package)
    return part, tuple(name for name in found_in(path).names if name.name == MODEL_NAME)


def shown(path: Path) -> dict[str, Cells]:
    return {sheet: dict(cells) for sheet, cells in read_book(path).items()}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return carried(own_book(tmp_path / "own.xlsx"), tmp_path / "carried.xlsx")[0]


@pytest.mark.parametrize("text", ["", "=1", NASTY], ids=["nothing", "short", "long"])
def test_pieces_fit_into_cells_and_make_the_marker_again(text: str) -> None:
    marker = Marker(text, source="'@leads.csv", sheet="Ünï")
    texts = carried_texts(marker_xml(marker))
    assert max(map(text_length, texts)) <= MOST_UNITS
    assert not any(set("\r\n\t") & set(each) for each in texts)
    other = carried_texts(marker_xml(replace(marker, source="other.csv")))
    xml = joined(iter((*reversed(texts), "Mine", "", *other[1:])))
    assert xml is not None and parse_marker(xml) == marker


def test_what_is_not_whole_is_no_marker() -> None:
    texts = carried_texts(marker_xml(Marker(NASTY)))
    assert len(texts) > 3
    assert joined(iter(texts[:-1])) is joined(iter(())) is None
    assert joined(iter((texts[0].replace("model", "MODEL"), *texts[1:]))) is None


def test_it_says_what_the_part_would_say(tmp_path: Path, book: Path) -> None:
    score_in_place(tmp_path / "own.xlsx", WISHES, InPlace(out=tmp_path / "part.xlsx"), as_of=DAY)
    marker = marker_of(book)
    assert marker is not None and marker == marker_of(tmp_path / "part.xlsx")
    part, names = parts_of(book)
    assert part == "" and [name.refers.partition("!")[0] for name in names] == [f"'{RULES_SHEET}'"]
    assert [str(problem) for problem in lint(book)] == []
    kept = {sheet: {cell: value for cell, value in cells.items() if not is_carried(str(value))}
            for sheet, cells in read_book(book).items()}  # fmt: skip
    assert kept == shown(tmp_path / "part.xlsx")


def test_it_is_read_as_any_scored_workbook(book: Path) -> None:
    prepared = prepare(book)
    assert prepared.model_inside and prepared.edits == () and prepared.compared
    assert open_source(book).model == prepared.model == MODEL
    explained = explain(score_prepared(prepared, DAY, kept=True), 0)
    assert explained.score == score_prepared(prepared, DAY, kept=True).score.tolist()[0]


def test_the_rules_on_its_sheets_are_taken_back(tmp_path: Path, book: Path) -> None:
    assert not rules_back(book).changed
    back = rules_back(retype(book, tmp_path / "typed.xlsx", [Entry(RULES_SHEET, cell_of(book, 40), 45.0)]))
    assert [str(each) for each in back.differences] == ["Rule “Free trial”: points 40 → 45"]
    assert back.warnings == ()


def test_scored_again_from_a_file_it_has_a_part(tmp_path: Path, book: Path) -> None:
    score_in_place(book, Wishes(), as_of=DAY)
    score_in_place(tmp_path / "own.xlsx", WISHES, InPlace(out=tmp_path / "part.xlsx"), as_of=DAY)
    part, names = parts_of(book)
    assert part and not names and not pieces_in(book)
    assert shown(book) == shown(tmp_path / "part.xlsx")


def test_taken_out_nothing_is_left(tmp_path: Path, book: Path) -> None:
    removed = remove(book)
    assert removed.broken == () and marker_of(book) is None
    assert shown(book) == shown(tmp_path / "own.xlsx")


def test_an_older_part_beside_it_is_not_believed_and_goes_with_it(tmp_path: Path, book: Path) -> None:
    newer = marker_of(book)
    assert newer is not None
    with zipfile.ZipFile(book, "a") as package:
        package.writestr("customXml/item1.xml", marker_xml(replace(newer, model_text="older", columns={})))
    assert marker_of(book) == newer
    score_in_place(book, Wishes(), as_of=DAY)
    assert marker_of(book) == replace(newer, stripped=True) and parts_of(book)[1] == ()
    remove(book)
    assert marker_of(book) is None and shown(book) == shown(tmp_path / "own.xlsx")


def test_a_piece_that_was_changed_leaves_what_names_and_headers_say(tmp_path: Path, book: Path) -> None:
    (cell, text), *_ = pieces_in(book).items()
    entry = Entry(RULES_SHEET, cell.rpartition("!")[2], str(text).replace("<model>", "<model># "))
    spoilt = retype(book, tmp_path / "spoilt.xlsx", [entry])
    marker = marker_of(spoilt)
    assert marker is not None and marker.model_text == "" and marker.columns
    remove(spoilt, Removal(discard=True))
    assert shown(spoilt) == shown(tmp_path / "own.xlsx")


def test_a_part_alone_is_what_a_program_left_that_cannot_take_it_out(tmp_path: Path) -> None:
    path = own_book(tmp_path / "own.xlsx")
    score_in_place(path, WISHES, InPlace(out=tmp_path / "scored.xlsx"), as_of=DAY)
    with Package(tmp_path / "scored.xlsx") as package:
        xml = package.read(marker_part_name(package))
    shutil.copyfile(path, tmp_path / "left.xlsx")
    with zipfile.ZipFile(tmp_path / "left.xlsx", "a") as package:
        package.writestr("customXml/item1.xml", xml)
    outcome = score_in_place(tmp_path / "left.xlsx", Wishes(), as_of=DAY)
    assert outcome.prepared.model == MODEL and outcome.scores.leads == len(ROWS)
    assert shown(tmp_path / "left.xlsx") == shown(tmp_path / "scored.xlsx")
    remove(tmp_path / "left.xlsx")
    assert marker_of(tmp_path / "left.xlsx") is None


@libreoffice.requires_libreoffice
def test_libreoffice_keeps_it(tmp_path: Path, book: Path) -> None:
    marker, own = marker_of(book), tmp_path / "own.xlsx"
    saved, plain = libreoffice.saved([book, own], tmp_path / "saved")
    assert marker is not None and marker_of(saved) == marker
    assert not rules_back(saved).changed
    with Book(saved) as opened:
        assert RULES_SHEET in [sheet.name for sheet in opened.sheets]
    copy = tmp_path / "again.xlsx"
    shutil.copyfile(saved, copy)
    score_in_place(copy, Wishes(), as_of=DAY)
    assert marker_of(copy) == replace(marker, stripped=True) and not pieces_in(copy)
    remove(saved)
    assert marker_of(saved) is None and shown(saved) == shown(plain)
