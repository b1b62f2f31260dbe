"""Commitments in a table: its rows in order, each as an item of a list does open.

Below a head every word belongs to a column by where it stands. What runs across columns is the
heading of a focus area, if it is set as one and rows go on below it, or else ends the table. A
table goes on on the next page, with its head or without, unless something stands before it there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import LaidOutPage, Line, Type
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.page_model import LARGER, SENTENCE_WORDS
from mirps_extract.outline.table_blocks import Block, TableHeading, blocks_of, usual_type
from mirps_extract.outline.table_flow import RowFlow, TableFlow, WordId, slug_of
from mirps_extract.outline.table_heads import (
    COMMITMENT,
    COUNTRY,
    HEADING,
    TableColumn,
    TableHead,
    columns_of,
    heads_of,
    inner_heads,
    level_rows,
    lone_heads,
)
from mirps_extract.outline.table_rows import (
    areas_of,
    bottom_of,
    boundaries,
    is_below,
    row_top,
    rows_of,
    rows_tagged,
    upright,
)


def with_tables(
    pages: Sequence[LaidOutPage], flow: Sequence[Line], headings: Headings
) -> TableFlow:
    """Bring the tables of a plan in order.

    Args:
        pages: the pages, for what is drawn between rows, and for tags.
        flow: the body's lines from the top.
        headings: what reads headings, and knows what columns are called.
    """
    reader = _Reader(headings)
    on_page: dict[int, list[Line]] = defaultdict(list)
    for line in flow:
        on_page[line.page].append(line)
    for page in pages:
        reader.read(page, on_page[page.number])
    return reader.rows.tables


class _Reader:
    """Reads pages in turn; knows the table that may run on."""

    def __init__(self, headings: Headings) -> None:
        self.vocabulary, self.headings = headings.vocabulary, headings
        self.rows = RowFlow(headings.vocabulary)
        self.open: TableHead | None = None
        self.columns: list[TableColumn] = []
        self.head: TableHead | None = None
        self.body: list[Line] = []
        self.ruled = False

    def read(self, page: LaidOutPage, lines: Sequence[Line]) -> None:
        """Add a page's lines."""
        heads = self._heads(page, lines)
        taken: set[WordId] = set()
        before, self.open = self.open, None
        if before is not None:
            ends = [head.top for head in heads]
            lines_of = self._below(lines, 0.0, min(ends, default=page.source.height), before)
            self._table(page, lines_of, None, taken, carried=True, to_end=not heads)
            self.open = (
                before if self.open is not None or self._nothing(lines, taken, ends) else None
            )
        for head in heads:
            ends = [h.top for h in heads if h.top > head.top and h.left < head.right > head.left]
            end = min(ends, default=page.source.height)
            above = [
                line for line in lines if line.box.middle[1] < head.top and line.id not in taken
            ]
            carried = self.open is not None and not above
            if not carried:
                self.rows.forget()
            own = self._below(lines, head.bottom, end, head)
            self.open = None
            inner = inner_heads(own, head, self.vocabulary)
            rows = [line for line in own if not inner or line.box.bottom <= inner[0].top]
            self._table(page, rows, head, taken, carried=carried, to_end=not (ends or inner))
            for label, until in zip(inner, [*(h.top for h in inner[1:]), end], strict=False):
                self._labelled(page, self._below(own, label.bottom, until, label), label, taken)
        self.rows.tables.flow += [line for line in lines if line.id not in taken]

    def _heads(self, page: LaidOutPage, lines: Sequence[Line]) -> list[TableHead]:
        heads = heads_of(lines, self.vocabulary)
        known = {line.id for head in heads for line in head.lines}
        others = [line for line in lines if line.id not in known]
        drawn = [*page.rules, *(shape.box for shape in page.source.shapes)]
        lone = [
            head
            for head in lone_heads(others, drawn, self.vocabulary)
            if not any(h.top <= head.bottom and head.top <= h.bottom for h in heads)
        ]
        return sorted([*heads, *lone], key=lambda head: head.top)

    def _nothing(self, lines: Sequence[Line], taken: set[WordId], ends: Sequence[float]) -> bool:
        """Whether a page begins with a head: nothing stands above it."""
        return bool(ends) and not any(
            line.box.middle[1] < min(ends) and line.id not in taken for line in lines
        )

    def _below(self, lines: Sequence[Line], top: float, end: float, head: TableHead) -> list[Line]:
        return [
            line
            for line in lines
            if top <= line.box.middle[1] < end and head.left < line.box.middle[0] < head.right
        ]

    def _table(
        self,
        page: LaidOutPage,
        lines: Sequence[Line],
        head: TableHead | None,
        taken: set[WordId],
        *,
        carried: bool,
        to_end: bool,
    ) -> None:
        """Add the table that some lines make below a head, or that runs on from before."""
        below = self._likely(lines)
        if head is None:
            below, head_of = [*self.body, *below], self.head
        else:
            head_of = head
        if head_of is None:
            return
        columns = columns_of(head_of, below, upright(page))
        usual = usual_type(below)
        blocks = blocks_of(columns, self.headings, lines, usual)
        rows = [block for block in blocks if isinstance(block, dict)]
        commitments = [line for row in rows for line in row[COMMITMENT]]
        alone = len(columns) == 1
        if not rows or (head is not None and not _says_much(commitments, alone=alone)):
            return
        if alone and self._is_none(below, commitments, usual):
            return
        if head is None and not alone and not any(sum(map(bool, row.values())) > 1 for row in rows):
            return
        if head is not None:
            self.rows.tables.heads += head.lines
            taken |= {line.id for line in head.lines}
        self.columns, self.head, self.body = columns, head_of, below
        self._add(page, blocks, carried=carried)
        before = len(taken)
        taken |= self._used
        if to_end and len(taken) - before >= len(lines):
            self.open = head_of

    def _labelled(
        self, page: LaidOutPage, lines: Sequence[Line], label: TableHead, taken: set[WordId]
    ) -> None:
        """Add the cells below labels within the last row's box to that row."""
        columns = columns_of(label, lines, upright(page))
        cells = next(iter(blocks_of(columns, self.headings, lines, usual_type(self.body))), None)
        if isinstance(cells, dict):
            self.rows.more(cells)
            self.rows.tables.heads += label.lines
            taken |= {line.id for own in (label.lines, *cells.values()) for line in own}

    def _is_none(
        self, below: Sequence[Line], commitments: Sequence[Line], usual: Type | None
    ) -> bool:
        """Whether one column is no table: it has counts, or areas' headings at its side."""
        first = " ".join(line.text for line in below[:2])  # a number above what it counts
        return any(map(self._counts, (first, *(line.text for line in commitments)))) or any(
            line.type != usual and self.headings.read(line.text).area for line in commitments
        )

    def _counts(self, text: str) -> bool:
        saying = self.headings.read(text).saying
        return saying is not None and bool(saying.numbers and (saying.areas or saying.noun))

    def _likely(self, lines: Sequence[Line]) -> list[Line]:
        """The lines down to what is plainly no more of the table, with a heading that opens it."""
        kind = usual_type(lines)
        found = []
        begun = False
        for row in level_rows(lines):
            larger = len(row) == 1 and kind and row[0].type.size >= LARGER * kind.size
            if larger and begun:
                break
            begun = begun or not larger
            found += row
        return found

    def _add(self, page: LaidOutPage, blocks: Sequence[Block], *, carried: bool) -> None:
        """Add rows and headings to the flow."""
        rows = [block for block in blocks if isinstance(block, dict)]
        boxes = [line.box for row in rows for line in row[COMMITMENT]]
        whole = union(boxes) if boxes else Box(0, 0, 0, 0)
        edges = boundaries(page, whole.x0, whole.x1)
        tags, names = rows_tagged(page), [column.name for column in self.columns]
        inner = [any(row_top(row) < edge < bottom_of(row) for edge in edges) for row in rows]
        if len(boxes) > 2 or any(inner):
            self.ruled = any(inner)
        self._used: set[WordId] = set()
        first = True
        for block in blocks:
            if isinstance(block, TableHeading):
                self._used |= {line.id for line in block.lines}
                self.rows.add_heading(block.lines)
                first = False
                continue
            self._used |= {line.id for own in block.values() for line in own}
            cells = {name: own for name, own in block.items() if name not in HEADING}
            found = rows_of(cells, edges, tags, ruled=self.ruled)
            if self.ruled and is_below(found, edges):
                self._used -= {line.id for own in found.pop().values() for line in own}
            starts = {
                name: areas_of(page, list({e.id: e for e in block.get(name, ())}.values()), found)
                for name in HEADING
            }
            self.rows.by_country |= len({slug_of(own) for own in starts[COUNTRY].values()}) > 1
            for at, row in enumerate(found):
                said = [name for name in HEADING if at in starts[name]]
                for name in said:
                    self.rows.say(name, starts[name][at], row)
                goes_on = carried and first and at == 0 and not said
                self.rows.add(row, names, tags, carried=goes_on)
            first = False


def _says_much(commitments: Sequence[Line], *, alone: bool) -> bool:
    """Whether a column has sentences in it, and not the counts of a table of counts."""
    if not commitments or not any(map(str.isalpha, commitments[0].text)):
        return False  # what stands below may be any text, or the counts' own columns
    least = SENTENCE_WORDS if alone else 0.0
    said = "".join(line.text for line in commitments)
    letters = sum(map(str.isalpha, said))
    words = sum(len(line.words) for line in commitments)
    return 2 * letters > len(said) and words > least * len(commitments)
