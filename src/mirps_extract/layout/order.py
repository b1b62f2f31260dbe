"""Blocks in reading order, from geometry alone.

The two rules are those of T. M. Breuel, "High performance document layout analysis" (SDIUT 2003):
of two blocks that share some x the upper comes first; a block comes before another that lies
wholly to its right unless a third, between the two in height, overlaps both. The order is a
topological sort of what the rules say.
"""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.geometry import Box
from mirps_extract.layout.bands import bands_of
from mirps_extract.layout.rows import is_mark
from mirps_extract.layout.side_heads import Reaches, side_heads_of
from mirps_extract.layout.sorting import OVERLAP, sorted_boxes
from mirps_extract.layout.values import Block, Type

FULL_COLUMN = 0.9
"""A column that ends below this part of the text's height runs to the foot of the page."""


RULE_REACH = 1.5
"""A rule belongs to a heading that is this many times its height away, or nearer."""


def in_reading_order(
    blocks: Sequence[Block], rules: Sequence[Box], foot: float, body: Type
) -> list[Block]:
    """Sort the blocks of a page.

    Args:
        blocks: the body blocks of one page.
        rules: the page's rules.
        foot: y at which full columns of this document end, in points.
        body: how most of the document is set.

    Returns:
        The blocks, those that run on beside several side headings parted level with them.
    """
    parted, side_heads = side_heads_of(blocks, body)
    return [
        block
        for band in bands_of(parted, rules)
        for block in _in_band_order(band, rules, foot, side_heads)
    ]


def _in_band_order(
    blocks: Sequence[Block], rules: Sequence[Box], foot: float, side_heads: Reaches
) -> list[Block]:
    reaches = [
        side_heads.get(id(block)) or _reach(i, blocks, rules, foot)
        for i, block in enumerate(blocks)
    ]
    reaches = _alike_headings(blocks, reaches)
    return [blocks[i] for i in sorted_boxes(reaches)]


def _alike_headings(blocks: Sequence[Block], reaches: Sequence[Box]) -> list[Box]:
    """Headings set like one that heads all columns do so too, unless text stands beside one."""
    wide = {
        block.lines[0].type: reach
        for block, reach in zip(blocks, reaches, strict=True)
        if reach.width > block.box.width
    }
    for block in blocks:
        if any(o is not block and o.box.y_overlap(block.box) > 0 for o in blocks):
            wide.pop(block.lines[0].type, None)
    return [
        Box(wide[kind].x0, reach.top, wide[kind].x1, reach.bottom)
        if (kind := block.lines[0].type) in wide
        else reach
        for block, reach in zip(blocks, reaches, strict=True)
    ]


def _reach(i: int, blocks: Sequence[Block], rules: Sequence[Box], foot: float) -> Box:
    """The block's box, widened over the page if it heads all the columns below it.

    A short heading that has its row for itself divides what is above from what is below in
    every column, although its own words stand over the first one only. A rule over the columns
    shows it. Otherwise, if the other columns go on below it, that is plain; if they do not, it
    heads a band of its own unless its column runs to the foot of the page: then the columns are
    filled one after the other.
    """
    box = blocks[i].box
    others = [block.box for k, block in enumerate(blocks) if k != i]
    if not others or any(box.y_overlap(other) > 0 for other in others):
        return box
    panel = blocks[i].lines[0].panel
    if panel is not None and _fits_column(panel, box, others):
        return box
    beside = [other for other in others if box.x_overlap(other) <= OVERLAP]
    under = [other for other in others if other.top >= box.bottom and other not in beside]
    above = [other for other in beside if other.bottom <= box.top]
    if not above or not under or _is_text(i, blocks):
        return box
    ends = min((o.top for o in under if _spans(o, box, beside)), default=float("inf"))
    below = [other for other in beside if box.bottom <= other.top < ends]
    under = [other for other in under if other.top < ends]
    widened = Box(
        min(other.x0 for other in [box, *others]),
        box.top,
        max(other.x1 for other in [box, *others]),
        box.bottom,
    )
    if below or _ruled(box, beside, rules):
        return widened
    runs_to_foot = max((o.bottom for o in under), default=0.0) >= FULL_COLUMN * foot
    return box if runs_to_foot or not under else widened


def _is_text(i: int, blocks: Sequence[Block]) -> bool:
    """Whether a block is a paragraph or an item: set like the block above or below it."""
    first = blocks[i].lines[0]
    column = sorted(
        (other for other in blocks if other.box.x_overlap(blocks[i].box) > OVERLAP),
        key=lambda other: other.box.top,
    )
    at = column.index(blocks[i])
    near = [*column[max(at - 1, 0) : at], *column[at + 1 : at + 2]]
    alike = any(other.lines[0].type == first.type for other in near)
    runs = len(blocks[i].lines) > 1 or is_mark(first.words[0])
    return alike and runs and not first.on_bar and not first.text.isupper()


def _spans(other: Box, box: Box, beside: Sequence[Box]) -> bool:
    """Whether a block stands over the heading's own column and over another one."""
    return any(other.x_overlap(b) > OVERLAP for b in beside if b is not other)


def _ruled(box: Box, beside: Sequence[Box], rules: Sequence[Box]) -> bool:
    """Whether a rule next to the heading runs over another column."""
    return any(
        rule.width > rule.height
        and -RULE_REACH * box.height <= rule.y_overlap(box)
        and rule.x_overlap(box) > OVERLAP
        and any(rule.x_overlap(other) > OVERLAP for other in beside)
        for rule in rules
    )


def _fits_column(panel: Box, box: Box, others: Sequence[Box]) -> bool:
    """Whether a bar is as wide as the column of text that it stands in."""
    own = [other for other in others if box.x_overlap(other) > OVERLAP]
    right = max((other.x1 for other in own), default=panel.x1)
    return abs(panel.x1 - right) <= box.height
