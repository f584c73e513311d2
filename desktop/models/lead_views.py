"""The views of the lead list: those that ship with every model, those saved by hand, and the one that is on screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.models.lead_rows import BY_RANK, BY_SCORE
from desktop.session import Session
from scoring.model import Condition, Group, Join, When
from scoring.scores import Scores
from scoring.views import Sort, View, shipped_views
from scoring.views.view import ALL, NURTURE, OUT, OVERRULED, SALES_READY


@dataclass(frozen=True, slots=True)
class ViewEntry:
    """A view as the list of views shows it. shipped: it came with the program, and cannot be changed."""

    key: str
    name: str
    view: View
    shipped: bool


def shipped_name(key: str) -> str:
    """What a shipped view is called in the person's language."""
    names = {
        ALL: QCoreApplication.translate("LeadViews", "All leads"),
        SALES_READY: QCoreApplication.translate("LeadViews", "Sales-ready"),
        NURTURE: QCoreApplication.translate("LeadViews", "Nurture"),
        OVERRULED: QCoreApplication.translate("LeadViews", "Overruled"),
        OUT: QCoreApplication.translate("LeadViews", "Disqualified"),
    }
    return names[key]


def conditions_in(when: When | None) -> tuple[When, ...]:
    """The conditions that a view asks all of, one by one."""
    if when is None:
        return ()
    return when.members if isinstance(when, Group) and when.join is Join.ALL else (when,)


def joined(conditions: tuple[When, ...]) -> When | None:
    """Conditions that must all hold, as one."""
    if not conditions:
        return None
    return conditions[0] if len(conditions) == 1 else Group(Join.ALL, conditions)


