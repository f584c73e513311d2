"""A plan put into an existing workbook: what it changes, and nothing else.

Changed are the lead sheet, its table, the styles, and the parts that list sheets, links and kinds of parts. Sheets of
ours and the model come as parts of their own. Everything else stays as it is packed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator

from scoring.errors import LeadFileError, OutputError, Place
from scoring.ooxml.book import Book
from scoring.ooxml.package import CONTENT_TYPES_PART, Package, Parts
from scoring.ooxml.xml import SAVE_AGAIN
from scoring.workbook.names import CHOICES, LEADS_NAME, SHEET_ANCHORS
from scoring.workbook.package import Draft
from scoring.workbook.parts import content_types as kinds
from scoring.workbook.parts.cells import CellWriter
from scoring.workbook.parts.reference_names import ReferenceNames
from scoring.workbook.parts.strings import InlineTexts
from scoring.workbook.parts.styles import Styles
from scoring.workbook.parts.workbook import sheet_names
from scoring.workbook.plan import BookPlan, LeadEdit, TableEdit
from scoring.workbook.sheet_parts import SheetParts, taken_names
from scoring.workbook.stripping.names import is_our_name
from scoring.workbook.surgery.content_types import default_types, typed_parts, with_default, with_types, without_types
from scoring.workbook.surgery.defined_names import NameEntry
from scoring.workbook.surgery.lead_names import grown_name
from scoring.workbook.surgery.query_tables import first_free_field, with_fields
from scoring.workbook.surgery.relationships import NewLink, links_bytes, links_part, with_links, without_links
from scoring.workbook.surgery.sheet import edited_sheet
from scoring.workbook.surgery.splice import part_bytes
from scoring.workbook.surgery.strict import to_strict
from scoring.workbook.surgery.styles import AppendedStyles
from scoring.workbook.surgery.tables import TablePart
from scoring.workbook.surgery.workbook_part import NewTab, WorkbookPart
from scoring.workbook.write import Progress, refuse_oversized

# Names that only mark a place: no formula reads them.
_MARKS = frozenset({LEADS_NAME, *SHEET_ANCHORS.values()})
_LINKS = "application/vnd.openxmlformats-package.relationships+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_XML = "application/xml"


def apply_plan(base: Package, plan: BookPlan, progress: Progress | None = None) -> Draft:
    """The workbook `base` with what the plan says; `progress` hears of the lead sheet's rows as it is written.

    The same base and plan give the same parts. Raises OutputError where the plan does not fit the workbook (a name
    that it has for something else, too many columns or formats), LeadFileError where a part of it is damaged.
    """
    if plan.leads is None:
        raise ValueError("the plan is for a new workbook")
    return _Application(base, plan, plan.leads, progress).draft()


class _Application:
    """One plan on its way into one workbook."""

    def __init__(self, base: Package, plan: BookPlan, edit: LeadEdit, progress: Progress | None) -> None:
        self._base, self._plan, self._edit = base, plan, edit
        self._place = base.place
        self._book = Book(parts=base)
        self._part = self._book.workbook_part
        self._workbook = WorkbookPart(part_bytes(base, self._part), self._place)
        self._links = base.relationships(self._part)
        self._draft = Draft(base)
        self._watched = _Watched(base, edit, progress)
        self._types = part_bytes(base, CONTENT_TYPES_PART)
        self._tables = _table_parts(self._book)
        self._styles_part = next((base.find(link.target) for link in self._links if link.kind == "styles"), None)
        self._styles = AppendedStyles(self._styles_bytes(), self._place)
        self._texts = InlineTexts()
        self._day_zero = self._book.day_zero
        leads = self._workbook.place_of(edit.sheet)
        # A sheet's own names hide those of the workbook there; those of other sheets are in nobody's way.
        reach = [entry for entry in self._workbook.names if entry.sheet in (None, leads)]
        taken = [*(entry.name for entry in reach), *self._tables]
        self._names = ReferenceNames([*taken, *(name.name for name in plan.names)])
        self._ours = SheetParts(
            self._draft,
            self._styles,
            self._texts,
            self._names,
            folder=posixpath.dirname(self._part),
            strict=self._workbook.strict,
            taken=taken_names(self._draft, typed_parts(self._types)),
            last_table=max((table.number for _, table in self._tables.values()), default=0),
            day_zero=self._day_zero,
        )
        self._taken = {entry.name.casefold() for entry in reach if entry.sheet is None or entry.name not in _MARKS}

    def draft(self) -> Draft:
        """The workbook's parts as they are to be."""
        self._refuse()
        dropped = self._drop_calculation_chain()
        new = [NewLink("worksheet", self._ours.sheet(sheet, 1)) for sheet in self._plan.sheets]
        if self._edit.table is not None:
            self._grow_table(self._edit.table)
        self._edit_leads()
        new += [NewLink("customXml", self._ours.custom(part, 1)) for part in self._plan.custom_parts]
        new += self._write_styles()
        ids = self._link(new, dropped)
        self._write_workbook(ids[: len(self._plan.sheets)])
        self._write_types()
        return self._draft

    def _refuse(self) -> None:
        """Refuse what the workbook has no room for, before anything is made."""
        for sheet in self._plan.sheets:
            refuse_oversized(sheet.name, sheet.cells, sheet.columns, self._place)
            if self._workbook.place_of(sheet.name) is not None:
                raise self._taken_error(f"a sheet “{sheet.name}”", "Rename that sheet.")
        refuse_oversized(
            self._edit.sheet, self._edit.headers, self._edit.columns, self._place, "Delete columns that are not needed."
        )
        tables = [table.name for sheet in self._plan.sheets for table in sheet.tables]
        # No table may have the name of anything else, whatever sheet that belongs to.
        named = self._tables.keys() | {entry.name.casefold() for entry in self._workbook.names}
        clashes = [item.name for item in self._plan.names if item.name.casefold() in self._taken | self._tables.keys()]
        clashes += [name for name in tables if name.casefold() in named]
        # What looks like a name of ours would go with ours one day.
        reserved = (entry.name for entry in self._workbook.names if entry.sheet is None and is_our_name(entry.name))
        clashes += [name for name in reserved if name not in CHOICES]
        if clashes:
            raise self._taken_error(
                f"a name “{clashes[0]}” of its own",
                "Rename or delete it in Excel's Name Manager (it may be hidden there).",
            )

    def _taken_error(self, what: str, mend: str) -> OutputError:
        return OutputError(f"The workbook has {what}, which Hotsheet needs for itself.", place=self._place, mend=mend)

    def _styles_bytes(self) -> bytes:
        if self._styles_part is not None:
            return part_bytes(self._base, self._styles_part)
        fresh = Styles().xml()
        return to_strict(fresh) if self._workbook.strict else fresh

    def _drop_calculation_chain(self) -> list[str]:
        """Leave out the order of calculation, which Excel works out anew; the ids of its links."""
        links = [link for link in self._links if link.kind == "calcChain" and not link.external]
        for part in {self._base.find(link.target) for link in links} - {None}:
            if part is not None:
                self._draft.drop(part)
        return [link.id for link in links]

    def _grow_table(self, edit: TableEdit) -> None:
        found = self._tables.get(edit.name.casefold())
        if found is None:
            # Perhaps it is there, and damaged: then that is what to say.
            for part in _table_names(self._book):
                TablePart(part_bytes(self._base, part), self._place)
            raise LeadFileError(f"The workbook has no table “{edit.name}”.", place=self._place, mend=SAVE_AGAIN)
        name, table = found
        query = next((link.target for link in self._base.relationships(name) if link.kind == "queryTable"), None)
        query = self._base.find(query) if query is not None else None
        fields = part_bytes(self._base, query) if query is not None else b""
        edited = table.grown(edit, first_free_field(fields, self._place) if query is not None else 1)
        self._draft.replace(name, edited.xml)
        if query is not None and edited.query_columns:
            self._draft.replace(query, with_fields(fields, edited.query_columns, self._place))

    def _edit_leads(self) -> None:
        sheet = next((sheet for sheet in self._book.sheets if sheet.name == self._edit.sheet), None)
        part = self._base.find(sheet.part) if sheet is not None else None
        if part is None:
            raise LeadFileError(
                f"The workbook has no sheet “{self._edit.sheet}” of cells.", place=self._place, mend=SAVE_AGAIN
            )
        cells = CellWriter(self._edit.sheet, self._texts, self._styles, self._names, self._day_zero)
        content = edited_sheet(self._watched, part, self._edit, cells, self._styles)
        self._draft.replace(part, self._watched.watching(content))

    def _write_styles(self) -> list[NewLink]:
        xml = self._styles.xml()
        if self._styles_part is not None:
            if xml != self._base.read(self._styles_part):
                self._draft.replace(self._styles_part, xml)
            return []
        name = posixpath.join(posixpath.dirname(self._part), "styles.xml")
        self._draft.add(name, xml)
        self._ours.kinds[name] = kinds.STYLES
        return [NewLink("styles", name)]

    def _link(self, new: list[NewLink], dropped: list[str]) -> tuple[str, ...]:
        """Link parts from the workbook part, and unlink others; the ids of the new links."""
        data = links_bytes(self._base, self._part) or b""
        data = without_links(data, dropped, self._place) if data else data
        data, ids = with_links(data or None, self._part, new, strict=self._workbook.strict, place=self._place)
        self._draft.put(links_part(self._base, self._part), data)
        return ids

    def _write_workbook(self, ids: tuple[str, ...]) -> None:
        workbook, plan = self._workbook, self._plan
        leads = next((place for place, tab in enumerate(workbook.tabs) if tab.name == self._edit.sheet), None)

        def grows(entry: NameEntry) -> str:
            own = entry.sheet is not None and entry.sheet == leads
            return grown_name(entry, self._edit) if own else entry.refers

        workbook.names.change(grows)
        positions = (*plan.positions, *([None] * len(plan.sheets)))
        workbook.add_sheets(
            [
                NewTab(sheet.name, link, position, sheet.hidden)
                for sheet, link, position in zip(plan.sheets, ids, positions, strict=False)
            ]
        )
        workbook.set_names([*plan.names, *self._names.defined])
        for sheet in plan.sheets:
            workbook.set_names(sheet_names(sheet), workbook.place_of(sheet.name))
        workbook.recalculate()
        self._draft.replace(self._part, workbook.result())

    def _write_types(self) -> None:
        data = without_types(self._types, self._draft.dropped, self._place)
        data = with_types(data, self._ours.kinds, self._place)
        added = self._draft.added
        # Some programs give each relationship part its type by name, and none to the extension.
        if any(name.endswith(".rels") for name in (*added, *self._draft.changed)):
            data = self._typed(data, "rels", _LINKS)
        if any(name.endswith(".vml") for name in added):
            data = self._typed(data, "vml", _VML)
        if any(name.endswith(".xml") and name not in self._ours.kinds for name in added):
            data = self._typed(data, "xml", _XML)
        self._draft.replace(CONTENT_TYPES_PART, data)

    def _typed(self, data: bytes, extension: str, kind: str) -> bytes:
        """The content types with those of the added parts that go by their extension."""
        known = default_types(data, self._place).get(extension)
        if known is None:
            return with_default(data, extension, kind, self._place)
        if known == kind:
            return data
        named = [name for name in self._draft.added if name.endswith(f".{extension}") and name not in self._ours.kinds]
        return with_types(data, dict.fromkeys(named, kind), self._place)


