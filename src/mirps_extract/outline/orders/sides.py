"""Headings in a column of their own, beside the lists that they head."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from mirps_extract.geometry import Box
from mirps_extract.outline.orders.places import Places
from mirps_extract.outline.page_model import LEVEL, LINE
from mirps_extract.outline.steps import is_beside, leads_on


def are_side_heads(places: Places, region: Sequence[int], headed: Sequence[int]) -> bool:
    """Whether headings stand in a column of their own, beside what they head."""
    lines, extents = places.lines, places.extents
    texts = [k for k in region if not lines[k].heads]
    if not all(any(is_beside(extents[i], _on(places, k)) for k in texts) for i in headed):
        return False
    edge = min(
        extents[k].x0 for k in texts if any(is_beside(extents[i], _on(places, k)) for i in headed)
    )
    if any(extents[i].x1 > edge for i in headed):
        return False
    others = [lines[j] for j in region if extents[j].x1 <= edge]
    return all(line.heads or line.reads.saying is not None for line in others)


def heads_at_side(places: Places, headed: Sequence[int], first: int) -> bool:
    """Whether side headings, and not their counts, are level with the beginning of a text.

    Args:
        places: where the lines of the page stand.
        headed: the headings.
        first: the text's first line.
    """
    heads = [h for h in headed if leads_on(places.lines[h])]
    extents, em = places.extents, places.lines[first].line.type.size
    level = any(
        abs(side(box) - side(extents[h])) <= LEVEL * em
        for box in (extents[first], _on(places, first))
        for h in heads
        for side in (attrgetter("top"), attrgetter("bottom"))
    )
    return level or any(stands_lower(places, h, first) for h in heads)


def stands_lower(places: Places, heading: int, first: int) -> bool:
    """Whether a heading stands at most a line lower than the text at its right that it heads.

    The white that a program keeps above a heading shifts it in its own column.
    """
    head, text = places.extents[heading], places.extents[first]
    near = 0 <= head.top - text.top <= LINE * places.lines[heading].line.type.size
    return near and head.x1 <= text.x0 and places.opens_apart(first)


def _on(places: Places, i: int) -> Box:
    """The card that a line stands on, or how far it reaches."""
    return places.lines[i].line.panel or places.extents[i]
