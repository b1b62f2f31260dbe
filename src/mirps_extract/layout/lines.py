"""Words to lines: rows of type, parted at gutters, wide gaps, panels and vertical rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.heights import ByHeight
from mirps_extract.layout.gutters import STOP_SLACK, starts_of, stops_of
from mirps_extract.layout.rows import is_mark
from mirps_extract.layout.values import Line, Type
from mirps_extract.read.values import Colour, Page, Word

VERY_WIDE_GAP = 3.0
"""Ems of white that always part two words of a line that is not justified."""

WIDE_GAP = 1.5
"""Ems of white that part two words if the second starts at a stop that others share."""

RESIZED = 1.15
"""Factor by which the sizes of two words differ that an em of white parts."""

RESIZED_GAP = 1.0
"""That white, in ems of the smaller."""

LOOSEST = 8.0
"""Ems of white between two words of a loose line, at most: of two, in a narrow column."""

OUTSTANDING = 2.5
"""Ems by which a heading may stand out to the left of its column's text, or a line to the right of
the column before."""

MARK_OUTSTANDING = 5.5
"""Ems by which a list mark may stand out to the left: codes are long."""

OUTSTANDING_GAP = 0.4
"""Ems of white that must still lie before it."""

OUT_OF_LINE, FEW_GAPS = 4.0, 4
"""Factor by which a gap is wider than most in its row that parts it, if there are more than few."""

TIGHT = 0.5
"""Ems of white between words that are set tight: no line with such gaps is loose."""

EVEN = 1.6
"""Factor by which the gaps of a justified line differ at most."""

ALIKE = 0.1
"""Points by which gaps differ that are the same: no words of a text stand so by chance."""

NEXT_ROW = 2.0
"""Ems from the middle of one row to that of the next in a paragraph, at most."""

COMMON_END = 4
"""Lines that end at the same x where a column is justified."""

ABBREVIATION = re.compile(r"(?![ivx]+\.)[a-z]{2}\.", re.I)
"""Two letters that number nothing."""

NUMBER = re.compile(r"\d{1,3}")
"""A bare number, which may number an item."""

PANEL_GAP = 0.6
"""Ems of white that part two words which stand on different panels."""

BADGE = 4.0
"""Ems that a panel under an item's number is wide at most: a disc, or a cell of a table."""

DOT_SIZE = 10.0
"""Points that a bullet measures at most which is drawn or placed as a picture."""

DOT_DISTANCE = 2.5
"""Ems before a line in which a drawn bullet stands."""

PAGE_FILL = 0.5
"""A filled shape that covers more of the page than this is a background, not a panel."""

WEIGHTS = (
    (re.compile(r"thin|hairline", re.I), 100),
    (re.compile(r"(extra|ultra)-?light", re.I), 200),
    (re.compile(r"light", re.I), 300),
    (re.compile(r"(semi|demi)-?bold|demi\b", re.I), 600),
    (re.compile(r"(extra|ultra)-?bold", re.I), 800),
    (re.compile(r"black|heavy", re.I), 900),
    (re.compile(r"bold|-bd\b|bd$", re.I), 700),
    (re.compile(r"medium", re.I), 500),
)
"""Weight words in font names, and the weights they stand for (those of OpenType's OS/2 table)."""


def lines_of(
    page: Page, words: Sequence[Word], followed: dict[int, int], gutters: Sequence[Box]
) -> list[Line]:
    """Chain the words of a page to lines.

    Args:
        page: the page, for its shapes and rules.
        words: its upright words.
        followed: which word follows which in its row.
        gutters: the white strips between its columns.

    Returns:
        Every word in exactly one line, lines from the top.
    """
    panels = _Panels(_panels(page))
    dividers = _Dividers(gutters, _upright(page.rules), panels)
    segments = [
        segment for chain in _chains(words, followed) for segment in _divided(chain, dividers)
    ]
    edges = _Edges(
        [stop[0].box.x0 for stop in stops_of(starts_of(words, followed))],
        sorted(segment[-1].box.x1 for segment in segments),
    )
    dots = _Dots(page, panels)
    rows = _Rows(words)
    lines = [
        _line(part, panels, dots)
        for segment in segments
        for part in _loosened(segment, edges, rows)
    ]
    return sorted(lines, key=lambda line: (line.box.top, line.box.x0))


