"""How the columns that scoring adds look, wherever the leads stand: styles, colours of tiers, what may be typed."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.backends.formulas import lowered
from scoring.model import Tier
from scoring.ooxml.cells import column_letters
from scoring.scores import Scores
from scoring.workbook import look
from scoring.workbook.grid import address
from scoring.workbook.lead_columns import AddedColumn
from scoring.workbook.lead_sheet import LeadSheetColumns
from scoring.workbook.names import TIER_NAMES_NAME, Our, tier_name
from scoring.workbook.plan import (
    PLAIN,
    ColumnPlan,
    ColumnWidth,
    ConditionalFormat,
    Style,
    Validation,
    ValidationKind,
)
from scoring.workbook.site import Site

_WIDTHS = {
    Our.SCORE: 11, Our.TIER: 13, Our.GRADE: 11, Our.FIT: 8, Our.ENGAGEMENT: 13, Our.WHY: 72, Our.RANK: 11,
    Our.MODEL_TIER: 13, Our.OVERRIDE: 15, Our.REASON: 28, Our.VERSION: 14,
}  # fmt: skip


# A Why in the user's own workbook is as wide as that of 95 leads in a hundred, within reason.
_USUAL, _NARROW_WHY, _WIDE_WHY = 0.95, 40, 110


def added_plan(added: AddedColumn, scores: Scores, leads: LeadSheetColumns) -> ColumnPlan:
    """A column of ours: its cells with formula and values."""
    site = leads.refs.site
    formula = added.row or added.table
    rows = site.rows if site.gaps else None
    style = _style(added, scores, leads)
    return ColumnPlan(added.place.column, site.first_row, added.values, formula, bool(added.row), style, rows=rows)


def _style(added: AddedColumn, scores: Scores, leads: LeadSheetColumns) -> Style:
    ours = {place: our for our, place in leads.ours.items()}
    match ours.get(added.place):
        case Our.SCORE | Our.FIT | Our.ENGAGEMENT:
            return Style(number_format=look.score_format(scores.model.decimals))
        case Our.TIER | Our.MODEL_TIER | Our.GRADE:
            return Style(horizontal="center")
        case Our.WHY if leads.refs.site.is_new:
            # Wrapped in rows of one line: a long Why ends at its own column, and does not read as the next one's.
            # The rows of the user's own sheet have no such height, and would grow.
            return Style(wrap=True, vertical="top")
        case Our.OVERRIDE | Our.REASON:
            return look.INPUT_TEXT
    return PLAIN


def added_widths(leads: LeadSheetColumns) -> list[ColumnWidth]:
    """How wide our columns are; those of a person's own making stay, workings are hidden and grouped."""
    visible: dict[int, float] = {place.column: _WIDTHS[our] for our, place in leads.ours.items()}
    if not leads.refs.site.is_new:
        visible[leads.ours[Our.WHY].column] = _why_width(leads)
    made = []
    for added in leads.added:
        column = added.place.column
        if column in leads.refs.site.widths:
            made.append(leads.refs.site.widths[column])
        elif added.hidden:
            made.append(ColumnWidth(column, column, 10, hidden=True, outline=1))
        else:
            made.append(ColumnWidth(column, column, visible[column]))
    return made


def _why_width(leads: LeadSheetColumns) -> float:
    """A width that nearly all of Why fits into: rows of the user's own sheet do not grow, and long texts run over."""
    lengths = sorted(map(len, leads.whys))
    usual = lengths[int(len(lengths) * _USUAL)] if lengths else 0
    return float(min(max(usual, _NARROW_WHY), _WIDE_WHY))


def colored_tiers(score: int, tier: int, rows: tuple[int, int], tiers: Sequence[Tier]) -> list[ConditionalFormat]:
    """Scores and tiers in the colours of their tiers; score, tier: their columns; rows: the first and the last."""
    first, last = rows
    cell = f"${column_letters(tier)}{first}"
    made = []
    # Somebody may have moved the one away from the other.
    spans = [(score, tier)] if score + 1 == tier else [(score, score), (tier, tier)]
    for left, right in spans:
        span = f"{address(first, left)}:{address(last, right)}"
        made.append(ConditionalFormat(span, f'{cell}="Disqualified"', look.DISQUALIFIED_LOOK, stop=True))
        for place, color in enumerate(look.tier_colors(tiers)):
            made.append(ConditionalFormat(span, f"EXACT({cell},{tier_name(place)})", color.look, stop=True))
    return made


def tier_formats(leads: LeadSheetColumns, scores: Scores) -> list[ConditionalFormat]:
    """Tiers in colour, disqualified leads struck out, an override that names no tier in red."""
    site, tier, score = leads.refs.site, leads.ours[Our.TIER].column, leads.ours[Our.SCORE].column
    made = colored_tiers(score, tier, (site.first_row, site.last_row), scores.model.tiers)
    typed = f"${column_letters(leads.override.column)}{site.first_row}"
    names = [f"EXACT({typed},{lowered(f'TRIM({tier_name(place)})')})" for place in range(len(scores.model.tiers))]
    names.append(f'EXACT({typed},"disqualified")')
    unknown = f'AND({typed}<>"",NOT(OR({",".join(names)})))'
    override = leads.ours[Our.OVERRIDE].column
    made.append(ConditionalFormat(column_span(site, override, override), unknown, look.CHECK_LOOK))
    return made


def override_validations(leads: LeadSheetColumns) -> list[Validation]:
    """The tiers to choose from in the override column."""
    override = leads.ours[Our.OVERRIDE].column
    return [
        Validation(
            column_span(leads.refs.site, override, override),
            ValidationKind.LIST,
            TIER_NAMES_NAME,
            title="Tier override",
            prompt="Choose a tier to overrule the model. The model's score stays beside it.",
            error="This is no tier: it would be ignored.",
            strict=False,
        )
    ]


def column_span(site: Site, first: int, last: int) -> str:
    """The cells of the leads from one column to another."""
    return f"{address(site.first_row, first)}:{address(site.last_row, last)}"
