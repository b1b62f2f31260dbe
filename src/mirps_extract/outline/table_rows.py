"""Where the rows of a table begin: tags, rules and shading, numbers, else white."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import LaidOutPage, Line
from mirps_extract.outline.table_heads import (
    COMMITMENT,
    HEAD_STEP,
    LEVEL,
    NUMBER,
    SLACK,
)
from mirps_extract.read.values import Shape

RULE = 3.0
"""Points of height up to which a filled shape is a rule."""

COVERS = 0.8
"""Part of a column's width that a boundary between its cells covers, at least."""

SAME_EDGE = 2.0
"""Points by which pieces of one boundary differ in height: each cell may have its own border."""

TOUCHING = 0.1
"""Points between two pieces of one shading, at most: they are rounded, and no white is seen."""

WIDER = 0.25
"""Ems by which the white between rows exceeds that between the lines of a cell, at least."""

WHITE = 0.5
"""Ems of white between the lines of a cell, at most."""

Cells = Mapping[str, Sequence[Line]]
"""The lines of some rows by the name of their column."""

TagOf = Mapping[tuple[int, int], tuple[int, int]]
"""By word, which row of which table the structure tree says that it is in."""


def boundaries(page: LaidOutPage, x0: float, x1: float, *, merged: bool = False) -> list[float]:
    """Heights at which rules, or the edges of shading, run over all of a column.

    Args:
        page: the page.
        x0: where the column begins.
        x1: where it ends.
        merged: whether its cells may run over rows: one that is shaded row by row is one.
    """
    pieces = [
        ((rule.top + rule.bottom) / 2, rule)
        for rule in page.source.rules
        if rule.width > rule.height
    ]
    shapes = [shape for shape in page.source.shapes if shape.box.width > shape.box.height]
    for shape in shapes:
        box = shape.box
        ends = [box.middle[1]] if box.height <= RULE else [box.top, box.bottom]
        pieces += [(y, box) for y in ends if not (merged and _is_shaded_on(shape, y, shapes))]
    groups: list[list[tuple[float, Box]]] = []
    for y, box in sorted(pieces, key=lambda piece: piece[0]):
        if groups and y - groups[-1][0][0] <= SAME_EDGE:
            groups[-1].append((y, box))
        else:
            groups.append([(y, box)])
    return [
        group[0][0]
        for group in groups
        if _covered([box for _, box in group], x0, x1) >= COVERS * (x1 - x0)
    ]


def _is_shaded_on(shape: Shape, y: float, shapes: Sequence[Shape]) -> bool:
    """Whether a shading goes on, beyond its edge at a height, in another piece of its colour."""
    return any(
        other.colour == shape.colour
        and other is not shape
        and shape.box.x_overlap(other.box) > 0
        and min(abs(other.box.top - y), abs(other.box.bottom - y)) <= TOUCHING
        for other in shapes
    )


def upright(page: LaidOutPage) -> list[Box]:
    """Upright rules, also those that the cells' own borders make."""
    boxes = [*page.source.rules, *(shape.box for shape in page.source.shapes)]
    return sorted(box for box in boxes if box.height > box.width and box.width <= RULE)


def rows_tagged(page: LaidOutPage) -> TagOf:
    """The rows that the structure tree tells on a page."""
    return {
        word.id: (tag.table, tag.row)
        for word, tag in page.source.tagged_words()
        if tag.table is not None and tag.row is not None
    }


def row_top(row: Cells) -> float:
    """Where a row begins."""
    return min(line.box.top for own in row.values() for line in own)


def bottom_of(row: Cells) -> float:
    """Where a row ends."""
    return max(line.box.bottom for own in row.values() for line in own)


def _covered(boxes: Sequence[Box], x0: float, x1: float) -> float:
    """How many points of a stretch some boxes cover together."""
    covered, at = 0.0, x0
    for box in sorted(boxes, key=lambda box: box.x0):
        start, end = max(box.x0, at), min(box.x1, x1)
        if end > start:
            covered, at = covered + end - start, end
    return covered


def rows_of(
    parts: Cells, edges: Sequence[float], tags: TagOf, *, ruled: bool
) -> list[dict[str, list[Line]]]:
    """The rows that some lines make, from the top.

    Args:
        parts: the lines by column.
        edges: heights of boundaries.
        tags: what a tagged file says.
        ruled: whether the table has boundaries between all of its rows.
    """
    tagged = _by_tags(parts, tags)
    if tagged is not None:
        return tagged
    rows: list[dict[str, list[Line]]] = []
    for strip in _split(parts, edges):
        numbers = _numbers(strip)
        if len(numbers) > 1:
            rows += _split(strip, _before_numbers(strip, numbers))
        elif NUMBER in parts and not numbers and rows:
            rows[-1] = {name: [*rows[-1][name], *lines] for name, lines in strip.items()}
        elif numbers and not ruled:
            rows += _split(strip, _end_above(_at_white(strip), numbers[0]))
        elif ruled or numbers:
            rows.append(strip)
        else:
            rows += _split(strip, _at_white(strip))
    return rows


