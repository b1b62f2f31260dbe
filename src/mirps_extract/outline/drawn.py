"""The order in which the file draws its lines, compared with the one in which they were read.

The reading does not look at it: programs draw as they please. Where one goes from column to column
mostly as the reading does, its order is a witness of the rest that has no part in the decision.
Where pages draw their headings before all their lists, as browsers do those around columns, lists
are a layer of their own: there it is a witness of the order within them, and of that of all else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from typing import NamedTuple

from mirps_extract.findings import Finding, places_of
from mirps_extract.layout.values import LaidOutPage
from mirps_extract.outline.context import Context
from mirps_extract.outline.decoder import Decoded
from mirps_extract.outline.doubts import TELLING, PlacedLines, placed, sample
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.labels import IN_LIST, Label
from mirps_extract.outline.steps import Move, step

FEWEST_BETWEEN = 2
"""Headings between lists that are drawn before them which are no mistake of the reading."""


def drawn_otherwise(
    decoded: Decoded, context: Context, pages: Sequence[LaidOutPage]
) -> list[Finding]:
    """The findings on lines that the file draws before those they were read after.

    Args:
        decoded: the lines in reading order.
        context: reads headings.
        pages: the pages, which know when each word is drawn.
    """
    drawn = {page.number: page.source.drawn for page in pages}
    lines = [
        _Line(place, line, drawn[line.page][line.line.words[-1].index])
        for place in placed(decoded, context)
        if place.segment.label in TELLING
        for line in place.segment.lines
        if drawn[line.page]
    ]
    # What goes against most of the file as it stands does so in layers, too.
    tried = (_against(lines, set()), _against(lines, _pages_in_layers(lines)))
    return tried[1][0] if all(len(found) < agreed for found, agreed in tried) else []


def _against(lines: Sequence[_Line], apart: Container[int]) -> tuple[list[Finding], int]:
    """What is drawn before what it was read after, and how many steps aside agree.

    Args:
        lines: the lines in reading order.
        apart: the pages whose lists are a layer of their own.
    """
    agreed = 0
    lasts: dict[tuple[int, bool], _Line] = {}
    found: list[Finding] = []
    for line in lines:
        page = line.evidence.page
        layer = page, page in apart and line.is_in_list
        before = lasts.get(layer)
        lasts[layer] = line
        if before is None:
            continue
        if line.drawn < before.drawn:
            found.append(_finding(line.place, before.evidence, line.evidence))
        elif step(before.evidence, line.evidence).move is not Move.BELOW:
            agreed += 1  # downwards any program draws
    return found, agreed


class _Line(NamedTuple):
    """A line with its place, and when it is drawn."""

    place: PlacedLines
    evidence: LineEvidence
    drawn: int

    @property
    def is_in_list(self) -> bool:
        """Whether it is of a list of commitments."""
        return self.place.segment.label in IN_LIST


def _pages_in_layers(lines: Sequence[_Line]) -> set[int]:
    """The pages that draw the headings between lists before all lists, if most pages do."""
    lists: dict[int, list[int]] = defaultdict(list)
    between: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        page = line.evidence.page
        if line.is_in_list:
            lists[page].append(line.drawn)
        elif line.place.segment.label is Label.AREA and page in lists:
            between[page].append(line.drawn)
    first = {page for page, heads in between.items() if max(heads) < min(lists[page])}
    several = sum(len(between[page]) for page in first) >= FEWEST_BETWEEN
    return first if several and 2 * len(first) > len(between) else set()


def _finding(place: PlacedLines, before: LineEvidence, after: LineEvidence) -> Finding:
    return Finding.of(
        "drawn_otherwise",
        country=place.country,
        focus_area=place.area,
        page=after.page,
        before=sample(before.line),
        after=sample(after.line),
        places=places_of([before.line, after.line]),
    )
