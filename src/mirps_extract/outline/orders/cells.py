"""Cells of texts in rows, with nothing drawn around them.

Each row begins where the tallest cell of the one before has ended: paragraphs in columns that have
nothing to do with one another do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from mirps_extract.outline.evidence import LineEvidence, LineId, left_of, top_of
from mirps_extract.outline.page_model import LEVEL, MORE_WHITE, SENTENCE_WORDS, SET_IN, STRICT_LEVEL
from mirps_extract.outline.steps import lower, white
from mirps_extract.outline.styles import same_setting

FEWEST = 3
"""Rows that go on level below cells of different heights, at least, if cells stand in rows."""

ASTRAY = 0.25
"""Texts beside one another that are not level for one such row, at most."""


@dataclass(frozen=True, slots=True)
class _Text:
    """Lines of a paragraph, flush left; `above` is the nearest text above it in its column."""

    lines: tuple[LineEvidence, ...]
    above: _Text | None

    @property
    def top(self) -> float:
        return self.lines[0].line.box.top

    @property
    def bottom(self) -> float:
        return self.lines[-1].line.box.bottom


def cells_of(pages: Sequence[Sequence[LineEvidence]]) -> frozenset[LineId]:
    """The first lines of cells, if a document has its texts in such rows.

    Args:
        pages: the lines of each page.
    """
    columns = [list(_columns(lines)) for lines in pages]
    steps = (pair for page in columns for column in page for pair in pairwise(column))
    inner = [white(a, b) / b.line.type.size for a, b in steps if lower(b)]
    if not inner:
        return frozenset()
    most = median(inner) + MORE_WHITE
    found: list[_Text] = []
    level = astray = 0
    for lines, page in zip(pages, columns, strict=True):
        texts = [text for column in page for text in _texts(column, most)]
        heads = [line.line.box.top for line in lines if line.heads]
        for a, b in _side_by_side(texts):
            in_row = b.top - a.top <= STRICT_LEVEL * a.lines[0].line.type.size
            astray += not in_row
            level += in_row and _tells(a, b, heads)
        found += texts
    if level < FEWEST or astray > ASTRAY * level:
        return frozenset()
    return frozenset(text.lines[0].id for text in found)


def _columns(lines: Sequence[LineEvidence]) -> Iterator[list[LineEvidence]]:
    """The lines of a page on no panel that are no headings, those flush and set alike together."""
    column: list[LineEvidence] = []
    plain = (line for line in lines if not line.heads and line.line.panel is None)
    for line in sorted(plain, key=lambda e: (left_of(e), top_of(e))):
        if column and not (
            left_of(line) - left_of(column[0]) <= SET_IN * line.line.type.size
            and same_setting(column[0].line.type, line.line.type)
        ):
            yield sorted(column, key=top_of)
            column = []
        column.append(line)
    if column:
        yield sorted(column, key=top_of)


def _texts(column: Sequence[LineEvidence], most: float) -> Iterator[_Text]:
    """The paragraphs of a column, which more white than usual parts."""
    above: _Text | None = None
    lines = [column[0]]
    for a, b in zip(column, (*column[1:], None), strict=True):
        if b is not None and white(a, b) <= most * b.line.type.size:
            lines.append(b)
            continue
        above = _Text(tuple(lines), above)
        if sum(line.words for line in lines) >= SENTENCE_WORDS:
            yield above
        lines = [b] if b is not None else []


def _side_by_side(texts: Sequence[_Text]) -> Iterator[tuple[_Text, _Text]]:
    """Texts that stand side by side, the higher one first."""
    downwards = sorted(texts, key=lambda text: text.top)
    for at, a in enumerate(downwards):
        for b in downwards[at + 1 :]:
            if b.top >= a.bottom:
                break
            yield a, b


def _tells(a: _Text, b: _Text, heads: Sequence[float]) -> bool:
    """Whether texts of different heights stand right above two that are level."""
    if a.above is None or b.above is None:
        return False
    ends = a.above.bottom, b.above.bottom
    ragged = abs(ends[0] - ends[1]) > LEVEL * a.lines[0].line.type.size
    return ragged and not any(max(ends) <= head <= a.top for head in heads)