def is_below(rows: Sequence[Cells], edges: Sequence[float]) -> bool:
    """Whether the last of some rows stands apart below the last boundary: it is none."""
    if len(rows) < 2 or not edges or not rows[-1][COMMITMENT]:
        return False
    at = [bisect_right(edges, row_top(row)) for row in rows]
    gaps = [row_top(row) - edges[k - 1] for row, k in zip(rows, at, strict=True) if k]
    em = rows[-1][COMMITMENT][0].type.size
    return at[-1] == len(edges) and gaps[-1] > max(gaps[:-1], default=0.0) + WIDER * em


def areas_of(
    page: LaidOutPage, lines: Sequence[Line], rows: Sequence[Cells]
) -> dict[int, list[Line]]:
    """The areas that a column of their own says: by the place of the first row of each."""
    if not lines:
        return {}
    whole = union(line.box for line in lines)
    edges = boundaries(page, whole.x0, whole.x1, merged=True)
    tops = [row_top(row) for row in rows]
    found: dict[int, list[Line]] = {}
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        near = groups and line.box.top - groups[-1][-1].box.top <= HEAD_STEP * line.type.size
        parted = groups and any(
            groups[-1][-1].box.middle[1] < edge < line.box.middle[1] for edge in edges
        )
        if near and not parted:
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        top = max((e for e in edges if e < group[0].box.middle[1]), default=None)
        if top is None:
            top = group[0].box.top - group[0].type.size
        at = next((k for k, y in enumerate(tops) if y >= top - SLACK), len(tops) - 1)
        found.setdefault(max(at, 0), []).extend(group)
    return found


def _by_tags(parts: Cells, tags: TagOf) -> list[dict[str, list[Line]]] | None:
    """Rows as the structure tree has them; None if it does not say so of every line."""
    lines = [(name, line) for name, own in parts.items() for line in own]
    found: dict[tuple[int, int], dict[str, list[Line]]] = {}
    for name, line in sorted(lines, key=lambda part: part[1].box.top):
        key = tags.get(line.words[0].id)
        if key is None:
            return None
        found.setdefault(key, {name: [] for name in parts})[name].append(line)
    return [found[key] for key in sorted(found)]


def _split(parts: Cells, tops: Sequence[float]) -> list[dict[str, list[Line]]]:
    """Lines by the strip that their middle lies in; strips with nothing in them are left out."""
    strips: list[dict[str, list[Line]]] = [
        {name: [] for name in parts} for _ in range(len(tops) + 1)
    ]
    for name, lines in parts.items():
        for line in lines:
            strips[bisect_right(tops, line.box.middle[1])][name].append(line)
    return [strip for strip in strips if any(strip.values())]


def _numbers(parts: Cells) -> list[Line]:
    """The lines that number rows: a code may run over two lines, broken after a hyphen."""
    found: list[Line] = []
    before = ""
    for line in sorted(parts.get(NUMBER, ()), key=lambda line: line.box.top):
        if any(map(str.isalnum, line.text)) and not before.endswith("-"):
            found.append(line)
        before = line.text
    return found


def _end_above(tops: Sequence[float], number: Line) -> list[float]:
    """Where a row ends above one that a number opens: it may be the rest of another page's."""
    return [y for y in tops if 0 <= number.box.top - y <= number.type.size]


def _before_numbers(parts: Cells, numbers: Sequence[Line]) -> list[float]:
    """Where the rows after the first begin: with their numbers, or, if centred, at white."""
    commitments = parts[COMMITMENT]
    level = [
        n
        for n in numbers
        if any(abs(n.box.top - c.box.top) <= LEVEL * n.type.size for c in commitments)
    ]
    whites = _whites(parts)
    tops = []
    for above, number in pairwise(numbers):
        between = [
            (white, y) for white, y in whites if above.box.middle[1] < y < number.box.middle[1]
        ]
        at_top = number.box.top - 0.25 * number.type.size
        centred = 2 * len(level) < len(numbers)
        tops.append(max(between)[1] if centred and between else at_top)
    first = numbers[0].box.top - 0.25 * numbers[0].type.size
    before = 2 * len(level) >= len(numbers)
    return [first, *tops] if before else tops


def _whites(parts: Cells) -> list[tuple[float, float]]:
    """The white strips across all columns: height, and y of the middle."""
    lines = sorted((line for own in parts.values() for line in own), key=lambda line: line.box.top)
    found = []
    bottom = lines[0].box.bottom
    for line in lines[1:]:
        if line.box.middle[1] > bottom:
            found.append((line.box.top - bottom, (line.box.top + bottom) / 2))
        bottom = max(bottom, line.box.bottom)
    return found


def _at_white(parts: Cells) -> list[float]:
    """Where rows begin that nothing but white parts, and cells that begin side by side."""
    commitments = sorted(parts[COMMITMENT], key=lambda line: line.box.top)
    if len(commitments) < 2:
        return []
    em = commitments[0].type.size
    inner = min(b.box.top - a.box.bottom for a, b in pairwise(commitments))
    inner = min(inner, WHITE * em)
    return [y for white, y in _whites(parts) if white >= inner + WIDER * em]
