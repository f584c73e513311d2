"""Open leads read again from their file: the model, views and what people said of leads and columns stay.

Overrides follow their leads by key, or by row where the row still holds the same lead; what cannot follow is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from desktop.jobs import Job, Tell
from desktop.models.columns import usable_choices
from desktop.session import Opening, Session, overrides_in
from desktop.state import Override, State
from desktop.told import Told
from scoring.errors import Severity
from scoring.jobs.overrides import LeadNames, Said, merge_overrides, stored_overrides
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.validate import check_model

_SHOWN = 6


@dataclass(frozen=True)
class Reloaded:
    """Leads that were read again, and the state to show them under. told: what could not follow them, in sentences."""

    prepared: Prepared
    state: State
    told: tuple[str, ...] = ()


def reload_leads(session: Session, opening: Opening | None = None, *, quiet: bool = False) -> Job | None:
    """Read the open leads again, as they were read or as `opening` says; what is open stays until that succeeded.

    quiet: say nothing where all went well. None where no leads are open.
    """
    wanted = opening or session.opening
    before, state = session.prepared, session.state
    if wanted is None or before is None:
        return None
    tr = QCoreApplication.translate

    def work(tell: Tell) -> Reloaded:
        words = tr("Reload", "Reading {file}").format(file=wanted.path.name)
        tell(words, 0)
        usable = not any(each.severity is Severity.ERROR for each in check_model(state.model))
        wishes = Wishes(
            model=state.model if usable else None,
            sheet=wanted.sheet,
            header_row=wanted.header_row,
            date_order=wanted.date_order,
        )
        return follow(before, prepare(wanted.path, wishes, lambda share: tell(words, share)), state)

    def take(made: Reloaded) -> None:
        # Somebody may have gone on working meanwhile.
        now = made if session.state is state else follow(before, made.prepared, session.state)
        session.take_leads(now.prepared, wanted, now.state)
        session.untold.emit("file")
        if now.told:
            session.told.emit(_told(now))
        elif not quiet:
            said = tr("Reload", "{file} was read again.").format(file=wanted.path.name)
            session.told.emit(Told("good", said, key="reloaded"))

    job = session.jobs.start(tr("Reload", "Reading {file} again").format(file=wanted.path.name), work)
    job.succeeded.connect(take)
    job.failed.connect(lambda failure: session.openFailed.emit(failure, wanted))
    return job


def follow(before: Prepared, after: Prepared, state: State) -> Reloaded:
    """The state under which leads that were read again are shown."""
    told: list[str] = []
    overrides = _moved_overrides(before, after, state, told)
    columns: dict[str, Mapping[str, str]] = {}
    for model_id, said in state.columns.items():
        columns[model_id], gone = usable_choices(said, after)
        if gone and model_id == state.active:
            names = ", ".join(f"“{name}”" for name in gone)
            words = QCoreApplication.translate(
                "Reload", "Columns that were chosen are not in the file any more: {names}."
            )
            told.append(words.format(names=names))
    made = replace(state, overrides=MappingProxyType(overrides), columns=MappingProxyType(columns))
    return Reloaded(after, made, tuple(told))


def _moved_overrides(before: Prepared, after: Prepared, state: State, told: list[str]) -> dict[int, Override]:
    in_file, now = _said(overrides_in(before)), _said(state.overrides)
    typed = [lead for lead in {**in_file, **now} if in_file.get(lead) != now.get(lead)]
    there = _said(overrides_in(after))
    if not typed:
        return {lead: Override(*said) for lead, said in there.items()}
    kept = stored_overrides(LeadNames(before.table, before.keys), in_file, now, typed)
    wanted = {name: said for name, said in kept.items() if said is not None}
    merged, troubles = merge_overrides(LeadNames(after.table, after.keys), there, wanted)
    told += [str(trouble) for trouble in troubles]
    return {lead: Override(*said) for lead, said in merged.items()}


def _said(overrides: Mapping[int, Override]) -> dict[int, Said]:
    return {lead: (each.tier, each.reason) for lead, each in overrides.items()}


def _told(made: Reloaded) -> Told:
    tr = QCoreApplication.translate
    said = tr("Reload", "{file} was read again, and not everything could follow:").format(file=made.prepared.path.name)
    more = len(made.told) - _SHOWN
    lines = [*made.told[:_SHOWN], *([tr("Reload", "and {count} more").format(count=more)] if more > 0 else [])]
    return Told("warning", "\n".join((said, *lines)), key="reloaded")


def lead_after(before: Prepared, after: Prepared, lead: int) -> int | None:
    """Where a lead (counted from 0) stands after its file was read again; None where it cannot be told."""
    if not 0 <= lead < len(before.table):
        return None
    name = LeadNames(before.table, before.keys).name(lead)
    return LeadNames(after.table, after.keys).find(name)[0]