class _Watched(Parts):
    """The parts of a workbook; while the lead sheet is written, its reading tells how far it has come."""

    def __init__(self, base: Parts, edit: LeadEdit, progress: Progress | None) -> None:
        self._base, self._progress = base, progress
        self.place: Place = base.place
        self._total = len(edit.rows)
        self._written = False

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts."""
        return self._base.parts

    def find(self, name: str) -> str | None:
        """The name of a part as the file spells it."""
        return self._base.find(name)

    def size(self, name: str) -> int:
        """The unpacked size of a part in bytes."""
        return self._base.size(name)

    def stream(self, name: str, progress: Callable[[float], None] | None = None) -> Iterator[bytes]:
        """A part's bytes in blocks."""
        told, total = self._progress, self._total
        if progress is None and told is not None and self._written:
            return self._base.stream(name, lambda share: told(int(share * total), total))
        return self._base.stream(name, progress)

    def watching(self, content: Callable[[], Iterable[bytes]]) -> Callable[[], Iterable[bytes]]:
        """The content of a part, whose making is watched from now on."""

        def watched() -> Iterable[bytes]:
            self._written = True
            try:
                yield from content()
            finally:
                self._written = False

        return watched


def _table_parts(book: Book) -> dict[str, tuple[str, TablePart]]:
    """The tables of a workbook by name, without case: the name of each one's part, and the part."""
    found = {}
    for part in _table_names(book):
        try:
            table = TablePart(part_bytes(book.package, part), book.place)
        except LeadFileError:
            # Only the leads' own table needs to make sense; others stay as they are.
            continue
        found[table.name.casefold()] = part, table
    return found


def _table_names(book: Book) -> list[str]:
    """The names of the table parts, by their kinds and by the sheets' links."""
    parts = book.package
    named = [part for part, kind in parts.content_types().items() if kind.endswith(".table+xml")]
    for sheet in book.sheets:
        links = parts.relationships(sheet.part)
        named += [link.target for link in links if link.kind == "table" and not link.external]
    return [part for part in dict.fromkeys(map(parts.find, named)) if part is not None]
