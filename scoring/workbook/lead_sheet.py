"""The lead sheet of a scored workbook: the leads as they are, our columns at their right, the workings behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring import lower as steps
from scoring.backends.formulas import cleaned, quoted
from scoring.explain import why_pieces, why_texts
from scoring.model import DIGITS, DISQUALIFIED, LETTERS
from scoring.nodes import Scaling
from scoring.scores import Scores
from scoring.table import CellKind, Column, LeadTable
from scoring.text import clean
from scoring.units import MAX_RANKED
from scoring.workbook.lead_columns import AddedColumn, LeadLayout
from scoring.workbook.lead_sheet_refs import LeadSheetRefs, column_range, column_reference
from scoring.workbook.lead_workings import LeadWorkings, Make
from scoring.workbook.names import WORKING_PREFIX, Our
from scoring.workbook.rules_map import RulesMap
from scoring.workbook.site import Place, Site, free_header
from scoring.workbook.values import coded_column, number_column, text_column
from scoring.workbook.why import joined, piece_formulas, piece_groups, why_formula

# Ranks compare every lead with every other; beyond this they are values as of the run.
MOST_LIVE_RANKS = 20_000
# A sort key is the score in its last decimal, then the row: above any row number.
_KEY_STEP = 1_048_576


@dataclass(frozen=True)
class LeadSheetColumns:
    """All columns of the lead sheet, left to right, and how other sheets refer to them. whys: of each lead (n)."""

    own: tuple[Column, ...]
    added: tuple[AddedColumn, ...]
    refs: LeadSheetRefs
    ours: Mapping[Our, Place]
    override: Place
    folded: bool
    whys: Sequence[str]


class LeadSheetBuilder(LeadWorkings):
    """Lays the added columns out: first who stands where, then every formula and its values."""

    def __init__(
        self,
        table: LeadTable,
        scores: Scores,
        columns: Mapping[str, str],
        rules: RulesMap,
        show: Sequence[Our],
        site: Site,
        reasons: Sequence[str],
    ) -> None:
        super().__init__(table, scores, columns, rules, show, site)
        self.reasons = tuple(reasons) or ("",) * len(table)
        self.whys: Sequence[str] = ()

    def build(self) -> LeadSheetColumns:
        """Every column of the sheet."""
        for our in self.show:
            kept = self.site.ours.get(our)
            header = free_header(our.value, self.taken) if kept else ""
            self.ours[our] = Place(kept, header) if kept else self.claim(our.value)
        self.columns.steps[steps.SCORE] = self.ours[Our.SCORE]
        self.add_texts()
        self.add_points()
        self._tiers()
        self._visible()
        if self.site.table:
            self._fill_gaps()
        own = tuple(replace(c, name=at.header) for at, c in zip(self.site.own, self.table.columns, strict=True))
        refs = LeadSheetRefs(
            self.site,
            {place.header: place.column for place in (*self.site.own, *(a.place for a in self.added))},
            {our: place.header for our, place in self.ours.items()},
            {name: place.header for name, place in self.own_places.items()},
            self.key.header,
        )
        added = tuple(sorted(self.added, key=lambda a: a.place.column))
        return LeadSheetColumns(own, added, refs, self.ours, self.override, self.folded, self.whys)

    def _fill_gaps(self) -> None:
        """Empty hidden columns where fewer workings than before would leave a gap, which a table cannot have."""
        used = {added.place.column for added in self.added}
        blanks = coded_column("", np.zeros(len(self.table), np.int32), ("",), blank=True)
        for column in self.site.pool:
            if column not in used and column < max(used):
                place = Place(column, free_header(f"{WORKING_PREFIX}spare", self.taken))
                self.added.append(AddedColumn(place, blanks, hidden=True))

    # -- tiers, overrides, the sort key -------------------------------------------------------------------

    def _tiers(self) -> None:
        if self.scores.model.has_axes:
            self._axes()
        self.columns.inline[steps.BASE_TIER] = self.program.steps[steps.BASE_TIER]
        if Our.MODEL_TIER in self.ours:
            self.columns.steps[steps.TIER] = self.ours[Our.MODEL_TIER]
        else:
            self.step(steps.TIER, "model tier", self._tier_names(self.scores.model_tier))
        typed = self.ours[Our.OVERRIDE]
        texts = np.array([clean(text) for text in self._overrides()], dtype=object)
        self.override = self.working("override", lambda layout: cleaned(layout.at(typed)), text_column("", texts))
        self.lead_tier = self.working("lead tier", self._lead_tier_formula, self._tier_names(self.scores.lead_tier))
        self.key = self.working("key", self._key_formula, self._keys())

    def _axes(self) -> None:
        for our, name in ((Our.FIT, steps.FIT), (Our.ENGAGEMENT, steps.ENGAGEMENT)):
            if our in self.ours:
                self.columns.steps[name] = self.ours[our]
            else:
                self.step(name, name, self.numbers(name))
        for name, names in ((steps.LETTER, LETTERS), (steps.DIGIT, DIGITS)):
            self.step(name, name, coded_column("", np.asarray(self.scores.values(name), np.int32), names))

    def _tier_names(self, places: NDArray[Any]) -> Column:
        return coded_column("", np.asarray(places, np.int32), self.scores.tier_names)

    def _overrides(self) -> tuple[str, ...]:
        return self.scores.override_texts or ("",) * len(self.table)

    def _lead_tier_formula(self, layout: LeadLayout) -> str:
        """The override where it names a tier, else the model's tier."""
        typed, model = layout.at(self.override), layout.step(steps.TIER)
        text = f"IF(EXACT({typed},{quoted(DISQUALIFIED.lower())}),{quoted(DISQUALIFIED)},{model})"
        for key, name in reversed(list(zip(self.rules.tier_keys, self.rules.tiers, strict=True))):
            text = f"IF(EXACT({typed},{key}),{name},{text})"
        return f'IF({typed}="",{model},{text})'

    def _key_formula(self, layout: LeadLayout) -> str:
        score = f"{layout.step(steps.SCORE)}*{10**self.scores.model.decimals}"
        if self.scores.model.scale == Scaling.RAW:
            score = f"MAX(-{MAX_RANKED},MIN({MAX_RANKED},{score}))"
        scaled = f"ROUND({score},0)*{_KEY_STEP}-ROW()"
        return f'IF(EXACT({layout.at(self.lead_tier)},{quoted(DISQUALIFIED)}),"",{scaled})'

    def _keys(self) -> Column:
        keys = (self.scores.ranked * _KEY_STEP - self.site.rows).astype(np.float64)
        return number_column("", keys, self.scores.disqualified)

    # -- what a person sees -------------------------------------------------------------------------------

    def _visible(self) -> None:
        makers: dict[Our, Callable[[], tuple[Make | None, Column]]] = {
            Our.SCORE: self._step_column(steps.SCORE),
            Our.TIER: self._copy(self.lead_tier, self._tier_names(self.scores.lead_tier)),
            Our.WHY: self._why,
            Our.RANK: self._rank,
            Our.MODEL_TIER: self._model_tier,
            Our.OVERRIDE: partial(self._typed, self._overrides()),
            Our.REASON: partial(self._typed, self.reasons),
            Our.VERSION: partial(self._typed, (self.scores.model.version,) * len(self.table)),
        }
        if self.scores.model.has_axes:
            makers[Our.FIT] = self._step_column(steps.FIT)
            makers[Our.ENGAGEMENT] = self._step_column(steps.ENGAGEMENT)
            makers[Our.GRADE] = self._grade
        for our, place in self.ours.items():
            make, values = makers[our]()
            if make is None:
                self.added.append(AddedColumn(place, values))
            else:
                self.add(place, make, values)

    def _step_column(self, name: str) -> partial[tuple[Make, Column]]:
        return partial(self._step_formula, name)

    def _step_formula(self, name: str) -> tuple[Make, Column]:
        return partial(self.formula, name=name), self.numbers(name)

    def _model_tier(self) -> tuple[Make, Column]:
        return partial(self.formula, name=steps.TIER), self._tier_names(self.scores.model_tier)

    def _copy(self, place: Place, values: Column) -> Callable[[], tuple[Make, Column]]:
        def make(layout: LeadLayout) -> str:
            return layout.at(place)

        return lambda: (make, values)

    def _grade(self) -> tuple[Make, Column]:
        def make(layout: LeadLayout) -> str:
            return f"{layout.step(steps.LETTER)}&{layout.step(steps.DIGIT)}"

        return make, text_column("", np.array(self.scores.grade, dtype=object))

    def _rank(self) -> tuple[Make | None, Column]:
        values = number_column("", self.scores.rank.astype(np.float64), self.scores.disqualified)
        if len(self.table) > MOST_LIVE_RANKS:
            return None, values
        site, place = self.site, self.key
        keys = column_reference(place.header, site.table) if site.table else column_range(site, place.column)

        def make(layout: LeadLayout) -> str:
            return f'IF({layout.at(place)}="","",RANK({layout.at(place)},{keys}))'

        return make, values

    def _typed(self, texts: Sequence[str]) -> tuple[None, Column]:
        distinct = tuple(dict.fromkeys(texts))
        codes = {text: code for code, text in enumerate(distinct)}
        places = np.fromiter((codes[text] for text in texts), np.int32, len(texts))
        return None, coded_column("", places, distinct, blank=True)

    def _why(self) -> tuple[Make | None, Column]:
        texts_now = why_texts(self.scores)
        self.whys = texts_now.tolist()
        values = text_column("", texts_now)
        if self.folded:
            kinds = np.where(values.codes >= 0, CellKind.TEXT, CellKind.BLANK).astype(np.uint8)
            return None, replace(values, kinds=kinds)
        pieces = {layout: list(piece_formulas(self.scores, layout)) for layout in (self.shown, self.row)}
        texts = list(why_pieces(self.scores))
        parts = []
        for number, group in enumerate(piece_groups(pieces[self.shown]), start=1):
            whole = sum((texts[at] for at in group), np.full(len(self.table), "", dtype=object))

            def make(layout: LeadLayout, group: Sequence[int] = group) -> str:
                return joined(pieces[layout][at] for at in group)

            parts.append(self.working(f"why {number}", make, text_column("", whole)))
        return lambda layout: why_formula(self.scores, layout, [layout.at(part) for part in parts]), values