class LeadViews(QObject):
    """The list of views, and the working copy of the one chosen.

    `listed` tells that the list is another; `changed` that something else is asked for (its rows must be found);
    `marked` that the chosen view is, or is no longer, as it was saved.
    """

    listed = Signal()
    changed = Signal()
    marked = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = ALL
        self._now = View("")
        self._entries: tuple[ViewEntry, ...] = ()
        self._list()
        self._now = self._plain(self.chosen.view)
        session.viewsChanged.connect(self._refresh)
        session.modelChanged.connect(self._refresh)

    # -- what there is ------------------------------------------------------------------------------------

    @property
    def entries(self) -> tuple[ViewEntry, ...]:
        """All views, the shipped ones first."""
        return self._entries

    @property
    def chosen(self) -> ViewEntry:
        """The view that was chosen, as it was saved."""
        return next((each for each in self._entries if each.key == self._key), self._entries[0])

    @property
    def now(self) -> View:
        """What is asked for now. Its sort is never empty."""
        return self._now

    @property
    def edited(self) -> bool:
        """Whether what is asked for is not what was saved."""
        return self._now != self._plain(self.chosen.view)

    # -- choosing and asking ------------------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Show a view as it was saved."""
        self._key = key
        self._put(self._plain(self.chosen.view))

    def ask(self, view: View) -> None:
        """Ask for something else, within the chosen view."""
        self._put(view if view.sort else replace(view, sort=BY_RANK))

    def reset(self) -> None:
        """Go back to the view as it was saved."""
        self._put(self._plain(self.chosen.view))

    def clear_filters(self) -> None:
        """Ask for all leads, in the order and the columns of now."""
        self.ask(View(self._now.name, sort=self._now.sort, columns=self._now.columns, key=self._now.key))

    def search(self, text: str) -> None:
        """Look for words."""
        self.ask(replace(self._now, search=text.strip()))

    def toggle_tier(self, name: str, shown: bool) -> None:
        """Show leads of a tier, or no longer; with none chosen all tiers are shown."""
        tiers = [tier for tier in self._now.tiers if tier != name]
        self.ask(replace(self._now, tiers=(*tiers, name) if shown else tuple(tiers)))

    def toggle_category(self, name: str, shown: bool) -> None:
        """Show only leads with points from a category (or another chosen one), or no longer."""
        rest = [each for each in self._now.categories if each != name]
        self.ask(replace(self._now, categories=(*rest, name) if shown else tuple(rest)))

    def set_conditions(self, conditions: tuple[When, ...]) -> None:
        """Ask that all of these hold."""
        self.ask(replace(self._now, when=joined(conditions)))

    def add_condition(self, condition: Condition) -> None:
        """Ask for one thing more."""
        self.set_conditions((*conditions_in(self._now.when), condition))

    def sort_by(self, key: str, best_first: bool, also: bool = False) -> None:
        """What a click on a header means: sort by it, then the other way round, then by rank again.

        also: in addition to what the rows are sorted by already.
        """
        sort = [pair for pair in self._now.sort if self._now.sort != BY_RANK]
        before = next((down for name, down in sort if name == key), None)
        if not also and self._now.sort == BY_RANK and key == BY_SCORE[0]:
            # By rank the best scores stand first already.
            before = BY_SCORE[1]
        if before is None:
            step: tuple[Sort, ...] = ((key, best_first),)
        else:
            step = ((key, not before),) if before == best_first else ()
        if not also:
            self.ask(replace(self._now, sort=step))
            return
        place = next((at for at, (name, _) in enumerate(sort) if name == key), len(sort))
        self.ask(replace(self._now, sort=(*sort[:place], *step, *sort[place + 1 :])))

    def sort_by_only(self, key: str, down: bool) -> None:
        """Sort by one column, from the top down or upwards."""
        self.ask(replace(self._now, sort=((key, down),)))

    def sort_by_rank(self) -> None:
        """Sort as the list is to be called: by rank."""
        self.ask(replace(self._now, sort=BY_RANK))

    def show_columns(self, keys: tuple[str, ...]) -> None:
        """Show other columns in a view that has its own."""
        self.ask(replace(self._now, columns=keys))

    # -- keeping ------------------------------------------------------------------------------------------

    def save_as(self, name: str, columns: tuple[str, ...] = ()) -> None:
        """Keep what is asked for now as a new view; columns: its own, none for the usual ones."""
        view = replace(self._now, name=name, key=uuid4().hex, columns=columns)
        self._key = view.key
        self._now = view
        self._save((*self._session.state.views, view), self.tr("Save view “{name}”").format(name=name))
        # The rows are the same, but its columns may be others.
        self.changed.emit()
        self.marked.emit()

    def update(self) -> None:
        """Keep what is asked for now as the chosen view."""
        chosen = self.chosen
        if chosen.shipped:
            return
        view = replace(self._now, name=chosen.name, key=chosen.key)
        self._now = view
        views = tuple(view if each.key == chosen.key else each for each in self._session.state.views)
        self._save(views, self.tr("Update view “{name}”").format(name=chosen.name))
        self.marked.emit()

    def keep(self, views: tuple[View, ...]) -> None:
        """Keep these saved views in this order: some may have gone, or have other names."""
        self._save(views, self.tr("Views"))

    def rename(self, key: str, name: str) -> None:
        """Give a saved view another name."""
        views = tuple(replace(each, name=name) if each.key == key else each for each in self._session.state.views)
        self._save(views, self.tr("Rename view “{name}”").format(name=name))

    def delete(self, key: str) -> None:
        """Keep a saved view no longer."""
        gone = next((each.name for each in self._session.state.views if each.key == key), "")
        views = tuple(each for each in self._session.state.views if each.key != key)
        if key == self._key:
            self.choose(ALL)
        self._save(views, self.tr("Delete view “{name}”").format(name=gone))

    def move(self, key: str, place: int) -> None:
        """Put a saved view at another place among the saved ones."""
        views = list(self._session.state.views)
        at = next(at for at, each in enumerate(views) if each.key == key)
        view = views.pop(at)
        views.insert(place, view)
        self._save(tuple(views), self.tr("Move view “{name}”").format(name=view.name))

    def name_problem(self, name: str, but: str = "") -> str:
        """Why a view cannot be called so, in words; "" where it can. but: the key of the view itself."""
        if not name.strip():
            return self.tr("A view needs a name.")
        taken = {each.name.casefold() for each in self._entries if each.key != but}
        return self.tr("There is a view of this name already.") if name.strip().casefold() in taken else ""

    def count_of(self, entry: ViewEntry, scores: Scores) -> int | None:
        """How many leads a view has, where that is known without looking for them."""
        view = entry.view
        if view.asks_nothing:
            return scores.leads
        if replace(view, tiers=()).asks_nothing:
            pairs = zip(scores.tier_names, scores.counts, strict=True)
            return sum(count for name, count in pairs if name in view.tiers)
        if replace(view, overruled=False).asks_nothing:
            return sum(1 for text in scores.typed_overrides.values() if text.strip())
        return None

    # -- inside -------------------------------------------------------------------------------------------

    def _plain(self, view: View) -> View:
        return view if view.sort else replace(view, sort=BY_RANK)

    def _put(self, view: View) -> None:
        before, self._now = self._now, view
        if before != view:
            self.changed.emit()
        self.marked.emit()

    def _save(self, views: tuple[View, ...], text: str) -> None:
        self._session.save_views(views, text)

    def _list(self) -> None:
        state = self._session.state
        shipped = shipped_views(state.model) if state.model.tiers else (View("All leads", key=ALL),)
        entries = [ViewEntry(each.key, shipped_name(each.key), each, True) for each in shipped]
        entries += [ViewEntry(each.key or each.name, each.name, each, False) for each in state.views]
        self._entries = tuple(entries)

    def _refresh(self) -> None:
        before = self._entries
        edited, old = self.edited, self.chosen.view
        self._list()
        if self._entries == before:
            return
        there = self._key in {each.key for each in self._entries}
        if not there:
            # What it asked for stays on screen, as an edited view of all leads.
            self._key = ALL
        self.listed.emit()
        if there and not edited and self.chosen.view != old:
            # The chosen view itself is another now: undone, renamed, or its tiers have other names.
            self._put(self._plain(self.chosen.view))
        self.marked.emit()
