"""Words to lines: rows of type, parted at gutters, wide gaps, panels and vertical rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mirps_extract.geometry import Box, union
from mirps_extract.layout.gutters import STOP_SLACK, starts_of, stops_of
from mirps_extract.layout.rows import is_mark
from mirps_extract.layout.values import Line, Type
from mirps_extract.read.values import Page, Word

VERY_WIDE_GAP = 3.0
"""Ems of white that always part two words: no justified line is as loose."""

WIDE_GAP = 1.5
"""Ems of white that part two words if the second starts at a stop that others share."""

OUTSTANDING = 2.5
"""Ems by which a mark or a heading may stand out to the left of its column's text."""

OUTSTANDING_GAP = 0.4
"""Ems of white that must still lie before it."""

LOOSER = 1.6
"""Factor by which a gap must exceed the others of its line to part it."""

PANEL_GAP = 0.6
"""Ems of white that part two words which stand on different panels."""

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
    panels = _panels(page)
    edges = [stop[0].box.x0 for stop in stops_of(starts_of(words, followed))]
    upright_rules = [rule for rule in page.rules if rule.height > rule.width]
    followers = set(followed.values())
    lines: list[Line] = []
    for first in range(len(words)):
        if first in followers:
            continue
        chain = [words[first]]
        at = first
        while at in followed:
            at = followed[at]
            if _parts(chain, words[at], gutters, edges, upright_rules, panels):
                lines.append(_line(chain, panels))
                chain = []
            chain.append(words[at])
        lines.append(_line(chain, panels))
    return sorted(lines, key=lambda line: (line.box.top, line.box.x0))


def weight_of(font: str) -> int:
    """The weight that a font's name tells, from 100 to 900; 400 where it tells none."""
    return next((weight for pattern, weight in WEIGHTS if pattern.search(font)), 400)


def type_of(words: Sequence[Word]) -> Type:
    """How most of the characters of `words` are set."""
    count: Counter[tuple[str, float, tuple[float, float, float] | None]] = Counter()
    for word in words:
        count[word.font, word.size, word.colour] += len(word.text)
    (font, size, colour), _ = max(count.items(), key=lambda item: (item[1], item[0][1]))
    return Type(font, size, weight_of(font), colour)


def _parts(
    chain: Sequence[Word],
    right: Word,
    gutters: Sequence[Box],
    edges: Sequence[float],
    rules: Sequence[Box],
    panels: Sequence[Box],
) -> bool:
    """Whether a line ends before `right`."""
    left = chain[-1]
    em = max(min(left.size, right.size), 1.0)
    gap = Box(left.box.x1, right.box.top, right.box.x0, right.box.bottom)
    y = right.box.middle[1]
    for gutter in gutters:
        held = gutter.top <= y <= gutter.bottom and gap.x0 <= gutter.x0 + STOP_SLACK
        starts = max(gutter.x0, gutter.x1 - OUTSTANDING * em) - STOP_SLACK
        if held and gap.width >= OUTSTANDING_GAP * em and gap.x1 >= starts:
            return True
    if any(rule.top <= y <= rule.bottom and gap.x0 <= rule.x0 <= gap.x1 for rule in rules):
        return True
    if gap.width >= PANEL_GAP * em and _panel(left.box, panels) != _panel(right.box, panels):
        return True
    if len(chain) == 1 and is_mark(left, right):
        return False  # a list mark stands as far before its text as the designer likes
    if gap.width >= VERY_WIDE_GAP * em:
        return True
    if len(chain) > 1 and gap.width < LOOSER * _widest_gap(chain):
        return False  # a justified line is as loose everywhere
    shared = any(abs(right.box.x0 - edge) <= 2 * STOP_SLACK for edge in edges)
    return gap.width >= WIDE_GAP * em and shared


def _widest_gap(chain: Sequence[Word]) -> float:
    """The widest white between the words of a line, its list mark left out."""
    words = chain[1:] if len(chain) > 2 and is_mark(chain[0], chain[1]) else chain
    return max((b.box.x0 - a.box.x1 for a, b in pairwise(words)), default=0.0)


def _line(words: Sequence[Word], panels: Sequence[Box]) -> Line:
    box = union(word.box for word in words)
    return Line(tuple(words), box, type_of(words), _panel(box, panels))


def _panels(page: Page) -> list[Box]:
    """Filled shapes that can lie behind text, smallest first."""
    whole = page.width * page.height
    boxes = {shape.box for shape in page.shapes if shape.box.area <= PAGE_FILL * whole}
    return sorted(boxes, key=lambda box: (box.area, box))


def _panel(box: Box, panels: Sequence[Box]) -> Box | None:
    return next((panel for panel in panels if panel.holds(box, slack=STOP_SLACK)), None)
