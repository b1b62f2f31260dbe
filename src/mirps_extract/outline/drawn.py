"""The order in which the file draws its lines, held against the one in which they were read.

The reading does not look at it: programs draw as they please. Where one goes from column to column
mostly as the reading does, its order is a witness of the rest that has no part in the decision.
Of headings at the side of their text it is none: they may be drawn as a column of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from mirps_extract.findings import DrawnOtherwise, places_of
from mirps_extract.layout.values import LaidOutPage
from mirps_extract.outline.context import Context
from mirps_extract.outline.decoded import Decoded
from mirps_extract.outline.doubts import TELLING, Placed, placed, sample
from mirps_extract.outline.evidence import Evidence
from mirps_extract.outline.labels import Label
from mirps_extract.outline.steps import Move, is_beside, step


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
    places = list(placed(decoded, told))
    lines = [
        (place, line, _is_at_side(place, following))
        for place, following in zip_longest(places, places[1:])
        if place.stretch.label in TELLING
        for line in place.stretch.lines
        if drawn[line.page]
    ]
    agreed, last, before = 0, -1, None
    found = []
    for place, line, at_side in lines:
        now = drawn[line.page][line.line.words[-1].index]
        if before is not None and before.page == line.page:
            if now < last and at_side:
                continue
            if now < last:
                found.append(_told(place, before, line))
            elif step(before, line).move is not Move.BELOW:  # downwards any program draws
                agreed += 1
        last, before = now, line
    return found if len(found) < agreed else []


def _told(place: Placed, before: Evidence, after: Evidence) -> DrawnOtherwise:
    return DrawnOtherwise(
        country=place.country,
        focus_area=place.area,
        page=after.page,
        before=sample(before),
        after=sample(after),
        places=places_of([before.line, after.line]),
    )


def _is_at_side(place: Placed, following: Placed | None) -> bool:
    """Whether something is a focus area's heading beside the text that is read after it."""
    if place.stretch.label is not Label.AREA or following is None:
        return False
    text = following.stretch.lines[0]
    return any(
        line.page == text.page and is_beside(line.line.box, text.line.box)
        for line in place.stretch.lines
    )
