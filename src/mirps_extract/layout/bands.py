"""Bands: stretches of a page, one above the other, each with columns of its own.

The recursive XY cut of G. Nagy and S. Seth ("Hierarchical representation of optically scanned
documents", ICPR 1984) cuts at white that runs across the page. Columns whose paragraphs happen to
end at one height have such white too, so here it divides only what has different columns above
and below.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.layout.blocks import CELL_LINES
from mirps_extract.layout.values import Block

ROW_GAP = 1.5
"""White below a row of cells, in heights of the row, that sets it apart from what follows."""

TOUCHING = 0.1
"""Points by which stretches one above the other may overlap: cells of a table touch."""

LOOK_BACK = 4
"""Stretches above a boundary that may still belong below it, at most."""

STRIP = 4.0
"""Points that a white strip must be wide to count as the space between two columns."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What is asked of a stretch of blocks, so that two are put together without their blocks.

    Attributes:
        box: the bounds of its blocks.
        columns: from where to where its blocks or their panels extend, those with no strip between
            them as one, from left to right.
        lowest_top: y at which the lowest of its blocks starts.
        highest_bottom: y at which the highest of its blocks ends.
        lines: the same of its lines.
        panels: the same of the panels that its blocks stand on; None if a block stands on none.
        panel: one of the panels.
        has_panels: whether there are several.
        blocks: how many blocks it has.
        single: whether each has one line.
        height: height of the first.
    """

    box: Box
    columns: Sequence[tuple[float, float]]
    lowest_top: float
    highest_bottom: float
    lines: tuple[float, float]
    panels: tuple[float, float] | None
    panel: Box | None
    has_panels: bool
    blocks: int
    single: bool
    height: float

    def and_(self, other: _Stretch) -> _Stretch:
        """This stretch and the one below it, as one."""
        panels = None
        if self.panels and other.panels:
            panels = _within(self.panels, other.panels)
        return _Stretch(
            box=union([self.box, other.box]),
            columns=_columns([*self.columns, *other.columns]),
            lowest_top=max(self.lowest_top, other.lowest_top),
            highest_bottom=min(self.highest_bottom, other.highest_bottom),
            lines=_within(self.lines, other.lines),
            panels=panels,
            panel=self.panel or other.panel,
            has_panels=self.has_panels or other.has_panels or self.panel != other.panel,
            blocks=self.blocks + other.blocks,
            single=self.single and other.single,
            height=self.height,
        )

    @property
    def strips(self) -> int:
        """How many white strips divide it from left to right."""
        return len(self.columns) - 1

    @property
    def is_row(self) -> bool:
        """Whether it is one row of single lines side by side: cells, not columns."""
        return self.blocks > 1 and self.lowest_top < self.highest_bottom and self.single

    @property
    def is_row_of_cells(self) -> bool:
        """Whether it is cells side by side: panels of one height with several lines each."""
        if self.panels is None or not self.has_panels:
            return False
        level, stacked = self.panels[0] < self.panels[1], self.lines[1] <= self.lines[0]
        return level and stacked


def _stretch(blocks: Sequence[Block]) -> _Stretch:
    lines = [line.box for block in blocks for line in block.lines]
    panels = {block.lines[0].panel for block in blocks}
    boxes = [panel for panel in panels if panel is not None]
    extents = [_extent(block) for block in blocks]
    return _Stretch(
        box=union(block.box for block in blocks),
        columns=_columns([(box.x0, box.x1) for box in extents]),
        lowest_top=max(block.box.top for block in blocks),
        highest_bottom=min(block.box.bottom for block in blocks),
        lines=_level(lines),
        panels=_level(boxes) if len(boxes) == len(panels) else None,
        panel=boxes[0] if boxes else None,
        has_panels=len(boxes) > 1,
        blocks=len(blocks),
        single=all(len(block.lines) == 1 for block in blocks),
        height=blocks[0].box.height,
    )


def _level(boxes: Sequence[Box]) -> tuple[float, float]:
    """Where the lowest of some boxes starts and the highest ends."""
    return max(box.top for box in boxes), min(box.bottom for box in boxes)


def _within(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    return max(a[0], b[0]), min(a[1], b[1])


def _columns(sides: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """What extends from left to right, with no strip between, as one."""
    found: list[tuple[float, float]] = []
    for x0, x1 in sorted(sides):
        if found and found[-1][1] > x0 - STRIP:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def bands_of(blocks: Sequence[Block], rules: Sequence[Box]) -> list[list[Block]]:
    """Divide the blocks of a page into bands, from the top.

    Bands part where the columns above and below differ, at a rule that runs over all of both, and
    at the edge of a panel as wide as both.
    """
    slabs = _slabs(blocks)
    stretches = [_stretch(slab) for slab in slabs]
    by_top = sorted(rules, key=lambda rule: rule.top)
    starts: list[int] = []
    band: _Stretch | None = None
    for at, (stretch, following) in enumerate(zip(stretches, [*stretches[1:], None], strict=False)):
        if band is not None and not _parts(band, stretch, following, by_top):
            band = band.and_(stretch)
            continue
        begun = 0
        if band is not None and not band.strips:
            begun = _begun(stretches[starts[-1] : at], stretch, following)
        starts.append(at - begun)
        band = reduce(_Stretch.and_, stretches[at - begun : at + 1])
    return [
        [block for slab in slabs[start:end] for block in slab]
        for start, end in pairwise([*starts, len(slabs)])
    ]


def _begun(above: Sequence[_Stretch], lower: _Stretch, following: _Stretch | None) -> int:
    """How many of the stretches above a boundary belong below it.

    Under text that runs across all columns, what stands over a later column only has begun it: a
    column may begin above the next heading of the one before it.
    """
    count = 0
    if following is not None and not lower.strips:
        lower = lower.and_(following)
    together = lower
    for back, stretch in enumerate(reversed(above[1:]), start=1):
        if back > LOOK_BACK or not lower.strips or _differ(together, stretch):
            break
        together = stretch.and_(together)
        if stretch.box.x0 > lower.columns[0][1]:
            count = back
    return count


def _parts(
    band: _Stretch, slab: _Stretch, following: _Stretch | None, rules: Sequence[Box]
) -> bool:
    """Whether a band ends before a slab; the rules come from the top."""
    if _differ(band, slab) or _ruled_off(band.box, slab.box, rules) or _change_panel(band, slab):
        return True
    above = slab.box.top - band.box.bottom
    if band.is_row and not slab.strips:
        return above >= ROW_GAP * band.height
    if following is None or _differ(slab, following) or not _differ(band.and_(slab), following):
        return False
    # What fits on either side of a boundary, a heading say, goes with what it stands closer to.
    return above > following.box.top - slab.box.bottom


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


def _differ(upper: _Stretch, lower: _Stretch) -> bool:
    """Whether two stretches have other columns: together they keep fewer white strips."""
    if upper.is_row_of_cells or lower.is_row_of_cells:
        return True
    together = _columns([*upper.columns, *lower.columns])
    return len(together) - 1 < max(upper.strips, lower.strips)


def _change_panel(upper: _Stretch, lower: _Stretch) -> bool:
    """Whether one of two stretches stands on a panel as wide as both that the other is not on."""
    if upper.panel == lower.panel:
        return False
    whole = union([upper.box, lower.box])
    panels = [s.panel for s in (upper, lower) if s.panel and s.panels and not s.has_panels]
    return any(p.x0 <= whole.x0 + STRIP and p.x1 >= whole.x1 - STRIP for p in panels)


def _ruled_off(above: Box, below: Box, rules: Sequence[Box]) -> bool:
    x0, x1 = min(above.x0, below.x0), max(above.x1, below.x1)
    first = bisect_left(rules, above.bottom - STRIP, key=lambda rule: rule.top)
    last = bisect_right(rules, below.top + STRIP, key=lambda rule: rule.top)
    return any(rule.x0 <= x0 + STRIP and rule.x1 >= x1 - STRIP for rule in rules[first:last])


def _extent(block: Block) -> Box:
    """The block's box; the box of the panel that it stands on, if there is one."""
    return block.lines[0].panel or block.box
