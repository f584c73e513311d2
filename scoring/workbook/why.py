"""The Why column as a formula: the label and signed number of every contribution that is not 0.

The twin of `scoring.explain.why_texts`, piece by piece in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, takewhile

from scoring import lower as steps
from scoring import nodes as n
from scoring.backends.excel import ExcelBackend
from scoring.model import Category, Rule
from scoring.scores import Scores
from scoring.workbook.lead_columns import LeadLayout, part_step

# A formula may have 8,192 characters and a function 255 arguments; pieces are spread over several columns before
# that.
_MOST, _MOST_ARGUMENTS = 7_000, 240
# Of a group with more rules before one, its columns are searched at once: one comparison each would be too long.
_MANY_RIVALS = 12

# What CONCATENATE is given for one thing that Why can say. Joining everything in one call spares a spreadsheet the
# texts in between: in LibreOffice that halves the time of the whole lead sheet.
Piece = tuple[str, ...]


def signed(value: str) -> str:
    """A number's formula as text with its sign."""
    return f'IF({value}>0,"+","")&{value}'


def piece_formulas(scores: Scores, layout: LeadLayout) -> Iterator[Piece]:
    """The arguments for each thing that Why can say of a lead, the first with "; " where it says something."""
    for category in scores.model.categories:
        yield from _category_pieces(scores, layout, category)
    yield from _scale_pieces(scores, layout)


def _category_pieces(scores: Scores, layout: LeadLayout, category: Category) -> Iterator[Piece]:
    seen: dict[str, list[str]] = {}
    for rule in scores.model.rules_of(category.name):
        cell = layout.step(steps.rule_step(rule.id))
        label = _label(scores, layout, rule)
        piece = f'IF({cell}=0,"",{label}&{signed(cell)})'
        if rule.best_of:
            best = layout.step(steps.group_step(category.name, rule.best_of))
            before = seen.setdefault(rule.best_of, [])
            others = _without(layout, best, before)
            wins = ",".join([f"{cell}={best}", *others])
            before.append(steps.rule_step(rule.id))
            yield (f'IF(AND({wins}),{piece},"")',)
        elif rule.disqualify or rule.force_tier:
            yield (f'IF(ISNUMBER({cell}),{piece},"")',)
        elif f"rules/{rule.id}" in layout.rules.plus_labels:
            plus = layout.rules.plus_labels[f"rules/{rule.id}"]
            yield f'IF({cell}>0,{plus},IF({cell}=0,"",{label}))', f'IF({cell}=0,"",{cell})'
        else:
            yield (piece,)
    total = scores.program.steps[steps.category_step(category.name)]
    assert isinstance(total, n.Total)
    spans = layout.span(_parts(layout, steps.category_step(category.name), total))
    plain = f"ROUND(SUM({','.join(spans)}),4)" if spans else "0"
    low, high = layout.setting(total.floor), layout.setting(total.cap)
    held = f"MAX({low},MIN({high},{plain}))"
    result = layout.step(steps.category_step(category.name))
    limit, weight = f"ROUND({held}-{plain},4)", f"ROUND({result}-{held},4)"
    words = layout.rules.labels
    yield (f'IF({held}={plain},"",{words[f"categories/{category.name}/limit"]}&{signed(limit)})',)
    yield (f'IF({result}={held},"",{words[f"categories/{category.name}/weight"]}&{signed(weight)})',)


def _without(layout: LeadLayout, best: str, rivals: Sequence[str]) -> list[str]:
    """Tests that no result of these steps is the best one."""
    cells = [layout.step(step) for step in rivals]
    if len(rivals) <= _MANY_RIVALS:
        return [f"{cell}<>{best}" for cell in cells]
    alone = set(cells)
    return [f"{s}<>{best}" if s in alone else f"ISNA(MATCH({best},{s},0))" for s in layout.span(rivals)]


def _parts(layout: LeadLayout, name: str, total: n.Total) -> list[str]:
    """The steps that make a category's sum: its partial sums, where it has some."""
    partial = (part_step(name, place) for place in count(1))
    return list(takewhile(layout.columns.steps.__contains__, partial)) or [part.step for part in total.parts]


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


def _scale_pieces(scores: Scores, layout: LeadLayout) -> Iterator[Piece]:
    raw, score = layout.step(steps.RAW), layout.step(steps.SCORE)
    if scores.model.scale == n.Scaling.PERCENT:
        return
    held = raw
    if scores.model.scale == n.Scaling.CLAMP:
        held = f"MIN(100,MAX(0,{raw}))"
        yield (f'IF({held}={raw},"","; limit 0–100 "&{signed(f"ROUND({held}-{raw},4)")})',)
    yield (f'IF({score}={held},"","; rounding "&{signed(f"ROUND({score}-{held},4)")})',)


def piece_groups(pieces: Sequence[Piece]) -> tuple[tuple[int, ...], ...]:
    """The places of the pieces, in as few groups as keep each group's formula short enough."""
    groups: list[list[int]] = [[]]
    length = arguments = 0
    for place, piece in enumerate(pieces):
        size = sum(len(argument) + 1 for argument in piece)
        if groups[-1] and (length + size > _MOST or arguments + len(piece) > _MOST_ARGUMENTS):
            groups.append([])
            length = arguments = 0
        groups[-1].append(place)
        length += size
        arguments += len(piece)
    return tuple(tuple(group) for group in groups)


def joined(pieces: Iterable[Piece]) -> str:
    """The formula of a column that holds some of the pieces."""
    arguments = [argument for piece in pieces for argument in piece]
    return f"CONCATENATE({','.join(arguments)})" if arguments else '""'


def why_formula(scores: Scores, layout: LeadLayout, parts: Sequence[str]) -> str:
    """The visible Why from the columns that hold its parts."""
    whole = "&".join(parts)
    if scores.model.scale != n.Scaling.PERCENT:
        return f"MID({whole},3,32767)"
    raw, possible = layout.step(steps.RAW), layout.step(steps.POSSIBLE)
    return f'IF({whole}="","",MID({whole},3,32767)&" ")&"= "&{raw}&" of "&{possible}'
