"""Figures that a font itself draws small and raised: the file says nothing of it but their width.

Programs that use a font's own superiors (OpenType's `sups`: Typst, InDesign) print the mark of a
note with a glyph that stands for the bare figure, in the size of the text and on its baseline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mirps_extract.read.chars import Char

NARROW = 0.75
"""Width of a superior figure by that of the widest, at most: only a one may be as narrow."""

SIZE = 0.65
"""Size of a superior figure by that of its type."""

RAISE = 0.33
"""Ems by which it is raised."""


def with_superiors(chars: list[Char]) -> list[Char]:
    """Give figures that are drawn small and raised the size and the place that the eye sees.

    Args:
        chars: the characters of a page.
    """
    usual = _usual_widths(chars)
    return [_raised(char) if _is_superior(char, usual) else char for char in chars]


def _usual_widths(chars: Sequence[Char]) -> dict[tuple[str, bool], float]:
    """The width in ems of the widest figure of each font; that of the one by itself."""
    widths: dict[tuple[str, bool], float] = defaultdict(float)
    for char in chars:
        figure = _figure(char)
        if figure:
            key = (char["fontname"], figure == "1")
            widths[key] = max(widths[key], _width(char))
    return widths


def _is_superior(char: Char, usual: dict[tuple[str, bool], float]) -> bool:
    figure = _figure(char)
    return bool(figure) and _width(char) <= NARROW * usual[char["fontname"], figure == "1"]


def _figure(char: Char) -> str:
    """The figure that an upright glyph stands for; nothing if it stands for none."""
    return char["text"] if char["upright"] and char["text"].isdecimal() else ""


def _width(char: Char) -> float:
    return float(char["width"]) / max(float(char["size"]), 1.0)


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
