"""The topological sort of boxes by what must be read before what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from mirps_extract.geometry import Box

OVERLAP = 2.0
"""Points that two blocks must share to count as standing one above the other."""


def sorted_boxes(boxes: Sequence[Box]) -> list[int]:
    """The places of boxes in reading order.

    Of those that nothing comes before any more, the leftmost goes first, then the uppermost.
    """
    waiting = sorted(range(len(boxes)), key=lambda i: (boxes[i].top, boxes[i].x0))
    rank = {i: at for at, i in enumerate(waiting)}
    after = _after(boxes)
    before = [0] * len(boxes)
    for later in after:
        for j in later:
            before[j] += 1
    free = [(boxes[i].x0, boxes[i].top, rank[i]) for i in waiting if not before[i]]
    heapify(free)
    ordered: list[int] = []
    done = [False] * len(boxes)
    first_waiting = 0
    while len(ordered) < len(boxes):
        while done[waiting[first_waiting]]:
            first_waiting += 1
        # Overlapping blocks can contradict one another; then the uppermost goes first.
        chosen = waiting[heappop(free)[2]] if free else waiting[first_waiting]
        done[chosen] = True
        ordered.append(chosen)
        for j in after[chosen]:
            before[j] -= 1
            if not before[j] and not done[j]:
                heappush(free, (boxes[j].x0, boxes[j].top, rank[j]))
    return ordered


def _after(boxes: Sequence[Box]) -> list[list[int]]:
    """For each box, the boxes that come after it."""
    middles = [box.middle[1] for box in boxes]
    bridges = sorted((middles[k], k) for k in range(len(boxes)) if _is_bridge(boxes[k], boxes))
    heights = [middle for middle, _ in bridges]
    spanning = [boxes[k] for _, k in bridges]

    def comes_before(i: int, j: int) -> bool:
        a, b = boxes[i], boxes[j]
        if a.x_overlap(b) > OVERLAP:
            return (middles[i], i) < (middles[j], j)
        if a.x0 > b.x0:
            return False
        upper, lower = (a, b) if a.top <= b.top else (b, a)
        between = slice(bisect_left(heights, upper.bottom), bisect_right(heights, lower.top))
        return not any(
            c is not a and c is not b and c.x_overlap(a) > OVERLAP and c.x_overlap(b) > OVERLAP
            for c in spanning[between]
        )

    places = range(len(boxes))
    return [[j for j in places if i != j and comes_before(i, j)] for i in places]


def _is_bridge(box: Box, boxes: Sequence[Box]) -> bool:
    """Whether a box stands above or below two that stand side by side."""
    sharing = [other for other in boxes if box.x_overlap(other) > OVERLAP]
    ends, starts = [other.x1 for other in sharing], [other.x0 for other in sharing]
    return bool(sharing) and min(ends) - max(starts) <= OVERLAP
