"""Everything that a person can change, as one frozen value: undo is going back to the value before.

A `State` shares with the one before it all that did not change, so keeping hundreds of them costs little.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Self, cast

from scoring.model import ScoringModel
from scoring.modelfile import ModelFile

if TYPE_CHECKING:
    from scoring.views import View


@dataclass(frozen=True, slots=True)
class Override:
    """What a person says of a lead against the model: the tier that counts, and why."""

    tier: str
    reason: str = ""


def _no_overrides() -> Mapping[int, Override]:
    return MappingProxyType({})


def _no_columns() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType({})


@dataclass(frozen=True)
class WorkModel:
    """A model of the workspace. `origin` is the file that it was read from: its comments are kept when it is saved."""

    id: str
    model: ScoringModel
    origin: ModelFile

    @property
    def file(self) -> ModelFile:
        """The model with its text as it is to be saved; the text is worked out now, which takes a while."""
        return self.origin.with_model(self.model)


@dataclass(frozen=True)
class State:
    """What undo and redo move between.

    models: all of the workspace, in its order. active: the id of the one that scores. overrides: by lead, counted
    from 0. columns: by model id, the column that a person said each field has ("" for none). views: saved by hand.
    beside: ids of the models whose scores are shown beside those of the active one.
    """

    models: tuple[WorkModel, ...]
    active: str
    overrides: Mapping[int, Override] = field(default_factory=_no_overrides)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=_no_columns)
    views: tuple[View, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def work_model(self) -> WorkModel:
        """The model that scores."""
        return self.model_of(self.active)

    @property
    def model(self) -> ScoringModel:
        """The model that scores, as a value."""
        return self.work_model.model

    def model_of(self, model_id: str) -> WorkModel:
        """The model of an id. Raises KeyError."""
        for each in self.models:
            if each.id == model_id:
                return each
        raise KeyError(model_id)

    def with_model(self, model: ScoringModel, model_id: str = "") -> Self:
        """This state with another value for a model: the active one, or that of an id."""
        wanted = model_id or self.active
        models = tuple(replace(each, model=model) if each.id == wanted else each for each in self.models)
        return replace(self, models=models)

    def with_override(self, lead: int, override: Override | None) -> Self:
        """This state with a lead overruled, or (None) with the model's word again."""
        return self.with_overrides({lead: override})

    def with_overrides(self, said: Mapping[int, Override | None]) -> Self:
        """This state with leads overruled, or (None) with the model's word again; of many it is copied but once."""
        now = self.overrides
        # A view of a dict copies as fast as the dict; making a dict of it asks it lead by lead.
        overrides = now.copy() if isinstance(now, MappingProxyType) else dict(now)
        for lead, override in said.items():
            if override is not None and (override.tier or override.reason):
                overrides[lead] = override
            else:
                overrides.pop(lead, None)
        return replace(self, overrides=MappingProxyType(overrides))

    def with_columns(self, model_id: str, columns: Mapping[str, str]) -> Self:
        """This state with what a person said about the columns of a model's fields."""
        return replace(self, columns=MappingProxyType({**self.columns, model_id: MappingProxyType(dict(columns))}))

    def stepped(self, there: State, wanted: State) -> Self:
        """This state with what differs between two others: a step of undo or redo.

        What changed besides, without a step (leads read again, a model that came with them), stays; so does the active
        model where the wanted one is gone.
        """
        if self is there:
            return cast(Self, wanted)
        names = (each.name for each in fields(self))
        parts = {name: getattr(wanted, name) for name in names if getattr(there, name) is not getattr(wanted, name)}
        if "models" in parts:
            parts["models"] = _stepped_models(self.models, there.models, wanted.models) or self.models
        made = replace(self, **parts)
        known = {each.id for each in made.models}
        active = next(each for each in (made.active, self.active, made.models[0].id) if each in known)
        return replace(made, active=active, beside=tuple(each for each in made.beside if each in known))


def _stepped_models(
    now: tuple[WorkModel, ...], there: tuple[WorkModel, ...], wanted: tuple[WorkModel, ...]
) -> tuple[WorkModel, ...]:
    """Models with those changed, added, removed and moved that differ between two other states."""
    before = {each.id: each for each in there}
    changed = {each.id: each for each in wanted if before.get(each.id) is not each}
    gone = before.keys() - {each.id for each in wanted}
    kept = {each.id: changed.get(each.id, each) for each in now if each.id not in gone}
    kept |= {name: each for name, each in changed.items() if name not in kept and name not in before}
    # In the wanted order as far as it knows them; others stay behind the one that they stand behind now.
    order = [each.id for each in wanted if each.id in kept]
    for place, each in enumerate(now):
        if each.id in kept and each.id not in order:
            behind = [order.index(other.id) for other in now[:place] if other.id in order]
            order.insert(behind[-1] + 1 if behind else 0, each.id)
    return tuple(kept[name] for name in order)
