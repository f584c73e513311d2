"""Conditional formats: what decides by itself how a cell looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, constant, corner, enum, properties, rect_of
from excel_addin.calc.agent.formulas import translator
from excel_addin.calc.agent.layers import Piece, common, merged, overlaid, without
from excel_addin.calc.agent.rule_styles import style_for, style_told, styles_for, with_cells_own

_CONDITION, _BAR = 0, 2
OPERATORS = {
    "equal_to": "EQUAL",
    "less_than": "LESS",
    "greater_than": "GREATER",
    "less_than_or_equal": "LESS_EQUAL",
    "greater_than_or_equal": "GREATER_EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "custom": "EXPRESSION",
}
_BY_NUMBER = {constant("sheet.ConditionFormatOperator." + name): key for key, name in OPERATORS.items()}
_BOUNDS = {"automatic": 1, "percentile": 3, "number": 4, "percent": 5}
_BY_BOUND = {value: key for key, value in _BOUNDS.items()}
_PAIRED = ("between", "not_between")
_OURS = ("custom", "cell_value", "data_bar")
# A cell so far inside that formulas can be compared from there, whatever lies around them.
_FAR = 900
# What holds a place for data bars that come without a condition.
_NEVER = {"kind": "custom", "operator": "custom", "name": "Default", "formulas": ["=FALSE()"]}


def listed(desk: Desk, ask: dict[str, Any]) -> list[dict[str, Any]]:
    """The conditional formats that touch a range, the one that decides first in front.

    One that lies in several pieces, because others overlap it, is told once.
    """
    found: dict[Any, list[dict[str, Any]]] = {}
    for form in _touching(desk, ask):
        for told in _told(desk, ask, form):
            found.setdefault(_sameness(desk, ask, told), []).append(told)
    return [_as_one(several) for several in found.values()]


def _as_one(several: list[dict[str, Any]]) -> dict[str, Any]:
    """Pieces of one format, told from the uppermost."""
    upper = min(several, key=lambda told: (told["first"].Row, told["first"].Column))
    parts = [part for told in several for part in told["parts"]]
    rects = [rect for told in several for rect in told["rects"]]
    return {**upper, "parts": parts, "rects": rects, "first": [upper["first"].Row, upper["first"].Column]}


def _sameness(desk: Desk, ask: dict[str, Any], told: dict[str, Any]) -> Any:
    if told["kind"] not in _OURS:
        return ("other", *told["parts"][0])
    if told["kind"] == "data_bar":
        return (told["color"], told["gradient"], told["value"], str(told["bounds"]))
    return (told["operator"], told["name"], *_moved(desk, ask, told, corner(0, _FAR, _FAR)))


def _placed(desk: Desk, ask: dict[str, Any], told: dict[str, Any], place: Any) -> list[str]:
    """The formulas of a condition as they read from another cell, in Calc's form."""
    turn = translator(desk, ask)
    return [turn.moved(turn.to_calc(text), told["first"], place) for text in told["formulas"]]


def _moved(desk: Desk, ask: dict[str, Any], told: dict[str, Any], place: Any) -> list[str]:
    """The formulas of a condition as they read from another cell, in Excel's form."""
    return [translator(desk, ask).to_excel(text) for text in _placed(desk, ask, told, place)]


def _touching(desk: Desk, ask: dict[str, Any]) -> list[Any]:
    touching = [form for form in _all(desk, ask) if any(common(rect, ask["rect"]) for rect in rects_of_form(form))]
    return sorted(touching, key=lambda form: int(form.ID)) if len(touching) > 1 else touching


def _all(desk: Desk, ask: dict[str, Any]) -> Any:
    return desk.sheet(ask).ConditionalFormats.getConditionalFormats()


def rects_of_form(form: Any) -> list[list[int]]:
    """The rectangles that a format lies in."""
    return [rect_of(address) for address in form.Range.RangeAddresses]


