"""Drafts as settings of the workspace, so that what is edited and not applied yet outlives the window, and a crash.

Each draft has a setting of its own: two windows that edit two rules leave each other's alone. It is written as a small
model of two rules (or categories): as it is in the model, and as edited. So it is read by what reads models, and what
a later Hotsheet wrote and this one cannot read is left alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from desktop.models.rule_draft import CategoryDraft, RuleDraft, with_unset
from desktop.models.rule_drafts import key_of
from scoring.model import ScoringModel
from scoring.store.drafts import draft_model, draft_text

_NAMED, _UNNAMED = "named", "unnamed"


def settings_start(model_id: str) -> str:
    """What the settings of a model's drafts begin with. Once, one setting of just that name held all of them."""
    return f"rule drafts/{model_id}"


def settings_of(model_id: str, drafts: Iterable[RuleDraft | CategoryDraft]) -> dict[str, str]:
    """Drafts as settings by key, each with a text; none for those that change nothing."""
    start = settings_start(model_id)
    return {"/".join((start, *key_of(draft))): draft_text(_as_model(draft)) for draft in drafts if draft.changed}


def drafts_in(text: str) -> list[RuleDraft | CategoryDraft]:
    """The draft of a setting, or all of one that held several; what cannot be read is left out."""
    try:
        data = json.loads(text) if text else []
    except ValueError:
        return []
    texts = [each for each in data if isinstance(each, str)] if isinstance(data, list) else [text]
    models = [draft_model(each) for each in texts]
    found = (_of_model(with_unset(model)) for model in models if model is not None)
    return [draft for draft in found if draft is not None]


def _as_model(draft: RuleDraft | CategoryDraft) -> ScoringModel:
    if isinstance(draft, CategoryDraft):
        return ScoringModel("draft", categories=(draft.base, draft.category))
    state = _NAMED if draft.named else _UNNAMED
    rules = (draft.base, draft.rule)
    return ScoringModel("draft", description=state, rules=rules, fields=draft.new_fields, lists=draft.lists)


def _of_model(model: ScoringModel) -> RuleDraft | CategoryDraft | None:
    if len(model.rules) == 2:
        return RuleDraft(*model.rules, model.fields, model.lists, model.description != _UNNAMED)
    return CategoryDraft(*model.categories) if len(model.categories) == 2 else None
