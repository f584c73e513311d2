"""The columns that the lead table can show: those of scoring, those of other models, and the leads' own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QCoreApplication

from scoring.fields import FieldKind
from scoring.jobs.prepare import Prepared
from scoring.model import ScoringModel
from scoring.table import CellKind

OWN = "lead:"
_FIRST_OWN = 3


class Look(Enum):
    """How the cells of a column are drawn."""

    SCORE = auto()
    TIER = auto()
    TEXT = auto()
    QUIET = auto()
    CENTRE = auto()
    NUMBER = auto()


@dataclass(frozen=True, slots=True)
class LeadColumn:
    """One column: its key (see `available`), what stands above it, how it is drawn, and a usual width in pixels.

    model: the id of another model that it shows, "" for the one that scores.
    """

    key: str
    title: str
    look: Look = Look.TEXT
    width: int = 150
    model: str = ""

    @property
    def own(self) -> str:
        """The header of the leads' own column that it shows; "" for one of ours."""
        return self.key.removeprefix(OWN) if self.key.startswith(OWN) else ""

    @property
    def best_first(self) -> bool:
        """Whether a first click on the header sorts from the top down, as one wants of scores."""
        return self.look in (Look.SCORE, Look.TIER) or self.key in ("fit", "engagement", "model tier")


def _scoring_columns() -> tuple[LeadColumn, ...]:
    """Ours, in the order they are offered."""
    translate = QCoreApplication.translate
    return (
        LeadColumn("score", translate("LeadColumns", "Score"), Look.SCORE, 110),
        LeadColumn("tier", translate("LeadColumns", "Tier"), Look.TIER, 154),
        LeadColumn("grade", translate("LeadColumns", "Grade"), Look.CENTRE, 72),
        LeadColumn("fit", translate("LeadColumns", "Fit"), Look.NUMBER, 72),
        LeadColumn("engagement", translate("LeadColumns", "Engagement"), Look.NUMBER, 104),
        LeadColumn("why", translate("LeadColumns", "Why"), Look.QUIET, 340),
        LeadColumn("rank", translate("LeadColumns", "Rank"), Look.NUMBER, 76),
        LeadColumn("raw", translate("LeadColumns", "Raw points"), Look.NUMBER, 100),
        LeadColumn("model tier", translate("LeadColumns", "Model tier"), Look.TIER, 136),
        LeadColumn("override", translate("LeadColumns", "Override"), Look.TEXT, 120),
        LeadColumn("reason", translate("LeadColumns", "Override reason"), Look.TEXT, 180),
        LeadColumn("row", translate("LeadColumns", "Row in the file"), Look.NUMBER, 110),
    )


def available(
    prepared: Prepared, model: ScoringModel | None, beside: Mapping[str, str] | None = None
) -> tuple[LeadColumn, ...]:
    """All columns that can be shown, ours first.

    model: the one that scores, None where nothing is scored. beside: names of the models shown beside, by id.
    """
    ours: list[LeadColumn] = []
    if model is not None:
        axes = ("grade", "fit", "engagement")
        ours += [each for each in _scoring_columns() if model.has_axes or each.key not in axes]
        for model_id, name in (beside or {}).items():
            title = QCoreApplication.translate("LeadColumns", "Score, {model}").format(model=name)
            ours.append(LeadColumn(f"score:{model_id}", title, Look.SCORE, 150, model_id))
            title = QCoreApplication.translate("LeadColumns", "Tier, {model}").format(model=name)
            ours.append(LeadColumn(f"tier:{model_id}", title, Look.TIER, 150, model_id))
    return (*ours, *_own_columns(prepared))


def _own_columns(prepared: Prepared) -> Iterable[LeadColumn]:
    seen: set[str] = set()
    for column in prepared.table.columns:
        if column.name in seen:
            continue
        seen.add(column.name)
        kind = prepared.evidence.get(column.name)
        numeric = kind is FieldKind.NUMBER if kind is not None else _mostly_numbers(column.kinds)
        look = Look.NUMBER if numeric else Look.TEXT
        # About the width of its header, and room for a usual value.
        usually = 210 if kind is FieldKind.EMAIL else 88 if numeric else 130
        width = max(usually, min(220, 40 + 8 * len(column.name)))
        yield LeadColumn(OWN + column.name, column.name, look, width)


def _mostly_numbers(kinds: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bool:
    some = kinds[:1000]
    filled = int(np.count_nonzero(some != CellKind.BLANK))
    return 2 * int(np.count_nonzero(some == CellKind.NUMBER)) > filled


def usual(columns: Sequence[LeadColumn]) -> tuple[str, ...]:
    """The keys that are shown before anybody chose: score and tier, who it is, why, and the other own columns."""
    own = [each.key for each in columns if each.own]
    there = {each.key for each in columns}
    first = [key for key in ("score", "tier", "grade") if key in there]
    beside = [each.key for each in columns if each.model and each.look is Look.SCORE]
    why = ["why"] if "why" in there else []
    return (*first, *beside, *own[:_FIRST_OWN], *why, *own[_FIRST_OWN:])


def chosen(columns: Sequence[LeadColumn], keys: Sequence[str]) -> tuple[LeadColumn, ...]:
    """The columns of these keys in their order; those that are not there are left out; none at all: the usual ones."""
    by_key = {each.key: each for each in columns}
    found = tuple(by_key[key] for key in dict.fromkeys(keys) if key in by_key)
    return found or tuple(by_key[key] for key in usual(columns))
