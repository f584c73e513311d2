"""What the cells of a column look like: a help, and sometimes an objection, when columns are matched to fields."""

from __future__ import annotations

import re

import numpy as np

from scoring.fields import NO_WORDS, YES_WORDS, FieldKind
from scoring.table import CellKind, Column, LeadTable
from scoring.text import clean

_E_MAIL = re.compile(r"\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*")
_MOST = 0.8
# Yes and no in words are plain only where hardly a cell says anything else: what does is blank to a yes/no field.
_MOST_TRUTHS = 0.95
_UNLIKE_WORDS = re.compile(r"[\d@]")
# The digits among them may be counts.
_TRUTHS = frozenset((*YES_WORDS, *NO_WORDS)) - {"1", "0"}
# So many distinct texts show what the others are.
_SAMPLE = 1000


def evidence_of(table: LeadTable) -> dict[str, FieldKind]:
    """The kind of field that each column plainly holds, by header; columns that do not show one are left out."""
    shown = ((column.name, _kind(column)) for column in table.columns)
    return {name: kind for name, kind in shown if kind is not None}


def _kind(column: Column) -> FieldKind | None:
    counts = np.bincount(column.kinds, minlength=len(CellKind))
    filled = len(column) - int(counts[CellKind.BLANK])
    if not filled:
        return None
    if counts[CellKind.DATE] >= _MOST * filled:
        return FieldKind.DATE
    if counts[CellKind.BOOL] >= _MOST * filled:
        return FieldKind.YES_NO
    texts = column.codes[column.kinds == CellKind.TEXT]
    truths = np.array([clean(text) in _TRUTHS for text in column.texts], np.bool_)
    if int(counts[CellKind.BOOL]) + int(truths[texts].sum()) >= _MOST_TRUTHS * filled:
        return FieldKind.YES_NO
    addresses = np.array([_E_MAIL.fullmatch(text) is not None for text in column.texts], np.bool_)
    if len(texts) >= _MOST * filled and int(addresses[texts].sum()) >= _MOST * filled:
        return FieldKind.EMAIL
    if len(texts) >= _MOST * filled and _are_words(column.texts):
        return FieldKind.TEXT
    # Numbers show nothing: 1 and 0 may be yes and no, a serial a date, and postcodes are texts.
    return None


def _are_words(texts: tuple[str, ...]) -> bool:
    """Whether distinct texts are plainly words: no numbers, dates or addresses stored as text, and no yes or no."""
    sample = [text for text in texts[:_SAMPLE] if clean(text)]
    words = sum(1 for text in sample if _UNLIKE_WORDS.search(text) is None and clean(text) not in _TRUTHS)
    return words > 0 and words >= _MOST * len(sample)
