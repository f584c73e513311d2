"""Open leads read again from their file: the model, views and what people said of leads and columns stay.

Overrides follow their leads by key, or by row where the row still holds the same lead; what cannot follow is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from desktop.jobs import Job, Tell
from desktop.models.columns import usable_choices
from desktop.session import Known, Opening, Session, overrides_in
from desktop.state import Override, State
from desktop.told import Told
from scoring.errors import Severity
from scoring.jobs.overrides import LeadNames, Said, merge_overrides, stored_overrides
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.validate import check_model

_SHOWN = 6


def reload_leads(
    session: Session, opening: Opening | None = None, *, quiet: bool = False, same: bool = False
) -> Job | None:
    """Read the open leads again, as they were read or as `opening` says; what is open stays until that succeeded.

    quiet: say nothing where all went well. same: nobody but us wrote the file. None where no leads are open.
    """
    wanted = opening or session.opening
    before, state = session.prepared, session.state
    if wanted is None or before is None:
        return None
    tr = QCoreApplication.translate
    arrival = session.arrival

    def work(tell: Tell) -> tuple[Prepared, Known, State]:
        words = tr("Reload", "Reading {file}").format(file=wanted.path.name)
        tell(words, 0)
        usable = not any(each.severity is Severity.ERROR for each in check_model(state.model))
        wishes = Wishes(
            model=state.model if usable else None,
            sheet=wanted.sheet,
            header_row=wanted.header_row,
            date_order=wanted.date_order,
        )
        prepared = prepare(wanted.path, wishes, lambda share: tell(words, share))
        return prepared, follow(before, prepared, state, arrival(prepared, wanted, state)), state

    def take(read: tuple[Prepared, Known, State]) -> None:
        if not session.reads(job):
            return
        # It holds nothing of the leads as they were: they are large, and the job stays until the window goes.
        prepared, known, then = read
        if session.state is not then and session.prepared is not None:
            # Somebody went on working meanwhile.
            known = follow(session.prepared, prepared, session.state, known)
        session.take_leads(prepared, wanted, known, same=same)
        session.untold.emit("file")
        if known.told:
            session.told.emit(_told(prepared, known.told))
        elif not quiet:
            said = tr("Reload", "{file} was read again.").format(file=wanted.path.name)
            session.told.emit(Told("good", said, key="reloaded"))

    job = session.start_reading(tr("Reload", "Reading {file} again").format(file=wanted.path.name), work)
    job.succeeded.connect(take)
    job.failed.connect(lambda failure: session.tell_open_failed(job, failure, wanted))
    return job


def follow(before: Prepared, after: Prepared, state: State, known: Known) -> Known:
    """What is known of leads that were read again: what stands on the screen follows them."""
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
    return replace(
        known,
        overrides=MappingProxyType(overrides),
        columns=MappingProxyType(columns),
        model="",
        added=None,
        told=tuple(told),
    )


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


def _told(prepared: Prepared, sentences: tuple[str, ...]) -> Told:
    tr = QCoreApplication.translate
    said = tr("Reload", "{file} was read again, and not everything could follow:").format(file=prepared.path.name)
    more = len(sentences) - _SHOWN
    lines = [*sentences[:_SHOWN], *([tr("Reload", "and {count} more").format(count=more)] if more > 0 else [])]
    return Told("warning", "\n".join((said, *lines)), key="reloaded")
