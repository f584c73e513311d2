"""What may be typed into a range."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from excel_addin.calc.addresses import address, quoted
from excel_addin.calc.block import Block
from excel_addin.calc.names import Name
from excel_addin.calc.refusing import refuses_the_rest

_COMPARING = ("whole_number", "decimal", "date", "time", "text_length")
_PAIRED = ("between", "not_between")


@refuses_the_rest
class DataValidation(base_classes.DataValidation):
    """The validation of a range."""

    def __init__(self, cells: Block) -> None:
        self._cells = cells

    @property
    def api(self) -> DataValidation:
        """Itself."""
        return self

    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] = self._cells.ask("check.get")
        return told

    def _get(self, key: str) -> Any:
        told = self._told()
        return None if told["kind"] in ("none", "inconsistent") else told[key]

    @property
    def type(self) -> str:
        """Its kind; `none` where anything may be typed, `inconsistent` where cells differ."""
        return str(self._told()["kind"])

    @property
    def operator(self) -> str | None:
        """How what is typed is compared."""
        told = self._told()
        return told["operator"] if told["kind"] in _COMPARING else None

    def _formula(self, index: int, *kinds: str) -> str | None:
        told = self._told()
        return f"={told['formulas'][index]}" if told["kind"] in kinds else None

    @property
    def formula1(self) -> str | None:
        """What it is compared with."""
        return self._formula(0, *_COMPARING)

    @property
    def formula2(self) -> str | None:
        """The upper bound of `between`."""
        return self._formula(1, *_COMPARING) if self.operator in _PAIRED else None

    @property
    def formula(self) -> str | None:
        """The formula of `custom`."""
        return self._formula(0, "custom")

    @property
    def source(self) -> str | None:
        """Where a list has its items: `=Sheet1!$A$1:$A$3`, a name, or the items, with commas between."""
        told = self._told()
        if told["kind"] != "list":
            return None
        text = str(told["formulas"][0])
        if not text.startswith('"'):
            return f"={text}"
        return ",".join(part[1:-1].replace('""', '"') for part in _items(text))

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether a list opens in the cell."""
        return self._told()["dropdown"] if self.type == "list" else None

    @property
    def ignore_blank(self) -> bool | None:
        """Whether nothing may be typed too."""
        blank: bool | None = self._get("ignore_blank")
        return blank

    @property
    def input_title(self) -> str | None:
        """The title of the words that show when a cell is selected."""
        title: str | None = self._get("input_title")
        return title

    @property
    def input_message(self) -> str | None:
        """The words that show when a cell is selected."""
        message: str | None = self._get("input_message")
        return message

    @property
    def show_input(self) -> bool | None:
        """Whether they show."""
        shown: bool | None = self._get("show_input")
        return shown

    @property
    def error_title(self) -> str | None:
        """The title of the words that show when something else was typed."""
        title: str | None = self._get("error_title")
        return title

    @property
    def error_message(self) -> str | None:
        """The words that show when something else was typed."""
        message: str | None = self._get("error_message")
        return message

    @property
    def show_error(self) -> bool | None:
        """Whether they show."""
        shown: bool | None = self._get("show_error")
        return shown

    @property
    def alert_style(self) -> str | None:
        """What happens then: `stop`, `warning` or `information`."""
        style: str | None = self._get("alert")
        return style

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Allow items of a list: texts, a range or a name."""
        asked: dict[str, Any] = {"kind": "list", "dropdown": in_cell_dropdown}
        if isinstance(source, Block):
            asked["formulas"] = [f"{quoted(source.sheet.name)}!{address(source.rect)}"]
        elif isinstance(source, Name):
            asked["formulas"] = [source.name]
        else:
            asked["formulas"] = []
            asked["entries"] = ";".join('"' + str(item).replace('"', '""') + '"' for item in source)
        self._cells.ask("check.set", **asked)

    def set_rule(self, rule_type: str, operator: str | None, formula1: str, formula2: str | None) -> None:
        """Allow what compares so, or what a formula is true of (`custom`)."""
        formulas = [str(formula).removeprefix("=") for formula in (formula1, formula2) if formula is not None]
        self._cells.ask("check.set", kind=rule_type, operator=operator, formulas=formulas)

    def delete(self) -> None:
        """Allow anything again."""
        self._cells.ask("check.set", kind="none", formulas=[])


def _items(text: str) -> list[str]:
    """The quoted texts of a literal list, between semicolons or commas."""
    found, start, inside = [], 0, False
    for index, letter in enumerate(text):
        if letter == '"':
            inside = not inside
        elif letter in ";," and not inside:
            found.append(text[start:index])
            start = index + 1
    return [*found, text[start:]]
