"""Where lines start: the words of a page as gutters between its columns are told from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from mirps_extract.indices import InOrder
from mirps_extract.layout.rows import is_mark
from mirps_extract.read.values import Word

START_GAP = 0.9
"""Ems of white before a word from which on it may start a line."""

STOP_SLACK = 1.5
"""Points by which the starts of one column's lines may differ."""


def starts_of(words: Sequence[Word], followed: dict[int, int]) -> list[Word]:
    """The words that may start a line: nothing, or a wide gap, before them."""
    before = {right: left for left, right in followed.items()}
    return [
        word
        for i, word in enumerate(words)
        if i not in before or word.box.x0 - words[before[i]].box.x1 >= START_GAP * word.size
    ]


def ends_of(words: Sequence[Word], followed: dict[int, int]) -> list[float]:
    """Where lines may end: nothing, or a wide gap, comes after the word."""
    return [
        word.box.x1
        for i, word in enumerate(words)
        if i not in followed or words[followed[i]].box.x0 - word.box.x1 >= START_GAP * word.size
    ]


def stops_of(starts: Iterable[Word]) -> list[list[Word]]:
    """Starts grouped by their left edge, two or more to a group, from left to right."""
    groups: list[list[Word]] = []
    for word in sorted(starts, key=lambda w: (w.box.x0, w.box.top)):
        if groups and word.box.x0 - groups[-1][0].box.x0 <= 2 * STOP_SLACK:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [group for group in groups if len(group) > 1]


def by_middle(words: Iterable[Word]) -> InOrder[Word]:
    """Words by the height of their middles."""
    return InOrder(words, lambda word: word.box.middle[1])


class PageOfWords:
    """The words of a page as gutters are told from them.

    Attributes:
        stops: starts of lines that share a left edge.
        edges: these edges, from the left.
        words: all of them.
        bodies: those that are no list marks: one in a strip belongs to the column that follows. A
            mark in running text, "(b)", has no wide white before it.
        inner: the same, by height.
        texts: those of them that are no numbers.
        starts: the words that may start a line.
        em: their usual size.
    """

    def __init__(self, words: Sequence[Word], starts: Sequence[Word], em: float) -> None:
        self.em = em
        self.stops = stops_of(starts)
        self.edges = [min(word.box.x0 for word in stop) for stop in self.stops]
        self.words, self.starts = by_middle(words), by_middle(starts)
        marks = {word.id for word in starts if is_mark(word)}
        self.bodies = [word for word in words if word.id not in marks]
        self.inner = by_middle(self.bodies)
        self.texts = by_middle(
            w
            for w in self.bodies
            if (len(w.text) > 1 or w.text.isalpha()) and not w.text.isdecimal()
        )

    def is_at_stop(self, word: Word) -> bool:
        """Whether a word starts at an edge that others share."""
        at = bisect_right(self.edges, word.box.x0)
        return at > 0 and word.box.x0 - self.edges[at - 1] <= 2 * STOP_SLACK
