"""Running text to paragraphs, by the white between lines, indents and unfinished sentences."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from mirps_extract.layout.values import Line
from mirps_extract.vocabulary import Marks

MORE_WHITE = 0.3
"""Ems by which the white before a paragraph exceeds the white between its lines."""

INDENT = 0.8
"""Ems by which a first line is set in."""


def is_finished(text: str, marks: Marks) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip().rstrip("".join(marks.closers)) or text
    return bare[-1:] in marks.full_stops


def paragraphs_of(lines: Sequence[Line], marks: Marks) -> list[list[Line]]:
    """Group lines of running text, in reading order, to paragraphs.

    Within a column a paragraph begins after more white than its lines have between them, or with
    an indent; over a column or a page it goes on where the sentence before is unfinished.
    """
    leading = _leading(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, leading, marks):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines' tops within a column, in points."""
    steps = [
        b.box.top - a.box.top
        for a, b in zip(lines, lines[1:], strict=False)
        if a.page == b.page and 0 < b.box.top - a.box.top < 3 * a.type.size
    ]
    return median(steps) if steps else 0.0


def _begins(group: Sequence[Line], line: Line, leading: float, marks: Marks) -> bool:
    last = group[-1]
    step = line.box.top - last.box.top
    if last.page != line.page or step <= 0 or last.box.x_overlap(line.box) <= 0:
        return is_finished(last.text, marks)
    em = line.type.size
    if step > leading + MORE_WHITE * em:
        return True
    left = min(other.box.x0 for other in group)
    indented = line.box.x0 - left > INDENT * em and len(group) > 1
    return indented and is_finished(last.text, marks)
