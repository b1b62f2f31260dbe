"""Commitments in a table: its rows in order, each as an item of a list does open.

Below a head every word belongs to a column by where it stands. What runs across columns is the
heading of a focus area, if it is set as one and rows go on below it, or else ends the table. A
table goes on on the next page, with its head or without, unless something stands before it there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import LaidOutPage, Line
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.page_model import LARGER, SENTENCE_WORDS
from mirps_extract.outline.table_blocks import Block, TableHeading, blocks_of, usual_type
from mirps_extract.outline.table_heads import (
    COMMITMENT,
    COUNTRY,
    HEADING,
    NUMBER,
    Column,
    Head,
    columns_of,
    heads_of,
    inner_heads,
    level_rows,
    lone_heads,
)
from mirps_extract.outline.table_rows import (
    TagOf,
    areas_of,
    bottom_of,
    boundaries,
    is_below,
    rows_of,
    rows_tagged,
    top_of,
    upright,
)
from mirps_extract.text import is_finished
from mirps_extract.vocabulary import slug, tokens

Cells = Mapping[str, tuple[Line, ...]]
"""The cells of a row beside its commitment, by the name of their column."""

WordId = tuple[int, int]

SUM_WORDS = 4
"""Words of the name of a row of sums, at most: "Total for Sri Lanka"."""


@dataclass
class Tables:
    """The flow with each table's rows in its place.

    Attributes:
        flow: all lines in reading order, cells other than commitments left out.
        cells: those cells, by the id of the first word of their row's commitment.
        inner: lines of rows that open none, by the id of their first word.
        heads: the lines of the tables' heads, rows of sums, and areas that are said once more.
    """

    flow: list[Line] = field(default_factory=list)
    cells: dict[WordId, Cells] = field(default_factory=dict)
    inner: set[WordId] = field(default_factory=set)
    heads: list[Line] = field(default_factory=list)

    def add(self, other: Tables) -> None:
        """Put rows that were found earlier to these; they are in the flow already."""
        self.cells |= other.cells
        self.inner |= other.inner
        self.heads += other.heads


def with_tables(pages: Sequence[LaidOutPage], flow: Sequence[Line], headings: Headings) -> Tables:
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
    return reader.tables


class _Reader:
    """Reads pages in turn; knows the table that may run on, and what was said of it."""

    def __init__(self, headings: Headings) -> None:
        self.vocabulary, self.headings = headings.vocabulary, headings
        self.tables = Tables()
        self.open: Head | None = None
        self.columns: list[Column] = []
        self.head: Head | None = None
        self.body: list[Line] = []
        self.ruled = False
        self.begun: dict[str, list[Line]] = {}
        self.last: WordId | None = None  # the last row's commitment
        self.last_line: Line | None = None
        self.last_tag: tuple[int, int] | None = None
        self.said: dict[str, str] = {}
        self.by_country = False

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
                self.said = {}
            own = self._below(lines, head.bottom, end, head)
            self.open = None
            inner = inner_heads(own, head, self.vocabulary)
            rows = [line for line in own if not inner or line.box.bottom <= inner[0].top]
            self._table(page, rows, head, taken, carried=carried, to_end=not (ends or inner))
            for label, until in zip(inner, [*(h.top for h in inner[1:]), end], strict=False):
                self._labelled(page, self._below(own, label.bottom, until, label), label, taken)
        self.tables.flow += [line for line in lines if line.id not in taken]

    def _heads(self, page: LaidOutPage, lines: Sequence[Line]) -> list[Head]:
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

    def _below(self, lines: Sequence[Line], top: float, end: float, head: Head) -> list[Line]:
        return [
            line
            for line in lines
            if top <= line.box.middle[1] < end and head.left < line.box.middle[0] < head.right
        ]

    def _table(
        self,
        page: LaidOutPage,
        lines: Sequence[Line],
        head: Head | None,
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
        blocks = blocks_of(columns, self.headings, lines, usual_type(below))
        rows = [block for block in blocks if isinstance(block, dict)]
        commitments = [line for row in rows for line in row[COMMITMENT]]
        alone = len(columns) == 1
        if not rows or (head is not None and not _says_much(commitments, alone=alone)):
            return
        if alone and any(self._counts(line) for line in commitments):
            return
        if head is None and not alone and not any(sum(map(bool, row.values())) > 1 for row in rows):
            return
        if head is not None:
            self.tables.heads += head.lines
            taken |= {line.id for line in head.lines}
        self.columns, self.head, self.body = columns, head_of, below
        self._add(page, blocks, carried=carried)
        before = len(taken)
        taken |= self._used
        if to_end and len(taken) - before >= len(lines):
            self.open = head_of

    def _labelled(
        self, page: LaidOutPage, lines: Sequence[Line], label: Head, taken: set[WordId]
    ) -> None:
        """Add the cells below labels within the last row's box to that row."""
        columns = columns_of(label, lines, upright(page))
        cells = next(iter(blocks_of(columns, self.headings, lines, usual_type(self.body))), None)
        if isinstance(cells, dict):
            self._more(cells)
            self.tables.heads += label.lines
            taken |= {line.id for own in (label.lines, *cells.values()) for line in own}

    def _counts(self, line: Line) -> bool:
        label = self.headings.read(line.text).label
        return label is not None and bool(label.numbers and (label.areas or label.noun))

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
        tags = rows_tagged(page)
        inner = [any(top_of(row) < edge < bottom_of(row) for edge in edges) for row in rows]
        if len(boxes) > 2 or any(inner):
            self.ruled = any(inner)
        self._used: set[WordId] = set()
        first = True
        for block in blocks:
            if isinstance(block, TableHeading):
                self._head(block)
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
            self.by_country |= len({_slug_of(own) for own in starts[COUNTRY].values()}) > 1
            for at, row in enumerate(found):
                said = [name for name in HEADING if at in starts[name]]
                for name in said:
                    self._say(name, starts[name][at], row)
                self._row(row, tags, carried=carried and first and at == 0 and not said)
            first = False

    def _head(self, heading: TableHeading) -> None:
        self._used |= {line.id for line in heading.lines}
        self.tables.flow += heading.lines
        self.said = {}

    def _row(self, row: Mapping[str, list[Line]], tags: TagOf, *, carried: bool) -> None:
        """Add a row: it opens as an item of a list does, or goes on with one of the page before."""
        if self._sums(row):
            self.tables.heads += [line for own in row.values() for line in own]
            return
        commitments = sorted(row[COMMITMENT], key=lambda line: line.box.top)
        others = {name: own for name, own in row.items() if name != COMMITMENT and own}
        if not commitments:
            if carried and self.last is not None and NUMBER not in others:
                self._more(others)
            else:
                self.begun = _together(self.begun, others)
            return
        key = tags.get(commitments[0].words[0].id)
        inner = [replace(line, panel=None, dot=False) for line in commitments]
        if carried and not self.begun and self._is_rest(commitments[0], others, key):
            self.tables.flow += inner
            self.tables.inner |= {line.id for line in inner}
            self._more(others)
        else:
            others = _together(self.begun, others)
            self.begun = {}
            self.tables.flow += [replace(inner[0], dot=True), *inner[1:]]
            self.tables.inner |= {line.id for line in inner[1:]}
            self.last = inner[0].words[0].id
            self.tables.cells[self.last] = {name: tuple(own) for name, own in others.items()}
        self.last_line, self.last_tag = commitments[-1], key

    def _sums(self, row: Mapping[str, list[Line]]) -> bool:
        """Whether a row adds up the others: it opens with a word for that, and has few more."""
        opening = min((line for own in row.values() for line in own), key=lambda line: line.box.x0)
        said, *others = tokens(opening.text)
        return said in self.vocabulary.rows_of_sums and len(others) < SUM_WORDS

    def _more(self, cells: Mapping[str, Sequence[Line]]) -> None:
        """Add to the cells of the last row what stands of them on the next page."""
        if self.last is not None:
            known = {name: list(own) for name, own in self.tables.cells[self.last].items()}
            joined = _together(known, cells)
            self.tables.cells[self.last] = {name: tuple(own) for name, own in joined.items()}

    def _is_rest(
        self, first: Line, others: Mapping[str, Sequence[Line]], key: tuple[int, int] | None
    ) -> bool:
        """Whether the first row of a page is the rest of one that the page before broke off."""
        if self.last is None or self.last_line is None:
            return False
        if key is not None and self.last_tag is not None:
            return key == self.last_tag
        if any(column.name == NUMBER for column in self.columns):
            return NUMBER not in others
        unfinished = not is_finished(self.last_line.words[-1].text, self.vocabulary.marks)
        small = not first.text[:1].isupper()
        lacks = len(self.columns) > 1 and not others
        return (small and (unfinished or not others)) or (unfinished and lacks)

    def _say(self, name: str, lines: Sequence[Line], row: Mapping[str, list[Line]]) -> None:
        """Put an area or a country above its first row, as a heading: said once more, it is none.

        A column that says one country is that of a plan by country, which has its heading.
        """
        said = _slug_of(lines)
        if said == self.said.get(name) or (name == COUNTRY and not self.by_country):
            self.tables.heads += lines
            return
        self.said = {name: said} if name == COUNTRY else {**self.said, name: said}
        own = row[COMMITMENT] or [line for cell in row.values() for line in cell]
        box = union(line.box for line in own)
        em = lines[0].type.size
        width = union(line.box for line in lines).width
        place = Box(box.x0, box.top - em, box.x0 + width, box.top - 0.1)
        words = tuple(word for line in lines for word in line.words)
        self.tables.flow.append(replace(lines[0], words=words, box=place, panel=place))


def _slug_of(lines: Sequence[Line]) -> str:
    return slug(" ".join(line.text for line in lines))


def _says_much(commitments: Sequence[Line], *, alone: bool) -> bool:
    """Whether a column has sentences in it, and not the counts of a table of counts."""
    if not commitments or not any(map(str.isalpha, commitments[0].text)):
        return False  # what stands below may be any text, or the counts' own columns
    least = SENTENCE_WORDS if alone else 0.0
    said = "".join(line.text for line in commitments)
    letters = sum(map(str.isalpha, said))
    words = sum(len(line.words) for line in commitments)
    return 2 * letters > len(said) and words > least * len(commitments)


def _together(
    cells: Mapping[str, Sequence[Line]], more: Mapping[str, Sequence[Line]]
) -> dict[str, list[Line]]:
    """The cells of a row that stands on two pages."""
    names = dict.fromkeys([*cells, *more])
    return {name: [*cells.get(name, ()), *more.get(name, ())] for name in names}
