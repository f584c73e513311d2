"""The harness: a case becomes a workbook, two spreadsheet engines recalculate it, and every cell is compared.

A case is a model, leads and overrides. What is compared is every formula of the lead sheet (visible columns and
workings), of Scoring Rules and of Lists, with the value that the core put beside it. A report of disagreements
names what a person needs to see the cause: the rule and what it wants, the lead's cells, the formula, both values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from string import ascii_uppercase

import pytest

from scoring.model import Condition, Rule, ScoringModel, conditions_of, fields_of
from scoring.ooxml.cells import column_letters
from scoring.scores import Scores, score
from scoring.table import Cell, LeadTable, Serial
from scoring.text import TextForm
from scoring.validate import require_valid
from scoring.workbook.compose import ComposeOptions, compose
from scoring.workbook.grid import address
from scoring.workbook.names import CALL_LIST_SHEET, LEADS_SHEET, SUMMARY_SHEET, Our
from scoring.workbook.plan import BookPlan, Formula, SheetPlan
from scoring.workbook.write import write_book
from tests.judges import ironcalc_judge, libreoffice
from tests.judges.cells import Book, ErrorCode
from tests.strategies import AS_OF

Expected = Cell | int
_SHOWN = 25
_SHOWN_FORMULA = 500
_RULE_HEADER = re.compile(r"hs rule (.+)")
_TEXT_HEADERS = tuple(f"hs {form} " for form in TextForm)
# What these two sheets show is judged where they are made.
_LEFT_OUT = (SUMMARY_SHEET, CALL_LIST_SHEET)

needs_judges = [libreoffice.requires_libreoffice, ironcalc_judge.requires_ironcalc]


@dataclass(frozen=True)
class Case:
    """A model and leads to be scored by the core and judged as a workbook."""

    name: str
    model: ScoringModel
    table: LeadTable
    overrides: tuple[str, ...] = ()
    as_of: float = AS_OF
    show: tuple[Our, ...] = tuple(Our)

    def scores(self) -> Scores:
        """What the core says."""
        require_valid(self.model)
        return score(self.table, self.model, self.columns(), self.as_of, self.overrides)

    def columns(self) -> dict[str, str]:
        """The lead table's column of each field of the model."""
        return {field.name: field.name for field in self.model.fields if field.name in self.table}

    def plan(self) -> BookPlan:
        """The workbook, without the sheets that are judged elsewhere."""
        made = compose(self.table, self.scores(), self.columns(), ComposeOptions(show=self.show))
        return replace(made, sheets=tuple(sheet for sheet in made.sheets if sheet.name not in _LEFT_OUT))


@dataclass(frozen=True)
class Judge:
    """A spreadsheet engine that recalculates workbooks and gives back every cell."""

    name: str
    evaluate: Callable[[Sequence[Path]], list[Book]]


JUDGES = (Judge("LibreOffice", libreoffice.evaluate), Judge("IronCalc", ironcalc_judge.evaluate))


class Stage(IntEnum):
    """Where in a lead's row a cell stands: what differs early makes later cells differ."""

    SETTING = 0
    TEXT = 1
    RULE = 2
    TOTAL = 3
    RANK = 4


@dataclass(frozen=True, eq=False)
class Disagreement:
    """One cell in which a judge and the core differ."""

    judge: str
    case: Case
    sheet: str
    cell: str
    header: str
    formula: str
    core: Expected
    judged: object

    @property
    def row(self) -> int:
        """The row of the cell."""
        return row_of(self.cell)

    @property
    def place(self) -> tuple[object, ...]:
        """Whose row it is: the judge, the case, the sheet, the row."""
        return self.judge, id(self.case), self.sheet, self.row

    @property
    def rule(self) -> Rule | None:
        """The rule whose column it is, if it is one."""
        found = _RULE_HEADER.fullmatch(self.header)
        return self.case.model.rule(found[1]) if found and self.sheet == LEADS_SHEET else None

    @property
    def stage(self) -> Stage:
        """How early in the row it stands."""
        if self.sheet != LEADS_SHEET:
            return Stage.SETTING
        if self.header == Our.RANK:
            return Stage.RANK
        if self.header.startswith(_TEXT_HEADERS):
            return Stage.TEXT
        return Stage.RULE if self.rule else Stage.TOTAL

    @property
    def condition(self) -> Condition | None:
        """The rule's only condition, where it has just one."""
        rule = self.rule
        found = list(conditions_of(rule.when)) if rule else []
        return found[0] if len(found) == 1 else None

    def lead(self) -> dict[str, Cell]:
        """The lead's own cells, those of the rule where it is a rule's column."""
        names = fields_of(self.rule) if self.rule else self.case.table.names
        return {name: self.case.table[name].cell(self.row - 2) for name in names if name in self.case.table}

    def __str__(self) -> str:
        what = f"“{self.header}”"
        if self.rule:
            what += f" {self.rule.when or self.rule.points}"
        lead = f"\n    lead {self.lead()!r}" if self.sheet == LEADS_SHEET else ""
        return (
            f"{self.judge}, {self.case.name}, {self.sheet}!{self.cell} {what}: core {self.core!r}, "
            f"judge {self.judged!r}{lead}\n    ={self.formula[:_SHOWN_FORMULA]}"
        )


