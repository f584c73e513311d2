"""What stands in a cell, as XML: values by kind, texts always as texts, formulas with their values."""

from __future__ import annotations

import math
from collections.abc import Callable
from copy import copy

import numpy as np
from numpy.typing import NDArray

from scoring.errors import OutputError, Place
from scoring.table import Cell, CellKind, ErrorValue, Serial
from scoring.workbook.parts.reference_names import ReferenceNames
from scoring.workbook.parts.refs import cell_ref, range_ref
from scoring.workbook.parts.strings import Texts
from scoring.workbook.parts.styles import StyleNumbers
from scoring.workbook.parts.text import (
    MAX_TEXT,
    cell_text,
    looks_like_formula,
    number_text,
    plain_text,
    text_length,
)
from scoring.workbook.plan import CellPlan, ColumnPlan, Formula, Style

# Distinct values remembered per column; beyond it the memory would grow with the leads.
_REMEMBERED = 16_384


class CellWriter:
    """Cells of one sheet: texts go where the workbook keeps them, looks to its styles, names to its names.

    day_zero: the day that the workbook's days count from, in the 1900 system: dates are written less that many days.
    """

    def __init__(
        self,
        sheet: str,
        strings: Texts,
        styles: StyleNumbers,
        names: ReferenceNames | None = None,
        day_zero: int = 0,
    ) -> None:
        self.sheet = sheet
        self.day_zero = day_zero
        self.strings = strings
        self.styles = styles
        self.names = names or ReferenceNames()
        self._groups = 0

    def cell(self, plan: CellPlan) -> str:
        """One cell, whole."""
        start = f'<c r="{cell_ref(plan.row, plan.column)}'
        value = plan.value
        if isinstance(value, str):
            self.refuse_long(value, plan.row, plan.column)
            self.strings.count(1)
            return start + self.text(value, self.mark(plan.style, looks_like_formula(value)))
        mark = self.mark(plan.style)
        if isinstance(value, Formula):
            return start + self.result(value.value, mark, f"<f>{plain_text(value.text)}</f>")
        return start + self.result(value, mark)

    def mark(self, style: Style, quoted: bool = False) -> str:
        """The attribute that gives a cell its look; "" for the plain one."""
        number = self.styles.cell(style, quoted)
        return f' s="{number}"' if number else ""

    def text(self, text: str, mark: str) -> str:
        """The rest of a text's cell after its reference."""
        return self.strings.tail(text, mark)

    def result(self, value: Cell | int, mark: str, formula: str = "") -> str:
        """The rest of a cell after its reference: a formula (XML, may be empty) and its value."""
        match value:
            case None:
                return f'"{mark}>{formula}</c>' if formula else f'"{mark}/>'
            case bool():
                return f'"{mark} t="b">{formula}<v>{value:d}</v></c>'
            case str():
                # LibreOffice calculates with stored texts of workbooks that come from Excel, and trims plain ones.
                kept = ' xml:space="preserve"' if value != value.strip() else ""
                return f'"{mark} t="str">{formula}<v{kept}>{cell_text(value)}</v></c>'
            case ErrorValue(code):
                return f'"{mark} t="e">{formula}<v>{plain_text(code)}</v></c>'
            case Serial(number):
                return self.number(number - self.day_zero, mark, formula)
        return self.number(value, mark, formula)

    @staticmethod
    def number(value: float, mark: str, formula: str = "") -> str:
        """The rest of a number's cell; what is not finite becomes #NUM!, as in a spreadsheet's arithmetic."""
        number = float(value)
        if not math.isfinite(number):
            return f'"{mark} t="e">{formula}<v>#NUM!</v></c>'
        return f'"{mark}>{formula}<v>{number_text(number)}</v></c>'

    def refuse_long(self, text: str, row: int, column: int) -> None:
        """Refuse a text that no cell can hold, naming the cell."""
        if text_length(text) <= MAX_TEXT:
            return
        raise OutputError(
            f"the text has {text_length(text):,} characters; a cell holds at most {MAX_TEXT:,}.",
            place=Place(sheet=self.sheet, cell=cell_ref(row, column)),
            mend="Shorten it in the lead file.",
        )

    def alike(self, styles: StyleNumbers, first_group: int = 0) -> CellWriter:
        """The same writer with other looks, and with shared formulas numbered from `first_group` on."""
        other = copy(self)
        other.styles, other._groups = styles, first_group
        return other

    def new_group(self) -> int:
        """The number of a new shared formula of this sheet."""
        self._groups += 1
        return self._groups - 1


