"""The counts that a country's section declares: labels and numbers brought together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice, pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import Line
from mirps_extract.outline.values import DeclaredCounts, Stated
from mirps_extract.vocabulary import TOTAL, names_of

Pair = tuple[str, int, tuple[Line, ...]]

_Seen = tuple[float, float, float, float]

TOUCHING = 0.25
"""Part of the smaller one by which a label and its number may run into one another and are none
the more side by side: boxes of large figures reach below their feet."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A name or a number, and which of several in its span, and of all of a section, it is."""

    id: int
    span: Stated
    name: str | None
    number: int | None
    place: int = 0


def declared_counts(
    spans: Sequence[Stated],
    headings: Sequence[tuple[Stated, Stated]],
    captions: Sequence[Stated],
) -> DeclaredCounts:
    """Read the declared counts out of the labels and counts of a section.

    Args:
        spans: what states counts, or may do so.
        headings: headings of commitments, each with the count that follows it.
        captions: what says but what is counted.

    A label that states its count is taken at its word. A label and a number that stand apart
    belong together by place: on one panel, else side by side or one above the other, whichever
    way pairs off more of them.
    """
    pairs: list[Pair] = [
        (area, number, (*heading.lines, *count.lines))
        for heading, count in headings
        for area, number in zip(heading.saying.areas, count.saying.numbers, strict=True)
    ]
    cells: list[_Cell] = []
    for said in _sentences(spans):
        names, numbers = _names(said), [n for span in said for n in span.saying.numbers]
        if names and len(names) == len(numbers):
            lines = tuple(line for span in said for line in span.lines)
            pairs += [(name, number, lines) for name, number in zip(names, numbers, strict=True)]
        else:
            (span,) = said
            named = [(name, None, at) for at, name in enumerate(names)]
            counted = [(None, number, at) for at, number in enumerate(numbers)]
            cells += [_Cell(k, span, *of) for k, of in enumerate([*named, *counted], len(cells))]
    matched, left = _paired(cells)
    pairs += matched
    if not any(name == TOTAL for name, _, _ in pairs) and len(left) == 1:
        number = left[0].number
        noun = left[0].span.saying.noun or any(_captions(said, left[0]) for said in captions)
        if number is not None and noun:
            pairs.append((TOTAL, number, left[0].span.lines))
    return _declared(pairs)


def _sentences(spans: Sequence[Stated]) -> Iterator[tuple[Stated, ...]]:
    """What states counts, two lines together where the first ends between a name and its number."""
    spans = list(spans)
    while spans:
        ends = 2 if len(spans) > 1 and _number_follows(*spans[:2]) else 1
        yield tuple(spans[:ends])
        del spans[:ends]


def _names(said: Sequence[Stated]) -> list[str]:
    """What the numbers of one or two lines count, in their order."""
    first, *others = (span.saying for span in said)
    names = [*names_of(first)]
    for saying in others:  # the number that opens it counts what ends the first, and no total
        names += [*saying.areas, *([TOTAL] if saying.total else [])]
    return names


def _number_follows(before: Stated, after: Stated) -> bool:
    """Whether a line ends with a name whose number opens the next."""
    more = len(names_of(before.saying)) - len(before.saying.numbers)
    less = len(after.saying.numbers) - len(names_of(after.saying))
    last, first = before.lines[-1], after.lines[0]
    return (
        bool(before.saying.numbers and after.saying.areas)
        and more == less == 1
        and last.page == first.page
        and first.words[0].text[:1].isdigit()
        and not last.words[-1].text[-1:].isdigit()
    )


def _captions(caption: Stated, number: _Cell) -> bool:
    """Whether a word for commitments stands right below or above a number."""
    box, own = _box(number), union(line.box for line in caption.lines)
    close = -own.y_overlap(box) <= max(own.height, box.height)
    share_page = caption.lines[0].page == number.span.lines[0].page
    return caption.saying.noun and share_page and own.x_overlap(box) > 0 and close


def _declared(pairs: Sequence[Pair]) -> DeclaredCounts:
    numbers: dict[str, int] = {}
    lines: dict[str, tuple[Line, ...]] = {}
    for name, number, where in pairs:
        if name not in numbers:
            numbers[name] = number
            lines[name] = where
    total = numbers.pop(TOTAL, None)
    return DeclaredCounts(total, numbers, lines)


