"""What recognition passed over, set side by side to be looked at again.

Tesseract drops short pieces that stand alone, such as the numbers before a list; as words of one
paragraph it reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PIL import Image
from scipy import ndimage

from mirps_extract.geometry import Box
from mirps_extract.ocr.picture import SCALE, Picture, black_on_white, box_in_points, window, without
from mirps_extract.ocr.sizes import OUTSIDE
from mirps_extract.ocr.words import FEW, Recognised

TOGETHER = 0.35
"""Ems of white between the letters of one piece, at most."""

LOWEST = 0.35
HIGHEST = 1.6
"""Ems that a piece is high: what is lower is a stop or a speck, what is higher a picture."""

BETWEEN = 2.5
"""Ems of white between two pieces where they are set side by side: nearer ones are read as one
word, and lose the stops between them."""

MOST = 200
"""Pieces of a page, at most: more of them are no text but a photograph or dirt."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces of a page side by side.

    Attributes:
        picture: the picture in which they stand.
        moves: for each piece its box in that picture, and how far it was moved, in points.
    """

    picture: Image.Image
    moves: tuple[tuple[Box, float, float], ...]


def pieces_of(page: Recognised, picture: Picture) -> Pieces | None:
    """The ink of a page that no word accounts for; None if there is none worth looking at."""
    if not page.words:
        return None
    em = float(np.median([word.size for word in page.words]))
    left = without(picture, _claimed(page, picture))
    wide = np.ones((1, 2 * round(TOGETHER * em * SCALE / 2) + 1), dtype=bool)
    labels, _ = ndimage.label(ndimage.binary_closing(left.ink, wide) | left.ink)
    boxes = [box_in_points(where) for where in ndimage.find_objects(labels)]
    boxes = [box for box in boxes if LOWEST * em <= box.height <= HIGHEST * em]
    if not boxes or len(boxes) > MOST:
        return None
    return _side_by_side(left, sorted(boxes, key=lambda b: (b.top, b.x0)), em)


def back_in_place(chars: Sequence[dict[str, Any]], pieces: Pieces) -> list[dict[str, Any]]:
    """Recognised characters where they stand on the page; those between pieces are left out."""
    out = []
    for char in chars:
        middle = (float(char["x0"]) + float(char["x1"])) / 2
        y = (float(char["top"]) + float(char["bottom"])) / 2
        for box, dx, dy in pieces.moves:
            if box.x0 <= middle <= box.x1 and box.top - box.height <= y <= box.bottom + box.height:
                out.append(_moved(char, dx, dy))
                break
    return out


def completed(page: Recognised, more: Recognised) -> Recognised:
    """A page with what a second look found: words, numbers and codes, but no single signs."""
    taken = [
        (word, stroke)
        for word, stroke in zip(more.words, more.strokes, strict=True)
        if sum(char.isalpha() for char in word.text) > FEW
        or any(char.isdigit() for char in word.text)
    ]
    return replace(
        page,
        words=page.words + tuple(word for word, _ in taken),
        strokes=page.strokes + tuple(stroke for _, stroke in taken),
    )


def _claimed(page: Recognised, picture: Picture) -> np.ndarray[Any, np.dtype[np.bool_]]:
    claimed = np.zeros_like(picture.ink)
    for word in page.words:
        slack = OUTSIDE * word.size
        box = Box(word.box.x0 - slack, word.box.top - slack, word.box.x1 + slack, word.box.bottom)
        claimed[window(box, picture.ink.shape)] = True
    return claimed


def _side_by_side(picture: Picture, boxes: Sequence[Box], em: float) -> Pieces:
    """Set pieces in rows, each on the row's baseline."""
    grey = np.asarray(black_on_white(picture))
    page = np.full_like(grey, 255)
    width, height = page.shape[1] / SCALE, page.shape[0] / SCALE
    x, baseline = 2 * em, 3 * em
    moves = []
    for box in boxes:
        if box.width > width - 4 * em:
            continue  # a row has no room for it
        if x + box.width > width - 2 * em:
            x, baseline = 2 * em, baseline + 2 * em
        if baseline + em > height:
            break
        there = Box(x, baseline - box.height, x + box.width, baseline)
        source, target = window(box, page.shape), window(there, page.shape)
        piece = grey[source]
        rows, columns = target[0].start, target[1].start
        page[rows : rows + piece.shape[0], columns : columns + piece.shape[1]] = piece
        moves.append((there, box.x0 - there.x0, box.top - there.top))
        x += box.width + BETWEEN * em
    return Pieces(Image.fromarray(page), tuple(moves))


def _moved(char: dict[str, Any], dx: float, dy: float) -> dict[str, Any]:
    a, b, c, d, e, f = char["matrix"]
    return {
        **char,
        "x0": char["x0"] + dx,
        "x1": char["x1"] + dx,
        "top": char["top"] + dy,
        "bottom": char["bottom"] + dy,
        "doctop": char["doctop"] + dy,
        "y0": char["y0"] - dy,
        "y1": char["y1"] - dy,
        "matrix": (a, b, c, d, e + dx, f - dy),
    }
