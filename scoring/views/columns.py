"""How the columns of a table of scored leads are called in views: ours by a word, the leads' own by their header."""

from __future__ import annotations

# What views may show beside the leads' own columns, and sort by (`NOT_SORTED` excepted).
OUR_COLUMNS = (
    "score", "tier", "grade", "rank", "why", "fit", "engagement", "raw", "model tier", "override", "reason", "row",
)  # fmt: skip
# Texts that are made for the leads in sight alone, or that scores know nothing of.
NOT_SORTED = ("why", "reason")
_LEAD = "lead:"


def lead_column(name: str) -> str:
    """The key of one of the leads' own columns, by its header."""
    return _LEAD + name


def lead_column_of(key: str) -> str | None:
    """The header that a key stands for; None where it is one of ours."""
    return key.removeprefix(_LEAD) if key.startswith(_LEAD) else None
