"""Lines to blocks: what stands close below one another and is set alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.heights import ByHeight
from mirps_extract.layout.values import Block, Line
from mirps_extract.steps import Steps

LINE_GAP = 1.0
"""White between two lines of one block, in ems, at most."""

SIZE_RATIO = 1.1
"""Type of one block differs in size by no more than this factor."""

SAME_STEP = 0.1
"""Ems by which the steps from line to line of one paragraph differ at most."""

CELL_LINES = 8
"""A panel that holds at most this many lines is a cell: what stands in it is one block."""


def blocks_of(lines: Sequence[Line], gutters: Sequence[Box] = ()) -> list[Block]:
    """Group the lines of a page.

    Two lines belong together if each is the other's only neighbour above or below: where one
    line has two below it, it heads two columns and belongs to neither. Text that runs over a
    gutter ends where the columns on either side of it begin, however little white is between.
    """
    below = {i: _below(i, lines) for i in range(len(lines))}
    above: dict[int, list[int]] = {i: [] for i in range(len(lines))}
    for upper, lowers in below.items():
        for lower in lowers:
            above[lower].append(upper)
    held = Counter(line.panel for line in lines)
    follows = {
        upper: lowers[0]
        for upper, lowers in below.items()
        if len(lowers) == 1
        and len(above[lowers[0]]) == 1
        and _alike(lines[upper], lines[lowers[0]], held)
    }
    blocks = []
    beside = ByHeight(gutters)
    firsts = sorted(set(range(len(lines))) - set(follows.values()))
    for first in firsts:
        run = [lines[first]]
        reach = Steps()
        last = first
        while last in follows:
            line = lines[follows[last]]
            reach.add(run[-1].box.x0, -run[-1].box.x1)
            at_height = [gutters[at] for at in beside.at(line.box.middle[1])]
            if _enters_column(run, reach, line, at_height):
                firsts.append(follows[last])
                break
            run.append(line)
            last = follows[last]
        blocks.append(_block(run))
    return _with_whole_bars(blocks)


def _enters_column(above: Sequence[Line], reach: Steps, line: Line, gutters: Sequence[Box]) -> bool:
    """Whether a line stands beside a gutter that the lines above it run over.

    The short last line of a paragraph does so, too, but at the paragraph's own step and edge.

    Args:
        above: the lines above it.
        reach: by where they start, how far to the right they go.
        line: the line.
        gutters: the gutters at its height.
    """
    steps = [lower.box.top - upper.box.top for upper, lower in pairwise([*above[-2:], line])]
    goes_on = len(steps) > 1 and abs(steps[-1] - steps[-2]) <= SAME_STEP * line.type.size
    if goes_on and abs(line.box.x0 - above[-1].box.x0) <= line.type.size:
        return False
    return any(
        line.box.x_overlap(gutter) <= 0 and -reach.least(gutter.x0, float("inf")) > gutter.x1
        for gutter in gutters
    )


def _block(lines: Sequence[Line]) -> Block:
    return Block(tuple(lines), union(line.box for line in lines))


def _with_whole_bars(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that stand side by side on one bar made one."""
    found: list[Block] = []
    on_bar: dict[Box, list[int]] = defaultdict(list)
    for block in blocks:
        bar = block.lines[0].panel if block.lines[0].on_bar else None
        for at in on_bar[bar] if bar is not None else ():
            if found[at].box.y_overlap(block.box) > 0:
                both = sorted([*found[at].lines, *block.lines], key=lambda line: line.box.x0)
                found[at] = _block(both)
                break
        else:
            if bar is not None:
                on_bar[bar].append(len(found))
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
        if any(_hides(lines[k], lower) for k in found):
            continue
        found.append(j)
    return found


def _hides(near: Line, far: Line) -> bool:
    """Whether a line lies between the line above it and one further down."""
    over = near.box.x_overlap(far.box) > 0 and near.box.middle[1] < far.box.top
    return over or near.box.bottom <= far.box.top


def _alike(a: Line, b: Line, held: Mapping[Box | None, int]) -> bool:
    """Whether two lines may be of one block; `held` says how many lines each panel holds."""
    if a.panel != b.panel or a.zone != b.zone:
        return False
    if a.panel is not None and held[a.panel] <= CELL_LINES:
        return True
    sizes = sorted((a.type.size, b.type.size))
    return sizes[1] <= SIZE_RATIO * sizes[0]
