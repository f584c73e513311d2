"""A host, and a data folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from excel_addin.calc.engine import CalcEngine
from excel_addin.hosts.calc import CalcHost


@pytest.fixture(autouse=True)
def own_backups(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Copies that jobs keep go into the test's folder."""
    folder = tmp_path / "kept"
    monkeypatch.setattr("excel_addin.live.backups.backup_folder", lambda: folder)
    return folder


@pytest.fixture
def host() -> CalcHost:
    return CalcHost()


@pytest.fixture
def opened(engine: CalcEngine) -> Iterator[Callable[[Path], xw.Book]]:
    """Open a file in the office; closed after the test."""
    books: list[xw.Book] = []

    def run(path: Path) -> xw.Book:
        books.append(xw.books.open(str(path)))
        return books[-1]

    yield run
    for book in books:
        if any(book.impl.place == other.impl.place for other in xw.books):
            book.close()
