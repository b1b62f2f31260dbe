"""List marks in a picture: solid dots and dashes that stand alone before a text.

Recognition reads a bullet as a letter or not at all, so the marks are found by their shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from mirps_extract.geometry import Box
from mirps_extract.ocr.picture import SCALE, Mask, Picture, box_in_points, window

DOT = "•"
DASH = "–"

SOLID = 0.66
"""Part of its bounds that a mark fills; a disc fills 0.785."""

LETTER_SIZED = 0.46
"""Ems from which on a mark is as large as a letter, and must have neither holes nor bays."""

WHOLE = 0.95
"""Part of what its rows and columns span that a mark without holes and bays fills: the edges of a
scan are rough."""

SMALLEST = 0.12
LARGEST = 0.8
WIDEST = 1.15
"""Ems that a mark is wide: at least, a dot at most, and a dash at most."""

SQUARE = 1.6
"""Ratio of width to height up to which a mark is a dot rather than a dash."""

LONGEST_DASH = 24.0
"""Ratio of width to height of a dash, at most: those of light type are thin."""

BEFORE = 0.8
"""Ems of white left of a mark."""

AROUND = 0.4
"""Ems of white above and below it."""

BEHIND = (0.2, 4.0)
"""Ems of white between a mark and its text, at least and at most."""

LETTER_HEIGHT = 0.52
"""Ems that most letters are high."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark: its sign and its bounds in points."""

    sign: str
    box: Box


def marks_of(picture: Picture) -> tuple[list[Mark], Mask]:
    """The list marks of a page, and their ink."""
    ink = picture.ink
    labels, _ = ndimage.label(ink, structure=np.ones((3, 3)))
    found = ndimage.find_objects(labels)
    em = _em(found)
    taken = np.zeros_like(ink)
    marks = []
    for number, where in enumerate(found, start=1):
        own = labels[where] == number
        sign = _sign(own, em)
        if sign and _stands_alone(ink, box_in_points(where), em):
            marks.append(Mark(sign, box_in_points(where)))
            taken[where] |= own
    return marks, taken


def _em(found: list[tuple[slice, ...]]) -> float:
    """The size of most of the type in points, from the height of its letters."""
    heights = [(rows.stop - rows.start) / SCALE for rows, _ in found]
    letters = [height for height in heights if 2.5 <= height <= 20]
    return float(np.median(letters)) / LETTER_HEIGHT if letters else 10.0


def _sign(own: Mask, em: float) -> str | None:
    height, width = (side / SCALE for side in own.shape)
    if own.mean() < SOLID or not SMALLEST * em <= width <= WIDEST * em:
        return None
    if height >= LETTER_SIZED * em and not _is_whole(own):
        return None
    ratio = width / height
    if 1 / SQUARE <= ratio <= SQUARE:
        return DOT if width <= LARGEST * em else None
    return DASH if SQUARE < ratio <= LONGEST_DASH else None


def _is_whole(own: Mask) -> bool:
    """Whether a shape has neither holes nor bays: a disc or a square, but no letter."""
    spans = [_between_first_and_last(own), _between_first_and_last(own.T).T]
    return all(own.sum() >= WHOLE * span.sum() for span in spans)


def _between_first_and_last(shape: Mask) -> Mask:
    """Each row of a shape from its first to its last pixel."""
    backwards = shape[:, ::-1]
    spans: Mask = np.logical_or.accumulate(shape, axis=1)
    return spans & np.logical_or.accumulate(backwards, axis=1)[:, ::-1]


def _stands_alone(ink: Mask, box: Box, em: float) -> bool:
    middle = Box(box.x0, box.top - 0.1 * em, box.x1, box.bottom + 0.1 * em)
    return not any(_has_ink(ink, clear) for clear in _clear_around(box, middle, em)) and _has_ink(
        ink, Box(box.x1, middle.top, box.x1 + BEHIND[1] * em, middle.bottom)
    )


def _clear_around(box: Box, middle: Box, em: float) -> Iterator[Box]:
    """Where there must be no ink: left of a mark, right behind it, above and below."""
    edge = 1 / SCALE
    yield Box(box.x0 - BEFORE * em, middle.top, box.x0 - edge, middle.bottom)
    yield Box(box.x1 + edge, middle.top, box.x1 + BEHIND[0] * em, middle.bottom)
    yield Box(box.x0, box.top - AROUND * em, box.x1, box.top - edge)
    yield Box(box.x0, box.bottom + edge, box.x1, box.bottom + AROUND * em)


def _has_ink(ink: Mask, box: Box) -> bool:
    return bool(ink[window(box, ink.shape)].any())
