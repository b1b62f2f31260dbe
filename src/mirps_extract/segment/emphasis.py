"""Which lines are set apart: larger, heavier, coloured, in capitals or on a bar."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mirps_extract.layout.values import Line, Type

LARGER = 1.08
"""Factor from which on type counts as larger than the body's."""

HEAVIER = 200
"""Steps of weight from which on type counts as heavier than the body's."""

COLOURED = 0.25
"""Difference in one colour component from which on type counts as of another colour."""

LIST_STEP = 3.0
"""Ems from one entry of a list to the next, at most."""

CLOSE = 1.0
"""Ems of white that the lines of one heading have between them, at most."""


def is_emphasised(line: Line, body: Type) -> bool:
    """Whether a line is set apart from the body's type."""
    return (
        line.type.size >= LARGER * body.size
        or line.type.weight >= body.weight + HEAVIER
        or line.on_bar
        or is_coloured(line, body)
        or is_capital(line.text)
    )


def goes_on_bar(before: Line | None, line: Line) -> bool:
    """Whether a line is one of several of running text on a bar, which sets none of them apart."""
    return (
        before is not None and line.on_bar and before.panel == line.panel and _alike(before, line)
    )


def _alike(a: Line, b: Line) -> bool:
    return a.type == b.type and 0 < b.box.top - a.box.top <= LIST_STEP * a.type.size


def is_coloured(line: Line, body: Type) -> bool:
    """Whether a line is of another colour than the body."""
    if line.type.colour is None or body.colour is None:
        return line.type.colour != body.colour
    pairs = zip(line.type.colour, body.colour, strict=True)
    return any(abs(a - b) > COLOURED for a, b in pairs)


def is_capital(text: str) -> bool:
    """Whether a text is in capitals; small capitals come as capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def is_stack(lines: Sequence[Line]) -> bool:
    """Whether lines stand close below one another, as the lines of one heading do."""
    return all(
        upper.page == lower.page
        and upper.box.x_overlap(lower.box) > 0
        and lower.box.middle[1] - upper.box.middle[1] > 0
        and lower.box.top - upper.box.bottom <= CLOSE * max(upper.type.size, lower.type.size)
        for upper, lower in pairwise(lines)
    )


def is_list(lines: Sequence[Line]) -> bool:
    """Whether lines stand below one another as the entries of a list do: set alike, near by."""
    return all(
        upper.page == lower.page
        and upper.type.font == lower.type.font
        and 0 < lower.box.middle[1] - upper.box.middle[1] <= LIST_STEP * upper.type.size
        for upper, lower in pairwise(lines)
    )


def text_of(lines: Sequence[Line]) -> str:
    """The words of some lines, one space between them."""
    return " ".join(line.text for line in lines)
