"""The white strips between columns, found from where lines start.

A column shows by its left edge: lines that start at the same x with nothing in the strip before
them, and text on the other side of it. Looking only at such alignment stops keeps the search
small; the idea of columns as maximal empty rectangles is from T. M. Breuel, "Two geometric
algorithms for layout analysis" (DAS 2002).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from statistics import median

from mirps_extract.geometry import Box
from mirps_extract.layout.loose import NEXT_ROW
from mirps_extract.layout.rivers import (
    NARROWEST,
    WIDE,
    is_enclosed,
    is_flush,
    is_no_column,
    is_river,
)
from mirps_extract.layout.stops import STOP_SLACK, PageOfWords, by_middle, starts_of
from mirps_extract.read.values import Word

FEW_ROWS = 2
"""Rows of text that a wide gutter must have on either side, all its strips together."""

ROWS = 3
"""Rows of text that a narrow one must have."""

REACH = 4.0
"""Ems by which a gutter may go on above and below the rows that show it."""

HANGING = 3.0
"""Ems by which the first line of an item stands out to the left of its others, at most."""

ALIGNED = 0.6
"""Part of the lines right of a gutter that must start at a stop; in running text they do not."""


def gutters_of(words: Sequence[Word], followed: dict[int, int]) -> tuple[Box, ...]:
    """The gutters of a page.

    Args:
        words: its upright words.
        followed: which word follows which in its row.

    Returns:
        White strips with text on both sides, each as high as the rows that it parts.
    """
    if not words:
        return ()
    em = median(word.size for word in words)
    page = PageOfWords(words, starts_of(words, followed), em)
    found: list[Box] = []
    for stop, edge in zip(page.stops, page.edges, strict=True):
        rights = by_middle(stop)
        strips = []
        for top, bottom in _free_runs(page.bodies, edge - NARROWEST * em, edge):
            strip = _strip(page, rights.between(top, bottom), (edge, top, bottom))
            if strip:
                strips.append(strip)
        # A column that full-width lines interrupt has one edge all the same: its strips add up.
        strips = _borne_out(strips, WIDE * em)
        rows = sum(count for _, count in strips)
        wide = min((strip.width for strip, _ in strips), default=0.0) >= WIDE * em
        if rows >= (FEW_ROWS if wide else ROWS):
            drawn = _drawn_out(strips, page.bodies, REACH * em, NARROWEST * em)
            around = (_before_heading(page, strip, side) for strip in drawn for side in (-1, 1))
            found += [*drawn, *filter(None, around)]
    return tuple(found)


def _borne_out(strips: Sequence[tuple[Box, int]], wide: float) -> list[tuple[Box, int]]:
    """The strips of one stop without those that may be rivers in running text.

    A narrow strip of few rows needs a longer one, and no text that reaches further to the right
    than the column beside that one does.
    """
    telling = [strip.x0 for strip, rows in strips if rows >= ROWS]
    return [
        (strip, rows)
        for strip, rows in strips
        if rows >= ROWS
        or strip.width >= wide
        or (strip.x0 <= max(telling) + STOP_SLACK if telling else rows > 1)
    ]


def _drawn_out(
    strips: Sequence[tuple[Box, int]], words: Sequence[Word], reach: float, narrowest: float
) -> list[Box]:
    """The strips of one stop, drawn out over rows that begin a little to the left of it.

    A heading or a wide number may stand out to the left of its column and break the strip; the
    gutter goes on as long as no word runs into the white right before its column.
    """
    telling = [strip.x0 for strip, rows in strips if rows >= ROWS]
    right = min(strip.x1 for strip, _ in strips)
    across = sorted(
        (w.box for w in words if w.box.x0 < right - STOP_SLACK and w.box.x1 > right - narrowest),
        key=lambda box: box.middle[1],
    )
    middles = [box.middle[1] for box in across]
    lowest = list(accumulate((box.bottom for box in across), max))
    highest = list(accumulate((box.top for box in reversed(across)), min))[::-1]
    found: list[Box] = []
    for strip, rows in strips:
        left = strip.x0 if rows >= ROWS else max([strip.x0, *telling])
        above, below = bisect_left(middles, strip.top), bisect_right(middles, strip.bottom)
        top = max([strip.top - reach, *lowest[above - 1 : above]]) if above else strip.top - reach
        bottom = min([strip.bottom + reach, *highest[below : below + 1]])
        found.append(Box(left, top, strip.x1, bottom))
    return found


def _before_heading(page: PageOfWords, strip: Box, side: int) -> Box | None:
    """The white before the next row at a strip, if that stands out to the left of its column.

    A heading does where its list is set in.

    Args:
        page: the words of the page.
        strip: the strip.
        side: 1 for the row below it, -1 for the one above.
    """
    edge = strip.bottom if side > 0 else strip.top
    near = page.inner.between(*sorted((edge, edge + side * NEXT_ROW * page.em)))
    across = [w.box for w in near if w.box.x0 < strip.x1 and w.box.x1 > strip.x0 + STOP_SLACK]
    if not across:
        return None
    first = min(across, key=lambda box: abs(box.middle[1] - edge))
    # A line that is no higher than nothing, as damaged files have, overlaps not even itself.
    x1 = min([first.x0, *(box.x0 for box in across if box.y_overlap(first) > 0)])
    row = page.words.between(first.top, first.bottom)
    x0 = max([strip.x0, *(w.box.x1 for w in row if w.box.x1 <= x1)])
    white = Box(x0, first.top, x1, first.bottom)
    return white if white.width >= NARROWEST * page.em else None


def _free_runs(words: Sequence[Word], x0: float, x1: float) -> list[tuple[float, float]]:
    """The stretches of y in which no word stands in the strip from x0 to x1."""
    in_strip = [w.box for w in words if w.box.x0 < x1 - STOP_SLACK and w.box.x1 > x0]
    runs = []
    top = 0.0
    for box in sorted(in_strip, key=lambda b: b.top):
        if box.top > top:
            runs.append((top, box.top))
        top = max(top, box.bottom)
    runs.append((top, float("inf")))
    return runs


def _strip(
    page: PageOfWords, rights: Sequence[Word], run: tuple[float, float, float]
) -> tuple[Box, int] | None:
    """The white strip before the stop at `run[0]` between two y, and the rows beside it.

    None if one side has no text, or if the lines to its right start anywhere.
    """
    edge, top, bottom = run
    if not rights:
        return None
    most = edge - NARROWEST * page.em
    starts = page.starts.between(top, bottom)
    texts = [word for word in page.texts.between(top, bottom) if word.box.x1 <= most]
    lefts = _without_hanging(texts, starts, edge - HANGING * page.em)
    if not lefts:
        return None
    top = max(min(w.box.top for w in rights), min(w.box.top for w in lefts))
    bottom = min(max(w.box.bottom for w in rights), max(w.box.bottom for w in lefts))
    beside = [w for w in lefts if top <= w.box.middle[1] <= bottom]
    facing = [w for w in rights if top <= w.box.middle[1] <= bottom]
    if not beside or not facing:
        return None
    x0 = max(w.box.x1 for w in beside)
    openers = _first_of_rows(
        w for w in starts if top <= w.box.middle[1] <= bottom and w.box.x0 >= edge - STOP_SLACK
    )
    if sum(map(page.is_at_stop, openers)) < ALIGNED * len(openers):
        return None
    if is_river(page.words.between(top, bottom), Box(x0, top, edge, bottom)):
        return None
    rows = min(_row_count(beside), _row_count(facing))
    free = run[2] - run[1]
    if (rows == 1 and is_no_column(facing, free)) or (rows == 2 and is_enclosed(facing, free)):
        return None
    if rows == 1 and is_flush(page, run, edge - x0):
        return None
    return Box(x0, top, edge, bottom), rows


def _without_hanging(texts: Sequence[Word], starts: Iterable[Word], least: float) -> Sequence[Word]:
    """The texts left of a strip but for one short word that begins a line with a hanging indent.

    Args:
        texts: the words left of the strip.
        starts: the words that may start a line.
        least: where a line that hangs begins at least.
    """
    ids = {word.id for word in starts if word.box.x0 >= least}
    hanging = [word for word in texts if word.id in ids]
    return [word for word in texts if word.id not in ids] if _row_count(hanging) == 1 else texts


def _first_of_rows(starts: Iterable[Word]) -> list[Word]:
    """The leftmost start of each row: in a loose line that is justified, each word may be one."""
    found: list[Word] = []
    bottom = float("-inf")
    for word in sorted(starts, key=lambda w: w.box.middle[1]):
        if word.box.middle[1] > bottom:
            found.append(word)
            bottom = word.box.bottom
        elif word.box.x0 < found[-1].box.x0:
            found[-1] = word
    return found


def _row_count(words: Iterable[Word]) -> int:
    """How many rows of type the words stand in."""
    count = 0
    bottom = float("-inf")
    for word in sorted(words, key=lambda w: w.box.middle[1]):
        if word.box.middle[1] > bottom:
            count += 1
            bottom = word.box.bottom
    return count
