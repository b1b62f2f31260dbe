"""Names of focus areas that are turned to stand in a strip beside their commitments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf

from mirps_extract.geometry import Box
from mirps_extract.layout.lines import type_of
from mirps_extract.layout.values import LaidOutPage, Line
from mirps_extract.outline.exhibits import MOST_DRAWN
from mirps_extract.outline.headings import Headings
from mirps_extract.read.values import Word


def with_names_in_strips(
    pages: Sequence[LaidOutPage], headings: Headings
) -> tuple[LaidOutPage, ...]:
    """The pages, each such name with the number in its strip as a line right above the strip."""
    return tuple(_with_names(page, headings) for page in pages)


def _with_names(page: LaidOutPage, headings: Headings) -> LaidOutPage:
    turned = [word for word in page.aside if word.turn and word.visible]
    shapes = page.source.shapes if turned and len(page.source.shapes) <= MOST_DRAWN else ()
    strips = {
        shape.box: own
        for shape in shapes
        if shape.box.height > shape.box.width
        and (own := _words_in(shape.box, turned))
        and headings.read(" ".join(word.text for word in own)).area
    }
    lines = page.lines
    for strip, own in strips.items():
        said, rest = _parted(lines, strip)
        lines = (_heading(strip, [*own, *said], _end(strip, strips, rest)), *rest)
    used = {word.id for own in strips.values() for word in own}
    aside = tuple(word for word in page.aside if word.id not in used)
    return replace(page, lines=lines, aside=aside) if strips else page


def _heading(strip: Box, words: Sequence[Word], end: float) -> Line:
    """The line that some words of a strip make: right above all that stands beside it."""
    kind = type_of(words)
    place = Box(strip.x0, strip.top - kind.size, end, strip.top - 0.1)
    return Line(tuple(words), place, kind, panel=place)


def _end(strip: Box, strips: Iterable[Box], lines: Sequence[Line]) -> float:
    """Where the text beside a strip ends on the right."""
    level = [box for box in strips if box.y_overlap(strip) > 0 and box.x0 > strip.x0]
    until = min((box.x0 for box in level), default=inf)
    beside = (line.box for line in lines if line.box.y_overlap(strip) > 0)
    return max((box.x1 for box in beside if strip.x1 < box.x1 < until), default=strip.x1)


def _parted(lines: Sequence[Line], strip: Box) -> tuple[list[Word], tuple[Line, ...]]:
    """The words of lines that stand in a strip, and the lines without them."""
    inside = [word for line in lines for word in _words_in(strip, line.words)]
    ids = {word.id for word in inside}
    rest = []
    for line in lines:
        words = [word for word in line.words if word.id not in ids]
        if len(words) == len(line.words):
            rest.append(line)
        elif words:
            rest.append(line.of(words))
    return inside, tuple(rest)


def _words_in(strip: Box, words: Sequence[Word]) -> list[Word]:
    return [word for word in words if strip.holds_middle(word.box)]