@dataclass(frozen=True)
class Listed:
    """A difference that docs/meaning.md lists: at most one judge has it, and the other says what the core says."""

    title: str
    judge: str
    covers: Callable[[Disagreement], bool]


@dataclass(frozen=True)
class PlannedFormula:
    """A formula cell of a plan: what it should hold, its formula and the header over it."""

    sheet: str
    cell: str
    header: str
    formula: str
    value: Expected

    @property
    def row(self) -> int:
        """The row of the cell."""
        return row_of(self.cell)


def row_of(cell: str) -> int:
    """The row in a cell's address."""
    return int(cell.lstrip(ascii_uppercase))


def planned(plan: BookPlan) -> Iterator[PlannedFormula]:
    """Every formula cell of a plan."""
    for sheet in plan.sheets:
        headers = _headers(sheet)
        for cell in sheet.cells:
            if isinstance(cell.value, Formula):
                made = cell.value
                header = headers.get(cell.column, "")
                yield PlannedFormula(sheet.name, address(cell.row, cell.column), header, made.text, made.value)
        for column in sheet.columns:
            if column.formula:
                letters, header = column_letters(column.column), headers.get(column.column, "")
                for place in range(len(column.values)):
                    at = f"{letters}{column.first_row + place}"
                    yield PlannedFormula(sheet.name, at, header, column.formula, column.values.cell(place))


def _headers(sheet: SheetPlan) -> dict[int, str]:
    tops = sorted((cell for cell in sheet.cells if isinstance(cell.value, str)), key=lambda cell: -cell.row)
    return {cell.column: str(cell.value) for cell in tops}


def same(core: Expected, judged: object) -> bool:
    """Whether a judge's cell holds what the core says: to the last digit, texts letter by letter."""
    if isinstance(judged, ErrorCode):
        return False
    value = core.value if isinstance(core, Serial) else core
    if value is None or value == "":
        return judged is None or judged == ""
    if isinstance(value, (int, float)) and isinstance(judged, (int, float)):
        # A tick may come back as 1 or 0: engines keep it as a number with a format.
        return float(value) == float(judged)
    return value == judged


def disagreements(cases: Sequence[Case], folder: Path, judges: Sequence[Judge] = JUDGES) -> list[Disagreement]:
    """Every cell of every case in which a judge and the core differ."""
    paths, plans = [], []
    for place, case in enumerate(cases):
        plans.append(case.plan())
        paths.append(folder / f"{place:03}.xlsx")
        write_book(plans[-1], paths[-1], overwrite=True)
    found = []
    for judge in judges:
        for case, plan, book in zip(cases, plans, judge.evaluate(paths), strict=True):
            for one in planned(plan):
                judged = book.get(one.sheet, {}).get(one.cell)
                if not same(one.value, judged):
                    found.append(
                        Disagreement(judge.name, case, one.sheet, one.cell, one.header, one.formula, one.value, judged)
                    )
    return found


def report(found: Sequence[Disagreement]) -> str:
    """Disagreements as a person reads them: causes first, what follows from them only counted."""
    follows = _follow_from(found)
    causes = [one for one in found if not follows(one)]
    shown = "\n".join(str(one) for one in causes[:_SHOWN])
    more = f"\n… and {len(causes) - _SHOWN} more" if len(causes) > _SHOWN else ""
    follow = f"\n{len(found) - len(causes)} cells follow from these" if len(found) > len(causes) else ""
    return f"{len(causes)} cells differ\n{shown}{more}{follow}"


def assert_agree(cases: Sequence[Case], folder: Path, listed: Sequence[Listed] = ()) -> list[Disagreement]:
    """Fail with a report where a judge differs and the difference is not listed; return the listed ones."""
    found = disagreements(cases, folder)
    known = [one for one in found if any(one.judge == by.judge and by.covers(one) for by in listed)]
    follows, excused = _follow_from(known), set(known)
    unlisted = [one for one in found if one not in excused and not follows(one)]
    if unlisted:
        pytest.fail(report(unlisted), pytrace=False)
    return known


def _follow_from(causes: Sequence[Disagreement]) -> Callable[[Disagreement], bool]:
    """Whether a cell can differ because one of these does: an earlier one of its row, or for ranks any."""
    earliest: dict[tuple[object, ...], Stage] = {}
    for cause in causes:
        for key in (cause.place, cause.place[:-1]):
            earliest[key] = min(cause.stage, earliest.get(key, Stage.RANK))

    def follows(one: Disagreement) -> bool:
        key = one.place[:-1] if one.stage == Stage.RANK else one.place
        return earliest.get(key, one.stage) < one.stage

    return follows
