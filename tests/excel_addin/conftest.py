"""One LibreOffice for all tests of a run that need one, and a new workbook for each test.

A test that ends an office, or closes its link, starts one of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import xlwings as xw

from excel_addin.calc.engine import CalcEngine, calc_engine
from excel_addin.calc.link import Link
from excel_addin.calc.running import started


@pytest.fixture(scope="session")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Link]:
    """The one office."""
    with started(profile=tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.fixture(scope="module")
def engine(link: Link) -> Iterator[CalcEngine]:
    """Calc as what `xw.books` speaks to, and no workbook left behind by a module."""
    with calc_engine(link) as made:
        yield made
        for left in list(xw.books):
            left.close()


@pytest.fixture
def book(engine: CalcEngine) -> Iterator[xw.Book]:
    """A new workbook, closed after the test unless the test closed it."""
    made = xw.books.add()
    yield made
    if any(made.impl.place == other.impl.place for other in xw.books):
        made.close()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    """Its first sheet."""
    return book.sheets[0]
