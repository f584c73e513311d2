"""A scored workbook composed: what every sheet gets, from leads and their scores to one plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scoring.backends.formulas import lowered
from scoring.model import ScoringModel, conditions_of
from scoring.modelfile import dump_model
from scoring.nodes import Age, walk
from scoring.ooxml.cells import column_letters
from scoring.operators import BY_KEY, Wants
from scoring.scores import Scores
from scoring.table import CellKind, Column, LeadTable
from scoring.workbook import look
from scoring.workbook.call_list_sheet import call_list_sheet
from scoring.workbook.grid import address
from scoring.workbook.lead_columns import AddedColumn
from scoring.workbook.lead_sheet import MOST_LIVE_RANKS, LeadSheetBuilder, LeadSheetColumns
from scoring.workbook.lead_workings import FIRST_ROW, HEADER_ROW
from scoring.workbook.lists_sheet import lists_in, lists_sheet
from scoring.workbook.marker import Marker, marker_part
from scoring.workbook.names import (
    ALWAYS,
    LEADS_SHEET,
    NEEDS_AXES,
    TABLE_NAME,
    TIER_NAMES_NAME,
    Our,
    tier_name,
)
from scoring.workbook.plan import (
    PLAIN,
    BookPlan,
    CellPlan,
    ColumnPlan,
    ColumnWidth,
    ConditionalFormat,
    SheetPlan,
    Style,
    TableColumn,
    TablePlan,
    Validation,
    ValidationKind,
)
from scoring.workbook.rules_map import RulesMap
from scoring.workbook.rules_sheet import rules_sheet
from scoring.workbook.summary_sheet import summary_sheet

# TODAY() recalculates at every edit: beyond this many leads the as-of date is a fixed day.
MOST_LIVE_DAYS = 20_000
_WIDTHS = {
    Our.SCORE: 11, Our.TIER: 13, Our.GRADE: 11, Our.FIT: 8, Our.ENGAGEMENT: 13, Our.WHY: 72, Our.RANK: 11,
    Our.MODEL_TIER: 13, Our.OVERRIDE: 15, Our.REASON: 28, Our.VERSION: 14,
}  # fmt: skip
_SAMPLED = 200
# How much of the leads' own columns, in characters, is in view to the left of the score when the file is opened.
_OPEN_AT = 45
_NARROW, _WIDE = 8, 42
# Serials before 1 March 1900 are times or spans of time, not days.
_FIRST_DAY = 61


@dataclass(frozen=True, slots=True)
class ColumnFormat:
    """The number formats of one of the leads' own columns, as codes; `dates` is "" for the usual one."""

    numbers: str = PLAIN.number_format
    dates: str = ""


