"""Running text to paragraphs, by the white between lines, indents and unfinished sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from mirps_extract.layout.values import Line
from mirps_extract.vocabulary import Marks

MORE_WHITE = 0.3
"""Ems by which the white before a paragraph exceeds the white between its lines."""

TELLING = 4
"""Distances between lines that tell how a passage is set; with fewer the document's count."""

ROOM = 1.5
"""Ems that a line must have left beside the next word for it to have fitted."""

INDENT = 0.8
"""Ems by which a first line is set in."""


def is_finished(text: str, marks: Marks) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip().rstrip("".join(marks.closers)) or text
    return bare[-1:] in marks.full_stops


def paragraphs_of(lines: Sequence[Line], leading: float, marks: Marks) -> list[list[Line]]:
    """Group lines of running text, in reading order, to paragraphs.

    Args:
        lines: the lines.
        leading: the document's usual distance of two lines, in ems.
        marks: signs that end a sentence.

    A paragraph begins after more white than its lines have between them, with an indent, or
    after a sentence that ends on a line with room for the next word.
    """
    step = _step(lines, leading)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, step, marks):
            groups[-1].append(line)
        else:
            groups.append([line])
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


def _begins(group: Sequence[Line], line: Line, usual: float, marks: Marks) -> bool:
    last = group[-1]
    step = line.box.top - last.box.top
    ended = is_finished(last.text, marks) and _had_room(group, line)
    if last.page != line.page or step <= 0 or last.box.x_overlap(line.box) <= 0:
        return ended
    em = line.type.size
    if step > usual + MORE_WHITE * em:
        return True
    left = min((other.box.x0 for other in _column(group)), default=line.box.x0)
    indented = line.box.x0 - left > INDENT * em and len(group) > 1
    return ended or (indented and is_finished(last.text, marks))


def _column(group: Sequence[Line]) -> list[Line]:
    """The lines that stand in the same column as the last one."""
    last = group[-1]
    return [o for o in group if o.page == last.page and o.box.x_overlap(last.box) > 0]


def _had_room(group: Sequence[Line], line: Line) -> bool:
    """Whether the next word would still have fitted at the end of the last line.

    Lines break where the next word does not fit, so a paragraph ended where it would have.
    """
    last = group[-1]
    right = max((other.box.x1 for other in _column(group)), default=last.box.x1)
    return last.box.x1 + line.words[0].box.width + ROOM * line.type.size <= right
