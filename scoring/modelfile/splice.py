"""Edits of a model file's text that leave the rest as it is: comments, layout and spelling stay.

The old and the new model are compared as plain values; where they differ, the text of just that part is
replaced. Every entry of a block owns the blank lines and comments above it and the comment behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from scoring.modelfile import emit
from scoring.modelfile.emit import Data, is_sequence


@dataclass(frozen=True, slots=True)
class _Part:
    """One entry of a collection in the text: its node(s), and where its own text begins and ends."""

    key: str
    key_source: str
    value: Node
    value_start: int
    value_end: int
    start: int
    end: int


def spliced(
    text: str, root: MappingNode, old: Mapping[str, Data], new: Mapping[str, Data],
    names: tuple[Sequence[str], Sequence[str]], spread: Mapping[str, int],
) -> str:  # fmt: skip
    """`text` with what differs between `old` and `new` replaced. `names` are the ids of the rules in each."""
    return _Splice(text, names, spread).root(root, old, new)


class _Splice:
    """One text being edited."""

    def __init__(self, text: str, names: tuple[Sequence[str], Sequence[str]], spread: Mapping[str, int]) -> None:
        self.text, self.names, self.spread = text, names, spread

    def root(self, root: MappingNode, old: Mapping[str, Data], new: Mapping[str, Data]) -> str:
        end = self._end(root, root.start_mark.index)
        body = self._mapping(root, old, new, (), end)
        return self.text[: root.start_mark.index] + body + self.text[end:]

    def _edit(self, part: _Part, old: Data, new: Data, path: tuple[str, ...]) -> str | None:
        """The new text of a part's value, or None where it has to be written anew."""
        node = part.value
        if isinstance(node, MappingNode) and isinstance(old, Mapping) and isinstance(new, Mapping):
            if not {key.value for key, _ in node.value} & set(old):
                return None
            if node.flow_style and list(old) != list(new):
                return emit.flow(new)
            return self._mapping(node, old, new, path, part.value_end)
        if isinstance(node, SequenceNode) and is_sequence(old) and is_sequence(new):
            if len(node.value) != len(old) or not node.value:
                return None
            if node.flow_style and len(old) != len(new):
                return emit.flow(new)
            return self._sequence(node, old, new, path, part.value_end)
        written = part.value_end > part.value_start and getattr(node, "style", None) not in ("|", ">")
        if isinstance(node, ScalarNode) and written and isinstance(new, str | float | int):
            return None if "\n" in str(new) else emit.scalar(new)
        return None

    def _mapping(
        self,
        node: MappingNode,
        old: Mapping[str, Data],
        new: Mapping[str, Data],
        path: tuple[str, ...],
        end: int,
    ) -> str:
        parts = self._parts(node, end)
        bodies: dict[str, str] = {}
        for key, part in parts.items():
            if key not in new and key in old:
                continue
            if key not in new or (key in old and _same(old[key], new[key])):
                bodies[key] = self.text[part.start : part.end]
                continue
            bodies[key] = self._entry(part, old.get(key), new[key], (*path, key), _column(node))
        order = _order([key for key in parts if key in bodies], list(old), list(new))
        for key in new:
            if key not in parts and not (key in old and _same(old[key], new[key])):
                order.insert(_after(order, list(new), key), key)
                levels = self._levels((*path, key))
                bodies[key] = emit.entry(key, new[key], _column(node), spread=levels)
        return self._assembled(node, parts, bodies, order)

    def _entry(self, part: _Part, old: Data, new: Data, path: tuple[str, ...], column: int) -> str:
        edited = None if old is None else self._edit(part, old, new, path)
        behind = self.text[part.value_end : part.end]
        if edited is not None:
            return self.text[part.start : part.value_start] + edited + behind
        fresh = emit.entry(part.key, new, column, spread=self._levels(path), source=part.key_source)
        first, newline, rest = fresh.partition("\n")
        return first + behind + newline + rest

    def _sequence(
        self, node: SequenceNode, old: Sequence[Data], new: Sequence[Data], path: tuple[str, ...], end: int
    ) -> str:
        parts = self._parts(node, end)
        old_names, new_names = self._item_names(old, new, path)
        bodies: dict[str, str] = {}
        by_name = dict(zip(old_names, zip(parts.values(), old, strict=True), strict=True))
        for name, value in zip(new_names, new, strict=True):
            if name not in by_name:
                bodies[name] = "- " + emit.item(value, _column(node) + 2, spread=self._levels(path) - 1)
                continue
            part, before = by_name[name]
            if _same(before, value):
                bodies[name] = self.text[part.start : part.end]
                continue
            edited = self._edit(part, before, value, (*path, name))
            if edited is None:
                edited = emit.item(value, part.value.start_mark.column, spread=self._levels(path) - 1)
            bodies[name] = self.text[part.start : part.value_start] + edited + self.text[part.value_end : part.end]
        renamed = dict(zip(old_names, parts.values(), strict=True))
        return self._assembled(node, renamed, bodies, list(new_names))

    def _item_names(
        self, old: Sequence[Data], new: Sequence[Data], path: tuple[str, ...]
    ) -> tuple[Sequence[str], Sequence[str]]:
        if path == ("rules",):
            return self.names
        if len(old) == len(new):
            places = [str(place) for place in range(len(old))]
            return places, places
        return _numbered(old), _numbered(new)

    def _assembled(
        self,
        node: CollectionNode,
        parts: Mapping[str, _Part],
        bodies: Mapping[str, str],
        order: Sequence[str],
    ) -> str:
        names = list(parts)
        if node.flow_style:
            return self._flow(node, parts, bodies)
        leads = {name: self.text[parts[before].end : parts[name].start] for before, name in pairwise(names)}
        plain = "\n" + " " * _column(node)
        spaced = bool(leads) and all(lead.startswith("\n\n") for lead in leads.values())
        pieces = []
        for place, name in enumerate(order):
            lead = leads.get(name, "\n" + plain if spaced or self._opens(node, name) else plain)
            if place == 0:
                lead = lead.lstrip() if name in leads and names[0] != name else ""
            pieces.append(lead + bodies[name])
        return "".join(pieces)

    def _opens(self, node: CollectionNode, name: str) -> bool:
        """Whether an entry is a section that gets room around it."""
        return isinstance(node, MappingNode) and _column(node) == 0 and name in self.spread

    def _flow(self, node: CollectionNode, parts: Mapping[str, _Part], bodies: Mapping[str, str]) -> str:
        """A collection in brackets with the same entries: only their own text changes."""
        pieces, place = [], node.start_mark.index
        for name, part in parts.items():
            pieces += [self.text[place : part.start], bodies[name]]
            place = part.end
        return "".join(pieces) + self.text[place : node.end_mark.index]

    def _parts(self, node: CollectionNode, end: int) -> dict[str, _Part]:
        found: dict[str, _Part] = {}
        before = node.start_mark.index
        for place, child in enumerate(node.value):
            key, value = child if isinstance(node, MappingNode) else (None, child)
            name = str(place) if key is None else str(key.value)
            part = self._part(name, key, value, before, flow=bool(node.flow_style))
            found[name] = part
            before = part.end
        return found

    def _part(self, name: str, key: Node | None, value: Node, before: int, *, flow: bool) -> _Part:
        start = value.start_mark.index if key is None else key.start_mark.index
        source = ""
        after = start
        if key is not None:
            source = self.text[start : key.end_mark.index]
            after = self.text.index(":", key.end_mark.index) + 1
        elif not flow:
            start = self.text.rindex("-", before, start) if before < start else start
        empty = isinstance(value, ScalarNode) and value.start_mark.index == value.end_mark.index
        value_start = after if empty else value.start_mark.index
        value_end = self._end(value, after)
        end = value_end if flow else self._line_end(value_end)
        return _Part(name, source, value, value_start, value_end, start, end)

    def _end(self, node: Node, fallback: int) -> int:
        """Where the content of a node ends, without the space and comments that follow it."""
        if isinstance(node, ScalarNode):
            if node.start_mark.index == node.end_mark.index:
                return fallback
            text = self.text[node.start_mark.index : node.end_mark.index]
            return int(node.start_mark.index) + len(text.rstrip())
        if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        if isinstance(node, MappingNode):
            key, value = last
            return self._line_end(self._end(value, self.text.index(":", key.end_mark.index) + 1))
        return self._line_end(self._end(last, int(last.start_mark.index)))

    def _line_end(self, place: int) -> int:
        """The end of the line where only a comment follows, else the place itself."""
        stop = self.text.find("\n", place)
        stop = len(self.text) if stop < 0 else stop
        rest = self.text[place:stop].strip()
        return place + len(self.text[place:stop].rstrip()) if rest.startswith("#") else place

    def _levels(self, path: tuple[str, ...]) -> int:
        return max(0, self.spread.get(path[0], 0) - len(path) + 1)


def _column(node: Node) -> int:
    return int(node.start_mark.column)


def _same(old: Data, new: Data) -> bool:
    # As text, because the order of entries counts.
    return emit.flow(old) == emit.flow(new)


def _numbered(values: Sequence[Data]) -> list[str]:
    """A name for each entry: its text, numbered where it repeats."""
    seen: dict[str, int] = {}
    names = []
    for value in values:
        text = emit.flow(value)
        seen[text] = seen.get(text, 0) + 1
        names.append(f"{seen[text]} {text}")
    return names


def _order(kept: list[str], old: list[str], new: list[str]) -> list[str]:
    """The kept keys in the text's order, or in the model's new one where that changed."""
    common = [key for key in new if key in old]
    if common == [key for key in old if key in new]:
        return kept
    return sorted(kept, key=lambda key: new.index(key) if key in new else len(new))


def _after(order: list[str], new: list[str], key: str) -> int:
    """The place for a new key: behind the nearest earlier one that is there."""
    for before in reversed(new[: new.index(key)]):
        if before in order:
            return order.index(before) + 1
    return 0
