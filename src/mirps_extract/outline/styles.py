"""How lines are set: their styles, and which types the eye takes for one."""

from __future__ import annotations

from mirps_extract.layout.values import Line, Type
from mirps_extract.outline.page_model import SAME_SIZE

COLOURED = 0.25
"""Difference in one component, of 1, from which on the eye calls it another colour."""

Style = tuple[str, float, str, bool]
"""How a line is set: font, size to half a point, colour, and whether in capitals."""


def style_of(line: Line) -> Style:
    """The style of a line."""
    colour = line.type.colour
    shade = "".join(f"{round(part * 15):x}" for part in colour) if colour else "-"
    return (line.type.font, round(line.type.size * 2) / 2, shade, is_capital(line.text))


def is_coloured(kind: Type, body: Type) -> bool:
    """Whether a type is of another colour than the body."""
    if kind.colour is None or body.colour is None:
        return kind.colour != body.colour
    pairs = zip(kind.colour, body.colour, strict=True)
    return any(abs(a - b) > COLOURED for a, b in pairs)


def is_capital(text: str) -> bool:
    """Whether a text is in capitals; small capitals come as capitals."""
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def same_setting(a: Type, b: Type) -> bool:
    """Whether two types are one: sizes may differ by a rounding."""
    sizes = sorted((a.size, b.size))
    return a.font == b.font and sizes[1] <= SAME_SIZE * sizes[0] and a.colour == b.colour
