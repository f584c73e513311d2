"""Rectangles laid over each other: which conditions hold where, each cell in one piece."""

from __future__ import annotations

from typing import Any

Rect = list[int]


def common(one: Rect, other: Rect) -> list[Rect]:
    """What two rectangles share: one, or none."""
    top, left = max(one[0], other[0]), max(one[1], other[1])
    rows = min(one[0] + one[2], other[0] + other[2]) - top
    columns = min(one[1] + one[3], other[1] + other[3]) - left
    return [[top, left, rows, columns]] if rows > 0 and columns > 0 else []


def without(rect: list[int], hole: list[int]) -> list[list[int]]:
    """What is left of a rectangle when another is cut out of it."""
    shared = common(rect, hole)
    if not shared:
        return [rect]
    top, left, bottom, right = rect[0], rect[1], rect[0] + rect[2], rect[1] + rect[3]
    cut_top, cut_left = shared[0][0], shared[0][1]
    cut_bottom, cut_right = cut_top + shared[0][2], cut_left + shared[0][3]
    pieces = [
        [top, left, cut_top - top, right - left],
        [cut_bottom, left, bottom - cut_bottom, right - left],
        [cut_top, left, cut_bottom - cut_top, cut_left - left],
        [cut_top, cut_right, cut_bottom - cut_top, right - cut_right],
    ]
    return [piece for piece in pieces if piece[2] > 0 and piece[3] > 0]


class Piece:
    """Cells with the same conditions. entries: in order; foreign: they have a format that must stay as it is.

    fresh: one of the entries is new. forms: numbers of the formats that lie here.
    """

    def __init__(self, rect: Rect, entries: tuple[Any, ...], forms: frozenset[int], foreign: bool, fresh: bool) -> None:
        self.rect = rect
        self.entries = entries
        self.forms = forms
        self.foreign = foreign
        self.fresh = fresh

    def at(self, rect: Rect) -> Piece:
        """The same elsewhere."""
        return Piece(rect, self.entries, self.forms, self.foreign, self.fresh)

    def like(self, other: Piece) -> bool:
        """Whether the same entries hold in both."""
        return [id(entry) for entry in self.entries] == [id(entry) for entry in other.entries]


def overlaid(pieces: list[Piece], layer: Piece, *, in_front: bool = False) -> list[Piece]:
    """Pieces with another laid over them: where both are, both hold, but what is foreign stays alone."""
    found, bare = [], [layer.rect]
    for piece in pieces:
        shared = common(piece.rect, layer.rect)
        if not shared:
            found.append(piece)
            continue
        found += [piece.at(rect) for rect in without(piece.rect, shared[0])]
        found.append(_both(piece, layer, shared[0], in_front))
        bare = [left for rect in bare for left in without(rect, shared[0])]
    return found + [layer.at(rect) for rect in bare]


def _both(piece: Piece, layer: Piece, rect: Rect, in_front: bool) -> Piece:
    forms, foreign = piece.forms | layer.forms, piece.foreign or layer.foreign
    if foreign:
        return Piece(rect, (), forms, True, False)
    first, then = (layer, piece) if in_front else (piece, layer)
    return Piece(rect, first.entries + then.entries, forms, False, piece.fresh or layer.fresh)


def merged(pieces: list[Piece]) -> list[Piece]:
    """As few pieces: neighbours in which the same holds become one."""
    left = list(pieces)
    place = 0
    while place < len(left):
        other = next(
            (each for each in left[place + 1 :] if each.like(left[place]) and _joined(left[place], each)), None
        )
        if other is None:
            place += 1
            continue
        rect = _joined(left[place], other)
        assert rect is not None
        left.remove(other)
        left[place] = left[place].at(rect)
        place = 0
    return left


def _joined(one: Piece, other: Piece) -> Rect | None:
    (top, left, rows, columns), (top2, left2, rows2, columns2) = one.rect, other.rect
    if (left, columns) == (left2, columns2) and (top + rows == top2 or top2 + rows2 == top):
        return [min(top, top2), left, rows + rows2, columns]
    if (top, rows) == (top2, rows2) and (left + columns == left2 or left2 + columns2 == left):
        return [top, min(left, left2), rows, columns + columns2]
    return None