def weight_of(font: str) -> int:
    """The weight that a font's name tells, from 100 to 900; 400 where it tells none."""
    return next((weight for pattern, weight in WEIGHTS if pattern.search(font)), 400)


def type_of(words: Iterable[Word]) -> Type:
    """How most of the characters of `words` are set."""
    count: Counter[tuple[str, float, tuple[float, float, float] | None]] = Counter()
    for word in words:
        count[word.font, word.size, word.colour] += len(word.text)
    (font, size, colour), _ = max(count.items(), key=lambda item: (item[1], item[0][1]))
    return _type(font, size, colour)


@lru_cache(maxsize=1024)
def _type(font: str, size: float, colour: Colour | None) -> Type:
    """A type: lines that are set alike share theirs."""
    return Type(font, size, weight_of(font), colour)


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where the lines of a page start and end: the stops, and all ends from left to right."""

    starts: Sequence[float]
    ends: Sequence[float]

    def is_start(self, word: Word) -> bool:
        x0, reach = word.box.x0, 2 * STOP_SLACK
        at = bisect_left(self.starts, x0)
        return any(abs(x0 - start) <= reach for start in self.starts[max(at - 1, 0) : at + 1])

    def is_common_end(self, word: Word) -> bool:
        low = bisect_left(self.ends, word.box.x1 - STOP_SLACK)
        high = bisect_right(self.ends, word.box.x1 + STOP_SLACK)
        return high - low >= COMMON_END


def _chains(words: Sequence[Word], followed: dict[int, int]) -> Iterator[list[Word]]:
    """The rows of words, each from its first word on."""
    followers = set(followed.values())
    for first in range(len(words)):
        if first not in followers:
            chain = [first]
            while chain[-1] in followed:
                chain.append(followed[chain[-1]])
            yield [words[i] for i in chain]


class _Panels:
    """The panels of a page.

    Args:
        panels: filled shapes that can lie behind text, smallest first.
    """

    def __init__(self, panels: Sequence[Box]) -> None:
        self.boxes = panels
        self._by_height = ByHeight(panels, STOP_SLACK)

    def around(self, box: Box) -> Box | None:
        """The smallest around a box, if there is one."""
        near = (self.boxes[at] for at in self._by_height.at(box.middle[1]))
        return next((panel for panel in near if panel.holds(box, slack=STOP_SLACK)), None)


class _Dividers:
    """What parts the words of a row: gutters, upright rules and the edges of panels."""

    def __init__(self, gutters: Sequence[Box], rules: Sequence[Box], panels: _Panels) -> None:
        self._gutters, self._rules, self.panels = gutters, rules, panels
        self._by_height = ByHeight(gutters), ByHeight(rules)

    def gutters(self, y: float) -> list[Box]:
        """The gutters at a height."""
        return [self._gutters[at] for at in self._by_height[0].at(y)]

    def rules(self, y: float) -> list[Box]:
        """The upright rules at a height."""
        return [self._rules[at] for at in self._by_height[1].at(y)]


def _divided(chain: Sequence[Word], dividers: _Dividers) -> list[list[Word]]:
    """A row parted at gutters, upright rules and the edges of panels."""
    segments = [[chain[0]]]
    gaps = sorted(b.box.x0 - a.box.x1 for a, b in pairwise(chain))
    usual = gaps[len(gaps) // 2] if len(gaps) > 2 else 0.0
    for left, right, after in zip(chain, chain[1:], (*chain[2:], None), strict=False):
        gap = Box(left.box.x1, right.box.top, right.box.x0, right.box.bottom)
        em, y = _em(left, right), right.box.middle[1]
        text = after if after is not None and is_mark(right) else None
        parted = (
            (
                gap.width > usual
                and not _hangs(segments[-1], right, gap, em)
                and any(_lies_in(gap, left, g, em, text) for g in dividers.gutters(y))
            )
            or any(gap.x0 <= rule.x0 <= gap.x1 for rule in dividers.rules(y))
            or (
                gap.width >= PANEL_GAP * em
                and dividers.panels.around(left.box) != dividers.panels.around(right.box)
                and not (len(segments[-1]) == 1 and _is_badge(left, right, dividers.panels))
            )
        )
        if parted:
            segments.append([])
        segments[-1].append(right)
    return segments


def _is_badge(first: Word, second: Word, panels: _Panels) -> bool:
    """Whether a word numbers the text beside it from a small panel of its own."""
    em = _em(first, second)
    if second.box.x0 - first.box.x1 >= VERY_WIDE_GAP * em or not _is_before_text(first, second):
        return False
    panel = panels.around(first.box)
    return panel is not None and panel.width <= BADGE * em


def _hangs(segment: Sequence[Word], right: Word, gap: Box, em: float) -> bool:
    """Whether a segment is but the list mark of what follows."""
    return len(segment) == 1 and gap.width < VERY_WIDE_GAP * em and is_mark(segment[0], right)


def _lies_in(gap: Box, left: Word, gutter: Box, em: float, text: Word | None) -> bool:
    """Whether the white behind a word is a gutter's; a mark before a `text` may stand in it."""
    held = gutter.top <= gap.middle[1] <= gutter.bottom and left.box.x0 < gutter.x0
    starts = max(gutter.x0, gutter.x1 - OUTSTANDING * em) - STOP_SLACK
    if text is not None and abs(text.box.x0 - gutter.x1) <= STOP_SLACK:
        starts = gutter.x1 - MARK_OUTSTANDING * em
    return held and gap.width >= OUTSTANDING_GAP * em and gap.x1 >= starts


