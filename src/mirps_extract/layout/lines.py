"""Words to lines: rows of type, parted at gutters, wide gaps, panels and vertical rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.indices import HeightIndex, InOrder
from mirps_extract.layout.loose import WIDE_GAP, Rows, em_of
from mirps_extract.layout.panels import Dots, Panels, panels_of
from mirps_extract.layout.rows import is_mark
from mirps_extract.layout.stops import START_GAP, STOP_SLACK, ends_of, starts_of, stops_of
from mirps_extract.layout.values import Line, Type
from mirps_extract.read.values import Colour, Page, Word

VERY_WIDE_GAP = 3.0
"""Ems of white that always part two words of a line that is not justified."""

RESIZED = 1.15
"""Factor by which the sizes of two words differ that an em of white parts."""

RESIZED_GAP = 1.0
"""That white, in ems of the smaller."""

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

SAME_GAP = 0.1
"""Points by which gaps of one width differ, as hardly any do by chance: places are rounded."""

EVEN = 1.6
"""Factor by which the gaps of a justified line differ at most."""

COMMON_END = 4
"""Lines that end at the same x where a column is justified."""

FLUSH, FLUSH_ENDS = 0.3, 3
"""Points by which ends of justified lines differ, and how many tell that a column ends there."""

ABBREVIATION = re.compile(r"(?![ivx]+\.)[a-z]{2}\.", re.I)
"""Two letters that number nothing."""

NUMBER = re.compile(r"\d{1,3}")
"""A bare number, which may number an item."""

PANEL_GAP = 0.6
"""Ems of white that part two words which stand on different panels."""

BADGE = 4.0
"""Ems that a panel under an item's number is wide at most: a disc, or a cell of a table."""

DOT_DISTANCE = 2.5
"""Ems before a line in which a drawn bullet stands."""

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
    panels = Panels(panels_of(page))
    dividers = _Dividers(gutters, _upright(page.rules), panels)
    segments = [
        segment for chain in _chains(words, followed) for segment in _divided(chain, dividers)
    ]
    edges = _Edges(
        [stop[0].box.x0 for stop in stops_of(starts_of(words, followed))],
        InOrder((segment[-1].box.x1 for segment in segments), float),
        InOrder(ends_of(words, followed), float),
    )
    dots = Dots(page, panels)
    rows = Rows(words)
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
    """Where the lines of a page start and end, from left to right.

    Attributes:
        starts: the stops.
        ends: where segments of rows end.
        whites: where words end that wide white or nothing comes after.
    """

    starts: Sequence[float]
    ends: InOrder[float]
    whites: InOrder[float]

    def is_start(self, word: Word) -> bool:
        x0, reach = word.box.x0, 2 * STOP_SLACK
        at = bisect_left(self.starts, x0)
        return any(abs(x0 - start) <= reach for start in self.starts[max(at - 1, 0) : at + 1])

    def is_margin(self, word: Word) -> bool:
        """Whether white begins behind a word where it does in other rows: text is flush there."""
        end = word.box.x1
        return len(self.whites.between(end - FLUSH, end + FLUSH)) >= FLUSH_ENDS

    def is_common_end(self, word: Word) -> bool:
        end = word.box.x1
        return len(self.ends.between(end - STOP_SLACK, end + STOP_SLACK)) >= COMMON_END


def _chains(words: Sequence[Word], followed: dict[int, int]) -> Iterator[list[Word]]:
    """The rows of words, each from its first word on."""
    followers = set(followed.values())
    for first in range(len(words)):
        if first not in followers:
            chain = [first]
            while chain[-1] in followed:
                chain.append(followed[chain[-1]])
            yield [words[i] for i in chain]


class _Dividers:
    """What parts the words of a row: gutters, upright rules and the edges of panels."""

    def __init__(self, gutters: Sequence[Box], rules: Sequence[Box], panels: Panels) -> None:
        self._gutters, self._rules, self.panels = gutters, rules, panels
        self._by_height = HeightIndex(gutters), HeightIndex(rules)

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
        em, y = em_of(left, right), right.box.middle[1]
        opens = gap.width >= START_GAP * em and is_mark(right)
        text = after if opens and not _is_spaced(segments[-1], gap.width) else None
        # A gutter is wider than white in a loose line, but where its columns differ or are flush.
        differs = (left.font, left.size) != (right.font, right.size)
        parted = (
            (
                (
                    differs
                    or gap.width > usual + SAME_GAP
                    or any(_fills(gap, gutter) for gutter in dividers.gutters(y))
                )
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


def _fills(gap: Box, gutter: Box) -> bool:
    """Whether the white between two words is all that of a gutter: text is flush on both sides."""
    return abs(gap.x0 - gutter.x0) <= STOP_SLACK and abs(gap.x1 - gutter.x1) <= STOP_SLACK


def _is_spaced(segment: Sequence[Word], gap: float) -> bool:
    """Whether the white behind a segment is no more than that before its last word: justified."""
    return len(segment) > 1 and gap <= segment[-1].box.x0 - segment[-2].box.x1 + SAME_GAP


def _is_badge(first: Word, second: Word, panels: Panels) -> bool:
    """Whether a word numbers the text beside it from a small panel of its own."""
    em = em_of(first, second)
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


def _loosened(segment: Sequence[Word], edges: _Edges, rows: Rows) -> list[list[Word]]:
    """A segment parted at wide gaps, unless it is a justified line and wide everywhere."""
    # A list mark stands as far before its text as the designer likes.
    at = 1 if len(segment) > 1 and _is_before_text(segment[0], segment[1]) else 0
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(segment[at:])]
    usual = sorted(gaps)[(len(gaps) - 1) // 2] if gaps else 0.0
    even = bool(gaps) and max(gaps) <= EVEN * max(min(gaps), 0.1)
    if not gaps or (even and edges.is_start(segment[0]) and edges.is_common_end(segment[-1])):
        return [list(segment)]
    if len(gaps) > 1 and max(gaps) - min(gaps) <= SAME_GAP and _is_text(segment):
        return [list(segment)]
    parts = [list(segment[: at + 1])]
    for gap, (left, right) in zip(gaps, pairwise(segment[at:]), strict=True):
        em = em_of(left, right)
        shared = edges.is_start(right) or edges.is_margin(left)
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
    if len(parts) == 1:
        return parts
    # What is usual in a part of a row, the white around it does not tell.
    return [smaller for part in parts for smaller in _loosened(part, edges, rows)]


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


def _upright(rules: Sequence[Box]) -> list[Box]:
    return [rule for rule in rules if rule.height > rule.width]


def _line(words: Sequence[Word], panels: Panels, dots: Dots) -> Line:
    box = union(word.box for word in words)
    badge = len(words) > 1 and _is_badge(words[0], words[1], panels)
    kind = type_of(words)
    panel = panels.around(union(word.box for word in words[1:]) if badge else box)
    near = Box(box.x0 - DOT_DISTANCE * kind.size, box.top, box.x0, box.bottom)
    dot = any(on == panel and near.holds(at, slack=STOP_SLACK) for at, on in dots.level(near))
    return Line(tuple(words), box, kind, panel, dot=dot)
