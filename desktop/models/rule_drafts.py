"""The drafts of one model: the one that is open, those that wait, and those that were given up and may come back.

A draft goes where its rule goes: when the rule is deleted, or its making undone, the draft waits out of sight, and is
there again with it. An edit of several rules that is left becomes one of each of them, so that it is seen at each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.models.rule_draft import AnyDraft, BulkDraft, CategoryDraft, Draft, RuleDraft
from scoring.model import Category, Rule, ScoringModel

# "rule" with one id, "rules" with several, "category" with its name.
Key = tuple[str, ...]


def key_of(draft: AnyDraft) -> Key:
    """What a draft is about."""
    match draft:
        case RuleDraft():
            return ("rule", draft.base.id)
        case CategoryDraft():
            return ("category", draft.base.name)
        case BulkDraft():
            return ("rules", *draft.rule_ids)


class Drafts:
    """The drafts of a model; `rebase` says when the model is another."""

    def __init__(self, model: ScoringModel, kept: Iterable[Draft] = ()) -> None:
        self.rule_ids: tuple[str, ...] = ()
        self.category = ""
        self._model = model
        self._drafts: dict[Key, AnyDraft] = {key_of(draft): draft for draft in kept}
        # Of rules and categories that are not there now.
        self._away: dict[Key, Draft] = {}
        self._given_up: dict[Key, AnyDraft] = {}
        self._discarded: tuple[Key, ...] = ()
        self.rebase(model)

    # -- what there is ------------------------------------------------------------------------------------

    @property
    def open(self) -> AnyDraft | None:
        """The draft of what is chosen; None where nothing is."""
        return self._drafts.get(self._key)

    @property
    def changed(self) -> tuple[AnyDraft, ...]:
        """All drafts that are not applied: of rules, of categories, and the one of several rules last."""
        order = {"rule": 0, "category": 1, "rules": 2}
        found = ((key, draft) for key, draft in self._drafts.items() if draft.changed)
        return tuple(draft for key, draft in sorted(found, key=lambda each: order[each[0][0]]))

    @property
    def elsewhere(self) -> tuple[AnyDraft, ...]:
        """Those that are not open."""
        return tuple(draft for draft in self.changed if key_of(draft) != self._key)

    @property
    def singly(self) -> tuple[Draft, ...]:
        """The same edits, each of one rule or category."""
        return tuple(draft for draft in self._folded().values() if draft.changed)

    def has(self, draft: Draft) -> bool:
        """Whether there is a draft of the same rule or category, and this is in the model."""
        return key_of(draft) in self._drafts

    @property
    def pending(self) -> frozenset[str]:
        """The ids of the rules that have edits."""
        return frozenset(name for draft in self.changed if draft_is_of_rules(draft) for name in key_of(draft)[1:])

    @property
    def pending_categories(self) -> frozenset[str]:
        """The names of the categories that have edits."""
        return frozenset(draft.base.name for draft in self.changed if isinstance(draft, CategoryDraft))

    @property
    def _key(self) -> Key:
        if self.rule_ids:
            return ("rule" if len(self.rule_ids) == 1 else "rules", *self.rule_ids)
        return ("category", self.category)

    # -- choosing and editing -----------------------------------------------------------------------------

    def choose(self, rule_ids: Sequence[str], category: str) -> None:
        """Open the draft of a rule, of a category, or of several rules."""
        self._drafts = {
            key: draft
            for key, draft in self._folded().items()
            # A rule that nobody named follows what it asks, also when somebody comes back to it.
            if draft.changed or (isinstance(draft, RuleDraft) and not draft.named)
        }
        self.rule_ids, self.category = tuple(rule_ids), "" if rule_ids else category
        self._open()

    def put(self, draft: AnyDraft) -> None:
        """Have a draft in the place of the one of the same."""
        key = key_of(draft)
        self._drafts[key] = draft
        self._given_up.pop(key, None)
        self._discarded = ()

    def applied(self, drafts: Iterable[AnyDraft]) -> None:
        """Forget drafts that are in the model now, or will be in a moment; a category may have another name by them."""
        for draft in drafts:
            del self._drafts[key_of(draft)]
            if isinstance(draft, CategoryDraft) and self.category == draft.base.name:
                self.category = draft.category.name

    def forget(self, rule_ids: Iterable[str] = (), category: str = "") -> None:
        """Forget what is known of rules and a category that were there before: new ones are called the same."""
        for key in (*(("rule", each) for each in rule_ids), ("category", category)):
            self._away.pop(key, None)
            self._given_up.pop(key, None)

    # -- giving up and bringing back ----------------------------------------------------------------------

    @property
    def restorable(self) -> bool:
        """Whether an edit of what is chosen was given up, and none was begun since."""
        draft = self.open
        return self._key in self._given_up and draft is not None and not draft.changed

    @property
    def discarded(self) -> int:
        """How many edits were given up together, and can be brought back together."""
        return len(self._discarded)

    def revert(self) -> None:
        """Give up the open draft."""
        self._give_up((self._key,))

    def restore(self) -> None:
        """Bring back what was given up of what is chosen."""
        self._bring_back((self._key,))

    def discard_elsewhere(self) -> None:
        """Give up all drafts but the open one."""
        keys = tuple(map(key_of, self.elsewhere))
        self._give_up(keys)
        self._discarded = keys

    def restore_discarded(self) -> None:
        """Bring back what was given up together."""
        self._bring_back(self._discarded)
        self._discarded = ()

    def _give_up(self, keys: Iterable[Key]) -> None:
        for key in keys:
            draft = self._drafts.pop(key, None)
            if draft is not None and draft.changed:
                self._given_up[key] = draft
        self._open()

    def _bring_back(self, keys: Iterable[Key]) -> None:
        now = _parts(self._model)
        for key in keys:
            draft = self._given_up.pop(key, None)
            base = now.get(key)
            if isinstance(draft, BulkDraft):
                self._drafts[key] = draft
            elif draft is not None and base is not None:
                self._drafts[key] = _rebased(draft, base)

    # -- following the model ------------------------------------------------------------------------------

    def rebase(self, model: ScoringModel) -> None:
        """Follow a model that was edited elsewhere: what the drafts had left alone is as it is there."""
        now = _parts(model)
        if any(("rule", each) not in now for each in self.rule_ids):
            # The old model still knows the rules that go.
            self._drafts = dict(self._folded())
            self.rule_ids = tuple(each for each in self.rule_ids if ("rule", each) in now)
        self._model = model
        for key, draft in tuple(self._drafts.items()):
            if isinstance(draft, BulkDraft):
                continue
            base = now.get(key)
            if base is not None:
                self._drafts[key] = _rebased(draft, base)
            else:
                self._away[key] = draft
                del self._drafts[key]
        for key, draft in tuple(self._away.items()):
            # Something else may have got its id or name.
            if now.get(key) == draft.base and key not in self._drafts:
                self._drafts[key] = self._away.pop(key)
        if ("category", self.category) not in now:
            self.category = ""
        self._open()

    def _open(self) -> None:
        """Have a draft of what is chosen."""
        key = self._key
        if key in self._drafts:
            return
        base = _parts(self._model).get(key)
        if isinstance(base, Rule):
            self._drafts[key] = RuleDraft.of(base)
        elif isinstance(base, Category):
            self._drafts[key] = CategoryDraft.of(base)
        elif len(self.rule_ids) > 1:
            self._drafts[key] = BulkDraft(self.rule_ids)

    def _folded(self) -> dict[Key, Draft]:
        """The drafts, with that of several rules as one of each of them."""
        found: dict[Key, Draft] = {
            key: draft for key, draft in self._drafts.items() if not isinstance(draft, BulkDraft)
        }
        bulk = self.open
        if isinstance(bulk, BulkDraft) and bulk.changed:
            for rule in self._model.rules:
                if rule.id in bulk.rule_ids:
                    before = found.get(("rule", rule.id))
                    found["rule", rule.id] = bulk.onto(before if isinstance(before, RuleDraft) else RuleDraft.of(rule))
        return found


def draft_is_of_rules(draft: AnyDraft) -> bool:
    """Whether a draft is about a rule or several, not about a category."""
    return not isinstance(draft, CategoryDraft)


def _parts(model: ScoringModel) -> dict[Key, Rule | Category]:
    rules: dict[Key, Rule | Category] = {("rule", rule.id): rule for rule in model.rules}
    return rules | {("category", category.name): category for category in model.categories}


def _rebased(draft: Draft, base: Rule | Category) -> Draft:
    if isinstance(draft, RuleDraft):
        assert isinstance(base, Rule)
        return draft.rebased(base)
    assert isinstance(base, Category)
    return draft.rebased(base)
