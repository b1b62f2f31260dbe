"""The plan's body as one flow of lines, and each stretch of it named for what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mirps_extract.layout.values import LaidOutPage, Line, Type, Zone
from mirps_extract.segment.emphasis import goes_on_bar, is_emphasised, is_stack, text_of
from mirps_extract.segment.marks import ListMarks
from mirps_extract.segment.table_rows import is_head, level_rows
from mirps_extract.vocabulary import NUMBERING, Label, Vocabulary, names_of, read_label

LONGEST = 3
"""Lines that a label may have."""

TABLE = 3
"""So many understood lines in a row are a table: running text is not like that."""

LINE_END_HYPHEN = re.compile(r"[-\u00ad\u2010]\s(?=\w)")


class Kind(StrEnum):
    """What a stretch of lines is."""

    LABEL = "label"
    COUNT = "count"
    CAPTION = "caption"
    ITEM = "item"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of the flow, and whether it is the first or last of its block."""

    line: Line
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of lines of one kind: a label's lines together, all others one by one."""

    kind: Kind
    spots: tuple[Spot, ...]
    label: Label | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the stretch."""
        return tuple(spot.line for spot in self.spots)


def flow_of(pages: Iterable[LaidOutPage], vocabulary: Vocabulary) -> list[Spot]:
    """All body lines in reading order.

    A running line that reads as a focus area or a count goes back to the top of its column: a
    heading can stand in the same place on page after page. So can the head of a table.
    """
    spots: list[Spot] = []
    for page in pages:
        heads = [
            line
            for line in page.margins
            if line.zone is Zone.RUNNING_HEAD and line.box.bottom < page.source.height / 2
        ]
        waiting = [
            line
            for row in level_rows(heads)
            for line in row
            if is_head(row, vocabulary) or _says_something(line, vocabulary)
        ]
        for block in page.blocks:
            over = [line for line in waiting if line.box.x_overlap(block.box) > 0]
            spots += [Spot(line, opens=True, closes=True) for line in over]
            waiting = [line for line in waiting if line not in over]
            last = len(block.lines) - 1
            spots += [Spot(line, at == 0, at == last) for at, line in enumerate(block.lines)]
        spots += [Spot(line, opens=True, closes=True) for line in waiting]
    return spots


def spans_of(
    spots: Sequence[Spot], body: Type, marks: ListMarks, vocabulary: Vocabulary
) -> list[Span]:
    """Name the stretches of a country's section.

    A label, count or caption must be understood word for word and be set apart: by its type, or
    because nothing else stands in its block.
    """
    spans = list(_candidates(spots, marks, vocabulary))
    loose = _loose(spans)
    return [
        span
        if span.label is None
        or (at in loose and not _is_running_text(span) and not _is_item(span, marks))
        or _set_apart(span, at, spans, body)
        else Span(Kind.ITEM if marks.form_of(span.lines[0]) else Kind.TEXT, span.spots)
        for at, span in enumerate(spans)
    ]


def _says_something(line: Line, vocabulary: Vocabulary) -> bool:
    label = read_label(line.text, vocabulary)
    return label is not None and (len(label.areas) == 1 or bool(label.numbers and label.noun))


def _candidates(spots: Sequence[Spot], marks: ListMarks, vocabulary: Vocabulary) -> Iterable[Span]:
    at = 0
    while at < len(spots):
        for length in range(min(LONGEST, len(spots) - at), 0, -1):
            group = tuple(spots[at : at + length])
            span = _understood(group, marks, vocabulary)
            if span:
                yield span
                at += length
                break
        else:
            kind = Kind.ITEM if marks.form_of(spots[at].line) else Kind.TEXT
            yield Span(kind, (spots[at],))
            at += 1


def _understood(group: tuple[Spot, ...], marks: ListMarks, vocabulary: Vocabulary) -> Span | None:
    lines = [spot.line for spot in group]
    if len(lines) > 1 and not (is_stack(lines) and lines[0].panel == lines[-1].panel):
        return None
    if len(lines) > 1 and lines[0].text.isdecimal():
        return None  # a number over its label is a cell of its own
    if any(_is_numbered_heading(line, vocabulary) for line in lines[1:]):
        return None
    text = text_of(lines)
    if text.rstrip()[-1:] in {".", ",", ";"}:
        return None
    label = read_label(text, vocabulary)
    joined = LINE_END_HYPHEN.sub("", text)
    if label is None and joined != text:
        label = read_label(joined, vocabulary)
    if marks.words_of(lines[0]) and not (label and _may_be_numbered(lines[0], marks)):
        # An item of a list is no label, unless it is one of a list of counts.
        bare = lines[0].words[marks.words_of(lines[0]) :]
        label = read_label(" ".join(word.text for word in bare), vocabulary)
        label = label if label and label.numbers else None
    if label is None:
        return None
    if label.areas:
        several = len(label.areas) > 1
        if len(lines) > 1 and several and len(names_of(label)) != len(label.numbers):
            return None
        if len(lines) > 1 and not several and _reads_alone(lines, vocabulary):
            return None
        return Span(Kind.LABEL, group, label)
    if len(lines) > 1 and not (label.total and len(label.numbers) == 1):
        return None
    return Span(Kind.COUNT if label.numbers or label.total else Kind.CAPTION, group, label)


def _is_numbered_heading(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line numbers the focus area that it names, "2. Protection": it begins anew."""
    bare = NUMBERING.sub("", line.text)
    label = read_label(bare, vocabulary) if bare != line.text else None
    return label is not None and bool(label.areas) and not label.numbers


