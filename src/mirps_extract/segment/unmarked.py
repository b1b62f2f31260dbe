"""Lists without marks: which lines open an item that only white, an indent or a panel sets apart.

A section is looked at only if list marks open fewer of its lines than it has headings over text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mirps_extract.layout.values import Line, Type
from mirps_extract.segment.areas import Setting, setting_of, settings_of
from mirps_extract.segment.flow import Kind, Span, Spot, spans_of
from mirps_extract.segment.marks import ListMarks
from mirps_extract.text import is_finished
from mirps_extract.vocabulary import Marks, Vocabulary

WordId = tuple[int, int]

MORE_WHITE = 0.15
"""Ems by which the white before an item exceeds that between its lines, at least."""

APART = 3.0
"""Times the usual step from line to line from which on a step is within no item."""

LEADING = 0.1
"""The part of all steps from line to line that may be shorter than the leading: raised marks."""

SET_IN = 0.5
"""Ems by which the first line of an item, or its other lines, are set in, at least."""

SET_IN_MOST = 4.0
"""Ems by which they are set in, at most."""

TELLING = 2
"""Items that a way of setting them apart must show."""

CAPITALS = 0.8
"""Part of the items that do not begin in lower case, if what sets them apart does so."""

KEPT_WHOLE = 3
"""Items at the head of a column from which on they are seen never to run over from another."""

ROOM = 0.4
"""Ems that a line has left beside the next word if that word would have fitted."""

LIKE_BODY = 1.15
"""Type of the items differs in size from the body's by no more than this factor."""


def openers_of(
    sections: Sequence[Sequence[Spot]], body: Type, marks: ListMarks, vocabulary: Vocabulary
) -> frozenset[WordId]:
    """The first words of the items in lists without marks.

    Args:
        sections: the body lines of each country's section.
        body: how most of the plan is set.
        marks: the list marks in use.
        vocabulary: what headings say, and how sentences end.
    """
    lists: list[list[Line]] = []
    settings: set[Setting] = set()
    for spots in sections:
        spans = spans_of(spots, body, marks, vocabulary)
        found = [(head, lines) for head, lines in _texts(spans, body) if lines]
        marked = sum(marks.form_of(spot.line) is not None for spot in spots)
        if marked < len(found):
            lists += [lines for _, lines in found]
            settings |= settings_of([head.lines for head, _ in found], body)
    columns = [column for lines in lists for column in _columns(lines, settings)]
    return frozenset(line.words[0].id for line in _openers(columns, vocabulary.marks))


def _texts(spans: Sequence[Span], body: Type) -> Iterator[tuple[Span, list[Line]]]:
    """The headings of one focus area, each with the lines of text under it."""
    for at, span in enumerate(spans):
        if span.kind is not Kind.LABEL or span.label is None or len(span.label.areas) != 1:
            continue
        under: list[Line] = []
        for place in range(at + 1, len(spans)):
            following = spans[place]
            if following.kind in (Kind.TEXT, Kind.ITEM):
                under += following.lines
            elif under or following.kind is Kind.LABEL:
                break
        sizes = sorted((body.size, under[0].type.size)) if under else [1.0, 1.0]
        yield span, under if sizes[1] <= LIKE_BODY * sizes[0] else []


@dataclass(frozen=True, slots=True)
class _Column:
    """Lines one below the other; whether they stand right under a heading, and what precedes."""

    lines: list[Line]
    headed: bool
    before: Line | None
    edge: float


def _columns(lines: Sequence[Line], settings: set[Setting]) -> list[_Column]:
    """The lines under a heading by column; those set as headings are end one column each."""
    runs: list[tuple[list[Line], bool, Line | None]] = []
    headed, last = True, None
    for line in lines:
        if setting_of([line]) in settings:
            headed, last = True, None
            continue
        if headed or last is None or _breaks(last, line):
            runs.append(([], headed, None if headed else last))
        runs[-1][0].append(line)
        headed, last = False, line
    edges = _Edges(line for run, _, _ in runs for line in run)
    return [_Column(run, under, before, edges.of(run)) for run, under, before in runs]


class _Edges:
    """Where the lines of each page end."""

    def __init__(self, lines: Iterable[Line]) -> None:
        sides: dict[int, list[tuple[float, float]]] = defaultdict(list)
        for line in lines:
            sides[line.page].append((line.box.x0, line.box.x1))
        self._starts = {page: sorted(pairs) for page, pairs in sides.items()}

    def of(self, run: Sequence[Line]) -> float:
        """The right edge of a column, in points: of those that start where its lines do."""
        left, right = min(line.box.x0 for line in run), max(line.box.x1 for line in run)
        pairs = self._starts[run[0].page]
        first, last = bisect_left(pairs, (left - 1,)), bisect_left(pairs, (right,))
        return max(x1 for _, x1 in pairs[first:last])


