"""The order in which the file draws its lines, held against the one in which they were read.

The reading does not look at it: programs draw as they please. Where one goes from column to column
mostly as the reading does, its order is a witness of the rest that has no part in the decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mirps_extract.findings import DrawnOtherwise, places_of
from mirps_extract.layout.values import LaidOutPage
from mirps_extract.outline.context import Context
from mirps_extract.outline.decoded import Decoded
from mirps_extract.outline.doubts import TELLING, placed, sample
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
    lines = [
        (place, line, drawn[line.page][line.line.words[-1].index])
        for place in placed(decoded, told)
        if place.stretch.label in TELLING
        for line in place.stretch.lines
        if drawn[line.page]
    ]
    agreed = 0
    found = []
    for (_, before, first), (place, after, second) in pairwise(lines):
        if before.page != after.page:
            continue
        if second < first:
            found.append(
                DrawnOtherwise(
                    country=place.country,
                    focus_area=place.area,
                    page=after.page,
                    before=sample(before),
                    after=sample(after),
                    places=places_of([before.line, after.line]),
                )
            )
        elif step(before, after).move is not Move.BELOW:  # downwards any program draws
            agreed += 1
    return found if len(found) < agreed else []
