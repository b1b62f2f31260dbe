"""Letters that are set larger or higher than the word which they are of, brought into its line.

A paragraph may begin with a letter as high as two or three of its lines, an ordinal end in letters
that are raised: "2nd". Files place such letters by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.read.chars import Char

INITIAL = 1.5
"""Size of an initial by that of its paragraph, at least: capitals beside small ones are less."""

INITIAL_GAP = 0.5
"""Ems of its paragraph's type between an initial and its word, at most."""

LEAST_RAISED, RAISED = 0.5, 0.95
"""Size of raised letters by that of their figure, at least and at most: what is smaller explains a
large figure."""

RAISED_GAP = 0.15
"""Ems between the figure and such letters, at most."""

RAISE = 0.1
"""Ems by which they are raised, at least."""


def with_odd_letters(chars: Sequence[Char]) -> list[Char]:
    """Give initials and raised letters the size and the line of the word which they are of.

    Args:
        chars: the characters of a page, in the order in which they are drawn.
    """
    found = list(chars)
    sizes = [char["size"] for char in found]
    for at, size in enumerate(sizes):
        if size == (sizes[at - 1] if at else None):
            continue  # as nearly everywhere
        if at + 1 == len(sizes) or size != sizes[at + 1]:
            found[at] = _as_initial(found[at], found)
        if at and _is_raised(found[at - 1], found[at]):
            end = at
            while end < len(found) and _goes_on(found[at], found[end]):
                end += 1
            if end - at > 1:  # a single letter is the mark of a note
                found[at:end] = [_in_line_of(found[at - 1], char) for char in found[at:end]]
    return found


def _as_initial(letter: Char, chars: Sequence[Char]) -> Char:
    """A letter that stands alone in its size as one of the word beside it, if there is one."""
    if not (letter["text"].isupper() and letter["upright"]) or "apart" in letter:
        return letter
    words = [char for char in chars if _is_initial(letter, char)]
    first = min(words, key=lambda char: float(char["top"]), default=None)
    return {**_in_line_of(first, letter), "x1": first["x0"]} if first else letter


def _is_initial(letter: Char, after: Char) -> bool:
    em = float(after["size"])
    gap = float(after["x0"] - letter["x1"])
    return bool(
        letter["size"] >= INITIAL * em
        and after["text"].isalpha()
        and after["upright"]
        and -RAISED_GAP * em <= gap <= INITIAL_GAP * em
        and letter["top"] - em <= after["top"]
        and after["bottom"] <= letter["bottom"] + em
    )


def _is_raised(figure: Char, letter: Char) -> bool:
    em = float(figure["size"])
    gap = float(letter["x0"] - figure["x1"])
    up = float(letter["matrix"][5] - figure["matrix"][5])
    return bool(
        LEAST_RAISED * em <= letter["size"] <= RAISED * em
        and figure["text"].isdecimal()
        and letter["text"].isalpha()
        and letter["upright"]
        and figure["upright"]
        and abs(gap) <= RAISED_GAP * em
        and RAISE * em <= up <= em
    )


def _goes_on(first: Char, char: Char) -> bool:
    level = first["matrix"][5] == char["matrix"][5]
    return bool(level and first["size"] == char["size"] and char["text"].isalpha())


def _in_line_of(other: Char, char: Char) -> Char:
    placed = {key: other[key] for key in ("size", "top", "bottom", "y0", "y1")}
    return {**char, **placed, "matrix": (*char["matrix"][:5], other["matrix"][5])}
