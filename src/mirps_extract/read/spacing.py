"""Letter-spaced words, "P R O T E C T I O N", closed up to what a person reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mirps_extract.read.chars import Char

CharRun = list[Char]

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


def closed(runs: Sequence[CharRun]) -> list[CharRun]:
    """Words of a page, in the order of lines, with letters that stand apart brought together.

    Letters too few to be told for a word are one in a type that is set so elsewhere: the last line
    of a heading, "R I C A".
    """
    stretches = [(stretch, _widest(stretch)) for stretch in _stretches(runs)]
    usual = {_type(stretch): white for stretch, white in stretches if white is not None}
    found: list[CharRun] = []
    for stretch, white in stretches:
        alone = sum(len(run) == 1 for run in stretch)
        if white is None and alone == len(stretch):
            white = usual.get(_type(stretch))
        found += stretch if white is None or 2 * alone <= len(stretch) else _words(stretch, white)
    return found


def _type(stretch: Sequence[CharRun]) -> tuple[str, int]:
    """The font of some letters, and the size of the first in points."""
    first = stretch[0][0]
    return first["fontname"], round(float(first["size"]))


def _stretches(runs: Sequence[CharRun]) -> Iterator[list[CharRun]]:
    """Letters that stand apart side by side in a line together, all other runs alone."""
    stretch: list[CharRun] = []
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


def _widest(stretch: Sequence[CharRun]) -> float | None:
    """The widest white between two letters of a word, in points; None if it is not told."""
    letters = [letter for run in stretch for letter in run]
    if len(stretch) < 2 or len(letters) < LETTERS:
        return None
    gaps = sorted(right["x0"] - left["x1"] for left, right in pairwise(letters))
    most = gaps[len(gaps) // 4] + UNEVEN * float(letters[0]["size"])
    return most if max(map(len, _words(stretch, most))) >= LETTERS else None


def _words(stretch: Sequence[CharRun], most: float) -> list[CharRun]:
    """The words that letters make, with so much white between two letters at most."""
    letters = [letter for run in stretch for letter in run]
    words: list[CharRun] = [[letters[0]]]
    for left, right in pairwise(letters):
        if right["x0"] - left["x1"] > most:
            words.append([])
        words[-1].append(right)
    return words


def _is_apart(run: CharRun) -> bool:
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
