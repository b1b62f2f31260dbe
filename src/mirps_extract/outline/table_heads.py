"""Where tables of commitments begin: their heads, and from there the columns.

A head is a few short cells side by side, one of them a known name of the commitments' column. Its
cells may have several lines, and stand in the middle over columns that start left; so columns are
parted where the fewest words of the body are in the way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import Line
from mirps_extract.read.values import Word
from mirps_extract.vocabulary import Vocabulary, slug, tokens

COMMITMENT = "commitment"
"""The column that every table of commitments has."""

NUMBER = "number"
"""The column that numbers them, where there is one."""

AREA = "area"
"""The column that says their focus area, where there is one."""

COUNTRY = "country"
"""The column that says their country, where there is one."""

HEADING = (COUNTRY, AREA)
"""Columns whose cells head the rows beside them, those of the higher rank first."""

LEVEL = 0.5
"""Ems by which the tops of lines side by side differ."""

HEAD_STEP = 1.7
"""Ems from one line of a head to the next, at most: single spacing and a little."""

HEAD_LINES = 3
"""Lines of a head, at most."""

HEAD_WORDS = 6
"""Words of one line of a head's cell, at most: what is longer is text."""

CELL_GAP = 0.55
"""Ems of white between two cells of a head, at least: two spaces."""

SLACK = 3.0
"""Points by which what starts in one column differs."""

LONE_WIDTH = 3.0
"""Factor by which the rule below a head is wider than its one word, at least: it is a table's."""

EVERY_WAY = float("inf")


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its name, and from where to where its words stand, in points."""

    name: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of a head: the column's name, if it is a known one, and its place."""

    name: str
    known: bool
    box: Box


@dataclass(frozen=True, slots=True)
class TableHead:
    """The head of a table.

    Attributes:
        lines: its lines.
        cells: its cells from the left.
        left, right: what stands beyond is none of the table.
    """

    lines: tuple[Line, ...]
    cells: tuple[HeadCell, ...]
    left: float
    right: float

    @property
    def top(self) -> float:
        """Where it begins."""
        return min(line.box.top for line in self.lines)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return max(line.box.bottom for line in self.lines)

    @property
    def names(self) -> list[str]:
        """The names of its columns."""
        return [cell.name for cell in self.cells]


def level_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines whose tops are level, from the top, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.top):
        if rows and line.box.top - rows[-1][0].box.top <= LEVEL * line.type.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def heads_of(lines: Sequence[Line], vocabulary: Vocabulary) -> list[TableHead]:
    """The heads of tables on a page, from the top; no line is in two of them."""
    names = [frozenset(name.split("_")) for name in vocabulary.columns[COMMITMENT]]
    rows = level_rows(lines)
    words = [
        {word for line in row if _is_short(line) for word in tokens(line.text)} for row in rows
    ]
    found: list[TableHead] = []
    taken: set[tuple[int, int]] = set()
    for at in range(len(rows)):
        tried = [
            head
            for end in range(at + 1, min(at + HEAD_LINES, len(rows)) + 1)
            if _may_say(names, words[at:end])
            for head in _heads_in(rows[at:end], vocabulary)
            if not taken & {line.id for line in head.lines}
        ]
        if not tried:
            continue
        best = max(tried, key=_worth)
        beside = [h for h in tried if h.left >= best.right or h.right <= best.left]
        for head in (best, *sorted(beside, key=_worth, reverse=True)[:1]):
            found.append(head)
            taken |= {line.id for line in head.lines}
    return found


def _may_say(names: Sequence[frozenset[str]], words: Sequence[set[str]]) -> bool:
    """Whether all words of a name are among those of some rows."""
    said = set().union(*words)
    return any(name <= said for name in names)


def lone_heads(
    lines: Sequence[Line], edges: Sequence[Box], vocabulary: Vocabulary
) -> list[TableHead]:
    """The heads of tables that have no other column: a rule or a bar tells them from headings.

    Args:
        lines: the lines of a page.
        edges: rules and filled shapes.
        vocabulary: what columns are called.
    """
    found = []
    above: Sequence[Line] = ()
    for row in level_rows(lines):
        line = row[0]
        in_text = any(_is_under(line, other) for other in above)
        above = row
        if in_text or len(row) > 1 or column_named(line.text, vocabulary) != COMMITMENT:
            continue
        reach = line.box.bottom + line.type.size
        wide = [box for box in edges if box.width >= LONE_WIDTH * max(line.box.width, 1.0)]
        over = [box for box in wide if box.x0 - SLACK <= line.box.x0 and line.box.x1 <= box.x1]
        if any(
            line.box.bottom - 1 <= box.top <= reach
            or (box.bottom <= reach and box.holds(line.box, 1.0))
            for box in over
        ):
            cell = HeadCell(COMMITMENT, known=True, box=line.box)
            x0, x1 = min(box.x0 for box in over), max(box.x1 for box in over)
            found.append(TableHead((line,), (cell,), x0 - SLACK, x1 + SLACK))
    return found


def inner_heads(lines: Sequence[Line], head: TableHead, vocabulary: Vocabulary) -> list[TableHead]:
    """Rows of labels below a head, set as it is: a commitment's box has some, each over its cell.

    Args:
        lines: the lines below the head.
        head: the head.
        vocabulary: what columns are called.
    """
    found = []
    for row in level_rows(lines)[1:]:
        cells = _cells(row, vocabulary)
        alike = all(line.type == head.lines[0].type for line in row)
        if alike and all(cell.known and cell.name != COMMITMENT for cell in cells):
            found.append(TableHead(tuple(row), tuple(cells), head.left, head.right))
    return found


