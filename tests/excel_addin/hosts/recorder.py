"""A recording of an object model: whatever is read, called or set is written down, in order, as a line of code.

It holds what a host asks for, and in which order; that Excel understands it only Excel can say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any, cast

import xlwings as xw


class com_error(Exception):
    """What pywin32 raises, by its name."""


class CommandError(Exception):
    """What appscript raises, by its name."""


class Recorded:
    """An object of the model. answers: what reading or calling a path gives, or raises, instead of another one."""

    def __init__(self, path: str, log: list[str], answers: Mapping[str, Any]) -> None:
        vars(self).update(_path=path, _log=log, _answers=answers)

    def _answer(self, path: str) -> Any:
        found = self._answers.get(path, ...)
        if isinstance(found, Exception):
            raise found
        return Recorded(path, self._log, self._answers) if found is ... else found

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._answer(f"{self._path}.{name}".lstrip("."))

    def __setattr__(self, name: str, value: Any) -> None:
        path = f"{self._path}.{name}".lstrip(".")
        refused = self._answers.get(f"{path}=")
        if refused is not None:
            raise refused
        self._log.append(f"{path} = {value!r}")
        if path in self._answers:
            cast("dict[str, Any]", self._answers)[path] = value

    def __call__(self, *given: Any, **named: Any) -> Any:
        told = [*map(repr, given), *(f"{key}={value!r}" for key, value in named.items())]
        path = "{}({})".format(self._path, ", ".join(told))
        self._log.append(path)
        return self._answer(path)

    def __getitem__(self, key: Any) -> Any:
        return self._answer(f"{self._path}[{key!r}]")

    def __iter__(self) -> Iterator[Any]:
        yield from self._answers.get(f"{self._path}:each", ())

    def __repr__(self) -> str:
        return str(self._path)


def recorded_sheet(answers: dict[str, Any], name: str = "Rules") -> tuple[xw.Sheet, list[str]]:
    """A sheet, in a workbook and an application, whose `api` are recordings; and what they write down.

    Paths begin with `app`, `book` and `sheet`.
    """
    log: list[str] = []
    app, book, sheet = (Recorded(root, log, answers) for root in ("app", "book", "sheet"))
    whole = SimpleNamespace(name="leads.xlsx", api=book, app=SimpleNamespace(api=app))
    return cast("xw.Sheet", SimpleNamespace(name=name, api=sheet, book=whole)), log
