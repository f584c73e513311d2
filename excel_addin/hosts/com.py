"""Excel on Windows as a host, through COM where xlwings has no words of its own.

Written from Microsoft's documentation of the object model and not run in Excel by its authors: the tests hold the calls
and their order against a recording. Traps that shaped it: formulas of conditional formats and validations count from
the active cell and are read in the language of the program; `Unprotect` without a password asks for one in a box;
setting up a page speaks to the printer for each property unless `PrintCommunication` is off.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import xlwings as xw

from excel_addin.hosts import com_filter
from excel_addin.hosts.com_chart import draw
from excel_addin.hosts.excel import (
    CHECKS,
    COPY_MEND,
    HORIZONTAL,
    OPERATORS,
    VERTICAL,
    EitherExcel,
    bgr,
    columns_address,
    in_pieces,
    in_words,
)
from excel_addin.hosts.host import HostError
from scoring.workbook.plan import (
    PLAIN,
    Chart,
    ColumnWidth,
    ConditionalFormat,
    SheetPlan,
    Style,
    Validation,
    ValidationKind,
)

# XlFileFormat: what a copy of a workbook of this format is called.
_ENDINGS = {51: ".xlsx", 61: ".xlsx", 52: ".xlsm"}
_MANUAL = -4135
_CONTINUOUS, _THIN, _NONE = 1, 2, -4142
_EXPRESSION, _NUMBER, _FORMULA = 2, 0, 4
_GRADIENT = 1
_LANDSCAPE, _PORTRAIT = 2, 1
_EDGES = (7, 8, 9, 10)
_VISIBLE = -1
_COUNTRY, _DECIMAL, _LIST_SEPARATOR = 1, 3, 5
_ENGLISH = 1
_FONT = ("Name", "Size", "Bold", "Italic", "Underline", "Strikethrough", "Color")
_CELL = ("NumberFormat", "HorizontalAlignment", "VerticalAlignment", "WrapText", "IndentLevel", "Locked")


class ExcelHost(EitherExcel):
    """Excel on Windows."""

    carries_parts: bool = True

    def save_copy(self, book: xw.Book, folder: Path) -> Path:
        """`SaveCopyAs`: in the workbook's own format, whatever the ending, so others are refused."""
        api = book.api
        ending = _ENDINGS.get(int(api.FileFormat))
        if ending is None:
            raise HostError(f"“{book.name}” is in a format that Hotsheet does not read.", mend=COPY_MEND)
        path = folder / f"{Path(str(book.name)).stem}{ending}"
        with in_words("write a copy of the workbook"):
            api.SaveCopyAs(str(path))
        return path

    def is_saved(self, book: xw.Book) -> bool:
        """A path (or an address in the cloud), and `Saved`."""
        return bool(book.api.Path) and bool(book.api.Saved)

    def grouped_sheets(self, book: xw.Book) -> tuple[str, ...]:
        """The selected sheets of its first window."""
        with in_words("say which sheets are selected"):
            return tuple(str(sheet.Name) for sheet in book.api.Windows(1).SelectedSheets)

    def fingerprint(self, book: xw.Book) -> str:
        """How far each sheet is used, and by how many cells. Nobody types while Excel waits for a macro."""
        with in_words("say what the sheets hold"):
            count = book.app.api.WorksheetFunction.CountA
            used = [(sheet.Name, sheet.UsedRange) for sheet in book.api.Worksheets]
            return "; ".join(f"{name} {cells.Address} {int(count(cells))}" for name, cells in used)

    def decimal(self, book: xw.Book) -> str:
        """The system's, or Excel's own where somebody gave it one."""
        app = book.app.api
        with in_words("say its decimal sign"):
            return str(app.International(_DECIMAL) if app.UseSystemSeparators else app.DecimalSeparator)

    def set_part(self, book: xw.Book, namespace: str, xml: str | None) -> None:
        """`CustomXMLParts`; those of the namespace go first."""
        parts = book.api.CustomXMLParts
        with in_words("put a part into the workbook"):
            for part in list(parts.SelectByNamespace(namespace)):
                part.Delete()
            if xml is not None:
                parts.Add(xml)

    def dress(self, sheet: xw.Sheet, addresses: Sequence[str], style: Style) -> None:
        """The number format always; of the rest what differs from a plain cell."""
        with in_words("dress cells", sheet.name):
            for piece in in_pieces(addresses):
                _dress(sheet.api.Range(piece), style)

    def copy_look(self, sheet: xw.Sheet, source: str, target: str) -> None:
        """Property by property: pasting formats would bring conditional formats along."""
        with in_words("copy the look of a cell", sheet.name):
            one, many = sheet.api.Range(source).Cells(1, 1), sheet.api.Range(target)
            for name in _CELL:
                setattr(many, name, getattr(one, name))
            for name in _FONT:
                setattr(many.Font, name, getattr(one.Font, name))
            if one.Interior.Pattern == _NONE:
                many.Interior.Pattern = _NONE
            else:
                many.Interior.Color = one.Interior.Color
            for edge in _EDGES:
                line = one.Borders(edge)
                if line.LineStyle == _NONE:
                    continue
                inner = (edge,) if one.Address == many.Address else (edge, 12 if edge in (8, 9) else 11)
                for place in inner:
                    border = many.Borders(place)
                    border.LineStyle, border.Weight, border.Color = line.LineStyle, line.Weight, line.Color

    def set_columns(self, sheet: xw.Sheet, widths: Sequence[ColumnWidth]) -> None:
        """`OutlineLevel` begins with 1 for columns that are in no group."""
        with in_words("set columns", sheet.name):
            for item in widths:
                columns = sheet.api.Range(columns_address(item)).EntireColumn
                columns.ColumnWidth = item.width
                columns.OutlineLevel = item.outline + 1
                columns.Hidden = item.hidden

    def set_page(self, sheet: xw.Sheet, plan: SheetPlan) -> None:
        """Page, tab and view. Without any printer Excel has no page to set up, and it stays as it is."""
        api = sheet.api
        with in_words("set up the sheet", sheet.name):
            if plan.tab_color:
                api.Tab.Color = bgr(plan.tab_color)
            else:
                api.Tab.ColorIndex = _NONE
            with suppress(HostError), in_words("set up the page", sheet.name):
                _set_page(sheet, plan)
            with _shown(sheet):
                _set_view(sheet.book.api.Windows(1), plan)

    def add_format(self, sheet: xw.Sheet, item: ConditionalFormat) -> None:
        """Behind those that are there; its formula counts from the active cell, so that is the range's first."""
        address = ",".join(item.range.split())
        with in_words("add a conditional format", sheet.name), _shown(sheet, address):
            cells = sheet.api.Range(address)
            if item.data_bar:
                bar = cells.FormatConditions.AddDatabar()
                bar.BarColor.Color = bgr(item.data_bar)
                bar.BarFillType = _GRADIENT
                bar.PercentMin, bar.PercentMax = 0, 100
                bar.MinPoint.Modify(*_end(sheet, item.low))
                bar.MaxPoint.Modify(*_end(sheet, item.high))
                bar.SetLastPriority()
                return
            rule = cells.FormatConditions.Add(Type=_EXPRESSION, Formula1=_local(sheet, item.formula))
            rule.SetLastPriority()
            rule.StopIfTrue = item.stop
            for name, value in (("Bold", item.look.bold), ("Italic", item.look.italic)):
                if value:
                    setattr(rule.Font, name, True)
            if item.look.strike:
                rule.Font.Strikethrough = True
            if item.look.color:
                rule.Font.Color = bgr(item.look.color)
            if item.look.fill:
                rule.Interior.Color = bgr(item.look.fill)

    def add_check(self, sheet: xw.Sheet, item: Validation) -> None:
        """The same of validations; a literal list stands without quotes, with commas in every language."""
        address = ",".join(item.range.split())
        literal = item.kind is ValidationKind.LIST and item.first.startswith('"')
        with in_words("say what may be typed", sheet.name), _shown(sheet, address):
            check = sheet.api.Range(address).Validation
            check.Delete()
            asked = {
                "Type": CHECKS[item.kind],
                "AlertStyle": 1 if item.strict else 2,
                "Operator": OPERATORS[item.operator],
                "Formula1": item.first[1:-1].replace('""', '"') if literal else _local(sheet, item.first),
            }
            if item.second:
                asked["Formula2"] = _local(sheet, item.second)
            check.Add(**asked)
            check.IgnoreBlank = True
            check.InCellDropdown = True
            check.InputTitle, check.InputMessage = item.title, item.prompt
            check.ErrorTitle, check.ErrorMessage = item.title, item.error
            check.ShowInput, check.ShowError = bool(item.title or item.prompt), True

    def filter_range(self, sheet: xw.Sheet) -> str:
        """That of the sheet's own `AutoFilter`; tables have theirs."""
        with in_words("say what is filtered", sheet.name):
            return _plain(sheet.api.AutoFilter.Range.Address) if sheet.api.AutoFilterMode else ""

    def set_filter_range(self, sheet: xw.Sheet, address: str) -> None:
        """Taken off and put on again, as the range of a filter cannot be changed; the arrow of a sort gets lost."""
        with in_words("move the filter", sheet.name):
            asked, target = com_filter.questions(sheet, sheet.api.AutoFilter), sheet.api.Range(address)
            sheet.api.AutoFilterMode = False
            target.AutoFilter()
            com_filter.ask(target, asked)

    def unfiltered(self, sheet: xw.Sheet) -> AbstractContextManager[None]:
        """What filters ask is kept, and asked again."""
        return com_filter.unfiltered(sheet)

    def print_areas(self, sheet: xw.Sheet) -> tuple[str, ...]:
        """`PrintArea`, whose parts stand between the list separators of the program's language."""
        with in_words("say what is printed", sheet.name):
            said = str(sheet.api.PageSetup.PrintArea or "")
        return tuple(_plain(part) for part in re.split("[,;]", said) if part)

    def set_print_areas(self, sheet: xw.Sheet, addresses: Sequence[str]) -> None:
        """The same, in absolute addresses."""
        with in_words("set what is printed", sheet.name):
            between = str(sheet.book.app.api.International(_LIST_SEPARATOR))
            sheet.api.PageSetup.PrintArea = between.join(addresses)

    def add_chart(self, sheet: xw.Sheet, chart: Chart) -> None:
        """A chart with the look of those in a file."""
        with in_words("draw a chart", sheet.name):
            draw(sheet.api, chart)

    def clear(self, sheet: xw.Sheet) -> None:
        """Tables become cells first: clearing the cells of one leaves the table."""
        api = sheet.api
        if self.is_protected(sheet):
            raise HostError(f"The sheet “{sheet.name}” is protected.")
        with in_words("clear the sheet", sheet.name):
            api.AutoFilterMode = False
            for number in range(int(api.ListObjects.Count), 0, -1):
                api.ListObjects(number).Unlist()
            for number in range(int(api.ChartObjects().Count), 0, -1):
                api.ChartObjects(number).Delete()
            cells = api.Cells
            cells.EntireRow.Hidden = False
            cells.EntireColumn.Hidden = False
            cells.ClearOutline()
            cells.UnMerge()
            cells.FormatConditions.Delete()
            cells.Validation.Delete()
            cells.ClearComments()
            cells.Clear()
            cells.UseStandardHeight = True
            cells.UseStandardWidth = True

    def tidy(self, book: xw.Book) -> None:
        """Nothing to do: no styles are made in Excel."""

    def is_protected(self, sheet: xw.Sheet) -> bool:
        """Whether its contents are."""
        return bool(sheet.api.ProtectContents)

    def protect(self, sheet: xw.Sheet) -> None:
        """What stays allowed: selecting, filtering, and sizes of rows and columns, as in a scored file."""
        with in_words("protect the sheet", sheet.name):
            sheet.api.Protect(
                Password="",
                DrawingObjects=True,
                Contents=True,
                Scenarios=True,
                AllowFormattingColumns=True,
                AllowFormattingRows=True,
                AllowFiltering=True,
            )
            sheet.api.EnableSelection = 0

    def _unprotect(self, sheet: xw.Sheet) -> None:
        sheet.api.Unprotect(Password="")

    def hide_name(self, book: xw.Book, name: str) -> None:
        """`Visible` off: the Name Manager leaves it out."""
        with in_words(f"hide the name {name}"):
            book.api.Names(name).Visible = False

    def quiet(self, book: xw.Book, title: str) -> AbstractContextManager[None]:
        """Excel binds nothing into one step of Undo: what a program writes empties the list."""
        return _quiet(book)


