"""The worksheet functions by name: one table, from which wrappers, descriptions, documents and tests are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

CATEGORY = "Hotsheet"


class CellError(IntEnum):
    """The error values that the functions give, by Excel's own numbers (XlCVError)."""

    VALUE = 2015
    REF = 2023
    NA = 2042

    @property
    def text(self) -> str:
        """As a cell shows it."""
        return {CellError.VALUE: "#VALUE!", CellError.REF: "#REF!", CellError.NA: "#N/A"}[self]


# When a function gives an error value. LEADHINT says in a sentence which case it is.
ERRORS = {
    CellError.VALUE: "an argument is not what the function needs: widths that differ, several areas, two headers that "
    "are the same, headers that could be more than one field or are none that the model's rules use, a lead apart from "
    "its headers where only its table shows which field a column is, or a score that is no number",
    CellError.REF: "the model is not there or cannot be read: an unknown name, a file that went, a model with mistakes",
    CellError.NA: "there is no answer: the model has no such rule, its tiers come from grades and not from a score, "
    "or Python cannot be asked (Excel on a Mac, or Hotsheet is not installed)",
}
BLANK_ROWS = (
    "A row of nothing but blank cells is no lead: its answer is an empty text. "
    "Cells with an error value count as blank."
)


@dataclass(frozen=True, slots=True)
class ArgumentSpec:
    """One argument. doc: what Excel's function wizard says of it."""

    name: str
    doc: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """One function. doc: what the wizard says of it; returns: what it gives, for the documents."""

    name: str
    doc: str
    returns: str
    arguments: tuple[ArgumentSpec, ...]
    category: str = CATEGORY

    @property
    def usage(self) -> str:
        """The function as people write it: `LEADSCORE(lead_row, headers, [model])`."""
        names = (f"[{each.name}]" if each.optional else each.name for each in self.arguments)
        return f"{self.name}({', '.join(names)})"

    @property
    def lead_at(self) -> int | None:
        """The place of the argument that is a lead, if the next one is its headers; None where there is none."""
        names = [each.name for each in self.arguments]
        return names.index("headers") - 1 if "headers" in names else None


_LEAD = ArgumentSpec("lead_row", "The cells of one lead. Several rows give an answer for each.")
_HEADERS = ArgumentSpec("headers", "The headers above these cells, as many as the lead has cells.")
_MODEL = ArgumentSpec(
    "model",
    "A model: a template, a model of your workspace, or the whole path of a file on this computer. "
    "Left out: the one chosen for the workbook, else the one in it, else starter.",
    optional=True,
)
FUNCTIONS = (
    FunctionSpec(
        "LEADSCORE",
        "The score that a model gives a lead.",
        "A number.",
        (_LEAD, _HEADERS, _MODEL),
    ),
    FunctionSpec(
        "LEADTIER",
        "The tier of a lead, or of a score.",
        "A text.",
        (
            ArgumentSpec("score_or_row", "A score; or the cells of one lead, and then their headers."),
            ArgumentSpec("headers", "The headers above the lead's cells; left out for a score.", optional=True),
            _MODEL,
        ),
    ),
    FunctionSpec(
        "LEADGRADE",
        "The grade of a lead by fit and engagement, such as B2.",
        "A text; an empty one where the model has no such grades.",
        (_LEAD, _HEADERS, _MODEL),
    ),
    FunctionSpec(
        "LEADWHY",
        "What the score of a lead is made of, in words.",
        "A text.",
        (_LEAD, _HEADERS, _MODEL),
    ),
    FunctionSpec(
        "LEADPOINTS",
        "The points that one rule gives a lead.",
        "A number; 0 where the rule does not apply.",
        (
            ArgumentSpec("rule_id", "The rule: its id, or its label where only one rule is called so."),
            _LEAD,
            _HEADERS,
            _MODEL,
        ),
    ),
    FunctionSpec(
        "LEADSCORES",
        "Score, tier and why of every lead of a table, in three columns. No headers are given: write your own above.",
        "A row for each row below the headers, down to the last one that is not blank: score, tier, why.",
        (ArgumentSpec("table", "The whole table with its row of headers; whole columns may be given."), _MODEL),
    ),
    FunctionSpec(
        "LEADHINT",
        "Why the other functions give an error for these arguments, and how to mend it; empty where all is well.",
        "A text.",
        (
            ArgumentSpec("lead_row", "The cells of one lead, or a whole table if no headers are given."),
            ArgumentSpec("headers", "The headers above these cells.", optional=True),
            _MODEL,
            ArgumentSpec("rule_id", "A rule, if the question is about LEADPOINTS.", optional=True),
        ),
    ),
)


def function_named(name: str) -> FunctionSpec:
    """The function of a name, however it is written. Raises KeyError."""
    return {each.name: each for each in FUNCTIONS}[name.upper()]


def documented() -> str:
    """The functions and their error values as Markdown tables."""
    lines = ["| Function | What it gives |", "|---|---|"]
    lines += [f"| `{each.usage}` | {each.doc} {each.returns} |" for each in FUNCTIONS]
    lines += ["", "| Error | When |", "|---|---|", *(f"| `{each.text}` | {why} |" for each, why in ERRORS.items())]
    return "\n".join([*lines, "", BLANK_ROWS]) + "\n"
