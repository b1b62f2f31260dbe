"""Which word stands next to which: links between neighbours in a row of type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mirps_extract.indices import InOrder
from mirps_extract.read.values import Word
from mirps_extract.vocabulary import UNSEEN

SHARED_HEIGHT = 0.6
"""Two words stand in one row if they share at least this part of the lower one's height."""

TOUCHING = 0.3
"""Ems by which a word may reach into the word before it and still follow it."""

ENCLOSED = "[\u2460-\u249b\u24eb-\u24ff\u2776-\u2793]"
"""Numbers in circles, in brackets and before full stops that are one character."""

BOX = r"\[[xX✓✔]?\]"
"""A box to tick that is typed."""

MARK = re.compile(
    rf"{ENCLOSED}|{BOX}|"
    r"[^\w\s.]{1,2}|\.|\(cid:\d+\)|\(?(?:\d{1,3}|[A-Za-z]{1,2}|[ivxIVX]{1,5})[.)]|\d+(?:\.\d+)+\.?"
    r"|(?:[A-Z]{1,5}[-–./]?){1,3}\d{1,3}(?:[-–.]\d{1,3})*[.):]?"
)
"""What can open a list item, by its shape: a sign or two, a number, a letter or a code."""


def is_mark(word: Word, before: Word | None = None) -> bool:
    """Whether the word has the shape of a list mark.

    Symbol fonts keep their signs under letters: a single letter is a mark where it stands before
    a word in another font.
    """
    said = word.text.translate(UNSEEN)
    if MARK.fullmatch(said):
        return True
    return len(said) == 1 and before is not None and before.font != word.font


def following(words: Sequence[Word]) -> dict[int, int]:
    """For each word, the word to its right in the same row.

    Args:
        words: upright words of one page.

    Returns:
        Positions in `words`: left word to right word. Each word follows at most one other; of
        several that could follow, the nearest does.
    """
    rights: list[list[tuple[float, int]]] = [[] for _ in words]
    for i, j in _pairs_in_rows(words):
        left, right = (i, j) if words[i].box.x0 < words[j].box.x0 else (j, i)
        gap = _gap_in_row(words[left], words[right])
        if gap is not None:
            rights[left].append((gap, right))
    pairs = [(gap, i, j) for i, found in enumerate(rights) for gap, j in sorted(found)[:3]]
    followed: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in sorted(pairs):
        if left not in followed and right not in taken:
            followed[left] = right
            taken.add(right)
    return followed


def _pairs_in_rows(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The pairs of words of which the middle of the lower one lies between the other's edges.

    Those in one row are among them. A tall word meets many others, but most meet only their row.
    """
    by_middle = InOrder(range(len(words)), lambda i: words[i].box.middle[1])
    heights = [word.box.height for word in words]
    for i, word in enumerate(words):
        for j in by_middle.between(word.box.top, word.box.bottom):
            if (heights[j], j) < (heights[i], i):
                yield i, j


def _gap_in_row(left: Word, right: Word) -> float | None:
    """Points from `left` to `right` if they stand in one row, else None."""
    # Reckoned with numbers alone, since it is asked of each pair in each row.
    a, b = left.box, right.box
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    if shared < SHARED_HEIGHT * min(a.bottom - a.top, b.bottom - b.top):
        return None
    gap = b.x0 - a.x1
    if gap < -TOUCHING * min(left.size, right.size) or b.x0 <= a.x0:
        return None
    return gap
