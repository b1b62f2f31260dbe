"""What is drawn on a page beside its words: which shapes are areas, and which are rules."""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.geometry import Box
from mirps_extract.read.values import Page, Shape, Word

RULE_THICKNESS = 2.0
"""A filled shape thinner than this, in points, is a rule rather than an area."""

CLOSED = 1.0
"""Points by which the end of a frame's outline differs from its beginning: producers round."""


def page_of(
    number: int,
    visible: Box,
    *,
    words: tuple[Word, ...],
    shapes: Sequence[Shape],
    frames: Sequence[Box],
    lines: Sequence[Box],
    pictures: Sequence[Box],
) -> Page:
    """A page of what a reader found on it.

    Args:
        number: the page's number, from 1.
        visible: its visible part, for its size.
        words: its words.
        shapes: its filled shapes, however thin.
        frames: its closed outlines that are not filled.
        lines: its lines.
        pictures: its pictures.
    """
    return Page(
        number=number,
        width=visible.width,
        height=visible.height,
        words=words,
        shapes=tuple(shape for shape in shapes if not _is_thin(shape.box)),
        frames=tuple(frame for frame in frames if not _is_thin(frame)),
        rules=(*lines, *(shape.box for shape in shapes if _is_thin(shape.box))),
        pictures=tuple(pictures),
    )


def is_closed(points: Sequence[tuple[float, float]]) -> bool:
    """Whether the end points of an outline's parts run around an area."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    return len(points) > 3 and abs(x1 - x0) <= CLOSED and abs(y1 - y0) <= CLOSED


def _is_thin(box: Box) -> bool:
    return min(box.width, box.height) < RULE_THICKNESS
