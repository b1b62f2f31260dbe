"""Tables of figures, charts and formulas between the texts: each is one thing in its column.

Their cells stand side by side and would be taken for columns of text. Such an exhibit is told by
what is drawn, rules that meet or lie one above the other, and bars; and by what is written there:
short cells, many of them numbers, of which none names a country or a focus area. What does is a
count or a table of commitments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import LaidOutPage
from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.marks import counts_on
from mirps_extract.outline.page_model import COLUMN_OVERLAP
from mirps_extract.outline.steps import is_level

TOUCH = 2.0
"""Points between two drawn things that meet."""

DRAWN = 3
"""Rules and shapes of an exhibit, at least."""

MOST_DRAWN = 400
"""Rules and shapes of a page, at most: what has more of them is a map or a drawing."""

AROUND = 1.5
"""Ems from what is drawn to the labels of its axes, at most."""

EQUATE = frozenset("=≈≠≤≥<>∝")
"""Signs of which a formula has one, in a word of its own."""

WRITTEN_OUT = re.compile(r"[^\W\d_]{4}")
"""What is no name of a variable or a function."""

CELLS = 4
"""Cells of an exhibit, at least."""

NUMBERS = 0.3
"""Part of an exhibit's cells that are numbers, at least."""

RUNNING = 0.25
"""Part of its cells that are as long as a line of running text, at most."""


def exhibits_of(page: LaidOutPage, lines: Sequence[LineEvidence]) -> Mapping[LineId, Box]:
    """The lines of a page that are part of an exhibit, each with the bounds of that.

    Args:
        page: the page.
        lines: what is known of its lines, from the top.
    """
    found = {line.id: line.line.box for line in _formulas(lines)}
    for drawn in _drawings(page, lines):
        cells = [line for line in lines if _is_at(line, drawn)]
        if not _is_exhibit(cells):
            continue
        around = union([drawn, *(cell.line.box for cell in cells)])
        own = {cell.id: around for cell in cells}
        if not any(_overlap(around, line.line.box) for line in lines if line.id not in own):
            found |= own
    return found


def _drawings(page: LaidOutPage, lines: Sequence[LineEvidence]) -> Iterator[Box]:
    """The bounds of things that are drawn together."""
    texts = [line.line.box for line in lines if line.is_text]
    shapes = [shape.box for shape in page.source.shapes]
    if len(page.rules) + len(shapes) > MOST_DRAWN:
        return
    pieces = [*page.rules, *(box for box in shapes if not any(_overlap(box, t) for t in texts))]
    groups = list(_meeting(sorted(pieces, key=lambda box: (box.top, box.x0))))
    yield from (union(group) for group in groups if len(group) >= DRAWN)
    lone = sorted(group[0] for group in groups if len(group) == 1)
    yield from _ladders(lone, texts)


def _meeting(pieces: Iterable[Box]) -> Iterator[list[Box]]:
    """Pieces from the top, in groups that meet."""
    open_groups: list[tuple[Box, list[Box]]] = []
    for piece in pieces:
        apart = []
        own = [piece]
        around = piece
        for box, group in open_groups:
            if _meet(box, piece) and any(_meet(p, piece) for p in group):
                own += group
                around = union((around, box))
            elif box.bottom + TOUCH < piece.top:
                yield group
            else:
                apart.append((box, group))
        open_groups = [*apart, (around, own)]
    yield from (group for _, group in open_groups)


def _ladders(pieces: Sequence[Box], texts: Sequence[Box]) -> Iterator[Box]:
    """Rules of one length one above the other, with no running text between them."""
    ladder: list[Box] = []
    for piece in pieces:
        if ladder and not (
            abs(piece.x0 - ladder[-1].x0) <= TOUCH
            and abs(piece.x1 - ladder[-1].x1) <= TOUCH
            and not any(_overlap(union((ladder[-1], piece)), text) for text in texts)
        ):
            if len(ladder) >= DRAWN:
                yield union(ladder)
            ladder = []
        ladder.append(piece)
    if len(ladder) >= DRAWN:
        yield union(ladder)


def _is_at(line: LineEvidence, drawn: Box) -> bool:
    """Whether a line stands in or right at what is drawn."""
    near = AROUND * line.line.type.size if not line.is_text else 0.0
    x, y = line.line.box.middle
    inside = drawn.x0 - near <= x <= drawn.x1 + near
    return inside and drawn.top - near <= y <= drawn.bottom + near


def _is_exhibit(cells: Sequence[LineEvidence]) -> bool:
    """Whether lines are the cells of a table of figures, or the labels of a chart."""
    if len(cells) < CELLS or any(_says_something(cell) for cell in cells):
        return False
    if all(counts_on(above.number, cell.number) for above, cell in pairwise(cells)):
        return False  # the numbers of a list, each in a square of its own
    numbers = sum(not any(char.isalpha() for char in cell.line.text) for cell in cells)
    running = sum(cell.is_text for cell in cells)
    return numbers >= NUMBERS * len(cells) and running <= RUNNING * len(cells)


def _formulas(lines: Sequence[LineEvidence]) -> Iterator[LineEvidence]:
    """Lines of signs of which one equates, and what stands level with them, as a number does."""
    signs = [line for line in lines if not WRITTEN_OUT.search(line.line.text)]
    equations = [e for e in signs if any(word.text in EQUATE for word in e.line.words)]
    for line in signs:
        if any(is_level(line.line.box, other.line.box) for other in equations):
            yield line


def _says_something(cell: LineEvidence) -> bool:
    """Whether a line names a country, a focus area, a column that is known, or opens an item."""
    saying = cell.reads.saying
    named = cell.reads.country or cell.reads.area or (saying is not None and saying.areas)
    marked = cell.mark_form is not None and cell.words > 0
    return bool(named) or marked or cell.field is not None


def _overlap(a: Box, b: Box) -> bool:
    """Whether two boxes overlap by more than glyphs stick out."""
    return a.x_overlap(b) >= COLUMN_OVERLAP and a.y_overlap(b) >= COLUMN_OVERLAP


def _meet(a: Box, b: Box) -> bool:
    """Whether two drawn things meet."""
    return a.x_overlap(b) >= -TOUCH and a.y_overlap(b) >= -TOUCH
