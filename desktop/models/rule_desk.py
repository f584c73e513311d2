"""The rules page without its widgets: what is chosen, the drafts, their previews, and every edit as a step of undo.

A draft that was left stays a draft, marked as not applied: nothing is lost, and no lead changes before somebody says
so. Its preview is asked for a moment after the last change, and the latest one wins.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import words
from desktop.jobs import Failure
from desktop.models import rule_edits, rule_words
from desktop.models.preview_counts import MatchCounter
from desktop.models.preview_forecast import Forecast, Forecaster, Question
from desktop.models.rule_axes import AxisOffer, axis_offer
from desktop.models.rule_draft import AnyDraft, BulkDraft, CategoryDraft, RuleDraft
from desktop.models.rule_draft_applying import applicable, obstacle, problem_key
from desktop.models.rule_draft_keeping import drafts_in, settings_of, settings_start
from desktop.models.rule_draft_problems import bulk_problems, by_category, by_rule, in_a_form
from desktop.models.rule_draft_steps import DraftSteps
from desktop.models.rule_drafts import Drafts, Key, key_of
from desktop.models.rule_list_shown import Shown
from desktop.session import Session
from scoring.errors import Problem, Severity
from scoring.model import Category, FixedPoints, Rule, ScoringModel, UnitPoints
from scoring.store import WorkspaceError
from scoring.validate import check_model

# Drafts are kept in the workspace so often, while somebody types.
_KEEP_AFTER = 300
# Undo and redo come back to models that were checked a moment ago.
_KNOWN = 6


class RuleDesk(QObject):
    """What the rules page works on. `listChanged` the list shows something else; `choiceChanged` another rule,
    category or several are chosen; `draftChanged` the draft or its problems; `forecastChanged`; `wanted(ids)` rules
    were made or moved and should be chosen; `categoryWanted(name)`; `labelWanted` the name is to be typed next."""

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
        self.problems: tuple[Problem, ...] = ()
        self._checked: deque[tuple[ScoringModel, tuple[Problem, ...]]] = deque(maxlen=_KNOWN)
        self._active = session.state.active
        # The drafts of each model as settings: what the workspace was last asked to keep.
        self._kept: dict[str, dict[str, str]] = {}
        self._drafts_of: dict[str, Drafts] = {}
        self._steps = DraftSteps()
        self._left: dict[Key, tuple[AnyDraft, Problem]] = {}
        self._counter = MatchCounter(session, self)
        self._counter.changed.connect(self.listChanged)
        self._forecaster = Forecaster(session, self)
        self._forecaster.changed.connect(self.forecastChanged)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._keeping.timeout.connect(self.keep)
        session.modelChanged.connect(self._model_changed)
        # A step of the session is the last thing done then.
        session.undo.indexChanged.connect(self._steps.clear)
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
            self._drafts.pending,
            self._drafts.pending_categories,
        )

    @property
    def forecast(self) -> Forecast:
        """What the preview shows."""
        return self._forecaster.forecast

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """The rules that are chosen."""
        return self._drafts.rule_ids

    @property
    def category(self) -> str:
        """The category that is chosen; "" where rules are, or nothing."""
        return self._drafts.category

    @property
    def draft(self) -> AnyDraft | None:
        """The draft of what is chosen; None where nothing is."""
        return self._drafts.open

    @property
    def drafted(self) -> ScoringModel:
        """The model as it would be with the draft that is open."""
        draft = self.draft
        return self.model if draft is None else draft.apply(self.model)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What stands in the way of applying the draft: its errors, without those that the model had before."""
        known = {problem_key(p) for p in self._model_problems() if p.severity is Severity.ERROR}
        return tuple(p for p in self.problems if p.severity is Severity.ERROR and problem_key(p) not in known)

    @property
    def unapplied(self) -> int:
        """How many drafts are not applied, the one that is open among them."""
        return len(self._drafts.changed)

    @property
    def elsewhere(self) -> int:
        """How many drafts are not applied besides the one that is open."""
        return len(self._drafts.elsewhere)

    @property
    def restorable(self) -> bool:
        """Whether an edit of what is chosen was given up and can be brought back."""
        return self._drafts.restorable

    @property
    def discarded(self) -> int:
        """How many edits were given up together just now."""
        return self._drafts.discarded

    def model_notes(self) -> tuple[Problem, ...]:
        """What the checks say of the rules as a whole: none, or very many."""
        return tuple(problem for problem in self._model_problems() if problem.place.path == "rules")

    @property
    def axis_offer(self) -> AxisOffer | None:
        """A side of the grade that no category counts to, where there are grades."""
        return axis_offer(self.model)

    # -- choosing -----------------------------------------------------------------------------------------

    def choose(self, rule_ids: Sequence[str], category: str = "") -> None:
        """Open the draft of a rule, or of a category where no rule is given; of several rules, a common change."""
        rule_ids = tuple(each for each in rule_ids if self.model.rule(each) is not None)
        if (rule_ids, category) == (self.rule_ids, self.category) and self.draft is not None:
            return
        if isinstance(self.draft, BulkDraft):
            # What is left of it is of each rule.
            self._steps.clear()
        self._drafts.choose(rule_ids, category)
        self.choiceChanged.emit()
        self._draft_changed()

    # -- the draft ----------------------------------------------------------------------------------------

    def edit(self, draft: AnyDraft) -> None:
        """Take a changed draft in the place of the open one."""
        if isinstance(draft, RuleDraft):
            draft = draft.labelled(rule_words.suggested_label)
        self._steps.note(self.draft, draft)
        self._drafts.put(draft)
        self._edited()

    def can_step(self, by: int) -> bool:
        """Whether something that was done to a draft can be undone (−1) or done again (+1)."""
        return self._steps.can(by)

    def step(self, by: int) -> None:
        """Undo (−1) what was done last to a draft, or do it again (+1); its rule is chosen, so that it is seen."""
        draft = self._steps.back() if by < 0 else self._steps.forward()
        if draft is None:
            return
        match draft:
            case RuleDraft():
                self.choose((draft.base.id,))
            case CategoryDraft():
                self.choose((), draft.base.name)
            case BulkDraft():
                self.choose(draft.rule_ids)
        self._drafts.put(draft)
        self._edited()

    def apply(self) -> bool:
        """Apply the open draft, as one step of undo; False where its errors forbid it, or it changes nothing."""
        draft = self.draft
        if draft is None or not draft.changed or self.errors:
            return False
        model = draft.apply(self.model)
        match draft:
            case RuleDraft():
                text = self.tr("Edit “{rule}”").format(rule=draft.rule.label)
            case CategoryDraft():
                text = self.tr("Edit category “{name}”").format(name=draft.category.name)
            case BulkDraft():
                text = self.tr("Edit {count} rules").format(count=words.count(len(draft.rule_ids)))
        # It is what was checked already, as the draft was typed.
        self._checked.append((model, self.problems))
        self._drafts.applied((draft,))
        self.session.edit_model(model, text)
        if isinstance(draft, CategoryDraft):
            self.categoryWanted.emit(self.category)
        return True

    def revert(self) -> None:
        """Go back to the rule as it is in the model; `restore` brings the edit back."""
        before = self.draft
        self._drafts.revert()
        self._steps.note(before, self.draft, apart=True)
        self._edited()

    def restore(self) -> None:
        """Bring back what was given up of what is chosen."""
        before = self.draft
        self._drafts.restore()
        self._steps.note(before, self.draft, apart=True)
        self._edited()

    def discard_elsewhere(self) -> None:
        """Give up all drafts but the one that is open; `restore_discarded` brings them back."""
        self._drafts.discard_elsewhere()
        self._steps.clear()
        self._edited()

    def restore_discarded(self) -> None:
        """Bring back what was given up together."""
        self._drafts.restore_discarded()
        self._edited()

    def _edited(self) -> None:
        self._draft_changed()
        self.listChanged.emit()

    def apply_all(self) -> int:
        """Apply all drafts that have no errors, as one step of undo; how many are left."""
        model = self.model
        known = {problem_key(p) for p in self._model_problems() if p.severity is Severity.ERROR}
        drafts = applicable(model, self._drafts.changed, known)
        for draft in drafts:
            model = draft.apply(model)
        left = [(draft, obstacle(draft, model, known)) for draft in self._drafts.changed if draft not in drafts]
        self._left = {key_of(draft): (draft, why) for draft, why in left if why is not None}
        if drafts:
            self._drafts.applied(drafts)
            one = self.tr("Apply 1 edit")
            text = self.tr("Apply {count} edits").format(count=words.count(len(drafts)))
            self.session.edit_model(model, one if len(drafts) == 1 else text)
        else:
            self.draftChanged.emit()
        return self.unapplied

    @property
    def obstacles(self) -> tuple[tuple[AnyDraft, Problem], ...]:
        """The drafts besides the open one that could not be applied with all others, each with the first reason."""
        now = {key_of(draft): draft for draft in self._drafts.elsewhere}
        return tuple((now[key], why) for key, (draft, why) in self._left.items() if key in now and now[key] == draft)

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
        self._drafts.forget((rule.id,))
        self.session.edit_model(rule_edits.with_rule(model, rule, after), self.tr("Add a rule"))
        self.choose((rule.id,))
        # Its name is a stopgap: it follows what the rule asks, until somebody gives one.
        self._drafts.put(RuleDraft.of(rule, named=False))
        self._draft_changed()
        self.wanted.emit((rule.id,))
        self.labelWanted.emit()

    def add_category(self) -> None:
        """Add a category below the one that is chosen."""
        model = self.model
        chosen = model.rule(self.rule_ids[-1]) if self.rule_ids else None
        after = chosen.category if chosen is not None else self.category
        category = rule_edits.new_category(model, self.tr("New category"))
        self._drafts.forget(category=category.name)
        self.session.edit_model(rule_edits.with_category(model, category, after), self.tr("Add a category"))
        self.categoryWanted.emit(category.name)
        self.labelWanted.emit()

    def duplicate(self) -> None:
        """Copy the chosen rules."""
        model, made = rule_edits.duplicated(self.model, self.rule_ids, self.tr("{label} (copy)"))
        if made:
            self._drafts.forget(made)
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

    def give_axis(self, offer: AxisOffer) -> None:
        """Have a category count to a side of the grade."""
        text = self.tr("“{name}” counts to {axis}").format(name=offer.category, axis=rule_words.axis_label(offer.axis))
        self.session.edit_model(offer.apply(self.model), text)

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
        return self.tr("{verb}: {count} rules").format(verb=verb, count=words.count(len(rules)))

    def _next(self) -> str:
        """The rule that stands below the chosen ones in the list, else above."""
        order = [rule.id for rule in rules_in_order(self.model)]
        last = max((order.index(each) for each in self.rule_ids if each in order), default=-1)
        below = [each for each in order[last + 1 :] if each not in self.rule_ids]
        above = [each for each in order[: max(last, 0)] if each not in self.rule_ids]
        return (below[:1] or above[-1:] or [""])[0]

    # -- keeping drafts -----------------------------------------------------------------------------------

    def keep(self) -> None:
        """Have the workspace remember the drafts: a crash loses none of them."""
        self._keeping.stop()
        now, kept = settings_of(self._active, self._drafts.singly), self._kept.get(self._active, {})
        self._kept[self._active] = now
        for key in kept.keys() | now.keys():
            if kept.get(key) != now.get(key):
                self.session.keepWanted.emit(key, now.get(key))

    @property
    def _drafts(self) -> Drafts:
        """The drafts of the active model; at first, those that the workspace remembers."""
        known = self._drafts_of.get(self._active)
        if known is None:
            texts = self._remembered()
            kept = {key: drafts_in(text) for key, text in texts.items()}
            known = self._drafts_of[self._active] = Drafts(self.model, chain.from_iterable(kept.values()))
            # Another window may have made a rule that is not known here yet: its draft is not this window's to forget.
            here = [key for key, drafts in kept.items() if any(map(known.has, drafts))]
            self._kept[self._active] = {key: texts[key] for key in here}
        return known

    def _remembered(self) -> dict[str, str]:
        """The settings that hold drafts of the active model, those of an older Hotsheet first."""
        workspace, start = self.session.workspace, settings_start(self._active)
        try:
            found = workspace.settings.starting(start) if workspace is not None else {}
        except WorkspaceError as error:
            self.session.failed.emit(Failure(error))
            return {}
        return {key: str(value) for key, value in found.items() if key == start or key.startswith(f"{start}/")}

    # -- what the session tells ---------------------------------------------------------------------------

    def _model_changed(self) -> None:
        if self.session.state.active != self._active:
            self.keep()
            self._active = self.session.state.active
        self._drafts.rebase(self.model)
        self._counter.keep(frozenset(rule.id for rule in self.model.rules))
        self.listChanged.emit()
        self.choiceChanged.emit()
        self._draft_changed()

    # -- the preview --------------------------------------------------------------------------------------

    def _draft_changed(self) -> None:
        draft = self.draft
        changed = draft is not None and draft.changed
        self.problems = self._draft_problems(draft) if draft is not None and changed else self._model_problems()
        if not self._keeping.isActive():
            self._keeping.start()
        self._foresee()
        self.draftChanged.emit()

    def _draft_problems(self, draft: AnyDraft) -> tuple[Problem, ...]:
        unread = bulk_problems(draft.bulk) if isinstance(draft, BulkDraft) else ()
        model = self.drafted
        # A factor that is no number makes none of any points: that is one mistake, not one for each rule.
        return unread or in_a_form(check_model(model), model)

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
        model = self.model
        for known, problems in self._checked:
            if known is model:
                return problems
        self._checked.append((model, check_model(model)))
        return self._checked[-1][1]


def rules_in_order(model: ScoringModel) -> Iterable[Rule]:
    """All rules as the list shows them: by category."""
    return (rule for category in model.categories for rule in model.rules_of(category.name))
