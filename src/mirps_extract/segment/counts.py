"""The counts that a country's section declares: labels and numbers brought together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import Line
from mirps_extract.segment.flow import Kind, Span
from mirps_extract.segment.values import DeclaredCounts
from mirps_extract.vocabulary import TOTAL, names_of

Pair = tuple[str, int, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A name or a number, and which of several in its span it is."""

    span: Span
    name: str | None
    number: int | None
    place: int = 0


def declared_counts(spans: Sequence[Span], headings: Sequence[tuple[Span, Span]]) -> DeclaredCounts:
    """Read the declared counts out of the labels and counts of a section.

    Args:
        spans: what states counts, or may do so.
        headings: headings of commitments, each with the count that follows it.

    A label that states its count is taken at its word. A label and a number that stand apart
    belong together by place: on one panel, else side by side or one above the other, whichever
    way pairs off more of them.
    """
    pairs: list[Pair] = [
        (area, number, (*heading.lines, *count.lines))
        for heading, count in headings
        if heading.label and count.label
        for area, number in zip(heading.label.areas, count.label.numbers, strict=True)
    ]
    cells: list[_Cell] = []
    for span in spans:
        label = span.label
        if label is None or span.kind is Kind.CAPTION:
            continue
        names = names_of(label)
        if names and len(names) == len(label.numbers):
            pairs += [
                (name, number, span.lines)
                for name, number in zip(names, label.numbers, strict=True)
            ]
        else:
            cells += [_Cell(span, name, None, at) for at, name in enumerate(names)]
            cells += [_Cell(span, None, number, at) for at, number in enumerate(label.numbers)]
    matched, left = _cells(cells)
    pairs += matched
    if not any(name == TOTAL for name, _, _ in pairs) and len(left) == 1:
        number = left[0].number
        if number is not None and left[0].span.label and left[0].span.label.noun:
            pairs.append((TOTAL, number, left[0].span.lines))
    return _declared(pairs)


def _declared(pairs: Sequence[Pair]) -> DeclaredCounts:
    numbers: dict[str, int] = {}
    lines: dict[str, tuple[Line, ...]] = {}
    for name, number, where in pairs:
        if name not in numbers:
            numbers[name] = number
            lines[name] = where
    total = numbers.pop(TOTAL, None)
    return DeclaredCounts(total, numbers, lines)


def _cells(cells: Sequence[_Cell]) -> tuple[list[Pair], list[_Cell]]:
    """Pair labels with numbers by place; also the numbers that are left over."""
    names = [cell for cell in cells if cell.name is not None]
    numbers = [cell for cell in cells if cell.name is None and cell.number is not None]
    pairs: list[Pair] = []
    inside: dict[Box | None, list[_Cell]] = defaultdict(list)
    for number in numbers:
        inside[number.span.lines[0].panel].append(number)
    sharing = Counter(name.span.lines[0].panel for name in names)
    for name in list(names):
        panel = name.span.lines[0].panel
        if panel is not None and sharing[panel] == 1 == len(inside[panel]):
            pairs.append(_pair(name, inside[panel][0]))
            names.remove(name)
            numbers.remove(inside[panel][0])
    in_line = _in_line(names, numbers)
    if in_line:
        return pairs + [_pair(name, number) for name, number in in_line], []
    while True:
        tried = [_matched(names, numbers, way) for way in ("right", "left", "below", "above")]
        best, _ = max(tried, key=lambda found: (len(found[0]), -found[1]))
        if not best:
            return pairs, numbers
        pairs += [_pair(name, number) for name, number in best]
        paired = {id(cell) for pair in best for cell in pair}
        names = [cell for cell in names if id(cell) not in paired]
        numbers = [cell for cell in numbers if id(cell) not in paired]


def _in_line(names: Sequence[_Cell], numbers: Sequence[_Cell]) -> list[tuple[_Cell, _Cell]]:
    """Pairs by order, where the labels make one row or column and as many numbers another."""
    if len(names) < 2 or len(names) != len(numbers):
        return []
    for row in (True, False):
        sides = [sorted(side, key=lambda c: (_at(c, row), c.place)) for side in (names, numbers)]
        if all(_lined_up(side, row) for side in sides):
            return list(zip(*sides, strict=True))
    return []


def _box(cell: _Cell) -> Box:
    return union(line.box for line in cell.span.lines)


def _at(cell: _Cell, row: bool) -> float:
    return _box(cell).x0 if row else _box(cell).top


def _lined_up(cells: Sequence[_Cell], row: bool) -> bool:
    """Whether cells stand side by side, or one above the other, on one page."""
    pairs = list(pairwise(cells))
    if any(a.span.lines[0].page != b.span.lines[0].page for a, b in pairs):
        return False
    boxes = [(_box(a), _box(b)) for a, b in pairs if a.span is not b.span]
    if row:
        return all(a.y_overlap(b) > 0 and a.x_overlap(b) <= 0 for a, b in boxes)
    return all(a.x_overlap(b) > 0 and a.y_overlap(b) <= 0 for a, b in boxes)


def _pair(name: _Cell, number: _Cell) -> Pair:
    return name.name or "", number.number or 0, (*name.span.lines, *number.span.lines)


def _matched(
    names: Sequence[_Cell], numbers: Sequence[_Cell], direction: str
) -> tuple[list[tuple[_Cell, _Cell]], float]:
    """The nearest pairs in one direction from the label, each cell used once."""
    on_page: dict[int, list[int]] = defaultdict(list)
    for j, number in enumerate(numbers):
        on_page[number.span.lines[0].page].append(j)
    offers = sorted(
        (distance, i, j)
        for i, name in enumerate(names)
        for j in on_page[name.span.lines[0].page]
        if (distance := _distance(name, numbers[j], direction)) is not None
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    total = 0.0
    for distance, i, j in offers:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
            total += distance
    return [(names[i], numbers[j]) for i, j in sorted(pairs.items())], total


def _distance(name: _Cell, number: _Cell, direction: str) -> float | None:
    """Points from a label to a number of its page in a direction; None if it is not there."""
    a, b = _box(name), _box(number)
    if direction in ("right", "left"):
        if a.y_overlap(b) <= 0:
            return None
        distance = b.x0 - a.x1 if direction == "right" else a.x0 - b.x1
    else:
        if a.x_overlap(b) <= 0:
            return None
        distance = b.top - a.bottom if direction == "below" else a.top - b.bottom
    return distance if distance > -1.0 else None
