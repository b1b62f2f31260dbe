"""Spots where a page may show words that its text does not hold: pictures, and outlines of letters.

Only places and measures are looked at here; whether a spot shows letters, its ink tells: `ink`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from mirps_extract.geometry import Box, union
from mirps_extract.read.values import Document, Page

LOWEST, HIGHEST = 6.0, 120.0
"""Points that a picture of words is high: of a heading, or of a paragraph."""

NARROWEST = 15.0
"""Points that it is wide at least."""

LETTER = 40.0
"""Points that the outline of a letter measures at most."""

LETTERS = 4
"""Outlines side by side, at least, that may be a word."""

MANY = 600
"""Small shapes of a page at most: more of them are an illustration."""

APART = 0.6
"""White between two of them at most, by their height."""

WORDS = 8
"""Words that a page has at least: one with less is a cover, or shows nothing but pictures."""

EDGE = 0.07
"""Part of a page's height at its head and foot in which logos stand, and what recurs."""

SAME = 4.0
"""Points by which places are told from each other where the same recurs on pages."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that shows letters.

    Attributes:
        page: number of its page, from 1.
        box: where it is.
        text: what was read there; None where nothing was.
    """

    page: int
    box: Box
    text: str | None = None


def places_in(document: Document, but: Collection[int]) -> dict[int, list[Box]]:
    """The places that may show words without text, by page.

    Args:
        document: what was read.
        but: numbers of the pages that are left out.
    """
    found = {
        page.number: [*_pictures(page), *_outlines(page)]
        for page in document.pages
        if page.number not in but and (page.pictures or len(page.shapes) >= LETTERS)
    }
    recurs = Counter(key for boxes in found.values() for key in {_key(box) for box in boxes})
    pages = {page.number: page for page in document.pages}
    kept = {
        number: [box for box in boxes if recurs[_key(box)] == 1 and _is_bare(box, pages[number])]
        for number, boxes in found.items()
    }
    return {number: boxes for number, boxes in kept.items() if boxes}


def _pictures(page: Page) -> Iterator[Box]:
    for box in page.pictures:
        if LOWEST <= box.height <= HIGHEST and box.width >= NARROWEST:
            yield box


def _outlines(page: Page) -> Iterator[Box]:
    """Rows of small shapes that stand as close as the letters of a word."""
    small = [s.box for s in page.shapes if max(s.box.width, s.box.height) <= LETTER]
    rows: list[list[Box]] = []
    for box in sorted(small, key=lambda box: box.x0) if len(small) <= MANY else ():
        row = next((row for row in rows if _is_next_to(union(row), box)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    for row in rows:
        around = union(row)
        if len(row) >= LETTERS and around.height >= LOWEST:
            yield around


def _is_next_to(before: Box, box: Box) -> bool:
    height = max(before.height, box.height)
    return box.x0 - before.x1 <= APART * height and before.y_overlap(box) > 0


def _is_bare(box: Box, page: Page) -> bool:
    """Whether a place in the body of a page of text has no words of its own."""
    middle = box.middle[1]
    if not EDGE * page.height <= middle <= (1 - EDGE) * page.height:
        return False
    words = [word.box for word in page.words if word.visible]
    return len(words) >= WORDS and not any(map(box.holds_middle, words))


def _key(box: Box) -> Sequence[int]:
    return tuple(round(side / SAME) for side in (box.x0, box.top, box.x1, box.bottom))
