"""The workbook part of an existing workbook: sheets and names added, changed and taken out, and a full calculation.

Sheets are told apart by their place among the tabs, counted from 0. All that counts sheets (names that belong to one,
the tab in view) is kept in step; everything else stays as it stands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scoring.errors import NOWHERE, LeadFileError, Place
from scoring.ooxml.outline import Outline, Span, outline
from scoring.ooxml.xml import SAVE_AGAIN
from scoring.workbook.parts.text import plain_text
from scoring.workbook.parts.xml import RELATIONSHIPS
from scoring.workbook.plan import DefinedName
from scoring.workbook.surgery.defined_names import NameEntry, NameList
from scoring.workbook.surgery.splice import Splice, children_of, insertion_point, prefixed
from scoring.workbook.surgery.strict import STRICT_RELATIONSHIPS, is_strict

# ECMA-376 part 1, 18.2.27 (CT_Workbook).
_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr",
    "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip
_MAX_SHEET_ID = 65_534


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet's entry, of any kind (chart and macro sheets too): its id in the book and that of its link."""

    name: str
    sheet_id: str
    link: str
    state: str = "visible"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class NewTab:
    """A sheet to come: its name, the id of its link, and its place once all are there (None: last)."""

    name: str
    link: str
    position: int | None = None
    hidden: bool = False


