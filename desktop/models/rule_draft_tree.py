"""Changing a tree of conditions: each part is named by its path, the places (from 0) on the way down from the root.

The root is a group, () is its path. All functions give a new tree; a path that leads nowhere changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from scoring.model import Condition, Group, Join, When

Path = tuple[int, ...]


def as_group(when: When | None) -> Group:
    """A tree for editing: the root is a group even where there is one condition, or none."""
    if when is None:
        return Group(Join.ALL, ())
    return when if isinstance(when, Group) else Group(Join.ALL, (when,))


def as_when(root: Group) -> When | None:
    """An edited tree as a rule keeps it: no group around nothing, or around a single condition."""
    if not root.members:
        return None
    first = root.members[0]
    lone = len(root.members) == 1 and root.join is not Join.NONE
    return first if lone and isinstance(first, Condition) else root


def part_at(root: Group, path: Path) -> When | None:
    """The part of a path, or None where there is none."""
    found: When = root
    for place in path:
        if not isinstance(found, Group) or not 0 <= place < len(found.members):
            return None
        found = found.members[place]
    return found


def with_part(root: Group, path: Path, part: When) -> Group:
    """The tree with another part at a path."""
    if not path:
        return as_group(part)
    return _in_parent(root, path, lambda members, at: (*members[:at], part, *members[at + 1 :]))


def without_part(root: Group, path: Path) -> Group:
    """The tree without a part."""
    return _in_parent(root, path, lambda members, at: (*members[:at], *members[at + 1 :])) if path else root


def with_new(root: Group, path: Path, part: When) -> Group:
    """The tree with a part as the last one of the group at a path."""
    group = part_at(root, path)
    if not isinstance(group, Group):
        return root
    return with_part(root, path, replace(group, members=(*group.members, part)))


def wrapped(root: Group, path: Path, join: Join = Join.ANY) -> Group:
    """The tree with a part put into a group of its own."""
    part = part_at(root, path)
    return root if part is None or not path else with_part(root, path, Group(join, (part,)))


def unwrapped(root: Group, path: Path) -> Group:
    """The tree with the members of a group in the place of the group."""
    group = part_at(root, path)
    if not path or not isinstance(group, Group):
        return root
    return _in_parent(root, path, lambda members, at: (*members[:at], *group.members, *members[at + 1 :]))


def shifted(root: Group, path: Path, by: int) -> tuple[Group, Path]:
    """The tree with a part one place further up (−1) or down (+1), and its new path: out of its group at the ends."""
    part = part_at(root, path)
    if part is None or not path:
        return root, path
    parent, at = path[:-1], path[-1]
    home = part_at(root, parent)
    assert isinstance(home, Group)
    if 0 <= at + by < len(home.members):
        members = list(home.members)
        members[at], members[at + by] = members[at + by], members[at]
        return with_part(root, parent, replace(home, members=tuple(members))), (*parent, at + by)
    if not parent:
        return root, path
    outside = parent[-1] + (1 if by > 0 else 0)
    gone = without_part(root, path)
    return _inserted(gone, (*parent[:-1], outside), part), (*parent[:-1], outside)


def moved(root: Group, path: Path, target: Path) -> Group:
    """The tree with a part at another place: `target` is counted in the tree as it is. Not into itself."""
    part = part_at(root, path)
    home = part_at(root, target[:-1]) if target else None
    if part is None or not path or not isinstance(home, Group) or target[: len(path)] == path:
        return root
    # Inserted first where that does not move the old place, removed first where it does.
    with_it = _inserted(root, target, part)
    same_level = path[: len(target) - 1] == target[:-1] and len(path) >= len(target)
    old = path
    if same_level and path[len(target) - 1] >= target[-1]:
        at = len(target) - 1
        old = (*path[:at], path[at] + 1, *path[at + 1 :])
    return without_part(with_it, old)


def parts_of(root: When, path: Path = ()) -> Iterator[tuple[Path, When]]:
    """All parts with their paths, depth first, the root first."""
    yield path, root
    if isinstance(root, Group):
        for place, member in enumerate(root.members):
            yield from parts_of(member, (*path, place))


def tidy(root: Group) -> Group:
    """The tree without groups that hold nothing; the root stays."""
    members: list[When] = []
    for member in root.members:
        inner = tidy(member) if isinstance(member, Group) else member
        if not isinstance(inner, Group) or inner.members:
            members.append(inner)
    return replace(root, members=tuple(members))


Members = tuple[When, ...]


def _in_parent(root: Group, path: Path, change: Callable[[Members, int], Members]) -> Group:
    at, rest = path[0], path[1:]
    if not 0 <= at < len(root.members):
        return root
    if not rest:
        return replace(root, members=change(root.members, at))
    inner = root.members[at]
    if not isinstance(inner, Group):
        return root
    changed = _in_parent(inner, rest, change)
    return replace(root, members=(*root.members[:at], changed, *root.members[at + 1 :]))


def _inserted(root: Group, path: Path, part: When) -> Group:
    home = part_at(root, path[:-1])
    assert isinstance(home, Group)
    at = path[-1]
    return with_part(root, path[:-1], replace(home, members=(*home.members[:at], part, *home.members[at:])))
