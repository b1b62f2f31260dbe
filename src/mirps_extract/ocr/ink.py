"""Whether ink is that of letters: told from photographs, logos, icons, rules and charts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

SCALE = 3.0
"""Pixels a point at which spots are looked at."""

DARK = 60
"""Steps of grey, of 255, by which ink differs from its ground."""

SPECK = 3
"""Pixels of ink under which it is a speck."""

LETTERS = 4
"""Letters of a row of text at least."""

MOST = 0.85
"""Part of a spot's ink that letters have, at least: a logo has its emblem, a chart its bars."""

WIDEST = 1.7
"""Width of a letter by the height of its row, at most; some touch."""

LOWEST = 0.3
"""Height of a letter by that of its row, at least; lower are dots and stops."""

CLOSE = 0.4
"""White between letters, in the middle of the row's, by its height, at most: icons stand apart."""

SOLID = 0.85
"""Part of its bounds that a letter fills at most, in the middle of the row's: bars fill theirs."""

KINDS = 3
"""Widths of a row's letters that differ, at least: signs in a row are all alike."""

SHADES = 0.75
"""Pixels between ink and ground, by those of ink, at most: a photograph has all shades."""

Grey = npt.NDArray[np.int16]
Part = tuple[slice, ...]
"""Rows and columns."""


def shows_letters(picture: Image.Image) -> bool:
    """Whether most of a spot's ink is that of letters in rows.

    Args:
        picture: the spot at `SCALE`, in grey.
    """
    grey: Grey = np.asarray(picture).astype(np.int16)
    if not grey.size:
        return False
    away = np.abs(grey - np.int16(np.bincount(grey.ravel()).argmax()))
    ink = away > DARK
    if not ink.any() or (away > DARK // 4).sum() - ink.sum() > SHADES * ink.sum():
        return False
    labels, _ = ndimage.label(ink, structure=np.ones((3, 3)))
    sizes = np.bincount(labels.ravel())
    parts = [
        (where, int(size))
        for where, size in zip(ndimage.find_objects(labels), sizes[1:], strict=True)
        if size >= SPECK
    ]
    written = sum(size for row in _side_by_side(parts) if _is_text(row) for _, size in row)
    return bool(written >= MOST * ink.sum())


def _side_by_side(parts: list[tuple[Part, int]]) -> Iterator[list[tuple[Part, int]]]:
    """Parts of ink side by side."""
    left = sorted(parts, key=lambda part: part[0][0].start)
    while left:
        row = [left.pop(0)]
        bottom = row[0][0][0].stop
        while left and left[0][0][0].start < bottom:
            row.append(left.pop(0))
            bottom = max(bottom, row[-1][0][0].stop)
        yield sorted(row, key=lambda part: part[0][1].start)


def _is_text(row: list[tuple[Part, int]]) -> bool:
    """Whether parts of ink in a row are letters."""
    height = max(part[0].stop for part, _ in row) - min(part[0].start for part, _ in row)
    tall = [one for one in row if _high(one) >= LOWEST * height]
    if len(tall) < LETTERS or any(_wide(one) > WIDEST * height for one in row):
        return False
    gaps = [b[0][1].start - a[0][1].stop for a, b in pairwise(tall)]
    filled = [one[1] / (_high(one) * _wide(one)) for one in tall]
    return bool(
        np.median(gaps) <= CLOSE * height
        and np.median(filled) <= SOLID
        and len({_wide(one) for one in tall}) >= KINDS
    )


def _high(part: tuple[Part, Any]) -> int:
    rows = part[0][0]
    return int(rows.stop - rows.start)


def _wide(part: tuple[Part, Any]) -> int:
    columns = part[0][1]
    return int(columns.stop - columns.start)
