"""Excel on macOS as a host: through xlwings where it has words, else through the terms of Excel's own dictionary.

Written from that dictionary (as xlwings ships it) and not run in Excel by its authors; the tests hold the calls against
a recording. Left out, because the dictionary offers nothing for it: a copy of an open workbook (its own file is read
instead, so it must be saved), custom XML parts, the tab's colour, which sheets are selected together, colours of single
bars of a chart, data bars that end at a formula (they end at the largest value), and one step of Undo.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import xlwings as xw

from excel_addin.hosts.excel import COPY_MEND, EitherExcel, columns_address, in_words
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

_READ = (".xlsx", ".xlsm")
_EDGES = ("edge_left", "edge_top", "edge_bottom", "edge_right")
# Where there is no print area the dictionary gives a word of its own.
_AREA = re.compile(r"[A-Z]{1,3}[0-9]*(?::[A-Z]{1,3}[0-9]*)?")
_FONT = ("name", "size", "bold", "italic", "color")
_LOOK = ("number_format", "color", "horizontal_alignment", "vertical_alignment", "wrap_text")
_CHECKS = {
    ValidationKind.LIST: "validate_list",
    ValidationKind.DECIMAL: "validate_decimal",
    ValidationKind.WHOLE: "validate_whole_number",
    ValidationKind.DATE: "validated_date",
    ValidationKind.TEXT_LENGTH: "validate_text_length",
    ValidationKind.CUSTOM: "validate_custom",
}
_OPERATORS = {
    "between": "operator_between",
    "notBetween": "operator_not_between",
    "equal": "operator_equal",
    "notEqual": "operator_not_equal",
    "greaterThan": "operator_greater",
    "lessThan": "operator_less",
    "greaterThanOrEqual": "operator_greater_equal",
    "lessThanOrEqual": "operator_less_equal",
}


class MacHost(EitherExcel):
    """Excel on macOS. words: the keywords of its dictionary (`appscript.k`)."""

    carries_parts: bool = False

    def __init__(self, words: Any) -> None:
        self._words = words

    def save_copy(self, book: xw.Book, folder: Path) -> Path:
        """The workbook's own file, where it is saved and holds all that the workbook does."""
        if not self.is_saved(book):
            raise HostError(
                f"“{book.name}” has changes that are not saved.",
                mend="Save the workbook first: Excel on macOS cannot hand out a copy of an open one.",
            )
        path = Path(str(book.fullname))
        if path.suffix.lower() not in _READ:
            raise HostError(f"“{book.name}” is in a format that Hotsheet does not read.", mend=COPY_MEND)
        if not path.is_file():
            raise HostError(
                f"The file of “{book.name}” was not found on this Mac.",
                mend="Save it in a folder, not in the cloud alone.",
            )
        return path

    def is_saved(self, book: xw.Book) -> bool:
        """A place, and `saved`."""
        with in_words("say whether the workbook is saved"):
            return bool(book.api.path.get()) and bool(book.api.saved.get())

    def grouped_sheets(self, book: xw.Book) -> tuple[str, ...]:
        """Not known here."""
        return ()

    def fingerprint(self, book: xw.Book) -> str:
        """Whether it is saved: what is read is its file."""
        return str(self.is_saved(book))

    def decimal(self, book: xw.Book) -> str:
        """What Excel goes by, its own or the system's."""
        with in_words("say its decimal sign"):
            return str(book.app.api.get_international(data_type=self._words.decimal_separator))

    def set_part(self, book: xw.Book, namespace: str, xml: str | None) -> None:
        """Refused: the dictionary has no custom XML parts."""
        raise HostError("Excel on macOS cannot put a custom XML part into an open workbook.")

    def dress(self, sheet: xw.Sheet, addresses: Sequence[str], style: Style) -> None:
        """The number format always; of the rest what differs from a plain cell."""
        with in_words("dress cells", sheet.name):
            for address in addresses:
                _dress(sheet.range(address), style)

    def copy_look(self, sheet: xw.Sheet, source: str, target: str) -> None:
        """Property by property: pasting formats would bring conditional formats along."""
        with in_words("copy the look of a cell", sheet.name):
            one, many = sheet.range(source)[0, 0], sheet.range(target)
            for name in _LOOK:
                value = getattr(one, name)
                if value is not None or name == "color":
                    setattr(many, name, value)
            for name in _FONT:
                value = getattr(one.font, name)
                if value is not None:
                    setattr(many.font, name, value)
            _copy_lines(one, many)
            for name in ("indent_level", "locked"):
                getattr(many.api, name).set(getattr(one.api, name).get())

    def set_columns(self, sheet: xw.Sheet, widths: Sequence[ColumnWidth]) -> None:
        """`outline level` begins with 1 for columns that are in no group."""
        with in_words("set columns", sheet.name):
            for item in widths:
                columns = sheet.range(columns_address(item))
                columns.column_width = item.width
                columns.api.entire_column.outline_level.set(item.outline + 1)
                columns.api.entire_column.hidden.set(item.hidden)

    def set_page(self, sheet: xw.Sheet, plan: SheetPlan) -> None:
        """Page and view. Without any printer Excel has no page to set up, and it stays as it is."""
        with in_words("set up the sheet", sheet.name):
            with suppress(HostError), in_words("set up the page", sheet.name):
                self._set_page(sheet.api.page_setup_object, plan)
            with _shown(sheet):
                _set_view(sheet.book.api.windows[1], plan)

    def _set_page(self, page: Any, plan: SheetPlan) -> None:
        page.page_orientation.set(self._words.landscape if plan.landscape else self._words.portrait)
        if plan.fit_width:
            page.zoom.set(False)
            page.fit_to_pages_wide.set(1)
            page.fit_to_pages_tall.set(False)
        else:
            page.zoom.set(100)
        page.print_title_rows.set("${}:${}".format(*plan.repeat_rows) if plan.repeat_rows else "")

    def add_format(self, sheet: xw.Sheet, item: ConditionalFormat) -> None:
        """Behind those that are there; its formula counts from the active cell, so that is the range's first."""
        with in_words("add a conditional format", sheet.name):
            for address in item.range.split():
                with _shown(sheet, address):
                    self._add_format(sheet.range(address).conditional_formats, item)

    @staticmethod
    def _add_format(formats: Any, item: ConditionalFormat) -> None:
        if item.data_bar:
            made = formats.add_data_bar(f"#{item.data_bar}", minimum=_number(item.low), maximum=_number(item.high))
        else:
            look: dict[str, Any] = {}
            if item.look.fill:
                look["fill_color"] = f"#{item.look.fill}"
            if item.look.color:
                look["font_color"] = f"#{item.look.color}"
            for name in ("bold", "italic"):
                if getattr(item.look, name):
                    look[f"font_{name}"] = True
            made = formats.add_custom(f"={item.formula}", stop_if_true=item.stop, **look)
            if item.look.strike:
                made.api.font_object.strikethrough.set(True)
        # xlwings puts each new one in front.
        made.api.set_last_priority()

    def add_check(self, sheet: xw.Sheet, item: Validation) -> None:
        """The same of validations, with the words that xlwings has no terms for."""
        words = self._words
        literal = item.kind is ValidationKind.LIST and item.first.startswith('"')
        asked = {
            "type": getattr(words, _CHECKS[item.kind]),
            "alert_style": words.valid_alert_stop if item.strict else words.valid_alert_warning,
            "operator": getattr(words, _OPERATORS[item.operator]),
            "formula1": item.first[1:-1].replace('""', '"') if literal else f"={item.first}",
        }
        if item.second:
            asked["formula2"] = f"={item.second}"
        said = {
            "ignore_blank": True,
            "in_cell_dropdown": True,
            "input_title": item.title,
            "input_message": item.prompt,
            "error_title": item.title,
            "error_message": item.error,
            "show_input": bool(item.title or item.prompt),
            "show_error": True,
        }
        with in_words("say what may be typed", sheet.name):
            for address in item.range.split():
                with _shown(sheet, address):
                    check = sheet.range(address).api.validation
                    check.delete()
                    check.add_data_validation(**asked)
                    for name, value in said.items():
                        getattr(check, name).set(value)

    def filter_range(self, sheet: xw.Sheet) -> str:
        """That of the sheet's own filter; tables have theirs."""
        with in_words("say what is filtered", sheet.name):
            if not sheet.api.autofilter_mode.get():
                return ""
            return str(sheet.api.autofilter_object.range_object.get_address()).replace("$", "")

    def set_filter_range(self, sheet: xw.Sheet, address: str) -> None:
        """Taken off and put on again; refused where it asks something, which the dictionary does not say in full."""
        with in_words("move the filter", sheet.name):
            asks = any(each.filter_on.get() for each in sheet.api.autofilter_object.filters.get())
        if asks:
            raise HostError(
                f"The filter on the sheet “{sheet.name}” hides leads, and must span Hotsheet's columns as well: Excel "
                "on macOS lets nobody carry over what it asks.",
                mend="Clear that filter (Data, Clear), run the command again, and filter then.",
            )
        with in_words("move the filter", sheet.name):
            sheet.api.autofilter_mode.set(False)
            sheet.range(address).api.autofilter_range()

    def unfiltered(self, sheet: xw.Sheet) -> AbstractContextManager[None]:
        """Refused where a filter asks something: the dictionary does not say in full what, so none comes back."""
        with in_words("read the filters", sheet.name):
            filters = [sheet.api.autofilter_object] if sheet.api.autofilter_mode.get() else []
            filters += [table.api.autofilter_object for table in sheet.tables if table.show_autofilter]
            asks = any(each.filter_on.get() for found in filters for each in found.filters.get())
        if asks:
            raise HostError(
                f"A filter hides rows of the sheet “{sheet.name}”, and Excel writes into those in sight alone. So "
                "nothing was written.",
                mend="Clear that filter (Data, Clear), run the command again, and filter then.",
            )
        return nullcontext()

    def print_areas(self, sheet: xw.Sheet) -> tuple[str, ...]:
        """The print area's parts."""
        with in_words("say what is printed", sheet.name):
            said = sheet.api.page_setup_object.print_area.get()
        return tuple(part for part in re.split("[,;]", str(said or "").replace("$", "")) if _AREA.fullmatch(part))

    def set_print_areas(self, sheet: xw.Sheet, addresses: Sequence[str]) -> None:
        """The same, joined by commas."""
        with in_words("set what is printed", sheet.name):
            sheet.api.page_setup_object.print_area.set(",".join(addresses))

    def add_chart(self, sheet: xw.Sheet, chart: Chart) -> None:
        """A chart of one series, all of its bars in one colour."""
        if len(chart.series) != 1:
            raise HostError("On macOS Hotsheet draws charts of one series only.")
        with in_words("draw a chart", sheet.name):
            _draw(sheet, chart)

    def clear(self, sheet: xw.Sheet) -> None:
        """A table on it stays a table of empty cells: the dictionary cannot take one apart."""
        if self.is_protected(sheet):
            raise HostError(f"The sheet “{sheet.name}” is protected.")
        with in_words("clear the sheet", sheet.name):
            for chart in list(sheet.charts):
                chart.delete()
            cells = sheet.cells
            cells.api.entire_row.hidden.set(False)
            cells.api.entire_column.hidden.set(False)
            cells.api.clear_outline()
            cells.unmerge()
            cells.conditional_formats.clear()
            cells.data_validation.delete()
            for note in list(sheet.notes):
                note.delete()
            sheet.clear()

    def tidy(self, book: xw.Book) -> None:
        """Nothing to do: no styles are made in Excel."""

    def is_protected(self, sheet: xw.Sheet) -> bool:
        """Whether its contents are."""
        with in_words("say whether the sheet is protected", sheet.name):
            return bool(sheet.api.protect_contents.get())

    def protect(self, sheet: xw.Sheet) -> None:
        """What stays allowed: selecting, filtering, and sizes of rows and columns, as in a scored file."""
        with in_words("protect the sheet", sheet.name):
            sheet.api.protect_worksheet(
                drawing_objects=True,
                worksheet_contents=True,
                scenarios=True,
                allow_formatting_columns=True,
                allow_formatting_rows=True,
                allow_filtering=True,
            )

    def _unprotect(self, sheet: xw.Sheet) -> None:
        sheet.api.unprotect(password="")

    def hide_name(self, book: xw.Book, name: str) -> None:
        """`visible` off: the list of names leaves it out."""
        with in_words(f"hide the name {name}"):
            book.api.named_items[name].visible.set(False)

    def quiet(self, book: xw.Book, title: str) -> AbstractContextManager[None]:
        """Excel binds nothing into one step of Undo: what a program writes empties the list."""
        return _quiet(book)


