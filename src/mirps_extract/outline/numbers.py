"""Numbers of commitments that stand apart from their texts, put to these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from mirps_extract.geometry import Box, union
from mirps_extract.indices import InOrder
from mirps_extract.layout.values import Line
from mirps_extract.outline.evidence import LineId
from mirps_extract.outline.marks import APART, YEAR, is_number
from mirps_extract.outline.page_model import MORE_WHITE, SET_IN, STACK_GAP, STRICT_LEVEL
from mirps_extract.outline.steps import is_level
from mirps_extract.outline.styles import same_setting

FAR_MARK = 5.0
"""Ems from a number or code to the text that it numbers, at most."""

HALF_TEXT = 10.0
"""Ems from a number to the top of a text that it is centred beside, at most."""


def with_marks_joined(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, each mark that stands apart put to the text beside it.

    Numbers and codes may stand so far before their texts that they make a column of their own, and
    be level with the first line of a text, or with its middle or that of its card: on one page with
    the one or the other.
    """
    parted = _parted(lines)
    own = {mark.id: texts[0] for mark, *texts in parted if texts}
    parts = [part for parts in parted for part in parts]
    page = InOrder(parts, lambda line: line.box.top)
    counted: dict[LineId, Line] = {}
    beside: list[tuple[Line, _Beside]] = []
    for mark in filter(_is_mark, parts):
        name = _name_on_bar(mark, page)
        if name is not None:
            counted[name.id] = mark
        else:
            beside.append((mark, _beside(mark, page, own.get(mark.id))))
    joined: dict[LineId, Line] = {}
    for mark, text in _texts_of(beside):
        joined.setdefault(text.id, mark)
    gone = {mark.id for mark in (*joined.values(), *counted.values())}
    return [
        _with_count(counted[part.id], part)
        if part.id in counted
        else _with_mark(joined[part.id], part)
        if part.id in joined
        else part
        for part in parts
        if part.id not in gone
    ]