def _told(desk: Desk, ask: dict[str, Any], form: Any) -> list[dict[str, Any]]:
    told = [_entry_told(desk, ask, form, number) for number in range(form.getCount())]
    return [each for each in told if each.get("formulas") != _NEVER["formulas"] or each["name"] != _NEVER["name"]]


def _entry_told(desk: Desk, ask: dict[str, Any], form: Any, number: int) -> dict[str, Any]:
    entry, rects = form.getByIndex(number), rects_of_form(form)
    # Of several ranges, formulas are told from the corner that they have together.
    row, column = min(rect[0] for rect in rects), min(rect[1] for rect in rects)
    first = corner(desk.sheet(ask).RangeAddress.Sheet, row, column)
    told: dict[str, Any] = {"kind": "unknown", "parts": [[form.ID, number]], "rects": rects, "first": first}
    kind = entry.getType()
    if kind == _CONDITION and entry.Operator in _BY_NUMBER:
        operator, turn = _BY_NUMBER[entry.Operator], translator(desk, ask)
        texts = [entry.Formula1, entry.Formula2] if operator in _PAIRED else [entry.Formula1]
        told.update(kind="custom" if operator == "custom" else "cell_value", operator=operator, name=entry.StyleName)
        told["formulas"] = [turn.from_native(text, first) for text in texts]
        told["style"] = style_told(desk, ask, entry.StyleName)
    elif kind == _BAR:
        bounds = entry.DataBarEntries
        told.update(kind="data_bar", color=entry.Color, gradient=bool(entry.UseGradient), value=bool(entry.ShowValue))
        told["bounds"] = [[_BY_BOUND.get(bound.getType(), "unknown"), bound.getFormula()] for bound in bounds]
        told["lengths"] = [entry.MinimumLength, entry.MaximumLength]
    elif kind != _CONDITION:
        told["kind"] = {1: "color_scale", 3: "icon_set"}.get(kind, "unknown")
    return told


def add(desk: Desk, ask: dict[str, Any]) -> None:
    """Add conditional formats, in front of those that they share cells with (or behind them: `last`).

    items: each with its rect; none for one that stands in the request itself. Calc keeps one format for a cell, of
    several entries in order: so the cells are laid out anew in pieces, each with the entries that apply there. Cells
    with a format of another kind (a colour scale, icons) keep that alone.
    """
    specs = _specs(desk, ask, ask.get("items") or [ask])
    whole = _around([spec["rect"] for spec in specs])
    pieces: list[Piece] = []
    lying: list[list[list[int]]] = []
    for number, form in enumerate(_touching(desk, {**ask, "rect": whole})):
        told = _told(desk, ask, form)
        lying.append(rects_of_form(form))
        for rect in lying[-1]:
            layer = Piece(rect, tuple(told), frozenset((number,)), not _all_ours(told), False)
            pieces = overlaid(pieces, layer)
    for spec in specs:
        pieces = overlaid(pieces, Piece(spec["rect"], (spec,), frozenset(), False, True), in_front=not ask.get("last"))
        if not any(entry is spec for piece in pieces for entry in piece.entries):
            raise Refused(
                "refused", "All these cells have a conditional format of another kind; remove it in Calc first."
            )
    # A format that is cut is laid anew in all its parts: where its formulas count from would be anybody's guess. And
    # it is emptied as a whole before: piece by piece, Calc would keep some of its cells.
    cut = frozenset(form for piece in pieces if piece.fresh for form in piece.forms)
    changed = [piece for piece in pieces if not piece.foreign and (piece.fresh or piece.forms & cut)]
    emptied = _outside_of([piece.rect for piece in pieces if piece.foreign], [rect for at in cut for rect in lying[at]])
    _lay_pieces(desk, ask, merged(changed), emptied)


def _outside_of(holes: list[list[int]], rects: list[list[int]]) -> list[list[int]]:
    left = rects
    for hole in holes:
        left = [piece for rect in left for piece in without(rect, hole)]
    return left


