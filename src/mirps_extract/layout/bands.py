"""Bands: stretches of a page, one above the other, each with columns of its own.

The recursive XY cut of G. Nagy and S. Seth ("Hierarchical representation of optically scanned
documents", ICPR 1984) cuts at white that runs across the page. Columns whose paragraphs happen to
end at one height have such white too, so here it divides only what has different columns above
and below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mirps_extract.geometry import Box, union
from mirps_extract.layout.blocks import CELL_LINES
from mirps_extract.layout.values import Block

ROW_GAP = 1.5
"""White below a row of cells, in heights of the row, that sets it apart from what follows."""

TOUCHING = 0.1
"""Points by which stretches one above the other may overlap: cells of a table touch."""

STRIP = 4.0
"""Points that a white strip must be wide to count as the space between two columns."""


def bands_of(blocks: Sequence[Block], rules: Sequence[Box]) -> list[list[Block]]:
    """Divide the blocks of a page into bands, from the top.

    Bands part where the columns above and below differ, and at a rule that runs over all of both.
    """
    bands: list[list[Block]] = []
    slabs = _slabs(blocks)
    for slab, following in zip(slabs, [*slabs[1:], None], strict=False):
        if bands and not _parts(bands[-1], slab, following, rules):
            bands[-1] += slab
        else:
            bands.append(list(slab))
    return bands


def _parts(
    band: Sequence[Block],
    slab: Sequence[Block],
    following: Sequence[Block] | None,
    rules: Sequence[Box],
) -> bool:
    """Whether a band ends before a slab."""
    if _differ(band, slab) or _ruled_off(band, slab, rules):
        return True
    above = _gap(band, slab)
    if _is_row(band) and not _strips([_extent(b) for b in slab]):
        return above >= ROW_GAP * band[0].box.height
    if following is None or _differ(slab, following) or not _differ([*band, *slab], following):
        return False
    # What fits on either side of a boundary, a heading say, goes with what it stands closer to.
    return above > _gap(slab, following)


def _gap(upper: Sequence[Block], lower: Sequence[Block]) -> float:
    """Points of white between two stretches."""
    return min(b.box.top for b in lower) - max(b.box.bottom for b in upper)


def _slabs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks between two heights that no block crosses."""
    slabs: list[list[Block]] = []
    bottom = float("-inf")
    extents = _cells(blocks)
    for block in sorted(blocks, key=lambda b: (extents[id(b)].top, b.box.x0)):
        if extents[id(block)].top >= bottom - TOUCHING:
            slabs.append([])
        slabs[-1].append(block)
        bottom = max(bottom, extents[id(block)].bottom)
    return slabs


def _cells(blocks: Sequence[Block]) -> dict[int, Box]:
    """The extent of each block: the panel that it stands on if that is a cell, else its box."""
    lines = Counter(line.panel for block in blocks for line in block.lines)
    extents = {}
    for block in blocks:
        panel = block.lines[0].panel
        is_cell = panel is not None and lines[panel] <= CELL_LINES
        extents[id(block)] = panel if panel is not None and is_cell else block.box
    return extents


def _is_row(blocks: Sequence[Block]) -> bool:
    """Whether blocks make one row of single lines side by side: cells, not columns."""
    boxes = [block.box for block in blocks]
    level = max(box.top for box in boxes) < min(box.bottom for box in boxes)
    return len(blocks) > 1 and level and all(len(block.lines) == 1 for block in blocks)


def _differ(upper: Sequence[Block], lower: Sequence[Block]) -> bool:
    """Whether two stretches have other columns: together they keep fewer white strips."""
    if _is_row_of_cells(upper) or _is_row_of_cells(lower):
        return True
    above, below = [_extent(b) for b in upper], [_extent(b) for b in lower]
    return _strips([*above, *below]) < max(_strips(above), _strips(below))


def _ruled_off(upper: Sequence[Block], lower: Sequence[Block], rules: Sequence[Box]) -> bool:
    above, below = union(b.box for b in upper), union(b.box for b in lower)
    x0, x1 = min(above.x0, below.x0), max(above.x1, below.x1)
    return any(
        above.bottom - STRIP <= rule.top <= below.top + STRIP
        and rule.x0 <= x0 + STRIP
        and rule.x1 >= x1 - STRIP
        for rule in rules
    )


def _extent(block: Block) -> Box:
    """The block's box; the box of the panel that it stands on, if there is one."""
    return block.lines[0].panel or block.box


def _is_row_of_cells(blocks: Sequence[Block]) -> bool:
    """Whether blocks are cells side by side: panels of one height with several lines each."""
    panels = {block.lines[0].panel for block in blocks}
    boxes = [panel for panel in panels if panel is not None]
    if len(boxes) < 2 or None in panels:
        return False
    level = max(box.top for box in boxes) < min(box.bottom for box in boxes)
    lines = sorted((line.box for block in blocks for line in block.lines), key=lambda b: b.top)
    stacked = any(a.bottom <= b.top for a in lines for b in lines)
    return level and stacked


def _strips(boxes: Sequence[Box]) -> int:
    """How many white strips divide boxes from left to right."""
    strips = 0
    reached = float("-inf")
    for box in sorted(boxes, key=lambda b: b.x0):
        strips += float("-inf") < reached <= box.x0 - STRIP
        reached = max(reached, box.x1)
    return strips