class WorkbookPart:
    """A workbook part being changed. The tabs and names are as they are to be; `result` is the part."""

    def __init__(self, data: bytes, place: Place = NOWHERE) -> None:
        self._data, self._place = data, place
        self._outline: Outline = outline(data, place)
        listed = self._outline.child("sheets")
        if listed is None:
            raise LeadFileError("The workbook part lists no sheets.", place=place, mend=SAVE_AGAIN)
        self._listed = listed
        self.strict = is_strict(self._outline)
        entries = [span for span in children_of(data, listed, place) if span.name == "sheet"]
        self._old = [self._tab(span) for span in entries]
        self._tabs: list[Tab] = list(self._old)
        self.names = NameList(data, self._outline.child("definedNames"), place)
        self._calculate = False

    def _tab(self, span: Span) -> Tab:
        attributes = span.attributes
        link = attributes.get(self._link_name) or next(
            (value for key, value in attributes.items() if key.endswith(":id")), ""
        )
        return Tab(
            attributes.get("name", ""),
            attributes.get("sheetId", ""),
            link,
            attributes.get("state", "visible"),
            span,
        )

    @property
    def _link_name(self) -> str:
        """How the attribute of a link is written here: the prefix of its namespace is the file's choice."""
        wanted = STRICT_RELATIONSHIPS if self.strict else RELATIONSHIPS
        for holder in (self._listed, self._outline.root):
            for name, value in holder.attributes.items():
                if name.startswith("xmlns:") and value == wanted:
                    return f"{name[6:]}:id"
        return ""

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The sheets, in the order of their tabs."""
        return tuple(self._tabs)

    def place_of(self, name: str) -> int | None:
        """Where the tab of a sheet stands (names are compared without case), None where there is none."""
        wanted = name.casefold()
        return next((place for place, tab in enumerate(self._tabs) if tab.name.casefold() == wanted), None)

    def add_sheets(self, sheets: Sequence[NewTab]) -> None:
        """Add sheets, each at its place once all are there."""
        for new in sorted((s for s in sheets if s.position is not None), key=lambda s: s.position or 0):
            self._insert(min(new.position or 0, len(self._tabs)), new)
        for new in sheets:
            if new.position is None:
                self._insert(len(self._tabs), new)

    def _insert(self, at: int, new: NewTab) -> None:
        state = "hidden" if new.hidden else "visible"
        self._tabs.insert(at, Tab(new.name, self._free_sheet_id(), new.link, state))
        self.names.renumber(lambda old: old + (old >= at))

    def _free_sheet_id(self) -> str:
        used = {int(tab.sheet_id) for tab in (*self._tabs, *self._old) if tab.sheet_id.isdigit()}
        new = max(used, default=0) + 1
        if new > _MAX_SHEET_ID:
            new = next(number for number in range(1, _MAX_SHEET_ID) if number not in used)
        return str(new)

    def remove_sheets(self, places: Collection[int]) -> None:
        """Take sheets out by their places, with the names that belong to them alone."""
        gone = frozenset(places)
        self._tabs = [tab for place, tab in enumerate(self._tabs) if place not in gone]
        self.names.renumber(lambda old: None if old in gone else old - sum(place < old for place in gone))

    def set_names(self, names: Sequence[DefinedName], sheet: int | None = None) -> None:
        """Add names, or put them in place of those of the same scope that differ in case at most."""
        for name in names:
            self.names.set(NameEntry(name.name, name.refers, sheet, name.hidden, name.comment))

    def recalculate(self) -> None:
        """Have everything calculated when the workbook is opened; whether it is by hand after that stays."""
        self._calculate = True

    def result(self) -> bytes:
        """The part with all changes."""
        splice = Splice(self._data)
        if self._tabs != self._old:
            self._write_tabs(splice)
            self._write_views(splice)
        self._write_names(splice)
        if self._calculate:
            self._write_calculation(splice)
        return splice.result()

    def _write_tabs(self, splice: Splice) -> None:
        kept = {tab.span.start for tab in self._tabs if tab.span is not None}
        for tab in self._old:
            if tab.span is not None and tab.span.start not in kept:
                splice.remove(tab.span)
        at = self._listed.inside
        waiting = b""
        for tab in self._tabs:
            if tab.span is None:
                waiting += self._tab_xml(tab)
                continue
            if waiting:
                splice.insert(tab.span.start, waiting)
                waiting = b""
            at = tab.span.end
        if waiting:
            if self._listed.empty:
                splice.append(self._listed, waiting)
            else:
                splice.insert(at, waiting)

    def _tab_xml(self, tab: Tab) -> bytes:
        state = f' state="{tab.state}"' if tab.state != "visible" else ""
        link, declared = self._link_name, ""
        if not link:
            space = STRICT_RELATIONSHIPS if self.strict else RELATIONSHIPS
            link, declared = "r:id", f' xmlns:r="{space}"'
        row = f'<sheet name="{plain_text(tab.name)}" sheetId="{tab.sheet_id}"{state}{declared} {link}="{tab.link}"/>'
        return prefixed(row, self._outline.prefix)

    def _write_views(self, splice: Splice) -> None:
        """The tab in view and the first tab of the row stay the same sheets."""
        views = self._outline.child("bookViews")
        if views is not None:
            for view in children_of(self._data, views, self._place):
                changed = {
                    name: str(self._moved(int(view.attributes.get(name, "0") or 0)))
                    for name in ("firstSheet", "activeTab")
                    if view.attributes.get(name, "0").isdigit()
                }
                wanted = {name: value for name, value in changed.items() if value != view.attributes.get(name, "0")}
                splice.attributes(view, wanted)
        custom = self._outline.child("customWorkbookViews")
        present = {tab.sheet_id for tab in self._tabs}
        if custom is not None:
            for view in children_of(self._data, custom, self._place):
                active = view.attributes.get("activeSheetId")
                if active is not None and active not in present:
                    splice.attributes(view, {"activeSheetId": self._tabs[0].sheet_id})

    def _moved(self, old: int) -> int:
        """Where the sheet that stood at a place stands now; for one that went, the nearest seen before it."""
        now = {tab.span.start: place for place, tab in enumerate(self._tabs) if tab.span is not None}
        if old >= len(self._old):
            return old
        for tab in (*reversed(self._old[: old + 1]), *self._old[old + 1 :]):
            place = now.get(tab.span.start) if tab.span is not None else None
            if place is not None and (tab is self._old[old] or tab.state == "visible"):
                return place
        return 0

    def _write_names(self, splice: Splice) -> None:
        prefix = self._outline.prefix
        listed = self._outline.child("definedNames")
        new = prefixed(self.names.new_xml(), prefix)
        if listed is None:
            if new:
                at = insertion_point(self._outline, "definedNames", _ORDER)
                splice.insert(at, prefixed("<definedNames>", prefix) + new + prefixed("</definedNames>", prefix))
            return
        if not new and not self.names.left:
            # The schema wants at least one name in the list.
            splice.remove(listed)
            return
        self.names.write_changes(splice)
        if new:
            splice.append(listed, new)

    def _write_calculation(self, splice: Splice) -> None:
        found = self._outline.child("calcPr")
        if found is not None:
            splice.attributes(found, {"fullCalcOnLoad": "1"})
        else:
            at = insertion_point(self._outline, "calcPr", _ORDER)
            splice.insert(at, prefixed('<calcPr fullCalcOnLoad="1"/>', self._outline.prefix))
