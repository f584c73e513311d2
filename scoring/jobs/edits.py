"""Rules that somebody changed on the sheets of a scored workbook, and the model that says the same.

The sheets that the model inside would give are laid out again and compared with those in the file, input cell by
input cell. The as-of date stands there too; it belongs to the run and not to the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scoring.checks.names import check_wanted_text
from scoring.errors import NOWHERE, ModelError, Place, Problem, Severity
from scoring.jobs.celltext import cell_text
from scoring.jobs.ruleproblems import CellsOf, new_problems
from scoring.jobs.rulesheets import RulesPage, rules_pages
from scoring.jobs.typed import Meaning, TypedCell, item_meaning, meaning, shown
from scoring.model import ScoringModel
from scoring.nodes import Role
from scoring.ooxml.book import Book
from scoring.settings import follow_tiers, is_built_in, live_settings
from scoring.table import Cell, Serial
from scoring.text import clean
from scoring.workbook.marker import Marker
from scoring.workbook.names import OurSheet
from scoring.workbook.rules_layout import RulesLayout, rules_layout
from scoring.workbook.rules_map import InputCell

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """One input cell that was changed: what it says now, and what the model inside says."""

    sheet: str
    cell: str
    now: str
    model: str

    def __str__(self) -> str:
        return f"{self.sheet}, cell {self.cell}: “{self.now}” instead of “{self.model}”"


@dataclass(frozen=True)
class Edited:
    """A model as the sheets of its workbook say it.

    edits: the cells that say something else than the model inside, in reading order. problems: what is wrong with
    them, errors first. With an error among them the model is not to be used: it lacks what could not be read.
    """

    model: ScoringModel
    edits: tuple[RuleEdit, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stand in the way."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def read_rules(book: Book, model: ScoringModel, marker: Marker | None = None) -> Edited | None:
    """The model of a scored workbook with what was typed on its rules sheets. `model` is the one inside it.

    None where the sheets cannot be compared: another version laid them out, or rows were moved.
    """
    layout = rules_layout(model)
    pages = rules_pages(book, marker, layout)
    if not all(page.same_layout for page in pages.values()):
        return None
    return _Reader(model, layout, pages, book.place.file).read()


def rule_edits(book: Book, model: ScoringModel, marker: Marker | None = None) -> tuple[RuleEdit, ...] | None:
    """The input cells of the rules that say something else than the model inside a scored workbook.

    None where the sheets cannot be compared; see `read_rules`.
    """
    found = read_rules(book, model, marker)
    return None if found is None else found.edits


def undone(edits: tuple[RuleEdit, ...], file: str) -> ModelError:
    """The refusal to score again with the model inside while the sheet says something else."""
    listed = "".join(f"\n  {edit}" for edit in edits[:_SHOWN])
    more = f"\n  and {len(edits) - _SHOWN} more" if len(edits) > _SHOWN else ""
    return ModelError(
        f"The rules were changed on the sheet, and scoring again would undo that:{listed}{more}\n",
        place=Place(file=file),
        mend=f'Take them over with: hotsheet apply "{file}"\n'
        f'Or save them as a model of your own with: hotsheet pull "{file}" -o mine.yaml',
        problems=[
            Problem("edited-rule", str(edit), Place(file, edit.sheet, edit.cell) if file else NOWHERE) for edit in edits
        ],
    )


class _Reader:
    """One workbook's rules on their way to a model."""

    def __init__(self, model: ScoringModel, layout: RulesLayout, pages: dict[OurSheet, RulesPage], file: str) -> None:
        self.before = self.model = model
        self.rules, self.file = layout.rules, file
        self.pages = {page.plan.name: page for page in pages.values()}
        self.missing = [plan.name for role, plan in layout.sheets.items() if role not in pages]
        self.settings = live_settings(model)
        self.edited: list[tuple[str, InputCell]] = []
        self.problems: list[Problem] = []

    def read(self) -> Edited:
        """Everything on the sheets."""
        names = self._tier_names()
        for key, planned in self.rules.inputs.items():
            if key in self.settings and planned.sheet in self.pages:
                self._setting(key, planned, names)
        for key, cells in self.rules.item_inputs.items():
            if cells[0].sheet in self.pages:
                self._list(key, cells)
        self.model = follow_tiers(self.before, self.model)
        self.problems += self._checked()
        self.problems += self._beside()
        order = list(Severity)
        self.problems.sort(key=lambda problem: order.index(problem.severity))
        return Edited(self.model, tuple(self._edits()), tuple(self.problems))

    def _tier_names(self) -> tuple[str, ...]:
        """What the tiers are called now; the model's own name where a cell says none."""
        names = []
        for tier in self.model.tiers:
            planned = self.rules.inputs.get(f"tiers/{tier.name}/name")
            known = planned is not None and planned.sheet in self.pages
            said = meaning(self._cell(planned), Role.TEXT, named="tier") if known and planned else Meaning(tier.name)
            names.append(str(said.value) if said.value else tier.name)
        return tuple(names)

    def _setting(self, key: str, planned: InputCell, tiers: tuple[str, ...]) -> None:
        setting, cell = self.settings[key], self._cell(planned)
        # A grade names its tier, so a tier's new name may leave it with none.
        if _same(planned.value, cell.value) and setting.role is not Role.TIER:
            return
        said = meaning(cell, setting.role, named=setting.named, tiers=tiers)
        if said.error:
            self._complain(planned, said)
            self.edited.append((key, planned))
            if setting.role is Role.TIER:
                # As on the sheet. What was there may name no tier, which is complained of once.
                self.model = setting.change(self.model, tiers[-1])
            return
        changed = setting.change(self.model, said.value)
        if changed != self.model:
            self.model = changed
            self.edited.append((key, planned))
            self._warn(planned, said.warning)

    def _list(self, key: str, cells: tuple[InputCell, ...]) -> None:
        typed = {cell for cell in cells if not _same(cell.value, self._cell(cell).value)}
        if not typed:
            return
        items: dict[str, str] = {}
        wrong = set()
        for planned in cells:
            if planned not in typed:
                if planned.value is not None:
                    items.setdefault(clean(str(planned.value)), str(planned.value))
                continue
            said = item_meaning(self._cell(planned))
            if said.error:
                self._complain(planned, said)
                wrong.add(planned)
            elif isinstance(said.value, str):
                self._item(planned, said, items)
        wrong |= self._taken_away(key, typed, items)
        changed = self.settings[key].change(self.model, tuple(items.values()))
        edited = typed if changed != self.model else wrong
        self.edited += [(key, planned) for planned in cells if planned in edited]
        self.model = changed

    def _item(self, planned: InputCell, said: Meaning, items: dict[str, str]) -> None:
        item = str(said.value)
        if clean(item) in items:
            self._warn(planned, f"“{item}” stands in the list already, so it is left out here.")
            return
        items[clean(item)] = item
        self._warn(planned, said.warning)
        for problem in check_wanted_text(item, ""):
            self.problems.append(replace(problem, place=self._place(planned)))

    def _taken_away(self, key: str, typed: set[InputCell], items: dict[str, str]) -> set[InputCell]:
        """The cells whose domain is gone, though it is one that every model has."""
        kept = {name.removeprefix("@") for name in items}
        gone = set()
        for planned in sorted(typed, key=lambda each: each.row):
            was = str(planned.value or "")
            if was and is_built_in(key, was) and clean(was) not in kept:
                said = f"“{was}” is one of the domains that every model has, so it cannot be taken off the list."
                self._complain(planned, Meaning(error=said, mend="Put it back; add your own in the empty cells."))
                gone.add(planned)
        return gone

    def _checked(self) -> Iterator[Problem]:
        """What the checks of the new model say, with cells."""
        if self.model == self.before:
            return
        cells: dict[str, list[InputCell]] = {}
        for key, planned in self.rules.inputs.items():
            cells[key] = [planned]
        for key, planned in self.edited:
            if key in self.rules.item_inputs:
                cells.setdefault(key, []).append(planned)
        where = CellsOf(self.file, {key: self._where(own) for key, own in cells.items() if own[0].sheet in self.pages})
        sheet = next(iter(self.pages.values())).sheet.name
        said = {problem.message for problem in self.problems}
        found = new_problems(self.before, self.model, [key for key, _ in self.edited], where, sheet)
        yield from (problem for problem in found if problem.message not in said)

    def _beside(self) -> Iterator[Problem]:
        """What is not read: sheets that are gone, and cells where nothing is expected."""
        for name in self.missing:
            message = f"The sheet “{name}” is gone, so the model inside was taken for what stood there."
            yield Problem("sheet-gone", message, Place(self.file), severity=Severity.WARNING)
        for page in self.pages.values():
            for row, column in page.strangers():
                place = Place(self.file, page.sheet.name, page.address(row, column))
                message = f"“{shown(page.cell(row, column))}” stands where nothing is read."
                mend = "A new rule needs another model; a new item of a list goes into its empty yellow cells."
                yield Problem("not-read", message, place, mend, Severity.WARNING)

    def _edits(self) -> Iterator[RuleEdit]:
        order = {name: place for place, name in enumerate(self.pages)}
        cells = dict.fromkeys(planned for _, planned in self.edited)
        for planned in sorted(cells, key=lambda each: (order[each.sheet], each.row, each.column)):
            page = self.pages[planned.sheet]
            where = page.address(planned.row, planned.column)
            now = cell_text(self._cell(planned).value)
            yield RuleEdit(page.sheet.name, where, now, cell_text(_value(planned.value)))

    def _cell(self, planned: InputCell) -> TypedCell:
        return self.pages[planned.sheet].cell(planned.row, planned.column)

    def _where(self, cells: list[InputCell]) -> tuple[str, tuple[str, ...]]:
        page = self.pages[cells[0].sheet]
        return page.sheet.name, tuple(page.address(cell.row, cell.column) for cell in cells)

    def _place(self, planned: InputCell) -> Place:
        sheet, cells = self._where([planned])
        return Place(self.file, sheet, cells[0])

    def _complain(self, planned: InputCell, said: Meaning) -> None:
        self.problems.append(Problem("typed", said.error, self._place(planned), said.mend))

    def _warn(self, planned: InputCell, message: str) -> None:
        if message:
            self.problems.append(Problem("typed", message, self._place(planned), severity=Severity.WARNING))


def _same(planned: Cell | int, now: Cell) -> bool:
    def plain(value: Cell) -> Cell:
        return value.value if isinstance(value, Serial) else None if value == "" else value

    before, after = plain(_value(planned)), plain(now)
    if isinstance(before, float) and isinstance(after, float):
        # Other programs write numbers with 15 digits.
        return abs(before - after) <= 1e-12 * max(abs(before), abs(after))
    return type(before) is type(after) and before == after


def _value(planned: Cell | int) -> Cell:
    return float(planned) if isinstance(planned, int) and not isinstance(planned, bool) else planned
