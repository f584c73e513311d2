"""Saved views: which leads a person wants to see, in what order and with which columns; and finding those leads."""

from __future__ import annotations

from scoring.views.columns import OUR_COLUMNS, lead_column, lead_column_of
from scoring.views.data import view_from_data, view_to_data
from scoring.views.finder import Finder, field_of, rows_of
from scoring.views.pieces import Checkpoint
from scoring.views.view import SHIPPED_KEYS, Sort, View, shipped_views

__all__ = [
    "OUR_COLUMNS",
    "SHIPPED_KEYS",
    "Checkpoint",
    "Finder",
    "Sort",
    "View",
    "field_of",
    "lead_column",
    "lead_column_of",
    "rows_of",
    "shipped_views",
    "view_from_data",
    "view_to_data",
]
