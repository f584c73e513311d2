"""Functions of the workbook in an open one: as Excel takes them, and not at all where they would be errors."""

from __future__ import annotations

from typing import Any
from unittest.mock import MagicMock

from excel_addin.live.applying import define_names
from scoring.workbook.plan import DefinedName

NAMES = (DefinedName("HS_TIER", "_xlfn.LAMBDA(_xlpm.x,_xlpm.x)"), DefinedName("HS_AsOf", "Rules!$A$1", hidden=True))


class Names:
    """The names of a book, as they are added and given anew."""

    def __init__(self) -> None:
        self.said: dict[str, list[str]] = {}

    def add(self, name: str, refers_to: str) -> Any:
        self.said[name] = [refers_to]
        return _Name(self.said[name])


class _Name:
    _said: list[str]

    def __init__(self, said: list[str]) -> None:
        object.__setattr__(self, "_said", said)

    def __setattr__(self, key: str, value: str) -> None:
        assert key == "refers_to"
        self._said.append(value)


def defined(program: str) -> dict[str, list[str]]:
    book, host = MagicMock(), MagicMock()
    book.names, host.name = Names(), program
    define_names(book, host, NAMES)
    assert [call.args[1] for call in host.hide_name.call_args_list] == ["HS_AsOf"]
    said: dict[str, list[str]] = book.names.said
    return said


def test_excel_gets_them_in_english_and_without_the_prefixes_of_files() -> None:
    assert defined("Excel") == {"HS_TIER": ["=0", "=LAMBDA(x,x)"], "HS_AsOf": ["=Rules!$A$1"]}


def test_calc_gets_none() -> None:
    assert defined("LibreOffice Calc") == {"HS_AsOf": ["=Rules!$A$1"]}