def _dress(cells: Any, style: Style) -> None:
    cells.number_format = style.number_format
    for name in ("bold", "italic"):
        if getattr(style, name):
            setattr(cells.font, name, True)
    if style.size != PLAIN.size:
        cells.font.size = style.size
    if style.color:
        cells.font.color = f"#{style.color}"
    if style.fill:
        cells.color = f"#{style.fill}"
    if style.border:
        cells.borders.set("all", line_style="continuous", weight="thin", color=f"#{style.border}")
    horizontal = style.horizontal or ("left" if style.indent else "")
    if horizontal:
        cells.horizontal_alignment = horizontal
    if style.vertical:
        cells.vertical_alignment = style.vertical
    if style.wrap:
        cells.wrap_text = True
    if style.indent:
        cells.api.indent_level.set(style.indent)
    if not style.locked:
        cells.api.locked.set(False)


def _copy_lines(one: Any, many: Any) -> None:
    lines = {edge: one.borders[edge] for edge in _EDGES}
    drawn = {edge: line for edge, line in lines.items() if line.line_style not in (None, "none")}
    boxed = len(drawn) == len(_EDGES)
    for edge, line in list(drawn.items())[: 1 if boxed else None]:
        # A cell with a line on each side makes many with lines between them.
        which = "all" if boxed else edge
        many.borders.set(which, line_style=line.line_style, weight=line.weight, color=line.color)