def _openers(columns: Sequence[_Column], marks: Marks) -> list[Line]:
    pairs = [(c, a, b) for c in columns for a, b in pairwise(c.lines)]
    inner = [*_by_white(pairs), *_by_indent(columns, pairs)] or _by_room(pairs)
    chosen = {id(line) for line in inner}
    first_out = _first_stands_out(columns, chosen)
    heads = [c for c in columns if not c.headed]
    runs_over = any(c.lines[0].text[:1].islower() for c in heads)
    whole = not runs_over and len(heads) >= KEPT_WHOLE
    for column in columns:
        if column.headed or _opens_column(column, marks, whole, first_out):
            chosen.add(id(column.lines[0]))
    return [line for column in columns for line in column.lines if id(line) in chosen]


_Pair = tuple[_Column, Line, Line]


def _by_white(pairs: Sequence[_Pair]) -> list[Line]:
    """The lines with more white before them than lines of one item have, or on another panel."""
    steps = sorted((b.box.top - a.box.top) / b.type.size for _, a, b in pairs)
    usual = steps[int(LEADING * len(steps))] if steps else 0.0
    found = [
        b
        for _, a, b in pairs
        if (b.box.top - a.box.top) / b.type.size > usual + MORE_WHITE or _changes_panel(a, b)
    ]
    # A card that stands alone in its row tells by itself.
    apart = [b for _, a, b in pairs if (b.box.top - a.box.top) / b.type.size > APART * usual]
    return _if_telling(found) or list(filter(_begins, apart))


def _changes_panel(a: Line, b: Line) -> bool:
    return b.panel is not None and a.panel != b.panel


def _by_indent(columns: Sequence[_Column], pairs: Sequence[_Pair]) -> list[Line]:
    """The lines set in, or standing out, where the first line under each heading does so."""
    votes = 0
    for column in columns:
        if column.headed and len(column.lines) > 1:
            first, second = column.lines[:2]
            shift = (first.box.x0 - second.box.x0) / first.type.size
            if SET_IN <= abs(shift) <= SET_IN_MOST:
                votes += 1 if shift > 0 else -1
    if not votes:
        return []
    found = []
    starts = {id(column): [line.box.x0 for line in column.lines] for column in columns}
    ends = {key: (min(xs), max(xs)) for key, xs in starts.items()}
    for column, _, b in pairs:
        left, right = ends[id(column)]
        if right - left < SET_IN * b.type.size:
            continue
        middle = (left + right) / 2
        if (b.box.x0 > middle) is (votes > 0):
            found.append(b)
    return _if_telling(found)


def _by_room(pairs: Sequence[_Pair]) -> list[Line]:
    """The lines whose first word would still have fitted at the end of the line before."""
    return _if_telling([b for c, a, b in pairs if _had_room(a, b, c.edge) and _begins(b)])


def _if_telling(lines: list[Line]) -> list[Line]:
    begun = sum(map(_begins, lines))
    return lines if len(lines) >= TELLING and begun >= CAPITALS * len(lines) else []


def _begins(line: Line) -> bool:
    return not line.text[:1].islower()


def _had_room(last: Line, line: Line, edge: float) -> bool:
    return last.box.x1 + line.words[0].box.width + ROOM * line.type.size <= edge


def _first_stands_out(columns: Sequence[_Column], chosen: set[int]) -> float:
    """Ems by which the first lines of items stand right of the others: negative if they hang."""
    shifts = [
        (a.box.x0 - b.box.x0) / a.type.size
        for column in columns
        for a, b in pairwise(column.lines)
        if (id(a) in chosen) is not (id(b) in chosen) and id(a) in chosen
    ]
    shifts.sort()
    middle = shifts[len(shifts) // 2] if shifts else 0.0
    return middle if SET_IN <= abs(middle) <= SET_IN_MOST else 0.0


def _opens_column(column: _Column, marks: Marks, whole: bool, first_out: float) -> bool:
    """Whether the first line of a column that goes on from another opens an item."""
    line, before = column.lines[0], column.before
    if before is None or not _begins(line):
        return before is None
    if first_out:
        others = [other.box.x0 for other in column.lines[1:]]
        if others and max(others) - min([*others, line.box.x0]) >= SET_IN * line.type.size:
            middle = (min([*others, line.box.x0]) + max([*others, line.box.x0])) / 2
            return (line.box.x0 > middle) is (first_out > 0)
    if whole or is_finished(before.text, marks):
        return True
    return _had_room(before, line, _reach(before, column))


def _reach(before: Line, column: _Column) -> float:
    """Where the column that ends in a line ends on the right: as wide as the one after it."""
    return before.box.x0 + column.edge - min(line.box.x0 for line in column.lines)


def _breaks(upper: Line, lower: Line) -> bool:
    return (
        upper.page != lower.page
        or lower.box.top <= upper.box.top
        or upper.box.x_overlap(lower.box) <= 0
    )
