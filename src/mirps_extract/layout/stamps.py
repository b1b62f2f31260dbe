"""Watermarks and stamps: words that lie across a page and are none of its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from mirps_extract.geometry import Box
from mirps_extract.read.angles import LARGE, LARGER
from mirps_extract.read.annotations import STAMPS
from mirps_extract.read.values import Colour, Page, Word

PALE = 0.55
"""Brightness, of 1, from which on type is paler than text is set."""

BIG = 2.0
"""Size of words at an angle, by the body's, from which on they are a stamp for that alone."""

FEW = 6
"""Words at an angle on a page that are a stamp for being so few: more may be a tilted text."""

OVER = 2
"""Smaller words over which large ones lie at least, to be a watermark."""

Look = tuple[str, int, Colour | None]
"""How a stamp is set: font, size in whole points, and colour. It may run in an arc."""


def stamps_in(
    pages: Sequence[Page], size: float, edges: Mapping[int, Sequence[Word]]
) -> dict[int, tuple[Word, ...]]:
    """The words of watermarks and stamps, by the number of their page.

    Words at an angle are some where they are large, pale, few, on several pages, or lie over text.
    Level or upright ones must be large and lie over text, on that page or on another.

    Args:
        pages: the pages.
        size: the size of most type, in points.
        edges: for each page, the words that recur along the edges of pages: they are none.
    """
    set_alike = [_candidates(page, size, {w.id for w in edges[page.number]}) for page in pages]
    known: dict[Look, set[int]] = defaultdict(set)
    for page, looks in zip(pages, set_alike, strict=True):
        for look, words in looks.items():
            if _lies_over(page, words) >= OVER or _is_tilted(words):
                known[look].add(page.number)
    return {
        page.number: tuple(
            word
            for look, words in looks.items()
            for word in words
            if word.note in STAMPS
            or (
                look in known
                and (not _is_tilted(words) or _is_stamp(look, words, page, known, size))
            )
        )
        for page, looks in zip(pages, set_alike, strict=True)
    }


def _candidates(
    page: Page, size: float, others: Container[tuple[int, int]]
) -> dict[Look, list[Word]]:
    """The words of a page that may be of a watermark, by how they are set."""
    found: dict[Look, list[Word]] = defaultdict(list)
    least = max(LARGE, LARGER * size)
    for word in page.words:
        may_be = word.turn % 90 or word.note in STAMPS or word.size >= least
        if may_be and word.visible and word.id not in others:
            found[word.font, round(word.size), word.colour].append(word)
    return {
        look: words
        for look, words in found.items()
        if any(map(str.isalpha, "".join(word.text for word in words)))
    }


def _is_tilted(words: Sequence[Word]) -> bool:
    return any(word.turn % 90 for word in words)


def _is_stamp(
    look: Look, words: Sequence[Word], page: Page, known: dict[Look, set[int]], size: float
) -> bool:
    """Whether words at an angle are a stamp, rather than a text that is tilted."""
    return (
        look[1] >= BIG * size
        or _is_pale(look[2])
        or len(words) <= FEW
        or len(known[look]) > 1
        or _lies_over(page, words) >= OVER
    )


def _is_pale(colour: Colour | None) -> bool:
    return colour is not None and sum(colour) / 3 >= PALE


def _lies_over(page: Page, words: Sequence[Word]) -> int:
    """How many smaller words of a page stand where others have their ink."""
    inks = [_ink(word) for word in words]
    return sum(
        any(ink.holds_middle(word.box) for ink in inks)
        for word in page.words
        if word.visible and 2 * word.size <= words[0].size
    )


def _ink(word: Word) -> Box:
    """Where a word has its ink: above the middle of its line, not in the white above and below."""
    box = word.box
    return Box(box.x0, box.top + box.height / 8, box.x1, box.bottom - box.height / 5)
