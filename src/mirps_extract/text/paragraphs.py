"""Running text to paragraphs, by the white between lines, indents and unfinished sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from mirps_extract.layout.values import Line
from mirps_extract.vocabulary import Punctuation

MORE_WHITE = 0.3
"""Ems by which the white before a paragraph exceeds the white between its lines."""

TELLING = 4
"""Distances between lines that tell how a passage is set; with fewer the document's count."""

ROOM = 1.5
"""Ems that a line must have left beside the next word for it to have fitted."""

INDENT = 0.8
"""Ems by which a first line is set in."""


def is_finished(text: str, punctuation: Punctuation) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip().rstrip("".join(punctuation.closers)) or text
    return bare[-1:] in punctuation.full_stops


def paragraphs_of(
    lines: Sequence[Line], leading: float, punctuation: Punctuation
) -> list[list[Line]]:
    """Group lines of running text, in reading order, to paragraphs.

    Args:
        lines: the lines.
        leading: the document's usual distance of two lines, in ems.
        punctuation: signs that end a sentence.

    A paragraph begins after more white than its lines have between them, with an indent, or
    after a sentence that ends on a line with room for the next word.
    """
    step = _step(lines, leading)
    groups: list[list[Line]] = []
    edges = _Edges()
    for line in lines:
        if groups and not _begins(groups[-1], line, edges, step, punctuation):
            if line.page != groups[-1][-1].page:
                edges = _Edges()
            groups[-1].append(line)
        else:
            groups.append([line])
            edges = _Edges()
        edges.add(line)
    return groups


def _step(lines: Sequence[Line], leading: float) -> float:
    """The usual distance of two lines' tops within a column, in points."""
    steps = [
        b.box.top - a.box.top
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < b.box.top - a.box.top < 3 * a.type.size
    ]
    if len(steps) >= TELLING:
        return median(steps)
    return leading * max((line.type.size for line in lines), default=0.0)


class _Edges:
    """How far the lines of a paragraph reach that stand on the page of the last one.

    Of those that stand in one column with a line, that is of those it shares some x with, the
    leftmost start and the rightmost end are asked for.
    """

    def __init__(self) -> None:
        self._lefts, self._rights = Staircase(), Staircase()

    def add(self, line: Line) -> None:
        """Add a line."""
        self._lefts.add(-line.box.x1, line.box.x0)
        self._rights.add(line.box.x0, -line.box.x1)

    def left(self, line: Line) -> float:
        """The leftmost start of those that end right of the line's start."""
        return self._lefts.least(-line.box.x0, line.box.x0)

    def right(self, line: Line) -> float:
        """The rightmost end of those that start left of the line's end."""
        return -self._rights.least(line.box.x1, -line.box.x1)


class Staircase:
    """Pairs of a key and a value, added one by one: the least value of those with a smaller key.

    A pair whose key is no smaller and whose value is no less than another's never counts, so it is
    left out.
    """

    def __init__(self) -> None:
        self._pairs: list[tuple[float, float]] = []

    def add(self, key: float, value: float) -> None:
        """Add a pair."""
        pairs = self._pairs
        at = bisect_left(pairs, (key, value))
        if at and pairs[at - 1][1] <= value:
            return
        end = at
        while end < len(pairs) and pairs[end][1] >= value:
            end += 1
        pairs[at:end] = [(key, value)]

    def least(self, key: float, default: float) -> float:
        """The least value of the pairs with a smaller key."""
        at = bisect_left(self._pairs, (key, float("-inf")))
        return self._pairs[at - 1][1] if at else default


def _begins(
    group: Sequence[Line], line: Line, edges: _Edges, usual: float, punctuation: Punctuation
) -> bool:
    last = group[-1]
    step = line.box.top - last.box.top
    ended = is_finished(last.text, punctuation) and _had_room(last, line, edges)
    if last.page != line.page or step <= 0 or last.box.x_overlap(line.box) <= 0:
        return ended
    em = line.type.size
    if step > usual + MORE_WHITE * em:
        return True
    indented = line.box.x0 - edges.left(last) > INDENT * em and len(group) > 1
    return ended or (indented and is_finished(last.text, punctuation))


def _had_room(last: Line, line: Line, edges: _Edges) -> bool:
    """Whether the next word would still have fitted at the end of the last line.

    Lines break where the next word does not fit, so a paragraph ended where it would have.
    """
    room = line.words[0].box.width + ROOM * line.type.size
    return last.box.x1 + room <= edges.right(last)
