"""Every cell that a person can type into on the rules sheets is known, and stands for one setting of the model."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings

from scoring.lower import AS_OF
from scoring.model import BandPoints, Condition, HalfLife, ListRef, ScoringModel, Tier, UnitPoints, conditions_of
from scoring.modelfile import list_templates, load_model
from scoring.nodes import Role, Value
from scoring.settings import LiveSetting, follow_tiers, is_built_in, live_settings
from scoring.table import Cell
from scoring.workbook.rules_layout import rules_layout
from tests.strategies import models
from tests.workbook.covering_model import BY_GRADE, MODEL, MODELS

ALL = (*MODELS, *(load_model(name) for name in list_templates()))
# A value of each role that no model here has.
OTHER: dict[Role, Value] = {
    Role.TEXT: "Quite another", Role.LIST: ("quite", "another"), Role.NUMBER: 4711.0, Role.DAY: 47_110.0,
    Role.POINTS: 4.7, Role.CAP: 471.0, Role.FLOOR: -471.0, Role.WEIGHT: 0.47, Role.HALF_LIFE: 471.0,
    Role.THRESHOLD: 47.1,
}  # fmt: skip


def check_complete(model: ScoringModel) -> None:
    """Each unlocked cell of the sheets is an input of one setting, and each input is an unlocked cell."""
    layout = rules_layout(model)
    unlocked = Counter(
        (sheet.name, cell.row, cell.column)
        for sheet in layout.sheets.values()
        for cell in sheet.cells
        if not cell.style.locked
    )
    items = [cell for cells in layout.rules.item_inputs.values() for cell in cells]
    known = Counter((cell.sheet, cell.row, cell.column) for cell in (*layout.rules.inputs.values(), *items))
    assert unlocked == known
    assert set(known.values()) == {1}
    assert {*layout.rules.inputs, *layout.rules.item_inputs} - {AS_OF} <= set(live_settings(model))


@pytest.mark.parametrize("model", ALL, ids=[model.name for model in ALL])
def test_every_input_is_a_setting(model: ScoringModel) -> None:
    check_complete(model)


@settings(max_examples=25, deadline=None)
@given(models())
def test_every_input_of_any_model(model: ScoringModel) -> None:
    check_complete(model)


def another(setting: LiveSetting, model: ScoringModel, now: Cell | int) -> Value:
    """A value that the setting does not have."""
    if setting.role is Role.SWITCH:
        return now != "on"
    if setting.role is Role.TIER:
        return next(tier.name for tier in model.tiers if tier.name != now)
    return OTHER[setting.role]


@pytest.mark.parametrize("model", [MODEL, BY_GRADE], ids=["by score", "by grade"])
def test_a_setting_changed_is_seen_in_its_cell_and_in_no_other(model: ScoringModel) -> None:
    """So the cell, the key and what the change does belong together."""
    before = rules_layout(model).rules
    for key, setting in live_settings(model).items():
        # A table of grades names its tiers, so a new name there is never alone.
        if key not in before.inputs or (setting.named == "tier" and model.tiers_by_grade):
            continue
        value = another(setting, model, before.inputs[key].value)
        after = rules_layout(follow_tiers(model, setting.change(model, value))).rules
        shown = {True: "on", False: "off"}[bool(value)] if setting.role is Role.SWITCH else value
        moved = [
            (old_key, new.value)
            for (old_key, old), new in zip(before.inputs.items(), after.inputs.values(), strict=True)
            if old.value != new.value
        ]
        assert moved == [(key, shown)]


def test_a_list_changed_is_seen_in_its_cells() -> None:
    before = rules_layout(MODEL).rules
    keys = list(before.item_inputs)
    assert len(keys) == 3
    for key in keys:
        model = live_settings(MODEL)[key].change(MODEL, OTHER[Role.LIST])
        after = rules_layout(model).rules.item_inputs
        assert [cell.value for cell in after[key]][:3] == ["quite", "another", None]
        assert all(after[other] == before.item_inputs[other] for other in keys if other != key)


def test_the_covering_model_has_every_kind_of_setting() -> None:
    inputs = {*rules_layout(MODEL).rules.inputs, *rules_layout(BY_GRADE).rules.inputs}
    roles = {
        live_settings(model)[key].role for model in (MODEL, BY_GRADE) for key in inputs & set(live_settings(model))
    }
    assert roles == set(Role) - {Role.LIST, Role.AS_OF}
    assert any(isinstance(rule.points, BandPoints) for rule in MODEL.rules)
    assert any(isinstance(rule.points, UnitPoints) for rule in MODEL.rules)
    assert any(isinstance(rule.decay, HalfLife) for rule in MODEL.rules)
    wanted = [each for rule in MODEL.rules for condition in conditions_of(rule.when) for each in condition.wanted]
    assert any(isinstance(each, ListRef) for each in wanted) and any(isinstance(each, tuple) for each in wanted)


def test_forced_tiers_follow_a_new_name() -> None:
    rng = random.Random(1)
    names = [f"T{rng.randrange(1000)} {place}" for place in range(len(MODEL.tiers))]
    renamed = MODEL
    for tier, name in zip(MODEL.tiers, names, strict=True):
        renamed = live_settings(MODEL)[f"tiers/{tier.name}/name"].change(renamed, name)
    followed = follow_tiers(MODEL, renamed)
    assert [tier.name for tier in followed.tiers] == names
    assert {rule.force_tier for rule in followed.rules} == {"", names[0]}


def test_tiers_may_swap_their_names() -> None:
    hot, warm = live_settings(MODEL)["tiers/Hot/name"], live_settings(MODEL)["tiers/Warm/name"]
    swapped = follow_tiers(MODEL, warm.change(hot.change(MODEL, "Warm"), "Hot"))
    assert [tier.name for tier in swapped.tiers] == ["Warm", "Hot", "Cool", "Cold"]
    # What was forced to the highest tier still is.
    assert {rule.force_tier for rule in swapped.rules} == {"", "Warm"}


def test_built_in_domains() -> None:
    assert is_built_in("lists/free e-mail domains", "@GMail.com ")
    assert not is_built_in("lists/free e-mail domains", "acme.example")
    assert not is_built_in("lists/industries", "gmail.com")
    model = ScoringModel("M", tiers=(Tier("A"),))
    added = live_settings(model)["lists/free e-mail domains"].change(model, ("gmail.com", "acme.example"))
    assert [(named.name, named.items) for named in added.lists] == [("free e-mail domains", ("acme.example",))]


def test_conditions_of_a_nested_rule_keep_their_places() -> None:
    key = "rules/nested/when/2/value"
    changed = live_settings(MODEL)[key].change(MODEL, 9.0)
    rule = changed.rule("nested")
    assert rule is not None
    assert list(conditions_of(rule.when))[2] == Condition("Pages", ">", (9.0,))
    old = MODEL.rule("nested")
    assert old is not None
    rest = [(a, b) for a, b in zip(conditions_of(old.when), conditions_of(rule.when), strict=True) if a != b]
    assert len(rest) == 1
