"""What is near, among thousands on a page, without a look at each: in an order, or at a height."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from mirps_extract.geometry import Box

T = TypeVar("T")


class InOrder(Generic[T]):
    """Things in the order of a number of each, such as the height of their tops.

    Args:
        things: the things; those of one number stay in their order.
        number_of: the number of a thing.
    """

    def __init__(self, things: Iterable[T], number_of: Callable[[T], float]) -> None:
        self._things = sorted(things, key=number_of)
        self._numbers = [number_of(thing) for thing in self._things]

    def between(self, low: float, high: float) -> Sequence[T]:
        """Those whose numbers lie between two numbers, or are these."""
        return self._things[bisect_left(self._numbers, low) : bisect_right(self._numbers, high)]


class HeightIndex:
    """Boxes by the heights that they reach over.

    It is J. L. Bentley's segment tree ("Solutions to Klee's rectangle problems", 1977): a box is
    noted at the few nodes that together make up its height, and a height is asked for from its
    leaf up to the root.

    Args:
        boxes: the boxes.
        slack: points by which each reaches further, above and below.
    """

    def __init__(self, boxes: Iterable[Box], slack: float = 0.0) -> None:
        spans = [(box.top - slack, box.bottom + slack) for box in boxes]
        self._edges = sorted({edge for span in spans for edge in span})
        # A leaf for each edge, and one for what lies between it and the next.
        self._leaves = 2 * len(self._edges)
        self._nodes: dict[int, list[int]] = defaultdict(list)
        for at, (top, bottom) in enumerate(spans):
            self._note(at, 2 * bisect_left(self._edges, top), 2 * bisect_left(self._edges, bottom))

    def at(self, height: float) -> list[int]:
        """The places of the boxes that reach over a height, in order."""
        after = bisect_right(self._edges, height)
        if not after:
            return []
        is_edge = self._edges[after - 1] == height
        node = self._leaves + 2 * (after - 1) + int(not is_edge)
        found: list[int] = []
        while node:
            found += self._nodes.get(node, ())
            node //= 2
        return sorted(found)

    def _note(self, at: int, first: int, last: int) -> None:
        """Note a box at the nodes that make up the leaves from `first` to `last`."""
        low, high = first + self._leaves, last + self._leaves + 1
        while low < high:
            if low % 2:
                self._nodes[low].append(at)
                low += 1
            if high % 2:
                high -= 1
                self._nodes[high].append(at)
            low //= 2
            high //= 2
