"""Open leads read again from their file: the model, views and what people said of leads and columns stay.

Overrides follow their leads by key, or by row where the row still holds the same lead; what cannot follow is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from desktop.jobs import Job, Tell
from desktop.models.columns import usable_choices
from desktop.models.core_words import all_in_words
from desktop.session import Known, Opening, Session, overrides_in
from desktop.state import Override, State
from desktop.told import Told
from scoring.errors import Severity
from scoring.jobs.overrides import LeadNames, Said, merge_overrides, stored_overrides
from scoring.jobs.prepare import Prepared, Wishes, prepare
from scoring.validate import check_model

_SHOWN = 6


@dataclass(frozen=True, eq=False)
class _Read:
    """Leads that were read again, what is known of them, and the state that this was found out for."""

    prepared: Prepared
    known: Known
    then: State


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
    arrival, title = session.arrival, _title(wanted)

    def work(tell: Tell) -> _Read:
        words = QCoreApplication.translate("Reload", "Reading {file}").format(file=wanted.path.name)
        tell(words, 0)
        usable = not any(each.severity is Severity.ERROR for each in check_model(state.model))
        wishes = Wishes(
            model=state.model if usable else None,
            sheet=wanted.sheet,
            header_row=wanted.header_row,
            date_order=wanted.date_order,
        )
        prepared = prepare(wanted.path, wishes, lambda share: tell(words, share))
        return _Read(prepared, follow(before, prepared, state, arrival(prepared, wanted, state)), state)

    def take(read: _Read) -> None:
        # What could not follow is told here, with the rest, and not a second time by who keeps overrides.
        session.take_leads(read.prepared, wanted, replace(read.known, told=()), same=same)
        session.untold.emit("file")
        if read.known.told:
            session.told.emit(_told(read.prepared, read.known.told))
        elif not quiet:
            said = QCoreApplication.translate("Reload", "{file} was read again.").format(file=wanted.path.name)
            session.told.emit(Told("good", said, key="reloaded"))

    return _start(session, wanted, title, work, take)


def _title(opening: Opening) -> str:
    return QCoreApplication.translate("Reload", "Reading {file} again").format(file=opening.path.name)


def _start(
    session: Session, wanted: Opening, title: str, work: Callable[[Tell], _Read], take: Callable[[_Read], None]
) -> Job:
    """Start a job that reads, or has what people said follow what was read."""
    job = session.start_reading(title, work)

    def ended(read: _Read) -> None:
        if not session.reads(job):
            return
        if _is_settled(read.then, session.state):
            take(read)
        else:
            _follow_on(session, wanted, read, take)

    job.succeeded.connect(ended)
    job.failed.connect(lambda failure: session.tell_open_failed(job, failure, wanted))
    return job


def _is_settled(then: State, now: State) -> bool:
    """Whether nobody said anything else of leads or columns meanwhile."""
    return then.overrides is now.overrides and then.columns is now.columns and then.active == now.active


def _follow_on(session: Session, wanted: Opening, read: _Read, take: Callable[[_Read], None]) -> None:
    """Somebody went on working meanwhile: what they said follows too. Asks of every lead, so it is a job as well."""
    before, state = session.prepared, session.state
    assert before is not None
    _start(
        session,
        wanted,
        _title(wanted),
        lambda tell: _Read(read.prepared, follow(before, read.prepared, state, read.known), state),
        take,
    )


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
    told += all_in_words([str(trouble) for trouble in troubles])
    return {lead: Override(*said) for lead, said in merged.items()}


def _said(overrides: Mapping[int, Override]) -> dict[int, Said]:
    return {lead: (each.tier, each.reason) for lead, each in overrides.items()}


def _told(prepared: Prepared, sentences: tuple[str, ...]) -> Told:
    tr = QCoreApplication.translate
    said = tr("Reload", "{file} was read again, and not everything could follow:").format(file=prepared.path.name)
    more = len(sentences) - _SHOWN
    lines = [*sentences[:_SHOWN], *([tr("Reload", "and {count} more").format(count=more)] if more > 0 else [])]
    return Told("warning", "\n".join((said, *lines)), key="reloaded")
