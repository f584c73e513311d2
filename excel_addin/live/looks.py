"""What a person may switch on and off on scored leads: tiers in colour, bars behind scores, rows in their tiers' tints.

What is on stands in a hidden name of the workbook, so that scoring again keeps it and the ribbon can show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import xlwings as xw

from excel_addin.hosts.host import Host
from excel_addin.live.backups import keep, let_go
from excel_addin.live.changing import changing
from excel_addin.live.clearing import clear_looks, placed_by_finding
from excel_addin.live.copies import copy_of
from excel_addin.live.errors import UNPROTECT, LiveError
from excel_addin.live.own_sheets import block, neighbours, unlocked
from scoring.errors import Place
from scoring.jobs.models import marker_of, model_inside
from scoring.jobs.prepare import found_in
from scoring.model import Tier
from scoring.ooxml.cells import column_letters, column_number, parse_range
from scoring.workbook import look
from scoring.workbook.lead_looks import colored_tiers
from scoring.workbook.names import LOOKS_NAME, Our, tier_name
from scoring.workbook.plan import BookPlan, ConditionalFormat, DefinedName, LeadEdit
from scoring.workbook.stripping.found import Found
from scoring.workbook.stripping.lead_range import LeadRange

_SAID = re.compile(r'="([a-z,]*)"')
_CHIP = re.compile(r'\$[A-Z]+[0-9]+="Disqualified"|EXACT\(\$[A-Z]+[0-9]+,HS_Tier_[0-9]+\)')
_TIER_CELL = re.compile(r"\$([A-Z]+)[0-9]+")


@dataclass(frozen=True)
class Looks:
    """tiers: scores and tiers in colour. bars: data bars behind scores. rows: whole rows in pale tints."""

    tiers: bool = True
    bars: bool = False
    rows: bool = False

    @property
    def text(self) -> str:
        """Those that are on, as the workbook keeps them."""
        return ",".join(each.name for each in fields(self) if getattr(self, each.name))


@dataclass(frozen=True)
class _Where:
    """Where looks go: columns of score and tier, first and last row, runs of the leads' columns and ours."""

    score: int
    tier: int
    rows: tuple[int, int]
    columns: tuple[tuple[int, int], ...]


def looks_of(book: xw.Book) -> Looks:
    """Which looks are on in a workbook; the usual ones where nobody chose."""
    for name in book.names:
        if name.name == LOOKS_NAME:
            found = _SAID.fullmatch(name.refers_to or "")
            on = found[1].split(",") if found is not None else []
            return Looks(**{each.name: each.name in on for each in fields(Looks)})
    return Looks()


def with_looks(plan: BookPlan, looks: Looks, tiers: Sequence[Tier]) -> BookPlan:
    """A plan for an open workbook with the looks that are on there."""
    edit = plan.leads
    if looks == Looks() or edit is None:
        return plan
    kept = [item for item in edit.formats if looks.tiers or not _CHIP.fullmatch(item.formula)]
    where = _where_planned(edit)
    if looks.bars:
        kept = list(_off_scores(kept, where))
    more = _beyond_tiers(where, looks, tiers)
    names = (*plan.names, DefinedName(LOOKS_NAME, f'"{looks.text}"', hidden=True))
    return replace(plan, leads=replace(edit, formats=(*kept, *more)), names=names)


