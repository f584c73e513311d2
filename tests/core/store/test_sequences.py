"""Whatever is done in whatever order, by two windows, a workspace holds what plain dicts would."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scoring.store import ConflictError, Run, Spot, Storage, StoredOverride, Workspace
from scoring.views import View

IDS = st.sampled_from("abc")
WORDS = st.text(st.sampled_from("xyzé'\"\x00;\n-"), max_size=6)
WINDOWS = st.integers(0, 1)


class Sequences(RuleBasedStateMachine):
    """Two windows on one workspace, and what they should find."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "workspace.sqlite"
        self._windows: list[Workspace] = []
        self._alone = False
        self.models: dict[str, tuple[str, int]] = {}
        self.views: dict[str, View] = {}
        self.lists: dict[str, str] = {}
        self.mappings: dict[tuple[str, str], dict[str, str]] = {}
        self.overrides: dict[tuple[str, str], StoredOverride] = {}
        self.runs: list[str] = []
        self.settings: dict[str, Any] = {}

    @initialize(alone=st.booleans())
    def open(self, alone: bool) -> None:
        self._alone = alone
        self._open()

    def _open(self) -> None:
        spot = Spot(Storage.NETWORK, "nfs") if self._alone else Spot()
        self._windows = [Workspace.open(self._path, spot=spot) for _ in range(1 if self._alone else 2)]

    def _window(self, number: int) -> Workspace:
        return self._windows[number % len(self._windows)]

    @rule(window=WINDOWS)
    def reopen(self, window: int) -> None:
        for each in self._windows:
            each.close()
        self._open()

    @rule(window=WINDOWS, model=IDS, text=WORDS, late=st.booleans())
    def save_model(self, window: int, model: str, text: str, late: bool) -> None:
        revision = self.models.get(model, ("", 0))[1]
        if late:
            with pytest.raises(ConflictError) as caught:
                self._window(window).models.save(model, text, revision + 1)
            assert caught.value.revision == revision
            assert caught.value.text == (self.models[model][0] if model in self.models else None)
            return
        assert self._window(window).models.save(model, text, revision) == revision + 1
        self.models[model] = text, revision + 1

    @rule(window=WINDOWS, model=IDS)
    def delete_model(self, window: int, model: str) -> None:
        self._window(window).models.delete(model)
        self.models.pop(model, None)

    @rule(window=WINDOWS, order=st.permutations("abc"))
    def arrange_models(self, window: int, order: list[str]) -> None:
        self._window(window).models.arrange(order)
        self.models = {model: self.models[model] for model in order if model in self.models}

    @rule(window=WINDOWS, keys=st.permutations("abc"), count=st.integers(0, 3), name=WORDS)
    def save_views(self, window: int, keys: list[str], count: int, name: str) -> None:
        views = {key: View(name, search=key, key=key) for key in keys[:count]}
        self._window(window).views.save(tuple(views.values()), known=tuple(self.views.values()))
        self.views = views

    @rule(window=WINDOWS, name=IDS)
    def open_list(self, window: int, name: str) -> None:
        opened = self._window(window).lists.open(Path(f"/{name}.csv"))
        assert self.lists.setdefault(name, opened.id) == opened.id

    @precondition(lambda self: self.lists)
    @rule(window=WINDOWS, data=st.data(), lead=IDS, tier=st.none() | WORDS, model=IDS, column=WORDS)
    def say(self, window: int, data: st.DataObject, lead: str, tier: str | None, model: str, column: str) -> None:
        of = self.lists[data.draw(st.sampled_from(sorted(self.lists)))]
        said = None if tier is None else StoredOverride(tier, column)
        self._window(window).overrides.save(of, {lead: said})
        self._window(window).lists.set_mapping(of, model, {"Field": column} if column else {})
        self.overrides.pop((of, lead), None)
        self.mappings.pop((of, model), None)
        if said is not None:
            self.overrides[of, lead] = said
        if column:
            self.mappings[of, model] = {"Field": column}

    @precondition(lambda self: self.lists)
    @rule(window=WINDOWS, data=st.data())
    def forget_list(self, window: int, data: st.DataObject) -> None:
        of = self.lists.pop(data.draw(st.sampled_from(sorted(self.lists))))
        self._window(window).lists.forget(of)
        self.overrides = {key: said for key, said in self.overrides.items() if key[0] != of}
        self.mappings = {key: said for key, said in self.mappings.items() if key[0] != of}

    @rule(window=WINDOWS, name=WORDS)
    def run_once(self, window: int, name: str) -> None:
        self._window(window).runs.add(Run("l", "m", name, "1", "", 0))
        self.runs.append(name)

    @rule(window=WINDOWS, key=WORDS, value=st.none() | st.lists(st.integers() | WORDS, max_size=3))
    def set_value(self, window: int, key: str, value: Any) -> None:
        self._window(window).settings.set(key, value)
        self.settings[key] = value

    @invariant()
    def both_windows_find_it(self) -> None:
        for window in self._windows:
            assert {model.id: (model.text, model.revision) for model in window.models.all()} == self.models
            assert window.views.all() == tuple(self.views.values())
            assert {each.path.stem: each.id for each in window.lists.all()} == self.lists
            for of in self.lists.values():
                assert {(of, lead): said for lead, said in window.overrides.all(of).items()} == {
                    key: said for key, said in self.overrides.items() if key[0] == of
                }
                assert {(of, model): said for model, said in window.lists.mappings(of).items()} == {
                    key: said for key, said in self.mappings.items() if key[0] == of
                }
            assert [run.name for run in window.runs.all()] == self.runs[::-1]
            for key, value in self.settings.items():
                assert window.settings.get(key, "nothing") == value

    def teardown(self) -> None:
        for window in self._windows:
            window.close()
        self._folder.cleanup()


Sequences.TestCase.settings = settings(max_examples=25, stateful_step_count=25)
TestSequences = Sequences.TestCase
