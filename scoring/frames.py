"""Leads and scores as pandas frames, for people who use Hotsheet from a notebook or a script.

Apart from everything else, so that nobody else waits for pandas to load.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scoring.explain import why_texts
from scoring.scores import Scores
from scoring.table import CellKind, Column, LeadTable, Serial, Source, column

_EPOCH = pd.Timestamp("1899-12-30")
_DAY = pd.Timedelta(days=1)


def leads_from_frame(frame: pd.DataFrame) -> LeadTable:
    """A lead table from a frame: one column each, NA as blank, timestamps as dates. Rows count on from 2."""
    columns = tuple(_column(str(name), frame.iloc[:, place]) for place, name in enumerate(frame.columns))
    return LeadTable(columns, np.arange(2, 2 + len(frame), dtype=np.int64), Source("DataFrame"))


def frame_of(scores: Scores) -> pd.DataFrame:
    """The scores of all leads as a frame with the columns that a scored workbook adds, in the leads' order."""
    names = np.array(scores.tier_names, dtype=object)
    made: dict[str, Any] = {
        "Lead Score": scores.score,
        "Lead Tier": names[scores.lead_tier],
        "Why": why_texts(scores),
        "Lead Rank": pd.array(np.where(scores.rank > 0, scores.rank, -1), dtype="Int64"),
        "Model Tier": names[scores.model_tier],
        "Raw Points": scores.raw,
    }
    frame = pd.DataFrame(made)
    frame.loc[scores.disqualified, "Lead Rank"] = pd.NA
    if scores.grade:
        frame.insert(2, "Lead Grade", list(scores.grade))
    return frame


def _column(name: str, values: pd.Series[Any]) -> Column:
    if pd.api.types.is_bool_dtype(values):
        return column(name, [None if pd.isna(value) else bool(value) for value in values])
    if pd.api.types.is_datetime64_any_dtype(values):
        plain = values.dt.tz_localize(None)
        return column(name, [None if pd.isna(v) else Serial((v - _EPOCH) / _DAY) for v in plain])
    if pd.api.types.is_numeric_dtype(values):
        return _numbers(name, values.to_numpy(dtype=np.float64, na_value=np.nan))
    if pd.api.types.is_string_dtype(values) and not pd.api.types.is_object_dtype(values):
        codes, texts = pd.factorize(values)
        kinds = np.where(codes < 0, CellKind.BLANK, CellKind.TEXT).astype(np.uint8)
        blank = np.full(len(codes), np.nan)
        return Column(name, kinds, blank, codes.astype(np.int32), tuple(str(text) for text in texts))
    return column(name, [_cell(value) for value in values])


def _numbers(name: str, numbers: NDArray[np.float64]) -> Column:
    finite = np.isfinite(numbers)
    kinds = np.where(finite, CellKind.NUMBER, CellKind.BLANK).astype(np.uint8)
    return Column(name, kinds, np.where(finite, numbers, np.nan), np.full(len(numbers), -1, np.int32), ())


def _cell(value: Any) -> bool | float | str | Serial | None:
    """One value of a column of mixed ones."""
    match value:
        case bool() | np.bool_():
            return bool(value)
        case int() | float() | np.integer() | np.floating():
            return None if math.isnan(value) else float(value)
        case pd.Timestamp():
            return Serial((value.tz_localize(None) - _EPOCH) / _DAY)
        case _:
            return None if pd.isna(value) else str(value)
