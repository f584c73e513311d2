"""Do the parts that scoring may add to still say all that they said: workbook, styles, tables, links, content types?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from tools.corpus.shapes import Shape, is_head, is_within, local, shape, shapes, tree
from tools.corpus.sheet_kept import attributes_kept, filter_kept, grown_right

Harm = Callable[[bytes, bytes], Iterator[str]]
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
# Names of one sheet that stand for what it shows or prints, which may take the new columns in.
_MAY_GROW = frozenset(("_xlnm.print_area", "_xlnm._filterdatabase"))
# What cells refer to by number.
_STYLE_LISTS = frozenset(("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"))
_SHEET_ORDER = ("activeTab", "firstSheet")


def workbook_harm(before: bytes, after: bytes) -> Iterator[str]:
    """What of the workbook part was lost: sheets, names, views, or anything else but how it calculates."""
    old, new = tree(before), tree(after)
    sheets = {"old": _sheets(old), "new": _sheets(new)}
    if not is_within(shapes(_child(old, "sheets")), shapes(_child(new, "sheets"))):
        yield "the list of sheets changed"
    yield from _name_harm(old, new, sheets["old"], sheets["new"])
    if _views(old, sheets["old"]) != _views(new, sheets["new"]):
        yield "the workbook's views changed"
    if not _shared_views_kept(old, new):
        yield "the views of a shared workbook changed"
    apart = {"sheets", "definedNames", "bookViews", "customWorkbookViews", "calcPr"}
    if _others(old, apart) != _others(new, apart):
        yield f"other parts of the workbook changed: {_first_other(old, new, apart)}"


def _child(root: Element, name: str) -> list[Element]:
    return [each for child in root if local(child) == name for each in child]


def _sheets(root: Element) -> list[str]:
    return [sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or "" for sheet in _child(root, "sheets")]


def _name_harm(old: Element, new: Element, before: list[str], after: list[str]) -> Iterator[str]:
    """Names that are gone or say something else; a name of one sheet is known by that sheet, wherever it stands."""
    have: dict[Shape, list[str]] = {}
    for name in _child(new, "definedNames"):
        have.setdefault(_scoped(name, after), []).append(name.text or "")
    for name in _child(old, "definedNames"):
        may_grow = name.get("name", "").casefold() in _MAY_GROW
        said = have.get(_scoped(name, before), [])
        if not said or (not may_grow and (name.text or "") not in said):
            yield f"the name {name.get('name')} was lost or changed"


def _scoped(name: Element, sheets: list[str]) -> Shape:
    scope = name.get("localSheetId")
    known = scope is not None and scope.isdigit() and int(scope) < len(sheets)
    return sheets[int(scope)] if known and scope is not None else scope, shape(name, ("localSheetId",))[1]


def _views(root: Element, sheets: list[str]) -> list[Shape]:
    def shown(view: Element, key: str) -> str:
        place = view.get(key, "0")
        return sheets[int(place)] if place.isdigit() and int(place) < len(sheets) else place

    views = _child(root, "bookViews")
    return [(*shape(view, _SHEET_ORDER), *(shown(view, key) for key in _SHEET_ORDER)) for view in views]


def _others(root: Element, apart: set[str]) -> list[Shape]:
    return [shape(root)[1], *shapes(child for child in root if local(child) not in apart)]


def _shared_views_kept(old: Element, new: Element) -> bool:
    """Whether each view of a shared workbook is the same; one of a sheet that is gone may show another."""
    ids = {sheet.get("sheetId") for sheet in _child(old, "sheets")}
    before, after = _child(old, "customWorkbookViews"), _child(new, "customWorkbookViews")
    gone = [("activeSheetId",) if view.get("activeSheetId") not in ids else () for view in before]
    return len(before) == len(after) and all(
        shape(one, but) == shape(other, but) for one, other, but in zip(before, after, gone, strict=True)
    )


def _first_other(old: Element, new: Element, apart: set[str]) -> str:
    after = shapes(new)
    return next((local(child) for child in old if local(child) not in apart and shape(child) not in after), "additions")


def styles_harm(before: bytes, after: bytes) -> Iterator[str]:
    """Which list of the styles does not begin with all that it held, so that numbers would mean other looks."""
    old, new = tree(before), tree(after)
    names = {local(child): child for child in new}
    for child in old:
        name = local(child)
        other = names.get(name)
        listed = name in _STYLE_LISTS
        if other is None:
            yield f"<{name}> of the styles was lost"
        elif listed and not (is_head(shapes(child), shapes(other)) and attributes_kept(child, other, ("count",))):
            yield f"<{name}> of the styles does not begin as it was"
        elif not listed and shape(child) != shape(other):
            yield f"<{name}> of the styles changed"


def table_harm(before: bytes, after: bytes) -> Iterator[str]:
    """What of the leads' table was lost; it may have grown to the right."""
    old, new = tree(before), tree(after)
    if not (attributes_kept(old, new, ("ref",)) and grown_right(old, new)):
        yield "the table's own settings changed"
    for child in old:
        name = local(child)
        other = next((each for each in new if local(each) == name), None)
        if other is None:
            yield f"<{name}> of the table was lost"
        elif name == "tableColumns":
            if not is_head(shapes(child), shapes(other)):
                yield "the table's columns changed"
        elif not (filter_kept(child, other) if name == "autoFilter" else shape(child) == shape(other)):
            yield f"<{name}> of the table changed"


def query_harm(before: bytes, after: bytes) -> Iterator[str]:
    """What of the query behind the leads' table was lost; it may have got fields."""
    old, new = tree(before), tree(after)
    fields = [[each for each in root.iter() if local(each) == "queryTableField"] for root in (old, new)]
    if not attributes_kept(old, new) or not is_within(shapes(fields[0]), shapes(fields[1])):
        yield "the table's query changed"


def links_harm(before: bytes, after: bytes) -> Iterator[str]:
    """Which links were lost, other than to the chain of calculations, which must go."""
    old = [shape(each) for each in tree(before) if not each.get("Type", "").endswith("/calcChain")]
    new = set(shapes(tree(after)))
    lost = [each for each in old if each not in new]
    if lost:
        yield f"links were lost or changed: {len(lost)}"


def types_harm(before: bytes, after: bytes) -> Iterator[str]:
    """Which content types were lost, other than that of the chain of calculations."""
    chain = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    old = [shape(each) for each in tree(before) if each.get("ContentType") != chain]
    new = set(shapes(tree(after)))
    lost = [each for each in old if each not in new]
    if lost:
        yield f"content types were lost or changed: {len(lost)}"
