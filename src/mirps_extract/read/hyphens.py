"""Hyphens that a file calls soft although they are drawn between the halves of a compound."""

from __future__ import annotations

from itertools import pairwise

from mirps_extract.read.chars import Char
from mirps_extract.vocabulary import SOFT_HYPHEN

DRAWN = 0.1
"""Ems that a soft hyphen is wide at least where it is drawn."""

ADJOINING = 0.1
"""Ems between the end of a character and the start of the next in a word, at most."""

LEVEL = 1.5
"""Points by which the baselines of two characters of a word differ at most."""


def with_hyphens(chars: list[Char]) -> list[Char]:
    """Call a soft hyphen a hyphen in the fonts that draw one where no line ends.

    A font has one shape for both, and a program that writes once what a shape stands for (Typst)
    names it after its first use: if that divides a word, the hyphens of all compounds are soft. A
    soft hyphen that divides nothing is not drawn, or has no width.

    Args:
        chars: the characters of a page in the order in which they are drawn.
    """
    if not any(char["text"] == SOFT_HYPHEN for char in chars):
        return chars
    fonts = {
        char["fontname"]
        for (before, char), after in zip(pairwise(chars), chars[2:], strict=False)
        if char["text"] == SOFT_HYPHEN and _is_drawn_between(before, char, after)
    }
    return [
        {**char, "text": "-"} if char["text"] == SOFT_HYPHEN and char["fontname"] in fonts else char
        for char in chars
    ]


def _is_drawn_between(before: Char, hyphen: Char, after: Char) -> bool:
    """Whether a hyphen takes room of its own between two characters of one word."""
    size = float(hyphen["size"])
    return bool(
        before["text"].isalnum()
        and after["text"].isalnum()
        and hyphen["x1"] - hyphen["x0"] >= DRAWN * size
        and abs(hyphen["x0"] - before["x1"]) <= ADJOINING * size
        and abs(after["x0"] - hyphen["x1"]) <= ADJOINING * size
        and abs(after["bottom"] - hyphen["bottom"]) <= LEVEL
        and abs(before["bottom"] - hyphen["bottom"]) <= LEVEL
    )
