"""Where the rows of a table begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import LaidOutPage, Line
from mirps_extract.vocabulary import Vocabulary, slug

COMMITMENT = "commitment"
"""The column that every table of commitments has."""

NUMBER = "number"
"""The column that numbers them, where there is one."""

SLACK = 3.0
"""Points by which what starts in one column differs."""

SAME_ROW = 0.5
"""Ems by which the first lines of a row's cells differ in height."""

NEW_CELL = 1.25
"""Factor by which the step to a cell's first line is longer than one within a cell."""

HALF = 0.5
"""Part of a table's width that a rule between its rows has at least."""

Columns = Mapping[str, Sequence[Line]]
"""The lines of a table by the name of their column."""


def level_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines whose tops are level, from the top, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        if rows and line.box.top - rows[-1][0].box.top <= SAME_ROW * line.type.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def is_head(row: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether lines side by side head a table: one of its columns is that of the commitments."""
    names = {column_named(line, vocabulary) for line in row} - {None}
    return COMMITMENT in names and len(names) > 1


def column_named(line: Line, vocabulary: Vocabulary) -> str | None:
    """The column that a line is the head of, if it is a known one."""
    said = slug(line.text)
    for name, words in vocabulary.columns.items():
        if said in words:
            return name
    return None


def row_tops(columns: Columns, lines: Sequence[Line], page: LaidOutPage) -> list[float]:
    """Where the rows begin: at rules, else where cells begin side by side."""
    commitments = sorted(columns[COMMITMENT], key=lambda line: line.box.top)
    if not commitments:
        return []
    whole = union(line.box for line in lines)
    rules = _boundaries(page, whole)
    if rules:
        return [whole.top - 1.0, *rules]
    starts = _cell_starts(commitments)
    others = [
        line
        for name, own in columns.items()
        if name != COMMITMENT
        for line in _cell_starts(sorted(own, key=lambda line: line.box.top))
    ]
    tops = sorted(line.box.top for line in others)
    level = [line for line in starts if _is_near(line.box.top, tops, SAME_ROW * line.type.size)]
    chosen = level if 2 * len(level) >= len(starts) else starts
    return [line.box.top - 1.0 for line in chosen]


def _is_near(height: float, heights: Sequence[float], reach: float) -> bool:
    """Whether one of some ascending heights is no further than `reach` from another."""
    at = bisect_left(heights, height)
    return any(abs(other - height) <= reach for other in heights[max(at - 1, 0) : at + 1])


def _boundaries(page: LaidOutPage, whole: Box) -> list[float]:
    """Heights between the rows of a table at which a rule or the edge of a panel lies."""
    rules = [rule.top for rule in page.source.rules if _is_across(rule, whole)]
    panels = [shape.box for shape in page.source.shapes if _is_across(shape.box, whole)]
    edges = [edge for box in panels for edge in (box.top, box.bottom)]
    found: list[float] = []
    for height in sorted([*rules, *edges]):
        inside = whole.top < height < whole.bottom
        if inside and (not found or height - found[-1] > SLACK):
            found.append(height)
    return found


def _is_across(box: Box, whole: Box) -> bool:
    """Whether a rule or panel runs across a table; the frame around all of it does not count."""
    wide = box.width > box.height and box.x_overlap(whole) >= HALF * whole.width
    return wide and not box.holds(whole, slack=SLACK)


def _cell_starts(lines: Sequence[Line]) -> list[Line]:
    """The lines of one column that begin a cell: those after a longer step than the shortest."""
    if not lines:
        return []
    steps = [lower.box.top - upper.box.top for upper, lower in pairwise(lines)]
    # A column of single lines has no step within a cell: 1.5 ems is more than any leading.
    leading = min([*steps, 1.5 * lines[0].type.size])
    return [
        lines[0],
        *(line for line, step in zip(lines[1:], steps, strict=True) if step > NEW_CELL * leading),
    ]
