"""The rules page without its widgets: what is chosen, the drafts, their previews, and every edit as a step of undo.

A draft that was left stays a draft, marked as not applied: nothing is lost, and no lead changes before somebody says
so. Its preview is asked for a moment after the last change, and the latest one wins.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.jobs import Failure
from desktop.models import rule_edits, rule_words
from desktop.models.preview_counts import MatchCounter
from desktop.models.preview_forecast import Forecast, Forecaster, Question
from desktop.models.rule_draft import CategoryDraft, RuleDraft
from desktop.models.rule_draft_keeping import drafts_of, drafts_text
from desktop.models.rule_draft_problems import by_category, by_rule
from desktop.models.rule_edits import Bulk
from desktop.models.rule_list_shown import Shown
from desktop.session import Session
from scoring.errors import Problem, Severity
from scoring.model import Category, FixedPoints, Rule, ScoringModel, UnitPoints
from scoring.store import WorkspaceError
from scoring.validate import check_model

# Drafts are kept in the workspace so often, while somebody types.
_KEEP_AFTER = 300


_NOTHING = Bulk()
# The setting of the workspace that holds the drafts of a model, by its id.
_KEPT = "rule drafts/{}"


@dataclass(frozen=True)
class BulkDraft:
    """One change for several rules, before it is applied."""

    rule_ids: tuple[str, ...]
    bulk: Bulk = _NOTHING

    @property
    def changed(self) -> bool:
        """Whether it says anything."""
        return self.bulk != _NOTHING

    def apply(self, model: ScoringModel) -> ScoringModel:
        """The model with these rules changed."""
        return self.bulk.apply(model, frozenset(self.rule_ids))


AnyDraft = RuleDraft | CategoryDraft | BulkDraft


class RuleDesk(QObject):
    """What the rules page works on. `listChanged` the list shows something else; `choiceChanged` another rule,
    category or several are chosen; `draftChanged` the draft or its problems; `forecastChanged`; `wanted(ids)` rules
    were made or moved and should be chosen; `refused(text)`."""

    listChanged = Signal()
    choiceChanged = Signal()
    draftChanged = Signal()
    forecastChanged = Signal()
    wanted = Signal(object)
    categoryWanted = Signal(str)
    labelWanted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.rule_ids: tuple[str, ...] = ()
        self.category = ""
        self.problems: tuple[Problem, ...] = ()
        self._rules: dict[str, RuleDraft] = {}
        self._categories: dict[str, CategoryDraft] = {}
        self._bulk: BulkDraft | None = None
        self._given_up: tuple[AnyDraft, ...] = ()
        self._checked: tuple[ScoringModel, tuple[Problem, ...]] | None = None
        self._active = session.state.active
        self._counter = MatchCounter(session, self)
        self._counter.changed.connect(self.listChanged)
        self._forecaster = Forecaster(session, self)
        self._forecaster.changed.connect(self.forecastChanged)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._keeping.timeout.connect(self._keep)
        self._kept = ""
        self._remember()
        session.modelChanged.connect(self._model_changed)
        session.scored.connect(self._foresee)
        session.leadsChanged.connect(self._foresee)
        self._foresee()

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def model(self) -> ScoringModel:
        """The active model."""
        return self.session.model

    @property
    def shown(self) -> Shown:
        """What the list shows."""
        problems = self._model_problems()
        return Shown(
            self.model,
            self._counter.counts,
            self._counter.leads,
            by_rule(self.model, problems),
            by_category(problems),
            frozenset(rule_id for rule_id, draft in self._rules.items() if draft.changed),
            frozenset(name for name, draft in self._categories.items() if draft.changed),
        )

    @property
    def forecast(self) -> Forecast:
        """What the preview shows."""
        return self._forecaster.forecast

    @property
    def draft(self) -> AnyDraft | None:
        """The draft of what is chosen; None where nothing is."""
        if self._bulk is not None:
            return self._bulk
        if len(self.rule_ids) == 1:
            return self._rules.get(self.rule_ids[0])
        return self._categories.get(self.category)

    @property
    def drafted(self) -> ScoringModel:
        """The model as it would be with the draft that is open."""
        draft = self.draft
        return self.model if draft is None else draft.apply(self.model)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stands in the way of applying the draft: its errors, without those that the model had before."""
        known = {(p.code, p.message, p.place.path) for p in self._model_problems() if p.severity is Severity.ERROR}
        return tuple(
            p for p in self.problems if p.severity is Severity.ERROR and (p.code, p.message, p.place.path) not in known
        )

    @property
    def unapplied(self) -> int:
        """How many drafts are not applied, the one that is open among them."""
        rules = sum(draft.changed for draft in self._rules.values())
        bulk = self._bulk is not None and self._bulk.changed
        return rules + sum(draft.changed for draft in self._categories.values()) + bulk

    def model_notes(self) -> tuple[Problem, ...]:
        """What the checks say of the rules as a whole: none, or very many."""
        return tuple(problem for problem in self._model_problems() if problem.place.path == "rules")

    # -- choosing -----------------------------------------------------------------------------------------

    def choose(self, rule_ids: Sequence[str], category: str = "") -> None:
        """Open the draft of a rule, or of a category where no rule is given; of several rules, a common change."""
        rule_ids = tuple(each for each in rule_ids if self.model.rule(each) is not None)
        if (rule_ids, category) == (self.rule_ids, self.category) and self.draft is not None:
            return
        self._drop_unchanged()
        self.rule_ids, self.category = rule_ids, "" if rule_ids else category
        self._bulk = BulkDraft(rule_ids) if len(rule_ids) > 1 else None
        self._open()
        self.choiceChanged.emit()
        self._draft_changed()

    def _open(self) -> None:
        if len(self.rule_ids) == 1 and self.rule_ids[0] not in self._rules:
            rule = self.model.rule(self.rule_ids[0])
            if rule is not None:
                self._rules[rule.id] = RuleDraft.of(rule)
        category = next((each for each in self.model.categories if each.name == self.category), None)
        if category is not None and self.category not in self._categories:
            self._categories[self.category] = CategoryDraft.of(category)

    def _drop_unchanged(self) -> None:
        self._rules = {name: draft for name, draft in self._rules.items() if draft.changed}
        self._categories = {name: draft for name, draft in self._categories.items() if draft.changed}

    # -- the draft ----------------------------------------------------------------------------------------

    def edit(self, draft: AnyDraft) -> None:
        """Take a changed draft in the place of the open one."""
        self._given_up = ()
        match draft:
            case RuleDraft():
                draft = draft.labelled(rule_words.suggested_label)
                self._rules[draft.base.id] = draft
            case CategoryDraft():
                self._categories[draft.base.name] = draft
            case BulkDraft():
                self._bulk = draft
        self._draft_changed()
        self.listChanged.emit()

    def apply(self) -> bool:
        """Apply the open draft, as one step of undo; False where its errors forbid it, or it changes nothing."""
        draft = self.draft
        if draft is None or not draft.changed or self.errors:
            return False
        model = draft.apply(self.model)
        match draft:
            case RuleDraft():
                del self._rules[draft.base.id]
                text = self.tr("Edit “{rule}”").format(rule=draft.rule.label)
            case CategoryDraft():
                del self._categories[draft.base.name]
                if self.category == draft.base.name:
                    self.category = draft.category.name
                text = self.tr("Edit category “{name}”").format(name=draft.category.name)
            case BulkDraft():
                self._bulk = replace(draft, bulk=_NOTHING)
                text = self.tr("Edit {count} rules").format(count=len(draft.rule_ids))
        self.session.edit_model(model, text)
        if isinstance(draft, CategoryDraft):
            self.categoryWanted.emit(self.category)
        return True

    def revert(self) -> None:
        """Go back to the rule as it is in the model; `restore` brings the edit back."""
        draft = self.draft
        if draft is None or not draft.changed:
            return
        match draft:
            case RuleDraft():
                del self._rules[draft.base.id]
            case CategoryDraft():
                del self._categories[draft.base.name]
            case BulkDraft():
                self._bulk = replace(draft, bulk=_NOTHING)
        self._given_up = (draft,)
        self._open()
        self._draft_changed()
        self.listChanged.emit()

    @property
    def restorable(self) -> bool:
        """Whether an edit that was given up can be brought back here and now."""
        return bool(self._given_up) and not self.unapplied

    def restore(self) -> None:
        """Bring back what was given up last."""
        model = self.model
        for draft in self._given_up:
            match draft:
                case RuleDraft() if (rule := model.rule(draft.base.id)) is not None:
                    self._rules[rule.id] = draft.rebased(rule)
                case CategoryDraft():
                    now = next((each for each in model.categories if each.name == draft.base.name), None)
                    if now is not None:
                        self._categories[now.name] = draft.rebased(now)
                case BulkDraft() if draft.rule_ids == self.rule_ids:
                    self._bulk = draft
        self._given_up = ()
        self._draft_changed()
        self.listChanged.emit()

    def apply_all(self) -> int:
        """Apply all drafts that have no errors, as one step of undo; how many are left."""
        model = self.model
        bad = {_key(p) for p in self._model_problems() if p.severity is Severity.ERROR}
        done: list[str] = []
        done_categories: list[str] = []
        drafts: list[RuleDraft | CategoryDraft] = [*self._rules.values(), *self._categories.values()]
        for draft in drafts:
            if not draft.changed:
                continue
            tried = draft.apply(model)
            if any(p.severity is Severity.ERROR and _key(p) not in bad for p in check_model(tried)):
                continue
            model = tried
            if isinstance(draft, RuleDraft):
                done.append(draft.base.id)
            else:
                done_categories.append(draft.base.name)
        for rule_id in done:
            del self._rules[rule_id]
        for name in done_categories:
            del self._categories[name]
        if done or done_categories:
            text = self.tr("Apply {count} edits").format(count=len(done) + len(done_categories))
            self.session.edit_model(model, text)
        return self.unapplied

    def discard_all(self) -> None:
        """Give up all drafts; `restore` brings them back."""
        drafts: list[AnyDraft] = [*self._rules.values(), *self._categories.values()]
        self._given_up = tuple(draft for draft in drafts if draft.changed)
        self._rules.clear()
        self._categories.clear()
        if self._bulk is not None:
            self._bulk = replace(self._bulk, bulk=_NOTHING)
        self._open()
        self._draft_changed()
        self.listChanged.emit()

    # -- edits of the list --------------------------------------------------------------------------------

    def add_rule(self) -> None:
        """Add an empty rule below the one that is chosen, in the category that is chosen, or in the first one."""
        model = self.model
        if not model.categories:
            model = rule_edits.with_category(model, Category(self.tr("Fit")))
        after = self.rule_ids[-1] if self.rule_ids else ""
        chosen = model.rule(after)
        home = chosen.category if chosen is not None else self.category or model.categories[0].name
        rule = rule_edits.new_rule(model, home, self.tr("New rule"))
        self.session.edit_model(rule_edits.with_rule(model, rule, after), self.tr("Add a rule"))
        self.choose((rule.id,))
        # Its name is a stopgap: it follows what the rule asks, until somebody gives one.
        self._rules[rule.id] = RuleDraft.of(rule, named=False)
        self._draft_changed()
        self.wanted.emit((rule.id,))
        self.labelWanted.emit()

    def add_category(self) -> None:
        """Add a category below the one that is chosen."""
        model = self.model
        chosen = model.rule(self.rule_ids[-1]) if self.rule_ids else None
        after = chosen.category if chosen is not None else self.category
        category = rule_edits.new_category(model, self.tr("New category"))
        self.session.edit_model(rule_edits.with_category(model, category, after), self.tr("Add a category"))
        self.categoryWanted.emit(category.name)
        self.labelWanted.emit()

    def duplicate(self) -> None:
        """Copy the chosen rules."""
        model, made = rule_edits.duplicated(self.model, self.rule_ids, self.tr("{label} (copy)"))
        if made:
            self.session.edit_model(model, self._text(self.tr("Duplicate"), made, model))
            self.wanted.emit(made)

    def delete(self) -> None:
        """Delete the chosen rules, or the chosen category with its rules; what stood next is chosen then."""
        if self.rule_ids:
            following = self._next()
            text = self._text(self.tr("Delete"), self.rule_ids, self.model)
            self.session.edit_model(rule_edits.without(self.model, self.rule_ids), text)
            self.wanted.emit((following,) if following else ())
        elif self.category:
            text = self.tr("Delete category “{name}”").format(name=self.category)
            self.session.edit_model(rule_edits.without_category(self.model, self.category), text)

    def set_enabled(self, rule_ids: Collection[str], enabled: bool) -> None:
        """Switch rules on or off, drafts and all."""
        verb = self.tr("Switch on") if enabled else self.tr("Switch off")
        model = rule_edits.with_enabled(self.model, rule_ids, enabled)
        self.session.edit_model(model, self._text(verb, rule_ids, self.model))

    def toggle(self) -> None:
        """Switch the chosen rules off where all are on, else on; of a category, all of its rules."""
        ids = self.rule_ids or tuple(rule.id for rule in self.model.rules_of(self.category))
        rules = [rule for rule in self.model.rules if rule.id in ids]
        if rules:
            self.set_enabled(ids, not all(rule.enabled for rule in rules))

    def set_points(self, rule_id: str, points: float) -> None:
        """Give a rule other points: the fixed ones, or those of a unit."""
        rule = self.model.rule(rule_id)
        if rule is None or not isinstance(rule.points, (FixedPoints, UnitPoints)):
            return
        changed = replace(rule, points=replace(rule.points, points=points))
        text = self.tr("Points of “{rule}”").format(rule=rule.label)
        self.session.edit_model(rule_edits.replaced(self.model, changed), text)

    def move(self, rule_ids: Collection[str], category: str, before: str = "") -> None:
        """Move rules into a category, before a rule of it or to its end."""
        model = rule_edits.moved(self.model, rule_ids, category, before)
        self.session.edit_model(model, self._text(self.tr("Move"), rule_ids, self.model))
        self.wanted.emit(tuple(rule.id for rule in model.rules if rule.id in rule_ids))

    def move_category(self, name: str, before: str = "") -> None:
        """Move a category before another one, or to the end."""
        text = self.tr("Move category “{name}”").format(name=name)
        self.session.edit_model(rule_edits.moved_category(self.model, name, before), text)

    def shift(self, by: int) -> None:
        """Move what is chosen one place up (−1) or down (+1)."""
        if self.rule_ids:
            model = rule_edits.shifted(self.model, self.rule_ids, by)
            self.session.edit_model(model, self._text(self.tr("Move"), self.rule_ids, self.model))
            self.wanted.emit(self.rule_ids)
        elif self.category:
            text = self.tr("Move category “{name}”").format(name=self.category)
            self.session.edit_model(rule_edits.shifted_category(self.model, self.category, by), text)

    def _text(self, verb: str, rule_ids: Collection[str], model: ScoringModel) -> str:
        """What a step of undo is called: the verb, and the rule or how many."""
        rules = [rule for rule in model.rules if rule.id in rule_ids]
        if len(rules) == 1:
            return self.tr("{verb}: “{rule}”").format(verb=verb, rule=rules[0].label)
        return self.tr("{verb}: {count} rules").format(verb=verb, count=len(rules))

    def _next(self) -> str:
        """The rule that stands below the chosen ones in the list, else above."""
        order = [rule.id for category in self.model.categories for rule in self.model.rules_of(category.name)]
        last = max((order.index(each) for each in self.rule_ids if each in order), default=-1)
        below = [each for each in order[last + 1 :] if each not in self.rule_ids]
        above = [each for each in order[: max(last, 0)] if each not in self.rule_ids]
        return (below[:1] or above[-1:] or [""])[0]

    # -- keeping drafts -----------------------------------------------------------------------------------

    def _keep(self) -> None:
        """Have the workspace remember the drafts: a crash loses none of them."""
        text = drafts_text([*self._rules.values(), *self._categories.values()])
        if text != self._kept:
            self._kept = text
            self.session.keepWanted.emit(_KEPT.format(self._active), text)

    def _remember(self) -> None:
        """Take up the drafts that the workspace remembers of the active model."""
        workspace = self.session.workspace
        try:
            self._kept = str(workspace.settings.get(_KEPT.format(self._active), "")) if workspace is not None else ""
        except WorkspaceError as error:
            self.session.failed.emit(Failure(error))
        for draft in drafts_of(self._kept):
            if isinstance(draft, RuleDraft):
                self._rules[draft.base.id] = draft
            else:
                self._categories[draft.base.name] = draft
        self._rebase()

    # -- what the session tells ---------------------------------------------------------------------------

    def _model_changed(self) -> None:
        if self.session.state.active != self._active:
            self._keep()
            self._active = self.session.state.active
            self._rules, self._categories, self._bulk, self._given_up = {}, {}, None, ()
            self.rule_ids, self.category = (), ""
            self._remember()
        self._rebase()
        self._counter.keep(frozenset(rule.id for rule in self.model.rules))
        self.listChanged.emit()
        self.choiceChanged.emit()
        self._draft_changed()

    def _rebase(self) -> None:
        model = self.model
        rules = {rule.id: rule for rule in model.rules}
        categories = {category.name: category for category in model.categories}
        self._rules = {name: draft.rebased(rules[name]) for name, draft in self._rules.items() if name in rules}
        self._categories = {
            name: draft.rebased(categories[name]) for name, draft in self._categories.items() if name in categories
        }
        self.rule_ids = tuple(each for each in self.rule_ids if each in rules)
        if self.category not in categories:
            self.category = ""
        if self._bulk is not None:
            self._bulk = replace(self._bulk, rule_ids=self.rule_ids) if len(self.rule_ids) > 1 else None
        self._open()

    # -- the preview --------------------------------------------------------------------------------------

    def _draft_changed(self) -> None:
        draft = self.draft
        changed = draft is not None and draft.changed
        self.problems = check_model(self.drafted) if changed else self._model_problems()
        if not self._keeping.isActive():
            self._keeping.start()
        self._foresee()
        self.draftChanged.emit()

    def _foresee(self) -> None:
        draft, model = self.draft, self.drafted
        off = isinstance(draft, RuleDraft) and not draft.rule.enabled
        renamed = draft.category.name if isinstance(draft, CategoryDraft) else self.category
        question = Question(
            rule_edits.with_enabled(model, self.rule_ids, True) if off else model,
            self.rule_ids[0] if len(self.rule_ids) == 1 else "",
            self.category,
            renamed,
            draft is not None and draft.changed,
            off,
            self.errors,
        )
        self._forecaster.ask(question)

    def _model_problems(self) -> tuple[Problem, ...]:
        if self._checked is None or self._checked[0] is not self.model:
            self._checked = (self.model, check_model(self.model))
        return self._checked[1]


def _key(problem: Problem) -> tuple[str, str, str]:
    return (problem.code, problem.message, problem.place.path)


def rules_in_order(model: ScoringModel) -> Iterable[Rule]:
    """All rules as the list shows them: by category."""
    return (rule for category in model.categories for rule in model.rules_of(category.name))
