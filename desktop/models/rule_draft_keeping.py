"""Drafts as text, so that what is edited and not applied yet outlives the window, and a crash.

Each draft is written as a small model of two rules (or categories): as it is in the model, and as edited. So it is
read by what reads models, and what a later Hotsheet cannot read is left alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from desktop.models.rule_draft import CategoryDraft, RuleDraft, with_unset
from scoring.model import ScoringModel
from scoring.store.drafts import draft_model, draft_text

_NAMED, _UNNAMED = "named", "unnamed"


def drafts_text(drafts: Iterable[RuleDraft | CategoryDraft]) -> str:
    """Drafts as one text; nothing for those that change nothing."""
    texts = [draft_text(_as_model(draft)) for draft in drafts if draft.changed]
    return json.dumps(texts) if texts else ""


def drafts_of(text: str) -> list[RuleDraft | CategoryDraft]:
    """The drafts of such a text; what cannot be read is left out."""
    try:
        texts = json.loads(text) if text else []
    except ValueError:
        return []
    models = [draft_model(each) for each in texts if isinstance(each, str)] if isinstance(texts, list) else []
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
