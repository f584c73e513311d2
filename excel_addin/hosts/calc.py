"""LibreOffice Calc as a host: each method is one request to our own engine, whatever it writes.

What Calc cannot do: of two conditional formats that hold for a cell the first alone shows; a data bar whose end is a
formula keeps the number that it gave when the bar was made; whether filters stay open on a protected sheet cannot be
said from outside; names that are to be hidden show where the program is too old to hide them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import xlwings as xw

from excel_addin.calc.addresses import Rect, address, parse
from excel_addin.calc.errors import BookClosedError, CalcError, OfficeGoneError
from excel_addin.calc.formats import width_to_office
from excel_addin.hosts.host import HostError
from scoring.workbook.plan import (
    PLAIN,
    Chart,
    ColumnWidth,
    ConditionalFormat,
    Look,
    SheetPlan,
    Style,
    Validation,
    ValidationKind,
)

_COPY_SECONDS = 300.0
# What the plan calls as the file does, as the engine calls it.
_CHECKS = {
    ValidationKind.LIST: "list",
    ValidationKind.DECIMAL: "decimal",
    ValidationKind.WHOLE: "whole_number",
    ValidationKind.DATE: "date",
    ValidationKind.TEXT_LENGTH: "text_length",
    ValidationKind.CUSTOM: "custom",
}
_OPERATORS = {
    "between": "between",
    "notBetween": "not_between",
    "equal": "equal_to",
    "notEqual": "not_equal_to",
    "lessThan": "less_than",
    "lessThanOrEqual": "less_than_or_equal",
    "greaterThan": "greater_than",
    "greaterThanOrEqual": "greater_than_or_equal",
}


class CalcHost:
    """LibreOffice Calc, through xlwings with our engine."""

    name: str = "LibreOffice Calc"
    carries_parts = False

    def save_copy(self, book: xw.Book, folder: Path) -> Path:
        """The workbook as it is now, written as an .xlsx file, whatever its own format."""
        stem = Path(book.name).stem or "workbook"
        path = folder / f"{stem}.xlsx"
        with _in_words():
            book.impl.ask("book.copy", url=path.resolve().as_uri(), patience=_COPY_SECONDS)
        return path

    def is_saved(self, book: xw.Book) -> bool:
        """Whether it has a file and no changes since."""
        with _in_words():
            facts = book.impl.ask("book.facts")
        return bool(facts["url"]) and not facts["modified"]

    def grouped_sheets(self, book: xw.Book) -> tuple[str, ...]:
        """None: Calc does not say from outside which sheets are selected together."""
        return ()

    def fingerprint(self, book: xw.Book) -> str:
        """What could be undone and redone, and how much each sheet holds."""
        with _in_words():
            return str(book.impl.ask("book.fingerprint"))

    def decimal(self, book: xw.Book) -> str:
        """That of the office's language."""
        with _in_words():
            return str(book.impl.ask("book.decimal"))

    def set_part(self, book: xw.Book, namespace: str, xml: str | None) -> None:
        """Refused: Calc has no custom XML parts."""
        raise HostError("LibreOffice Calc cannot put a custom XML part into an open workbook.")

    def dress(self, sheet: xw.Sheet, addresses: Sequence[str], style: Style) -> None:
        """The number format always; of the rest what differs from a plain cell."""
        self.dress_all(sheet, {style: addresses})

    def dress_all(self, sheet: xw.Sheet, styles: Mapping[Style, Sequence[str]]) -> None:
        """All in one request."""
        looks = [[_rects(each), style_on_the_wire(style)] for style, each in styles.items() if each]
        if looks:
            _ask(sheet, "look.dress", looks=looks)

    def copy_look(self, sheet: xw.Sheet, source: str, target: str) -> None:
        """Every part of the look of a cell."""
        _ask(sheet, "look.spread", rect=_rect(source), to=_rect(target))

    def set_columns(self, sheet: xw.Sheet, widths: Sequence[ColumnWidth]) -> None:
        """Widths, groups, hiding."""
        runs = [
            [item.first - 1, item.last - 1, width_to_office(item.width), item.hidden, item.outline] for item in widths
        ]
        if runs:
            _ask(sheet, "columns.set", runs=runs)

    def set_page(self, sheet: xw.Sheet, plan: SheetPlan) -> None:
        """A page style of its own, and the window's view of it."""
        repeat = None if plan.repeat_rows is None else [row - 1 for row in plan.repeat_rows]
        tab = _color(plan.tab_color) if plan.tab_color else None
        _ask(sheet, "sheet.page", landscape=plan.landscape, fit=plan.fit_width, repeat=repeat, tab=tab)
        rows, columns = plan.freeze or (0, 0)
        scroll = max(plan.scroll_to - 1, 0)
        _ask(sheet, "sheet.view", rows=rows, columns=columns, scroll=scroll, grid=plan.gridlines)

    def add_format(self, sheet: xw.Sheet, item: ConditionalFormat) -> None:
        """A condition or a data bar, behind those that are there."""
        self.add_formats(sheet, [item])

    def add_formats(self, sheet: xw.Sheet, items: Sequence[ConditionalFormat]) -> None:
        """All in one request: what overlaps is cut into pieces once."""
        specs = [{**_format(item), "rect": _rect(address)} for item in items for address in item.range.split()]
        if specs:
            _ask(sheet, "rules.add", items=specs, last=True)

    def add_check(self, sheet: xw.Sheet, item: Validation) -> None:
        """One validation each for its ranges."""
        self.add_checks(sheet, [item])

    def add_checks(self, sheet: xw.Sheet, items: Sequence[Validation]) -> None:
        """All in one request."""
        specs = [{**_check(item), "rect": _rect(cells)} for item in items for cells in item.range.split()]
        if specs:
            _ask(sheet, "check.set", several=specs)

    def filter_range(self, sheet: xw.Sheet) -> str:
        """That of the sheet's database range without a name."""
        found = _ask(sheet, "spans.filter")
        return "" if found is None else _address(found)

    def set_filter_range(self, sheet: xw.Sheet, address: str) -> None:
        """Its data area; buttons are taken off before and put on again."""
        _ask(sheet, "spans.move_filter", rect=_rect(address))

    def unfiltered(self, sheet: xw.Sheet) -> AbstractContextManager[None]:
        """Nothing to do: Calc writes into rows out of sight as well."""
        return nullcontext()

    def print_areas(self, sheet: xw.Sheet) -> tuple[str, ...]:
        """Its print ranges."""
        return tuple(_address(rect) for rect in _ask(sheet, "spans.print"))

    def set_print_areas(self, sheet: xw.Sheet, addresses: Sequence[str]) -> None:
        """The same."""
        _ask(sheet, "spans.set_print", rects=_rects(addresses))

    def add_chart(self, sheet: xw.Sheet, chart: Chart) -> None:
        """A chart over its cells; what it shows is read from them."""
        (top, left), (bottom, right) = chart.top_left, chart.bottom_right
        drawn = [value for series in chart.series for value in series.value_cache]
        series = [
            {
                "name": item.name,
                "categories": item.categories,
                "values": item.values,
                "color": _color(item.color) if item.color else None,
                "points": [_color(point) if point else None for point in item.point_colors],
            }
            for item in chart.series
        ]
        _ask(
            sheet,
            "charts.draw",
            # From the upper left corner of one cell to that of the other.
            place=[top - 1, left - 1, max(bottom - top, 1), max(right - left, 1)],
            series=series,
            title=chart.title,
            x=chart.x_title,
            y=chart.y_title,
            alt=chart.alt_text,
            horizontal=chart.horizontal,
            bare=chart.bare,
            zero=chart.bare and min(drawn, default=0) >= 0,
        )

    def clear(self, sheet: xw.Sheet) -> None:
        """Everything, tables and charts too; row and column sizes as in a new sheet."""
        _ask(sheet, "sheet.wipe", patience=_COPY_SECONDS)

    def tidy(self, book: xw.Book) -> None:
        """Page styles of our sheets, and the cell styles that conditional formats look by."""
        with _in_words():
            book.impl.ask("book.tidy")

    def is_protected(self, sheet: xw.Sheet) -> bool:
        """Whether the sheet is protected."""
        return bool(_ask(sheet, "sheet.protected"))

    def protect(self, sheet: xw.Sheet) -> None:
        """Without a password. Which filters stay open Calc decides: none can be set from outside."""
        _ask(sheet, "sheet.protect", value=True, password="")

    def unprotect(self, sheet: xw.Sheet) -> None:
        """Free it; refused where it has a password."""
        try:
            sheet.impl.ask("sheet.protect", value=False, password="")
        except (BookClosedError, OfficeGoneError):
            raise
        except CalcError as refused:
            raise HostError(
                f"The sheet “{sheet.name}” is protected with a password.",
                mend="Take its protection away in the menu Tools, then run the command again.",
            ) from refused

    def hide_name(self, book: xw.Book, name: str) -> None:
        """Hidden where this LibreOffice can hide names; others show it."""
        with _in_words():
            book.impl.ask("names.hide", name=name)

    def quiet(self, book: xw.Book, title: str) -> AbstractContextManager[None]:
        """One step of Undo, a still screen, no recalculation; then the sheet that was shown, recalculated."""
        return _quiet(book, title)


