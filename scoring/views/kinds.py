"""What kind of field a column is, where no model says it: by its cells, so that filters offer what fits."""

from __future__ import annotations

import numpy as np

from scoring.fields import NO_WORDS, YES_WORDS, FieldKind
from scoring.table import CellKind, Column
from scoring.text import clean

# The kind of most filled cells is the column's.
_MOST = 0.5
_ADDRESSES = 0.8
# So many distinct texts show what the others are.
_SAMPLE = 200
_TRUTHS = frozenset((*YES_WORDS, *NO_WORDS))


def kind_of(column: Column) -> FieldKind:
    """The kind that a column's cells have."""
    counts = np.bincount(column.kinds, minlength=len(CellKind))
    filled = int(counts.sum() - counts[CellKind.BLANK] - counts[CellKind.ERROR])
    for cells, kind in (
        (CellKind.DATE, FieldKind.DATE),
        (CellKind.BOOL, FieldKind.YES_NO),
        (CellKind.NUMBER, FieldKind.NUMBER),
    ):
        if filled and counts[cells] > _MOST * filled:
            return kind
    texts = [text for text in column.texts[:_SAMPLE] if clean(text)]
    if not texts:
        return FieldKind.TEXT
    if sum("@" in text for text in texts) >= _ADDRESSES * len(texts):
        return FieldKind.EMAIL
    return FieldKind.YES_NO if all(clean(text) in _TRUTHS for text in texts) else FieldKind.TEXT
