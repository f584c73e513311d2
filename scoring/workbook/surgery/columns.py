"""The widths of columns in an existing sheet: ours put between the user's, and taken out again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scoring.errors import NOWHERE, Place
from scoring.ooxml.outline import Outline
from scoring.workbook.parts.refs import MAX_COLUMNS
from scoring.workbook.parts.worksheet import USUAL_WIDTH, column_xml
from scoring.workbook.plan import ColumnWidth
from scoring.workbook.surgery.splice import Splice, changed_tag, children_of, prefixed

_PLACE = re.compile(rb"""\s(?:min|max)\s*=\s*(?:"[^"]*"|'[^']*')""")
_MARK = re.compile(rb"""<(?:[\w.-]+:)?col\s+(?:width="[0-9.]+"\s*|collapsed="(?:1|true)"\s*){2}/>""")


@dataclass(frozen=True)
class Run:
    """Neighbouring columns of one setting: their element, and the white space before it."""

    first: int
    last: int
    xml: bytes
    before: bytes = b""
    style: str = ""
    outline: int = 0

    def part(self, first: int, last: int) -> Run:
        """The same setting for some of the columns."""
        if (first, last) == (self.first, self.last):
            return self
        return replace(self, first=first, last=last, xml=changed_tag(self.xml, {"min": str(first), "max": str(last)}))


def column_runs(data: bytes, found: Outline, place: Place = NOWHERE) -> list[Run]:
    """The settings of a sheet's columns, in their order."""
    runs = []
    for listed in found.children:
        if listed.name != "cols" or listed.empty:
            continue
        at = listed.inside
        for child in children_of(data, listed, place):
            first, last = (_number(child.attributes.get(name, "")) for name in ("min", "max"))
            style, level = child.attributes.get("style", ""), _number(child.attributes.get("outlineLevel", ""))
            runs.append(Run(first, last, data[child.start : child.end], data[at : child.start], style, level))
            at = child.end
    return runs


def with_widths(runs: Sequence[Run], widths: Sequence[ColumnWidth], prefix: str, *, marks: bool = True) -> list[Run]:
    """The settings with ours: what others say about our columns is gone but for the style of empty cells.

    marks: whether a folded group is marked on the column behind it; in some sheets its button stands before it.
    """
    made = list(runs)
    for width in widths:
        first, last = width.first, min(width.last, MAX_COLUMNS)
        if first > last:
            continue
        covered = [run for run in made if run.first <= last and first <= run.last]
        made = _without(made, first, last)
        made += (_own(width, *bounds, prefix) for bounds in _styled(covered, first, last))
    folded = {column for width in widths if width.hidden and width.outline for column in _columns(width)}
    for _, last in _stretches(folded) if marks else ():
        made = _marked(made, last + 1, prefix)
    return sorted(made, key=lambda run: run.first)


def _columns(width: ColumnWidth) -> range:
    return range(width.first, min(width.last, MAX_COLUMNS) + 1)


def _marked(runs: Sequence[Run], column: int, prefix: str) -> list[Run]:
    """The settings with the mark of a folded group, which stands on the column behind it: its button reads "+".

    A column that has settings of its own keeps them as they are.
    """
    if column > MAX_COLUMNS or any(run.first <= column <= run.last for run in runs):
        return list(runs)
    xml = prefixed(f'<col min="{column}" max="{column}" width="{USUAL_WIDTH}" collapsed="1"/>', prefix)
    return [*runs, Run(column, column, xml)]


def _unmarked(runs: Sequence[Run], column: int) -> list[Run]:
    """The settings without the one that was made for the mark of a folded group."""
    return [run for run in runs if (run.first, run.last) != (column, column) or not _MARK.fullmatch(_bare(run))]


def _bare(run: Run) -> bytes:
    return _PLACE.sub(b"", run.xml)


def _own(width: ColumnWidth, first: int, last: int, style: str, prefix: str) -> Run:
    xml = prefixed(column_xml(replace(width, first=first, last=last), style), prefix)
    return Run(first, last, xml, b"", style, width.outline)


def _styled(covered: Sequence[Run], first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """The columns from `first` to `last` in stretches of one style."""
    at = first
    for run in sorted(covered, key=lambda run: run.first):
        if not run.style:
            continue
        if run.first > at:
            yield at, run.first - 1, ""
        start, at = max(run.first, at), min(run.last, last) + 1
        yield start, at - 1, run.style
    if at <= last:
        yield at, last, ""


def _without(runs: Iterable[Run], first: int, last: int) -> list[Run]:
    """The settings of all other columns."""
    kept = []
    for run in runs:
        if run.last < first or run.first > last:
            kept.append(run)
            continue
        if run.first < first:
            kept.append(run.part(run.first, first - 1))
        if run.last > last:
            kept.append(run.part(last + 1, run.last))
    return kept


def without_columns(runs: Sequence[Run], columns: Collection[int], prefix: str) -> list[Run]:
    """The settings without those of our columns, which take what the columns beside them say.

    That is so where a setting goes on to the sheet's last column, or where both neighbours have the same; else only
    the style of their empty cells stays.
    """
    made = list(runs)
    for _, last in _stretches(columns):
        made = _unmarked(made, last + 1)
    for first, last in _stretches(columns):
        covered = [run for run in made if run.first <= last and first <= run.last]
        gone = [run.part(max(run.first, first), min(run.last, last)) for run in covered]
        made = sorted(_without(made, first, last), key=lambda run: run.first)
        if not gone:
            continue
        left = next((run for run in made if run.last == first - 1), None)
        right = next((run for run in made if run.first == last + 1), None)
        if left is not None and right is not None and _bare(left) == _bare(right):
            made[made.index(left)] = left.part(left.first, right.last)
            made.remove(right)
        elif right is not None and right.last == MAX_COLUMNS:
            made[made.index(right)] = right.part(first, right.last)
        else:
            made += (_empty(run, prefix) for run in gone if run.style not in ("", "0"))
            made.sort(key=lambda run: run.first)
    return made


def _empty(run: Run, prefix: str) -> Run:
    xml = f'<col min="{run.first}" max="{run.last}" width="{USUAL_WIDTH}" style="{run.style}"/>'
    return Run(run.first, run.last, prefixed(xml, prefix), run.before, run.style)


def _stretches(columns: Collection[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring numbers as (first, last)."""
    rest = sorted(columns)
    while rest:
        count = 1
        while count < len(rest) and rest[count] == rest[0] + count:
            count += 1
        yield rest[0], rest[count - 1]
        rest = rest[count:]


def write_runs(splice: Splice, found: Outline, runs: Sequence[Run], before: int) -> None:
    """Put settings in place of the sheet's; `before` is where the element belongs if there is none yet."""
    listed = [child for child in found.children if child.name == "cols"]
    inner = b"".join(run.before + run.xml for run in runs)
    prefix = found.prefix.encode()
    if not listed:
        if runs:
            splice.insert(before, b"<%scols>%s</%scols>" % (prefix, inner, prefix))
        return
    # One element is enough: what a second one says is written into the first.
    for child in listed[1:] if runs else listed:
        splice.remove(child)
    if runs:
        old = listed[0]
        data = splice.data[old.start : old.end]
        children = () if old.empty else children_of(splice.data, old)
        trail = splice.data[children[-1].end : splice.data.rindex(b"<", 0, old.end)] if children else b""
        tag = data[: old.inside - old.start].rstrip(b">").rstrip().removesuffix(b"/").rstrip()
        splice.replace(old.start, old.end, b"%s>%s%s</%s>" % (tag, inner, trail, old.raw.encode()))


def _number(text: str) -> int:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 8 else 0
