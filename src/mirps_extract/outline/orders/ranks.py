"""Whether headings of a style divide a page over all columns, or stand in one of them each.

One page often does not tell; all of them together do. Where headings never stand but in the first
column, though there is text in others above them, they divide the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mirps_extract.outline.evidence import Evidence, Style
from mirps_extract.outline.page_model import HEAD_GAP

TELLING = 4
"""Headings of a style that stand in the first column, at least, and none elsewhere, to tell."""

ELSEWHERE = 0.15
"""Part of a style's headings that stand in further columns, at least, if they divide no page."""


def ranks_of(pages: Iterable[Sequence[Evidence]]) -> Mapping[Style, bool]:
    """For each style of headings of focus areas that tells: whether they divide pages."""
    first: Counter[Style] = Counter()
    further: Counter[Style] = Counter()
    for lines in pages:
        texts = [line for line in lines if line.is_text]
        for heading in lines:
            under = _text_under(heading, lines) if heading.reads.area else None
            if under is None:
                continue
            if any(text.line.box.x1 <= under.line.box.x0 for text in texts):
                further[heading.style] += 1
            elif any(
                text.line.box.x0 >= under.line.box.x1
                and text.line.box.bottom <= heading.line.box.top
                for text in texts
            ):
                first[heading.style] += 1
    found = {style: True for style, n in first.items() if n >= TELLING and not further[style]}
    for style, n in further.items():
        if n >= max(2.0, ELSEWHERE * (n + first[style])):
            found[style] = False
    return found


def _text_under(heading: Evidence, lines: Sequence[Evidence]) -> Evidence | None:
    """The text right below a heading; None if there is none, as below a label."""
    if not heading.heads:
        return None
    box, gap = heading.line.box, HEAD_GAP * heading.line.type.size
    below = (
        line
        for line in lines
        if 0 <= line.line.box.top - box.bottom <= gap and line.line.box.x_overlap(box) > 0
    )
    under = min(below, key=lambda line: line.line.box.top, default=None)
    return under if under is not None and under.is_text and not under.heads else None
