"""A LibreOffice of its own for each module that needs one, and a new workbook for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import xlwings as xw

from excel_addin.calc.engine import CalcEngine, calc_engine
from excel_addin.calc.link import Link
from excel_addin.calc.running import started


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Link]:
    with started(profile=tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.fixture(scope="module")
def engine(link: Link) -> Iterator[CalcEngine]:
    with calc_engine(link) as made:
        yield made


@pytest.fixture
def book(engine: CalcEngine) -> Iterator[xw.Book]:
    made = xw.books.add()
    yield made
    if any(made.impl.place == other.impl.place for other in xw.books):
        made.close()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    return book.sheets[0]