def _set_view(window: Any, plan: SheetPlan) -> None:
    window.display_gridlines.set(plan.gridlines)
    window.freeze_panes.set(False)
    # What is frozen counts from what the window shows.
    window.scroll_row.set(1)
    window.scroll_column.set(1)
    rows, columns = plan.freeze or (0, 0)
    window.split_row.set(rows)
    window.split_column.set(columns)
    if rows or columns:
        window.freeze_panes.set(True)
    if plan.scroll_to > columns + 1:
        window.scroll_column.set(plan.scroll_to)


def _draw(sheet: xw.Sheet, plan: Chart) -> None:
    first, last, series = sheet.range(plan.top_left), sheet.range(plan.bottom_right), plan.series[0]
    kind = "bar_clustered" if plan.horizontal else "column_clustered"
    chart = sheet.charts.add(
        first.left,
        first.top,
        last.left - first.left,
        last.top - first.top,
        chart_type=kind,
        source=_cells(sheet, series.values),
        plot_by="columns",
        style=None,
    )
    chart.impl.set_x_axis_values(_cells(sheet, series.categories).impl)
    if series.name:
        chart.series[0].name = series.name
    if series.color:
        chart.series[0].fill_color = f"#{series.color}"
    chart.title = plan.title or None
    chart.legend.visible = False
    across, up = chart.category_axis, chart.value_axis
    across.reverse_order = plan.horizontal
    for axis, title in ((across, plan.x_title), (up, plan.y_title)):
        if title:
            axis.title = title
    if plan.bare and min(series.value_cache, default=0) >= 0:
        up.minimum_scale = 0


