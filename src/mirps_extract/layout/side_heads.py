"""Side headings: headings in a narrow column of their own, level with the text that they head."""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import Block, Line, Type

LEVEL = 0.6
"""Ems by which the first line of a text may stand above or below that of its side heading."""

LONGEST = 4
"""Lines of a side heading, at most."""

TEXT_LINES = 2
"""Lines of the text beside it, at least."""

Reaches = dict[int, Box]
"""The box of each side heading, by the id of its block, widened over the text beside it."""


def side_heads_of(blocks: Sequence[Block], body: Type) -> tuple[list[Block], Reaches]:
    """Find the side headings of a page.

    No text may stand right above one in its column, or below it: that would be the column's own.

    Args:
        blocks: the body blocks of one page.
        body: how most of the document is set.

    Returns:
        The blocks, those that run on beside several side headings parted level with them, and how
        far each side heading reaches.
    """
    texts = [block for block in blocks if _is_set_as(block, body)]
    heads = [block for block in blocks if _is_head(block, blocks, body)]
    parted = [part for block in blocks for part in _parted(block, heads, texts)]
    return parted, {id(head): _reach(head, parted) for head in heads}


def _reach(head: Block, blocks: Sequence[Block]) -> Box:
    """The heading's first line, drawn out over the text that is level with it."""
    beside = [block.box.x1 for block in blocks if _level_line(head, block) is block.lines[0]]
    first = head.lines[0].box
    return Box(head.box.x0, first.top, max([head.box.x1, *beside]), first.bottom)


def _is_head(block: Block, blocks: Sequence[Block], body: Type) -> bool:
    if _is_set_as(block, body) or len(block.lines) > LONGEST:
        return False
    texts = [other for other in blocks if _is_set_as(other, body)]
    beside = [text for text in texts if _level_line(block, text) is not None]
    if not any(len(text.lines) >= TEXT_LINES for text in beside):
        return False
    edge = min(text.box.x0 for text in beside)
    column = [o for o in blocks if o.box.x_overlap(block.box) > 0 and o.box.x1 <= edge]
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


def _level_line(head: Block, text: Block) -> Line | None:
    """The line of a text to the right that is level with a heading's first line."""
    first = head.lines[0]
    if text.box.x0 < head.box.x1:
        return None
    for line in text.lines:
        if abs(line.box.middle[1] - first.box.middle[1]) <= LEVEL * first.type.size:
            return line
    return None


def _parted(block: Block, heads: Sequence[Block], texts: Sequence[Block]) -> list[Block]:
    if all(block is not text for text in texts):
        return [block]
    firsts = {id(line) for head in heads if (line := _level_line(head, block)) is not None}
    runs: list[list[Line]] = [[]]
    for line in block.lines:
        if id(line) in firsts and runs[-1]:
            runs.append([])
        runs[-1].append(line)
    if len(runs) == 1:
        return [block]
    return [Block(tuple(run), union(line.box for line in run)) for run in runs]
