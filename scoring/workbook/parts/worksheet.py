"""The worksheet part: everything around and below the cells, in the order that the schema wants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scoring.workbook.parts.refs import cell_ref, range_ref
from scoring.workbook.parts.rows import SheetRows
from scoring.workbook.parts.text import plain_text
from scoring.workbook.parts.validations import validations_xml
from scoring.workbook.parts.xml import DECLARATION, MAIN, RELATIONSHIPS
from scoring.workbook.plan import ColumnWidth, SheetPlan

# In characters of the usual font: what a width in the file has besides the text, and that of a column that says none.
WIDTH_PADDING = 0.7109375
USUAL_WIDTH = "9.140625"


@dataclass(frozen=True)
class SheetLinks:
    """The relationship ids of the parts that hang on a sheet; "" and () where there are none."""

    drawing: str = ""
    comments: str = ""
    tables: tuple[str, ...] = ()


# Numbers and years typed as texts are a lead's own; a shared formula is written apart from its column's formula.
_IGNORED = 'twoDigitTextYear="1" numberStoredAsText="1" calculatedColumn="1"'


def worksheet_xml(
    sheet: SheetPlan,
    rows: SheetRows,
    conditional: str,
    links: SheetLinks,
    selected: bool,
    advance: Callable[[int], None],
) -> Iterator[bytes]:
    """The part in chunks; `advance` hears of every row that has been written."""
    yield _head(sheet, rows, selected).encode()
    for row, chunk in rows.xml():
        yield chunk
        advance(row)
    yield _tail(sheet, conditional, links).encode()


def _head(sheet: SheetPlan, rows: SheetRows, selected: bool) -> str:
    tab = f'<tabColor rgb="FF{sheet.tab_color.upper()}"/>' if sheet.tab_color else ""
    fit = '<pageSetUpPr fitToPage="1"/>' if sheet.fit_width else ""
    inside = tab + fit
    box = rows.box
    dimension = range_ref(box) if box else "A1"
    levels = max((width.outline for width in sheet.widths), default=0)
    level = f' outlineLevelCol="{levels}"' if levels else ""
    fixed = ' customHeight="1"' if sheet.one_line else ""
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}">'
        + (f"<sheetPr>{inside}</sheetPr>" if inside else "")
        + f'<dimension ref="{dimension}"/>{_view(sheet, selected)}'
        + f'<sheetFormatPr defaultRowHeight="15"{fixed}{level}/>{_columns(sheet.widths)}<sheetData>'
    )


def _view(sheet: SheetPlan, selected: bool) -> str:
    marks = ("" if sheet.gridlines else ' showGridLines="0"') + (' tabSelected="1"' if selected else "")
    pane = _pane(sheet.freeze, sheet.scroll_to)
    return f'<sheetViews><sheetView{marks} workbookViewId="0">{pane}</sheetView></sheetViews>'


def _pane(freeze: tuple[int, int] | None, scroll_to: int) -> str:
    rows, columns = freeze or (0, 0)
    if not rows and not columns:
        return ""
    pane = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
    split = (f' xSplit="{columns}"' if columns else "") + (f' ySplit="{rows}"' if rows else "")
    corner = cell_ref(rows + 1, max(scroll_to, columns + 1))
    return (
        f'<pane{split} topLeftCell="{corner}" activePane="{pane}" state="frozen"/>'
        f'<selection pane="{pane}" activeCell="{corner}" sqref="{corner}"/>'
    )


def _columns(widths: tuple[ColumnWidth, ...]) -> str:
    if not widths:
        return ""
    items = "".join(column_xml(width) for width in sorted(widths, key=lambda width: width.first))
    return f"<cols>{items}</cols>"


def column_xml(width: ColumnWidth, style: str = "") -> str:
    """A run of columns; `style` is the number of the cell style for its empty cells, "" for the plain one."""
    # The file's width counts the cell's padding; the plan's, like Excel's dialogue, does not.
    return (
        f'<col min="{width.first}" max="{width.last}" width="{width.width + WIDTH_PADDING:g}" customWidth="1"'
        + (f' style="{style}"' if style else "")
        + (' hidden="1"' if width.hidden else "")
        + (f' outlineLevel="{width.outline}"' if width.outline else "")
        + (' collapsed="1"' if width.collapsed else "")
        + "/>"
    )


def _tail(sheet: SheetPlan, conditional: str, links: SheetLinks) -> str:
    # What protection leaves allowed is written as 0: selecting and formatting, not sorting or deleting.
    protection = (
        '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>'
        if sheet.protected
        else ""
    )
    merges = "".join(f'<mergeCell ref="{plain_text(merge)}"/>' for merge in sheet.merges)
    tables = "".join(f'<tablePart r:id="{link}"/>' for link in links.tables)
    return "".join(
        (
            "</sheetData>",
            protection,
            f'<autoFilter ref="{plain_text(sheet.auto_filter)}"/>' if sheet.auto_filter else "",
            f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else "",
            conditional,
            validations_xml(sheet.validations, sheet.name),
            '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
            _page(sheet),
            _ignored(sheet.ignore_errors),
            f'<drawing r:id="{links.drawing}"/>' if links.drawing else "",
            f'<legacyDrawing r:id="{links.comments}"/>' if links.comments else "",
            f'<tableParts count="{len(links.tables)}">{tables}</tableParts>' if tables else "",
            "</worksheet>",
        )
    )


def _page(sheet: SheetPlan) -> str:
    orientation = "landscape" if sheet.landscape else "portrait"
    fit = ' fitToHeight="0"' if sheet.fit_width else ""
    return f'<pageSetup orientation="{orientation}"{fit}/>'


def _ignored(ranges: tuple[str, ...]) -> str:
    return f"<ignoredErrors>{ignored_items(ranges)}</ignoredErrors>" if ranges else ""


def ignored_items(ranges: tuple[str, ...]) -> str:
    """Ranges of texts that look like numbers and are meant so, without the element around them."""
    return "".join(f'<ignoredError sqref="{plain_text(where)}" {_IGNORED}/>' for where in ranges)
