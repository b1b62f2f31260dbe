"""The least value of those with a smaller key, while pairs of both are added."""

from __future__ import annotations

from bisect import bisect_left


class Steps:
    """Pairs of a key and a value: a stair that goes down from key to key.

    A pair whose key is no smaller and whose value is no less than another's never counts, so it is
    left out.
    """

    def __init__(self) -> None:
        self._pairs: list[tuple[float, float]] = []

    def add(self, key: float, value: float) -> None:
        """Add a pair."""
        pairs = self._pairs
        at = bisect_left(pairs, (key, value))
        if at and pairs[at - 1][1] <= value:
            return
        end = at
        while end < len(pairs) and pairs[end][1] >= value:
            end += 1
        pairs[at:end] = [(key, value)]

    def least(self, key: float, default: float) -> float:
        """The least value of the pairs with a smaller key."""
        at = bisect_left(self._pairs, (key, float("-inf")))
        return self._pairs[at - 1][1] if at else default
