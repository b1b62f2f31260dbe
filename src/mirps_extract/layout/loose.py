"""Lines that are justified loosely: their white is no gap between two cells or columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mirps_extract.geometry import Box
from mirps_extract.indices import InOrder
from mirps_extract.layout.rows import is_mark
from mirps_extract.read.values import Word

WIDE_GAP = 1.5
"""Ems of white that part two words if the second starts at a stop that others share."""

LOOSEST = 8.0
"""Ems of white between two words of a loose line, at most: of two, in a narrow column."""

NEXT_ROW = 2.0
"""Ems from the middle of one row to that of the next in a paragraph, at most."""


class Rows:
    """What stands above and below the white between two words; list marks stand in white."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = InOrder(
            (word.box for word in words if not is_mark(word)), lambda box: box.middle[1]
        )

    def is_loose(self, left: Word, right: Word) -> bool:
        """Whether the rows next above and below run over the white: it is that of a loose line."""
        em = em_of(left, right)
        gap = Box(left.box.x1, left.box.top, right.box.x0, left.box.bottom)
        if gap.width > LOOSEST * em:
            return False
        sides = [self._runs_over(gap, side, em) for side in (-1, 1)]
        known = [side for side in sides if side is not None]
        return bool(known) and all(known)

    def _runs_over(self, gap: Box, side: int, em: float) -> bool | None:
        """Whether the next row on one side has a word in the white; None if there is no row."""
        middle = gap.middle[1]
        low = middle - NEXT_ROW * em if side < 0 else middle
        high = middle if side < 0 else middle + NEXT_ROW * em
        near = [
            box for box in self._words.between(low, high) if box.y_overlap(gap) <= 0.3 * box.height
        ]
        if not any(b.x0 < gap.x1 and b.x1 > gap.x0 - 8 * em for b in near) or not any(
            b.x1 > gap.x0 and b.x0 < gap.x1 + 8 * em for b in near
        ):
            return None
        # Right before a column there is white in each row: no space between words is as wide.
        inner = Box(max(gap.x0, gap.x1 - em), gap.top, gap.x1 - 0.05 * em, gap.bottom)
        return any(b.x_overlap(inner) > 0 for b in near) and _widest(near, gap) < WIDE_GAP * em


def _widest(row: Sequence[Box], gap: Box) -> float:
    """The widest white, in points, that the words of a row leave within a gap."""
    widest, x0 = 0.0, gap.x0
    for box in sorted(row):
        widest = max(widest, min(box.x0, gap.x1) - x0)
        x0 = max(x0, box.x1)
    return max(widest, gap.x1 - x0)


def em_of(left: Word, right: Word) -> float:
    """An em of two words side by side: of the smaller."""
    return max(min(left.size, right.size), 1.0)
