"""The scoring core of Hotsheet: the meaning of a score, lead files, and scored workbooks.

For scripts: `from scoring import load_model, read_leads, score, explain`; see docs/library.md.
"""

from __future__ import annotations

from scoring.errors import HotsheetError
from scoring.explain import explain
from scoring.jobs.library import score
from scoring.jobs.prepare import Wishes, prepare
from scoring.jobs.run import Target, score_file
from scoring.leads import read_leads
from scoring.modelfile import load_model
from scoring.table import lead_table

__all__ = [
    "HotsheetError",
    "Target",
    "Wishes",
    "explain",
    "lead_table",
    "load_model",
    "prepare",
    "read_leads",
    "score",
    "score_file",
]
