"""What stands below the head of a table: its rows, and the headings between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mirps_extract.geometry import Box, union
from mirps_extract.layout.lines import type_of
from mirps_extract.layout.values import Line, Type
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.page_model import HEADING_WORDS, HEAVIER, LARGER
from mirps_extract.outline.table_heads import (
    AREA,
    CELL_GAP,
    HEAD_STEP,
    HEADING,
    NUMBER,
    SLACK,
    TableColumn,
    level_rows,
)

TEXT = re.compile(r"[^\W\d]*[^\W\d_]{4}\D*")
"""What numbers no row: "Source:", whose line may go on where a column happens to begin."""


@dataclass(frozen=True, slots=True)
class TableHeading:
    """A row of a table that is a heading: its lines."""

    lines: tuple[Line, ...]


Block = TableHeading | dict[str, list[Line]]
"""What a table is made of: headings, and rows between them by column."""


def blocks_of(
    columns: Sequence[TableColumn], headings: Headings, lines: Sequence[Line], kind: Type | None
) -> list[Block]:
    """The rows of a table, and the headings between them, down to where it ends.

    Args:
        columns: its columns.
        headings: what reads headings.
        lines: the lines below its head.
        kind: how most of its text is set.
    """
    return _Walk(columns, headings, lines, kind).blocks()


class _Walk:
    """Goes down the lines below a head, to where the table ends."""

    def __init__(
        self,
        columns: Sequence[TableColumn],
        headings: Headings,
        lines: Sequence[Line],
        kind: Type | None,
    ) -> None:
        self.columns, self.headings = columns, headings
        self.rows = level_rows(lines)
        self.kind = kind
        self.starts = Counter(round(line.box.x0) for line in lines)
        self.set_as = {line.type for line in lines if self._is_apart(line) and self._names(line)}

    def blocks(self) -> list[Block]:
        """The table's rows, and the headings between them."""
        found: list[Block] = []
        at = 0
        while at < len(self.rows):
            length = self._heading_at(at)
            if length:
                lines = tuple(line for row in self.rows[at : at + length] for line in row)
                if not self._goes_on(at + length, lines):
                    break
                found.append(TableHeading(lines))
                at += length
                continue
            placed = self._placed(self.rows[at])
            if placed is None or self._is_boxed(self.rows[at][0]):
                break
            if not found or isinstance(found[-1], TableHeading):
                found.append({column.name: [] for column in self.columns})
            block = found[-1]
            if isinstance(block, dict):
                for name, line in placed:
                    block[name].append(line)
            at += 1
        return found

    def _is_boxed(self, line: Line) -> bool:
        """Whether a line stands in a box with one that runs across columns, as below a table."""
        box = [row for row in self.rows if line.panel and row[0].panel == line.panel]
        return all(len(row) == 1 for row in box) and any(self._placed(row) is None for row in box)

    def _goes_on(self, at: int, heading: Sequence[Line]) -> bool:
        """Whether rows go on below a heading."""
        return (
            not self._ends(heading)
            and at < len(self.rows)
            and not self._heading_at(at)
            and self._placed(self.rows[at]) is not None
        )

    def _ends(self, heading: Sequence[Line]) -> bool:
        """Whether a heading is that of a country, or of an annex."""
        said = " ".join(line.text for line in heading)
        reads = self.headings.read(said)
        of_country = reads.country is not None and reads.area is None
        return of_country or self.headings.opens_closing(said)

    def _heading_at(self, at: int) -> int:
        """How many rows from one on are a heading; 0 if it is a row of cells."""
        first = self.rows[at]
        if len(first) > 1 or self.kind is None or self._is_in_cell(first[0]):
            return 0
        lines = [first[0]]
        for row in self.rows[at + 1 : at + 3]:
            near = row[0].box.top - lines[-1].box.top <= HEAD_STEP * row[0].type.size
            if len(row) > 1 or row[0].type != lines[0].type or not near:
                break
            lines.append(row[0])
        for length in range(len(lines), 0, -1):
            if self._is_heading(lines[:length]):
                return length
        return 0

    def _is_heading(self, lines: Sequence[Line]) -> bool:
        kind, said = lines[0].type, " ".join(line.text for line in lines)
        if not any(map(str.isalpha, said)):
            return False  # a count in large type heads nothing
        reads = self.headings.read(said)
        known = reads.area is not None or reads.country is not None
        long = reads.area is None and sum(len(line.words) for line in lines) > HEADING_WORDS
        if self.kind is None or long:
            return False
        larger = kind.size >= LARGER * self.kind.size
        across = self._placed(lines) is None
        if len(lines) > 1 and any(map(self._names, lines)):
            return False
        alike = self._is_apart(lines[0]) and (known or across or kind in self.set_as)
        return larger or alike or (known and across)

    def _names(self, line: Line) -> bool:
        """Whether a line names a focus area that is known."""
        return self.headings.read(line.text).area is not None

    def _is_apart(self, line: Line) -> bool:
        """Whether a line is set apart from most of the text."""
        if self.kind is None:
            return False
        kind, usual = line.type, self.kind
        heavier = kind.weight >= usual.weight + HEAVIER
        return kind.size >= LARGER * usual.size or heavier or kind.colour != usual.colour

    def _is_in_cell(self, line: Line) -> bool:
        """Whether a line stands in a column of headings: a cell there has several lines.

        The heading of the next country may be as short as an area's cell. It is larger.
        """
        placed = self._placed([line])
        if placed is None or len(placed) != 1 or placed[0][0] not in HEADING:
            return False
        larger = self.kind is not None and line.type.size >= LARGER * self.kind.size
        return not (placed[0][0] == AREA and larger and self._ends([line]))

    def _is_start(self, x: float) -> bool:
        """Whether other lines start there, too."""
        return sum(self.starts[round(x) + k] for k in (-1, 0, 1)) > 1

    def _column(self, box: Box) -> TableColumn | None:
        return next((c for c in self.columns if c.x0 <= box.middle[0] < c.x1), None)

    def _placed(self, row: Sequence[Line]) -> list[tuple[str, Line]] | None:
        """The parts of a row of lines by column; None if one runs across columns."""
        found: list[tuple[str, Line]] = []
        for line in row:
            groups: list[tuple[TableColumn, list[int]]] = []
            for at, word in enumerate(line.words):
                column = self._column(word.box)
                if column is None or self._crosses(word.box, column):
                    return None
                if groups and groups[-1][0] is column:
                    groups[-1][1].append(at)
                    continue
                if groups:
                    white = word.box.x0 - line.words[at - 1].box.x1
                    shared = 0 <= word.box.x0 - column.x0 <= SLACK or self._is_start(word.box.x0)
                    said = " ".join(line.words[one].text for one in groups[-1][1])
                    apart = shared and not (groups[-1][0].name == NUMBER and TEXT.fullmatch(said))
                    if white < CELL_GAP * word.size and not apart:
                        return None
                groups.append((column, [at]))
            for column, places in groups:
                words = tuple(line.words[at] for at in places)
                box = union(word.box for word in words)
                kind = line.type if len(groups) == 1 else type_of(words)
                found.append((column.name, replace(line, words=words, box=box, type=kind)))
        return found

    @staticmethod
    def _crosses(box: Box, column: TableColumn) -> bool:
        return box.x0 < column.x0 - SLACK or box.x1 > column.x1 + SLACK


def usual_type(lines: Sequence[Line]) -> Type | None:
    """How most of some lines are set."""
    words = [word for line in lines for word in line.words]
    return type_of(words) if words else None
