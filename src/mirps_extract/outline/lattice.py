"""All that the lines of a page, in one order, may be, and what speaks for each of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mirps_extract.outline.context import Chain
from mirps_extract.outline.features import by_lines
from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.labels import ALIKE, LABELS, Label
from mirps_extract.outline.weights import Weights


class Possible(NamedTuple):
    """So many lines may be one thing, and what counts for it."""

    length: int
    score: int


Stretches = Sequence[Possible]


class Lattice:
    """All that lines may be.

    What the lines themselves say is found out once, however often they are read.

    Args:
        chain: the lines in their order.
        weights: what evidence counts.
        same: what is equal is kept once, for all pages.

    Attributes:
        known: for each line and label, by its place in `LABELS`, what `possible` has found.
    """

    def __init__(self, chain: Chain, weights: Weights, same: dict[Stretches, Stretches]) -> None:
        self.chain, self.weights, self._same = chain, weights, same
        self.known: list[list[Stretches | None]] = [[None] * len(LABELS) for _ in chain.lines]

    def possible(self, place: InChain, label: Label) -> Stretches:
        """How many lines from a place on may have a label, with what they themselves say for it."""
        known, k = self.known[place.at], LABELS.index(label)
        found = known[k]
        if found is None:
            alike = ALIKE.get(label)
            found = self.possible(place, alike) if alike else self._by_lines(place, label)
            known[k] = found = self._same.setdefault(found, found)
        return found

    def _by_lines(self, place: InChain, label: Label) -> Stretches:
        found = [
            Possible(length, self.weights.of(names))
            for length in range(1, place.most(label) + 1)
            if (names := by_lines(label, place, length)) is not None
        ]
        return tuple(found)
