"""Where the live settings of a model stand: what lead formulas refer to on the Scoring Rules and Lists sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scoring import nodes as n
from scoring.table import Cell
from scoring.text import TextForm


@dataclass(frozen=True, slots=True)
class InputCell:
    """A cell that people type into: where it stands on its sheet as laid out, and what it holds before they do."""

    sheet: str
    row: int
    column: int
    value: Cell | int


@dataclass
class RulesMap:
    """References by what they hold; filled while the two sheets are laid out, only read afterwards.

    settings: the usable value of a setting, by key. items, joined: a list's usable items and their joined text,
    by key and form. pieces: where that text would be too long, the texts of the items from a first to a last one.
    words: a list as words, by key. tiers: the names, from the highest. ladder: for each set of
    limits (by the key of its first), limits and names from the highest down, and the name below them.
    steps: results that are the same for all leads. labels: what stands before a number in Why, by key;
    plus_labels: the same with the sign of a positive number, where it does not depend on the lead.
    inputs: the cell that a setting is typed into, by the keys of `scoring.settings` and that of the as-of date.
    item_inputs: the cells of a list, spare ones last, by the list's key.
    """

    settings: dict[str, str] = field(default_factory=dict)
    items: dict[tuple[str, TextForm], tuple[str, ...]] = field(default_factory=dict)
    joined: dict[tuple[str, TextForm], str] = field(default_factory=dict)
    pieces: dict[tuple[str, TextForm], tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    tiers: tuple[str, ...] = ()
    tier_keys: tuple[str, ...] = ()
    ladders: dict[str, tuple[tuple[tuple[str, str], ...], str]] = field(default_factory=dict)
    grades: str = ""
    steps: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    plus_labels: dict[str, str] = field(default_factory=dict)
    inputs: dict[str, InputCell] = field(default_factory=dict)
    item_inputs: dict[str, tuple[InputCell, ...]] = field(default_factory=dict)


class MapLayout:
    """The part of a formula layout that is the same for every lead: settings, lists, tiers, model-wide steps."""

    def __init__(self, rules: RulesMap) -> None:
        self.rules = rules

    def cell(self, field: str) -> str:
        """Settings have no leads."""
        raise LookupError(f"No lead stands on the Scoring Rules sheet (asked for {field}).")

    def text(self, field: str, form: TextForm) -> str:
        """Settings have no leads."""
        raise LookupError(f"No lead stands on the Scoring Rules sheet (asked for {field} as {form}).")

    def setting(self, setting: n.Setting) -> str:
        """The usable value of a setting."""
        return self.rules.settings[setting.key]

    def items(self, setting: n.Setting) -> tuple[str, ...]:
        """The usable items of a list."""
        return self.rules.items[setting.key, setting.form]

    def joined(self, setting: n.Setting) -> str:
        """The usable items of a list in one text."""
        return self.rules.joined[setting.key, setting.form]

    def step(self, name: str) -> str:
        """The result of a model-wide step."""
        return self.rules.steps[name]

    def span(self, names: Sequence[str]) -> Sequence[str]:
        """The results of several model-wide steps."""
        return [self.step(name) for name in names]

    def levels(self, limits: tuple[n.Setting, ...]) -> tuple[tuple[tuple[str, str], ...], str]:
        """Limits from the highest down with their names, and the name where none is reached."""
        return self.rules.ladders[limits[0].key]

    def tier(self, place: int) -> str:
        """The name of a tier."""
        return self.rules.tiers[place]

    def grades(self, table: tuple[n.Setting, ...]) -> str:
        """The range of the tier names by grade."""
        return self.rules.grades
