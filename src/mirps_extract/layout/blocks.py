"""Lines to blocks: what stands close below one another and is set alike."""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.geometry import union
from mirps_extract.layout.values import Block, Line

LINE_GAP = 1.0
"""White between two lines of one block, in ems, at most."""

SIZE_RATIO = 1.1
"""Type of one block differs in size by no more than this factor."""

CELL_LINES = 8
"""A panel that holds at most this many lines is a cell: what stands in it is one block."""


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Group the lines of a page.

    Two lines belong together if each is the other's only neighbour above or below: where one
    line has two below it, it heads two columns and belongs to neither.
    """
    below = {i: _below(i, lines) for i in range(len(lines))}
    above: dict[int, list[int]] = {i: [] for i in range(len(lines))}
    for upper, lowers in below.items():
        for lower in lowers:
            above[lower].append(upper)
    follows = {
        upper: lowers[0]
        for upper, lowers in below.items()
        if len(lowers) == 1 and len(above[lowers[0]]) == 1 and _alike(lines, upper, lowers[0])
    }
    blocks = []
    for first in sorted(set(range(len(lines))) - set(follows.values())):
        run = [first]
        while run[-1] in follows:
            run.append(follows[run[-1]])
        blocks.append(_block([lines[i] for i in run]))
    return _with_whole_bars(blocks)


def _block(lines: Sequence[Line]) -> Block:
    return Block(tuple(lines), union(line.box for line in lines))


def _with_whole_bars(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that stand side by side on one bar made one."""
    found: list[Block] = []
    for block in blocks:
        bar = block.lines[0].panel if block.lines[0].on_bar else None
        for at, other in enumerate(found):
            level = other.box.y_overlap(block.box) > 0
            if bar is not None and level and other.lines[0].on_bar and other.lines[0].panel == bar:
                both = sorted([*other.lines, *block.lines], key=lambda line: line.box.x0)
                found[at] = _block(both)
                break
        else:
            found.append(block)
    return found


def _below(i: int, lines: Sequence[Line]) -> list[int]:
    """The lines that stand directly below line `i`, near enough to belong to it."""
    upper = lines[i]
    found: list[int] = []
    # Lines come sorted from the top, so whatever is hidden by a nearer line comes after it.
    for j in range(i + 1, len(lines)):
        lower = lines[j]
        gap = lower.box.top - upper.box.bottom
        if gap > LINE_GAP * max(upper.type.size, lower.type.size):
            break
        if lower.box.middle[1] <= upper.box.bottom - 0.3 * upper.box.height:
            continue
        if upper.box.x_overlap(lower.box) <= 0:
            continue
        if any(
            lines[k].box.x_overlap(lower.box) > 0 and lines[k].box.middle[1] < lower.box.top
            for k in found
        ):
            continue
        found.append(j)
    return found


def _alike(lines: Sequence[Line], upper: int, lower: int) -> bool:
    a, b = lines[upper], lines[lower]
    if a.panel != b.panel or a.zone != b.zone:
        return False
    if a.panel is not None and sum(line.panel == a.panel for line in lines) <= CELL_LINES:
        return True
    sizes = sorted((a.type.size, b.type.size))
    return sizes[1] <= SIZE_RATIO * sizes[0]
