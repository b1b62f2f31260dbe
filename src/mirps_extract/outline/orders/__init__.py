"""The reading orders that a page allows, each with what speaks for it.

A region is read in bands, one above the other, each in columns from left to right, as in the XY
cut of G. Nagy and S. Seth ("Hierarchical representation of optically scanned documents", ICPR
1984). Which white is a cut is not settled by its width: of all ways to divide a region the one is
chosen whose lines follow one another best, by dynamic programming over the stretches of the page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mirps_extract.geometry import Box, union
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.marks import WORDED, counts_on
from mirps_extract.outline.orders.cuts import Cuts
from mirps_extract.outline.orders.places import (
    Lines,
    Places,
    Region,
    components,
    is_over,
    runs_over,
)
from mirps_extract.outline.orders.setting import Setting
from mirps_extract.outline.orders.sides import stands_lower
from mirps_extract.outline.orders.stretches import stretches_of
from mirps_extract.outline.page_model import COLUMN_OVERLAP, HEAD_GAP
from mirps_extract.outline.steps import (
    Move,
    leads_on,
    order_features,
    step,
    text_features,
)
from mirps_extract.outline.weights import Weights

TILTS = (0, 18, -18)
"""What cuts count more or less, for the second and third order of a page."""


@dataclass(frozen=True, slots=True)
class Order:
    """A reading order of a page: its lines, and the sum of what speaks for it."""

    lines: Lines
    score: int


class _Part(NamedTuple):  # many are made, and a tuple is made faster than a dataclass
    """A region in order.

    Attributes:
        score: what speaks for it.
        cuts: how often it is cut.
        first, last: the places of its first and its last line.
        numbers: the first and the last number that its items have; none without numbers.
        parts: what it is put together of; nothing if it is one line.
    """

    score: int
    cuts: int
    first: int
    last: int
    numbers: tuple[str, ...] = ()
    parts: tuple[_Part, ...] = ()

    def order(self) -> Iterator[int]:
        """The places of its lines."""
        if not self.parts:
            yield self.first
        for part in self.parts:
            yield from part.order()


def orders_of(
    lines: Sequence[LineEvidence],
    bars: Sequence[Box],
    foot: float,
    headings: Headings,
    weights: Weights,
    setting: Setting,
) -> list[Order]:
    """The reading orders of a page, the best first.

    Args:
        lines: its lines, running heads and notes left out.
        bars: its rules and pictures: what runs over several columns parts them.
        foot: y at which full columns of the document end, in points.
        headings: what reads headings.
        weights: what evidence counts.
        setting: how the document sets cards and headings.
    """
    found: dict[tuple[tuple[int, int], ...], Order] = {}
    sorted_lines = tuple(sorted(lines, key=lambda e: (e.line.box.top, e.line.box.x0)))
    page = _Page(Places(sorted_lines, bars, foot, headings, setting), weights)
    for tilt in TILTS:
        order = page.solved(tilt)
        name = tuple(line.id for line in order.lines)
        if name not in found or order.score > found[name].score:
            found[name] = order
        if not page.chose:
            break  # there was nothing to choose
    return sorted(found.values(), key=lambda order: -order.score)


class _Page:
    """A page while its orders are weighed; lines go by their place."""

    def __init__(self, places: Places, weights: Weights) -> None:
        self.places, self.weights, self.cuts = places, weights, Cuts(places)
        self.lines, self.extents = places.lines, places.extents
        self.tilt, self.chose = 0, False
        self._parts = [self._line(i) for i in range(len(places.lines))]
        self._joints: dict[tuple[int, int], int] = {}
        self._divisions: dict[Region, tuple[list[list[int]], list[int]]] = {}
        self._flat: dict[Region, _Part] = {}
        self._sides: dict[Region, list[Region] | None] = {}
        self._solved: dict[Region, _Part] = {}

    def solved(self, tilt: int) -> Order:
        """The best order if cuts count more or less; that is no part of its score."""
        self.tilt = tilt
        self._solved.clear()
        found = self._solve(tuple(range(len(self.lines))))
        return Order(tuple(self.lines[i] for i in found.order()), found.score)

    def _stack(self, region: Sequence[int]) -> _Part:
        """Lines in the order given."""
        name = tuple(region)
        if name not in self._flat:
            self._flat[name] = self._joined([self._parts[i] for i in region])
        return self._flat[name]

    def _line(self, i: int) -> _Part:
        number = item_number(self.lines[i])
        return _Part(0, 0, i, i, (number, number) if number else ())

    def _joined(self, parts: Sequence[_Part], cuts: Sequence[int] = ()) -> _Part:
        """Parts read one after the other; `cuts` are what speaks for the cuts between them."""
        score = sum(part.score for part in parts) + sum(cuts)
        numbers: tuple[str, ...] = ()
        for a, b in itertools.pairwise(parts):
            score += self._joint(a.last, b.first)
        for part in parts:
            if numbers and part.numbers:
                score += self.weights.of(_sequence(numbers[1], part.numbers[0]))
            if part.numbers:
                numbers = ((numbers or part.numbers)[0], part.numbers[1])
        cut = sum(part.cuts for part in parts) + len(cuts)
        return _Part(score, cut, parts[0].first, parts[-1].last, numbers, tuple(parts))

    def _joint(self, a: int, b: int) -> int:
        if (a, b) not in self._joints:
            upper, lower = self.lines[a], self.lines[b]
            beside = step(self.lines[self.places.tops[a]], lower).move is Move.BESIDE
            at_side = beside or self._heads_across(a, b) or self._heads_lower(a, b)
            features = (text_features if at_side else order_features)(upper, lower)
            if self._breaks_into_panel(a, b):
                features.append("next.into_panel")
            self._joints[a, b] = self.weights.of(features)
        return self._joints[a, b]

    def _heads_lower(self, a: int, b: int) -> bool:
        """Whether a heading at the side ends before a text that begins a little above it."""
        return leads_on(self.lines[a]) and stands_lower(self.places, self.places.tops[a], b)

    def _breaks_into_panel(self, a: int, b: int) -> bool:
        """Whether a line stands on a panel below others, and the one before it beside the panel."""
        panel = self.lines[b].line.panel
        if panel is None or panel.holds(self.lines[a].line.box, COLUMN_OVERLAP):
            return False
        return any(is_over(self.extents[i], self.extents[b]) for i in self.places.panels[panel])

    def _heads_across(self, a: int, b: int) -> bool:
        """Whether a heading at the right of its column stands above a line that ends before it."""
        upper, lower = self.extents[a], self.extents[b]
        gap = HEAD_GAP * self.lines[a].line.type.size
        if not self.lines[a].heads or lower.x1 > upper.x0:
            return False
        under = self.places.under(a)
        alone = under is None or self.extents[under].top - upper.bottom > gap
        return alone and 0 <= lower.top - upper.bottom <= gap

    def _solve(self, region: Region) -> _Part:
        """The best order of a region."""
        if region not in self._solved:
            self._solved[region] = self._divided(region)
        return self._solved[region]

    def _divided(self, region: Region) -> _Part:
        if not self.places.has_beside(region):
            return self._stack(region)
        stretches, cuts = self._division(region)
        if len(stretches) == 1:
            return self._columns(region) or self._stack(region)
        self.chose = True
        best: list[_Part | None] = []  # of the first stretches, one and more
        for end in range(1, len(stretches) + 1):
            whole = self._band(stretches[:end])
            tried = [whole] if whole else []
            for start, before in enumerate(best, 1):
                band = self._band(stretches[start:end]) if before else None
                if before and band:
                    tried.append(self._joined([before, band], [cuts[start]]))
            best.append(max(tried, key=self._tilted, default=None))
        return best[-1] or self._stack(region)

    def _division(self, region: Region) -> tuple[list[list[int]], list[int]]:
        """The stretches of a region, and what speaks for a cut above each of them."""
        if region not in self._divisions:
            stretches = stretches_of(self.places, region)
            cuts = (
                self.weights.of(self.cuts.features(region, stretches, k))
                for k in range(1, len(stretches))
            )
            self._divisions[region] = stretches, [0, *cuts]
        return self._divisions[region]

    def _tilted(self, part: _Part) -> int:
        return part.score + self.tilt * part.cuts

    def _band(self, stretches: Sequence[Sequence[int]]) -> _Part | None:
        """The best order of a band; None if what is in it does not stand in columns."""
        band = tuple(sorted(i for stretch in stretches for i in stretch))
        if not self.places.has_beside(band):
            return self._stack(band)
        found = self._columns(band)
        if found is None and len(stretches) == 1:
            return self._solve(band) if len(band) < len(self.lines) else self._stack(band)
        return found

    def _columns(self, band: Region) -> _Part | None:
        """A band read in columns; None if no white runs down through all of it."""
        if band not in self._sides:
            found = self._side_by_side(band)
            apart = len(found) > 1 and not self._barred(band, found) and not self._torn(band, found)
            regions = [tuple(band[k] for k in sorted(column)) for column in found]
            self._sides[band] = regions if apart else None
        columns = self._sides[band]
        return None if columns is None else self._joined([self._solve(c) for c in columns])

    def _side_by_side(self, band: Sequence[int]) -> list[list[int]]:
        """The columns of a band; lines that stand nowhere beside one another are of one column."""
        found: list[list[int]] = []
        for column in components([self.extents[i] for i in band]):
            right = {band[b] for b in column}
            if found and all(self.places.beside[band[a]].isdisjoint(right) for a in found[-1]):
                found[-1] += column
            else:
                found.append(column)
        return found

    def _torn(self, band: Sequence[int], columns: Sequence[Sequence[int]]) -> bool:
        """Whether a row of counts stands over several columns of a text."""
        inside = [{band[k] for k in column} for column in columns]
        torn = any(sum(not row.isdisjoint(c) for c in inside) > 1 for row in self.places.rows)
        return torn and any(self.lines[i].is_text for i in band)

    def _barred(self, band: Sequence[int], columns: Sequence[Sequence[int]]) -> bool:
        """Whether a rule or a picture runs over several columns in the middle of a band."""
        top = min(self.extents[i].bottom for i in band)
        bottom = max(self.extents[i].top for i in band)
        bars = [bar for bar in self.places.bars if top <= bar.top and bar.bottom <= bottom]
        if not bars:
            return False
        around = [union(self.extents[band[k]] for k in column) for column in columns]
        sides = [(box.x0, box.x1) for box in around]
        return any(runs_over(bar, sides) for bar in bars)


def item_number(line: LineEvidence) -> str | None:
    """The number or letter that opens a line as of an item of a list."""
    if line.mark_form == WORDED:
        return line.line.words[1].text
    numbered = (line.mark_form or "").startswith(("#", "(#", "A-#"))
    return line.number or (line.line.words[0].text if numbered else None)


def _sequence(before: str, number: str) -> list[str]:
    """What two numbers of items, one after the other, say of their order."""
    if counts_on(before, number):
        return ["number.counts_on"]
    return [] if counts_on("0", number) else ["number.astray"]
