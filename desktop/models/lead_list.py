"""The lead list without its widgets: the session's leads and scores, the view asked for, the rows that answer it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.jobs import Failure
from desktop.models.lead_columns import OWN, LeadColumn, available, chosen
from desktop.models.lead_rows import BY_RANK, BY_SCORE, Answer, Question, RowFinder, answer_at_once
from desktop.models.lead_views import LeadViews
from desktop.models.leads import LeadModel
from desktop.session import Listed, Session

# Views are counted when nothing has changed for so many milliseconds.
_IDLE = 400


class LeadList(QObject):
    """Keeps `model` (rows and columns) in step with the session and with `views`.

    `answered` tells that the rows are those asked for; `asked` that they are being looked for; `columnsChanged` that
    others can be shown; `counted` that `view_counts` (by the keys of views) knows more. `following`: whether rows are
    told because of new scores, not because something else was asked for. `columns` are the keys that a person chose
    for views without columns of their own.
    """

    answered = Signal()
    asked = Signal()
    columnsChanged = Signal()
    counted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.model = LeadModel(self)
        self.views = LeadViews(session, self)
        self.finder = RowFinder(self)
        self.finder.found.connect(self._take)
        self.finder.counted.connect(self._take_count)
        self.view_counts: dict[str, int] = {}
        self._idle = QTimer(self, interval=_IDLE, singleShot=True)
        self._idle.timeout.connect(self._count_views)
        self.available: tuple[LeadColumn, ...] = ()
        self.columns: tuple[str, ...] = ()
        self.tier_counts: tuple[int, ...] = ()
        self.failure: Failure | None = None
        self._table: object = None
        self._listed: tuple[object, ...] = ()
        self.following = False
        session.leadsChanged.connect(self._leads_changed)
        session.scored.connect(self._scored)
        session.overridesChanged.connect(self._overrides_changed)
        self.views.changed.connect(self._view_changed)
        self.views.listed.connect(self._idle.start)
        self._leads_changed()
        if session.scores is not None:
            self._scored()

    @property
    def count(self) -> int:
        """How many leads there are, shown or not."""
        prepared = self.session.prepared
        return len(prepared.table) if prepared is not None else 0

    @property
    def shown(self) -> int:
        """How many leads are shown."""
        return len(self.model.rows)

    @property
    def busy(self) -> bool:
        """Whether rows are being looked for."""
        return self.finder.busy

    def show_columns(self, keys: tuple[str, ...]) -> None:
        """Show these columns: in this view where it has its own, else in all views that have none."""
        if self.views.now.columns:
            self.views.show_columns(keys)
            return
        self.columns = keys
        self._show_columns()
        self.model.say_sorted(self._marks())

    def hide_column(self, key: str) -> None:
        """Show a column no longer; the last one stays."""
        left = tuple(column.key for column in self.model.columns if column.key != key)
        if left:
            self.show_columns(left)

    def move_column(self, before: int, after: int) -> None:
        """Put a column at another place."""
        keys = [column.key for column in self.model.columns]
        keys.insert(after, keys.pop(before))
        self.show_columns(tuple(keys))

    def stop(self) -> None:
        """End the work in the background."""
        self.finder.stop()

    # -- inside -------------------------------------------------------------------------------------------

    def _leads_changed(self) -> None:
        prepared = self.session.prepared
        self.session.list_leads(None)
        self.finder.release()
        self.view_counts.clear()
        self.tier_counts, self.failure = (), None
        self._table = prepared.table if prepared is not None else None
        self._list_columns()
        self.model.show_leads(prepared.table if prepared is not None else None, self._wanted())
        self.columnsChanged.emit()
        if prepared is not None:
            self._ask()
        else:
            self.answered.emit()

    def _scored(self) -> None:
        prepared = self.session.prepared
        if prepared is None:
            return
        if self._table is not prepared.table:
            self._leads_changed()
        if self._list_columns():
            self.columnsChanged.emit()
        self._show_columns()
        self._show_scores()
        self.following = True
        self._ask()
        self._idle.start()
        self.following = False

    def _overrides_changed(self) -> None:
        # Tiers follow when they are scored again; what was typed is there at once.
        self._show_scores()

    def _show_scores(self) -> None:
        self.model.show_scores(self.session.scores, self.session.beside, self.session.state.overrides)

    def _list_columns(self) -> bool:
        prepared, scores = self.session.prepared, self.session.scores
        before = self.available
        state = self.session.state
        beside = {name: state.model_of(name).model.name for name in self.session.beside}
        axes = scores.model.has_axes if scores is not None else None
        listed = (prepared.table if prepared is not None else None, axes, tuple(beside.items()))
        if listed == self._listed:
            return False
        self._listed = listed
        model = scores.model if scores is not None else None
        self.available = available(prepared, model, beside) if prepared is not None else ()
        return self.available != before

    def _wanted(self) -> tuple[LeadColumn, ...]:
        return chosen(self.available, self.views.now.columns or self.columns) if self.available else ()

    def _show_columns(self) -> None:
        self.model.show_columns(self._wanted())

    def _view_changed(self) -> None:
        self._show_columns()
        self._ask()

    def _ask(self) -> None:
        prepared = self.session.prepared
        if prepared is None:
            return
        question = Question(prepared.table, self.views.now, self.session.scores, dict(self.session.beside))
        known = answer_at_once(question)
        if known is not None:
            self.finder.forget()
            self._show(known)
            return
        self.session.list_leads(None)
        self.finder.ask(question)
        self.asked.emit()

    def _take(self, answer: Answer) -> None:
        if self.finder.is_latest(answer):
            self.finder.done()
            self._show(answer)

    def _show(self, answer: Answer) -> None:
        self.failure, self.tier_counts = answer.failure, answer.tier_counts
        self.model.say_sorted(self._marks())
        rows: NDArray[np.intp] = answer.rows
        if not np.array_equal(rows, self.model.rows):
            self.model.show_rows(rows)
        self.session.list_leads(Listed(rows, "" if self.views.edited else self.views.chosen.name))
        self.answered.emit()

    def _count_views(self) -> None:
        """Count the leads of the views of which that takes looking, once nothing else is going on."""
        prepared, scores = self.session.prepared, self.session.scores
        if prepared is None or scores is None or self.session.pending:
            return
        unknown = [entry for entry in self.views.entries if self.views.count_of(entry, scores) is None]
        self.finder.count({entry.key: Question(prepared.table, entry.view, scores) for entry in unknown})

    def _take_count(self, key: str, question: Question, leads: int) -> None:
        if question.scores is self.session.scores and self.view_counts.get(key) != leads:
            self.view_counts[key] = leads
            self.counted.emit()

    def _marks(self) -> tuple[tuple[str, bool], ...]:
        scored = self.session.scores is not None
        keys = [column.key for column in self.model.columns]
        if scored and self.views.now.sort == BY_RANK and "rank" not in keys:
            # The rank is the order of the scores: the mark stands where it is seen.
            return (BY_SCORE,)
        return tuple(pair for pair in self.views.now.sort if scored or pair[0].startswith(OWN))
