"""What stands around the rows of the lead sheet, with what an edit adds to it; the rest is copied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.errors import LeadFileError, Place
from scoring.ooxml.cells import parse_range
from scoring.ooxml.outline import Outline, Span, outline
from scoring.ooxml.xml import SAVE_AGAIN
from scoring.workbook.parts.conditional import conditional_xml
from scoring.workbook.parts.refs import Box, range_ref
from scoring.workbook.parts.styles import StyleNumbers
from scoring.workbook.parts.validations import validation_items
from scoring.workbook.parts.worksheet import ignored_items
from scoring.workbook.plan import LeadEdit
from scoring.workbook.surgery.columns import Run, column_runs, with_widths, write_runs
from scoring.workbook.surgery.growth import grown, our_columns
from scoring.workbook.surgery.splice import Splice, children_of, insertion_point, prefixed

# CT_Worksheet, ECMA-376 part 1, 18.3.1.99.
ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_PRIORITY = re.compile(rb"""<(?:[\w.-]+:)?cfRule\s(?:[^<>]*?\s)?priority\s*=\s*["']\s*([0-9]{1,9})\s*["']""")
# No XML holds this character: it marks where the rows are.
_ROWS = b"\0"


@dataclass(frozen=True)
class Frame:
    """A sheet part without its rows: the bytes before them and those after."""

    head: bytes
    tail: bytes


class SheetFrame:
    """A sheet's frame being changed: its bytes, where its children stand, and the changes so far."""

    def __init__(self, head: bytes, tail: bytes, place: Place) -> None:
        self.data = head + tail
        self.place = place
        self.outline: Outline = outline(self.data, place)
        self.splice = Splice(self.data)
        self.prefix = self.outline.prefix
        rows = self.outline.child("sheetData")
        if rows is None:
            raise LeadFileError("The sheet has no rows at all.", place=place, mend=SAVE_AGAIN)
        if rows.empty:
            tag = self.data[rows.start : rows.inside].rstrip(b">").rstrip().removesuffix(b"/").rstrip()
            self.splice.replace(rows.start, rows.end, tag + b">" + _ROWS + b"</" + rows.raw.encode() + b">")
        else:
            self.splice.insert(rows.inside, _ROWS)

    def result(self) -> Frame:
        """The frame with all changes."""
        head, _, tail = self.splice.result().partition(_ROWS)
        return Frame(head, tail)

    def children(self, name: str) -> list[Span]:
        """All children of the root of this name."""
        return [child for child in self.outline.children if child.name == name]

    def inside(self, span: Span) -> tuple[Span, ...]:
        """The children of a child of the root."""
        return children_of(self.data, span, self.place)

    def range_of(self, span: Span, name: str = "ref") -> Box | None:
        """The range that an attribute names, or None where it names none."""
        try:
            return parse_range(span.attributes.get(name, ""))
        except LeadFileError:
            return None

    def point(self, name: str) -> int:
        """Where a new child of this name belongs."""
        return insertion_point(self.outline, name, ORDER)

    def add(self, name: str, items: str, count: int = 0) -> None:
        """Append items to the child of this name, made where it is missing; `count` is added to what it counts."""
        if not items:
            return
        xml = prefixed(items, self.prefix)
        child = self.outline.child(name)
        if child is not None:
            before = child.attributes.get("count", "")
            counted = {"count": str(int(before) + count)} if count and before.isdigit() else {}
            # In every list of the format the extensions come last.
            inside = self.inside(child) if not child.empty else ()
            extensions = next((each for each in inside if each.name == "extLst"), None)
            if extensions is None:
                self.splice.append(child, xml, counted)
            else:
                self.splice.attributes(child, counted)
                self.splice.insert(extensions.start, xml)
            return
        marks = f' count="{count}"' if count else ""
        whole = prefixed(f"<{name}{marks}>", self.prefix) + xml + prefixed(f"</{name}>", self.prefix)
        self.splice.insert(self.point(name), whole)

    def outline_level(self, runs: list[Run]) -> None:
        """Say how deep the columns are grouped, which programs leave room for at the top of the sheet."""
        level = max((run.outline for run in runs), default=0)
        child = self.outline.child("sheetFormatPr")
        if child is not None:
            old = child.attributes.get("outlineLevelCol", "0").strip()
            if str(level) != old:
                self.splice.attributes(child, {"outlineLevelCol": str(level) if level else None})
        elif level:
            xml = f'<sheetFormatPr defaultRowHeight="15" outlineLevelCol="{level}"/>'
            self.splice.insert(self.point("sheetFormatPr"), prefixed(xml, self.prefix))


def edited_frame(head: bytes, tail: bytes, edit: LeadEdit, styles: StyleNumbers, place: Place) -> Frame:
    """The frame with the edit's widths, formats, validations and ignored errors, its ranges grown over our columns.

    head, tail: the part (as UTF-8) before and after its rows. Raises LeadFileError where the part is damaged.
    """
    frame = SheetFrame(head, tail, place)
    _dimension(frame, edit)
    runs = column_runs(frame.data, frame.outline, place)
    if edit.widths:
        runs = with_widths(runs, edit.widths, frame.prefix, marks=_marks_behind(frame))
        # Where both are new they belong in this order.
        frame.outline_level(runs)
        write_runs(frame.splice, frame.outline, runs, frame.point("cols"))
    for child in frame.children("autoFilter"):
        _grow_filter(frame, child, edit)
    priorities = [int(number) for number in _PRIORITY.findall(frame.data)]
    formats = conditional_xml(edit.formats, styles, max(priorities, default=0) + 1)
    if formats:
        existing = frame.children("conditionalFormatting")
        at = existing[-1].end if existing else frame.point("conditionalFormatting")
        frame.splice.insert(at, prefixed(formats, frame.prefix))
    frame.add("dataValidations", validation_items(edit.validations, edit.sheet), len(edit.validations))
    frame.add("ignoredErrors", ignored_items(edit.ignore_errors))
    return frame.result()


def _marks_behind(frame: SheetFrame) -> bool:
    """Whether the button of grouped columns stands on the column behind them, as it does unless the sheet says so."""
    properties = frame.outline.child("sheetPr")
    inside = frame.inside(properties) if properties is not None and not properties.empty else ()
    said = (each.attributes.get("summaryRight", "1").strip() for each in inside if each.name == "outlinePr")
    return next(said, "1") not in ("0", "false")


def _dimension(frame: SheetFrame, edit: LeadEdit) -> None:
    child, columns = frame.outline.child("dimension"), our_columns(edit)
    box = frame.range_of(child) if child is not None else None
    rows = [int(row) for row in edit.rows[[0, -1]]] if len(edit.rows) else []
    rows += [cell.row for cell in edit.headers]
    if child is None or box is None or not columns or not rows:
        return
    wider = (min(box[0], *rows), min(box[1], *columns), max(box[2], *rows), max(box[3], *columns))
    if wider != box:
        frame.splice.attributes(child, {"ref": range_ref(wider)})


def _grow_filter(frame: SheetFrame, child: Span, edit: LeadEdit) -> None:
    box = frame.range_of(child)
    wider = grown(box, edit, visible=False) if box is not None else None
    if box is None or wider is None or wider == box:
        return
    frame.splice.attributes(child, {"ref": range_ref(wider)})
    for sort in frame.inside(child) if not child.empty else ():
        sorted_box = frame.range_of(sort) if sort.name == "sortState" else None
        # What is sorted from left to right goes by rows of its own.
        if sorted_box is None or sort.attributes.get("columnSort", "0").strip() in ("1", "true"):
            continue
        if (sorted_box[1], sorted_box[3]) == (box[1], box[3]):
            frame.splice.attributes(sort, {"ref": range_ref((*sorted_box[:3], wider[3]))})