def _cells(sheet: xw.Sheet, reference: str) -> xw.Range:
    """The range of a reference with its sheet's name."""
    name, _, address = reference.rpartition("!")
    plain = name[1:-1].replace("''", "'") if name.startswith("'") else name
    return sheet.book.sheets[plain].range(address) if plain else sheet.range(address)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


@contextmanager
def _shown(sheet: xw.Sheet, select: str = "") -> Generator[None]:
    """The sheet in front, with the first cell of an address active; then the sheet that was, if it is another."""
    book = sheet.book
    before, visible = book.sheets.active.name, sheet.visible
    if not visible:
        sheet.visible = True
    sheet.activate()
    try:
        if select:
            sheet.range(select)[0, 0].select()
        yield
    finally:
        if before != sheet.name:
            book.sheets[before].activate()
        if not visible:
            sheet.visible = False


@contextmanager
def _quiet(book: xw.Book) -> Generator[None]:
    app = book.app
    states = {name: getattr(app, name) for name in ("screen_updating", "display_alerts")}
    calculation, events, shown = app.calculation, bool(app.api.enable_events.get()), book.sheets.active.name
    try:
        with in_words("be made ready"):
            for name in states:
                setattr(app, name, False)
            app.api.enable_events.set(False)
            app.calculation = "manual"
        yield
    finally:
        # Each by itself: the workbook may have been closed, the application be busy.
        with suppress(HostError), in_words("show the sheet"):
            book.sheets[shown].activate()
        with suppress(HostError), in_words("calculate"):
            app.calculation = calculation
        with suppress(HostError), in_words("hear events"):
            app.api.enable_events.set(events)
        for name, value in states.items():
            with suppress(HostError), in_words("come back"):
                setattr(app, name, value)
