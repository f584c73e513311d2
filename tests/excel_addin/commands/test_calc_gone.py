"""What went wrong is told though LibreOffice is gone, and no cell can be selected any more."""

from __future__ import annotations

from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from excel_addin import calc_work
from excel_addin.calc.errors import OfficeGoneError
from scoring.errors import HotsheetError


def test_the_first_fault_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*given: Any) -> None:
        raise OfficeGoneError("LibreOffice has ended.")

    monkeypatch.setattr(calc_work, "connect", lambda door: nullcontext())
    monkeypatch.setattr(calc_work, "calc_engine", lambda link: nullcontext())
    monkeypatch.setattr(calc_work, "_open_book", lambda name: SimpleNamespace(name="leads.xlsx"))
    monkeypatch.setattr(calc_work, "show_place", gone)
    with pytest.raises(HotsheetError, match="on disk it is as it was"), calc_work._at("door", None):
        raise HotsheetError("Broken off: on disk it is as it was last saved.", mend="A copy lies at /kept.")
