"""What the ribbon is to show of the workbook in front: the models to choose from, the chosen one, the looks."""

from __future__ import annotations

from excel_addin.live.jobs import copy_of, looks_of
from excel_addin.models import ModelKind, ModelRef, Offered
from excel_addin.ribbon.state import Listed, RibbonState
from excel_addin.work.choice import INSIDE, chosen, models_for
from excel_addin.work.desk import Desk
from excel_addin.work.selection import scored_sheet
from scoring.jobs.prepare import DEFAULT_MODEL

USUAL = ModelRef(ModelKind.TEMPLATE, DEFAULT_MODEL)


def state_of(desk: Desk) -> RibbonState:
    """What the ribbon is to show."""
    scored = bool(scored_sheet(desk.book))
    models = offered_here(desk)
    used = chosen(desk.book) or (INSIDE if scored else USUAL)
    listed = tuple(Listed(each.ref.text, each.label) for each in models)
    if used.text not in [each.key for each in listed]:
        # A file, or a model of a workspace that is not here: what is chosen is to be seen all the same.
        listed = (Listed(used.text, used.name or used.text), *listed)
    looks = looks_of(desk.book)
    on = {"show_tiers": looks.tiers, "show_bars": looks.bars, "show_rows": looks.rows}
    return RibbonState(
        desk.book.name, listed, used.text, frozenset(name for name, shown in on.items() if shown and scored)
    )


def offered_here(desk: Desk) -> tuple[Offered, ...]:
    """The models to choose from for this workbook."""
    if not scored_sheet(desk.book):
        return models_for(desk, None)
    with copy_of(desk.book, desk.host) as path:
        return models_for(desk, path)
