"""A model in words on a terminal: its rules by category, its tiers, its lists."""

from __future__ import annotations

from itertools import islice
from typing import Any

from rich.text import Text

from scoring.cli.output import Output, columns_table, counted, plain
from scoring.jobs.celltext import number_text
from scoring.model import Category, ScoringModel, Tier
from scoring.modelfile import dump_model
from scoring.nodes import Scaling
from scoring.wording import effect_words, when_words

_SHOWN_ITEMS = 8
_SCALES = {
    Scaling.RAW: "points as they add up",
    Scaling.CLAMP: "held between 0 and 100",
    Scaling.PERCENT: "percent of what is possible",
}


def tell_model(said: Output, model: ScoringModel) -> None:
    """Print a model in words, or as JSON."""
    if said.as_json:
        said.json(model_words(model))
        return
    said.say(Text(f"{plain(model.name)} {plain(model.version)}", "bold"))
    if model.description:
        said.say(Text(plain(model.description), "dim"))
    said.say(f"Score: {_SCALES[model.scale]}, {_decimals(model.decimals)}.")
    for category in model.categories:
        _tell_category(said, model, category)
    said.title("Tiers")
    table = columns_table("", "")
    for tier in model.tiers:
        table.add_row(Text(plain(tier.name), "bold"), Text(_threshold(model, tier)))
    said.table(table)
    if model.lists:
        said.title("Lists")
        lists = columns_table("", "")
        for named in model.lists:
            shown = ", ".join(plain(item) for item in islice(named.items, _SHOWN_ITEMS))
            more = len(named.items) - _SHOWN_ITEMS
            lists.add_row(Text(plain(named.name)), Text(shown + (f" and {more} more" if more > 0 else ""), "dim"))
        said.table(lists)


def _tell_category(said: Output, model: ScoringModel, category: Category) -> None:
    said.title(f"{category.name}{_limits(category)}")
    for rule in model.rules_of(category.name):
        off = "" if rule.enabled else "  (off)"
        said.say(Text(plain(rule.label), "bold"), Text(off, "yellow"), indent=2)
        when = "every lead" if rule.when is None else when_words(rule.when)
        best = f"; best of “{plain(rule.best_of)}” counts" if rule.best_of else ""
        said.say(f"{plain(effect_words(rule))}{best}", indent=4)
        said.say(Text(f"when {plain(when)}" if rule.when is not None else "for every lead", "dim"), indent=4)


def _limits(category: Category) -> str:
    parts = [f"counts to {category.axis.value}"] if category.axis else []
    if category.floor is not None:
        parts.append(f"at least {number_text(category.floor)}")
    if category.cap is not None:
        parts.append(f"at most {number_text(category.cap)}")
    if category.weight != 1:
        parts.append(f"times {number_text(category.weight)}")
    return f" ({', '.join(parts)})" if parts else ""


def _threshold(model: ScoringModel, tier: Tier) -> str:
    if model.tiers_by_grade:
        return "by grade"
    return "the rest" if tier.threshold is None else f"from {number_text(tier.threshold)}"


def _decimals(count: int) -> str:
    return "whole numbers" if count == 0 else counted(count, "decimal")


def model_words(model: ScoringModel) -> dict[str, Any]:
    """A model with each rule in words, and whole as YAML, for --json."""
    return {
        "name": model.name,
        "version": model.version,
        "description": model.description,
        "scale": model.scale.value,
        "decimals": model.decimals,
        "key": list(model.key),
        "fields": [{"name": field.name, "kind": field.kind.value} for field in model.fields],
        "rules": [
            {
                "id": rule.id,
                "label": rule.label,
                "category": rule.category,
                "when": "" if rule.when is None else when_words(rule.when),
                "effect": effect_words(rule),
                "enabled": rule.enabled,
            }
            for rule in model.rules
        ],
        "tiers": [{"name": tier.name, "from": tier.threshold} for tier in model.tiers],
        "yaml": dump_model(model),
    }