def _is_under(line: Line, above: Line) -> bool:
    """Whether a line is the next one of a text."""
    near = line.box.top - above.box.top <= HEAD_STEP * line.type.size
    return near and line.type == above.type and abs(line.box.x0 - above.box.x0) <= SLACK


def _worth(head: TableHead) -> tuple[int, int, int]:
    """How much of a head is known; then how many of its lines are in."""
    known = sum(cell.known for cell in head.cells)
    return known, known - len(head.cells), len(head.lines)


def _heads_in(rows: Sequence[Sequence[Line]], vocabulary: Vocabulary) -> list[TableHead]:
    """The heads that some rows of lines make, tables side by side told apart."""
    lines = [line for row in rows for line in row]
    em = lines[0].type.size
    steps = (b[0].box.top - a[0].box.top for a, b in pairwise(rows))
    if any(step > HEAD_STEP * em for step in steps):
        return []
    found = []
    for kind in {line.type for line in lines}:
        own = [line for line in lines if line.type == kind and _is_short(line)]
        cells = _cells(own, vocabulary)
        if len(own) >= len(rows) and _is_head(cells):
            others = [line for line in lines if line.type != kind]
            found += _side_by_side(own, cells, others)
    return found


def _is_short(line: Line) -> bool:
    """Whether a line may be of a head: of several cells, perhaps."""
    return len(line.words) <= 4 * HEAD_WORDS


def _is_head(cells: Sequence[HeadCell]) -> bool:
    names = {cell.name for cell in cells if cell.known}
    return COMMITMENT in names and len(names) > 1


def _cells(lines: Sequence[Line], vocabulary: Vocabulary) -> list[HeadCell]:
    """Words with white on both sides all the way down make a cell."""
    groups: list[list[Word]] = []
    right = 0.0
    for word in sorted((w for line in lines for w in line.words), key=lambda w: w.box.x0):
        if groups and word.box.x0 - right <= CELL_GAP * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
        right = max(right, word.box.x1)
    return [_cell(words, vocabulary) for words in groups]


def _cell(words: Sequence[Word], vocabulary: Vocabulary) -> HeadCell:
    order = {word.id: at for at, word in enumerate(sorted(words, key=lambda w: w.id))}
    said = " ".join(word.text for word in sorted(words, key=lambda word: order[word.id]))
    name, own = column_named(said, vocabulary), slug(said)
    known = name is not None or own in vocabulary.other_columns
    return HeadCell(name or own, known, union(word.box for word in words))


def column_named(said: str, vocabulary: Vocabulary) -> str | None:
    """The column that a text is the head of, if it is a known one."""
    if said.strip() in {"#", "№"}:
        return NUMBER
    whole = slug(said)
    return next((name for name, words in vocabulary.columns.items() if whole in words), None)


def _side_by_side(
    lines: Sequence[Line], cells: list[HeadCell], others: Sequence[Line]
) -> list[TableHead]:
    """Heads side by side: a row of names that begins anew is another table's."""
    names = [cell.name for cell in cells]
    again = next((k for k in range(2, len(cells) - 1) if names[k] == names[0]), len(cells))
    parts = [cells[:again], *([cells[again:]] if again < len(cells) else [])]
    if not all(map(_is_head, parts)):
        parts = [cells]
    found = []
    for at, part in enumerate(parts):
        left = part[0].box.x0 if at else -EVERY_WAY
        right = parts[at + 1][0].box.x0 if at + 1 < len(parts) else EVERY_WAY
        own = [line for line in lines if left - SLACK < line.box.x0 < right - SLACK]
        whole = union(cell.box for cell in part)
        for other in others:  # text in another column of the page
            if other.box.x0 >= whole.x1:
                right = min(right, other.box.x0)
            elif other.box.x1 <= whole.x0:
                left = max(left, other.box.x1)
        if own:
            found.append(TableHead(tuple(own), tuple(part), left, right))
    return found


def columns_of(head: TableHead, body: Sequence[Line], bars: Sequence[Box]) -> list[TableColumn]:
    """The columns of a table.

    Args:
        head: its head.
        body: the lines below that may be of it.
        bars: upright rules.
    """
    words = [word.box for line in body for word in line.words]
    cuts = [-EVERY_WAY]
    for a, b in pairwise(head.cells):
        drawn = [
            bar.x0
            for bar in bars
            if a.box.x1 - 1 <= bar.x0 <= b.box.x0 + 1 and bar.y_overlap(union([a.box, b.box])) > 0
        ]
        cuts.append(drawn[-1] if drawn else _whitest(a.box.x1, b.box.x0, words))
    cuts.append(EVERY_WAY)
    return [
        TableColumn(cell.name, x0, x1)
        for cell, x0, x1 in zip(head.cells, cuts[:-1], cuts[1:], strict=True)
    ]


def _whitest(x0: float, x1: float, words: Sequence[Box]) -> float:
    """The right end of the widest white strip between two columns that the fewest words lie in.

    There the next column starts, as a rule; words of the one before may be longer elsewhere.
    """
    starts = sorted(box.x0 for box in words)
    ends = sorted(box.x1 for box in words)
    marks = sorted({x0, x1, *(x for x in (*starts, *ends) if x0 < x < x1)})
    strips = [
        (
            bisect_right(starts, (a + b) / 2) - bisect_right(ends, (a + b) / 2),
            a - b,
            max(b - SLACK / 2, (a + b) / 2),
        )
        for a, b in pairwise(marks)
    ]
    return min(strips)[2] if strips else (x0 + x1) / 2
