"""What a new workbook leaves out, in the person's language: the core says it in pieces, some of which hold others."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.models.core_words import form_of

_CONTEXT = "Left out"
# What stands in a sheet or a workbook (`scoring.jobs.leftovers`).
_PARTS = (
    QT_TRANSLATE_NOOP("Left out", "a chart"),
    QT_TRANSLATE_NOOP("Left out", "{count} charts"),
    QT_TRANSLATE_NOOP("Left out", "a picture"),
    QT_TRANSLATE_NOOP("Left out", "{count} pictures"),
    QT_TRANSLATE_NOOP("Left out", "comments"),
    QT_TRANSLATE_NOOP("Left out", "a pivot table"),
    QT_TRANSLATE_NOOP("Left out", "{count} pivot tables"),
    QT_TRANSLATE_NOOP("Left out", "an embedded object"),
    QT_TRANSLATE_NOOP("Left out", "{count} embedded objects"),
    QT_TRANSLATE_NOOP("Left out", "a form control"),
    QT_TRANSLATE_NOOP("Left out", "{count} form controls"),
    QT_TRANSLATE_NOOP("Left out", "a slicer"),
    QT_TRANSLATE_NOOP("Left out", "{count} slicers"),
    QT_TRANSLATE_NOOP("Left out", "a timeline"),
    QT_TRANSLATE_NOOP("Left out", "{count} timelines"),
    QT_TRANSLATE_NOOP("Left out", "a link"),
    QT_TRANSLATE_NOOP("Left out", "{count} links"),
    QT_TRANSLATE_NOOP("Left out", "a diagram"),
    QT_TRANSLATE_NOOP("Left out", "{count} diagrams"),
    QT_TRANSLATE_NOOP("Left out", "a data query"),
    QT_TRANSLATE_NOOP("Left out", "{count} data queries"),
    QT_TRANSLATE_NOOP("Left out", "macros"),
    QT_TRANSLATE_NOOP("Left out", "a macro sheet"),
    QT_TRANSLATE_NOOP("Left out", "a chart sheet"),
    QT_TRANSLATE_NOOP("Left out", "a dialog sheet"),
    QT_TRANSLATE_NOOP("Left out", "links to other workbooks"),
    QT_TRANSLATE_NOOP("Left out", "data connections"),
    QT_TRANSLATE_NOOP("Left out", "the data of pivot tables"),
    QT_TRANSLATE_NOOP("Left out", "a ribbon of its own"),
    QT_TRANSLATE_NOOP("Left out", "conditional formats"),
    QT_TRANSLATE_NOOP("Left out", "drop-down lists and other input checks"),
    QT_TRANSLATE_NOOP("Left out", "sparklines"),
    QT_TRANSLATE_NOOP("Left out", "sheet protection"),
)
# What is said of them, and of looks (`scoring.jobs.sheetlooks`).
_PIECES = (
    QT_TRANSLATE_NOOP("Left out", "the row above the headers"),
    QT_TRANSLATE_NOOP("Left out", "the {count} rows above the headers"),
    QT_TRANSLATE_NOOP("Left out", "the formulas in {names} (their values stay)"),
    QT_TRANSLATE_NOOP("Left out", "the sheet “{sheet}”"),
    QT_TRANSLATE_NOOP("Left out", "the sheet “{sheet}” (hidden)"),
    QT_TRANSLATE_NOOP("Left out", "the sheet “{sheet}” with {what}"),
    QT_TRANSLATE_NOOP("Left out", "the sheet “{sheet}” (hidden) with {what}"),
    QT_TRANSLATE_NOOP("Left out", "{what} on “{sheet}”"),
    QT_TRANSLATE_NOOP("Left out", "1 more Excel table on “{sheet}”"),
    QT_TRANSLATE_NOOP("Left out", "{count} more Excel tables on “{sheet}”"),
    QT_TRANSLATE_NOOP("Left out", "defined names: {names}"),
    QT_TRANSLATE_NOOP("Left out", "the colours and fonts of 1 cell"),
    QT_TRANSLATE_NOOP("Left out", "the colours and fonts of {count} cells"),
    QT_TRANSLATE_NOOP("Left out", "the colours and fonts of whole columns or bands of rows"),
    QT_TRANSLATE_NOOP("Left out", "the different number formats in {names}"),
    QT_TRANSLATE_NOOP("Left out", "the number format of {names}"),
    QT_TRANSLATE_NOOP("Left out", "the number formats of {names}"),
    QT_TRANSLATE_NOOP("Left out", "that 1 row is hidden on “{sheet}”"),
    QT_TRANSLATE_NOOP("Left out", "that {count} rows are hidden on “{sheet}”"),
    QT_TRANSLATE_NOOP("Left out", "that {names} is hidden"),
    QT_TRANSLATE_NOOP("Left out", "that {names} are hidden"),
    QT_TRANSLATE_NOOP("Left out", "the grouping of rows"),
    QT_TRANSLATE_NOOP("Left out", "the grouping of columns"),
    QT_TRANSLATE_NOOP("Left out", "the grouping of rows and columns"),
    QT_TRANSLATE_NOOP("Left out", "the widths of the columns"),
)
PIECES: tuple[str, ...] = tuple(map(str, _PIECES))
PARTS: tuple[str, ...] = tuple(map(str, _PARTS))


def left_out_words(piece: str) -> str:
    """A piece of what is left out; as it is, where it has no form or no translation."""
    # Pieces first: "{count} links" is the end of many.
    found = form_of(piece, PIECES) or form_of(piece, PARTS)
    if found is None:
        return piece
    form, gaps = found
    said = QCoreApplication.translate(_CONTEXT, form)
    if said == form:
        return piece
    if "what" in gaps:
        gaps["what"] = _listed(gaps["what"])
    return said.format(**gaps)


def _listed(parts: str) -> str:
    """Parts as the core lists them: "a chart, 2 pictures and comments"."""
    # "drop-down lists and other input checks" is one.
    if parts in PARTS:
        return left_out_words(parts)
    head, joined, last = parts.rpartition(" and ")
    if not joined:
        return ", ".join(map(left_out_words, parts.split(", ")))
    first = ", ".join(map(left_out_words, head.split(", ")))
    return QCoreApplication.translate(_CONTEXT, "{first} and {last}").format(first=first, last=left_out_words(last))
