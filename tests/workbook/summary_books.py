"""Workbooks with a summary and a call list over a hand-made lead table: values where a real one has formulas."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from scoring.fields import Field, FieldKind
from scoring.lower import SCORE
from scoring.model import Category, DailyCount, Rule, ScoringModel, SummaryOptions, Tier, UnitPoints
from scoring.nodes import Scaling
from scoring.scores import Scores, score
from scoring.table import Cell, Column, LeadTable, Serial, column, lead_table
from scoring.workbook.call_list_sheet import call_list_sheet
from scoring.workbook.grid import address, sheet_reference
from scoring.workbook.lead_sheet_refs import LeadSheetRefs
from scoring.workbook.names import (
    AS_OF_NAME,
    CALL_LIST_SHEET,
    KEY_COLUMN,
    LEADS_SHEET,
    RULES_SHEET,
    SUMMARY_SHEET,
    Our,
    threshold_name,
    tier_name,
)
from scoring.workbook.plan import (
    BookPlan,
    CellPlan,
    ColumnPlan,
    DefinedName,
    Formula,
    SheetPlan,
    TableColumn,
    TablePlan,
)
from scoring.workbook.ranked import whys_of
from scoring.workbook.site import new_site
from scoring.workbook.summary_sheet import summary_sheet
from scoring.workbook.write import write_book
from tests.judges.cells import Book, ErrorCode, Value
from tests.strategies import AS_OF, FIELDS, random_leads, random_model

_DATES = ("Last seen", "Next meeting")

Difference = tuple[str, str, object, object]


def refs_of(table: LeadTable, scores: Scores) -> LeadSheetRefs:
    """The references of a lead sheet whose table begins in A1: own columns, the key, our columns."""
    ours = {our: our.value for our in (Our.SCORE, Our.TIER, Our.WHY)}
    fields = {field.name: field.name for field in scores.model.fields if field.name in table}
    headers = (*table.names, KEY_COLUMN, *ours.values())
    return LeadSheetRefs(new_site(table), {header: at for at, header in enumerate(headers, 1)}, ours, fields)


def _leads_sheet(table: LeadTable, scores: Scores, refs: LeadSheetRefs) -> SheetPlan:
    units = scores.values(SCORE)
    # Whole numbers in the order of the score, then of the row, as the composer's key has them.
    keys: list[Cell | int] = [
        "" if out else int(unit) * (len(table) + 1) - lead
        for lead, (unit, out) in enumerate(zip(units.tolist(), scores.disqualified.tolist(), strict=True))
    ]
    tiers = [scores.tier_names[place] for place in scores.lead_tier.tolist()]
    ours: list[Column] = [
        column(KEY_COLUMN, keys),
        column(Our.SCORE, scores.score.tolist()),
        column(Our.TIER, tiers),
        column(Our.WHY, whys_of(scores, None)),
    ]
    columns = (*table.columns, *ours)
    last = max(1 + len(table), 2)
    return SheetPlan(
        LEADS_SHEET,
        cells=tuple(CellPlan(1, place, header) for place, header in enumerate(refs.headers, 1)),
        columns=tuple(ColumnPlan(place, 2, made) for place, made in enumerate(columns, 1)),
        tables=(TablePlan("Leads", 1, 1, last, tuple(TableColumn(header) for header in refs.headers)),),
    )


def book_of(scores: Scores, refs: LeadSheetRefs | None = None, as_of_text: str = "fixed") -> BookPlan:
    """A workbook with the leads, a stand-in for the rules, the summary and the call list."""
    table = scores.engine.table
    refs = refs or refs_of(table, scores)
    tiers = scores.model.tiers
    cells = [CellPlan(1, 2, _as_of(scores))]
    names = [DefinedName(AS_OF_NAME, sheet_reference(RULES_SHEET, 1, 2))]
    for place, tier in enumerate(tiers):
        cells += [CellPlan(2 + place, 1, tier.name), CellPlan(2 + place, 2, tier.threshold)]
        names.append(DefinedName(tier_name(place), sheet_reference(RULES_SHEET, 2 + place, 1)))
        names.append(DefinedName(threshold_name(place), sheet_reference(RULES_SHEET, 2 + place, 2)))
    return BookPlan(
        (
            _leads_sheet(table, scores, refs),
            SheetPlan(RULES_SHEET, tuple(cells)),
            summary_sheet(scores, refs, as_of_text),
            call_list_sheet(scores, refs),
        ),
        tuple(names),
        title="Leads, scored",
    )


def _as_of(scores: Scores) -> Serial:
    serial = scores.program.as_of.value
    assert isinstance(serial, float)
    return Serial(serial)


def random_scores(rng: random.Random, leads: int) -> Scores:
    """Random leads scored by a random model, some with overrides."""
    model = random_model(rng)
    by, daily = rng.choice(("", *(field.name for field in FIELDS))), model.summary.daily
    model = replace(model, summary=SummaryOptions(by, daily and replace(daily, field=rng.choice(_DATES))))
    table = random_leads(rng, model, leads)
    words = ["", "", "", model.tiers[0].name.upper(), "disqualified", "Nobody"]
    return score(table, model, as_of=AS_OF, overrides=tuple(rng.choice(words) for _ in range(leads)))


def formulas(sheet: SheetPlan) -> Iterator[tuple[str, Formula]]:
    """The formulas of a sheet's cells with their addresses."""
    for cell in sheet.cells:
        if isinstance(cell.value, Formula):
            yield address(cell.row, cell.column), cell.value


