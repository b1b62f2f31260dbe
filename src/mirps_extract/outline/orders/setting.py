"""How a document sets cards and headings: on one page they may be level by chance."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from mirps_extract.geometry import Box, union
from mirps_extract.outline.evidence import LineEvidence, top_of
from mirps_extract.outline.page_model import COLUMN_OVERLAP, HEAD_GAP, SENTENCE_WORDS, STACK_GAP
from mirps_extract.outline.steps import is_beside, leads_on, stacked, white
from mirps_extract.outline.styles import Style

CARD_LEVEL = 3.0
"""Points by which the tops of cards in one row differ, and that cards of two rows may share."""

CARD_WORDS = 2 * SENTENCE_WORDS
"""Words of a card with a text on it, at least: what says how many there are has fewer."""

ASTRAY = 0.25
"""Pairs of cards that are not level for one that is, at most, where cards stand in rows."""

IN_COLUMN = 0.1
"""Part of a style's headings that have text beside them, or in columns before theirs, at least, if
they divide no page."""

TELLING = 4
"""Headings of a style, at least, of which none has if they divide pages."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document sets cards and headings.

    Attributes:
        cards_in_rows: whether cards that stand side by side begin at one height.
        dividing: for styles of titles and headings of focus areas whether they divide a page over
            all columns, or stand in one of them each; those that do not tell are left out.
    """

    cards_in_rows: bool
    dividing: Mapping[Style, bool]


def setting_of(pages: Sequence[Sequence[LineEvidence]]) -> Setting:
    """How a document is set.

    Args:
        pages: the lines of each page.
    """
    return Setting(_cards_in_rows(pages), _dividing(pages))


def _dividing(pages: Iterable[Sequence[LineEvidence]]) -> Mapping[Style, bool]:
    headings: Counter[Style] = Counter()
    in_column: Counter[Style] = Counter()
    for lines in pages:
        texts = [line for line in lines if line.is_text and not line.heads]
        downwards = sorted(lines, key=top_of)
        for head in lines:
            named = head.reads.area is not None or head.reads.country is not None
            last = _second_of(head, downwards) if named else head
            under = _text_under(last, texts) if named else None
            if under is not None:
                headings[head.style] += 1
                box = union((head.line.box, last.line.box))
                in_column[head.style] += any(
                    is_beside(box, e.line.box) or e.line.box.x1 <= under.line.box.x0 for e in texts
                )
    found = {}
    for style, n in headings.items():
        if in_column[style] >= max(1.0, IN_COLUMN * n):
            found[style] = False
        elif not in_column[style] and n >= TELLING:
            found[style] = True
    return found


def _second_of(head: LineEvidence, downwards: Sequence[LineEvidence]) -> LineEvidence:
    """The second line of a heading, or its only one: the first may say all that is known of it."""
    box, reach = head.line.box, head.line.box.bottom + STACK_GAP * head.line.type.size
    first = bisect_left(downwards, box.top, key=top_of)
    near = takewhile(lambda line: line.line.box.top <= reach, islice(downwards, first, None))
    return next((e for e in near if e.style == head.style and stacked(head, e)), head)


def _text_under(head: LineEvidence, texts: Iterable[LineEvidence]) -> LineEvidence | None:
    """The text right below a heading; None if there is none, as below a label."""
    if not leads_on(head):
        return None
    box, gap = head.line.box, HEAD_GAP * head.line.type.size
    near = (e for e in texts if 0 <= white(head, e) <= gap and e.line.box.x_overlap(box) > 0)
    return next(near, None)


def _cards_in_rows(pages: Iterable[Sequence[LineEvidence]]) -> bool:
    level = astray = 0
    for lines in pages:
        words: Counter[Box] = Counter()
        for line in lines:
            if (panel := _card(line)) is not None:
                words[panel] += line.words
        cards = sorted((card for card, n in words.items() if n >= CARD_WORDS), key=_top)
        for k, card in enumerate(cards):
            for other in cards[k + 1 :]:
                if other.top > card.bottom - CARD_LEVEL:
                    break
                if card.x_overlap(other) <= COLUMN_OVERLAP:
                    in_row = other.top - card.top <= CARD_LEVEL
                    level, astray = level + in_row, astray + (not in_row)
    return level > 0 and astray <= ASTRAY * level


def _card(line: LineEvidence) -> Box | None:
    return None if line.line.on_bar else line.line.panel


def _top(card: Box) -> float:
    return card.top
