"""Data validations: what may be typed into a cell, and the hint that it shows."""

from __future__ import annotations

from scoring.errors import OutputError, Place
from scoring.workbook.parts.text import attribute_text, plain_text, text_length
from scoring.workbook.plan import Validation, ValidationKind

# Excel's own limits; it repairs a file that goes over them.
_MAX_TITLE = 32
_MAX_PROMPT = 255
_MAX_LITERAL = 255


def validations_xml(validations: tuple[Validation, ...], sheet: str) -> str:
    """The validations of a sheet, or "" for none."""
    if not validations:
        return ""
    return f'<dataValidations count="{len(validations)}">{validation_items(validations, sheet)}</dataValidations>'


def validation_items(validations: tuple[Validation, ...], sheet: str) -> str:
    """The validations of a sheet without the element around them."""
    return "".join(_validation(item, sheet) for item in validations)


def _validation(item: Validation, sheet: str) -> str:
    _refuse_long(item, sheet)
    marks = {"type": item.kind.value, "errorStyle": "" if item.strict else "warning"}
    if item.kind not in (ValidationKind.LIST, ValidationKind.CUSTOM) and item.operator != "between":
        marks["operator"] = item.operator
    marks |= {"allowBlank": "1", "showInputMessage": "1", "showErrorMessage": "1"}
    texts = {"error": item.error, "promptTitle": item.title, "prompt": item.prompt}
    said = "".join(f' {name}="{plain_text(value)}"' for name, value in marks.items() if value)
    said += "".join(f' {name}="{attribute_text(value)}"' for name, value in texts.items() if value)
    second = f"<formula2>{plain_text(item.second)}</formula2>" if item.second else ""
    return (
        f'<dataValidation{said} sqref="{plain_text(item.range)}">'
        f"<formula1>{plain_text(item.first)}</formula1>{second}</dataValidation>"
    )


def _refuse_long(item: Validation, sheet: str) -> None:
    literal = item.first[1:-1] if item.first.startswith('"') else ""
    limits = (
        ("title", item.title, _MAX_TITLE),
        ("prompt", item.prompt, _MAX_PROMPT),
        ("error", item.error, _MAX_PROMPT),
        ("list", literal, _MAX_LITERAL),
    )
    for what, text, limit in limits:
        if text_length(text) > limit:
            raise OutputError(
                f"the {what} of a validation has {text_length(text)} characters; Excel allows {limit}.",
                place=Place(sheet=sheet, cell=item.range),
                mend="Shorten it.",
            )
