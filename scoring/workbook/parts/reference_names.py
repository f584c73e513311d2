"""Defined names for cells of other sheets, where a formula may not refer to them directly: in shared formulas.

Excel's own formats forbid references to other sheets inside a shared formula (MS-XLSB 2.5.98.98 and MS-XLS
2.5.198.118, SharedParsedFormula: no PtgRef3d, no PtgArea3d), and Excel has called workbooks that hold one damaged.
Names are allowed. LibreOffice and IronCalc take both.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from scoring.workbook.names import NAME_PREFIX
from scoring.workbook.plan import DefinedName

_CELL = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
# Literals are matched first, so that what a text says is never taken for a reference.
_REFERENCE = re.compile(rf"""("(?:[^"]|"")*")|(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!({_CELL}(?::{_CELL})?)""")
_FIXED = re.compile(r"\$[A-Z]+\$[0-9]+(?::\$[A-Z]+\$[0-9]+)?")


class ReferenceNames:
    """Names given out in the order of first use. `taken` are names that the workbook has for other things."""

    def __init__(self, taken: Collection[str] = ()) -> None:
        self._taken = {name.casefold() for name in taken}
        self._names: dict[str, str] = {}
        self._last = 0

    def named(self, formula: str) -> str:
        """The formula with a name in place of every reference to a sheet by its name.

        The references must be fixed ($A$1): one that moves from row to row has no name, and is a defect of the plan.
        """
        return _REFERENCE.sub(self._name, formula)

    @property
    def defined(self) -> tuple[DefinedName, ...]:
        """The names, for the workbook part; hidden, because nobody else needs them."""
        return tuple(DefinedName(name, reference, hidden=True) for reference, name in self._names.items())

    def _name(self, found: re.Match[str]) -> str:
        reference, literal, cells = found[0], found[1], found[2]
        if literal:
            return reference
        if _FIXED.fullmatch(cells) is None:
            raise ValueError(f"{reference} moves with its row: no shared formula can refer to it")
        if reference not in self._names:
            self._names[reference] = self._free()
        return self._names[reference]

    def _free(self) -> str:
        while True:
            self._last += 1
            name = f"{NAME_PREFIX}{self._last}"
            if name.casefold() not in self._taken:
                return name
