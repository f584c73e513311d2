"""What stands around the rows of the lead sheet without what scoring added to it; the rest is copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from scoring.errors import LeadFileError, Place
from scoring.ooxml.cells import parse_range
from scoring.ooxml.outline import Outline, Span, outline
from scoring.workbook.parts.refs import MAX_COLUMNS, range_ref
from scoring.workbook.surgery.columns import column_runs, without_columns, write_runs
from scoring.workbook.surgery.filters import cut_auto_filter, narrowed
from scoring.workbook.surgery.frame import Frame, SheetFrame
from scoring.workbook.surgery.splice import Splice, element_text

# Asked of a format or a check: its formulas, and its ranges parted by blanks.
IsOurs = Callable[[Sequence[str], str], bool]

_LINK = re.compile(rb"<(?:[\w.-]+:)?id>\s*(\{[0-9A-Fa-f-]+\})\s*</")


def stripped_frame(head: bytes, tail: bytes, columns: Collection[int], ours: IsOurs, place: Place) -> Frame:
    """The frame without the settings of some columns, without formats and checks that are ours, its ranges narrowed.

    head, tail: the part (as UTF-8) before and after its rows. Raises LeadFileError where the part is damaged.
    """
    frame = SheetFrame(head, tail, place)
    runs = column_runs(frame.data, frame.outline, place)
    kept = without_columns(runs, columns, frame.prefix)
    if kept != runs:
        write_runs(frame.splice, frame.outline, kept, frame.point("cols"))
        frame.outline_level(kept)
    _narrow_dimension(frame, columns)
    for child in frame.children("autoFilter"):
        _cut_filter(frame, child, columns)
    links = set()
    for child in frame.children("conditionalFormatting"):
        links |= _cut_formats(frame, child, ours)
    for child in frame.children("dataValidations"):
        _cut_checks(frame, child, ours)
    for child in frame.children("ignoredErrors"):
        _cut_ignored(frame, child, columns)
    for child in frame.children("extLst"):
        _cut_extensions(frame, child, ours, links)
    return frame.result()


def _narrow_dimension(frame: SheetFrame, columns: Collection[int]) -> None:
    child = frame.outline.child("dimension")
    if child is None or frame.range_of(child) is None:
        return
    ref = child.attributes["ref"]
    left = narrowed(ref, columns)
    if left and left != range_ref(parse_range(ref)):
        frame.splice.attributes(child, {"ref": left})


def _cut_filter(frame: SheetFrame, child: Span, columns: Collection[int]) -> None:
    box = frame.range_of(child)
    if box is None:
        return
    ref = narrowed(child.attributes["ref"], columns)
    if not ref:
        frame.splice.remove(child)
        return
    right = parse_range(ref)[3]
    element = cut_auto_filter(frame.data[child.start : child.end], columns).xml
    if right != box[3]:
        element = _narrowed_filter(element, ref, box[3], right)
    if element != frame.data[child.start : child.end]:
        frame.splice.replace(child.start, child.end, element)


def _narrowed_filter(element: bytes, ref: str, old: int, right: int) -> bytes:
    """A filter with a new range, and with it the range that it sorts."""
    found, splice = outline(element), Splice(element)
    splice.attributes(found.root, {"ref": ref})
    for child in found.children:
        box = _box(child.attributes.get("ref", "")) if child.name == "sortState" else None
        if box is not None and box[3] == old and box[1] <= right:
            splice.attributes(child, {"ref": range_ref((*box[:3], right))})
    return splice.result()


def _cut_formats(frame: SheetFrame, child: Span, ours: IsOurs) -> set[bytes]:
    """Take our rules out of a conditional format; the ids that link them to their extensions."""
    links: set[bytes] = set()
    rules = [rule for rule in frame.inside(child) if rule.name == "cfRule"] if not child.empty else []
    gone = [rule for rule in rules if ours(_rule_formulas(frame, rule), child.attributes.get("sqref", ""))]
    for rule in gone:
        links |= set(_LINK.findall(frame.data, rule.start, rule.end))
    if gone and len(gone) == len(rules):
        frame.splice.remove(child)
    else:
        for rule in gone:
            frame.splice.remove(rule)
    return links


def _rule_formulas(frame: SheetFrame, rule: Span) -> list[str]:
    return _formulas(frame.data[rule.start : rule.end], {"formula"})


def _formulas(element: bytes, names: Collection[str]) -> list[str]:
    """The texts of the children of these names."""
    return [element_text(element, child) for child in outline(element).children if child.name in names]


def _cut_checks(frame: SheetFrame, child: Span, ours: IsOurs) -> None:
    checks = [check for check in frame.inside(child) if check.name == "dataValidation"] if not child.empty else []
    gone = []
    for check in checks:
        formulas = _formulas(frame.data[check.start : check.end], {"formula1", "formula2"})
        if ours(formulas, check.attributes.get("sqref", "")):
            gone.append(check)
    _remove_counted(frame, child, gone, len(checks))


def _remove_counted(frame: SheetFrame, child: Span, gone: Sequence[Span], count: int) -> None:
    """Take elements out of a child that counts them, and the child itself when nothing is left."""
    if not gone:
        return
    if len(gone) == count:
        frame.splice.remove(child)
        return
    for span in gone:
        frame.splice.remove(span)
    if "count" in child.attributes:
        frame.splice.attributes(child, {"count": str(count - len(gone))})


def _cut_ignored(frame: SheetFrame, child: Span, columns: Collection[int]) -> None:
    items = [item for item in frame.inside(child) if item.name == "ignoredError"] if not child.empty else []
    left = {item.start: _outside(item.attributes.get("sqref", ""), columns) for item in items}
    if items and not any(left.values()):
        frame.splice.remove(child)
        return
    for item in items:
        if not left[item.start]:
            frame.splice.remove(item)
        elif left[item.start] != item.attributes["sqref"]:
            frame.splice.attributes(item, {"sqref": left[item.start]})


def _outside(ranges: str, columns: Collection[int]) -> str:
    """The ranges that do not lie wholly in our columns."""
    return " ".join(text for text in ranges.split() if not _within(text, columns))


def _within(text: str, columns: Collection[int]) -> bool:
    box = _box(text)
    return box is not None and all(column in columns for column in range(box[1], min(box[3], MAX_COLUMNS) + 1))


def _box(text: str) -> tuple[int, int, int, int] | None:
    try:
        return parse_range(text)
    except LeadFileError:
        return None


def _cut_extensions(frame: SheetFrame, child: Span, ours: IsOurs, links: Collection[bytes]) -> None:
    """Take our formats and checks out of the extensions, where newer programs keep some of them."""
    if child.empty:
        return
    extensions = frame.inside(child)
    cut = [_cut_extension(frame.data[each.start : each.end], ours, links) for each in extensions]
    if extensions and not any(cut):
        frame.splice.remove(child)
        return
    for each, new in zip(extensions, cut, strict=True):
        if new != frame.data[each.start : each.end]:
            frame.splice.replace(each.start, each.end, new)


def _cut_extension(element: bytes, ours: IsOurs, links: Collection[bytes]) -> bytes:
    """An extension, given whole, without what is ours; nothing where it held nothing else."""
    found = outline(element)
    splice = Splice(element)
    left = changed = 0
    for listed in found.children:
        old = element[listed.start : listed.end]
        if listed.name in ("conditionalFormattings", "dataValidations"):
            new = _cut_listed(old, outline(old), ours, links)
            if new != old:
                splice.replace(listed.start, listed.end, new)
                changed += 1
            left += bool(new)
        else:
            left += 1
    if not changed:
        return element
    return splice.result() if left else b""


def _cut_listed(element: bytes, found: Outline, ours: IsOurs, links: Collection[bytes]) -> bytes:
    splice = Splice(element)
    gone = [child for child in found.children if _is_ours(element[child.start : child.end], ours, links)]
    if not gone:
        return element
    if len(gone) == len(found.children):
        return b""
    for child in gone:
        splice.remove(child)
    if "count" in found.root.attributes:
        splice.attributes(found.root, {"count": str(len(found.children) - len(gone))})
    return splice.result()


def _is_ours(element: bytes, ours: IsOurs, links: Collection[bytes]) -> bool:
    """Whether a format or check of an extension is ours, by the rule that it belongs to or by its formulas."""
    found = outline(element)
    ranges = next((element_text(element, child) for child in found.children if child.name == "sqref"), "")
    if found.root.name == "dataValidation":
        texts = [element_text(element, child) for child in found.children if child.name in ("formula1", "formula2")]
        return ours(texts, ranges)
    rules = [element[child.start : child.end] for child in found.children if child.name == "cfRule"]
    return bool(rules) and all(_linked(rule, links) or ours(_formulas(rule, {"f"}), ranges) for rule in rules)


def _linked(rule: bytes, links: Iterable[bytes]) -> bool:
    return outline(rule).root.attributes.get("id", "").encode() in set(links)
