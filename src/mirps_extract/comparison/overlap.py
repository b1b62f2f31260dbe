"""What each of many texts shares with each of many others, by weight: sparse matrices do it.

Two bags share of a thing what the poorer one has of it. Here a bag that has a thing three times has
its first, its second and its third, so that what two bags share is a product of sets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from mirps_extract.comparison.likeness import Weighing

PAIRS = 1_000_000
"""Pairs that are looked at in one go: more would take more memory and no less time."""

LEAST = 1e-9
"""Less than any bag weighs that is not empty."""

Matrix = NDArray[np.float64]
Things = dict[tuple[str, int], int]
"""The columns of things: each with its number among those of its kind in a bag."""


class Overlap:
    """The weights of two lists of bags, and of what they share.

    Args:
        before: bags of one side, the rows.
        after: bags of the other, the columns.
        weights: the weight of each thing.
    """

    def __init__(
        self, before: Sequence[Counter[str]], after: Sequence[Counter[str]], weights: Weighing
    ) -> None:
        things: Things = {}
        first, second = _placed(before, things), _placed(after, things)
        by_weight = np.array([weights.known.get(thing, weights.unknown) for thing, _ in things])
        self._before = _matrix(first, len(things)) @ diags_array(by_weight)
        self._after = _matrix(second, len(things)).T.tocsr()
        self.before: Matrix = self._before.sum(axis=1)
        self.after: Matrix = self._after.T @ by_weight

    def shared(self, rows: slice) -> Matrix:
        """The weight of what some rows share with all columns."""
        shared: Matrix = (self._before[rows] @ self._after).toarray()
        return shared

    def dice(self, rows: slice, shared: Matrix) -> Matrix:
        """Dice's coefficient of some rows with all columns, from what they share."""
        both = self.before[rows, None] + self.after
        return 2 * shared / np.maximum(both, LEAST)


def row_slices(before: int, after: int) -> Iterator[slice]:
    """The rows of a table of pairs, some at a time."""
    step = max(1, PAIRS // max(after, 1))
    return (slice(at, at + step) for at in range(0, before, step))


def pairs_in(which: NDArray[np.bool_], rows: slice) -> Iterator[tuple[int, int]]:
    """The pairs that are marked among some rows, in order."""
    found = np.nonzero(which)
    return zip((found[0] + rows.start).tolist(), found[1].tolist(), strict=True)


def _placed(bags: Sequence[Counter[str]], things: Things) -> list[list[int]]:
    """The columns of what each bag holds; those that are met first are added."""
    return [
        [
            things.setdefault((thing, number), len(things))
            for thing, count in bag.items()
            for number in range(count)
        ]
        for bag in bags
    ]


def _matrix(placed: Sequence[Sequence[int]], columns: int) -> csr_array:
    ends = np.cumsum([0, *map(len, placed)])
    indices = np.array([at for row in placed for at in row], dtype=np.int64)
    return csr_array((np.ones(len(indices)), indices, ends), shape=(len(placed), columns))
