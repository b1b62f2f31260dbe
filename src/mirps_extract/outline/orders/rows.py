"""Rows of counts: names of focus areas side by side, each with its number above or below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mirps_extract.indices import InOrder
from mirps_extract.outline.evidence import LineEvidence, top_of
from mirps_extract.outline.headings import NOTHING
from mirps_extract.outline.page_model import HEAD_GAP
from mirps_extract.outline.steps import is_level


def rows_of_counts(lines: Sequence[LineEvidence]) -> list[frozenset[int]]:
    """The names in each such row of a page, by their places; no column of text parts them.

    Args:
        lines: the lines of the page, from the top.
    """
    found = [e for e in lines if e.reads.saying and e.reads.saying.numbers and not e.reads.area]
    tall = max((number.line.box.height for number in found), default=0.0)
    numbers = InOrder(found, top_of)
    # A card with a text of its own is headed by its name, and no label.
    texts = {None, *(e.line.panel for e in lines if e.reads is NOTHING)}
    named = (
        i for i, e in enumerate(lines) if e.reads.area and not (e.heads and e.line.panel in texts)
    )
    names = [i for i in named if any(_belong(lines[i], e) for e in _near(lines[i], numbers, tall))]
    return [frozenset(row) for row in _rows(lines, names) if len(row) > 1]


def _rows(lines: Sequence[LineEvidence], names: Sequence[int]) -> Iterator[list[int]]:
    row = list(names[:1])
    for above, i in pairwise(names):
        if not is_level(lines[above].line.box, lines[i].line.box):
            yield row
            row = []
        row.append(i)
    yield row


def _near(
    name: LineEvidence, numbers: InOrder[LineEvidence], tallest: float
) -> Sequence[LineEvidence]:
    """Those of some numbers that may stand right above or below a name."""
    card = name.line.panel if name.heads else None
    reach = card.height if card else HEAD_GAP * name.line.type.size
    return numbers.between(name.line.box.top - reach - tallest, name.line.box.bottom + reach)


def _belong(name: LineEvidence, number: LineEvidence) -> bool:
    a, b = name.line.box, number.line.box
    if name.heads:  # a heading names what is counted only on a card with its number
        return name.line.panel == number.line.panel and not is_level(a, b)
    white = max(a.top - b.bottom, b.top - a.bottom)
    return a.x_overlap(b) > 0 and not is_level(a, b) and white <= HEAD_GAP * name.line.type.size
