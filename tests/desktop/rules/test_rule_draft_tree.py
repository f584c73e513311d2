"""Trees of conditions under edit: no condition gets lost or doubled, and paths lead where they say."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models import rule_draft_tree as tree
from desktop.models.rule_draft_tree import Path
from scoring.model import Condition, Group, Join, When, conditions_of


def leaf(name: str) -> Condition:
    return Condition(name, "is", ("x",))


A, B, C, D, NEW = (leaf(name) for name in "ABCDN")
ROOT = Group(Join.ALL, (A, Group(Join.ANY, (B, C)), D))


@st.composite
def groups(draw: st.DrawFn, depth: int = 3) -> Group:
    members: list[When] = []
    for _ in range(draw(st.integers(0, 3))):
        deeper = depth > 1 and draw(st.booleans())
        members.append(draw(groups(depth - 1)) if deeper else leaf(str(draw(st.integers(0, 99)))))
    return Group(draw(st.sampled_from(Join)), tuple(members))


def held(root: When | None) -> Counter[Condition]:
    return Counter(conditions_of(root))


def paths(root: Group) -> list[Path]:
    return [path for path, _ in tree.parts_of(root)]


@given(groups(), st.integers())
@settings(max_examples=150, deadline=None)
def test_moving_parts_keeps_every_condition(root: Group, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(6):
        path = rng.choice(paths(root))
        match rng.randint(0, 3):
            case 0:
                changed, at = tree.shifted(root, path, rng.choice((-1, 1)))
                assert tree.part_at(changed, at) == tree.part_at(root, path)
            case 1:
                home = rng.choice([each for each in paths(root) if isinstance(tree.part_at(root, each), Group)])
                group = tree.part_at(root, home)
                assert isinstance(group, Group)
                changed = tree.moved(root, path, (*home, rng.randint(0, len(group.members))))
            case 2:
                changed = tree.wrapped(root, path)
            case _:
                changed = tree.unwrapped(root, path)
        assert held(changed) == held(root)
        root = changed
    assert held(tree.tidy(root)) == held(root)


@given(groups(), st.integers())
@settings(max_examples=100, deadline=None)
def test_a_part_is_exchanged_taken_and_added_at_its_path(root: Group, seed: int) -> None:
    path = random.Random(seed).choice(paths(root))
    part = tree.part_at(root, path)
    assert part is not None
    assert tree.with_part(root, path, part) == root
    if path:
        assert tree.part_at(tree.with_part(root, path, NEW), path) == NEW
        assert held(tree.without_part(root, path)) == held(root) - held(part)
    if isinstance(part, Group):
        assert held(tree.with_new(root, path, NEW)) == held(root) + Counter([NEW])


@given(groups())
@settings(max_examples=60, deadline=None)
def test_editing_form_and_back(root: Group) -> None:
    kept = tree.as_when(root)
    assert held(kept) == held(root)
    assert tree.as_when(tree.as_group(kept)) == kept


@pytest.mark.parametrize(
    ("path", "by", "expected", "at"),
    [
        ((0,), 1, Group(Join.ALL, (Group(Join.ANY, (B, C)), A, D)), (1,)),
        ((1, 0), 1, Group(Join.ALL, (A, Group(Join.ANY, (C, B)), D)), (1, 1)),
        ((1, 0), -1, Group(Join.ALL, (A, B, Group(Join.ANY, (C,)), D)), (1,)),
        ((1, 1), 1, Group(Join.ALL, (A, Group(Join.ANY, (B,)), C, D)), (2,)),
        ((0,), -1, ROOT, (0,)),
        ((), 1, ROOT, ()),
    ],
)
def test_a_part_leaves_its_group_at_the_ends(path: Path, by: int, expected: Group, at: Path) -> None:
    assert tree.shifted(ROOT, path, by) == (expected, at)


@pytest.mark.parametrize(
    ("path", "target", "expected"),
    [
        ((0,), (3,), Group(Join.ALL, (Group(Join.ANY, (B, C)), D, A))),
        ((2,), (0,), Group(Join.ALL, (D, A, Group(Join.ANY, (B, C))))),
        ((0,), (1, 1), Group(Join.ALL, (Group(Join.ANY, (B, A, C)), D))),
        ((1, 1), (0,), Group(Join.ALL, (C, A, Group(Join.ANY, (B,)), D))),
        ((1,), (1, 0), ROOT),
    ],
)
def test_a_part_is_moved_to_a_place(path: Path, target: Path, expected: Group) -> None:
    assert tree.moved(ROOT, path, target) == expected


def test_a_path_that_leads_nowhere_changes_nothing() -> None:
    assert tree.part_at(ROOT, (7,)) is None
    assert tree.part_at(ROOT, (0, 0)) is None
    for path in ((7,), (0, 0), (1, 9)):
        assert tree.with_part(ROOT, path, NEW) == ROOT
        assert tree.without_part(ROOT, path) == ROOT
    assert tree.with_new(ROOT, (0,), NEW) == ROOT
