"""Side headings: headings in a narrow column of their own, level with the text that they head."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import Block, Line, Type
from mirps_extract.steps import Steps

LEVEL = 0.6
"""Ems by which the first line of a text may stand above or below that of its side heading."""

LONGEST = 4
"""Lines of a side heading, at most."""

TEXT_LINES = 2
"""Lines of the text beside it, at least; one is enough where it stands in a box of its own."""

Reaches = dict[int, Box]
"""The box of each side heading, by the id of its block, widened over the text beside it."""


def side_heads_of(
    blocks: Sequence[Block], gutters: Sequence[Box], body: Type
) -> tuple[list[Block], Reaches]:
    """Find the side headings of a page.

    No text may stand right above one in its column, or below it: that would be the column's own.

    Args:
        blocks: the body blocks of one page.
        gutters: the page's gutters.
        body: how most of the document is set.

    Returns:
        The blocks, those that run on beside several side headings parted level with them, and how
        far each side heading reaches.
    """
    level = _Level([block for block in blocks if _is_set_as(block, body)])
    ends = Steps()
    for gutter in gutters:
        ends.add(gutter.x0, -gutter.x1)
    heads = [block for block in blocks if _is_head(block, blocks, ends, level, body)]
    firsts = {id(line) for head in heads for _, line in level.beside(head)}
    parted = [part for block in blocks for part in _parted(block, firsts)]
    beside = _Level(parted, depth=1)
    return parted, {id(head): _reach(head, beside) for head in heads}


class _Level:
    """Which texts to the right of a heading have a line level with it.

    Args:
        texts: the texts.
        depth: how many lines of each are looked at, from the first; all if None.
    """

    def __init__(self, texts: Sequence[Block], depth: int | None = None) -> None:
        self._texts = texts
        self._lines = sorted(
            (line.box.middle[1], at, place)
            for at, text in enumerate(texts)
            for place, line in enumerate(text.lines[:depth])
        )

    def beside(self, head: Block) -> list[tuple[Block, Line]]:
        """These texts in their order, each with the first such line."""
        first = head.lines[0]
        middle, reach = first.box.middle[1], LEVEL * first.type.size
        # In a box of its own a heading stands lower than a text that begins where the box does.
        top = min(middle - reach, first.panel.top) if first.panel else middle - reach
        low = bisect_left(self._lines, top, key=lambda line: line[0])
        high = bisect_right(self._lines, middle + reach, key=lambda line: line[0])
        places: dict[int, int] = {}
        for _, at, place in self._lines[low:high]:
            if self._texts[at].box.x0 >= head.box.x1:
                places[at] = min(place, places.get(at, place))
        return [
            (self._texts[at], self._texts[at].lines[place]) for at, place in sorted(places.items())
        ]


def _reach(head: Block, beside: _Level) -> Box:
    """The heading's first line, drawn out over the text that is level with it or begins above."""
    texts = [block.box for block, _ in beside.beside(head)]
    first = head.lines[0]
    top = min([first.box.top, *(text.top for text in texts)])
    bottom = top + min([first.box.height, *(text.height for text in texts)]) / 2
    return Box(head.box.x0, top, max([head.box.x1, *(text.x1 for text in texts)]), bottom)


def _is_head(block: Block, blocks: Sequence[Block], ends: Steps, level: _Level, body: Type) -> bool:
    if _is_set_as(block, body) or len(block.lines) > LONGEST:
        return False
    beside = [text for text, _ in level.beside(block)]
    fewest = 1 if block.lines[0].panel else TEXT_LINES
    if not any(len(text.lines) >= fewest for text in beside):
        return False
    edge = min(text.box.x0 for text in beside)
    # It may be set to the right of its column, which begins at the last gutter before it.
    left = min(block.box.x0, -ends.least(block.box.x0, float("inf")))
    column = [o for o in blocks if left < o.box.x1 <= edge and o.box.x0 < block.box.x1]
    above = [other for other in column if other.box.bottom <= block.box.top]
    below = [other for other in column if other.box.top >= block.box.bottom]
    near = [*sorted(above, key=_top)[-1:], *below]
    # A box of its own may stand in the column.
    return not any(_is_set_as(other, body) and other.lines[0].panel is None for other in near)


def _top(block: Block) -> float:
    return block.box.top


def _is_set_as(block: Block, body: Type) -> bool:
    kind = block.lines[-1].type
    return (kind.font, kind.size, kind.colour) == (body.font, body.size, body.colour)


def _parted(block: Block, firsts: set[int]) -> list[Block]:
    """A text parted before the lines that are level with headings."""
    runs: list[list[Line]] = [[]]
    for line in block.lines:
        if id(line) in firsts and runs[-1]:
            runs.append([])
        runs[-1].append(line)
    if len(runs) == 1:
        return [block]
    return [Block(tuple(run), union(line.box for line in run)) for run in runs]
