"""The way back through what was edited and is not applied: the last thing done to a draft is the first undone.

Steps of the session are about what is applied. Before any of them, undo takes back what was done to a draft since;
typing in one place is one step of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from desktop.models.rule_draft import AnyDraft
from desktop.models.rule_drafts import key_of

# Further back nobody goes by undo: there is a button that reverts the whole draft.
_MOST = 100
Leaf = tuple[str | int, ...]


@dataclass(frozen=True)
class _Step:
    before: AnyDraft
    after: AnyDraft
    # The one value that is typed, where it is one alone.
    typed: Leaf | None = None


class DraftSteps:
    """What was done to drafts, in order."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    def note(self, before: AnyDraft | None, after: AnyDraft | None, *, apart: bool = False) -> None:
        """Keep in mind that a draft became another one of the same; `apart` from what was typed before."""
        if before is None or after is None or before == after or key_of(before) != key_of(after):
            return
        self._undone.clear()
        typed = None if apart else _one_value(before, after)
        last = self._done[-1] if self._done else None
        if last is not None and typed is not None and last.typed == typed and last.after == before:
            self._done[-1] = _Step(last.before, after, typed)
        else:
            self._done = [*self._done[1 - _MOST :], _Step(before, after, typed)]

    def back(self) -> AnyDraft | None:
        """The draft as it was before the last step, which is undone by that."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1].before

    def forward(self) -> AnyDraft | None:
        """The draft as the step made it that was undone last."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1].after

    def can(self, by: int) -> bool:
        """Whether there is a step back (−1) or forward (+1)."""
        return bool(self._done if by < 0 else self._undone)

    def clear(self) -> None:
        """Forget all: something else was done since."""
        self._done.clear()
        self._undone.clear()


def _one_value(before: AnyDraft, after: AnyDraft) -> Leaf | None:
    """Where two drafts differ, if that is one value alone; a label that follows by itself is none of its own."""
    was, now = dict(_leaves(before, ())), dict(_leaves(after, ()))
    if was.keys() != now.keys():
        return None
    others = [leaf for leaf, value in now.items() if value is not was[leaf] and value != was[leaf]]
    # The first letter of a label says that it is a person's.
    others = [leaf for leaf in others if leaf != ("named",)]
    if len(others) > 1:
        others = [leaf for leaf in others if leaf != ("rule", "label")]
    return others[0] if len(others) == 1 else None


def _leaves(value: object, leaf: Leaf) -> Iterator[tuple[Leaf, object]]:
    if isinstance(value, tuple):
        yield (*leaf, "length"), len(value)
        for place, each in enumerate(value):
            yield from _leaves(each, (*leaf, place))
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _leaves(getattr(value, each.name), (*leaf, each.name))
    else:
        yield leaf, value
