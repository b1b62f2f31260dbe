"""How large recognised type is, by the height of its letters in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np
from scipy import ndimage

from mirps_extract.geometry import Box
from mirps_extract.ocr.picture import SCALE, Picture, window
from mirps_extract.read.values import Word

SAME_SIZE = 0.09
"""Part by which sizes of type differ that are taken for one: recognition measures roughly."""

CAPITAL = 0.72
"""Ems that capitals are high; recognised type is as large as its capitals."""

ABOVE = 0.75
BELOW = 0.22
"""Ems that a word's box reaches above and below its baseline."""

TALLEST = "tall"
USUAL_HEIGHTS = {
    TALLEST: CAPITAL,
    "middling": 0.62,
    "small": 0.52,
    "tall, deep": 0.92,
    "middling, deep": 0.82,
    "small, deep": 0.72,
}
"""Ems that words are high by the kind of their letters: whether the tallest of them are as tall as
capitals, as a "t", or as small letters, and whether some reach below the baseline."""

ENOUGH = 5
"""Words of a kind on a page from which on its own type tells their height."""

TALL = frozenset("bdfhkl")
SMALL = frozenset("aceimnorsuvwxz.")
DEEP = frozenset("gjpqy")
UNCLEAR = frozenset("Q,;()[]{}|/")
"""Letters as high as capitals, letters that are not, letters that reach below the baseline, and
signs that reach below it by no fixed measure."""

SHORT = 16
"""Letters of a row whose size cannot be measured well."""

NEXT = 0.6
ALIKE = 1.25
"""Ems of white to the row above it, and the ratio of their sizes, up to which a short row is held
to be set like that row."""

OUTSIDE = 0.3
"""Ems around a recognised word in which its ink is looked for: its box is roughly measured."""

Row = Sequence[tuple[Word, float]]
"""Words side by side, each with its baseline in points from the top."""

_Height = tuple[str, float]
"""The kind of a word's letters, and its height in points."""


def sized(rows: Sequence[Row], picture: Picture) -> list[Word]:
    """The words of a page's rows with the size of their letters, in the boxes of a font's type.

    Recognition measures rows that have few letters badly, so the ink is measured here.
    """
    measures = [[_height(word, picture) for word, _ in row] for row in rows]
    heights = _heights(measures)
    found = [_sized(row, own, heights) for row, own in zip(rows, measures, strict=True)]
    return [word for row in _agreeing(found) for word in row]


def _heights(measures: Sequence[Sequence[_Height | None]]) -> dict[str, float]:
    """How high each kind of word is in ems, as this page's type has it.

    Capitals are taken for `CAPITAL`; the others are compared with those in the same rows.
    """
    ratios: dict[str, list[float]] = {kind: [] for kind in USUAL_HEIGHTS}
    for row in measures:
        known = [each for each in row if each]
        capitals = [height for kind, height in known if kind == TALLEST]
        if capitals:
            for kind, height in known:
                ratios[kind].append(CAPITAL * height / median(capitals))
    return {
        kind: median(found) if len(found) >= ENOUGH and kind != TALLEST else USUAL_HEIGHTS[kind]
        for kind, found in ratios.items()
    }


def _sized(row: Row, measures: Sequence[_Height | None], heights: dict[str, float]) -> list[Word]:
    measured = [each[1] / heights[each[0]] for each in measures if each]
    out = []
    for word, baseline in row:
        size = median(measured) if measured else word.size / CAPITAL
        top, bottom = baseline - ABOVE * size, baseline + BELOW * size
        box = Box(word.box.x0, top, word.box.x1, bottom)
        out.append(replace(word, size=round(size, 2), box=box))
    return out


def _agreeing(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """The rows, the short ones in the size of the row that they end."""
    out = []
    for row in rows:
        first = row[0]
        above = [
            other[0]
            for other in rows
            if _letters(other) >= SHORT
            and -0.5 * first.size <= first.box.top - other[0].box.bottom <= NEXT * first.size
            and other[0].box.x0 <= row[-1].box.x1
            and first.box.x0 <= other[-1].box.x1
        ]
        nearest = max(above, key=lambda word: word.box.bottom, default=None)
        sizes = sorted([first.size, nearest.size]) if nearest else [1.0, 2.0]
        same = nearest and _letters(row) < SHORT and sizes[1] <= ALIKE * sizes[0]
        out.append([replace(w, size=nearest.size) for w in row] if same and nearest else row)
    return out


def _letters(row: Sequence[Word]) -> int:
    return sum(len(word.text) for word in row)


def _height(word: Word, picture: Picture) -> _Height | None:
    """How high a word's ink is, in points, and which kind of letters it has."""
    kind = _letters_kind(set(word.text))
    if kind is None:
        return None
    slack = OUTSIDE * word.size
    box = Box(word.box.x0, word.box.top - slack, word.box.x1, word.box.bottom + slack)
    ink = picture.ink[window(box, picture.ink.shape)].sum(axis=1)
    runs, count = ndimage.label(ink)
    if not count:
        return None
    amounts = ndimage.sum_labels(ink, runs, np.arange(1, count + 1))
    return kind, int((runs == 1 + int(np.argmax(amounts))).sum()) / SCALE


def _letters_kind(letters: set[str]) -> str | None:
    """Which kind of letters decide a word's height; None where it cannot be told."""
    if letters & UNCLEAR:
        return None
    if any(char.isupper() or char.isdigit() for char in letters) or letters & TALL:
        kind = TALLEST
    elif "t" in letters:
        kind = "middling"
    elif letters <= SMALL | DEEP:
        kind = "small"
    else:
        return None
    return f"{kind}, deep" if letters & DEEP else kind


Dress = tuple[str, float]
"""How a word is set: its font and its size."""


def agreed_sizes(words: Sequence[Word], usual: float | None) -> dict[Dress, float]:
    """The size that stands for each measured one: those of a font that hardly differ become one."""
    letters: dict[Dress, int] = {}
    for word in words:
        letters[word.font, word.size] = letters.get((word.font, word.size), 0) + len(word.text)
    left = dict(letters)
    out: dict[Dress, float] = {}
    while left:
        # The commonest size draws those near it to itself.
        centre = max(left, key=lambda each: (sum(_near(each, left).values()), each))
        near = _near(centre, left)
        out |= dict.fromkeys(near, round(centre[1], 1))
        left = {each: count for each, count in left.items() if each not in near}
    if usual is None or not letters:
        return out
    most = max(set(out.values()), key=lambda to: sum(n for s, n in letters.items() if out[s] == to))
    return {each: round(to * usual / most, 1) for each, to in out.items()}


def _near(centre: Dress, letters: dict[Dress, int]) -> dict[Dress, int]:
    font, size = centre
    return {
        each: count
        for each, count in letters.items()
        if each[0] == font and abs(each[1] - size) <= SAME_SIZE * size
    }
