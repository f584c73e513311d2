"""What a new workbook leaves out is said in the person's language, down to its parts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.core_words import form_of
from desktop.models.core_words_left import PARTS, PIECES, left_out_words
from scoring.jobs import leftovers
from scoring.jobs.prepare import prepare
from scoring.samples import sample_leads_path
from tests.desktop.data.helpers import shouting


def test_every_part_of_a_workbook_has_a_form() -> None:
    several = [words for pair in leftovers._ON_SHEET.values() for words in (pair[0], f"2 {pair[1]}")]
    said = [*several, *leftovers._IN_BOOK.values(), *leftovers._IN_SHEET_PART.values()]
    assert len(said) > 30
    known = {"2 comments"}
    assert [words for words in said if words not in known and form_of(words, PARTS) is None] == []


def test_what_the_sample_would_lose_has_its_forms() -> None:
    prepared = prepare(sample_leads_path())
    pieces = (*prepared.left_out, *prepared.looks_lost)
    assert pieces
    assert [piece for piece in pieces if form_of(piece, PIECES) is None] == []


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("the 2 rows above the headers", "THE 2 ROWS ABOVE THE HEADERS"),
        ("a chart, 2 pictures and comments on “Plan b”", "A CHART, 2 PICTURES AND COMMENTS ON “Plan b”"),
        ("the sheet “Old” (hidden) with 3 links", "THE SHEET “Old” (HIDDEN) WITH 3 LINKS"),
        ("a chart and 3 links on “Q”", "A CHART AND 3 LINKS ON “Q”"),
        ("drop-down lists and other input checks on “x”", "DROP-DOWN LISTS AND OTHER INPUT CHECKS ON “x”"),
        ("nobody says this", "nobody says this"),
    ],
)
def test_parts_within_pieces_are_said_too(qtbot: QtBot, piece: str, said: str) -> None:
    with shouting("Left out"):
        assert left_out_words(piece) == said
    assert left_out_words(piece) == piece