def _specs(desk: Desk, ask: dict[str, Any], items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    sheet = desk.sheet(ask).RangeAddress.Sheet
    conditions = [item for item in items if item["kind"] != "data_bar"]
    looks = [with_cells_own(desk, ask, item["style"], item["rect"]) for item in conditions]
    names = iter(styles_for(desk, ask, looks))
    found = []
    for item in items:
        spec = {**item, "first": corner(sheet, item["rect"][0], item["rect"][1])}
        if item["kind"] == "data_bar":
            spec["bounds"] = [_bound(desk, ask, *bound) for bound in item["bounds"]]
        else:
            spec["name"] = next(names)
        found.append(spec)
    return found


def _around(rects: list[list[int]]) -> list[int]:
    top, left = min(rect[0] for rect in rects), min(rect[1] for rect in rects)
    bottom, right = max(rect[0] + rect[2] for rect in rects), max(rect[1] + rect[3] for rect in rects)
    return [top, left, bottom - top, right - left]


def _bound(desk: Desk, ask: dict[str, Any], kind: str, text: str) -> list[str]:
    """An end of a data bar. Of a formula the number that it gives now: Calc takes none from outside.

    (With the type of a formula set, it has none, and ends when the workbook is saved.)
    """
    if kind != "formula":
        return [kind, text]
    bounds = desk.sheet(ask).RangeAddress
    spare = desk.cells(ask, [bounds.EndRow, bounds.EndColumn, 1, 1]).getCellByPosition(0, 0)
    spare.setFormula(translator(desk, ask).to_calc("=" + text))
    number, wrong = spare.getValue(), spare.getError()
    spare.setFormula("")
    return ["automatic", ""] if wrong else ["number", repr(number)]


def _all_ours(entries: list[dict[str, Any]]) -> bool:
    return all(told["kind"] in _OURS for told in entries)


def _lay(desk: Desk, ask: dict[str, Any], rect: list[int], specs: list[dict[str, Any]]) -> None:
    _lay_pieces(desk, ask, [Piece(rect, tuple(specs), frozenset(), False, True)], [])


def _lay_pieces(desk: Desk, ask: dict[str, Any], pieces: list[Piece], emptied: list[list[int]]) -> None:
    """Give cells one format each of these entries, in place of any that they have; emptied: those to be freed before.

    Only formats that are set as a property of cells show at once and can be undone; those made in the sheet's list
    would show when the file is opened again. Data bars can only be made in the list: they join a format that is there,
    if need be one of a condition that is never true.
    """
    if not pieces:
        return
    entries = desk.cells(ask, pieces[0].rect).ConditionalFormat
    if emptied:
        entries.clear()
        desk.several(ask, emptied).ConditionalFormat = entries
    for piece in pieces:
        entries.clear()
        first = corner(desk.sheet(ask).RangeAddress.Sheet, piece.rect[0], piece.rect[1])
        for values in _conditions(desk, ask, piece, first):
            entries.addNew(properties(SourcePosition=first, **values))
        desk.cells(ask, piece.rect).ConditionalFormat = entries
    barred = [piece for piece in pieces if any(spec["kind"] == "data_bar" for spec in piece.entries)]
    forms = [(form, rects_of_form(form)) for form in _all(desk, ask)] if barred else []
    for piece in barred:
        form = next(form for form, rects in forms if rects == [piece.rect])
        for bar in (spec for spec in piece.entries if spec["kind"] == "data_bar"):
            form.createEntry(_BAR, form.getCount())
            _set_bar(form.getByIndex(form.getCount() - 1), bar)


def _conditions(desk: Desk, ask: dict[str, Any], piece: Piece, first: Any) -> Iterator[dict[str, Any]]:
    """The conditions of a piece as Calc takes them, with formulas as they read from its first cell."""
    conditions = [spec for spec in piece.entries if spec["kind"] != "data_bar"]
    for spec in conditions or [_NEVER]:
        texts = [text[1:] for text in (_placed(desk, ask, spec, first) if conditions else spec["formulas"])]
        operator = "FORMULA" if spec["operator"] == "custom" else OPERATORS[spec["operator"]]
        told = {"Operator": enum("sheet.ConditionOperator", operator), "StyleName": spec["name"], "Formula1": texts[0]}
        if spec["operator"] in _PAIRED:
            told["Formula2"] = texts[1]
        yield told


def _set_bar(entry: Any, spec: dict[str, Any]) -> None:
    entry.Color = spec["color"]
    entry.UseGradient = spec["gradient"]
    entry.ShowValue = spec["value"]
    for name, length in zip(("MinimumLength", "MaximumLength"), spec.get("lengths", ())):  # noqa: B905 - Pythons before 3.10 know no strict
        if length is not None:
            setattr(entry, name, length)
    bounds = entry.DataBarEntries
    for index in range(2):
        kind, text = spec["bounds"][index]
        bounds[index].setType(_BOUNDS[kind])
        if kind != "automatic":
            bounds[index].setFormula(text)


def change(desk: Desk, ask: dict[str, Any]) -> str:
    """Change a conditional format of conditions wherever it lies in a range; the name of its style then.

    told: the format as `listed` told it; the new formulas count from where its formulas do.
    """
    spec = {**ask, "first": _first(desk, ask), "name": style_for(desk, ask, ask["style"])}
    spec["kind"] = "custom" if ask["operator"] == "custom" else "cell_value"
    for form, number in _same(desk, ask):
        specs = [spec if told["parts"] == [[form.ID, number]] else told for told in _told(desk, ask, form)]
        if not _all_ours(specs):
            raise Refused("refused", "A conditional format of another kind lies in the same cells.")
        _lay_all(desk, ask, form, rects_of_form(form), specs)
    return str(spec["name"])


def _first(desk: Desk, ask: dict[str, Any]) -> Any:
    return corner(desk.sheet(ask).RangeAddress.Sheet, *ask["told"]["first"])


def _same(desk: Desk, ask: dict[str, Any]) -> list[Any]:
    """Where a format lies that was told before. Numbers say nothing: they are given anew when others come and go."""
    wanted = _sameness(desk, ask, {**ask["told"], "first": _first(desk, ask)})
    found = [
        (form, told["parts"][0][1])
        for form in _touching(desk, ask)
        for told in _told(desk, ask, form)
        if _sameness(desk, ask, told) == wanted
    ]
    if not found:
        raise Refused("no-format", "The conditional format is no longer there.")
    return found


def delete(desk: Desk, ask: dict[str, Any]) -> None:
    """Take a conditional format away wherever it lies in a range."""
    for form, number in _same(desk, ask):
        left = [told for told in _told(desk, ask, form) if told["parts"] != [[form.ID, number]]]
        if not _all_ours(left):
            raise Refused("refused", "A conditional format of another kind lies in the same cells.")
        _lay_all(desk, ask, form, rects_of_form(form), left)


def _lay_all(desk: Desk, ask: dict[str, Any], form: Any, rects: list[list[int]], specs: list[dict[str, Any]]) -> None:
    """Put other formats in the place of one: of nothing, it is taken away; over all its cells, they replace it."""
    if not specs or rects != rects_of_form(form):
        # First: numbers of formats are given anew.
        desk.sheet(ask).ConditionalFormats.removeByID(form.ID)
    for rect in rects if specs else []:
        _lay(desk, ask, rect, specs)


def clear(desk: Desk, ask: dict[str, Any]) -> None:
    """Take conditional formats from a range; outside of it they stay."""
    for form in _touching(desk, ask):
        left = [piece for rect in rects_of_form(form) for piece in without(rect, ask["rect"])]
        told = _told(desk, ask, form)
        if left and not _all_ours(told):
            raise Refused("refused", "A conditional format of another kind reaches into these cells.")
        _lay_all(desk, ask, form, left, told)


OPERATIONS = {
    "rules.list": listed,
    "rules.add": add,
    "rules.change": change,
    "rules.delete": delete,
    "rules.clear": clear,
}
