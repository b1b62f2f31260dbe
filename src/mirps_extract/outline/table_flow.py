"""The rows of tables in the flow of lines, where each opens as an item of a list does.

What a column says of an area or a country stands above the first row that it is said of. A row may
go on on the next page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import Line
from mirps_extract.outline.table_heads import AREA, COMMITMENT, COUNTRY, NUMBER
from mirps_extract.outline.table_rows import TagOf
from mirps_extract.text import is_finished
from mirps_extract.vocabulary import Vocabulary, slug, tokens

Cells = Mapping[str, tuple[Line, ...]]
"""The cells of a row beside its commitment, by the name of their column."""

WordId = tuple[int, int]

SUM_WORDS = 4
"""Words of the name of a row of sums, at most: "Total for Sri Lanka"."""


@dataclass
class TableFlow:
    """The flow with each table's rows in its place.

    Attributes:
        flow: all lines in reading order, cells other than commitments left out.
        cells: those cells, by the id of the first word of their row's commitment.
        inner: lines of rows that open none, by the id of their first word.
        heads: the lines of the tables' heads, rows of sums, and areas that are said once more.
        areas: what columns of areas say, each once for the rows that follow.
    """

    flow: list[Line] = field(default_factory=list)
    cells: dict[WordId, Cells] = field(default_factory=dict)
    inner: set[WordId] = field(default_factory=set)
    heads: list[Line] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)

    def add(self, other: TableFlow) -> None:
        """Put rows that were found earlier to these; they are in the flow already."""
        self.cells |= other.cells
        self.inner |= other.inner
        self.heads += other.heads


class RowFlow:
    """Puts rows in the flow; knows the last one, which may go on, and what was said of it.

    Args:
        vocabulary: the words of the plan's language.

    Attributes:
        tables: what was put together so far.
        by_country: whether a column says of what country each row is.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.tables = TableFlow()
        self.by_country = False
        self._vocabulary = vocabulary
        self._begun: dict[str, list[Line]] = {}
        self._last: WordId | None = None  # the last row's commitment
        self._last_line: Line | None = None
        self._last_tag: WordId | None = None
        self._said: dict[str, str] = {}

    def forget(self) -> None:
        """What was said of the rows before is not said of those that follow."""
        self._said = {}

    def add_heading(self, lines: Sequence[Line]) -> None:
        """Add a heading that runs across the columns."""
        self.tables.flow += lines
        self.forget()

    def add(
        self,
        row: Mapping[str, list[Line]],
        columns: Collection[str],
        tags: TagOf,
        *,
        carried: bool,
    ) -> None:
        """Add a row: it opens as an item of a list does, or goes on with one of the page before.

        Args:
            row: its cells by the name of their column, that of its commitment among them.
            columns: the names of the table's columns.
            tags: the rows of the structure tree, if there is one, by the words in them.
            carried: whether it is the first one on a page that the table runs on to.
        """
        if self._sums(row):
            self.tables.heads += [line for own in row.values() for line in own]
            return
        commitments = sorted(row[COMMITMENT], key=lambda line: line.box.top)
        others = {name: own for name, own in row.items() if name != COMMITMENT and own}
        if not commitments:
            if carried and self._last is not None and NUMBER not in others:
                self.more(others)
            else:
                self._begun = _together(self._begun, others)
            return
        tag = tags.get(commitments[0].words[0].id)
        inner = [replace(line, panel=None, dot=False) for line in commitments]
        if carried and not self._begun and self._is_rest(commitments[0], others, columns, tag):
            self.tables.flow += inner
            self.tables.inner |= {line.id for line in inner}
            self.more(others)
        else:
            others = _together(self._begun, others)
            self._begun = {}
            self.tables.flow += [replace(inner[0], dot=True), *inner[1:]]
            self.tables.inner |= {line.id for line in inner[1:]}
            self._last = inner[0].words[0].id
            self.tables.cells[self._last] = {name: tuple(own) for name, own in others.items()}
        self._last_line, self._last_tag = commitments[-1], tag

    def more(self, cells: Mapping[str, Sequence[Line]]) -> None:
        """Add to the cells of the last row what stands of them on the next page."""
        if self._last is not None:
            known = {name: list(own) for name, own in self.tables.cells[self._last].items()}
            joined = _together(known, cells)
            self.tables.cells[self._last] = {name: tuple(own) for name, own in joined.items()}

    def say(self, name: str, lines: Sequence[Line], row: Mapping[str, list[Line]]) -> None:
        """Put an area or a country above its first row, as a heading: said once more, it is none.

        A column that says one country is that of a plan by country, which has its heading.
        """
        said = slug_of(lines)
        if said == self._said.get(name) or (name == COUNTRY and not self.by_country):
            self.tables.heads += lines
            return
        if name == AREA:
            self.tables.areas.append(" ".join(line.text for line in lines))
        self._said = {name: said} if name == COUNTRY else {**self._said, name: said}
        own = row[COMMITMENT] or [line for cell in row.values() for line in cell]
        box = union(line.box for line in own)
        em = lines[0].type.size
        width = union(line.box for line in lines).width
        place = Box(box.x0, box.top - em, box.x0 + width, box.top - 0.1)
        words = tuple(word for line in lines for word in line.words)
        self.tables.flow.append(replace(lines[0], words=words, box=place, panel=place))

    def _sums(self, row: Mapping[str, list[Line]]) -> bool:
        """Whether a row adds up the others: it opens with a word for that, and has few more."""
        opening = min((line for own in row.values() for line in own), key=lambda line: line.box.x0)
        said, *others = tokens(opening.text) or ("",)  # a dash says nothing
        return said in self._vocabulary.rows_of_sums and len(others) < SUM_WORDS

    def _is_rest(
        self,
        first: Line,
        others: Mapping[str, Sequence[Line]],
        columns: Collection[str],
        tag: WordId | None,
    ) -> bool:
        """Whether the first row of a page is the rest of one that the page before broke off."""
        if self._last is None or self._last_line is None:
            return False
        if tag is not None and self._last_tag is not None:
            return tag == self._last_tag
        if NUMBER in columns:
            return NUMBER not in others
        unfinished = not is_finished(self._last_line.words[-1].text, self._vocabulary.punctuation)
        small = not first.text[:1].isupper()
        lacks = len(columns) > 1 and not others
        return (small and (unfinished or not others)) or (unfinished and lacks)


def slug_of(lines: Sequence[Line]) -> str:
    """What a heading or a cell says, as a slug."""
    return slug(" ".join(line.text for line in lines))


def _together(
    cells: Mapping[str, Sequence[Line]], more: Mapping[str, Sequence[Line]]
) -> dict[str, list[Line]]:
    """The cells of a row that stands on two pages."""
    names = dict.fromkeys([*cells, *more])
    return {name: [*cells.get(name, ()), *more.get(name, ())] for name in names}
