"""The contents list: rows that end in page numbers, and what they announce."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mirps_extract.layout.rows import SHARED_HEIGHT
from mirps_extract.layout.values import LaidOutPage, Line
from mirps_extract.outline.styles import is_capital
from mirps_extract.outline.values import ContentsEntry, text_of
from mirps_extract.vocabulary import Vocabulary, countries_in, tokens

LEADERS = re.compile(r"(?:[.·…_]\s?){4,}")
LAST_NUMBER = re.compile(r"(\d{1,4})\s*$")

FEWEST_ROWS = 3
"""Rows that make a contents list."""

LONGEST_TITLE = 4
"""Lines above or below the list that are looked at for its heading."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of the contents list, its heading included, and the sections that it announces."""

    lines: tuple[Line, ...]
    entries: tuple[ContentsEntry, ...]


def find_contents(pages: Sequence[LaidOutPage], vocabulary: Vocabulary) -> Contents:
    """Find the contents list; it is empty where the plan has none.

    A page holds one if several of its rows end in a page number, in rising order, and either run
    up to it over leaders or name different countries.
    """
    lines: list[Line] = []
    entries: list[ContentsEntry] = []
    last_page = pages[-1].number if pages else 0
    for page in pages:
        rows = _listed([row for row in _side_by_side(page.lines) if _page_at_end(row) is not None])
        numbers = [_page_at_end(row) or 0 for row in rows]
        named = {code for row in rows for code in countries_in(text_of(row), vocabulary)}
        led = sum(bool(LEADERS.search(text_of(row))) for row in rows)
        rises = all(a <= b for a, b in pairwise(numbers))
        fits = all(number <= 2 * last_page + 10 for number in numbers)
        if min(numbers, default=0) < page.number - 1:
            continue  # a table of counts: a contents list announces what is still to come
        if max(led, len(named) if rises and fits else 0) < FEWEST_ROWS:
            continue
        taken = [line for row in rows for line in row]
        taken += _heading(page, taken, vocabulary)
        lines += taken
        for row, number in zip(rows, numbers, strict=True):
            codes = countries_in(text_of(row), vocabulary)
            if len(codes) == 1:
                entries.append(ContentsEntry(codes[0], number, row[0]))
    return Contents(tuple(lines), tuple(entries))


def _side_by_side(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines side by side, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: (item.box.top, item.box.x0)):
        if rows:
            shared = rows[-1][0].box.y_overlap(line.box)
            if shared >= SHARED_HEIGHT * min(rows[-1][0].box.height, line.box.height):
                rows[-1].append(line)
                continue
        rows.append([line])
    return [sorted(row, key=lambda item: item.box.x0) for row in rows]


def _listed(rows: Sequence[list[Line]]) -> list[list[Line]]:
    """The rows from the first to the last with leaders, or all if hardly any have some."""
    led = [at for at, row in enumerate(rows) if LEADERS.search(text_of(row))]
    return list(rows[led[0] : led[-1] + 1]) if len(led) >= FEWEST_ROWS else list(rows)


def _page_at_end(row: Sequence[Line]) -> int | None:
    """The number that ends a row which has words before it."""
    text = text_of(row)
    found = LAST_NUMBER.search(text)
    return int(found.group(1)) if found and re.search(r"[^\W\d_]", text) else None


def _heading(page: LaidOutPage, rows: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """The lines of the list's heading: known by its words, or all that stands above the list."""
    listed = {line.id for line in rows}
    rest = [line for line in page.lines if line.id not in listed]
    for length in (2, 1):
        for at in range(len(rest) - length + 1):
            group = rest[at : at + length]
            known = " ".join(tokens(text_of(group))) in vocabulary.contents_headings
            if known and all(_close(a, b) for a, b in pairwise(group)):
                return group
    top = min(line.box.top for line in rows)
    above = [line for line in rest if line.box.bottom <= top]
    body = rows[0].type
    apart = all(
        line.type.size > body.size or line.type.weight > body.weight or is_capital(line.text)
        for line in above
    )
    return above if len(above) <= LONGEST_TITLE and apart else []


def _close(upper: Line, lower: Line) -> bool:
    """Whether two lines stand close below one another."""
    return 0 <= lower.box.top - upper.box.top <= 3 * upper.type.size
