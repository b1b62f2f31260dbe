"""Blocks in reading order, from geometry alone.

The two rules are those of T. M. Breuel, "High performance document layout analysis" (SDIUT 2003):
of two blocks that share some x the upper comes first; a block comes before another that lies
wholly to its right unless a third, between the two in height, overlaps both. The order is a
topological sort of what the rules say.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mirps_extract.geometry import Box, union
from mirps_extract.layout.bands import bands_of
from mirps_extract.layout.rows import is_mark
from mirps_extract.layout.side_heads import Reaches, side_heads_of
from mirps_extract.layout.sorting import OVERLAP, Numbers, sorted_boxes
from mirps_extract.layout.values import Block, Type

FULL_COLUMN = 0.9
"""A column that ends below this part of the text's height runs to the foot of the page."""


LEVEL = 0.25
"""Ems by which the tops of columns that begin under one heading differ at most."""

RULE_REACH = 1.5
"""A rule belongs to a heading that is this many times its height away, or nearer."""


def in_reading_order(
    blocks: Sequence[Block],
    rules: Sequence[Box],
    gutters: Sequence[Box],
    foot: float,
    body: Type,
) -> list[Block]:
    """Sort the blocks of a page.

    Args:
        blocks: the body blocks of one page.
        rules: the page's rules.
        gutters: the page's gutters.
        foot: y at which full columns of this document end, in points.
        body: how most of the document is set.

    Returns:
        The blocks, those that run on beside several side headings parted level with them.
    """
    parted, side_heads = side_heads_of(blocks, gutters, body)
    return [
        block
        for band in bands_of(parted, rules)
        for block in _in_band_order(band, rules, gutters, foot, side_heads)
    ]


class _Band:
    """The blocks of a band as numbers: each is held against all others, many at once.

    Which blocks are meant is told by arrays with a truth value for each.

    Attributes:
        blocks: the blocks.
        rules: the page's rules.
        x0, top, x1, bottom: the sides of the blocks.
        from_top: places of the blocks, from the top.
    """

    def __init__(
        self, blocks: Sequence[Block], rules: Sequence[Box], gutters: Sequence[Box]
    ) -> None:
        self.blocks, self.rules = blocks, rules
        boxes = [(b.box.x0, b.box.top, b.box.x1, b.box.bottom) for b in blocks]
        self.x0, self.top, self.x1, self.bottom = np.array(boxes).T
        self.from_top = np.argsort(self.top, kind="stable")
        height = union(block.box for block in blocks)
        strips = [(g.x0, g.x1) for g in gutters if g.y_overlap(height) > 0]
        self._strips = np.array(strips).reshape(-1, 2).T
        self._in_rows = _in_rows([block.box for block in blocks], self.from_top.tolist())

    def is_alone(self, i: int) -> bool:
        """Whether a block has its row for itself."""
        return i not in self._in_rows

    def beside(self, i: int) -> Numbers:
        """The blocks that share no x with one, above and below."""
        found = self._overlap(self.blocks[i].box) <= OVERLAP
        found[i] = False
        return found

    def is_over(self, box: Box, some: Numbers) -> bool:
        """Whether a box shares some x with one of some blocks."""
        return bool((some & (self._overlap(box) > OVERLAP)).any())

    def share(self, some: Numbers) -> Numbers:
        """The blocks that share some x with one of some others."""
        wide = self.x1 - self.x0 > OVERLAP
        others = np.nonzero(some & wide)[0]
        others = others[np.argsort(self.x0[others], kind="stable")]
        furthest = np.maximum.accumulate(np.append(-np.inf, self.x1[others]))
        starting = np.searchsorted(self.x0[others], self.x1 - OVERLAP, "left")
        found: Numbers = wide & (furthest[starting] - self.x0 > OVERLAP)
        return found

    def between_gutters(self, box: Box) -> tuple[float, float] | None:
        """The x between the gutters on either side of a box; None if it reaches over one.

        Without a gutter nothing tells how wide a column is.
        """
        x0, x1 = self._strips
        lefts, rights = x1 <= box.x0 + OVERLAP, x0 >= box.x1 - OVERLAP
        if not len(x0) or not (lefts | rights).all():
            return None
        left, right = x1[lefts].max(initial=-np.inf), x0[rights].min(initial=np.inf)
        return float(left) - OVERLAP, float(right) + OVERLAP

    def _overlap(self, box: Box) -> Numbers:
        return np.minimum(self.x1, box.x1) - np.maximum(self.x0, box.x0)


def _in_rows(boxes: Sequence[Box], from_top: Sequence[int]) -> set[int]:
    """The boxes that share a row with another."""
    found: set[int] = set()
    lowest: int | None = None
    for at in from_top:
        if boxes[at].height <= 0:
            continue
        if lowest is not None and boxes[lowest].bottom > boxes[at].top:
            found |= {lowest, at}
        if lowest is None or boxes[at].bottom > boxes[lowest].bottom:
            lowest = at
    return found