def _may_be_numbered(line: Line, marks: ListMarks) -> bool:
    """Whether the mark that opens a line may be the number of a heading."""
    return "#" in (marks.form_of(line) or "")


def _reads_alone(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether one line of a group says by itself which area the whole group says."""
    whole = read_label(text_of(lines), vocabulary)
    each = [read_label(line.text, vocabulary) for line in lines]
    return all(label is not None for label in each) and any(
        label is not None and whole is not None and label.areas == whole.areas for label in each
    )


def _loose(spans: Sequence[Span]) -> set[int]:
    """Positions of the spans in blocks where every line is understood, and in long runs."""
    loose: set[int] = set()
    block = run = 0  # where they begin
    understood = True
    for at, span in enumerate(spans):
        if span.label is None:
            run = at + 1
        elif at + 1 - run == TABLE:
            loose.update(range(run, at + 1))
        elif at + 1 - run > TABLE:
            loose.add(at)
        if span.spots[0].opens:
            block, understood = at, True
        understood = understood and span.label is not None
        if span.spots[-1].closes and understood:
            loose.update(range(block, at + 1))
            block = at + 1
    return loose


def _is_item(span: Span, marks: ListMarks) -> bool:
    """Whether a name of an area is a mere item of a numbered list."""
    has_count = span.label is not None and span.label.counts
    return bool(marks.words_of(span.lines[0])) and not has_count


def _is_running_text(span: Span) -> bool:
    """Whether a name of an area or a caption begins in lower case, as a line of text may."""
    is_count = span.label is not None and (span.label.total or bool(span.label.numbers))
    return not is_count and span.lines[0].text[:1].islower()


def _set_apart(span: Span, at: int, spans: Sequence[Span], body: Type) -> bool:
    before = spans[at - 1].lines[-1] if at else None
    if goes_on_bar(before, span.lines[0]) and spans[at - 1].label is None:
        return False
    if all(is_emphasised(line, body) for line in span.lines):
        return True
    following = spans[at + 1] if at + 1 < len(spans) else None
    heads_list = following is not None and following.kind is Kind.ITEM
    return span.spots[0].opens and heads_list and span.lines[0].text[:1].isupper()
