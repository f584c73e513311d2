"""One lead in full: who it is, its score, how that came about, and all that its row holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.state import Override
from scoring import lower as steps
from scoring.explain import Contribution, Explanation, Part, explain
from scoring.jobs.celltext import cell_text
from scoring.jobs.keys import key_columns, lead_names
from scoring.jobs.prepare import Prepared
from scoring.model import DIGITS, DISQUALIFIED, LETTERS, ScoringModel, Tier, fields_of
from scoring.scores import Scores
from scoring.table import CellKind
from scoring.units import from_units

# Columns that name a person, by their headers in small letters.
_PERSONS = (
    ("name",), ("full name",), ("lead name",), ("contact name",), ("contact",), ("first name", "last name"),
    ("nombre", "apellidos"), ("nombre", "apellido"), ("vorname", "nachname"), ("prénom", "nom"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a waterfall: points that lead from `start` to `end`. part: what they come from; None: the score.

    value: what stands in the place of the points, where a line gives and takes none.
    """

    label: str
    points: float
    start: float
    end: float
    part: Part | None
    rule_id: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One value of a lead: under its field's name (or its column's), as shown and as copied.

    rules: the labels of the live rules that ask about it.
    """

    name: str
    shown: str
    plain: str
    rules: tuple[str, ...] = ()
    error: bool = False


@dataclass(frozen=True, slots=True)
class Axes:
    """Fit and engagement of a lead (0–100), and its grade by them."""

    grade: str
    fit: float
    engagement: float


@dataclass(frozen=True)
class LeadDetails:
    """What the details panel shows of a lead. Without scores only who it is and `fields` are there.

    place, model_place: the tier that counts and the model's own, as places in `tier_names`.
    axes: None where the model has none. ranked: how many leads have a rank.
    """

    lead: int
    name: str
    besides: str
    row: int
    fields: tuple[FieldRow, ...]
    score: str = ""
    place: int = -1
    model_place: int = -1
    tiers: tuple[Tier, ...] = ()
    tier_names: tuple[str, ...] = ()
    rank: int = 0
    ranked: int = 0
    axes: Axes | None = None
    bars: tuple[Bar, ...] = ()
    verdicts: tuple[str, ...] = ()
    why: str = ""
    override: Override | None = None


def details_of(
    prepared: Prepared,
    scores: Scores | None,
    lead: int,
    overrides: Mapping[int, Override],
    title: tuple[str, str] | None = None,
) -> LeadDetails:
    """One lead (counted from 0) in full. title: who it is, where that is known already (see `lead_title`)."""
    name, besides = title or lead_title(prepared, lead)
    fields = tuple(field_rows(prepared, lead))
    row = int(prepared.table.rows[lead])
    if scores is None:
        return LeadDetails(lead, name, besides, row, fields)
    said = explain(scores, lead)
    model = scores.model
    place = int(scores.lead_tier[lead])
    return LeadDetails(
        lead,
        name,
        besides,
        row,
        fields,
        score=words.number(said.score, model.decimals),
        place=place,
        model_place=scores.tier_names.index(said.model_tier),
        tiers=model.tiers,
        tier_names=scores.tier_names,
        rank=said.rank,
        ranked=scores.leads - int(scores.counts[-1]),
        bars=bars_of(said),
        verdicts=tuple(verdicts_of(scores, said)),
        why=said.why,
        override=overrides.get(lead),
        axes=axes_of(scores, lead) if model.has_axes else None,
    )


def axes_of(scores: Scores, lead: int) -> Axes:
    """The grade of a lead, and what it is made of."""
    chosen = np.array([lead], np.intp)
    letter, digit, fit, engagement = (
        scores.values(step, chosen)[0] for step in (steps.LETTER, steps.DIGIT, steps.FIT, steps.ENGAGEMENT)
    )
    return Axes(LETTERS[letter] + DIGITS[digit], from_units(int(fit)), from_units(int(engagement)))


def lead_name(prepared: Prepared, lead: int) -> str:
    """What a person would call a lead."""
    keys = key_columns(prepared.model, prepared.columns)
    return next(lead_names(prepared.table, keys, [lead]))


def lead_title(prepared: Prepared, lead: int) -> tuple[str, str]:
    """A lead's name for a heading, and what else tells who it is, for the line below; the person before the company."""
    table = prepared.table
    lower = {column.name.strip().casefold(): column.name for column in table.columns}
    for parts in _PERSONS:
        if all(part in lower for part in parts):
            texts = [cell_text(table[lower[part]].cell(lead)).strip() for part in parts]
            person = " ".join(text for text in texts if text)
            if person:
                rest = [text for text in lead_name(prepared, lead).split(", ") if text != person]
                return person, ", ".join(rest)
    first, _, rest_of = lead_name(prepared, lead).partition(", ")
    return first, rest_of


