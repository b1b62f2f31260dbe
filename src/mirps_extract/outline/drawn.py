"""The order in which the file draws its lines, held against the one in which they were read.

The reading does not look at it: programs draw as they please. Where one goes from column to column
mostly as the reading does, its order is a witness of the rest that has no part in the decision.
Where a page draws headings at the side before their texts, its lists are a layer of their own:
there it is a witness of the order within them, and of that of all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from mirps_extract.findings import DrawnOtherwise, places_of
from mirps_extract.layout.values import LaidOutPage
from mirps_extract.outline.context import Context
from mirps_extract.outline.decoded import Decoded
from mirps_extract.outline.doubts import TELLING, Placed, placed, sample
from mirps_extract.outline.evidence import Evidence
from mirps_extract.outline.labels import IN_LIST, Label
from mirps_extract.outline.steps import Move, step


def drawn_otherwise(
    decoded: Decoded, told: Context, pages: Sequence[LaidOutPage]
) -> list[DrawnOtherwise]:
    """The findings on lines that the file draws before those they were read after.

    Args:
        decoded: the lines in reading order.
        told: reads headings.
        pages: the pages, which know when each word is drawn.
    """
    drawn = {page.number: page.source.drawn for page in pages}
    places = [p for p in placed(decoded, told) if p.stretch.label is not Label.AREA_COUNT]
    lines = [
        _Line(place, line, drawn[line.page][line.line.words[-1].index], following)
        for place, following in zip_longest(places, places[1:])
        if place.stretch.label in TELLING
        for line in place.stretch.lines
        if drawn[line.page]
    ]
    apart = {
        b.evidence.page
        for a, b in pairwise(lines)
        if a.evidence.page == b.evidence.page and b.drawn < a.drawn and b.is_at_side
    }
    agreed = 0
    lasts: dict[tuple[int, bool], _Line] = {}
    found = []
    for line in lines:
        page = line.evidence.page
        layer = page, page in apart and line.place.stretch.label in IN_LIST
        before = lasts.get(layer)
        lasts[layer] = line
        if before is None:
            continue
        if line.drawn < before.drawn:
            found.append(_told(line.place, before.evidence, line.evidence))
        elif step(before.evidence, line.evidence).move is not Move.BELOW:
            agreed += 1  # downwards any program draws
    return found if len(found) < agreed else []


class _Line(NamedTuple):
    """A line with its place, when it is drawn, and what is read after its stretch."""

    place: Placed
    evidence: Evidence
    drawn: int
    following: Placed | None

    @property
    def is_at_side(self) -> bool:
        """Whether it is of a focus area's heading at the side of the text read after it."""
        if self.place.stretch.label is not Label.AREA or self.following is None:
            return False
        text, own = self.following.stretch.lines[0].line, self.evidence.line
        near = -own.box.y_overlap(text.box) < own.type.size
        return own.page == text.page and own.box.x1 <= text.box.x0 and near


def _told(place: Placed, before: Evidence, after: Evidence) -> DrawnOtherwise:
    return DrawnOtherwise(
        country=place.country,
        focus_area=place.area,
        page=after.page,
        before=sample(before),
        after=sample(after),
        places=places_of([before.line, after.line]),
    )