def set_looks(
    book: xw.Book, host: Host, tiers: bool | None = None, bars: bool | None = None, rows: bool | None = None
) -> Looks:
    """Switch looks of a scored workbook on or off; None leaves one as it is. Those that are on then.

    Raises `LiveError` where no scored leads are there.
    """
    before = looks_of(book)
    said = {"tiers": tiers, "bars": bars, "rows": rows}
    looks = replace(before, **{name: value for name, value in said.items() if value is not None})
    with copy_of(book, host) as path:
        marker = marker_of(path)
        found = found_in(path, marker)
        if marker is None or found is None or not marker.model_text:
            raise _unscored(book)
        where, model = _where_found(book, found), model_inside(marker, path).model
        if found.leads is not None and host.is_protected(book.sheets[found.leads.sheet.name]):
            place = Place(sheet=found.leads.sheet.name)
            raise LiveError("The sheet is protected.", place=place, mend=UNPROTECT)
        backup = keep(path, book.name)
    placed = placed_by_finding(found)
    title = "Change Hotsheet's colours"
    with changing(book, host, title, backup), unlocked(book, host, placed.sheets):
        sheet = book.sheets[placed.sheet]
        clear_looks(sheet, placed, checks_too=False)
        chips = colored_tiers(where.score, where.tier, where.rows, model.tiers) if looks.tiers else []
        chips = list(_off_scores(chips, where)) if looks.bars else chips
        host.add_formats(sheet, [*chips, *_beyond_tiers(where, looks, model.tiers)])
        book.names.add(LOOKS_NAME, f'="{looks.text}"')
        host.hide_name(book, LOOKS_NAME)
    # Colours are switched back as they were switched: copies are kept for what has no other way back.
    let_go(backup)
    return looks


def _unscored(book: xw.Book) -> LiveError:
    return LiveError(
        "The workbook has no scored leads to colour.", place=Place(file=book.name), mend="Score its leads first."
    )


def _where_found(book: xw.Book, found: Found) -> _Where:
    leads = found.leads
    if leads is None or not {Our.SCORE, Our.TIER} <= found.columns.keys():
        raise _unscored(book)
    first = leads.top + (1 if leads.header_row else 0)
    theirs = _headed(book.sheets[leads.sheet.name], leads) - found.own_columns
    columns = neighbours(sorted({*theirs, *found.columns.values()}))
    rows = first, leads.last_row - leads.totals_rows
    return _Where(found.columns[Our.SCORE], found.columns[Our.TIER], rows, tuple(columns))


def _headed(sheet: xw.Sheet, leads: LeadRange) -> set[int]:
    """The columns of the leads: those with a header, where there are headers."""
    if not leads.header_row:
        return set(range(leads.first_column, leads.last_column + 1))
    ends = (leads.header_row, leads.first_column), (leads.header_row, leads.last_column)
    headers = sheet.range(*ends).options(ndim=1).value
    return {column for column, header in enumerate(headers, leads.first_column) if header not in (None, "")}


def _where_planned(edit: LeadEdit) -> _Where:
    chip = next(item for item in edit.formats if _CHIP.fullmatch(item.formula))
    named = _TIER_CELL.search(chip.formula)
    assert named is not None
    first, score, last, _ = parse_range(chip.range)
    seen = [column.column for column in edit.columns if not _is_hidden(edit, column.column)]
    # What a person keeps between the leads and our columns is no part of the leads.
    columns = neighbours(sorted({*range(edit.first_column, edit.last_column + 1), *seen}))
    return _Where(score, column_number(named[1]), (first, last), tuple(columns))


def _off_scores(items: Sequence[ConditionalFormat], where: _Where) -> Iterator[ConditionalFormat]:
    """Colours of tiers without those of scores: behind a bar, dark text reads on a pale cell and on no other."""
    for item in items:
        if not _CHIP.fullmatch(item.formula):
            yield item
            continue
        first, left, last, right = parse_range(item.range)
        if left <= where.tier <= right:
            yield replace(item, range=block(first, where.tier, last, where.tier))


def _is_hidden(edit: LeadEdit, column: int) -> bool:
    return any(width.hidden and width.first <= column <= width.last for width in edit.widths)


def _beyond_tiers(where: _Where, looks: Looks, tiers: Sequence[Tier]) -> Iterator[ConditionalFormat]:
    """Bars, and rows in tints, behind the colours of tiers."""
    first, last = where.rows
    if looks.bars:
        yield ConditionalFormat(block(first, where.score, last, where.score), data_bar=look.SCORE_BAR)
    if looks.rows:
        cell = f"${column_letters(where.tier)}{first}"
        for left, right in where.columns:
            span = block(first, left, last, right)
            for place, color in enumerate(look.tier_colors(tiers)):
                yield ConditionalFormat(span, f"EXACT({cell},{tier_name(place)})", color.row_look)