def tier_label(name: str) -> str:
    """A tier as the window calls it: the one of disqualified leads in the person's language."""
    return QCoreApplication.translate("LeadColumns", "Disqualified") if name == DISQUALIFIED else name


def bars_of(said: Explanation) -> tuple[Bar, ...]:
    """The waterfall of an explanation: every contribution from the sum before it, and at last the score from 0."""
    ends = list(accumulate(each.units for each in said.contributions))
    bars = [
        _share_of_possible(said)
        if _is_percent(each)
        else Bar(label_of(each), each.points, from_units(end - each.units), from_units(end), each.part, each.rule_id)
        for each, end in zip(said.contributions, ends, strict=True)
    ]
    total = QCoreApplication.translate("LeadDetails", "Score")
    return (*bars, Bar(total, said.score, 0.0, said.score, None))


def _is_percent(said: Contribution) -> bool:
    return said.part is Part.SCALE and said.label.startswith("percent")


def _share_of_possible(said: Explanation) -> Bar:
    """A sum told as a share of the most that can be: another measure, which takes no points away."""
    words_of = QCoreApplication.translate("LeadDetails", "{points} of {most} possible")
    label = words_of.format(points=words.number(said.raw), most=words.number(said.possible))
    return Bar(label, 0.0, said.score, said.score, Part.SCALE, value=f"= {words.number(said.score)}")


def label_of(said: Contribution) -> str:
    """A contribution in the person's language; rules go by their own labels."""
    translate = QCoreApplication.translate
    match said.part:
        case Part.LIMIT:
            words_of = translate("LeadDetails", "{category}: floor or cap")
            return words_of.format(category=said.label.removesuffix(" limit"))
        case Part.WEIGHT:
            return translate("LeadDetails", "{category}: weight").format(category=said.label.removesuffix(" weight"))
        case Part.SCALE:
            return translate("LeadDetails", "Limit 0–100")
        case Part.ROUNDING:
            return translate("LeadDetails", "Rounding")
    return said.label


def verdicts_of(scores: Scores, said: Explanation) -> Iterator[str]:
    """What decided the tier besides the score, in sentences."""
    translate = QCoreApplication.translate
    chosen = np.array([said.lead], np.intp)
    for rule in scores.model.rules:
        if not rule.enabled or not (rule.disqualify or rule.force_tier) or not scores.fired(rule.id, chosen)[0]:
            continue
        if rule.disqualify:
            yield translate("LeadDetails", "Disqualified by “{rule}”.").format(rule=rule.label)
        if rule.force_tier:
            words_of = translate("LeadDetails", "“{rule}” puts it into the tier {tier}.")
            yield words_of.format(rule=rule.label, tier=rule.force_tier)
    typed = scores.typed_overrides.get(said.lead, "").strip()
    if scores.is_unknown(typed):
        words_of = translate("LeadDetails", "The override “{override}” names no tier, so the model's word counts.")
        yield words_of.format(override=typed)
    elif said.tier != said.model_tier:
        words_of = translate("LeadDetails", "Overruled by hand: {tier}. The model says {model}.")
        yield words_of.format(tier=tier_label(said.tier), model=tier_label(said.model_tier))


def field_rows(prepared: Prepared, lead: int) -> Iterator[FieldRow]:
    """All that a lead's row holds: what live rules ask about first, then the other fields, then other columns."""
    model, table, columns = prepared.model, prepared.table, prepared.columns
    asked = rules_by_field(model)
    used = sorted((f.name for f in model.fields if f.name in columns), key=lambda name: name not in asked)
    shown: set[str] = set()
    for name in used:
        header = columns[name]
        if header in shown:
            continue
        shown.add(header)
        label = name if header == name else f"{name} ({header})"
        yield _row(prepared, lead, header, label, asked.get(name, ()))
    for column in table.columns:
        if column.name not in shown:
            shown.add(column.name)
            yield _row(prepared, lead, column.name, column.name, ())


def _row(prepared: Prepared, lead: int, header: str, label: str, rules: tuple[str, ...]) -> FieldRow:
    column = prepared.table[header]
    value = column.cell(lead)
    return FieldRow(label, words.cell(value), cell_text(value), rules, column.kinds[lead] == CellKind.ERROR)


def rules_by_field(model: ScoringModel) -> Mapping[str, tuple[str, ...]]:
    """The labels of the live rules that ask about each field."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in model.rules:
        for name in fields_of(rule) if rule.enabled else ():
            found[name] = (*found.get(name, ()), rule.label)
    return found
