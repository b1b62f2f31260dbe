"""A region in stretches from side to side, one above the other, between which it may be cut."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mirps_extract.geometry import Box, union
from mirps_extract.outline.orders.places import Places, Region, Side, hulls, shares
from mirps_extract.outline.page_model import COLUMN_OVERLAP, SPANS, WIDE_WHITE

MOST_STRETCHES = 40
"""Stretches of a region that are weighed against one another; more are put together first."""


CORE = 0.2
"""Part of a line's height, above and below, that may run into the next: tails and accents do."""


def stretches_of(places: Places, region: Region) -> list[list[int]]:
    """The region in stretches, one above the other, between which it may be cut."""
    found: list[_Stretch] = []
    sides = _Sides([(places.extents[i].x0, places.extents[i].x1, i) for i in region])
    for lines in _slabs(places, region):
        slab = _stretch(places, lines)
        if found and not (
            _may_cut(places, region, found[-1], slab)
            or _reaches_over(places, sides, found[-1], slab)
        ):
            found[-1] = found[-1].with_more(slab)
        else:
            found.append(slab)
    stretches = [stretch.lines for stretch in found]
    return stretches if len(stretches) <= MOST_STRETCHES else _fewer(places, stretches)


@dataclass(slots=True)
class _Stretch:
    """Lines of a region from side to side.

    Attributes:
        lines: their places.
        box: their bounds.
        columns: from where to where each of their columns reaches.
        panels: the panels that they stand in; None for those in none.
    """

    lines: list[int]
    box: Box
    columns: list[Side]
    panels: set[Box | None]

    def with_more(self, lower: _Stretch) -> _Stretch:
        """This and a stretch right below it in one."""
        self.lines += lower.lines
        self.panels |= lower.panels
        self.box = union((self.box, lower.box))
        self.columns = hulls([*self.columns, *lower.columns])
        return self


class _Sides:
    """Where the lines of a region begin and end from left to right.

    Args:
        lines: x0, x1 and place of each line.
    """

    def __init__(self, lines: Sequence[tuple[float, float, int]]) -> None:
        self._starts = sorted((x0, i) for x0, _, i in lines)
        self._ends = sorted((x1, i) for _, x1, i in lines)

    def beyond(self, inside: Side, reach: Side) -> Iterator[int]:
        """The lines that begin or end between two stretches' sides: outside one, within the other.

        Args:
            inside: the sides of the narrower.
            reach: the sides of the wider.
        """
        right = bisect_left(self._starts, (inside[1] - COLUMN_OVERLAP, -1))
        for k in range(right, bisect_left(self._starts, (reach[1], -1))):
            yield self._starts[k][1]
        left = bisect_left(self._ends, (reach[0], -1))
        for k in range(
            left, bisect_right(self._ends, (inside[0] + COLUMN_OVERLAP, len(self._ends)))
        ):
            yield self._ends[k][1]


def _slabs(places: Places, region: Region) -> list[list[int]]:
    """The region in slabs, between which some white runs from side to side."""
    slabs: list[list[int]] = []
    bottom = float("-inf")
    for i in region:
        box = places.extents[i]
        core = CORE * box.height
        if box.top + core >= bottom:
            slabs.append([])
        slabs[-1].append(i)
        bottom = max(bottom, box.bottom - core)
    return slabs


def _stretch(places: Places, lines: list[int]) -> _Stretch:
    boxes = [places.extents[i] for i in lines]
    panels = {places.lines[i].line.panel for i in lines}
    return _Stretch(lines, union(boxes), hulls([(b.x0, b.x1) for b in boxes]), panels)


def _may_cut(places: Places, region: Region, upper: _Stretch, lower: _Stretch) -> bool:
    """Whether anything speaks for a cut between two stretches."""
    spanning = places.spanning(region)
    if spanning and spanning.isdisjoint(upper.lines) is not spanning.isdisjoint(lower.lines):
        return True
    if any(upper.box.bottom <= bar.middle[1] <= lower.box.top for bar in places.bars):
        return True
    above, below = len(upper.columns), len(lower.columns)
    both = len(hulls([*upper.columns, *lower.columns]))
    if both < max(above, below) or both > above == below == 1:
        return True
    widths = sorted((upper.box.width, lower.box.width))
    if widths[0] < SPANS * widths[1]:
        return True
    if any(places.lines[i].heads for i in (*lower.lines, *upper.lines[-2:])):
        return True
    em = places.lines[lower.lines[0]].line.type.size
    wide = lower.box.top - upper.box.bottom >= places.usual + WIDE_WHITE * em
    if wide or places.opens_cells(lower.lines):
        return True
    return bool(lower.panels - upper.panels - {None})


def _reaches_over(places: Places, sides: _Sides, upper: _Stretch, lower: _Stretch) -> bool:
    """Whether what is below runs on over a column that ends above the stretch before."""
    inside = (upper.box.x0, upper.box.x1)
    reach = (lower.box.x0, lower.box.x1)
    own = set(lower.lines)
    return any(
        i not in own and shares(places.extents[i], reach) and not shares(places.extents[i], inside)
        for i in sides.beyond(inside, reach)
    )


def _fewer(places: Places, stretches: list[list[int]]) -> list[list[int]]:
    """The stretches, those with the least white between them put together."""
    whites = [
        min(places.extents[i].top for i in lower) - max(places.extents[i].bottom for i in upper)
        for upper, lower in itertools.pairwise(stretches)
    ]
    kept = set(sorted(range(len(whites)), key=lambda k: -whites[k])[: MOST_STRETCHES - 1])
    found = [stretches[0]]
    for k, stretch in enumerate(stretches[1:]):
        if k in kept:
            found.append(stretch)
        else:
            found[-1] = found[-1] + stretch
    return found