class _Remembered(dict[float, str]):
    """The rest of a cell per number (or per code of a text), made at first sight."""

    def __init__(self, make: Callable[[float], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: float) -> str:
        made = self[value] = self._make(value)
        return made

    def all(self, values: list[float]) -> list[str]:
        """What stands for each of these."""
        if len(self) > _REMEMBERED:
            self.clear()
        return list(map(self.__getitem__, values))


class ColumnWriter:
    """A column of cells, written in pieces: distinct texts and numbers are put into XML once each."""

    def __init__(self, plan: ColumnPlan, cells: CellWriter) -> None:
        self._plan = plan
        self._cells = cells
        self._mark = cells.mark(plan.style)
        self._formula = f"<f>{plain_text(plan.formula)}</f>" if plan.formula else ""
        self._master = ""
        if plan.formula and plan.shared and len(plan.values) > 1:
            self._share()
        self._made: dict[CellKind, _Remembered] = {}
        self._refuse_long_texts()

    def tails(self, start: int, stop: int) -> list[str]:
        """The rest of each cell from `start` to `stop` (counted from 0), "" for a blank without a look."""
        kinds = self._plan.values.kinds[start:stop]
        present = np.flatnonzero(np.bincount(kinds, minlength=len(CellKind)))
        if len(present) == 1:
            tails = self._of_kind(CellKind(int(present[0])), slice(start, stop), stop - start)
        else:
            mixed = np.empty(stop - start, object)
            for number in present.tolist():
                chosen = np.flatnonzero(kinds == number)
                mixed[chosen] = self._of_kind(CellKind(number), chosen + start, len(chosen))
            tails = mixed.tolist()
        if self._master and start == 0:
            tails[0] = tails[0].replace(self._formula, self._master, 1)
        return tails

    def _of_kind(self, kind: CellKind, where: slice | NDArray[np.intp], count: int) -> list[str]:
        values = self._plan.values
        if kind not in self._made:
            self._made[kind] = _Remembered(self._maker(kind))
        made = self._made[kind]
        if kind == CellKind.BLANK:
            return [made[0]] * count
        if kind in (CellKind.TEXT, CellKind.ERROR):
            if kind == CellKind.TEXT and not self._formula:
                self._cells.strings.count(count)
            return made.all(values.codes[where].tolist())
        return made.all(values.numbers[where].tolist())

    def _maker(self, kind: CellKind) -> Callable[[float], str]:
        plan, cells, formula, texts = self._plan, self._cells, self._formula, self._plan.values.texts
        mark = self._mark
        match kind:
            case CellKind.BLANK:
                blank = cells.result(None, mark, formula) if formula or mark else ""
                return lambda _: blank
            case CellKind.TEXT if not formula:
                return self._text
            case CellKind.TEXT:
                return lambda code: cells.result(texts[int(code)], mark, formula)
            case CellKind.ERROR:
                return lambda code: cells.result(ErrorValue(texts[int(code)]), mark, formula)
            case CellKind.BOOL:
                return lambda number: cells.result(bool(number), mark, formula)
            case CellKind.DATE:
                dated = cells.mark(plan.date_style)
                return lambda number: cells.number(number - cells.day_zero, dated, formula)
        return lambda number: cells.number(number, mark, formula)

    def _text(self, code: float) -> str:
        text = self._plan.values.texts[int(code)]
        quoted = looks_like_formula(text)
        return self._cells.text(text, self._cells.mark(self._plan.style, True) if quoted else self._mark)

    def _share(self) -> None:
        group, column = self._cells.new_group(), self._plan.column
        box = range_ref((self._plan.first_row, column, self._plan.last_row, column))
        text = plain_text(self._cells.names.named(self._plan.formula))
        self._master = f'<f t="shared" ref="{box}" si="{group}">{text}</f>'
        self._formula = f'<f t="shared" si="{group}"/>'

    def _refuse_long_texts(self) -> None:
        values = self._plan.values
        for code, text in enumerate(values.texts):
            # A text counts at most two units a letter: the exact length is needed only beyond half the limit.
            if len(text) * 2 <= MAX_TEXT:
                continue
            uses = np.flatnonzero(values.codes == code)
            if len(uses):
                self._cells.refuse_long(text, self._plan.row(int(uses[0])), self._plan.column)
