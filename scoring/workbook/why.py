"""The Why column as a formula: the label and signed number of every contribution that is not 0.

The twin of `scoring.explain.why_texts`, piece by piece in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring import lower as steps
from scoring import nodes as n
from scoring.backends.excel import ExcelBackend
from scoring.model import Category, Rule
from scoring.scores import Scores
from scoring.workbook.lead_columns import LeadLayout

# A formula may have 8,192 characters; pieces are spread over several columns before that.
_MOST = 7_000


def signed(value: str) -> str:
    """A number's formula as text with its sign."""
    return f'IF({value}>0,"+","")&{value}'


def piece_formulas(scores: Scores, layout: LeadLayout) -> Iterator[str]:
    """One formula for each thing that Why can say of a lead, each beginning with "; " where it says something."""
    for category in scores.model.categories:
        yield from _category_pieces(scores, layout, category)
    yield from _scale_pieces(scores, layout)


def _category_pieces(scores: Scores, layout: LeadLayout, category: Category) -> Iterator[str]:
    seen: dict[str, list[str]] = {}
    for rule in scores.model.rules_of(category.name):
        cell = layout.step(steps.rule_step(rule.id))
        piece = f'IF({cell}=0,"",{_label(scores, layout, rule)}&{signed(cell)})'
        if rule.best_of:
            best = layout.step(steps.group_step(category.name, rule.best_of))
            before = seen.setdefault(rule.best_of, [])
            wins = ",".join([f"{cell}={best}", *(f"{other}<>{best}" for other in before)])
            before.append(cell)
            piece = f'IF(AND({wins}),{piece},"")'
        elif rule.disqualify or rule.force_tier:
            piece = f'IF(ISNUMBER({cell}),{piece},"")'
        yield piece
    total = scores.program.steps[steps.category_step(category.name)]
    assert isinstance(total, n.Total)
    spans = layout.span([part.step for part in total.parts])
    plain = f"ROUND(SUM({','.join(spans)}),4)" if spans else "0"
    low, high = layout.setting(total.floor), layout.setting(total.cap)
    held = f"MAX({low},MIN({high},{plain}))"
    result = layout.step(steps.category_step(category.name))
    limit, weight = f"ROUND({held}-{plain},4)", f"ROUND({result}-{held},4)"
    words = layout.rules.labels
    yield f'IF({held}={plain},"",{words[f"categories/{category.name}/limit"]}&{signed(limit)})'
    yield f'IF({result}={held},"",{words[f"categories/{category.name}/weight"]}&{signed(weight)})'


def _label(scores: Scores, layout: LeadLayout, rule: Rule) -> str:
    """The reference of what stands before a rule's number; for bands, of the band that the lead lies in."""
    result = scores.program.steps[steps.rule_step(rule.id)]
    assert isinstance(result, n.Result)
    if not isinstance(result.amount, n.Banded):
        return layout.rules.labels[f"rules/{rule.id}"]
    backend = ExcelBackend(layout)
    cell = layout.cell(result.amount.number.field)
    text = '""'
    for place, band in reversed(list(enumerate(result.amount.bands))):
        label = layout.rules.labels[f"rules/{rule.id}/bands/{place}"]
        text = f"IF({backend.band_condition(cell, band)},{label},{text})"
    return text


def _scale_pieces(scores: Scores, layout: LeadLayout) -> Iterator[str]:
    raw, score = layout.step(steps.RAW), layout.step(steps.SCORE)
    if scores.model.scale == n.Scaling.PERCENT:
        return
    held = raw
    if scores.model.scale == n.Scaling.CLAMP:
        held = f"MIN(100,MAX(0,{raw}))"
        yield f'IF({held}={raw},"","; limit 0–100 "&{signed(f"ROUND({held}-{raw},4)")})'
    yield f'IF({score}={held},"","; rounding "&{signed(f"ROUND({score}-{held},4)")})'


def piece_groups(pieces: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The places of the pieces, in as few groups as keep each group's formula short enough."""
    groups: list[list[int]] = [[]]
    length = 0
    for place, piece in enumerate(pieces):
        if length + len(piece) + 1 > _MOST and groups[-1]:
            groups.append([])
            length = 0
        groups[-1].append(place)
        length += len(piece) + 1
    return tuple(tuple(group) for group in groups)


def why_formula(scores: Scores, layout: LeadLayout, parts: Sequence[str]) -> str:
    """The visible Why from the columns that hold its parts."""
    whole = "&".join(parts)
    if scores.model.scale != n.Scaling.PERCENT:
        return f"MID({whole},3,32767)"
    raw, possible = layout.step(steps.RAW), layout.step(steps.POSSIBLE)
    return f'IF({whole}="","",MID({whole},3,32767)&" ")&"= "&{raw}&" of "&{possible}'
