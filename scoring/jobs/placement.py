"""Where in the user's own workbook our columns and sheets go: beside the leads, and where they stood before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scoring.errors import OutputError
from scoring.errors import Place as Where
from scoring.jobs.prepare import Prepared
from scoring.ooxml.book import Book, Sheet, TableRange
from scoring.ooxml.cells import MAX_COLUMN, column_letters, unescape_text
from scoring.table import Source
from scoring.workbook.names import USUAL_SHEETS, Our, OurSheet
from scoring.workbook.parts.worksheet import USUAL_WIDTH, WIDTH_PADDING
from scoring.workbook.plan import BookPlan, ColumnWidth, LeadEdit
from scoring.workbook.readers import first_reader
from scoring.workbook.site import Place, Site
from scoring.workbook.surgery.growth import our_columns
from scoring.workbook.surgery.occupied import Obstacle, drawings, obstacles

_LONGEST_SHEET = 31
# What is in the cells themselves, as `obstacles` calls it.
_HELD = ("a value", "a formula", "an array formula")


class NoRoomError(OutputError):
    """Cells that ours would cover are in use. `column` is the next free place (from 1), 0 where there is none."""

    column = 0


@dataclass(frozen=True)
class Before:
    """What an earlier scoring left in a workbook: our columns by what they hold, workings, widths, sheets, tabs."""

    ours: Mapping[Our, int]
    workings: Collection[int]
    widths: Mapping[int, ColumnWidth]
    sheets: Mapping[OurSheet, str]
    tabs: tuple[str, ...]


NOTHING = Before({}, (), {}, {}, ())


def before(prepared: Prepared) -> Before:
    """What an earlier scoring left, as far as it stands on the sheet that is scored now."""
    found = prepared.found
    if found is None:
        return NOTHING
    sheets = {sheet.role: sheet.name for sheet in found.sheets if sheet.role is not None}
    if found.leads is None or found.leads.sheet.name != prepared.table.source.sheet:
        return Before({}, (), {}, sheets, found.tabs)
    with Book(prepared.path) as book:
        widths = _widths(book, found.leads.sheet, found.columns.values())
    # What is empty now since a column was moved away is free for a working, and no gap.
    free = (*found.workings.values(), *found.leads.strays)
    return Before(found.columns, free, widths, sheets, found.tabs)


def site_in(prepared: Prepared, base: Book, was: Before, show: Sequence[Our], at: int | None) -> Site:
    """Where the leads stand in the workbook without us, and the columns that ours may take.

    at: the first of our columns, where somebody chose it. Raises OutputError for a place that cannot be.
    """
    source = prepared.table.source
    sheet = next(each for each in base.sheets if each.name == source.sheet)
    numbers = _own_columns(prepared)
    table = next((each for each in base.tables(sheet) if each.name == source.table), None) if source.table else None
    if table is not None and at is not None:
        raise OutputError(
            f"The leads are the Excel table “{table.name}”: our columns are part of it, and stand at its right edge.",
            place=Where(prepared.path.name, source.sheet),
            mend="Leave out --at.",
        )
    kept = {our: column for our, column in was.ours.items() if our in show}
    pool = {*was.workings, *(column for our, column in was.ours.items() if our not in show)}
    if table is not None:
        kept, pool = _beside(table, kept, pool)
    edge = max((*numbers, *kept.values(), *pool, table.last_column if table is not None else 0))
    return Site(
        source.sheet,
        source.header_row if table is None or table.header_rows else 0,
        prepared.table.rows,
        _places(numbers, prepared.table.names, table),
        table.name if table is not None else "",
        at or edge + 1,
        table.first_row + table.header_rows if table is not None else 0,
        {} if at else kept,
        () if at else _filled_first(pool, kept, table),
        max(numbers),
        # A working that takes the place of a column that is shown no more is hidden.
        {column: width for column, width in was.widths.items() if column in kept.values()},
        _sheet_names(was.sheets, [each for each in base.tabs if each not in was.sheets.values()]),
    )


def _beside(table: TableRange, kept: Mapping[Our, int], pool: Collection[int]) -> tuple[dict[Our, int], set[int]]:
    """Our columns in a table or right beside it: what was moved away from there does not keep its place."""
    used, right = {*kept.values(), *pool}, table.last_column
    while right + 1 in used:
        right += 1
    return {our: column for our, column in kept.items() if column <= right}, {each for each in pool if each <= right}


def _filled_first(pool: Collection[int], kept: Mapping[Our, int], table: TableRange | None) -> tuple[int, ...]:
    """The columns of earlier workings in the order they are filled: first those that would leave a gap in a table."""
    edge, last = table.last_column if table is not None else 0, max(kept.values(), default=0)
    return tuple(sorted(pool, key=lambda column: (not edge < column < last, column)))


def refuse_covering(site: Site, edit: LeadEdit, base: Book, was: Before) -> None:
    """Raises NoRoomError where a cell that ours would cover holds something, or a formula reads it.

    It names the next free place. Columns that were ours already are read on purpose.
    """
    sheet = next(each for each in base.sheets if each.name == site.sheet)
    table = next((each for each in base.tables(sheet) if site.table and each.name == site.table), None)
    # Columns inside the table are those that earlier columns of ours left empty.
    columns = sorted(each for each in our_columns(edit) if table is None or each > table.last_column)
    if not columns:
        return
    rows = site.header_row or site.first_row, site.last_row if table is None else table.last_row
    before_us = {*was.ours.values(), *was.workings}
    there = [each for each in obstacles(base.package, sheet.part, columns[0], rows) if not _on_ours(each, before_us)]
    hit = next((each for each in there if any(each.box[1] <= column <= each.box[3] for column in columns)), None)
    if hit is not None:
        there += drawings(base.package, sheet.part, rows)
        said = f"There is no room for our columns at the right of the leads: {hit.what} stands there."
        raise _no_room(site, said, Where(base.place.file, site.sheet, hit.cell), columns, there)
    reader = first_reader(base, sheet, {*columns} - before_us, rows)
    if reader is not None:
        said = "A formula reads the cells at the right of the leads, where our columns would stand."
        read = Obstacle((rows[0], columns[0], rows[1], reader.last_column), "what a formula reads")
        there = [*there, read, *drawings(base.package, sheet.part, rows)]
        raise _no_room(site, said, Where(base.place.file, site.sheet, reader.cell), columns, there)


def _on_ours(obstacle: Obstacle, ours: Collection[int]) -> bool:
    """Whether something hangs on columns that were ours: a comment, a check, a link that somebody put there."""
    hangs = obstacle.what not in _HELD
    return hangs and all(column in ours for column in range(obstacle.box[1], obstacle.box[3] + 1))


def _no_room(site: Site, said: str, where: Where, columns: Sequence[int], there: Sequence[Obstacle]) -> NoRoomError:
    if site.table:
        mend = f"Change that: {len(columns)} free columns are needed beside the table “{site.table}”."
        return NoRoomError(said, place=where, mend=mend)
    free = next_free(there, columns[0], len(columns))
    mend = (
        f"Change that, or put our columns further right with --at {column_letters(free)}."
        if free
        else "Change that, or make a new workbook of the leads alone with --new."
    )
    error = NoRoomError(said, place=where, mend=mend)
    error.column = free
    return error


def next_free(there: Iterable[Obstacle], first: int, count: int) -> int:
    """The first column from `first` on where so many side by side are free, 0 where there is none.

    One more stays free before them, so that what stands there and ours are not taken for one table.
    """
    start = first
    for left, right in sorted((each.box[1], each.box[3]) for each in there):
        if left < start + count and right >= start:
            start = right + 2
    return start if start + count - 1 <= MAX_COLUMN else 0


def with_positions(plan: BookPlan, was: Before, tabs: Sequence[str]) -> BookPlan:
    """The plan with where each of our sheets stands: where it stood, else behind all others.

    tabs: those of the workbook without us.
    """
    names = [sheet.name for sheet in plan.sheets]
    order = [tab for tab in was.tabs if tab in names or tab not in was.sheets.values()] if was.tabs else list(tabs)
    order += [name for name in names if name not in order]
    return replace(plan, positions=tuple(order.index(name) for name in names))


def _own_columns(prepared: Prepared) -> list[int]:
    """The sheet's column of each of the leads' own columns."""
    source: Source = prepared.reading.table.source
    removed = set(prepared.ours.removed)
    return [source.first_column + at for at, name in enumerate(prepared.reading.table.names) if name not in removed]


def _places(numbers: Sequence[int], names: Sequence[str], table: TableRange | None) -> tuple[Place, ...]:
    if table is None:
        return tuple(Place(number, name) for number, name in zip(numbers, names, strict=True))
    return tuple(Place(number, unescape_text(table.columns[number - table.first_column])) for number in numbers)


def _sheet_names(was: Mapping[OurSheet, str], taken: Sequence[str]) -> dict[OurSheet, str]:
    """What our sheets are called: as before, else their usual names, numbered where a sheet of the user's has one."""
    used = {name.casefold() for name in (*taken, *was.values())}
    names = {}
    for role, usual in USUAL_SHEETS.items():
        name, number = was.get(role, usual), 2
        while role not in was and name.casefold() in used:
            name, number = f"{usual} {number}"[:_LONGEST_SHEET], number + 1
        used.add(name.casefold())
        names[role] = name
    return names


def _widths(book: Book, sheet: Sheet, columns: Iterable[int]) -> dict[int, ColumnWidth]:
    """The widths of some columns of a sheet, and whether they are hidden."""
    wanted = set(columns)
    scanner = book.scanner(sheet)
    for _ in scanner.rows():
        continue
    found = {}
    for element in scanner.frame.iter("col"):
        first, last = int(element.get("min", "0")), int(element.get("max", "0"))
        for column in wanted & set(range(first, min(last, first + 20_000) + 1)):
            found[column] = ColumnWidth(
                column,
                column,
                float(element.get("width", USUAL_WIDTH)) - WIDTH_PADDING,
                element.get("hidden", "0") in ("1", "true"),
                int(element.get("outlineLevel", "0")),
                element.get("collapsed", "0") in ("1", "true"),
            )
    return found
