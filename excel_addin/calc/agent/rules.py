"""Conditional formats: what decides by itself how a cell looks."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, constant, corner, enum, properties, rect_of
from excel_addin.calc.agent.formulas import translator

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
_BOLD = 150.0


def listed(desk: Desk, ask: dict[str, Any]) -> list[dict[str, Any]]:
    """The conditional formats that touch a range, the one that decides first in front.

    One that lies in several pieces, because others overlap it, is told once.
    """
    found: dict[Any, dict[str, Any]] = {}
    for form in _touching(desk, ask):
        for told in _told(desk, ask, form):
            known = found.setdefault(_sameness(desk, ask, told), told)
            if known is not told:
                known["parts"] += told["parts"]
    return [{**told, "first": [told["first"].Row, told["first"].Column]} for told in found.values()]


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
    forms = desk.sheet(ask).ConditionalFormats.getConditionalFormats()
    touching = [form for form in forms if any(_common(rect, ask["rect"]) for rect in _rects(form))]
    return sorted(touching, key=lambda form: int(form.ID)) if len(touching) > 1 else touching


def _told(desk: Desk, ask: dict[str, Any], form: Any) -> list[dict[str, Any]]:
    told = [_entry_told(desk, ask, form, number) for number in range(form.getCount())]
    return [each for each in told if each.get("formulas") != _NEVER["formulas"] or each["name"] != _NEVER["name"]]


def _entry_told(desk: Desk, ask: dict[str, Any], form: Any, number: int) -> dict[str, Any]:
    entry, rects = form.getByIndex(number), _rects(form)
    # Of several ranges, formulas are told from the corner that they have together.
    row, column = min(rect[0] for rect in rects), min(rect[1] for rect in rects)
    first = corner(desk.sheet(ask).RangeAddress.Sheet, row, column)
    told: dict[str, Any] = {"kind": "unknown", "parts": [[form.ID, number]], "first": first}
    kind = entry.getType()
    if kind == _CONDITION and entry.Operator in _BY_NUMBER:
        operator, turn = _BY_NUMBER[entry.Operator], translator(desk, ask)
        texts = [entry.Formula1, entry.Formula2] if operator in _PAIRED else [entry.Formula1]
        told.update(kind="custom" if operator == "custom" else "cell_value", operator=operator, name=entry.StyleName)
        told["formulas"] = [turn.from_native(text, first) for text in texts]
        told["style"] = _style_told(desk, ask, entry.StyleName)
    elif kind == _BAR:
        bounds = entry.DataBarEntries
        told.update(kind="data_bar", color=entry.Color, gradient=bool(entry.UseGradient), value=bool(entry.ShowValue))
        told["bounds"] = [[_BY_BOUND.get(bound.getType(), "unknown"), bound.getFormula()] for bound in bounds]
        told["lengths"] = [entry.MinimumLength, entry.MaximumLength]
    elif kind != _CONDITION:
        told["kind"] = {1: "color_scale", 3: "icon_set"}.get(kind, "unknown")
    return told


def _rects(form: Any) -> list[list[int]]:
    return [rect_of(address) for address in form.Range.RangeAddresses]


def add(desk: Desk, ask: dict[str, Any]) -> None:
    """Add a conditional format to a range, in front of those that it shares cells with (or behind them: `last`).

    Calc keeps one format for a cell, of several entries in order: so the range is laid out anew in pieces, each with
    the entries that apply there. Cells with a format of another kind (a colour scale, icons) keep that alone.
    """
    sheet, rect = desk.sheet(ask), ask["rect"]
    spec = {**ask, "first": corner(sheet.RangeAddress.Sheet, rect[0], rect[1])}
    if spec["kind"] == "data_bar":
        spec["bounds"] = [_bound(desk, ask, *bound) for bound in spec["bounds"]]
    else:
        spec["name"] = _style(desk, ask, spec["style"])
    pieces: list[tuple[list[int], list[Any]]] = [(rect, [])]
    forms = _touching(desk, ask)
    for form in forms:
        pieces = [part for piece in pieces for part in _split(piece, form)]
    plans = []
    for place, under in pieces:
        entries = [told for form in under for told in _told(desk, ask, form)]
        if _all_ours(entries):
            plans.append((place, [*entries, spec] if ask.get("last") else [spec, *entries]))
    if not plans:
        raise Refused("refused", "All these cells have a conditional format of another kind; remove it in Calc first.")
    rest = [plan for form in forms for plan in _rest(desk, ask, form, rect)]
    for place, specs in [*plans, *rest]:
        _lay(desk, ask, place, specs)


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


def _rest(desk: Desk, ask: dict[str, Any], form: Any, hole: list[int]) -> list[Any]:
    """What a format becomes outside of a hole: rectangles, each with a format of its own.

    Left to itself it would be one of several ranges, and where its formulas count from would be anybody's guess. Where
    others overlap it already (in files from elsewhere) it is left as it is.
    """
    told = _told(desk, ask, form)
    left = [piece for rect in _rects(form) for piece in _without(rect, hole)]
    alone = all(len(_touching(desk, {**ask, "rect": piece})) == 1 for piece in left)
    return [(piece, told) for piece in left] if alone and _all_ours(told) else []


def _split(piece: tuple[list[int], list[Any]], form: Any) -> list[tuple[list[int], list[Any]]]:
    place, under = piece
    inside, outside = [], [place]
    for rect in _rects(form):
        inside += [cut for left in outside for cut in _common(left, rect)]
        outside = [cut for left in outside for cut in _without(left, rect)]
    return [(cut, [*under, form]) for cut in inside] + [(cut, under) for cut in outside]


def _common(one: list[int], other: list[int]) -> list[list[int]]:
    top, left = max(one[0], other[0]), max(one[1], other[1])
    rows = min(one[0] + one[2], other[0] + other[2]) - top
    columns = min(one[1] + one[3], other[1] + other[3]) - left
    return [[top, left, rows, columns]] if rows > 0 and columns > 0 else []


def _without(rect: list[int], hole: list[int]) -> list[list[int]]:
    """What is left of a rectangle when another is cut out of it."""
    shared = _common(rect, hole)
    if not shared:
        return [rect]
    top, left, bottom, right = rect[0], rect[1], rect[0] + rect[2], rect[1] + rect[3]
    cut_top, cut_left = shared[0][0], shared[0][1]
    cut_bottom, cut_right = cut_top + shared[0][2], cut_left + shared[0][3]
    pieces = [
        [top, left, cut_top - top, right - left],
        [cut_bottom, left, bottom - cut_bottom, right - left],
        [cut_top, left, cut_bottom - cut_top, cut_left - left],
        [cut_top, cut_right, cut_bottom - cut_top, right - cut_right],
    ]
    return [piece for piece in pieces if piece[2] > 0 and piece[3] > 0]


def _lay(desk: Desk, ask: dict[str, Any], rect: list[int], specs: list[dict[str, Any]]) -> None:
    """Give cells one format of these entries, in place of any that they have.

    Only formats that are set as a property of cells show at once and can be undone; those made in the sheet's list
    would show when the file is opened again. Data bars can only be made in the list: they join a format that is there,
    if need be one of a condition that is never true.
    """
    cells = desk.cells(ask, rect)
    first = corner(desk.sheet(ask).RangeAddress.Sheet, rect[0], rect[1])
    conditions = [spec for spec in specs if spec["kind"] != "data_bar"]
    bars = [spec for spec in specs if spec["kind"] == "data_bar"]
    entries = cells.ConditionalFormat
    entries.clear()
    for spec in conditions or [_NEVER]:
        texts = [text[1:] for text in (_placed(desk, ask, spec, first) if conditions else spec["formulas"])]
        operator = "FORMULA" if spec["operator"] == "custom" else OPERATORS[spec["operator"]]
        told = {"Operator": enum("sheet.ConditionOperator", operator), "StyleName": spec["name"], "Formula1": texts[0]}
        if spec["operator"] in _PAIRED:
            told["Formula2"] = texts[1]
        entries.addNew(properties(SourcePosition=first, **told))
    cells.ConditionalFormat = entries
    if bars:
        form = next(form for form in _touching(desk, {**ask, "rect": rect}) if _rects(form) == [rect])
        for bar in bars:
            form.createEntry(_BAR, form.getCount())
            _set_bar(form.getByIndex(form.getCount() - 1), bar)


def _set_bar(entry: Any, spec: dict[str, Any]) -> None:
    entry.Color = spec["color"]
    entry.UseGradient = spec["gradient"]
    entry.ShowValue = spec["value"]
    for name, length in zip(("MinimumLength", "MaximumLength"), spec.get("lengths", ()), strict=False):
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
    spec = {**ask, "first": _first(desk, ask), "name": _style(desk, ask, ask["style"])}
    spec["kind"] = "custom" if ask["operator"] == "custom" else "cell_value"
    for form, number in _same(desk, ask):
        specs = [spec if told["parts"] == [[form.ID, number]] else told for told in _told(desk, ask, form)]
        if not _all_ours(specs):
            raise Refused("refused", "A conditional format of another kind lies in the same cells.")
        _lay_all(desk, ask, form, _rects(form), specs)
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
        _lay_all(desk, ask, form, _rects(form), left)


def _lay_all(desk: Desk, ask: dict[str, Any], form: Any, rects: list[list[int]], specs: list[dict[str, Any]]) -> None:
    """Put other formats in the place of one: of nothing, it is taken away; over all its cells, they replace it."""
    if not specs or rects != _rects(form):
        # First: numbers of formats are given anew.
        desk.sheet(ask).ConditionalFormats.removeByID(form.ID)
    for rect in rects if specs else []:
        _lay(desk, ask, rect, specs)


def clear(desk: Desk, ask: dict[str, Any]) -> None:
    """Take conditional formats from a range; outside of it they stay."""
    for form in _touching(desk, ask):
        left = [piece for rect in _rects(form) for piece in _without(rect, ask["rect"])]
        told = _told(desk, ask, form)
        if left and not _all_ours(told):
            raise Refused("refused", "A conditional format of another kind reaches into these cells.")
        _lay_all(desk, ask, form, left, told)


def _style(desk: Desk, ask: dict[str, Any], look: dict[str, Any]) -> str:
    """The cell style with this look; conditional formats have no look of their own in Calc."""
    model = desk.book(ask)
    styles = model.StyleFamilies.getByName("CellStyles")
    parts = [f"{key}={look[key]}" for key in sorted(look) if look[key] is not None]
    name = "Conditional " + (" ".join(parts) or "plain")
    if not styles.hasByName(name):
        styles.insertByName(name, model.createInstance("com.sun.star.style.CellStyle"))
        style = styles.getByName(name)
        if look.get("fill") is not None:
            style.CellBackColor = look["fill"]
        if look.get("font") is not None:
            style.CharColor = look["font"]
        if look.get("bold") is not None:
            style.CharWeight = _BOLD if look["bold"] else 100.0
        if look.get("italic") is not None:
            style.CharPosture = enum("awt.FontSlant", "ITALIC" if look["italic"] else "NONE")
        if look.get("strike") is not None:
            style.CharStrikeout = int(look["strike"])
    return name


def _style_told(desk: Desk, ask: dict[str, Any], name: str) -> dict[str, Any]:
    """What a style gives. Those of our own making are asked for once: it takes a dozen questions."""
    key = "conditional style:{}:{}".format(ask["book"], name)
    if not name.startswith("Conditional "):
        return _style_asked(desk, ask, name)
    if not desk.memory.get(key):
        desk.memory[key] = _style_asked(desk, ask, name)
    told: dict[str, Any] = desk.memory[key]
    return told


def _style_asked(desk: Desk, ask: dict[str, Any], name: str) -> dict[str, Any]:
    styles = desk.book(ask).StyleFamilies.getByName("CellStyles")
    if not styles.hasByName(name):
        return {}
    style = styles.getByName(name)

    def own(field: str) -> Any:
        return getattr(style, field) if style.getPropertyState(field).value == "DIRECT_VALUE" else None

    weight, posture, strike = own("CharWeight"), own("CharPosture"), own("CharStrikeout")
    return {
        "fill": own("CellBackColor"),
        "font": own("CharColor"),
        "bold": None if weight is None else weight >= _BOLD,
        "italic": None if posture is None else posture.value != "NONE",
        "strike": None if strike is None else bool(strike),
    }


OPERATIONS = {
    "rules.list": listed,
    "rules.add": add,
    "rules.change": change,
    "rules.delete": delete,
    "rules.clear": clear,
}
