"""Names: of fields, categories, rules, tiers and lists, that they exist once and say something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scoring.checks.common import check_name, check_reference, check_repeats, check_text, error, note, warning
from scoring.errors import Problem
from scoring.fields import FieldKind
from scoring.ids import MAX_ID
from scoring.model import (
    DISPOSABLE_DOMAINS,
    FREE_DOMAINS,
    Join,
    ListRef,
    ScoringModel,
    conditions_of,
    fields_of,
)

MAX_ITEMS = 2_000
MAX_WANTED = 200
MANY_RULES = 25
# A workbook gives each rule a column of a sheet; more than these nobody keeps.
MAX_RULES = 1_000
# These words join conditions in a model file, so no field can be called so.
RESERVED = tuple(str(join) for join in Join)


def check_head(model: ScoringModel) -> Iterator[Problem]:
    """Name, version, description, key, change log."""
    yield from check_name(model.name, "name", "model")
    yield from check_name(model.version, "version", "version")
    yield from check_text(model.description, "description")
    names = [field.name for field in model.fields]
    for name in model.key:
        yield from check_reference(name, "key", "field", names, "Add it under “fields”.")
    if len(set(model.key)) < len(model.key):
        yield error("key", "key", "The key names a field twice.", "Keep one of them.")
    for place, change in enumerate(model.changes, 1):
        path = f"changes[{place}]"
        for text in (change.version, change.date, change.text, change.author):
            yield from check_text(text, path)
        if change.date and not _is_date(change.date):
            yield error("date", path, f"“{change.date}” is no date.", "Write year-month-day.")


def check_fields(model: ScoringModel) -> Iterator[Problem]:
    """Fields: their names and aliases, and whether a rule uses them."""
    for field in model.fields:
        path = f"fields.{field.name}"
        yield from check_name(field.name, path, "field")
        yield from check_text("".join((*field.aliases, field.note)), path)
        if field.name in RESERVED:
            yield error(
                "name",
                path,
                f"A field cannot be called “{field.name}”: the word joins conditions.",
                "Call it something else, and give the column's header as an alias.",
            )
    yield from check_repeats(((field.name, f"fields.{field.name}") for field in model.fields), "field")
    taken = {field.name.casefold(): field.name for field in model.fields}
    for field in model.fields:
        for alias in field.aliases:
            other = taken.setdefault(alias.casefold(), field.name)
            if other != field.name:
                yield warning(
                    "alias",
                    f"fields.{field.name}",
                    f"“{alias}” is a name of “{other}” as well.",
                    "Keep it at one of them.",
                )
    yield from _unused(model)


def check_categories(model: ScoringModel) -> Iterator[Problem]:
    """Names of categories, and whether they hold a rule."""
    if not model.categories:
        yield error("empty", "categories", "The model has no category.", "Add one under “categories”.")
    for category in model.categories:
        path = f"categories.{category.name}"
        yield from check_name(category.name, path, "category")
        yield from check_text(category.note, path)
        if not model.rules_of(category.name):
            yield note("unused", path, f"The category “{category.name}” has no rule.")
    yield from check_repeats(((part.name, f"categories.{part.name}") for part in model.categories), "category")


def check_rule_names(model: ScoringModel) -> Iterator[Problem]:
    """Ids and labels of rules, how many there are, and whether their texts can be written."""
    seen: set[str] = set()
    for place, rule in enumerate(model.rules, 1):
        path = f"rules[{place}]"
        if not rule.id or len(rule.id) > MAX_ID or set(rule.id) & set("/\n\r\t") or rule.id != rule.id.strip():
            yield error(
                "id",
                path,
                f"“{rule.id}” cannot be the id of a rule.",
                f"Use up to {MAX_ID} letters, digits and hyphens.",
            )
        if rule.id in seen:
            yield error("id", path, f"Two rules have the id “{rule.id}”.", "Give each an id of its own.")
        seen.add(rule.id)
        yield from check_name(rule.label, path, "rule")
        yield from check_text(rule.id + rule.note, path)
    if not model.rules:
        yield warning("empty", "rules", "The model has no rules: every lead scores 0.")
    if len(model.rules) > MAX_RULES:
        yield error("limit", "rules", f"The model has more than {MAX_RULES:,} rules.", "Join some, or split the model.")
    elif len(model.rules) > MANY_RULES:
        yield note(
            "many-rules",
            "rules",
            f"The model has {len(model.rules)} rules.",
            "Five to ten good ones explain a score better; try switching off those that change little.",
        )
    labels = [(rule.label, f"rules[{place}].label") for place, rule in enumerate(model.rules, 1)]
    for problem in check_repeats(labels, "label"):
        yield warning("label", problem.place.path, problem.message, "Tell them apart: “why” names rules by label.")


def check_lists(model: ScoringModel) -> Iterator[Problem]:
    """Named lists: their size, their items, and whether a condition uses them."""
    used = {
        wanted.name
        for rule in model.rules
        for condition in conditions_of(rule.when)
        for wanted in condition.wanted
        if isinstance(wanted, ListRef)
    }
    for named in model.lists:
        path = f"lists.{named.name}"
        yield from check_name(named.name, path, "list")
        yield from check_text(named.note, path)
        # The lists of domains hold additions to what is built in: an empty one is usual.
        if named.items or named.name not in (FREE_DOMAINS, DISPOSABLE_DOMAINS):
            yield from check_items(named.items, path, f"The list “{named.name}”")
        if named.name not in used and named.name not in (FREE_DOMAINS, DISPOSABLE_DOMAINS):
            yield note("unused", path, f"No rule uses the list “{named.name}”.")
    yield from check_repeats(((named.name, f"lists.{named.name}") for named in model.lists), "list")


def check_items(items: tuple[str, ...], path: str, what: str) -> Iterator[Problem]:
    """The items of a list: how many, how long, none of them empty."""
    if len(items) > MAX_ITEMS:
        yield error("limit", path, f"{what} has more than {MAX_ITEMS:,} items.", "Shorten it.")
    if not any(item.strip(" ") for item in items):
        yield warning("empty", path, f"{what} is empty: what asks for it never fires.")
    elif not all(item.strip(" ") for item in items):
        yield warning("empty", path, f"{what} holds an empty item, which matches nothing.")
    for item in items:
        yield from check_wanted_text(item, path)


def check_wanted_text(text: str, path: str) -> Iterator[Problem]:
    """A wanted text that is too long or cannot be written."""
    if len(text) > MAX_WANTED:
        yield error("limit", path, f"“{text[:30]}…” has more than {MAX_WANTED} letters.", "Shorten it.")
    yield from check_text(text, path)


def _unused(model: ScoringModel) -> Iterator[Problem]:
    used = {name for rule in model.rules for name in fields_of(rule)} | set(model.key) | {model.summary.by}
    if model.summary.daily:
        used.add(model.summary.daily.field)
    for field in model.fields:
        if field.name not in used:
            yield note("unused", f"fields.{field.name}", f"No rule uses the field “{field.name}”.")
    if not any(field.kind is FieldKind.EMAIL for field in model.fields):
        for name in (FREE_DOMAINS, DISPOSABLE_DOMAINS):
            if model.list_items(name):
                yield note("unused", f"lists.{name}", f"The list “{name}” serves e-mail fields; there is none.")


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
