"""A scored workbook composed: what every sheet gets, from leads and their scores to one plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scoring.model import ScoringModel
from scoring.modelfile import dump_model
from scoring.nodes import Age, walk
from scoring.scores import Scores
from scoring.table import LeadTable
from scoring.workbook.call_list_sheet import call_list_sheet
from scoring.workbook.functions import function_names
from scoring.workbook.grid import address, sheet_reference
from scoring.workbook.lead_edit import lead_edit
from scoring.workbook.lead_page import ColumnFormat, lead_page
from scoring.workbook.lead_sheet import MOST_LIVE_RANKS, LeadSheetBuilder, LeadSheetColumns
from scoring.workbook.limits import refuse_long_formulas
from scoring.workbook.lists_sheet import list_titles, lists_in, lists_sheet
from scoring.workbook.marker import KeptVersion, Marker, marker_part
from scoring.workbook.names import ALWAYS, LEADS_NAME, NEEDS_AXES, SHEET_ANCHORS, Our, OurSheet
from scoring.workbook.parts.refs import sheet_prefix
from scoring.workbook.plan import BookPlan, DefinedName, SheetPlan
from scoring.workbook.rules_map import RulesMap
from scoring.workbook.rules_sheet import rules_sheet
from scoring.workbook.site import Site, new_site
from scoring.workbook.summary_sheet import summary_sheet

# TODAY() recalculates at every edit: beyond this many leads the as-of date is a fixed day.
MOST_LIVE_DAYS = 20_000


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What to show and where.

    site: where the leads stand; None for a new workbook. reasons: a text per lead, "" for none. source: the lead
    file. live_day: the as-of date may follow the calendar (it was not given, but is today's), where a rule needs it
    and the list is short enough. formats: by header, for a new workbook. versions: the models before this one.
    stripped: see `Marker`. functions: the model also becomes functions of the workbook, for Microsoft 365.
    """

    show: tuple[Our, ...] = ALWAYS
    site: Site | None = None
    reasons: tuple[str, ...] = ()
    source: str = ""
    live_day: bool = False
    formats: Mapping[str, ColumnFormat] = field(default_factory=dict)
    versions: tuple[KeptVersion, ...] = ()
    stripped: bool = False
    functions: bool = False


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
    Raises OutputError where a formula would be beyond what Excel takes.
    """
    options = options or ComposeOptions()
    site = options.site or new_site(table)
    rules = RulesMap()
    lists = lists_in(tuple(scores.program.steps.values()), list_titles(scores.model))
    list_page = lists_sheet(lists, rules, site.sheets[OurSheet.LISTS])
    live_day = options.live_day and follows_calendar(scores)
    rule_page = rules_sheet(scores, rules, live_day, site.sheets[OurSheet.RULES])
    show = shown_columns(scores.model, options.show)
    leads = LeadSheetBuilder(table, scores, columns, rules, show, site, options.reasons).build()
    day_text = "today" if live_day else "fixed at the run"
    ours = {
        OurSheet.RULES: rule_page.sheet,
        **({OurSheet.LISTS: list_page} if lists else {}),
        OurSheet.SUMMARY: summary_sheet(scores, leads.refs, day_text, tuple(_frozen(leads)), leads.whys),
        OurSheet.CALL_LIST: call_list_sheet(scores, leads.refs, leads.whys),
    }
    functions = function_names(scores.program, rules) if options.functions else ()
    names = (*rule_page.names, *functions, *_anchors(leads, ours))
    marker = Marker(
        dump_model(scores.model),
        columns=leads.refs.ours,
        workings=tuple(added.place.header for added in leads.added if added.hidden),
        sheet=site.sheet,
        fields={each.name: columns.get(each.name, "") for each in scores.model.fields},
        source=options.source,
        sheets={role: sheet.name for role, sheet in ours.items()},
        names=tuple(name.name for name in names),
        versions=options.versions,
        stripped=options.stripped,
    )
    parts, title = (marker_part(marker),), scores.model.name
    if site.is_new:
        page = lead_page(leads, scores, table.names, options.formats)
        plan = BookPlan((page, *ours.values()), names, parts, title)
    else:
        plan = BookPlan(tuple(ours.values()), names, parts, title, leads=lead_edit(leads, scores))
    refuse_long_formulas(plan)
    return plan


def _anchors(leads: LeadSheetColumns, ours: Mapping[OurSheet, SheetPlan]) -> Iterator[DefinedName]:
    """Hidden names by which a later run finds the leads and our sheets, wherever they have gone."""
    site = leads.refs.site
    columns = [place.column for place in (*site.own, *(added.place for added in leads.added))]
    first = address(site.header_row or site.body, min(columns), True)
    leads_range = f"{sheet_prefix(site.sheet)}{first}:{address(site.last_row, max(columns), True)}"
    yield DefinedName(LEADS_NAME, leads_range, hidden=True)
    for role, sheet in ours.items():
        yield DefinedName(SHEET_ANCHORS[role], sheet_reference(sheet.name, 1, 1), hidden=True)


def _frozen(leads: LeadSheetColumns) -> Iterator[str]:
    """What does not follow the rules because the list is very long."""
    if leads.folded:
        yield "With so many leads, “Why” is a text of this run: scores and tiers follow the rules, it does not."
    if Our.RANK in leads.ours and len(leads.whys) > MOST_LIVE_RANKS:
        yield "With so many leads, “Lead Rank” is a number of this run."
