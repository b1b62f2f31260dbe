"""Running heads, feet and page numbers: told by repetition and place, not by their words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mirps_extract.layout.values import Line, Type, Zone
from mirps_extract.read.keeping import kept
from mirps_extract.read.values import Page, Word

MARGIN = 0.1
"""Running lines stand in the outer tenth of the page: above, below or, turned, at its sides."""

SAME_HEIGHT = 3.0
"""Points by which a running line may move from page to page."""

SAME_SIZE = 0.3
"""Points by which its size may differ."""

PAGES = 3
"""A line set apart by its type runs if it stands in the same place on this many pages."""

CLEAR = 1.0
"""Ems of white between a running line and the body, at least."""

NUMBER = re.compile(r"\d{1,4}")

Sized = tuple[Sequence[Line], float]
"""The lines of a page and the page's height."""


def placed(pages: Mapping[int, Sized], body: Type) -> dict[int, list[Line]]:
    """Mark the lines that recur in the margins.

    Args:
        pages: by page number, the page's lines and its height.
        body: how most of the document is set.

    Returns:
        The same lines by page number, with `zone` set.
    """
    edge = {
        (number, i): lines[i]
        for number, (lines, height) in pages.items()
        for i in _outermost(lines, height)
    }
    numbers = _page_numbers(edge)
    heads = _alone(_running(edge, body, len(pages)) - numbers, numbers, pages)
    marked: dict[int, list[Line]] = {}
    for number, (lines, _) in pages.items():
        marked[number] = [
            replace(
                line,
                zone=Zone.PAGE_NUMBER
                if (number, i) in numbers
                else Zone.RUNNING_HEAD
                if (number, i) in heads
                else Zone.BODY,
            )
            for i, line in enumerate(lines)
        ]
    return marked


def turned_edges(pages: Sequence[Page]) -> dict[int, Sequence[Word]]:
    """The turned words along the left or right edge of pages, if enough pages have some."""
    found = {
        page.number: kept(
            word
            for word in page.words
            if word.turn and word.visible and _in_side_margin(word, page)
        )
        for page in pages
    }
    recurs = sum(bool(words) for words in found.values()) >= PAGES
    return {number: words if recurs else () for number, words in found.items()}


def _in_side_margin(word: Word, page: Page) -> bool:
    return not MARGIN * page.width < word.box.middle[0] < (1 - MARGIN) * page.width


Key = tuple[int, int]


def _in_margin(line: Line, height: float) -> bool:
    return line.box.bottom <= MARGIN * height or line.box.top >= (1 - MARGIN) * height


def _outermost(lines: Sequence[Line], height: float) -> list[int]:
    """The lines of the margin with nothing but such lines between them and the page's edge."""
    inner = [line.box for line in lines if not _in_margin(line, height)]
    highest = min((box.bottom for box in inner), default=float("inf"))
    lowest = max((box.top for box in inner), default=float("-inf"))
    return [
        i
        for i, line in enumerate(lines)
        if _in_margin(line, height)
        and (
            line.box.top < highest
            if line.box.bottom <= MARGIN * height
            else line.box.bottom > lowest
        )
    ]


def _page_numbers(edge: Mapping[Key, Line]) -> set[Key]:
    """Lines of the margin whose number keeps step with the page."""
    by_offset: dict[tuple[int, str], set[Key]] = defaultdict(set)
    for key, line in edge.items():
        numbers = NUMBER.findall(line.text)
        if numbers:
            frame = NUMBER.sub("#", line.text)
            by_offset[int(numbers[0]) - key[0], frame].add(key)
    found: set[Key] = set()
    for (offset, frame), keys in by_offset.items():
        pages = {page for page, _ in keys}
        bare = not re.search(r"[^\W\d_]", frame)
        if len(pages) > 1 or (bare and offset == 0):
            found |= keys
    return found


def _running(edge: Mapping[Key, Line], body: Type, pages: int) -> set[Key]:
    """Lines of the margin that stand in the same place on several pages."""
    found: set[Key] = set()
    enough = min(PAGES, max(2, pages // 2))
    by_top = sorted(edge.items(), key=lambda item: item[1].box.top)
    tops = [line.box.top for _, line in by_top]
    known: dict[tuple[float, str, float], tuple[Counter[str], int]] = {}
    for key, line in edge.items():
        # Running lines share a few places, each of which is looked at once.
        place = (line.box.top, line.type.font, line.type.size)
        if place not in known:
            low = bisect_left(tops, line.box.top - SAME_HEIGHT)
            high = bisect_right(tops, line.box.top + SAME_HEIGHT)
            alike = [item for item in by_top[low:high] if _same_place(line, item[1])]
            texts = Counter(NUMBER.sub("#", other.text) for _, other in alike)
            known[place] = texts, len({page for (page, _), _ in alike})
        texts, on_pages = known[place]
        repeats = texts[NUMBER.sub("#", line.text)]
        if repeats >= enough or (on_pages >= PAGES and not _is_body(line.type, body)):
            found.add(key)
    return found


def _alone(found: set[Key], numbers: set[Key], pages: Mapping[int, Sized]) -> set[Key]:
    """Those of the lines that the body neither stands beside nor comes close to."""
    while True:
        margin = found | numbers
        shared = {
            (page, i)
            for page, i in found
            if any(
                (page, k) not in margin and _touches(pages[page][0][i], other)
                for k, other in enumerate(pages[page][0])
                if k != i
            )
        }
        if not shared:
            return found
        found = found - shared


def _touches(line: Line, other: Line) -> bool:
    """Whether a line of the body shares a running line's row or stands close to it."""
    gap = -line.box.y_overlap(other.box)
    return gap < 0 or (gap < CLEAR * line.type.size and line.box.x_overlap(other.box) > 0)


def _same_place(a: Line, b: Line) -> bool:
    return (
        abs(a.box.top - b.box.top) <= SAME_HEIGHT
        and a.type.font == b.type.font
        and abs(a.type.size - b.type.size) <= SAME_SIZE
    )


def _is_body(kind: Type, body: Type) -> bool:
    return kind.font == body.font and abs(kind.size - body.size) <= SAME_SIZE
