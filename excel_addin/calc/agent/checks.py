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
    """Set the validation of a range, or the words of it; kind `none` takes it away."""
    cells = desk.cells(ask)
    found = cells.Validation
    turn = translator(desk, ask)
    found.Type = enum("sheet.ValidationType", _KINDS[ask["kind"]])
    if ask["kind"] != "none":
        # A list has no operator; Calc wants one all the same.
        found.setOperator(enum("sheet.ConditionOperator", OPERATORS.get(ask.get("operator") or "", "EQUAL")))
        found.setSourcePosition(corner(desk.sheet(ask).RangeAddress.Sheet, ask["rect"][0], ask["rect"][1]))
        found.setFormula1(turn.to_calc("=" + ask["formulas"][0])[1:] if "items" not in ask else ask["items"])
        found.setFormula2(turn.to_calc("=" + ask["formulas"][1])[1:] if ask["formulas"][1:] else "")
        found.ShowList = 1 if ask.get("dropdown", True) else 0
        found.IgnoreBlankCells = True
        found.ShowErrorMessage = True
    for key, name in _CHECK_FIELDS.items():
        if key in ask:
            setattr(found, name, ask[key])
    if "alert" in ask:
        styles = {key: name for name, key in _ALERTS.items()}
        found.ErrorAlertStyle = enum("sheet.ValidationAlertStyle", styles[ask["alert"]])
    cells.Validation = found


OPERATIONS = {
    "check.get": check,
    "check.set": set_check,
}
