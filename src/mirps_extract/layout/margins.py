"""Running heads, feet and page numbers: told by repetition and place, not by their words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from mirps_extract.indices import InOrder
from mirps_extract.layout.values import Line, Type, Zone
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

SMALLER, CLEAR_SMALLER = 0.93, 0.3
"""Up to this factor of the size of what is beside it, a line is no heading of that: less white will
do."""

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


def turned_edges(pages: Sequence[Page]) -> dict[int, tuple[Word, ...]]:
    """The turned words along the left or right edge of pages, if enough pages have some."""
    found = {
        page.number: tuple(
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
    """Lines of the margin whose number keeps step with the page, two of them at one height.

    The numbers of the last row on a page and of the first on the next may keep step, too.
    """
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
        tops = sorted(edge[key].box.top for key in keys)
        level = any(b - a <= SAME_HEIGHT for a, b in pairwise(tops))
        if (len(pages) > 1 and level) or (bare and offset == 0):
            found |= keys
    return found


def _running(edge: Mapping[Key, Line], body: Type, pages: int) -> set[Key]:
    """Lines of the margin that stand in the same place on several pages."""
    found: set[Key] = set()
    enough = min(PAGES, max(2, pages // 2))
    by_font: dict[str, list[_Placed]] = defaultdict(list)
    for key, line in sorted(edge.items(), key=lambda item: item[1].box.top):
        by_font[line.type.font].append((key, line, NUMBER.sub("#", line.text)))
    for placed_lines in by_font.values():
        for size in {line.type.size for _, line, _ in placed_lines}:
            alike = [p for p in placed_lines if abs(p[1].type.size - size) <= SAME_SIZE]
            for (key, line, _), repeats, on_pages in _with_counts_level(alike):
                set_apart = on_pages >= PAGES and not _is_body(line.type, body)
                if line.type.size == size and (repeats >= enough or set_apart):
                    found.add(key)
    return found


_Placed = tuple[Key, Line, str]
"""A line of the margin, and its text with a sign for each number."""


def _with_counts_level(lines: Sequence[_Placed]) -> Iterator[tuple[_Placed, int, int]]:
    """For each of some lines, from the top, how many of its text are level with it.

    And on how many pages there are lines level with it. What is level is counted as it comes into
    reach and as it goes out of it.
    """
    texts: Counter[str] = Counter()
    on_pages: Counter[int] = Counter()
    low = high = 0
    for placed_line in lines:
        top = placed_line[1].box.top
        while high < len(lines) and lines[high][1].box.top - top <= SAME_HEIGHT:
            texts[lines[high][2]] += 1
            on_pages[lines[high][0][0]] += 1
            high += 1
        while top - lines[low][1].box.top > SAME_HEIGHT:
            texts[lines[low][2]] -= 1
            page = lines[low][0][0]
            on_pages[page] -= 1
            if not on_pages[page]:
                del on_pages[page]
            low += 1
        yield placed_line, texts[placed_line[2]], len(on_pages)


def _alone(found: set[Key], numbers: set[Key], pages: Mapping[int, Sized]) -> set[Key]:
    """Those of the lines that the body neither stands beside nor comes close to.

    A line that it comes close to is of the body itself from then on.
    """
    on_page: dict[int, set[int]] = defaultdict(set)
    for page, i in found:
        on_page[page].add(i)
    shared: set[Key] = set()
    for page, running in on_page.items():
        lines = pages[page][0]
        body = [i for i in range(len(lines)) if (page, i) not in numbers and i not in running]
        shared |= {(page, i) for i in _reached(running, body, lines)}
    return found - shared


def _reached(running: set[int], body: Sequence[int], lines: Sequence[Line]) -> set[int]:
    """Which of the running lines of a page the body touches, one after the other."""
    by_top = InOrder(running, lambda i: lines[i].box.top)
    near = CLEAR * max(lines[i].type.size for i in running)
    tallest = max(lines[i].box.height for i in running)
    reached: set[int] = set()
    waiting = list(body)
    while waiting:
        other = lines[waiting.pop()]
        for i in by_top.between(other.box.top - near - tallest, other.box.bottom + near):
            if i not in reached and _touches(lines[i], other):
                reached.add(i)
                waiting.append(i)
    return reached


def _touches(line: Line, other: Line) -> bool:
    """Whether a line of the body shares a running line's row or stands close to it."""
    gap = -line.box.y_overlap(other.box)
    clear = CLEAR_SMALLER if line.type.size <= SMALLER * other.type.size else CLEAR
    return gap < 0 or (gap < clear * line.type.size and line.box.x_overlap(other.box) > 0)


def _is_body(kind: Type, body: Type) -> bool:
    return kind.font == body.font and abs(kind.size - body.size) <= SAME_SIZE
