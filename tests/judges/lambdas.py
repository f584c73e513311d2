"""LAMBDA and LET for engines that know neither: each call and variable becomes a cell with a plain formula.

Written from Excel's documentation and not from our own writer: parameters stand for what is given in their place,
variables for their values, names for the functions that they are defined as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_PART = re.compile(r"""("(?:[^"]|"")*"|'(?:[^']|'')*')|([A-Za-z_\\][\w.\\]*)(\(?)|(.)""", re.DOTALL)
_ATOM = re.compile(r"""(?:'(?:[^']|'')*'!)?\$?[A-Z]{1,3}\$?[0-9]+|-?[0-9.]+|"(?:[^"]|"")*"|TRUE|FALSE|""")


class NotPlainError(Exception):
    """A text that Excel would not take: an unknown parameter, a wrong number of arguments, a missing prefix."""


@dataclass
class Expansion:
    """A row of cells in which functions of a workbook are worked out. functions: what their names refer to.

    Letters of the columns are given out from `first` on; `cells` are the formulas of each.
    """

    functions: Mapping[str, str]
    row: int
    first: int = 1
    cells: dict[str, str] = field(default_factory=dict)
    _done: dict[tuple[str, ...], str] = field(default_factory=dict)

    def call(self, name: str, *given: str) -> str:
        """The cell with the result of a function for some arguments, which are cells or constants."""
        key = (name.upper(), *given)
        if key not in self._done:
            text = {each.upper(): text for each, text in self.functions.items()}[name.upper()]
            found = re.match(r"_xlfn\.LAMBDA\(", text)
            if found is None:
                raise NotPlainError(f"{name} is no function: {text[:60]}")
            (*parameters, body), rest = _arguments(text, found.end())
            if rest != len(text) or len(parameters) != len(given):
                raise NotPlainError(f"{name} takes {len(parameters)} arguments, not {len(given)}")
            bound = {_parameter(each): value for each, value in zip(parameters, given, strict=True)}
            self._done[key] = self._cell(self._plain(body, bound))
        return self._done[key]

    def _cell(self, text: str) -> str:
        if _ATOM.fullmatch(text):
            return text
        letters, number = "", self.first + len(self.cells)
        while number:
            number, left = divmod(number - 1, 26)
            letters = chr(65 + left) + letters
        self.cells[letters] = text
        return f"{letters}{self.row}"

    def _plain(self, text: str, bound: Mapping[str, str]) -> str:
        """A text without LET, parameters and calls of the workbook's own functions."""
        return "".join(self._pieces(text, dict(bound)))

    def _pieces(self, text: str, bound: dict[str, str]) -> Iterator[str]:
        names, at = {each.upper() for each in self.functions}, 0
        while found := _PART.match(text, at):
            at = found.end()
            name = found[2] or ""
            if name == "_xlfn.LET" and found[3]:
                inside, at = _arguments(text, at)
                inner = dict(bound)
                for variable, value in zip(inside[:-1:2], inside[1::2], strict=True):
                    inner[_parameter(variable)] = self._cell(self._plain(value, inner))
                yield self._cell(self._plain(inside[-1], inner))
            elif name.upper() in names and found[3]:
                inside, at = _arguments(text, at)
                yield self.call(name, *(self._cell(self._plain(each, bound)) for each in inside))
            elif name.startswith("_xl"):
                if name.lower() not in bound or found[3]:
                    raise NotPlainError(f"{name} stands for nothing here: {text[:60]}")
                yield bound[name.lower()]
            elif name.lower() in {each.removeprefix("_xlpm.") for each in bound} and not found[3]:
                raise NotPlainError(f"{name} lacks its prefix")
            else:
                yield found[0]


def _parameter(written: str) -> str:
    if not written.startswith("_xlpm."):
        raise NotPlainError(f"{written} is no parameter")
    return written.lower()


def _arguments(text: str, start: int) -> tuple[list[str], int]:
    found, depth, at = [""], 0, start
    while part := _PART.match(text, at):
        at = part.end()
        opened = part[3] == "(" or part[0] in ("(", "{")
        if part[0] == ")" and not depth:
            return ([] if found == [""] else found), at
        if part[0] == "," and not depth:
            found.append("")
            continue
        depth += opened - (part[0] in (")", "}"))
        found[-1] += part[0]
    raise NotPlainError(f"a parenthesis is never closed: {text[:60]}")