_PLAIN_FORMAT = ColumnFormat()


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What to show and under which name.

    reasons: a text per lead, "" for none. source: the lead file. live_day: the as-of date may follow the calendar
    (it was not given, but is today's), where a rule needs it and the list is short enough. formats: by header.
    """

    show: tuple[Our, ...] = ALWAYS
    sheet_name: str = LEADS_SHEET
    reasons: tuple[str, ...] = ()
    source: str = ""
    live_day: bool = False
    formats: Mapping[str, ColumnFormat] = field(default_factory=dict)


def shown_columns(model: ScoringModel, wanted: tuple[Our, ...]) -> tuple[Our, ...]:
    """The visible columns: those that are always there, the wanted ones that the model has, in their order."""
    chosen = {*ALWAYS, *wanted} | ({Our.GRADE} if model.tiers_by_grade else set())
    return tuple(our for our in Our if our in chosen and (model.has_axes or our not in NEEDS_AXES))


def follows_calendar(scores: Scores) -> bool:
    """Whether the as-of date is TODAY(): a rule is relative to it, and the list is not long."""
    relative = any(isinstance(node, Age) for node in walk(tuple(scores.program.steps.values())))
    return relative and scores.leads <= MOST_LIVE_DAYS


def compose(
    table: LeadTable, scores: Scores, columns: Mapping[str, str], options: ComposeOptions | None = None
) -> BookPlan:
    """The plan of a scored workbook.

    table: the leads' own columns, without ours. columns: the table's column of each field of the model.
    """
    options = options or ComposeOptions()
    rules = RulesMap()
    lists = lists_in(tuple(scores.program.steps.values()), _list_titles(scores.model))
    list_page = lists_sheet(lists, rules)
    live_day = options.live_day and follows_calendar(scores)
    rule_page = rules_sheet(scores, rules, live_day)
    show = shown_columns(scores.model, options.show)
    builder = LeadSheetBuilder(table, scores, columns, rules, show, options.reasons)
    leads = builder.build(options.sheet_name)
    formats = [options.formats.get(name, _PLAIN_FORMAT) for name in table.names]
    sheets = (
        _lead_page(leads, scores, options.sheet_name, formats),
        rule_page.sheet,
        *((list_page,) if lists else ()),
        summary_sheet(
            scores, leads.refs, "today" if live_day else "fixed at the run", tuple(_frozen(leads)), leads.whys
        ),
        call_list_sheet(scores, leads.refs, leads.whys),
    )
    fields = {each.name: columns.get(each.name, "") for each in scores.model.fields}
    marker = Marker(
        dump_model(scores.model),
        columns=leads.refs.ours,
        workings=tuple(added.place.header for added in leads.added if added.hidden),
        sheet=options.sheet_name,
        fields=fields,
        source=options.source,
    )
    return BookPlan(sheets, rule_page.names, (marker_part(marker),), scores.model.name)


def _frozen(leads: LeadSheetColumns) -> Iterator[str]:
    """What does not follow the rules because the list is very long."""
    if leads.folded:
        yield "With so many leads, “Why” is a text of this run: scores and tiers follow the rules, it does not."
    if Our.RANK in leads.ours and len(leads.whys) > MOST_LIVE_RANKS:
        yield "With so many leads, “Lead Rank” is a number of this run."


def _list_titles(model: ScoringModel) -> dict[str, str]:
    """What the Lists sheet calls a list that stands in a rule: the rule and the field."""
    titles = {}
    for rule in model.rules:
        for place, condition in enumerate(conditions_of(rule.when)):
            if BY_KEY[condition.operator].wants == Wants.LIST:
                titles[f"rules/{rule.id}/when/{place}/value"] = f"{rule.label}: {condition.field}"
    return titles


def _lead_page(leads: LeadSheetColumns, scores: Scores, name: str, formats: Sequence[ColumnFormat]) -> SheetPlan:
    last = leads.refs.last_row
    headers = [CellPlan(HEADER_ROW, at, c.name, look.HEADER) for at, c in enumerate(leads.own, start=1)]
    headers += [CellPlan(HEADER_ROW, a.place.column, a.place.header, look.HEADER) for a in leads.added]
    columns = [_own_plan(at, *pair) for at, pair in enumerate(zip(leads.own, formats, strict=True), start=1)]
    columns += [_added_plan(added, scores, leads) for added in leads.added]
    table = TablePlan(
        TABLE_NAME,
        HEADER_ROW,
        1,
        last,
        tuple([TableColumn(c.name) for c in leads.own] + [TableColumn(a.place.header, a.table) for a in leads.added]),
    )
    return SheetPlan(
        name,
        cells=tuple(headers),
        columns=tuple(columns),
        widths=tuple(_widths(leads)),
        row_heights=((HEADER_ROW, 30),),
        tables=(table,),
        formats=tuple(_formats(leads, scores)),
        validations=tuple(_validations(leads)),
        freeze=(HEADER_ROW, 1),
        landscape=True,
        fit_width=True,
        repeat_rows=(HEADER_ROW, HEADER_ROW),
        scroll_to=_first_shown(leads),
        one_line=True,
        ignore_errors=(f"A1:{address(last, leads.added[-1].place.column)}",),
    )


def _first_shown(leads: LeadSheetColumns) -> int:
    """The column to open at: as many of the leads' own as leave room for the score beside the first one."""
    column, room = leads.ours[Our.SCORE].column, float(_OPEN_AT)
    while column > 2 and room - _width(leads.own[column - 2]) >= 0:
        room -= _width(leads.own[column - 2])
        column -= 1
    return column


def _own_plan(at: int, column: Column, kept: ColumnFormat) -> ColumnPlan:
    style = PLAIN if kept.numbers == PLAIN.number_format else Style(number_format=kept.numbers)
    dates = Style(number_format=kept.dates) if kept.dates else _date_style(column)
    return ColumnPlan(at, FIRST_ROW, column, style=style, date_style=dates)


def _added_plan(added: AddedColumn, scores: Scores, leads: LeadSheetColumns) -> ColumnPlan:
    shared = bool(added.row)
    style = PLAIN
    if added.place in (leads.ours.get(Our.SCORE), leads.ours.get(Our.FIT), leads.ours.get(Our.ENGAGEMENT)):
        style = Style(number_format=look.score_format(scores.model.decimals))
    elif added.place in (leads.ours.get(Our.TIER), leads.ours.get(Our.MODEL_TIER), leads.ours.get(Our.GRADE)):
        style = Style(horizontal="center")
    elif added.place == leads.ours.get(Our.WHY):
        # Wrapped in rows of one line: a long Why ends at its own column, and does not read as the next one's.
        style = Style(wrap=True, vertical="top")
    elif added.place in (leads.ours.get(Our.OVERRIDE), leads.ours.get(Our.REASON)):
        style = look.INPUT_TEXT
    formula = added.row or added.table
    return ColumnPlan(added.place.column, FIRST_ROW, added.values, formula, shared, style)


def _date_style(column: Column) -> Style:
    """How the dates of a column look: with the time where any has one, times and spans of time without a day."""
    serials = column.numbers[column.kinds == CellKind.DATE]
    if len(serials) and (serials < _FIRST_DAY).all():
        return Style(number_format="hh:mm" if (serials < 1).all() else "[h]:mm")
    return Style(number_format="yyyy-mm-dd hh:mm" if (serials % 1 != 0).any() else "yyyy-mm-dd")


def _widths(leads: LeadSheetColumns) -> list[ColumnWidth]:
    made = [ColumnWidth(at, at, _width(c)) for at, c in enumerate(leads.own, start=1)]
    visible = {place.column: _WIDTHS[our] for our, place in leads.ours.items()}
    for added in leads.added:
        column = added.place.column
        if added.hidden:
            made.append(ColumnWidth(column, column, 10, hidden=True, outline=1))
        else:
            made.append(ColumnWidth(column, column, visible[column]))
    last = leads.added[-1].place.column
    return [*made, ColumnWidth(last + 1, last + 1, 9, collapsed=True)]


def _width(column: Column) -> float:
    """A width that shows the header and the first values, within reason."""
    lengths = [len(column.name) + 3]
    for lead in range(min(len(column), _SAMPLED)):
        kind = column.kinds[lead]
        if kind == CellKind.TEXT:
            lengths.append(len(column.texts[column.codes[lead]]) + 1)
        elif kind == CellKind.DATE:
            lengths.append(12 if column.numbers[lead] % 1 == 0 else 18)
        elif kind != CellKind.BLANK:
            lengths.append(len(f"{column.numbers[lead]:.12g}") + 1)
    return min(max(*lengths, _NARROW), _WIDE) if len(lengths) > 1 else max(lengths[0], _NARROW)


def _formats(leads: LeadSheetColumns, scores: Scores) -> list[ConditionalFormat]:
    """Tiers in colour, disqualified leads struck out, an override that names no tier in red."""
    last, tier = leads.refs.last_row, leads.ours[Our.TIER]
    score = leads.ours[Our.SCORE]
    cell = f"${column_letters(tier.column)}{FIRST_ROW}"
    span = _column_range(score.column, tier.column, last)
    made = [ConditionalFormat(span, f'{cell}="Disqualified"', look.DISQUALIFIED_LOOK, stop=True)]
    for place, color in enumerate(look.tier_colors(scores.model.tiers)):
        made.append(ConditionalFormat(span, f"EXACT({cell},{tier_name(place)})", color.look, stop=True))
    typed = f"${column_letters(leads.override.column)}{FIRST_ROW}"
    names = [f"EXACT({typed},{lowered(f'TRIM({tier_name(place)})')})" for place in range(len(scores.model.tiers))]
    names.append(f'EXACT({typed},"disqualified")')
    unknown = f'AND({typed}<>"",NOT(OR({",".join(names)})))'
    override = leads.ours[Our.OVERRIDE].column
    made.append(ConditionalFormat(_column_range(override, override, last), unknown, look.CHECK_LOOK))
    return made


def _validations(leads: LeadSheetColumns) -> list[Validation]:
    override = leads.ours[Our.OVERRIDE].column
    return [
        Validation(
            _column_range(override, override, leads.refs.last_row),
            ValidationKind.LIST,
            TIER_NAMES_NAME,
            title="Tier override",
            prompt="Choose a tier to overrule the model. The model's score stays beside it.",
            error="This is no tier: it would be ignored.",
            strict=False,
        )
    ]


def _column_range(first: int, last: int, last_row: int) -> str:
    return f"{address(FIRST_ROW, first)}:{address(last_row, last)}"
