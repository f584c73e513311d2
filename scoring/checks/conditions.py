"""Conditions: fields that exist, operators that fit them, and values that can be compared with."""

from __future__ import annotations

import math
from collections.abc import Iterator

from scoring.checks.common import check_reference, error, note, warning
from scoring.checks.names import check_items, check_wanted_text
from scoring.errors import Problem, did_you_mean
from scoring.model import Condition, Group, Join, ListRef, ScoringModel, Wanted, When
from scoring.operators import BY_KEY, Operator, Wants, operators_for
from scoring.table import Serial
from scoring.text import NEVER, wanted_form

MAX_DEPTH = 6
# The first day that every spreadsheet agrees on, 1900-03-01, and the last one there is, 9999-12-31.
FIRST_DAY, LAST_DAY = 61, 2_958_465
MAX_DAYS = 100_000
_COUNTS = {Wants.NOTHING: 0, Wants.TWO_NUMBERS: 2, Wants.TWO_DATES: 2}
_TYPES: dict[Wants, tuple[type, ...]] = {
    Wants.TEXT: (str,), Wants.LIST: (tuple, ListRef), Wants.NUMBER: (float, int), Wants.DAYS: (float, int),
    Wants.TWO_NUMBERS: (float, int), Wants.DATE: (Serial,), Wants.TWO_DATES: (Serial,),
}  # fmt: skip


def check_when(model: ScoringModel, when: When | None, path: str, depth: int = 1) -> Iterator[Problem]:
    """The problems of a tree of conditions."""
    if when is None:
        return
    if isinstance(when, Condition):
        yield from _condition(model, when, path)
        return
    if not when.members:
        yield error("empty", path, "A group holds no condition.", "Add one, or remove the group.")
    if depth > MAX_DEPTH:
        yield error("depth", path, f"Conditions nest more than {MAX_DEPTH} levels deep.", "Split the rule.")
        return
    if when.join is Join.NONE and not _asks_for_presence(when):
        yield note(
            "none-of",
            path,
            "“none” also holds for leads where the fields are blank.",
            "Join it with “is not blank” where a blank should not count.",
        )
    for place, member in enumerate(when.members, 1):
        yield from check_when(model, member, f"{path}.{when.join}[{place}]", depth + 1)


def _asks_for_presence(group: Group) -> bool:
    """Whether a none-of group only asks what a blank answers as meant: yes/no questions, blankness itself."""
    plain = ("is blank", "is yes", "is no", "domain is free", "domain is disposable")
    return all(isinstance(member, Condition) and member.operator in plain for member in group.members)


def _condition(model: ScoringModel, condition: Condition, path: str) -> Iterator[Problem]:
    names = [field.name for field in model.fields]
    yield from check_reference(condition.field, path, "field", names, "Add it under “fields”.")
    operator = BY_KEY.get(condition.operator)
    if operator is None:
        offer = did_you_mean(condition.operator, BY_KEY)
        yield error("operator-unknown", path, f"There is no condition “{condition.operator}”.", offer)
        return
    field = model.field(condition.field)
    if field is not None and field.kind not in operator.kinds:
        fitting = ", ".join(f"“{other.key}”" for other in operators_for(field.kind))
        yield error(
            "operator-kind",
            path,
            f"“{operator.key}” does not fit “{field.name}”, a {field.kind} field.",
            f"These fit: {fitting}.",
        )
    count = _COUNTS.get(operator.wants, 1)
    types = _TYPES.get(operator.wants, ())
    right = all(isinstance(wanted, types) and not isinstance(wanted, bool) for wanted in condition.wanted)
    if len(condition.wanted) != count or (count and not right):
        yield error("wanted", path, f"“{operator.key}” wants {operator.wants}.")
        return
    for wanted in condition.wanted:
        yield from _wanted(model, operator, wanted, path)
    yield from _order(operator, condition.wanted, path)


def _wanted(model: ScoringModel, operator: Operator, wanted: Wanted, path: str) -> Iterator[Problem]:
    match wanted:
        case ListRef(name):
            known = [named.name for named in model.lists]
            yield from check_reference(name, path, "list", known, "Add it under “lists”.")
        case tuple():
            if not all(isinstance(item, str) for item in wanted):
                yield error("wanted", path, "A list of texts is wanted.")
                return
            yield from check_items(wanted, path, "The list")
        case str():
            yield from check_wanted_text(wanted, path)
            if wanted_form(wanted, operator.form) == NEVER:
                yield warning(
                    "empty",
                    path,
                    "Nothing is left to look for, so the condition never fires.",
                    "Give it a value.",
                )
        case Serial(day):
            if not FIRST_DAY <= day <= LAST_DAY or day != int(day):
                yield error("date", path, "A date must be a whole day between 1900-03-01 and 9999-12-31.")
        case _:
            yield from _number(operator, wanted, path)


def _number(operator: Operator, number: float, path: str) -> Iterator[Problem]:
    if not math.isfinite(number) or abs(number) >= 1e15:
        yield error("limit", path, "A number to compare with must lie below 1E15.")
    elif operator.wants is Wants.DAYS and (number != int(number) or not 0 <= number <= MAX_DAYS):
        yield error("days", path, f"{number:g} is no number of days.", f"Use a whole number from 0 to {MAX_DAYS:,}.")
    elif float(f"{number:.15g}") != number:
        yield error("limit", path, f"{number!r} has more than the 15 digits that a spreadsheet keeps.", "Round it.")


def _order(operator: Operator, wanted: tuple[Wanted, ...], path: str) -> Iterator[Problem]:
    ends = [end.value if isinstance(end, Serial) else end for end in wanted]
    if operator.wants in (Wants.TWO_NUMBERS, Wants.TWO_DATES) and ends[0] > ends[1]:  # type: ignore[operator]
        yield warning("order", path, "The first value is the larger one, so the condition never fires.", "Swap them.")
