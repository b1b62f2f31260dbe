"""Whether the cards of a document stand in rows, or run down in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mirps_extract.geometry import Box
from mirps_extract.outline.evidence import Evidence
from mirps_extract.outline.page_model import COLUMN_OVERLAP

CARD_LEVEL = 3.0
"""Points by which the tops of cards in one row differ, and that cards of two rows may share."""

ASTRAY = 0.25
"""Pairs of cards that are not level for one that is, at most, where cards stand in rows."""


def stand_in_rows(pages: Iterable[Sequence[Evidence]]) -> bool:
    """Whether cards that stand side by side begin at one height, in the whole of a document.

    One page does not tell: cards that run down in columns may be level by chance.

    Args:
        pages: the lines of each page.
    """
    level = astray = 0
    for lines in pages:
        cards = sorted({card for e in lines if e.is_text and (card := _card(e))}, key=_top)
        for k, card in enumerate(cards):
            for other in cards[k + 1 :]:
                if other.top > card.bottom - CARD_LEVEL:
                    break
                if card.x_overlap(other) <= COLUMN_OVERLAP:
                    in_row = other.top - card.top <= CARD_LEVEL
                    level, astray = level + in_row, astray + (not in_row)
    return level > 0 and astray <= ASTRAY * level


def _card(line: Evidence) -> Box | None:
    return None if line.line.on_bar else line.line.panel


def _top(card: Box) -> float:
    return card.top