def differences(plan: BookPlan, judged: Book) -> list[Difference]:
    """Where a judge sees another value than the plan has cached: sheet and cell, formula, expected, seen."""
    found: list[Difference] = []
    for sheet in plan.sheets:
        if sheet.name not in (SUMMARY_SHEET, CALL_LIST_SHEET):
            continue
        for cell, formula in formulas(sheet):
            seen = judged[sheet.name].get(cell, "")
            if not _equal(formula.value, seen):
                found.append((f"{sheet.name}!{cell}", formula.text, formula.value, seen))
    return found


def _equal(expected: Cell | int, seen: Value) -> bool:
    if isinstance(seen, ErrorCode) or expected is None:
        return False
    if isinstance(expected, Serial):
        expected = expected.value
    if isinstance(expected, bool):
        # LibreOffice keeps a truth value that came through INDEX as a number.
        return not isinstance(seen, str) and float(seen) == float(expected)
    if isinstance(expected, int | float) and not isinstance(seen, str | bool):
        return abs(seen - expected) <= 1e-9 * max(1.0, abs(expected))
    return isinstance(expected, str) and isinstance(seen, str) and seen == expected


def written(plan: BookPlan, path: Path) -> Path:
    """The plan as a file."""
    write_book(plan, path, overwrite=True)
    return path


def scored(columns: Mapping[str, Sequence[Cell | int]], model: ScoringModel, overrides: tuple[str, ...] = ()) -> Scores:
    """Leads given column by column, scored as of a fixed day."""
    return score(lead_table(dict(columns)), model, as_of=AS_OF, overrides=overrides)


def text_cells(sheet: SheetPlan) -> list[str]:
    """The texts that a sheet shows now, those of formulas included."""
    values = [cell.value.value if isinstance(cell.value, Formula) else cell.value for cell in sheet.cells]
    return [value for value in values if isinstance(value, str)]


def summary_model(
    *,
    tiers: tuple[Tier, ...] = (Tier("Hot", 70), Tier("Warm", 40), Tier("Cold")),
    scale: Scaling = Scaling.CLAMP,
    by: str = "",
    daily: DailyCount | None = None,
) -> ScoringModel:
    """A model whose score is the column "Points"."""
    points = Rule("points", "Points", "All", points=UnitPoints("Points", 1, 1000))
    return ScoringModel(
        "Test model",
        key=("Email",),
        fields=(
            Field("Email", FieldKind.EMAIL),
            Field("Points", FieldKind.NUMBER),
            Field("Channel"),
            Field("Created", FieldKind.DATE),
        ),
        categories=(Category("All"),),
        rules=(points,),
        tiers=tiers,
        scale=scale,
        summary=SummaryOptions(by, daily),
    )
