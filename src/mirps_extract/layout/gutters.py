"""The white strips between columns, found from where lines start.

A column shows by its left edge: lines that start at the same x with nothing in the strip before
them, and text on the other side of it. Looking only at such alignment stops keeps the search
small; the idea of columns as maximal empty rectangles is from T. M. Breuel, "Two geometric
algorithms for layout analysis" (DAS 2002).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from statistics import median

from mirps_extract.geometry import Box
from mirps_extract.layout.rows import is_mark
from mirps_extract.read.values import Word

START_GAP = 0.9
"""Ems of white before a word from which on it may start a line."""

STOP_SLACK = 1.5
"""Points by which the starts of one column's lines may differ."""

NARROWEST = 0.6
"""Width of the narrowest gutter, in ems."""

WIDE = 1.5
"""Width in ems from which on a gutter is believed with few rows beside it."""

FEW_ROWS = 2
"""Rows of text that a wide gutter must have on either side, all its strips together."""

ROWS = 3
"""Rows of text that a narrow one must have."""

RIVER = 1.8
"""Ems of height from which on white beside a single row is more than one loose line of text."""

ENCLOSED = 0.3
"""Ems of white more than between its rows that part a text of two rows from others, at least."""

REACH = 4.0
"""Ems by which a gutter may go on above and below the rows that show it."""

NEXT_ROW = 2.0
"""Ems from a gutter to the middle of the next row, at most."""

HANGING = 3.0
"""Ems by which the first line of an item stands out to the left of its others, at most."""

WIDER = 1.5
"""Factor by which a gutter is wider than the white between the words beside it."""

ALIGNED = 0.6
"""Part of the lines right of a gutter that must start at a stop; in running text they do not."""


def starts_of(words: Sequence[Word], followed: dict[int, int]) -> list[Word]:
    """The words that may start a line: nothing, or a wide gap, before them."""
    before = {right: left for left, right in followed.items()}
    return [
        word
        for i, word in enumerate(words)
        if i not in before or word.box.x0 - words[before[i]].box.x1 >= START_GAP * word.size
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
    page = _PageOfWords(words, starts_of(words, followed), em)
    found: list[Box] = []
    for stop, edge in zip(page.stops, page.edges, strict=True):
        rights = _Column(stop)
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


class _Column:
    """Words by the height of their middles."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._words = sorted(words, key=lambda word: word.box.middle[1])
        self._middles = [word.box.middle[1] for word in self._words]

    def between(self, top: float, bottom: float) -> list[Word]:
        """The words whose middles lie between two heights."""
        return self._words[bisect_left(self._middles, top) : bisect_right(self._middles, bottom)]


class _PageOfWords:
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
        self.words, self.starts = _Column(words), _Column(starts)
        marks = {word.id for word in starts if is_mark(word)}
        self.bodies = [word for word in words if word.id not in marks]
        self.inner = _Column(self.bodies)
        self.texts = _Column(
            w
            for w in self.bodies
            if (len(w.text) > 1 or w.text.isalpha()) and not w.text.isdecimal()
        )

    def is_at_stop(self, word: Word) -> bool:
        """Whether a word starts at an edge that others share."""
        at = bisect_right(self.edges, word.box.x0)
        return at > 0 and word.box.x0 - self.edges[at - 1] <= 2 * STOP_SLACK


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


def _before_heading(page: _PageOfWords, strip: Box, side: int) -> Box | None:
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
    x1 = min(box.x0 for box in across if box.y_overlap(first) > 0)
    white = Box(strip.x0, first.top, x1, first.bottom)
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
    page: _PageOfWords, rights: Sequence[Word], run: tuple[float, float, float]
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
    row = [w for w in page.words.between(top, bottom) if w.box.x0 <= edge + STOP_SLACK]
    if _is_river(row, Box(x0, top, edge, bottom)):
        return None
    rows = min(_rows(beside), _rows(facing))
    free = run[2] - run[1]
    if (rows == 1 and _is_no_column(facing, free)) or (rows == 2 and _is_enclosed(facing, free)):
        return None
    if rows == 1 and _is_flush(page, run, edge - x0):
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
    return [word for word in texts if word.id not in ids] if _rows(hanging) == 1 else texts


def _is_no_column(facing: Sequence[Word], free: float) -> bool:
    """Whether words of one row are no column: numbers behind a text, or a river's one line.

    Args:
        facing: the words to the right of a strip.
        free: the height of the stretch in which nothing stands in the strip, in points.
    """
    numbers = all(word.text.isdecimal() for word in facing)
    return numbers or free < RIVER * max(word.size for word in facing)


def _is_flush(page: _PageOfWords, run: tuple[float, float, float], white: float) -> bool:
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


def _is_enclosed(facing: Sequence[Word], free: float) -> bool:
    """Whether the white beside two rows is a river: the next above and below run over it.

    Args:
        facing: the words to the right of a strip.
        free: the height of the stretch in which nothing stands in the strip, in points.
    """
    middles = [word.box.middle[1] for word in facing]
    size = max(word.size for word in facing)
    return free < 3 * (max(middles) - min(middles)) - (1 - ENCLOSED) * size


def _is_river(words: Sequence[Word], strip: Box) -> bool:
    """Whether the white of a strip is no wider, as a rule, than that between words beside it."""
    ratios = []
    for row in _in_rows(words):
        gaps = [(b.box.x0 - a.box.x1, a.box.x1) for a, b in pairwise(row)]
        own = [gap for gap, x in gaps if strip.x0 - STOP_SLACK <= x <= strip.x1]
        others = [gap for gap, x in gaps if not strip.x0 - STOP_SLACK <= x <= strip.x1 and gap > 0]
        if own and others:
            ratios.append(own[0] / max(median(others), 0.1))
    return bool(ratios) and median(ratios) < WIDER


def _in_rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words by row of type, from the top, each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.middle[1]):
        if rows and word.box.middle[1] <= rows[-1][0].box.bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.box.x0) for row in rows]


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


def _rows(words: Iterable[Word]) -> int:
    """How many rows of type the words stand in."""
    count = 0
    bottom = float("-inf")
    for word in sorted(words, key=lambda w: w.box.middle[1]):
        if word.box.middle[1] > bottom:
            count += 1
            bottom = word.box.bottom
    return count