class _Rows:
    """What stands above and below the white between two words; list marks stand in white."""

    def __init__(self, words: Iterable[Word]) -> None:
        texts = (word for word in words if not is_mark(word))
        self._words = sorted(texts, key=lambda word: word.box.top)
        self._tops = [word.box.top for word in self._words]
        self._tallest = max((word.box.height for word in self._words), default=0.0)

    def is_loose(self, left: Word, right: Word) -> bool:
        """Whether the rows next above and below run over the white: it is that of a loose line."""
        em = _em(left, right)
        gap = Box(left.box.x1, left.box.top, right.box.x0, left.box.bottom)
        if gap.width > LOOSEST * em:
            return False
        sides = [self._runs_over(gap, side, em) for side in (-1, 1)]
        known = [side for side in sides if side is not None]
        return bool(known) and all(known)

    def _runs_over(self, gap: Box, side: int, em: float) -> bool | None:
        """Whether the next row on one side has a word in the white; None if there is no row."""
        middle = gap.middle[1]
        low = middle - NEXT_ROW * em if side < 0 else middle
        high = middle if side < 0 else middle + NEXT_ROW * em
        first = bisect_left(self._tops, low - self._tallest)
        last = bisect_right(self._tops, high)
        near = [
            word.box
            for word in self._words[first:last]
            if low <= word.box.middle[1] <= high
            and word.box.y_overlap(gap) <= 0.3 * word.box.height
        ]
        if not any(b.x0 < gap.x1 and b.x1 > gap.x0 - 8 * em for b in near) or not any(
            b.x1 > gap.x0 and b.x0 < gap.x1 + 8 * em for b in near
        ):
            return None
        # Right before a column there is white in each row: no space between words is as wide.
        inner = Box(max(gap.x0, gap.x1 - em), gap.top, gap.x1 - 0.05 * em, gap.bottom)
        return any(b.x_overlap(inner) > 0 for b in near) and _widest(near, gap) < WIDE_GAP * em


def _widest(row: Sequence[Box], gap: Box) -> float:
    """The widest white, in points, that the words of a row leave within a gap."""
    widest, x0 = 0.0, gap.x0
    for box in sorted(row):
        widest = max(widest, min(box.x0, gap.x1) - x0)
        x0 = max(x0, box.x1)
    return max(widest, gap.x1 - x0)


