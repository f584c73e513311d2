"""A plan becomes a new workbook: its parts in order, linked, in one pass, and moved into place when whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from scoring.atomic import Stamp, write_atomically
from scoring.errors import OutputError, Place
from scoring.table import CellKind
from scoring.workbook.package import Draft, write_draft
from scoring.workbook.parts import content_types as kinds
from scoring.workbook.parts.properties import core_xml, extended_xml
from scoring.workbook.parts.reference_names import ReferenceNames
from scoring.workbook.parts.refs import MAX_COLUMNS, MAX_ROWS
from scoring.workbook.parts.relationships import Relationships
from scoring.workbook.parts.strings import SharedStrings
from scoring.workbook.parts.styles import Styles
from scoring.workbook.parts.theme import theme_xml
from scoring.workbook.parts.workbook import workbook_xml
from scoring.workbook.plan import BookPlan, CellPlan, ColumnPlan, SheetPlan
from scoring.workbook.sheet_parts import Advance, SheetParts

# Called with the rows written so far and all rows; what it raises stops the writing and leaves no file.
Progress = Callable[[int, int], None]

_CORE_LINK = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def write_book(
    plan: BookPlan,
    path: Path,
    *,
    overwrite: bool = False,
    unchanged: Stamp | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a plan as an .xlsx file; the same plan gives the same bytes.

    unchanged: the stamp of the file that is replaced, which must still be that one. Raises `OutputError` where the
    file cannot be written there or the plan is larger than a workbook may be; then no file is left, and an existing
    one stays as it was.
    """
    draft = new_book(plan, Place(file=str(path)), progress)

    def write(file: BinaryIO) -> None:
        write_draft(draft, file, keep_original=bool(plan.custom_parts))

    write_atomically(path, write, overwrite=overwrite, unchanged=unchanged)


def refuse_oversized(
    sheet: str,
    cells: Iterable[CellPlan],
    columns: Iterable[ColumnPlan],
    place: Place,
    mend: str = "Write .csv instead, or split the lead list.",
) -> None:
    """Refuse what no sheet can hold, naming the sheet of the file at `place`, and saying how to mend it."""
    cells, columns = tuple(cells), tuple(columns)
    rows = [cell.row for cell in cells] + [column.last_row for column in columns]
    across = [cell.column for cell in cells] + [column.column for column in columns]
    for what, most, limit in (
        ("rows", max(rows, default=1), MAX_ROWS),
        ("columns", max(across, default=1), MAX_COLUMNS),
    ):
        if most > limit:
            raise OutputError(
                f"{most:,} {what} are needed; a sheet has {limit:,}.",
                place=Place(file=place.file, sheet=sheet),
                mend=mend,
            )


def new_book(plan: BookPlan, place: Place, progress: Progress | None = None) -> Draft:
    """A new workbook's parts. They are to be written in their order: what sheets use is known once they are written.

    Raises `OutputError` where the plan is larger than a workbook may be.
    """
    for sheet in plan.sheets:
        refuse_oversized(sheet.name, sheet.cells, sheet.columns, place)
    draft = Draft(None, place)
    strings, styles = SharedStrings(), Styles()
    names = ReferenceNames([name.name for name in plan.names])
    parts = SheetParts(draft, styles, strings, names)
    _front(parts, plan.title)
    rows = _Rows(plan.sheets, progress)
    links = Relationships()
    ids = []
    for number, sheet in enumerate(plan.sheets, 1):
        selected = number - 1 == plan.active
        parts.sheet(sheet, number, selected=selected, at_once=False, advance=rows.of(number))
        ids.append(links.add("worksheet", f"worksheets/sheet{number}.xml"))
    parts.kinds["xl/styles.xml"] = kinds.STYLES
    draft.add("xl/styles.xml", lambda: (styles.xml(),))
    links.add("styles", "styles.xml")
    parts.add("xl/theme/theme1.xml", theme_xml(), kinds.THEME)
    links.add("theme", "theme/theme1.xml")
    if any(map(_has_texts, plan.sheets)):
        parts.kinds["xl/sharedStrings.xml"] = kinds.STRINGS
        draft.add("xl/sharedStrings.xml", strings.xml)
        links.add("sharedStrings", "sharedStrings.xml")
    for number, part in enumerate(plan.custom_parts, 1):
        parts.custom(part, number)
        links.add("customXml", f"../customXml/item{number}.xml")
    parts.kinds["xl/workbook.xml"] = kinds.WORKBOOK
    draft.add("xl/workbook.xml", lambda: (workbook_xml(plan, ids, names.defined),))
    parts.link("xl/workbook.xml", links)
    draft.add("[Content_Types].xml", kinds.content_types_xml(parts.kinds))
    return draft


def _front(parts: SheetParts, title: str) -> None:
    """The links at the root and the properties: programs know a workbook by what stands first."""
    root = Relationships()
    root.add("officeDocument", "xl/workbook.xml")
    root.add(_CORE_LINK, "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    parts.add("_rels/.rels", root.xml())
    parts.add("docProps/core.xml", core_xml(title), kinds.CORE)
    parts.add("docProps/app.xml", extended_xml(), kinds.EXTENDED)


class _Rows:
    """Rows written so far, over all sheets."""

    def __init__(self, sheets: tuple[SheetPlan, ...], progress: Progress | None) -> None:
        self._counts = [_row_count(sheet) for sheet in sheets]
        self._progress = progress

    def of(self, number: int) -> Advance | None:
        """What to call for the rows of a sheet, by its number from 1."""
        progress = self._progress
        if progress is None:
            return None
        before, count, total = sum(self._counts[: number - 1]), self._counts[number - 1], sum(self._counts)
        return lambda row: progress(before + min(row, count), total)


def _row_count(sheet: SheetPlan) -> int:
    last = [cell.row for cell in sheet.cells] + [column.last_row for column in sheet.columns]
    return max(last, default=0)


def _has_texts(sheet: SheetPlan) -> bool:
    """Whether any cell holds a text that no formula makes."""
    return any(isinstance(cell.value, str) for cell in sheet.cells) or any(
        not column.formula and bool((column.values.kinds == CellKind.TEXT).any()) for column in sheet.columns
    )
