"""The sheet of the leads, edited as it streams: our cells in or out, and what stands around them to match."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from scoring.ooxml.package import Parts
from scoring.ooxml.sheet import SheetScanner
from scoring.workbook.parts.cells import CellWriter
from scoring.workbook.parts.styles import StyleNumbers
from scoring.workbook.plan import LeadEdit, Look, Style
from scoring.workbook.surgery.frame import edited_frame
from scoring.workbook.surgery.own_cells import OwnCells, register_looks
from scoring.workbook.surgery.rows import splice_rows
from scoring.workbook.surgery.shared import SharedFormulas
from scoring.workbook.surgery.splice import without_ascii
from scoring.workbook.surgery.stripped_frame import IsOurs, stripped_frame
from scoring.workbook.surgery.survey import survey, survey_cells
from scoring.workbook.surgery.taken_out import TakeOut, take_out

SheetContent = Callable[[], Iterator[bytes]]


class AddedStyles(StyleNumbers, Protocol):
    """Styles of an existing workbook that take new ones."""

    def like(self, base_xf: int, style: Style, quoted: bool = False) -> int:
        """The number of a style that looks like the existing one `base_xf`, apart from what `style` says."""
        ...


class _Alike:
    """Styles for cells that are to look like a certain one of the user's."""

    def __init__(self, styles: AddedStyles, base: int) -> None:
        self._styles, self._base = styles, base
        self.made: dict[tuple[Style, bool], int] = {}

    def cell(self, style: Style, quoted: bool = False) -> int:
        key = (style, quoted)
        if key not in self.made:
            self.made[key] = self._styles.like(self._base, style, quoted)
        return self.made[key]

    def look(self, look: Look) -> int:
        return self._styles.look(look)


def edited_sheet(parts: Parts, part: str, edit: LeadEdit, cells: CellWriter, styles: AddedStyles) -> SheetContent:
    """The sheet part with our columns; call the result for its bytes, as often as they are wanted.

    `cells` writes texts and names in the workbook's way; looks come from `styles`, all of them before this returns.
    Raises LeadFileError for damage and OutputError where one of our cells would replace something, the latter also
    while the bytes are taken.
    """
    place = replace(parts.place, sheet=edit.sheet)

    def scanner() -> SheetScanner:
        return SheetScanner(parts.stream(part), place)

    first = scanner()
    seen = survey(first, edit)
    if seen.even < 0:
        seen = replace(survey_cells(scanner(), edit), first_group=seen.first_group)
    frame = edited_frame(without_ascii(first.head), first.tail, edit, styles, place)
    even, odd, header = (_Alike(styles, max(base, 0)) for base in (seen.even, seen.odd, seen.header))
    headers, leads = cells.alike(header), cells.alike(even, seen.first_group)
    register_looks(edit, headers, leads)
    banded = {number: odd.cell(*key) for key, number in even.made.items()} if seen.odd != seen.even else {}
    own = OwnCells(edit, headers, leads, first.prefix, banded)

    def content() -> Iterator[bytes]:
        yield frame.head
        yield from splice_rows(scanner().rows(), own, first.prefix, place)
        yield frame.tail

    return content


@dataclass(frozen=True)
class SheetStrip:
    """What leaves a sheet. sheet: its name. columns: ours, by number. rows: from the header row to the last lead.

    ours: whether a format or check is ours, by its formulas and its ranges (parted by blanks). texts: header cells
    (row, column) that stay with a text of their own, because a table needs them. shown: whether the leads' rows are
    to be shown again, because only a filter on our columns hid them.
    """

    sheet: str
    columns: frozenset[int]
    rows: tuple[int, int]
    ours: IsOurs
    texts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    shown: bool = False


def stripped_sheet(parts: Parts, part: str, out: SheetStrip) -> SheetContent:
    """The sheet part without our cells, widths, formats and checks; call the result for its bytes.

    Raises LeadFileError for damage, also while the bytes are taken.
    """
    place = replace(parts.place, sheet=out.sheet)
    first = SheetScanner(parts.stream(part), place)
    for _ in first.rows():
        continue
    frame = stripped_frame(without_ascii(first.head), first.tail, out.columns, out.ours, place)
    cells = TakeOut(out.columns, out.rows, out.texts, out.shown)

    def content() -> Iterator[bytes]:
        yield frame.head
        rows = SheetScanner(parts.stream(part), place).rows()
        yield from take_out(rows, cells, first.prefix, place, SharedFormulas())
        yield frame.tail

    return content
