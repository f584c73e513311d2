"""Where on the rules page a problem of the model belongs: its path as a rule or category, a part of it, a condition.

The checks of the core count from 1 ("rules[3].when.all[1]"); what is merely not filled in yet they call a wrong
number, so that is said here in the words of a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan

from PySide6.QtCore import QCoreApplication

from desktop.models.rule_draft_tree import Path, as_group, part_at
from desktop.models.rule_edits import Bulk
from desktop.models.typed import Unread
from scoring.errors import Place, Problem, Severity
from scoring.model import BandPoints, Condition, Group, Rule, ScoringModel, UnitPoints, Wanted
from scoring.table import Serial

translate = QCoreApplication.translate
_RULE = re.compile(r"rules\[(\d+)\](?:\.(.*))?")
_STEP = re.compile(r"(?:all|any|none)\[(\d+)\]")
_BAND = re.compile(r"points\.bands\[(\d+)\]")
# Which part of a rule a finding about the whole of it is about; "" is shown nowhere, as it is plain to see.
_OF_WHOLE = {"verdict": "verdict", "idle": "points", "adds-up": "points", "off": ""}
_PARTS = {"force tier": "verdict", "best of": "best of"}
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the page: a rule (by its place, from 0) or a category, and a part of it.

    part: "label", "category", "when", "points", "band", "decay", "verdict", "best of"; of a category "name" or
    "numbers". path: of the condition. band: of the points, from 0.
    """

    rule: int = -1
    category: str = ""
    part: str = ""
    path: Path = ()
    band: int = -1


def spot_of(problem: Problem) -> Spot | None:
    """Where a problem is to be shown; None where that is not on the rules page, or needs no words."""
    path = problem.place.path
    if path.startswith("categories."):
        return Spot(category=path.removeprefix("categories."), part="name" if problem.code == "name" else "numbers")
    found = _RULE.fullmatch(path)
    if found is None:
        return None
    place, rest = int(found[1]) - 1, found[2] or ""
    if not rest:
        part = _OF_WHOLE.get(problem.code, "label")
        return Spot(place, part=part) if part else None
    if rest.startswith("when"):
        steps = tuple(int(number) - 1 for number in _STEP.findall(rest))
        return Spot(place, part="when", path=steps)
    band = _BAND.fullmatch(rest)
    if band:
        return Spot(place, part="band", band=int(band[1]) - 1)
    part = rest.partition(".")[0]
    return Spot(place, part=_PARTS.get(part, part))


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The worst severity among problems; None without any."""
    return min((problem.severity for problem in problems), key=_RANK.__getitem__, default=None)


def by_rule(model: ScoringModel, problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    """The problems of each rule that has some, by its id."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        spot = spot_of(problem)
        if spot is not None and 0 <= spot.rule < len(model.rules):
            found.setdefault(model.rules[spot.rule].id, []).append(problem)
    return {rule_id: tuple(listed) for rule_id, listed in found.items()}


