"""White in running text that is no gutter: loose lines that happen to stand one above the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from statistics import median, median_low

from mirps_extract.geometry import Box
from mirps_extract.layout.stops import STOP_SLACK, PageOfWords
from mirps_extract.read.values import Word

NARROWEST = 0.6
"""Width of the narrowest gutter, in ems."""

WIDE = 1.5
"""Width in ems from which on a gutter is believed with few rows beside it."""

RIVER = 1.8
"""Ems of height from which on white beside a single row is more than one loose line of text."""

ENCLOSED = 0.3
"""Ems of white more than between its rows that part a text of two rows from others, at least."""

BESIDE = 3
"""Gaps on either side of a strip that are compared with it."""

WIDER = 1.5
"""Factor by which a gutter is wider than the white between the words beside it."""


def is_river(words: Sequence[Word], strip: Box) -> bool:
    """Whether the white of a strip is no wider, as a rule, than that between words beside it.

    Only the nearest words tell: a text further off has white of its own.
    """
    ratios = []
    for row in _in_rows(words):
        ends = [word.box.x1 for word in row]
        gaps = [b.box.x0 - a for a, b in zip(ends, row[1:], strict=False)]
        at = bisect_right(ends, strip.x0 + STOP_SLACK) - 1
        if not 0 <= at < len(gaps):
            continue
        near = [*gaps[max(at - BESIDE, 0) : at], *gaps[at + 1 : at + 1 + BESIDE]]
        others = [gap for gap in near if gap > 0]
        if others:
            ratios.append(gaps[at] / median_low(others))
    return bool(ratios) and median(ratios) < WIDER


def is_no_column(facing: Sequence[Word], free: float) -> bool:
    """Whether words of one row are no column: numbers behind a text, or a river's one line.

    Args:
        facing: the words to the right of a strip.
        free: the height of the stretch in which nothing stands in the strip, in points.
    """
    numbers = all(word.text.isdecimal() for word in facing)
    return numbers or free < RIVER * max(word.size for word in facing)


def is_enclosed(facing: Sequence[Word], free: float) -> bool:
    """Whether the white beside two rows is a river: the next above and below run over it.

    Args:
        facing: the words to the right of a strip.
        free: the height of the stretch in which nothing stands in the strip, in points.
    """
    middles = [word.box.middle[1] for word in facing]
    size = max(word.size for word in facing)
    return free < 3 * (max(middles) - min(middles)) - (1 - ENCLOSED) * size


def is_flush(page: PageOfWords, run: tuple[float, float, float], white: float) -> bool:
    """Whether the row above runs over a strip and ends where the first one beside it does.

    Justified text is so: its lines are even, and one of them is loose.

    Args:
        page: the words.
        run: the right edge of the strip, and the heights between which it is white.
        white: how wide it is, in points.
    """
    edge, top, _ = run
    right = [
        word
        for word in page.words.between(top, top + (1 + NARROWEST) * page.em)
        if 0 <= word.box.x0 - edge + STOP_SLACK <= WIDE * page.em
    ]
    if not right:
        return False
    above = page.words.between(top - page.em, top)
    over = sorted((w for w in above if w.box.x0 < edge), key=lambda w: w.box.x0)
    level = page.words.between(right[0].box.top, right[0].box.bottom)
    most = white + STOP_SLACK
    return (
        bool(over) and abs(_end(over[-1], above, most) - _end(right[0], level, most)) <= STOP_SLACK
    )


def _end(word: Word, row: Iterable[Word], most: float) -> float:
    """Where the text that begins with a word ends; `most` is the white in it, in points."""
    end = word.box.x1
    for other in sorted(row, key=lambda w: w.box.x0):
        if 0 <= other.box.x0 - end < most:
            end = other.box.x1
    return end


def _in_rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words by row of type, from the top, each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.middle[1]):
        if rows and word.box.middle[1] <= rows[-1][0].box.bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.box.x0) for row in rows]