def _loosened(segment: Sequence[Word], edges: _Edges, rows: _Rows) -> list[list[Word]]:
    """A segment parted at wide gaps, unless it is a justified line and wide everywhere."""
    # A list mark stands as far before its text as the designer likes.
    at = 1 if len(segment) > 1 and _is_before_text(segment[0], segment[1]) else 0
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(segment[at:])]
    usual = sorted(gaps)[(len(gaps) - 1) // 2] if gaps else 0.0
    even = bool(gaps) and max(gaps) <= EVEN * max(min(gaps), 0.1)
    if not gaps or (even and edges.is_start(segment[0]) and edges.is_common_end(segment[-1])):
        return [list(segment)]
    if len(gaps) > 1 and max(gaps) - min(gaps) <= ALIKE and _is_text(segment):
        return [list(segment)]
    parts = [list(segment[: at + 1])]
    for gap, (left, right) in zip(gaps, pairwise(segment[at:]), strict=True):
        em = _em(left, right)
        shared = edges.is_start(right)
        resized = max(left.size, right.size) >= RESIZED * em and gap >= RESIZED_GAP * em
        # So does one that opens what is beside: a bare number there may as well be a cell.
        marked = len(parts) > 1 and len(parts[-1]) == 1 and _is_sign_before(left, right)
        tight = len(gaps) > 1 and sum(other <= TIGHT * em for other in gaps) == len(gaps) - 1
        alone = gap >= OUT_OF_LINE * usual and (tight or len(gaps) > FEW_GAPS)
        wide = (gap >= WIDE_GAP * em and (shared or alone)) or resized
        parted = gap >= VERY_WIDE_GAP * em or (wide and not marked)
        if parted and not rows.is_loose(left, right):
            parts.append([])
        parts[-1].append(right)
    return parts


def _is_text(segment: Sequence[Word]) -> bool:
    """Whether words have letters: numbers in a row of cells are of one width."""
    return any(word.text[:1].isalpha() for word in segment)


def _is_before_text(first: Word, second: Word) -> bool:
    """Whether a word is a list mark before its text: a bare number is one before a letter.

    "No." heads a column of numbers.
    """
    if is_mark(first, second):
        return not ABBREVIATION.fullmatch(first.text)
    return bool(NUMBER.fullmatch(first.text)) and second.text[:1].isalpha()


def _is_sign_before(first: Word, second: Word) -> bool:
    """Whether a word is a list mark that says nothing: a sign, whatever its font has it under."""
    is_sign = len(first.text) == 1 and not (first.text.isalnum() and first.font == second.font)
    return is_sign and is_mark(first, second)


def _em(left: Word, right: Word) -> float:
    return max(min(left.size, right.size), 1.0)


def _upright(rules: Sequence[Box]) -> list[Box]:
    return [rule for rule in rules if rule.height > rule.width]


def _line(words: Sequence[Word], panels: _Panels, dots: _Dots) -> Line:
    box = union(word.box for word in words)
    badge = len(words) > 1 and _is_badge(words[0], words[1], panels)
    kind = type_of(words)
    panel = panels.around(union(word.box for word in words[1:]) if badge else box)
    near = Box(box.x0 - DOT_DISTANCE * kind.size, box.top, box.x0, box.bottom)
    dot = any(on == panel and near.holds(at, slack=STOP_SLACK) for at, on in dots.level(near))
    return Line(tuple(words), box, kind, panel, dot=dot)


_Dot = tuple[Box, Box | None]
"""A small filled shape, and the panel that it stands on."""


class _Dots:
    """The small filled shapes of a page."""

    def __init__(self, page: Page, panels: _Panels) -> None:
        drawn = [*(shape.box for shape in page.shapes), *page.pictures]
        small = {box for box in drawn if max(box.width, box.height) <= DOT_SIZE}
        others = _Panels([panel for panel in panels.boxes if panel not in small])
        self._dots: list[_Dot] = [
            (box, others.around(box)) for box in sorted(small, key=lambda box: box.middle[1])
        ]
        self._heights = [box.middle[1] for box, _ in self._dots]

    def level(self, box: Box) -> Sequence[_Dot]:
        """Those that may stand within a box."""
        first = bisect_left(self._heights, box.top - DOT_SIZE)
        return self._dots[first : bisect_right(self._heights, box.bottom + DOT_SIZE)]


def _panels(page: Page) -> list[Box]:
    """Filled shapes that can lie behind text, and frames around it, smallest first."""
    whole = page.width * page.height
    drawn = (*(shape.box for shape in page.shapes), *page.frames)
    boxes = {box for box in drawn if box.area <= PAGE_FILL * whole}
    return sorted(boxes, key=lambda box: (box.area, box))