def _in_band_order(
    blocks: Sequence[Block],
    rules: Sequence[Box],
    gutters: Sequence[Box],
    foot: float,
    side_heads: Reaches,
) -> list[Block]:
    band = _Band(blocks, rules, gutters)
    reaches = [side_heads.get(id(block)) or _reach(i, band, foot) for i, block in enumerate(blocks)]
    reaches = [
        _over_column(i, band) if reach == blocks[i].box else reach
        for i, reach in enumerate(_alike_headings(band, reaches))
    ]
    return [blocks[i] for i in sorted_boxes(reaches)]


def _over_column(i: int, band: _Band) -> Box:
    """The block's box, widened over its column if it has a row of that for itself.

    What is set to the right of a column, a heading say, stands above what is set to its left,
    although they share no x.
    """
    box = band.blocks[i].box
    between = band.between_gutters(box)
    if between is None:
        return box
    left, right = between
    level = (band.top < box.bottom) & (band.bottom > box.top)
    if (level & (band.x1 > left) & (band.x0 < right)).sum() > 1:
        return box
    column = (band.x0 >= left) & (band.x1 <= right)
    return Box(float(band.x0[column].min()), box.top, float(band.x1[column].max()), box.bottom)


def _alike_headings(band: _Band, reaches: Sequence[Box]) -> list[Box]:
    """Headings set like one that heads all columns do so too, unless text stands beside one."""
    blocks = band.blocks
    wide = {
        block.lines[0].type: reach
        for block, reach in zip(blocks, reaches, strict=True)
        if reach.width > block.box.width
    }
    for i, block in enumerate(blocks):
        if not band.is_alone(i):
            wide.pop(block.lines[0].type, None)
    return [
        Box(wide[kind].x0, reach.top, wide[kind].x1, reach.bottom)
        if (kind := block.lines[0].type) in wide
        else reach
        for block, reach in zip(blocks, reaches, strict=True)
    ]


def _reach(i: int, band: _Band, foot: float) -> Box:
    """The block's box, widened over the page if it heads all the columns below it.

    A short heading that has its row for itself divides what is above from what is below in
    every column, although its own words stand over the first one only. A rule over the columns
    shows it. Otherwise, if the other columns begin anew below it, level with its own, that is
    plain: white that merely happens to lie beside a heading has no such end. If they do not go on
    below it, it heads a band of its own unless its column runs to the foot of the page: then the
    columns are filled one after the other.
    """
    box = band.blocks[i].box
    if not band.is_alone(i):
        return box
    beside = band.beside(i)
    if not (beside & (band.bottom <= box.top)).any() or _fits_column(i, band, beside):
        return box
    under = ~beside & (band.top >= box.bottom)
    if not under.any() or _is_text(i, band, beside):
        return box
    ends = float(band.top[under & band.share(beside)].min(initial=float("inf")))
    below = beside & (band.top >= box.bottom) & (band.top < ends)
    widened = Box(float(band.x0.min()), box.top, float(band.x1.max()), box.bottom)
    under &= band.top < ends
    if _ruled(box, band, beside):
        return widened
    if below.any():
        return widened if _begin_level(i, band, below, under) else box
    runs_to_foot = float(band.bottom[under].max(initial=0.0)) >= FULL_COLUMN * foot
    return box if runs_to_foot or not under.any() else widened


def _begin_level(i: int, band: _Band, below: Numbers, under: Numbers) -> bool:
    """Whether the other columns begin below a heading at the height of a block of its own."""
    slack = LEVEL * band.blocks[i].lines[0].type.size
    return bool((np.abs(band.top[under] - band.top[below].min()) <= slack).any())


def _is_text(i: int, band: _Band, beside: Numbers) -> bool:
    """Whether a block is a paragraph or an item: set like the block above or below it."""
    block = band.blocks[i]
    first = block.lines[0]
    column = [band.blocks[at] for at in band.from_top[~beside[band.from_top]].tolist()]
    at = next(at for at, other in enumerate(column) if other is block)
    near = [*column[max(at - 1, 0) : at], *column[at + 1 : at + 2]]
    alike = any(other.lines[0].type == first.type for other in near)
    runs = len(block.lines) > 1 or is_mark(first.words[0])
    return alike and runs and not first.on_bar and not first.text.isupper()


def _ruled(box: Box, band: _Band, beside: Numbers) -> bool:
    """Whether a rule next to the heading runs over another column."""
    rules = [
        rule
        for rule in band.rules
        if rule.width > rule.height
        and -RULE_REACH * box.height <= rule.y_overlap(box)
        and rule.x_overlap(box) > OVERLAP
    ]
    return any(band.is_over(rule, beside) for rule in rules)


def _fits_column(i: int, band: _Band, beside: Numbers) -> bool:
    """Whether a block stands on a bar as wide as the column of text that it stands in."""
    box, panel = band.blocks[i].box, band.blocks[i].lines[0].panel
    if panel is None:
        return False
    own = ~beside
    own[i] = False
    right = float(band.x1[own].max()) if own.any() else panel.x1
    return abs(panel.x1 - right) <= box.height
