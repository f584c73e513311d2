"""Whole scored workbooks: sound files that recalculate to what the core says, whatever the leads and the model are."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from scoring.leads import match_columns, read_leads
from scoring.modelfile import list_templates, load_model
from scoring.samples import SAMPLE_AS_OF, sample_leads_path
from scoring.scores import serial_of
from scoring.table import CellKind, LeadTable
from scoring.workbook import look
from scoring.workbook.grid import address
from scoring.workbook.lint import lint
from scoring.workbook.names import (
    CALL_LIST_SHEET,
    LEADS_SHEET,
    LISTS_SHEET,
    RULES_SHEET,
    SUMMARY_SHEET,
)
from scoring.workbook.plan import Formula
from tests.judges import ironcalc_judge, libreoffice
from tests.judges.cells import Book, sheet_parts
from tests.judges.validity import assert_valid, requires_validators
from tests.strategies import random_leads, random_model
from tests.workbook.odd_books import BOOKS
from tests.workbook.scored_books import Scored, differences, scored

pytestmark = pytest.mark.slow

RANDOM, SAMPLED = 6, 100
# Summary and call list use functions over arrays, which one of the judges lacks.
SCALAR_SHEETS = (LEADS_SHEET, RULES_SHEET, LISTS_SHEET)
NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def template(name: str) -> Scored:
    """A template's workbook of the sample leads."""
    table, model = _sample(), load_model(name)
    columns = {m.field: m.column for m in match_columns(model.fields, table.names).matches if m.column}
    return scored(table, model, columns, as_of=serial_of(SAMPLE_AS_OF))


@cache
def _sample() -> LeadTable:
    return read_leads(sample_leads_path()).take(np.arange(SAMPLED))


def drawn(seed: int) -> Scored:
    """The workbook of a random model and its leads."""
    rng = random.Random(1000 + seed)
    model = random_model(rng)
    table = random_leads(rng, model, 25)
    overrides = tuple(rng.choice(("", model.tiers[0].name.upper(), "nonsense")) for _ in range(25))
    return scored(table, model, overrides=overrides)


MAKERS: dict[str, Callable[[], Scored]] = {
    **{f"template {name}": (lambda name=name: template(name)) for name in list_templates()},  # type: ignore[misc]
    **{f"random {seed}": (lambda seed=seed: drawn(seed)) for seed in range(RANDOM)},  # type: ignore[misc]
    **BOOKS,
}
every_book = pytest.mark.parametrize("name", MAKERS)


@dataclass(frozen=True, eq=False)
class Shelf:
    """All workbooks with their files, and what the judges see in them (each asked once, when first needed)."""

    books: dict[str, Scored]
    paths: dict[str, Path]
    seen: dict[str, dict[str, Book]]

    def judged(self, judge: str) -> dict[str, Book]:
        """What a judge sees, by the workbook's name."""
        if judge not in self.seen:
            ask = libreoffice.evaluate if judge == "LibreOffice" else ironcalc_judge.evaluate
            self.seen[judge] = dict(zip(self.books, ask(list(self.paths.values())), strict=True))
        return self.seen[judge]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    folder = tmp_path_factory.mktemp("books")
    books = {name: make() for name, make in MAKERS.items()}
    paths = {name: book.write(folder / f"{name.replace(' ', '-')}.xlsx") for name, book in books.items()}
    return Shelf(books, paths, {})


@every_book
@requires_validators
def test_valid(shelf: Shelf, name: str) -> None:
    assert_valid(shelf.paths[name])


@every_book
def test_lint_is_clean(shelf: Shelf, name: str) -> None:
    assert [str(problem) for problem in lint(shelf.paths[name])] == []


@every_book
@libreoffice.requires_libreoffice
def test_libreoffice_recalculates_every_cell(shelf: Shelf, name: str) -> None:
    assert differences(shelf.books[name].plan, shelf.judged("LibreOffice")[name])[:5] == []


@every_book
@ironcalc_judge.requires_ironcalc
def test_ironcalc_recalculates_every_cell(shelf: Shelf, name: str) -> None:
    assert differences(shelf.books[name].plan, shelf.judged("IronCalc")[name], SCALAR_SHEETS)[:5] == []


@every_book
def test_twice_the_same_bytes(shelf: Shelf, name: str, tmp_path: Path) -> None:
    again = MAKERS[name]().write(tmp_path / "again.xlsx")
    assert again.read_bytes() == shelf.paths[name].read_bytes()


@every_book
def test_no_text_of_a_lead_is_a_formula(shelf: Shelf, name: str) -> None:
    """Every formula in the file is one that the plan asked for, and no lead's text stands in it."""
    book, path = shelf.books[name], shelf.paths[name]
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    own = {plan.column for plan in book.sheet(LEADS_SHEET).columns if not plan.formula}
    for row in re.findall(rb"<row .*?</row>", sheet, re.DOTALL):
        for cell in re.findall(rb'<c r="([A-Z]+)\d+"[^>]*><f', row):
            assert _number(cell.decode()) not in own
    assert b"<hyperlink" not in sheet


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@every_book
def test_texts_that_begin_like_a_formula_are_marked_as_texts(shelf: Shelf, name: str) -> None:
    """A quotePrefix keeps a text a text when a person edits the cell and presses Enter."""
    book = shelf.books[name]
    with zipfile.ZipFile(shelf.paths[name]) as package:
        root = ElementTree.fromstring(package.read("xl/styles.xml"))
        formats = [xf.get("quotePrefix") == "1" for xf in root.find(f"{NAMES}cellXfs") or ()]
        found = dict(
            re.findall(r'<c r="([A-Z]+\d+)"(?: s="(\d+)")?', package.read("xl/worksheets/sheet1.xml").decode())
        )
    for plan in book.sheet(LEADS_SHEET).columns:
        if plan.formula:
            continue
        for lead, kind in enumerate(plan.values.kinds):
            text = plan.values.cell(lead)
            if kind == CellKind.TEXT and str(text).startswith(("=", "+", "-", "@", "\t", "\r")):
                assert formats[int(found[address(2 + lead, plan.column)] or 0)], text


@every_book
def test_inputs_are_open_and_the_rest_is_closed(shelf: Shelf, name: str) -> None:
    book = shelf.books[name]
    for title in (RULES_SHEET, LISTS_SHEET):
        if title not in [sheet.name for sheet in book.plan.sheets]:
            continue
        sheet = book.sheet(title)
        assert sheet.protected
        for cell in sheet.cells:
            if isinstance(cell.value, Formula) and cell.value.text != "TODAY()":
                assert cell.style.locked, cell
            # What may be typed into is to be seen: nothing else bears an input's border.
            assert cell.style.locked == (cell.style.border != look.INPUT_LINE), cell
        with zipfile.ZipFile(shelf.paths[name]) as package:
            part = package.read(sheet_parts(package)[title]).decode()
        protection = re.search(r"<sheetProtection[^>]*>", part)
        assert protection and 'sheet="1"' in protection[0]
        assert "password" not in protection[0] and "hash" not in protection[0].lower()


def test_the_sheets_in_their_order(shelf: Shelf) -> None:
    names = [sheet.name for sheet in shelf.books["template starter"].plan.sheets]
    assert names[0] == LEADS_SHEET
    assert [n for n in names if n != LISTS_SHEET] == [LEADS_SHEET, RULES_SHEET, SUMMARY_SHEET, CALL_LIST_SHEET]
