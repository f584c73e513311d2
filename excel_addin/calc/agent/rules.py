"""Conditional formats: what decides by itself how a cell looks."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, Refused, area, constant, corner, enum, rect_of
from excel_addin.calc.agent.formulas import Translator, translator

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
_BOLD = 150.0


def listed(desk: Desk, ask: dict[str, Any]) -> list[dict[str, Any]]:
    """The conditional formats that touch a range, the one that decides first in front."""
    turn, index = translator(desk, ask), desk.sheet(ask).RangeAddress.Sheet
    return [_told(desk, ask, turn, index, form, entry) for form, entry in _touching(desk, ask)]


def _touching(desk: Desk, ask: dict[str, Any]) -> list[Any]:
    wanted = area(desk.sheet(ask).RangeAddress.Sheet, ask["rect"])
    found = []
    for form in desk.sheet(ask).ConditionalFormats.getConditionalFormats():
        if form.Range.queryIntersection(wanted).Count:
            found += [(form, number) for number in range(form.getCount())]
    return sorted(found, key=lambda pair: (pair[0].ID, pair[1]))


def _told(desk: Desk, ask: dict[str, Any], turn: Translator, index: int, form: Any, number: int) -> dict[str, Any]:
    entry = form.getByIndex(number)
    told: dict[str, Any] = {"id": form.ID, "number": number, "kind": "unknown", "rects": _rects(form)}
    kind = entry.getType()
    if kind == _CONDITION:
        first = corner(index, told["rects"][0][0], told["rects"][0][1])
        operator = _BY_NUMBER.get(entry.Operator)
        if operator is not None:
            told["kind"] = "custom" if operator == "custom" else "cell_value"
            told["operator"] = operator
            told["formulas"] = [turn.from_native(text, first) for text in (entry.Formula1, entry.Formula2)]
            told["style"] = _style_told(desk, ask, entry.StyleName)
    elif kind == _BAR:
        bounds = entry.DataBarEntries
        told.update(kind="data_bar", color=entry.Color, gradient=bool(entry.UseGradient), value=bool(entry.ShowValue))
        told["bounds"] = [[_BY_BOUND.get(bound.getType(), "unknown"), bound.getFormula()] for bound in bounds]
    else:
        told["kind"] = {1: "color_scale", 3: "icon_set"}.get(kind, "unknown")
    return told


def _rects(form: Any) -> list[list[int]]:
    return [rect_of(address) for address in form.Range.RangeAddresses]


def add(desk: Desk, ask: dict[str, Any]) -> int:
    """Add a conditional format to a range, in front of those that it shares cells with; its number."""
    older = [form for form, number in _touching(desk, ask) if number == 0 and _only_conditions(form)]
    identity = _made(desk, ask, [ask["rect"]], ask)
    # Calc asks the older one first, Excel the newer: so the older ones are made anew, behind it.
    for form in older if ask["kind"] != "data_bar" else []:
        _renewed(desk, ask, form, _rects(form))
    return identity


def _only_conditions(form: Any) -> bool:
    # Bars, scales and icons do not compete for a cell's look.
    return all(form.getByIndex(number).getType() == _CONDITION for number in range(form.getCount()))


def _made(desk: Desk, ask: dict[str, Any], rects: list[list[int]], spec: dict[str, Any]) -> int:
    forms = desk.sheet(ask).ConditionalFormats
    identity = forms.createByRange(desk.several(ask, rects))
    form = next(form for form in forms.getConditionalFormats() if identity == form.ID)
    if spec["kind"] == "data_bar":
        form.createEntry(_BAR, 0)
        _set_bar(form.getByIndex(0), spec)
    else:
        form.createEntry(_CONDITION, 0)
        first = corner(desk.sheet(ask).RangeAddress.Sheet, rects[0][0], rects[0][1])
        _set_condition(desk, ask, form.getByIndex(0), spec, first)
    return int(identity)


def _set_condition(
    desk: Desk, ask: dict[str, Any], entry: Any, spec: dict[str, Any], first: Any, style: str = ""
) -> None:
    turn = translator(desk, ask)
    entry.Operator = constant("sheet.ConditionFormatOperator." + OPERATORS[spec["operator"]])
    entry.Formula1 = turn.to_native(spec["formulas"][0], first)
    if spec["operator"] in ("between", "not_between"):
        entry.Formula2 = turn.to_native(spec["formulas"][1], first)
    entry.StyleName = style or _style(desk, ask, spec["style"])


def _set_bar(entry: Any, spec: dict[str, Any]) -> None:
    entry.Color = spec["color"]
    entry.UseGradient = spec["gradient"]
    entry.ShowValue = spec["value"]
    bounds = entry.DataBarEntries
    for index in range(2):
        kind, text = spec["bounds"][index]
        bounds[index].setType(_BOUNDS[kind])
        if kind != "automatic":
            bounds[index].setFormula(text)


def _renewed(desk: Desk, ask: dict[str, Any], form: Any, rects: list[list[int]]) -> None:
    """Make a format anew behind all others, for these cells."""
    forms, index = desk.sheet(ask).ConditionalFormats, desk.sheet(ask).RangeAddress.Sheet
    turn, before = translator(desk, ask), _rects(form)[0]
    told = [_told(desk, ask, turn, index, form, number) for number in range(form.getCount())]
    if any(each["kind"] not in ("custom", "cell_value", "data_bar") for each in told):
        raise Refused("refused", "A conditional format of another kind lies there too; remove it in Calc first.")
    styles = [getattr(form.getByIndex(number), "StyleName", "") for number in range(len(told))]
    forms.removeByID(form.ID)
    identity = forms.createByRange(desk.several(ask, rects))
    made = next(each for each in forms.getConditionalFormats() if identity == each.ID)
    first, source = corner(index, rects[0][0], rects[0][1]), corner(index, before[0], before[1])
    for number, spec in enumerate(told):
        made.createEntry(_BAR if spec["kind"] == "data_bar" else _CONDITION, number)
        entry = made.getByIndex(number)
        if spec["kind"] == "data_bar":
            _set_bar(entry, spec)
            continue
        calc = [turn.moved(turn.to_calc(text), source, first) for text in spec["formulas"]]
        moved = {**spec, "formulas": [turn.to_excel(text) for text in calc]}
        _set_condition(desk, ask, entry, moved, first, styles[number])


def change(desk: Desk, ask: dict[str, Any]) -> None:
    """Change a conditional format of conditions in its place."""
    form, entry = _found(desk, ask)
    first = _rects(form)[0]
    _set_condition(desk, ask, entry, ask, corner(desk.sheet(ask).RangeAddress.Sheet, first[0], first[1]))


def _found(desk: Desk, ask: dict[str, Any]) -> Any:
    for form in desk.sheet(ask).ConditionalFormats.getConditionalFormats():
        if ask["id"] == form.ID and ask["number"] < form.getCount():
            return form, form.getByIndex(ask["number"])
    raise Refused("no-format", "The conditional format is no longer there.")


def delete(desk: Desk, ask: dict[str, Any]) -> None:
    """Take a conditional format away."""
    form, _entry = _found(desk, ask)
    if form.getCount() > 1:
        form.removeByIndex(ask["number"])
    else:
        desk.sheet(ask).ConditionalFormats.removeByID(form.ID)


def clear(desk: Desk, ask: dict[str, Any]) -> None:
    """Take conditional formats from a range; outside of it they stay, made anew for what is left of their cells."""
    forms = desk.sheet(ask).ConditionalFormats
    for form in [form for form, number in _touching(desk, ask) if number == 0]:
        left = [piece for rect in _rects(form) for piece in _without(rect, ask["rect"])]
        if left:
            _renewed(desk, ask, form, left)
        else:
            forms.removeByID(form.ID)


def _without(rect: list[int], hole: list[int]) -> list[list[int]]:
    """What is left of a rectangle when another is cut out of it."""
    top, left, bottom, right = rect[0], rect[1], rect[0] + rect[2], rect[1] + rect[3]
    cut_top, cut_bottom = max(top, hole[0]), min(bottom, hole[0] + hole[2])
    cut_left, cut_right = max(left, hole[1]), min(right, hole[1] + hole[3])
    if cut_top >= cut_bottom or cut_left >= cut_right:
        return [rect]
    pieces = [
        [top, left, cut_top - top, right - left],
        [cut_bottom, left, bottom - cut_bottom, right - left],
        [cut_top, left, cut_bottom - cut_top, cut_left - left],
        [cut_top, cut_right, cut_bottom - cut_top, right - cut_right],
    ]
    return [piece for piece in pieces if piece[2] > 0 and piece[3] > 0]


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
    return name


def _style_told(desk: Desk, ask: dict[str, Any], name: str) -> dict[str, Any]:
    styles = desk.book(ask).StyleFamilies.getByName("CellStyles")
    if not styles.hasByName(name):
        return {}
    style = styles.getByName(name)

    def own(field: str) -> Any:
        return getattr(style, field) if style.getPropertyState(field).value == "DIRECT_VALUE" else None

    weight, posture = own("CharWeight"), own("CharPosture")
    return {
        "fill": own("CellBackColor"),
        "font": own("CharColor"),
        "bold": None if weight is None else weight >= _BOLD,
        "italic": None if posture is None else posture.value != "NONE",
    }


OPERATIONS = {
    "rules.list": listed,
    "rules.add": add,
    "rules.change": change,
    "rules.delete": delete,
    "rules.clear": clear,
}