def by_category(problems: Iterable[Problem]) -> dict[str, tuple[Problem, ...]]:
    """The problems of each category that has some, by its name."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        spot = spot_of(problem)
        if spot is not None and spot.category:
            found.setdefault(spot.category, []).append(problem)
    return {name: tuple(listed) for name, listed in found.items()}


Spotted = Mapping[tuple[str, Path], tuple[Problem, ...]]


def spotted(problems: Iterable[Problem], rule: Rule, root: Group) -> Spotted:
    """The problems of a rule under edit by where they are shown: part, and path of the condition or (band,).

    root: the tree as it is shown. A lone condition is "when" to the checks, and the first member here.
    """
    found: dict[tuple[str, Path], dict[str, Problem]] = {}
    lone = not isinstance(rule.when, Group)
    for problem in problems:
        spot = spot_of(problem)
        if spot is None:
            continue
        path = spot.path if spot.band < 0 else (spot.band,)
        if spot.part == "when" and lone and root.members:
            path = (0,)
        said = _in_a_form(problem, spot, rule, part_at(root, path) if spot.part == "when" else None)
        found.setdefault((spot.part, path), {}).setdefault(said.message, said)
    return {place: tuple(listed.values()) for place, listed in found.items()}


def in_a_form(problems: Iterable[Problem], model: ScoringModel) -> tuple[Problem, ...]:
    """The problems of a model with a draft in it in the words of a form: what is not given yet is never “nan”."""
    found = []
    categories = {category.name: category for category in model.categories}
    for problem in problems:
        spot = spot_of(problem)
        if spot is not None and spot.category in categories:
            category = categories[spot.category]
            gap = _first_gap(category.weight, category.floor, category.cap)
            found.append(problem if gap is None or problem.code != "limit" else _said(problem, _number_words(gap)))
        elif spot is not None and 0 <= spot.rule < len(model.rules):
            rule = model.rules[spot.rule]
            if spot.part == "points" and ".bands" in problem.place.path and _edges_unset(rule):
                # Between bands that are not told yet, there is nothing to say.
                continue
            path = spot.path or (() if isinstance(rule.when, Group) else (0,))
            part = part_at(as_group(rule.when), path) if spot.part == "when" else None
            found.append(_in_a_form(problem, spot, rule, part))
        else:
            found.append(problem)
    return tuple(dict.fromkeys(found))


def bulk_problems(bulk: Bulk) -> tuple[Problem, ...]:
    """What stands in the numbers of a common change and is none."""
    days = bulk.decay.days if bulk.decay is not None else 0.0
    said = [_points_words(each) for each in (bulk.factor, bulk.amount) if isnan(each)]
    said += [_days_words(days)] if isnan(days) else []
    return tuple(Problem("limit", each, Place()) for each in dict.fromkeys(said))


def _in_a_form(problem: Problem, spot: Spot, rule: Rule, part: object) -> Problem:
    """A problem in the words of a form, where something is not filled in yet."""
    if isinstance(part, Condition):
        if not part.field:
            return _said(problem, translate("RuleProblems", "Choose a field."))
        if any(_unset(wanted) for wanted in part.wanted) and problem.code in ("limit", "date", "wanted"):
            if isinstance(part.wanted[0], Serial):
                return _said(problem, translate("RuleProblems", "Choose a date."))
            return _said(problem, _number_words(_first_gap(*_floats(part.wanted))))
    if spot.part == "points" and problem.code == "limit" and (gap := _points_gap(rule)) is not None:
        return _said(problem, _points_words(gap))
    if spot.part in ("points", "decay") and problem.code == "field-unknown" and not _counted(rule, spot.part):
        return _said(problem, translate("RuleProblems", "Choose a field."))
    if spot.part == "band" and isinstance(rule.points, BandPoints) and spot.band < len(rule.points.bands):
        band = rule.points.bands[spot.band]
        edge = _first_gap(band.low, band.high)
        if edge is not None:
            return _said(problem, _number_words(edge))
        if isnan(band.points):
            typed = isinstance(band.points, Unread)
            return _said(problem, _points_words(band.points) if typed else _number_words(None))
    if spot.part == "decay" and rule.decay is not None and isnan(rule.decay.days):
        return _said(problem, _days_words(rule.decay.days))
    return problem


def _counted(rule: Rule, part: str) -> str:
    if part == "decay":
        return rule.decay.field if rule.decay is not None else ""
    return rule.points.field if isinstance(rule.points, (BandPoints, UnitPoints)) else ""


def _points_gap(rule: Rule) -> float | None:
    match rule.points:
        case BandPoints():
            return None
        case UnitPoints(_, points, cap):
            return _first_gap(points, cap)
        case _:
            return _first_gap(rule.points.points)


def _edges_unset(rule: Rule) -> bool:
    points = rule.points
    return isinstance(points, BandPoints) and any(_first_gap(band.low, band.high) is not None for band in points.bands)


def _first_gap(*numbers: float | None) -> float | None:
    """The first number that is not given, where one is not; what somebody typed wrong before what is empty."""
    gaps = [each for each in numbers if each is not None and isnan(each)]
    return next((each for each in gaps if isinstance(each, Unread)), gaps[0] if gaps else None)


def _floats(wanted: Iterable[Wanted]) -> list[float]:
    return [each for each in wanted if isinstance(each, float)]


def _number_words(gap: float | None) -> str:
    if isinstance(gap, Unread):
        return translate("RuleProblems", "“{text}” is not a number.").format(text=gap.text)
    return translate("RuleProblems", "Give a number.")


def _points_words(gap: float) -> str:
    if isinstance(gap, Unread):
        return translate("RuleProblems", "“{text}” is no number of points.").format(text=gap.text)
    return translate("RuleProblems", "Give the number of points.")


def _days_words(gap: float) -> str:
    if isinstance(gap, Unread):
        return translate("RuleProblems", "“{text}” is no number of days.").format(text=gap.text)
    return translate("RuleProblems", "Give the number of days.")


def _unset(wanted: Wanted) -> bool:
    value = wanted.value if isinstance(wanted, Serial) else wanted
    return isinstance(value, float) and isnan(value)


def _said(problem: Problem, words: str) -> Problem:
    return Problem(problem.code, words, problem.place, "", problem.severity)