def _plain(address: Any) -> str:
    return str(address).replace("$", "")


def _dress(cells: Any, style: Style) -> None:
    cells.NumberFormat = style.number_format
    for name, value in (("Bold", style.bold), ("Italic", style.italic)):
        if value:
            setattr(cells.Font, name, True)
    if style.size != PLAIN.size:
        cells.Font.Size = style.size
    if style.color:
        cells.Font.Color = bgr(style.color)
    if style.fill:
        cells.Interior.Color = bgr(style.fill)
    if style.border:
        lines = cells.Borders
        lines.LineStyle, lines.Weight, lines.Color = _CONTINUOUS, _THIN, bgr(style.border)
    horizontal = style.horizontal or ("left" if style.indent else "")
    if horizontal:
        cells.HorizontalAlignment = HORIZONTAL[horizontal]
    if style.vertical:
        cells.VerticalAlignment = VERTICAL[style.vertical]
    if style.wrap:
        cells.WrapText = True
    if style.indent:
        cells.IndentLevel = style.indent
    if not style.locked:
        cells.Locked = False


def _set_page(sheet: xw.Sheet, plan: SheetPlan) -> None:
    app, page = sheet.book.app.api, sheet.api.PageSetup
    app.PrintCommunication = False
    try:
        page.Orientation = _LANDSCAPE if plan.landscape else _PORTRAIT
        if plan.fit_width:
            page.Zoom = False
            page.FitToPagesWide, page.FitToPagesTall = 1, False
        else:
            page.Zoom = 100
        page.LeftMargin = page.RightMargin = 36
        page.TopMargin = page.BottomMargin = 54
        page.PrintTitleRows = "${}:${}".format(*plan.repeat_rows) if plan.repeat_rows else ""
    finally:
        app.PrintCommunication = True


