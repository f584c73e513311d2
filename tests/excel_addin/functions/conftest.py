"""A desk of its own for each test: no workbook known, nothing kept, a workspace in a folder of the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from excel_addin import served


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The workspace's file, which is not there yet; the workbook "Book1" is known, with nothing in it."""
    path = tmp_path / "workspace.sqlite"
    monkeypatch.setattr(served, "default_path", lambda: path)
    served._desk.cache_clear()
    served.book("Book1", "", None, "", None, False)
    yield path
    served._desk.cache_clear()
