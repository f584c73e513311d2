"""Lead files: from what a person has on disk to a lead table, and what is odd about it.

`read_leads` reads .xlsx, .xlsm, .csv and .tsv; `match_columns` pairs columns with a model's fields;
`check_quality` reports what would make scores wrong.
"""

from __future__ import annotations

from scoring.leads.matching import Matching, Question, match_columns
from scoring.leads.quality import Finding, check_quality, stored_as_text_share
from scoring.leads.read import ColumnSummary, Reading, SheetSummary, list_sheets, read_leads, understand_leads

__all__ = [
    "ColumnSummary",
    "Finding",
    "Matching",
    "Question",
    "Reading",
    "SheetSummary",
    "check_quality",
    "list_sheets",
    "match_columns",
    "read_leads",
    "stored_as_text_share",
    "understand_leads",
]