def _set_view(window: Any, plan: SheetPlan) -> None:
    window.DisplayGridlines = plan.gridlines
    window.FreezePanes = False
    # What is frozen counts from what the window shows.
    window.ScrollRow = window.ScrollColumn = 1
    rows, columns = plan.freeze or (0, 0)
    window.SplitRow, window.SplitColumn = rows, columns
    if rows or columns:
        window.FreezePanes = True
    if plan.scroll_to > columns + 1:
        window.ScrollColumn = plan.scroll_to


def _end(sheet: xw.Sheet, text: str) -> tuple[int, Any]:
    try:
        return _NUMBER, float(text)
    except ValueError:
        return _FORMULA, _local(sheet, text)


def _local(sheet: xw.Sheet, formula: str) -> str:
    """A formula as this Excel reads it in conditional formats and validations: in its own language.

    Only cells translate, so one beside the used ones is lent; of the same text it gives the same references.
    """
    app, text = sheet.book.app.api, f"={formula}"
    if app.International(_COUNTRY) == _ENGLISH and app.International(_LIST_SEPARATOR) == ",":
        return text
    used = sheet.api.UsedRange
    spare = sheet.api.Cells(used.Row + used.Rows.Count, used.Column + used.Columns.Count)
    spare.Formula = text
    try:
        return str(spare.FormulaLocal)
    finally:
        spare.Clear()


