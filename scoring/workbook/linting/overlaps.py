"""Which of very many ranges overlap: some sheets have tens of thousands of merged ranges."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from scoring.workbook.parts.refs import Box


def overlapping(boxes: Sequence[Box]) -> Iterator[int]:
    """The places of the boxes that overlap another one, which is not named then.

    The rows are walked from top to bottom. Boxes that are open at one time lie beside each other, so that a new one
    can only meet the neighbours of its first column.
    """
    order = sorted(range(len(boxes)), key=lambda place: boxes[place])
    columns: list[tuple[int, int]] = []
    ends: list[tuple[int, tuple[int, int]]] = []
    for place in order:
        top, left, bottom, right = boxes[place]
        while ends and ends[0][0] < top:
            columns.remove(heappop(ends)[1])
        at = bisect_right(columns, (left, right))
        near = columns[max(at - 1, 0) : at + 1]
        if any(first <= right and left <= last for first, last in near):
            yield place
            continue
        insort(columns, (left, right))
        heappush(ends, (bottom, (left, right)))