def _paired(cells: Sequence[_Cell]) -> tuple[list[Pair], list[_Cell]]:
    """Pair labels with numbers by place; also the numbers that are left over."""
    names = [cell for cell in cells if cell.name is not None]
    numbers = [cell for cell in cells if cell.name is None and cell.number is not None]
    pairs: list[Pair] = []
    inside: dict[Box | None, list[_Cell]] = defaultdict(list)
    for number in numbers:
        inside[number.span.lines[0].panel].append(number)
    sharing = Counter(name.span.lines[0].panel for name in names)
    paired: set[int] = set()
    for name in names:
        panel = name.span.lines[0].panel
        if panel is not None and sharing[panel] == 1 == len(inside[panel]):
            pairs.append(_pair(name, inside[panel][0]))
            paired |= {name.id, inside[panel][0].id}
    names, numbers = _without(names, paired), _without(numbers, paired)
    in_line = _in_line(names, numbers)
    if in_line:
        return pairs + [_pair(name, number) for name, number in in_line], []
    while True:
        tried = [_matched(names, numbers, way) for way in ("right", "left", "below", "above")]
        best, _ = max(tried, key=lambda found: (len(found[0]), -found[1]))
        if not best:
            best = _total_alone(names, numbers)
        if not best:
            return pairs, numbers
        pairs += [_pair(name, number) for name, number in best]
        paired = {cell.id for pair in best for cell in pair}
        names, numbers = _without(names, paired), _without(numbers, paired)


def _total_alone(names: Sequence[_Cell], numbers: Sequence[_Cell]) -> list[tuple[_Cell, _Cell]]:
    """The total and its number where nothing else is left: in a ring, its label in the legend."""
    if len(names) != 1 or len(numbers) != 1 or names[0].name != TOTAL:
        return []
    name, number = names[0], numbers[0]
    share_page = name.span.lines[0].page == number.span.lines[0].page
    return [(name, number)] if share_page else []


def _without(cells: Sequence[_Cell], paired: set[int]) -> list[_Cell]:
    return [cell for cell in cells if cell.id not in paired]


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
    """Where a name or a number stands: of numbers in a row, each where its word does."""
    words = [word for line in cell.span.lines for word in line.words]
    if (
        cell.number is not None
        and not cell.span.saying.areas
        and len(words) == len(cell.span.saying.numbers)
    ):
        return words[cell.place].box
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
    on_page: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, cells in enumerate((names, numbers)):
        for at, cell in enumerate(cells):
            on_page[cell.span.lines[0].page][side].append(at)
    pairs = sorted(
        pair
        for some, others in on_page.values()
        if some and others
        for pair in _nearest(names, numbers, some, others, direction)
    )
    total = sum(distance for distance, _, _ in pairs)
    return [(names[i], numbers[j]) for i, j in sorted((i, j) for _, i, j in pairs)], total


def _nearest(
    names: Sequence[_Cell],
    numbers: Sequence[_Cell],
    some: Sequence[int],
    others: Sequence[int],
    direction: str,
) -> Iterator[tuple[float, int, int]]:
    """Pairs of the labels and numbers of a page, the nearest first, each with its distance."""
    used: tuple[set[int], set[int]] = (set(), set())
    sides = sorted((_seen(numbers[j], direction), j) for j in others)
    offers = merge(*(_offers(_seen(names[i], direction), i, sides, used) for i in some))
    for distance, i, j in offers:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield distance, i, j


def _offers(
    name: _Seen, i: int, numbers: Sequence[tuple[_Seen, int]], used: tuple[set[int], set[int]]
) -> Iterator[tuple[float, int, int]]:
    """The numbers that a label may have, the nearest first: in its direction, and level with it."""
    begin, end, low, high = name
    first = bisect_left(numbers, end - TOUCHING * (end - begin), key=lambda number: number[0][0])
    for (start, last, lowest, highest), j in islice(numbers, first, None):
        if i in used[0]:
            return
        level = min(high, highest) - max(low, lowest)
        beside = level > TOUCHING * min(high - low, highest - lowest)
        if beside and end - start < TOUCHING * min(end - begin, last - start) and j not in used[1]:
            yield start - end, i, j


def _seen(cell: _Cell, direction: str) -> _Seen:
    """From where to where a cell reaches in a direction, and from where to where across it."""
    box = _box(cell)
    if direction in ("right", "left"):
        start, end, across = box.x0, box.x1, (box.top, box.bottom)
    else:
        start, end, across = box.top, box.bottom, (box.x0, box.x1)
    return (start, end, *across) if direction in ("right", "below") else (-end, -start, *across)
