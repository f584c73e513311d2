"""Steps of undo on a state that changed besides: what the step changed comes back, everything else stays."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.state import State, WorkModel
from scoring.modelfile import open_model

ORIGIN = open_model("starter")
NAMES = st.lists(st.sampled_from("abcdef"), unique=True, min_size=1)


def state(names: list[str], active: str = "") -> State:
    models = tuple(WorkModel(name, ORIGIN.model, ORIGIN) for name in names)
    return State(models, active or names[0])


def ids(of: State) -> list[str]:
    return [each.id for each in of.models]


@given(NAMES, NAMES, st.lists(st.sampled_from("xyz"), unique=True), st.data())
def test_a_step_touches_only_its_own_models(
    there: list[str], wanted: list[str], besides: list[str], data: st.DataObject
) -> None:
    now = list(there)
    for name in besides:
        now.insert(data.draw(st.integers(0, len(now))), name)
    active = data.draw(st.sampled_from(now))
    before, after = state(there), state(wanted)
    result = replace(state(now, active)).stepped(before, after)
    assert sorted(ids(result)) == sorted({*wanted, *besides})
    assert [name for name in ids(result) if name in wanted] == wanted
    assert result.active in ids(result)


def test_the_state_of_before_is_given_back_itself() -> None:
    before, after = state(["a"]), state(["a", "b"])
    assert after.stepped(after, before) is before


def test_another_models_edit_stays() -> None:
    before = state(["a", "b"])
    edited = before.with_model(replace(ORIGIN.model, description="mine"), "a")
    besides = edited.with_model(replace(ORIGIN.model, description="theirs"), "b")
    back = besides.stepped(edited, before)
    assert [each.model.description for each in back.models] == [ORIGIN.model.description, "theirs"]


def test_a_model_that_is_gone_scores_nothing() -> None:
    before, after = state(["a", "b"], "b"), state(["a", "b"], "a")
    without = state(["a"], "a")
    assert without.stepped(after, before).active == "a"
