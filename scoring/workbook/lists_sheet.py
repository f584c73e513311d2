"""The Lists sheet: the values of every list that a rule uses, one per cell, with spare cells that match nothing.

To the right, hidden, stands what formulas use: each item in its normal form, and all of them joined into one
text (or a few, where one would be too long), so that "is one of" is a single search however long the list is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from scoring import nodes as n
from scoring.backends import formulas
from scoring.model import ScoringModel, conditions_of
from scoring.operators import BY_KEY, Wants
from scoring.text import NEVER, TextForm, wanted_form
from scoring.workbook import look
from scoring.workbook.grid import Grid, address
from scoring.workbook.names import LISTS_SHEET
from scoring.workbook.plan import ColumnWidth, Formula, SheetPlan
from scoring.workbook.rules_map import InputCell, RulesMap

HEADER_ROW = 4
FIRST_ROW = 5
_CHUNK = 40
# A cell holds 32,767 characters. Half of that leaves room for what people add.
_MOST_TEXT, _MOST_CHUNKS = 16_000, 250
# Hidden columns of a normal form: its items, their chunks, the texts of a list that needs several.
_COLUMNS = 3
_SHOWN = 6
_SPARE = 10


@dataclass(frozen=True, slots=True)
class WorkbookList:
    """One list as the sheet shows it: its title, its items, and the normal forms that conditions need."""

    key: str
    title: str
    items: tuple[str, ...]
    forms: tuple[TextForm, ...]

    @property
    def rows(self) -> int:
        """How many cells it has, spare ones included."""
        return len(self.items) + max(_SPARE, ceil(len(self.items) / 5))


def list_titles(model: ScoringModel) -> dict[str, str]:
    """What the sheet calls a list that stands in a rule: the rule and the field, by the list's key."""
    titles = {}
    for rule in model.rules:
        for place, condition in enumerate(conditions_of(rule.when)):
            if BY_KEY[condition.operator].wants == Wants.LIST:
                titles[f"rules/{rule.id}/when/{place}/value"] = f"{rule.label}: {condition.field}"
    return titles


def lists_in(steps: Sequence[object], titles: dict[str, str]) -> tuple[WorkbookList, ...]:
    """The lists that a program's steps use, each once; `titles` by key, else the key's last part."""
    found: dict[str, list[n.Setting]] = {}
    for node in n.walk(tuple(steps)):
        if isinstance(node, n.Setting) and node.role == n.Role.LIST:
            found.setdefault(node.key, []).append(node)
    made = []
    for key, settings in found.items():
        items = settings[0].value if isinstance(settings[0].value, tuple) else ()
        forms = tuple(dict.fromkeys(setting.form for setting in settings))
        made.append(WorkbookList(key, titles.get(key) or key.removeprefix("lists/"), items, forms))
    return tuple(made)


def lists_sheet(lists: Sequence[WorkbookList], rules: RulesMap, name: str = LISTS_SHEET) -> SheetPlan:
    """The sheet, with the place of everything noted in `rules`."""
    grid = Grid(name)
    grid.put(1, 1, "Lists", look.TITLE)
    grid.put(2, 1, "One value in a cell. Empty cells match nothing: add values there.", look.HINT)
    widths = [ColumnWidth(1, max(len(lists), 1), 28)]
    hidden = len(lists) + 2
    start = hidden
    for column, shown in enumerate(lists, start=1):
        _values(grid, column, shown, rules)
        rules.words[shown.key] = _words(grid, hidden, column, shown)
        hidden += 1
        for form in shown.forms:
            _usable(grid, hidden, column, shown, form, rules)
            hidden += _COLUMNS
    if hidden > start:
        widths.append(ColumnWidth(start, hidden - 1, 12, hidden=True, outline=1))
    return SheetPlan(
        name,
        cells=tuple(grid.cells),
        widths=tuple(widths),
        row_heights=((1, look.TITLE_HEIGHT),),
        validations=tuple(grid.validations),
        freeze=(HEADER_ROW, 0),
        protected=True,
        gridlines=False,
        tab_color=look.TAB,
    )


def _values(grid: Grid, column: int, shown: WorkbookList, rules: RulesMap) -> None:
    grid.put(HEADER_ROW, column, shown.title, look.HEADER)
    cells = []
    for place in range(shown.rows):
        item = shown.items[place] if place < len(shown.items) else None
        grid.put(FIRST_ROW + place, column, item, look.INPUT_TEXT)
        cells.append(InputCell(grid.sheet, FIRST_ROW + place, column, item))
    rules.item_inputs[shown.key] = tuple(cells)


def _words(grid: Grid, column: int, values: int, shown: WorkbookList) -> tuple[str, str]:
    """A cell that reads the list out: its first values, and "…" where there are more."""
    cells = [address(FIRST_ROW + place, values, absolute=True) for place in range(shown.rows)]
    parts = [f'IF({cell}="","",", “"&{cell}&"”")' for cell in cells[:_SHOWN]]
    more = f'IF(COUNTA({cells[_SHOWN]}:{cells[-1]})>0," …","")'
    text = "".join(f", “{item}”" for item in shown.items[:_SHOWN] if item)[2:]
    text += " …" if any(shown.items[_SHOWN:]) else ""
    formula = f"MID({'&'.join(parts)},3,32767)&{more}"
    return grid.put(HEADER_ROW, column, Formula(formula, text)), text


def _usable(grid: Grid, column: int, values: int, shown: WorkbookList, form: TextForm, rules: RulesMap) -> None:
    """The items in a normal form, then chunks of them joined, then all joined in the header row."""
    references, usable = [], []
    for place in range(shown.rows):
        row = FIRST_ROW + place
        item = wanted_form(shown.items[place], form) if place < len(shown.items) else NEVER
        formula = formulas.wanted_form(address(row, values), form)
        references.append(grid.put(row, column, Formula(formula, item)))
        usable.append(item)
    chunks = []
    for first in range(0, shown.rows, _CHUNK):
        cells = [address(FIRST_ROW + first + at, column) for at in range(min(_CHUNK, shown.rows - first))]
        text = "  " + "".join(f"{item}  " for item in usable[first : first + _CHUNK])
        formula = '"  "&' + "&".join(f'{cell}&"  "' for cell in cells)
        grid.put(FIRST_ROW + first, column + 1, Formula(formula, text))
        chunks.append((address(FIRST_ROW + first, column + 1), text))
    groups = _groups([text for _, text in chunks])
    rules.items[shown.key, form] = tuple(references)
    pieces = []
    for start, stop in groups:
        # The whole list stands in the header row; pieces of one that is too long stand beside their first items.
        row = HEADER_ROW if len(groups) == 1 else FIRST_ROW + start * _CHUNK
        formula = "&".join(cell for cell, _ in chunks[start:stop])
        whole = Formula(formula, "".join(text for _, text in chunks[start:stop]))
        joined = grid.put(row, column + 1 + (len(groups) > 1), whole)
        pieces.append((start * _CHUNK, stop * _CHUNK, joined))
    rules.pieces[shown.key, form] = tuple(pieces)
    rules.joined[shown.key, form] = pieces[0][2]


def _groups(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Neighbouring chunks in as few groups as keep each group's text well below a cell's longest."""
    groups: list[tuple[int, int]] = []
    start = length = 0
    for place, text in enumerate(texts):
        if place > start and (length + len(text) > _MOST_TEXT or place - start == _MOST_CHUNKS):
            groups.append((start, place))
            start, length = place, 0
        length += len(text)
    return [*groups, (start, len(texts))]
