"""Conditions that are too long for one formula, taken apart: long lists in pieces, long parts in columns of their own.

A formula has at most 8,192 characters and a text at most 32,767; a list may have thousands of items, and a rule any
number of conditions. What is taken apart means the same: nothing here changes a score.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scoring import nodes as n
from scoring.workbook.rules_map import RulesMap

# A condition this long still leaves room for a rule's points around it.
MOST_CONDITION = 5_000
# About so many characters a piece: several pieces fit into one formula as references.
_MOST_PIECE = 4_000


def split_lists(node: n.Condition, rules: RulesMap) -> n.Condition:
    """A condition in which each list that is kept in several texts is asked text by text."""
    match node:
        case n.All(parts):
            return n.All(tuple(split_lists(part, rules) for part in parts))
        case n.Any(parts):
            return n.Any(tuple(split_lists(part, rules) for part in parts))
        case n.Not(part):
            return n.Not(split_lists(part, rules))
        case n.MatchAny(n.Test.IS, text, wanted) if len(found := _pieces(wanted, rules)) > 1:
            return n.Any(tuple(n.MatchAny(n.Test.IS, text, piece) for piece in found))
        case n.Given(wanted) if wanted.role == n.Role.LIST and len(found := _pieces(wanted, rules)) > 1:
            return n.Any(tuple(n.Given(piece) for piece in found))
        case _:
            return node


def _pieces(wanted: n.Setting, rules: RulesMap) -> tuple[n.Setting, ...]:
    """A list's pieces as lists of their own, each with the text of its items."""
    made = []
    for start, stop, joined in rules.pieces[wanted.key, wanted.form]:
        piece = _part(wanted, start, stop)
        rules.joined[piece.key, piece.form] = joined
        made.append(piece)
    return tuple(made)


def _part(wanted: n.Setting, start: int, stop: int) -> n.Setting:
    items = wanted.value if isinstance(wanted.value, tuple) else ()
    return replace(wanted, key=f"{wanted.key}/{start}-{stop}", value=items[start:stop])


class Spill:
    """Shortens conditions by giving parts of them columns of their own.

    length: the length of a condition's formula. give_column: makes a column of a condition and gives its step's
    name; a part that several rules share gets one column.
    """

    def __init__(
        self, rules: RulesMap, length: Callable[[n.Condition], int], give_column: Callable[[n.Condition], str]
    ) -> None:
        self._rules, self._length, self._give_column = rules, length, give_column
        self._made: dict[n.Condition, n.Fired] = {}

    def shorten(self, node: n.Condition) -> n.Condition:
        """The same condition with a formula of at most about `MOST_CONDITION` characters."""
        if self._length(node) <= MOST_CONDITION:
            return node
        match node:
            case n.Not(part):
                return n.Not(self.shorten(part))
            case n.MatchAny(test, text, wanted):
                parts: tuple[n.Condition, ...] = self._item_by_item(test, text, wanted)
                return self._joined(parts, n.Any)
            case n.All(parts):
                return self._joined(tuple(self.shorten(part) for part in parts), n.All)
            case n.Any(parts):
                return self._joined(tuple(self.shorten(part) for part in parts), n.Any)
            case _:
                return node

    def _item_by_item(self, test: n.Test, text: n.Text, wanted: n.Setting) -> tuple[n.Condition, ...]:
        cells = self._rules.items[wanted.key, wanted.form]
        made = []
        for start in range(len(cells)):
            piece = _part(wanted, start, start + 1)
            self._rules.items[piece.key, piece.form] = (cells[start],)
            made.append(n.MatchAny(test, text, piece))
        return tuple(made)

    def _joined(self, parts: tuple[n.Condition, ...], join: type[n.All] | type[n.Any]) -> n.Condition:
        """Parts joined again, in groups of which each has a column."""
        groups: list[list[n.Condition]] = [[]]
        length = 0
        for part in parts:
            size = self._length(part) + 1
            if groups[-1] and length + size > _MOST_PIECE:
                groups.append([])
                length = 0
            groups[-1].append(part)
            length += size
        if len(groups) == 1:
            return join(parts)
        columns: list[n.Condition] = [self._column(join(tuple(group))) for group in groups]
        return self.shorten(join(tuple(columns)))

    def _column(self, node: n.Condition) -> n.Fired:
        if node not in self._made:
            self._made[node] = n.Fired(n.Ref(self._give_column(node)))
        return self._made[node]
