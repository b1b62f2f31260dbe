"""Commitments in a table: its rows in order, each as an item of a list with further cells.

A table is told by its head: side by side, a column for commitments and another known one. Below
it every line belongs to a column by where it starts, and to a row by rules or white space, until a
line runs across columns or is set apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import LaidOutPage, Line
from mirps_extract.segment.emphasis import LARGER, text_of
from mirps_extract.segment.flow import Spot
from mirps_extract.segment.table_rows import (
    COMMITMENT,
    NUMBER,
    SLACK,
    column_named,
    is_head,
    level_rows,
    row_tops,
)
from mirps_extract.vocabulary import Vocabulary, slug

HEAD_STEP = 1.6
"""Ems from one line of a head to the next."""

Cells = Mapping[str, tuple[Line, ...]]
"""The cells of a row beside its commitment, by the name of their column."""

WordId = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and where its lines start and must end, in points."""

    name: str
    x0: float
    x1: float


@dataclass
class Tables:
    """The flow with each table's rows in its place.

    Attributes:
        flow: all lines in reading order, cells other than commitments left out.
        cells: those cells, by the id of the first word of their row's commitment.
        heads: the lines of the tables' heads.
        begun: cells of a row whose commitment stands on the next page only.
    """

    flow: list[Spot] = field(default_factory=list)
    cells: dict[WordId, Cells] = field(default_factory=dict)
    heads: list[Line] = field(default_factory=list)
    begun: Cells = field(default_factory=dict)

    def add_to_last(self, cells: Cells) -> None:
        """Add to the cells of the last row what stands of them on the next page."""
        row = next(reversed(self.cells), None)
        if row is not None:
            self.cells[row] = _together(self.cells[row], cells)


def _together(cells: Cells, more: Cells) -> dict[str, tuple[Line, ...]]:
    """The cells of a row that stands on two pages."""
    names = dict.fromkeys([*cells, *more])
    return {name: (*cells.get(name, ()), *more.get(name, ())) for name in names}


def with_tables(
    pages: Sequence[LaidOutPage], flow: Sequence[Spot], vocabulary: Vocabulary
) -> Tables:
    """Bring the tables of a plan in order.

    Args:
        pages: the pages, for the rules between rows.
        flow: the body's lines in reading order.
        vocabulary: what columns are called.
    """
    tables = Tables()
    running: list[Column] = []
    on_page: dict[int, list[Spot]] = defaultdict(list)
    for spot in flow:
        on_page[spot.line.page].append(spot)
    for page in pages:
        running = _page(page, on_page[page.number], running, tables, vocabulary)
    return tables


def _page(
    page: LaidOutPage,
    spots: Sequence[Spot],
    running: list[Column],
    tables: Tables,
    vocabulary: Vocabulary,
) -> list[Column]:
    """Add a page's lines; the columns of a table that runs on to the next page are returned."""
    waiting = sorted(spots, key=lambda spot: spot.line.box.top)
    heads = _heads([spot.line for spot in waiting], vocabulary)
    if not heads and not running:
        tables.flow += spots
        return []
    taken: set[int] = set()
    carried = bool(running)
    size = median([spot.line.type.size for spot in waiting] or [0.0])
    starts: list[tuple[list[Line], list[Column]]] = [*([([], running)] if running else []), *heads]
    open_columns: list[Column] = []
    for at, (head, columns) in enumerate(starts):
        top = max((line.box.bottom for line in head), default=0.0)
        following = starts[at + 1][0] if at + 1 < len(starts) else []
        end = min((line.box.top for line in following), default=page.source.height)
        below = [s.line for s in waiting if top <= s.line.box.middle[1] < end]
        above = [
            s
            for s in spots
            if id(s.line) not in taken
            and s.line not in head
            and s.line.box.middle[1] < (min(line.box.top for line in head) if head else 0.0)
        ]
        tables.flow += above
        taken |= {id(s.line) for s in above} | {id(line) for line in head}
        tables.heads += head
        own = _to_heading(below, size)
        body = _body(below, columns or _columns(head, own, vocabulary), size)
        columns = body.columns
        taken |= {id(line) for line in body.lines}
        _add_rows(body, page, tables, carried=carried and not above)
        carried = carried and not above and not body.lines
        open_columns = columns if len(body.lines) == len(below) else []
    tables.flow += [s for s in spots if id(s.line) not in taken]
    return open_columns if open_columns and tables.cells else []


@dataclass(frozen=True, slots=True)
class _Body:
    """What stands below a head: its lines, and their parts by column."""

    columns: list[Column]
    lines: list[Line]
    parts: dict[str, list[Line]]


def _heads(lines: Sequence[Line], vocabulary: Vocabulary) -> list[tuple[list[Line], list[Column]]]:
    """The heads of tables, each with all its lines; columns are found when its body is known.

    The lines come from the top.
    """
    found: list[tuple[list[Line], list[Column]]] = []
    tops = [line.box.top for line in lines]
    for row in level_rows(lines):
        if is_head(row, vocabulary):
            em, top = row[0].type.size, row[0].box.top
            bottom = max(line.box.bottom for line in row)
            level = {id(line) for line in row}
            more = [
                line
                for line in lines[bisect_right(tops, top) : bisect_right(tops, bottom + em)]
                if id(line) not in level
                and 0 < line.box.top - top <= HEAD_STEP * em
                and line.type == row[0].type
                and line.box.top < bottom + 0.6 * em
            ]
            found.append(([*row, *more], []))
    return found