def _parted(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The lines, in each a number and words far to its right as lines of their own.

    In one list numbers are wider and less wide: where one is parted, so are all whose texts stand
    below one another.
    """
    numbered = [line for line in lines if len(line.words) > 1 and _numbers(line.words[0].text)]
    columns = {_text_left(line) for line in numbered if _is_apart(line)}
    parted = {line.id for line in numbered if _text_left(line) in columns}
    return [_in_two(line) if line.id in parted else (line,) for line in lines]


def _is_apart(line: Line) -> bool:
    """Whether the first word of a line stands far before the second."""
    first, second = line.words[:2]
    return second.box.x0 - first.box.x1 >= APART * line.type.size


def _text_left(line: Line) -> int:
    """Where the words behind the first of a line begin, to a point."""
    return round(line.words[1].box.x0)


def _in_two(line: Line) -> tuple[Line, Line]:
    """The first word of a line, and the others."""
    first, *others = line.words
    return line.of([first]), line.of(others)


def _is_mark(line: Line) -> bool:
    return len(line.words) == 1 and _numbers(line.words[0].text)


def _numbers(word: str) -> bool:
    return is_number(word) or YEAR.fullmatch(word) is not None


def _name_on_bar(mark: Line, page: InOrder[Line]) -> Line | None:
    """The words at the beginning of a bar that ends in a number on a disc."""
    named = (
        line
        for line in page.between(mark.box.top - mark.box.height, mark.box.bottom)
        if line.on_bar
        and line.panel != mark.panel
        and line.panel is not None
        and line.panel.holds(mark.box)
        and line.box.x1 < mark.box.x0
    )
    return next(named, None)


class _Beside(NamedTuple):
    """What a mark may number.

    Attributes:
        centred: the first line of the text that it is centred beside.
        level: the line that it is level with.
        own: whether that line is of words that stand in one line with it.
    """

    centred: Line | None
    level: Line | None
    own: bool


def _texts_of(marks: Sequence[tuple[Line, _Beside]]) -> Iterator[tuple[Line, Line]]:
    """Marks with the lines that they number.

    Where as many are plainly centred beside no text, those which seem to be are so by chance.
    """
    owned = [beside for _, beside in marks if beside.own]
    away = sum(beside.centred not in (None, beside.level) for beside in owned)
    by_line = sum(beside.centred is None for beside in owned) >= away
    for mark, beside in marks:
        text = beside.level if beside.own and by_line else beside.centred or beside.level
        if text is not None:
            yield mark, text


def _beside(mark: Line, page: InOrder[Line], own: Line | None) -> _Beside:
    """What a mark may number.

    Args:
        mark: the mark.
        page: the lines of its page, by their tops.
        own: the words that stand in one line with it.
    """
    far = HALF_TEXT * mark.type.size
    # A text that goes on further than a number can be from its top is seen to do so.
    near = page.between(mark.box.top - 2 * far, mark.box.bottom + 2 * far)
    beside = [line for line in near if _is_right_of(mark, line)]
    others = [line for line in near if _is_mark(line) and line is not mark]
    texts = (
        text[0] for box, text in _texts_at(mark, beside) if _is_centred(mark, box, text, others)
    )
    centred = next(texts, None)
    level = (line for line in beside if is_level(mark.box, line.box) and _opens(line))
    leftmost = min(level, key=lambda line: line.box.x0, default=None)
    return _Beside(centred, own or leftmost, own is not None)


def _is_centred(mark: Line, box: Box, text: Sequence[Line], others: Sequence[Line]) -> bool:
    """Whether a mark, and no other, is centred beside a text or its card."""
    alone = not any(
        box.top <= other.box.middle[1] <= box.bottom and _is_right_of(other, text[0])
        for other in others
    )
    off = abs(box.middle[1] - mark.box.middle[1])
    near = mark.box.top - box.top <= HALF_TEXT * mark.type.size
    return alone and near and off <= STRICT_LEVEL * mark.type.size and _opens(text[0])


def _texts_at(mark: Line, beside: Sequence[Line]) -> Iterator[tuple[Box, Sequence[Line]]]:
    """The card and the paragraph of the line nearest to a mark's middle: bounds, and lines."""
    if not beside:
        return
    near = min(beside, key=lambda line: abs(line.box.middle[1] - mark.box.middle[1]))
    if near.panel is not None:
        yield near.panel, [line for line in beside if line.panel == near.panel]
    text = _paragraph(near, beside)
    yield union(line.box for line in text), text


def _paragraph(line: Line, beside: Sequence[Line]) -> Sequence[Line]:
    """The lines flush with one that no more white parts from it than there is between others."""
    em = line.type.size
    flush = [
        other
        for other in beside
        if abs(other.box.x0 - line.box.x0) <= SET_IN * em and same_setting(other.type, line.type)
    ]
    whites = [lower.box.top - upper.box.bottom for upper, lower in pairwise(flush)]
    most = min([STACK_GAP * em, *(white + MORE_WHITE * em for white in whites)])
    found: list[list[Line]] = [[]]
    for other, white in zip(flush, [0.0, *whites], strict=True):
        if white > most:
            found.append([])
        found[-1].append(other)
    return next(text for text in found if line in text)


def _is_right_of(mark: Line, line: Line) -> bool:
    """Whether a line begins not far to the right of a mark."""
    far = line.box.x0 - mark.box.x1
    return 0 < far <= FAR_MARK * min(mark.type.size, line.type.size)


def _opens(line: Line) -> bool:
    return line.words[0].text[:1].isalpha()


def _with_count(mark: Line, line: Line) -> Line:
    return replace(line, words=(*line.words, *mark.words), box=union((line.box, mark.box)))


def _with_mark(mark: Line, line: Line) -> Line:
    words = (*mark.words, *line.words)
    box = union(word.box for word in words)
    if not is_level(mark.box, line.box):
        box = Box(box.x0, line.box.top, box.x1, line.box.bottom)
    return replace(line, words=words, box=box)
