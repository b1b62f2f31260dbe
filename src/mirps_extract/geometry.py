"""Boxes on a page: points, origin at the top left, y growing downwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle in points, origin at the top left of the visible page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Area in square points."""
        return self.width * self.height

    @property
    def middle(self) -> tuple[float, float]:
        """The centre, as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def x_overlap(self, other: Box) -> float:
        """Points that both boxes share horizontally; negative is the gap between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def y_overlap(self, other: Box) -> float:
        """Points that both boxes share vertically; negative is the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether `other` lies within this box, give or take `slack` points on each side."""
        return (
            self.x0 - slack <= other.x0
            and self.top - slack <= other.top
            and other.x1 <= self.x1 + slack
            and other.bottom <= self.bottom + slack
        )

    def holds_middle(self, other: Box) -> bool:
        """Whether the middle of `other` lies within this box."""
        x, y = other.middle
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def moved(self, dx: float, dy: float) -> Box:
        """The same box, shifted by `dx` to the right and `dy` downwards."""
        return Box(self.x0 + dx, self.top + dy, self.x1 + dx, self.bottom + dy)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all `boxes`.

    Raises:
        ValueError: there is no box.
    """
    every = [(box.x0, box.top, box.x1, box.bottom) for box in boxes]
    if not every:
        raise ValueError("the union of no boxes has no extent")
    x0, top, x1, bottom = zip(*every, strict=True)
    return Box(min(x0), min(top), max(x1), max(bottom))
