"""What is drawn on a page beside its words: which shapes are areas, and which are rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.indices import InOrder
from mirps_extract.read.values import Shape

RULE_THICKNESS = 2.0
"""A filled shape thinner than this, in points, is a rule rather than an area."""

SIDE_THICKNESS = 8.0
"""A filled shape thinner than this, in points, may be one side of a frame."""

CLOSED = 1.0
"""Points by which the end of a frame's outline differs from its beginning: producers round."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page beside words and pictures.

    Attributes:
        shapes: filled shapes.
        frames: closed outlines that are drawn and not filled.
        rules: lines.
    """

    shapes: tuple[Shape, ...]
    frames: tuple[Box, ...]
    rules: tuple[Box, ...]


def drawing_of(*, shapes: Sequence[Shape], frames: Sequence[Box], lines: Sequence[Box]) -> Drawing:
    """Tell areas, frames and rules.

    Args:
        shapes: a page's filled shapes, however thin.
        frames: its closed outlines that are not filled.
        lines: its lines.
    """
    rules = [*lines, *(shape.box for shape in shapes if _is_thin(shape.box))]
    areas = tuple(shape for shape in shapes if not _is_thin(shape.box))
    thick = (shape.box for shape in areas)
    pieces = [*rules, *(box for box in thick if min(box.width, box.height) < SIDE_THICKNESS)]
    boxed = _boxed(pieces)
    sides = {at for box in boxed for at in box}
    return Drawing(
        shapes=areas,
        frames=(
            *(frame for frame in frames if not _is_thin(frame)),
            *(union(pieces[at] for at in box) for box in boxed),
        ),
        rules=tuple(rule for at, rule in enumerate(rules) if at not in sides),
    )


def is_closed(points: Sequence[tuple[float, float]]) -> bool:
    """Whether the end points of an outline's parts run around an area."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    return len(points) > 3 and abs(x1 - x0) <= CLOSED and abs(y1 - y0) <= CLOSED


def _boxed(rules: Sequence[Box]) -> list[tuple[int, ...]]:
    """The places of the four rules of each frame drawn side by side: word processors draw so.

    One of them may be thicker than rules are, as designers set cards apart. Cells of a table share
    rules; those are no frames.
    """
    found = list(_rectangles(rules))
    used = Counter(at for sides in found for at in sides)
    return [sides for sides in found if all(used[at] == 1 for at in sides)]


def _rectangles(rules: Sequence[Box]) -> Iterator[tuple[int, ...]]:
    """Pairs of upright rules side by side, with the level rules that join their ends."""
    upright = [at for at, rule in enumerate(rules) if rule.width < rule.height]
    upright.sort(key=lambda at: (rules[at].top, rules[at].x0))
    flat = (at for at, rule in enumerate(rules) if rule.width >= rule.height)
    level = InOrder(flat, lambda at: rules[at].top)
    for first, second in pairwise(upright):
        left, right = rules[first], rules[second]
        ends = [
            at
            for y in (left.top, left.bottom)
            for at in level.between(y - SIDE_THICKNESS, y + RULE_THICKNESS)
            if _meet(rules[at].x0, left.x0) and _meet(rules[at].x1, right.x1)
            if _meet(rules[at].top, y) or _meet(rules[at].bottom, y)
        ]
        if len(ends) == 2 and _meet(left.top, right.top) and _meet(left.bottom, right.bottom):
            yield first, second, *ends


def _meet(a: float, b: float) -> bool:
    """Whether the ends of two rules meet."""
    return abs(a - b) <= RULE_THICKNESS


def _is_thin(box: Box) -> bool:
    return min(box.width, box.height) < RULE_THICKNESS
