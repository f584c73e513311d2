"""Is everything on the lead sheet as it was, apart from the columns that scoring added?

Cells, rows and whatever stands around the rows are compared element by element, against a closed list of what may
change: so what nobody thought of counts as harm.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scoring.ooxml.cells import address, parse_address, parse_range
from tools.corpus.shapes import Shape, is_within, local, shape, shapes, tree

# What a sheet that lacks them may get.
_MAY_COME = frozenset(
    ("dimension", "sheetFormatPr", "cols", "conditionalFormatting", "dataValidations", "ignoredErrors", "extLst")
)
_SHOWN = 3
_X14_LISTS = frozenset(("conditionalFormattings", "dataValidations"))

Place = tuple[int, int]
_Comparer = Callable[[Element, Element], bool]


@dataclass(frozen=True, slots=True)
class Ours:
    """Where scoring wrote on the lead sheet: its columns, and the rows from the header row to the last lead."""

    columns: frozenset[int]
    first_row: int
    last_row: int

    def holds(self, place: Place) -> bool:
        """Whether a cell (row, column) is one that scoring may have written."""
        return place[1] in self.columns and self.first_row <= place[0] <= self.last_row


def sheet_harm(before: bytes, after: bytes, ours: Ours) -> Iterator[str]:
    """What of a sheet part is not as it was, in words; nothing for a sheet that was left unharmed."""
    old, new = tree(before), tree(after)
    yield from _cell_harm(_Grid.of(old), _Grid.of(new), ours)
    yield from _frame_harm(old, new, ours)


@dataclass(frozen=True, eq=False)
class _Grid:
    """The rows and cells of a sheet by place, with or without `r` of their own. A cell given twice is there twice."""

    rows: dict[int, Shape]
    cells: dict[Place, list[Element]]

    @staticmethod
    def of(root: Element) -> _Grid:
        rows: dict[int, Shape] = {}
        cells: dict[Place, list[Element]] = {}
        row = 0
        for line in (line for child in root if local(child) == "sheetData" for line in child):
            number = line.get("r", "")
            row = int(number) if number.isdigit() else row + 1
            attributes = sorted(item for item in line.attrib.items() if item[0] not in ("r", "spans"))
            rows[row] = tuple(attributes)
            column = 0
            for cell in line:
                named = parse_address(cell.get("r", ""))
                column = named[1] if named else column + 1
                cells.setdefault((row, column), []).append(cell)
        return _Grid(rows, cells)


def _cell_harm(old: _Grid, new: _Grid, ours: Ours) -> Iterator[str]:
    changed, covered = [], []
    for place, cells in old.cells.items():
        if ours.holds(place):
            # A cell that only looked like something may be written over.
            covered += [place] if any(len(cell) for cell in cells) else []
        elif shapes(cells, "r") != shapes(new.cells.get(place, []), "r"):
            changed.append(place)
    added = [place for place in new.cells if place not in old.cells and not ours.holds(place)]
    yield from _named("cells changed", changed)
    yield from _named("cells that held something were written over", covered)
    yield from _named("cells added outside the new columns", added)
    rows = [row for row, attributes in old.rows.items() if new.rows.get(row) != attributes]
    yield from _named("rows changed", [(row, 1) for row in rows])
    yield from _named("rows added", [(row, 1) for row in new.rows.keys() - old.rows.keys()])


def _named(what: str, places: list[Place]) -> Iterator[str]:
    if places:
        shown = ", ".join(address(*place) for place in sorted(places)[:_SHOWN])
        yield f"{what}: {len(places)} ({shown}{', …' if len(places) > _SHOWN else ''})"


def _frame_harm(old: Element, new: Element, ours: Ours) -> Iterator[str]:
    """What around the rows was lost or changed."""
    if not _root_kept(old, new):
        yield "the attributes of the sheet's root changed"
    names = dict.fromkeys(local(child) for child in (*old, *new) if local(child) != "sheetData")
    for name in names:
        before = [child for child in old if local(child) == name]
        after = [child for child in new if local(child) == name]
        if not before and name in _MAY_COME:
            continue
        compare = _COMPARERS.get(name)
        if name == "cols":
            same = _cols_kept(before, after, ours)
        elif name == "conditionalFormatting":
            same = is_within(shapes(before), shapes(after))
        elif compare is None:
            same = shapes(before) == shapes(after)
        else:
            same = len(before) == len(after) and all(compare(*pair) for pair in zip(before, after, strict=True))
        if not same:
            yield f"<{name}> changed"


def _root_kept(old: Element, new: Element) -> bool:
    """Whether the root says what it said; to the prefixes that a reader may ignore, others may have been added."""
    ignorable = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    before, after = dict(old.attrib), dict(new.attrib)
    ignored = set(before.pop(ignorable, "").split()) <= set(after.pop(ignorable, "").split())
    return old.tag == new.tag and before == after and ignored


def _cols_kept(before: list[Element], after: list[Element], ours: Ours) -> bool:
    """Whether every column that is not ours is as wide and looks as before."""
    old, new = _runs(before), _runs(after)
    edges = sorted({edge for first, last, _ in (*old, *new) for edge in (first, last + 1)} | ours.columns)
    return all(
        _run_of(old, column) == _run_of(new, column)
        for column in edges
        if column not in ours.columns and column <= 16_384
    )


_MARK = {"min": "", "max": "", "width": "9.140625", "collapsed": "1"}


def _runs(cols: list[Element]) -> list[tuple[int, int, Shape]]:
    return [
        (int(col.get("min", "0")), int(col.get("max", "0")), shape(col, ("min", "max")))
        for element in cols
        for col in element
        # A column without settings is as it was where it only bears the mark of a folded group beside it.
        if {**col.attrib, "min": "", "max": ""} != _MARK
    ]


def _run_of(runs: list[tuple[int, int, Shape]], column: int) -> Shape | None:
    return next((said for first, last, said in runs if first <= column <= last), None)


def attributes_kept(old: Element, new: Element, but: Collection[str] = ()) -> bool:
    """Whether an element's own attributes are the same, apart from the named ones."""
    return bool(shape(old, but)[1] == shape(new, but)[1])


