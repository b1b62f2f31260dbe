"""Figures that a font itself draws small and raised: the file says nothing of it but their width.

Programs that use a font's own superiors (OpenType's `sups`: Typst, InDesign) print the mark of a
note with a glyph that stands for the bare figure, in the size of the text and on its baseline.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from math import hypot

from mirps_extract.read.chars import Char

NARROW = 0.75
"""Width of a superior figure by that of the widest, at most: only a one may be as narrow."""

SIZE = 0.65
"""Size of a superior figure by that of its type."""

RAISE = 0.33
"""Ems by which it is raised."""


SUPERIORS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")

REACH = 8
"""Characters before a superior figure that are looked at."""

NOTED = re.compile(r"(?:^|\s|[^\W\d_]{4}|[^\W\d_]\W{1,3})$")
"""What stands before the mark of a note; behind a short word or a figure it is a power: "m²"."""


def with_superiors(chars: list[Char]) -> list[Char]:
    """Give figures that are drawn small and raised the size and the place that the eye sees.

    Args:
        chars: the characters of a page.
    """
    chars = [
        _as_mark(char)
        if char["text"] in SUPERIORS and _is_mark(char, chars[max(at - REACH, 0) : at])
        else char
        for at, char in enumerate(chars)
    ]
    figures = {
        at: char for at, char in enumerate(chars) if char["text"].isdecimal() and char["upright"]
    }
    usual = _usual_widths(figures.values())
    found = list(chars)
    for at, figure in figures.items():
        if _width(figure) <= NARROW * usual[_kind(figure)]:
            found[at] = _raised(figure)
    return found


def _is_mark(figure: Char, before: list[Char]) -> bool:
    """Whether a figure that is raised by its shape refers to a note."""
    level = figure["matrix"][5]
    word = "".join(char["text"] for char in before if char["matrix"][5] == level)
    return NOTED.search(word) is not None


def _as_mark(figure: Char) -> Char:
    return {**_raised(figure), "text": unicodedata.normalize("NFKC", figure["text"])}


def _usual_widths(figures: Iterable[Char]) -> dict[tuple[str, bool], float]:
    """The width in ems of the widest figure of each font; that of the one by itself."""
    widths: dict[tuple[str, bool], float] = defaultdict(float)
    for figure in figures:
        widths[_kind(figure)] = max(widths[_kind(figure)], _width(figure))
    return widths


def _kind(figure: Char) -> tuple[str, bool]:
    return figure["fontname"], figure["text"] == "1"


def _width(char: Char) -> float:
    """The width of a figure by its height, as it is where its line is not stretched."""
    a, b, c, d, *_ = char["matrix"]
    stretch = (hypot(a, b) / hypot(c, d) if c or d else 0.0) or 1.0
    return float(char["width"]) / (max(float(char["size"]), 1.0) * stretch)


def _raised(char: Char) -> Char:
    up = RAISE * float(char["size"])
    *scale, y = char["matrix"]
    return {
        **char,
        "size": SIZE * float(char["size"]),
        "bottom": char["bottom"] - up,
        "y0": char["y0"] + up,
        "matrix": (*scale, y + up),
    }