@contextmanager
def _quiet(book: xw.Book, title: str) -> Generator[None]:
    with _in_words():
        book.impl.ask("book.begin_quiet", title=title)
    try:
        yield
    finally:
        # Its user closed it in between: what was to be restored went with it, and the work has said so already.
        with suppress(BookClosedError):
            book.impl.ask("book.end_quiet", patience=_COPY_SECONDS)


@contextmanager
def _in_words() -> Generator[None]:
    """What Calc refuses, as a host's error with the same words and place."""
    try:
        yield
    except (BookClosedError, OfficeGoneError):
        raise
    except CalcError as refused:
        raise HostError(refused.message, place=refused.place, mend=refused.mend) from refused


def _ask(sheet: xw.Sheet, do: str, **what: Any) -> Any:
    with _in_words():
        return sheet.impl.ask(do, **what)


def _rects(addresses: Iterable[str]) -> list[list[int]]:
    return [_rect(address) for address in addresses]


def _rect(address: str) -> list[int]:
    found: Rect | None = parse(address)
    if found is None:
        raise HostError(f"“{address}” is no address of cells.")
    return found.wire


def _address(wire: list[int]) -> str:
    return address(Rect(*wire), row_absolute=False, column_absolute=False)


def _color(text: str) -> int:
    return int(text, 16)


