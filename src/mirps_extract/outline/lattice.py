"""All that the lines of a page, in one order, may be, and what speaks for each of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mirps_extract.outline.context import Chain
from mirps_extract.outline.features import by_lines
from mirps_extract.outline.features.place import Place
from mirps_extract.outline.labels import ALIKE, LONGEST, SAYING, Label
from mirps_extract.outline.weights import Weights


class Possible(NamedTuple):
    """So many lines may be one thing, and what counts for it."""

    length: int
    score: int


class Lattice:
    """All that lines may be.

    What the lines themselves say is found out once, however often they are read.

    Args:
        chain: the lines in their order.
        weights: what evidence counts.
    """

    def __init__(self, chain: Chain, weights: Weights) -> None:
        self.chain, self.weights = chain, weights
        self.places = [Place(chain, at) for at in range(len(chain.lines))]
        self._possible: list[dict[Label, Sequence[Possible]]] = [{} for _ in self.places]

    def possible(self, at: int, label: Label) -> Sequence[Possible]:
        """How many lines from a place on may have a label, with what they themselves say for it."""
        found = self._possible[at]
        if label not in found:
            alike = ALIKE.get(label)
            found[label] = self.possible(at, alike) if alike else self._by_lines(at, label)
        return found[label]

    def _by_lines(self, at: int, label: Label) -> Sequence[Possible]:
        place, left = self.places[at], len(self.places) - at
        if label in SAYING and not place.speaks:
            return ()
        found = [
            Possible(length, self.weights.of(names))
            for length in range(1, min(LONGEST.get(label, 1), left) + 1)
            if (names := by_lines(label, place, length)) is not None
        ]
        return tuple(found)
