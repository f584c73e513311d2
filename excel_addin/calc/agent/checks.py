"""Validations: what may be typed into a cell."""

from __future__ import annotations

from typing import Any

from excel_addin.calc.agent.desk import Desk, corner, enum
from excel_addin.calc.agent.formulas import translator
from excel_addin.calc.agent.rules import OPERATORS

_KINDS = {
    "none": "ANY",
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "list": "LIST",
    "custom": "CUSTOM",
}
_CHECK_FIELDS = {
    "ignore_blank": "IgnoreBlankCells",
    "input_title": "InputTitle",
    "input_message": "InputMessage",
    "show_input": "ShowInputMessage",
    "error_title": "ErrorTitle",
    "error_message": "ErrorMessage",
    "show_error": "ShowErrorMessage",
}
_ALERTS = {"STOP": "stop", "WARNING": "warning", "INFO": "information"}


def check(desk: Desk, ask: dict[str, Any]) -> dict[str, Any]:
    """The validation of a range: its kind (`inconsistent` where cells differ), formulas, words."""
    cells = desk.cells(ask)
    if cells.getPropertyState("Validation").value == "AMBIGUOUS_VALUE":
        return {"kind": "inconsistent"}
    found = cells.Validation
    turn = translator(desk, ask)
    told = {key: getattr(found, name) for key, name in _CHECK_FIELDS.items()}
    told["kind"] = {name: key for key, name in _KINDS.items()}.get(found.Type.value, "unknown")
    told["operator"] = {name: key for key, name in OPERATORS.items()}.get(found.getOperator().value)
    told["formulas"] = [turn.to_excel("=" + text)[1:] for text in (found.getFormula1(), found.getFormula2())]
    told["dropdown"] = bool(found.ShowList)
    told["alert"] = _ALERTS.get(found.ErrorAlertStyle.value)
    return told


def set_check(desk: Desk, ask: dict[str, Any]) -> None:
    """Set the validation of a range, or the words of it; kind `none` takes it away.

    several: more than one, each with its rect and all of its words; they share one object, which saves much.
    """
    items = ask.get("several") or [ask]
    if items[0]["kind"] == "none":
        # One that allows everything would be written into files as one.
        desk.cells(ask, items[0]["rect"]).setPropertyToDefault("Validation")
        return
    found = desk.cells(ask, items[0]["rect"]).Validation
    said: dict[str, Any] = {}
    for item in items:
        for name, value in _fields(item).items():
            if name not in said or said[name] != value:
                setattr(found, name, value)
                said[name] = value
        _set_condition(desk, ask, found, item)
        desk.cells(ask, item["rect"]).Validation = found


def _fields(item: dict[str, Any]) -> dict[str, Any]:
    shown = 1 if item.get("dropdown", True) else 0
    wanted: dict[str, Any] = {"Type": enum("sheet.ValidationType", _KINDS[item["kind"]]), "ShowList": shown}
    wanted.update(IgnoreBlankCells=True, ShowErrorMessage=True)
    wanted.update({name: item[key] for key, name in _CHECK_FIELDS.items() if key in item})
    if "alert" in item:
        styles = {key: name for name, key in _ALERTS.items()}
        wanted["ErrorAlertStyle"] = enum("sheet.ValidationAlertStyle", styles[item["alert"]])
    return wanted


def _set_condition(desk: Desk, ask: dict[str, Any], found: Any, item: dict[str, Any]) -> None:
    turn, formulas = translator(desk, ask), item["formulas"]
    # A list has no operator; Calc wants one all the same.
    found.setOperator(enum("sheet.ConditionOperator", OPERATORS.get(item.get("operator") or "", "EQUAL")))
    found.setSourcePosition(corner(desk.sheet(ask).RangeAddress.Sheet, item["rect"][0], item["rect"][1]))
    found.setFormula1(turn.to_calc("=" + formulas[0])[1:] if "entries" not in item else item["entries"])
    found.setFormula2(turn.to_calc("=" + formulas[1])[1:] if formulas[1:] else "")


OPERATIONS = {
    "check.get": check,
    "check.set": set_check,
}