def style_on_the_wire(style: Style) -> dict[str, Any]:
    """What a style says: its number format, and whatever differs from a plain cell."""
    said: dict[str, Any] = {"format": style.number_format}
    for name in ("bold", "italic", "size", "horizontal", "vertical", "wrap", "indent", "locked"):
        if getattr(style, name) != getattr(PLAIN, name):
            said[name] = getattr(style, name)
    for name in ("color", "fill", "border"):
        if getattr(style, name):
            said[name] = _color(getattr(style, name))
    return said


def _format(item: ConditionalFormat) -> dict[str, Any]:
    """A conditional format as the engine takes it."""
    if not item.data_bar:
        formulas = [f"={item.formula}"]
        return {"kind": "custom", "operator": "custom", "formulas": formulas, "style": _look(item.look)}
    return {
        "kind": "data_bar",
        "color": _color(item.data_bar),
        "gradient": True,
        "value": True,
        "bounds": [_end(item.low), _end(item.high)],
        "lengths": [0, 100],
    }


def _check(item: Validation) -> dict[str, Any]:
    """A validation as the engine takes it."""
    spec: dict[str, Any] = {
        "kind": _CHECKS[item.kind],
        "operator": _OPERATORS[item.operator],
        "formulas": [formula for formula in (item.first, item.second) if formula],
        "ignore_blank": True,
        "input_title": item.title,
        "input_message": item.prompt,
        "show_input": bool(item.title or item.prompt),
        "error_title": item.title,
        "error_message": item.error,
        "show_error": True,
        "alert": "stop" if item.strict else "warning",
    }
    if item.kind is ValidationKind.LIST and item.first.startswith('"'):
        entries = item.first.strip('"').split(",")
        spec["entries"] = ";".join(f'"{entry}"' for entry in entries)
    return spec


def _look(look: Look) -> dict[str, Any]:
    said: dict[str, Any] = {name: True for name in ("bold", "italic", "strike") if getattr(look, name)}
    if look.fill:
        said["fill"] = _color(look.fill)
    if look.color:
        said["font"] = _color(look.color)
    return said


def _end(text: str) -> list[str]:
    try:
        return ["number", repr(float(text))]
    except ValueError:
        return ["formula", text]
