"""All that the lines of a page, in one order, may be, and what speaks for each of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mirps_extract.outline.context import Chain
from mirps_extract.outline.features import by_habits, by_lines, entering
from mirps_extract.outline.features.place import Place
from mirps_extract.outline.habits import Habits
from mirps_extract.outline.labels import LONGEST, Label
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
        self._by_lines: list[dict[Label, Sequence[Possible]]] = [{} for _ in self.places]

    def possible(self, at: int, label: Label, habits: Habits) -> list[Possible]:
        """How many lines from a place on may have a label, with all that speaks for it there."""
        of_lines = self._by_lines[at].get(label)
        if of_lines is None:
            of_lines = self._by_lines[at][label] = self._of_lines(at, label)
        if not of_lines:
            return []
        place, of = self.places[at], self.weights.of
        return [
            Possible(length, score + of(names))
            for length, score in of_lines
            if (names := by_habits(label, place, length, habits)) is not None
        ]

    def _of_lines(self, at: int, label: Label) -> Sequence[Possible]:
        place, left = self.places[at], len(self.places) - at
        return [
            Possible(length, self.weights.of(names))
            for length in range(1, min(LONGEST.get(label, 1), left) + 1)
            if (names := by_lines(label, place, length)) is not None
        ]

    def entering(self, before: Label, label: Label, at: int, habits: Habits) -> int:
        """What speaks for a label of a line in what the line before is."""
        return self.weights.of(entering(before, label, self.places[at], habits))