@contextmanager
def _shown(sheet: xw.Sheet, select: str = "") -> Generator[None]:
    """The sheet in front, with the first cell of an address active; then the sheet that was."""
    book, api = sheet.book.api, sheet.api
    before, visible = book.ActiveSheet, api.Visible
    if visible != _VISIBLE:
        api.Visible = _VISIBLE
    book.Activate()
    api.Activate()
    chosen = sheet.book.app.api.Selection if select else None
    try:
        if select:
            api.Range(select).Cells(1, 1).Select()
        yield
    finally:
        if chosen is not None:
            # Of a shape that was selected nothing more is known.
            with suppress(Exception):
                chosen.Select()
        before.Activate()
        if visible != _VISIBLE:
            api.Visible = visible


@contextmanager
def _quiet(book: xw.Book) -> Generator[None]:
    app = book.app.api
    states = {name: getattr(app, name) for name in ("ScreenUpdating", "EnableEvents", "DisplayAlerts")}
    calculation, shown = app.Calculation, book.api.ActiveSheet.Name
    try:
        with in_words("be made ready"):
            for name in states:
                setattr(app, name, False)
            app.Calculation = _MANUAL
        yield
    finally:
        # Each by itself: the workbook may have been closed, the application be busy.
        with suppress(HostError), in_words("show the sheet"):
            book.api.Sheets(shown).Activate()
        with suppress(HostError), in_words("calculate"):
            app.Calculation = calculation
        for name, value in states.items():
            with suppress(HostError), in_words("come back"):
                setattr(app, name, value)
