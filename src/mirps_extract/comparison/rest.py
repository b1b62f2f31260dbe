"""What is left when wording alone says no more: which commitments belong together all the same.

Heavy rewordings, and translations, share rare words and names, what is to be done, and their place
between neighbours. What each of these speaks for is weighed by a logistic regression, whose weights
`training/weights.py` draws from pairs of editions that are known; its result is a probability.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from scipy.optimize import linear_sum_assignment

from mirps_extract.comparison.assignment import Candidate
from mirps_extract.comparison.likeness import Weighing, weights_of
from mirps_extract.comparison.links import InArea, WithTraits
from mirps_extract.comparison.overlap import LEAST, Matrix, Overlap, row_slices
from mirps_extract.comparison.traits import Traits

FOUND = 0.5
"""Probability from which on two commitments count as one."""

UNCERTAIN = 0.3
"""Probability from which on a person should look: less is a commitment dropped and another new."""

Link = tuple[int, int]
"""Numbers, in their countries, of two commitments that belong together."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How rare words and names are in both editions."""

    words: Weighing
    names: Weighing


def scale_of(traits: Sequence[Traits]) -> Scale:
    """The scale of all commitments of two editions."""
    return Scale(
        weights_of([trait.words for trait in traits]), weights_of([trait.names for trait in traits])
    )


class PairEvidence:
    """What speaks for each pair of two lists of commitments.

    - words, objective, names: Dice's coefficient of what both have, weighed by rarity;
    - contained: how much of the one with less to say the other one has;
    - shared: the weight of the words that both have, as a logarithm;
    - near: 1 where it stands between the counterparts of its neighbours, less further off;
    - place: how near their places in the focus area are, if that is the same;
    - length: the logarithm of the ratio of their lengths;
    - margin: by how much they have more words in common than either has with any other.
    """

    def __init__(
        self,
        before: Sequence[WithTraits],
        after: Sequence[WithTraits],
        scale: Scale,
        links: Sequence[Link],
    ) -> None:
        self._before, self._after, self._links = before, after, sorted(links)
        self._words = _overlap(before, after, lambda t: t.words, scale.words)
        self._names = _overlap(before, after, lambda t: t.names, scale.names)
        self._objective = _overlap(before, after, lambda t: t.objective, scale.words)
        dice = np.empty((len(before), len(after)))
        for rows in row_slices(*dice.shape):
            dice[rows] = self._words.dice(rows, self._words.shared(rows))
        self._margin = margins(dice)
        self._dice = dice

    def of(self, rows: slice) -> dict[str, Matrix]:
        """What speaks for some rows with all columns."""
        words, names, objective = self._words, self._names, self._objective
        shared = words.shared(rows)
        least = np.minimum(words.before[rows, None], words.after)
        return {
            "words": self._dice[rows],
            "contained": shared / np.maximum(least, LEAST),
            "shared": np.log1p(shared),
            "names": names.dice(rows, names.shared(rows)),
            "objective": objective.dice(rows, objective.shared(rows)),
            "near": self._near(rows),
            "place": self._place(rows),
            "length": self._length(rows),
            "margin": self._margin[rows],
        }

    def _near(self, rows: slice) -> Matrix:
        known = np.array([link[0] for link in self._links])
        there = np.array([-1, *(link[1] for link in self._links), _FAR])
        at = np.searchsorted(known, [each.number for each in self._before[rows]])
        numbers = np.array([each.number for each in self._after])
        low, high = there[at][:, None], there[at + 1][:, None]
        # Where the neighbours have swapped their order, what stands beside either is near.
        swapped = np.minimum(abs(numbers - low), abs(numbers - high)) - 1
        between = np.maximum(0, np.maximum(low + 1 - numbers, numbers + 1 - high))
        near: Matrix = 1 / (1.0 + np.where(low > high, swapped, between))
        return near

    def _place(self, rows: slice) -> Matrix:
        places = [np.array([each.place for each in side]) for side in (self._before, self._after)]
        areas = [np.array([each.area for each in side]) for side in (self._before, self._after)]
        near = np.maximum(0.0, 1 - 2 * np.abs(places[0][rows, None] - places[1]))
        return np.where(areas[0][rows, None] == areas[1], near, 0.0)

    def _length(self, rows: slice) -> Matrix:
        lengths = [
            np.log1p([each.traits.length for each in side]) for side in (self._before, self._after)
        ]
        length: Matrix = np.abs(lengths[0][rows, None] - lengths[1])
        return length


_FAR = 10**6
"""More than any country has commitments."""


def pairs_left(
    before: Sequence[InArea],
    after: Sequence[InArea],
    scale: Scale,
    links: Sequence[Link],
    weights: str,
) -> list[Candidate]:
    """The pairs that are one commitment, or may be: of all disjoint choices the likeliest.

    This is the linear assignment problem (D. F. Crouse, "On implementing 2D rectangular assignment
    algorithms", 2016, by scipy).

    Args:
        before: the earlier ones.
        after: the later ones.
        scale: how rare words and names are.
        links: those of the country that belong together for sure.
        weights: which weights to take, "reworded" or "translated".
    """
    if not before or not after:
        return []
    evidence = PairEvidence(before, after, scale, links)
    chances = np.empty((len(before), len(after)))
    for rows in row_slices(*chances.shape):
        chances[rows] = chances_of(evidence.of(rows), weights)
    return _likeliest(chances)


def chances_of(evidence: Mapping[str, Matrix], weights: str) -> Matrix:
    """The probability that the evidence gives, by the weights of that name."""
    table = weights_known()[weights]
    chances: Matrix = 1 / (
        1 + np.exp(-table["bias"] - sum(table.get(n, 0) * value for n, value in evidence.items()))
    )
    return chances


def margins(dice: Matrix) -> Matrix:
    """By how much each number is more than any other one of its row and column."""
    return dice - np.maximum(_rivals(dice, 0), _rivals(dice, 1))


def _rivals(table: Matrix, axis: int) -> Matrix:
    if table.shape[axis] < 2:
        return np.zeros_like(table)
    ordered = np.partition(table, -2, axis=axis)
    second, most = (np.take(ordered, [at], axis=axis) for at in (-2, -1))
    return np.where(table == most, second, most)


def _overlap(
    before: Sequence[WithTraits],
    after: Sequence[WithTraits],
    bag_of: Callable[[Traits], Counter[str]],
    weights: Weighing,
) -> Overlap:
    sides = [[bag_of(each.traits) for each in side] for side in (before, after)]
    return Overlap(sides[0], sides[1], weights)


def _likeliest(chances: Matrix) -> list[Candidate]:
    over = np.maximum(chances - UNCERTAIN, 0.0)
    rows, columns = linear_sum_assignment(over, maximize=True)
    return [
        Candidate((i,), (j,), float(chances[i, j]), float(over[i, j]))
        for i, j in zip(rows.tolist(), columns.tolist(), strict=True)
        if over[i, j] > 0
    ]


@cache
def weights_known() -> dict[str, dict[str, float]]:
    """The weights of `weights.toml`, by what they are for."""
    path = files("mirps_extract.comparison") / "weights.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