def _columns(head: Sequence[Line], below: Sequence[Line], vocabulary: Vocabulary) -> list[Column]:
    """The columns, from the left: a head may stand in the middle over lines that start left."""
    cells: list[list[Line]] = []
    boxes: list[Box] = []
    for line in sorted(head, key=lambda line: (line.box.x0, line.box.top)):
        # Those before the last cell end where it starts, so that nothing lies over them any more.
        if boxes and boxes[-1].x_overlap(line.box) > 0:
            cells[-1].append(line)
            boxes[-1] = union([boxes[-1], line.box])
        else:
            cells.append([line])
            boxes.append(line.box)
    starts = sorted(line.box.x0 for line in below)
    edges: list[float] = []
    before = 0.0
    for box in boxes:
        first, last = bisect_right(starts, before), bisect_right(starts, box.x0 + SLACK)
        shared = (starts[at] for at in range(first, last) if _is_shared(at, starts))
        nearest = starts[first] if first < last else box.x0
        edges.append(next(shared, nearest))
        before = box.x1
    ends = [*edges[1:], float("inf")]
    return [
        Column(_name_of(cell, vocabulary), x0, x1)
        for cell, x0, x1 in zip(cells, edges, ends, strict=True)
    ]


def _is_shared(at: int, starts: Sequence[float]) -> bool:
    """Whether another of some ascending starts is about where one is."""
    near = [*starts[max(at - 1, 0) : at], *starts[at + 1 : at + 2]]
    return any(abs(starts[at] - other) <= SLACK for other in near)


def _name_of(cell: Sequence[Line], vocabulary: Vocabulary) -> str:
    whole = slug(text_of(sorted(cell, key=lambda line: line.box.top)))
    known = (name for name, words in vocabulary.columns.items() if whole in words)
    return next(known, None) or column_named(cell[0], vocabulary) or whole


def _body(below: Sequence[Line], columns: list[Column], size: float) -> _Body:
    """The lines of a table, up to the first that is none of its: `size` is usual on the page."""
    lines: list[Line] = []
    parts: dict[str, list[Line]] = {column.name: [] for column in columns}
    for row in level_rows(below):
        placed = [_placed(line, columns) for line in row]
        if _is_heading(row, size) or any(found is None for found in placed):
            break
        lines += row
        for found in placed:
            for name, line in found or ():
                parts[name].append(line)
    return _Body(columns, lines, parts)


def _is_heading(row: Sequence[Line], size: float) -> bool:
    """Whether a line stands alone and is larger than is usual on its page."""
    return len(row) == 1 and row[0].type.size >= LARGER * max(size, 1.0)


def _to_heading(below: Sequence[Line], size: float) -> list[Line]:
    """The lines below a head up to the next heading."""
    found: list[Line] = []
    for row in level_rows(below):
        if _is_heading(row, size):
            break
        found += row
    return found


def _placed(line: Line, columns: Sequence[Column]) -> list[tuple[str, Line]] | None:
    """A line's parts by column; None if it runs across columns or stands outside of them."""
    groups: list[tuple[Column, list[int]]] = []
    for at, word in enumerate(line.words):
        column = next((c for c in columns if c.x0 - SLACK <= word.box.x0 < c.x1 - SLACK), None)
        if column is None:
            return None
        if groups and groups[-1][0] is column:
            groups[-1][1].append(at)
        else:
            starts_there = abs(word.box.x0 - column.x0) <= SLACK
            if groups and not starts_there:
                return None
            groups.append((column, [at]))
    found = []
    for column, places in groups:
        words = tuple(line.words[at] for at in places)
        found.append((column.name, replace(line, words=words, box=union(w.box for w in words))))
    return found


def _add_rows(body: _Body, page: LaidOutPage, tables: Tables, *, carried: bool) -> None:
    """Add a table's rows to the flow: each opens as an item of a list does.

    `carried` says that the table runs on from the page before: its first row may, too.
    """
    tops = row_tops(body.parts, body.lines, page)
    first_top = min((line.box.top for line in body.lines), default=0.0)
    if carried and tables.begun and tops and first_top < tops[0]:
        tops = [first_top, *tops]
    before = [line for line in body.parts[COMMITMENT] if not tops or line.box.middle[1] < tops[0]]
    # What stands above the first row goes on with the last one of the page before.
    tables.flow += [_inner(line) for line in before]
    for at, inside in enumerate(_rows(body.parts, tops)):
        first, *others = inside.pop(COMMITMENT) or (None,)
        if first is None:
            tables.begun = inside
            continue
        begun, tables.begun = tables.begun, {}
        if carried and at == 0 and begun:
            inside = _together(begun, inside)
        elif carried and at == 0 and _is_rest(first, inside):
            tables.flow += [_inner(line) for line in (first, *others)]
            tables.add_to_last(inside)
            continue
        # What lies behind a row says nothing of its lines.
        tables.flow.append(
            Spot(replace(first, dot=True, panel=None), opens=True, closes=not others)
        )
        tables.flow += [_inner(line) for line in others]
        tables.cells[first.words[0].id] = {name: lines for name, lines in inside.items() if lines}


def _rows(
    parts: Mapping[str, Sequence[Line]], tops: Sequence[float]
) -> Iterator[dict[str, tuple[Line, ...]]]:
    """The lines of each row by column; the rows begin at ascending heights."""
    by_row: list[dict[str, list[Line]]] = [{name: [] for name in parts} for _ in tops]
    for name, lines in parts.items():
        for line in lines:
            row = bisect_right(tops, line.box.middle[1]) - 1
            if row >= 0:
                by_row[row][name].append(line)
    for cells in by_row:
        yield {name: tuple(lines) for name, lines in cells.items()}


def _is_rest(first: Line, cells: Cells) -> bool:
    """Whether a row is the rest of one that the page before broke off."""
    if NUMBER in cells:
        return not cells[NUMBER]
    return not any(cells.values()) and not first.text[:1].isupper()


def _inner(line: Line) -> Spot:
    return Spot(replace(line, panel=None), opens=False, closes=False)
