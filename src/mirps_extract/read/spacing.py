"""Letter-spaced words, "P R O T E C T I O N", closed up to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mirps_extract.read.chars import Char

Run = list[Char]

LETTERS = 5
"""So many single letters in a row, evenly spaced, are a word; fewer may be letters."""

WIDEST = 1.8
"""Ems of white between the letters of a line that is set so, its words included."""

UNEVEN = 0.15
"""Ems by which white between two words exceeds that between two letters."""

LOOSE = 0.05
"""Ems of white between two letters that stand apart though they are set as one: of kerned pairs."""

ALIKE = 0.9
"""Size of letters by that of others that they are of one word with, at least."""

SMALL_CAPITALS = 0.6
"""The same of capitals."""

LEVEL = 1.5
"""Points by which the letters of one word may stand higher or lower."""

JOINING = frozenset("&/-’'")
"""Signs that may stand among the letters."""


def closed(runs: Sequence[Run]) -> list[Run]:
    """Words of a page, in the order of lines, with letters that stand apart brought together."""
    found: list[Run] = []
    for stretch in _stretches(runs):
        found += _words(stretch)
    return found


def _stretches(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Letters that stand apart side by side in a line together, all other runs alone."""
    stretch: list[Run] = []
    for run in runs:
        if stretch and not (_is_apart(run) and _is_beside(stretch[-1][-1], run[0])):
            yield stretch
            stretch = []
        stretch.append(run)
        if not _is_apart(run):
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _words(stretch: list[Run]) -> list[Run]:
    letters = [letter for run in stretch for letter in run]
    alone = sum(len(run) == 1 for run in stretch)
    if len(letters) < LETTERS or 2 * alone <= len(stretch):
        return stretch
    gaps = [right["x0"] - left["x1"] for left, right in pairwise(letters)]
    usual = sorted(gaps)[len(gaps) // 4] + UNEVEN * float(letters[0]["size"])
    words: list[Run] = [[letters[0]]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > usual:
            words.append([])
        words[-1].append(letter)
    return words if max(map(len, words)) >= LETTERS else stretch


def _is_apart(run: Run) -> bool:
    """Whether a run is a letter by itself, or letters that all but stand apart."""
    if not all(char["text"].isalpha() or char["text"] in JOINING for char in run):
        return False
    loose = LOOSE * float(run[0]["size"])
    return all(right["x0"] - left["x1"] > loose for left, right in pairwise(run))


def _is_beside(left: Char, right: Char) -> bool:
    small, size = sorted((float(left["size"]), float(right["size"])))
    capitals = left["text"].isupper() and right["text"].isupper()
    return bool(
        left["fontname"] == right["fontname"]
        and small >= (SMALL_CAPITALS if capitals else ALIKE) * size
        and abs(left["matrix"][5] - right["matrix"][5]) < LEVEL
        and 0 <= right["x0"] - left["x1"] <= WIDEST * size
    )