def grown_right(old: Element, new: Element) -> bool:
    """Whether an element's `ref` is the same, or reaches further to the right."""
    before, after = parse_range(old.get("ref", "")), parse_range(new.get("ref", ""))
    return before[:3] == after[:3] and after[3] >= before[3]


def filter_kept(old: Element, new: Element) -> bool:
    """Whether a filter has its criteria still, over the same columns or more to the right."""
    return attributes_kept(old, new, ("ref",)) and grown_right(old, new) and shapes(old) == shapes(new)


def list_kept(old: Element, new: Element) -> bool:
    """Whether a list has all of its members still, in their order; others may have come."""
    return attributes_kept(old, new, ("count",)) and is_within(shapes(old), shapes(new))


def _format_kept(old: Element, new: Element) -> bool:
    return attributes_kept(old, new, ("outlineLevelCol",)) and shapes(old) == shapes(new)


def _extensions_kept(old: Element, new: Element) -> bool:
    after = {each.get("uri"): each for each in new}
    return all((other := after.get(each.get("uri"))) is not None and _extension_kept(each, other) for each in old)


def _extension_kept(old: Element, new: Element) -> bool:
    if [local(child) for child in old] == [local(child) for child in new] and {local(c) for c in old} <= _X14_LISTS:
        return attributes_kept(old, new) and all(list_kept(*pair) for pair in zip(old, new, strict=True))
    return shape(old) == shape(new)


_COMPARERS: dict[str, _Comparer] = {
    "dimension": lambda old, new: True,
    "sheetFormatPr": _format_kept,
    "autoFilter": filter_kept,
    "dataValidations": list_kept,
    "ignoredErrors": list_kept,
    "extLst": _extensions_kept,
}
