"""A view as a frozen value, and the views that every model has: sales-ready leads, those to nurture, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.model import DISQUALIFIED, ScoringModel, When

ALL, SALES_READY, NURTURE, OVERRULED, OUT = "all", "sales-ready", "nurture", "overruled", "disqualified"
SHIPPED_KEYS = (ALL, SALES_READY, NURTURE, OVERRULED, OUT)

# A column's key (see `scoring.views.columns`), and whether the highest stands first.
Sort = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class View:
    """Which leads to show. What is empty, or None, asks nothing; a lead must meet all that is asked.

    key: tells views apart, whatever they are called. tiers: names of the tiers that count, with or without
    `DISQUALIFIED`. search: words that must all stand somewhere among a lead's own columns. when: conditions on
    columns of the leads or fields of the model. categories: at least one of them gives the lead points other than 0.
    score_from, score_to: both included. ranked_only: without disqualified leads. overruled: with an override alone.
    sort: by which columns, the most important first; none is the order of the file. columns: the keys of the columns
    that are shown, left to right; none is the usual ones.
    """

    name: str
    tiers: tuple[str, ...] = ()
    search: str = ""
    when: When | None = None
    categories: tuple[str, ...] = ()
    score_from: float | None = None
    score_to: float | None = None
    ranked_only: bool = False
    overruled: bool = False
    sort: tuple[Sort, ...] = ()
    columns: tuple[str, ...] = ()
    key: str = ""

    @property
    def asks_nothing(self) -> bool:
        """Whether every lead is shown."""
        limits = self.score_from is not None or self.score_to is not None
        asked = self.tiers or self.search.strip() or self.when or self.categories
        return not (asked or limits or self.ranked_only or self.overruled)


def shipped_views(model: ScoringModel) -> tuple[View, ...]:
    """The views that come with every model; their keys are among `SHIPPED_KEYS`.

    Sales-ready leads are those of the highest tier; leads to nurture are of a lower one, and not disqualified.
    """
    highest, *lower = (tier.name for tier in model.tiers)
    by_score: tuple[Sort, ...] = (("score", True),)
    views = [View("All leads", key=ALL), View("Sales-ready", (highest,), sort=by_score, key=SALES_READY)]
    # With one tier alone there is nothing below it.
    if lower:
        views.append(View("Nurture", tuple(lower), sort=by_score, key=NURTURE))
    views.append(View("Overruled", overruled=True, key=OVERRULED))
    views.append(View(DISQUALIFIED, (DISQUALIFIED,), key=OUT))
    return tuple(views)
