"""The topological sort of boxes by what must be read before what.

Whether one box comes before another is told for each pair, many pairs at once by numpy: a tenth of
a second for a thousand boxes, where a page has some dozens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Any

import numpy as np

from mirps_extract.geometry import Box

OVERLAP = 2.0
"""Points that two blocks must share to count as standing one above the other."""

AT_ONCE = 1 << 18
"""Pairs that are looked at together: what they take of memory stays small."""

Numbers = Any
"""An array of numpy."""


def sorted_boxes(boxes: Sequence[Box]) -> list[int]:
    """The places of boxes in reading order.

    Of those that nothing comes before any more, the leftmost goes first, then the uppermost.
    """
    if len(boxes) < 2:
        return list(range(len(boxes)))
    waiting = sorted(range(len(boxes)), key=lambda i: (boxes[i].top, boxes[i].x0))
    rank = {i: at for at, i in enumerate(waiting)}
    before = np.zeros(len(boxes), dtype=np.int64)
    after: list[Numbers] = []  # for each box those that come after it, a bit for each
    for rows in _after(boxes):
        before += rows.sum(axis=0)
        after.extend(np.packbits(rows, axis=1))
    free = [(boxes[i].x0, boxes[i].top, rank[i]) for i in waiting if not before[i]]
    heapify(free)
    ordered: list[int] = []
    done = np.zeros(len(boxes), dtype=bool)
    first_waiting = 0
    while len(ordered) < len(boxes):
        while done[waiting[first_waiting]]:
            first_waiting += 1
        # Overlapping blocks can contradict one another; then the uppermost goes first.
        chosen = waiting[heappop(free)[2]] if free else waiting[first_waiting]
        done[chosen] = True
        ordered.append(chosen)
        later = np.unpackbits(after[chosen], count=len(boxes)).astype(bool)
        before[later] -= 1
        for j in np.nonzero(later & (before == 0) & ~done)[0].tolist():
            heappush(free, (boxes[j].x0, boxes[j].top, rank[j]))
    return ordered


def _after(boxes: Sequence[Box]) -> Iterator[Numbers]:
    """Which boxes come after each, in rows for the boxes in their order, some rows at a time."""
    x0, top, x1, bottom = np.array([(b.x0, b.top, b.x1, b.bottom) for b in boxes]).T
    middle = np.array([box.middle[1] for box in boxes])
    place = np.arange(len(boxes))
    bridges = _Bridges(boxes)
    step = max(1, AT_ONCE // len(boxes))
    for first in range(0, len(boxes), step):
        rows = slice(first, first + step)
        ax0, amiddle, aplace = x0[rows, None], middle[rows, None], place[rows, None]
        shared = _overlap(ax0, x1[rows, None], x0, x1) > OVERLAP
        upper = (amiddle < middle) | ((amiddle == middle) & (aplace < place))
        # What lies wholly to the right comes later, unless a bridge between reaches over it.
        reach = np.where(top[rows, None] <= top, *bridges.reaches(rows, top, bottom))
        bridged = (reach - x0 > OVERLAP) & (x1 - x0 > OVERLAP)
        later = np.where(shared, upper, (ax0 <= x0) & ~bridged)
        later[aplace == place] = False
        yield later


class _Bridges:
    """The boxes that stand above or below two that stand side by side.

    Args:
        boxes: all boxes.
    """

    def __init__(self, boxes: Sequence[Box]) -> None:
        wide = [box for box in boxes if box.width > OVERLAP]
        starts, ends = sorted(box.x0 for box in wide), sorted(box.x1 for box in wide)

        def is_bridge(box: Box) -> bool:
            # Of those that share some x with it, the first to end and the last to start.
            end = ends[bisect_right(ends, OVERLAP, key=lambda x: x - box.x0)]
            start = starts[bisect_left(starts, -OVERLAP, key=lambda x: x - box.x1) - 1]
            return end - start <= OVERLAP

        found = [at for at, b in enumerate(boxes) if b.width > OVERLAP and is_bridge(b)]
        self._places = np.array(sorted(found, key=lambda at: boxes[at].middle[1]), dtype=np.int64)
        self._middles = np.array([boxes[at].middle[1] for at in self._places])
        self._sides = np.array([(b.x0, b.top, b.x1, b.bottom) for b in boxes]).T

    def reaches(self, rows: slice, top: Numbers, bottom: Numbers) -> tuple[Numbers, Numbers]:
        """How far to the right the bridges reach that stand over or under boxes in `rows`.

        Of those between such a box and what lies below it down to each `top`; and of those between
        it and what lies above it up to each `bottom`. Without any, infinitely far to the left.
        """
        x0, atop, x1, abottom = (side[rows, None] for side in self._sides)
        cx0, cx1 = self._sides[0][self._places], self._sides[2][self._places]
        own = np.arange(len(self._sides[0]))[rows, None] == self._places
        over = (_overlap(x0, x1, cx0, cx1) > OVERLAP) & ~own
        none = np.full((len(x0), 1), -np.inf)
        under = np.where(over & (self._middles >= abottom), cx1, -np.inf)
        under = np.maximum.accumulate(np.hstack([none, under]), axis=1)
        above = np.where(over & (self._middles <= atop), cx1, -np.inf)
        above = np.maximum.accumulate(np.hstack([above, none])[:, ::-1], axis=1)[:, ::-1]
        return (
            under[:, np.searchsorted(self._middles, top, "right")],
            above[:, np.searchsorted(self._middles, bottom, "left")],
        )


def _overlap(ax0: Numbers, ax1: Numbers, bx0: Numbers, bx1: Numbers) -> Numbers:
    """Points that boxes share horizontally, as `Box.x_overlap` has it."""
    return np.minimum(ax1, bx1) - np.maximum(ax0, bx0)
