"""What words are used as beside the texts: headings, lists, and what stands in the margins."""

from __future__ import annotations

from collections.abc import Container, Iterable

from mirps_extract.layout.values import Layout, Line, Zone
from mirps_extract.ledger import Claim, Use
from mirps_extract.outline.evidence import LineId

ROLES = {Zone.RUNNING_HEAD: Use.RUNNING_HEAD, Zone.PAGE_NUMBER: Use.PAGE_NUMBER}
"""What lines in the margins are used as."""


def claim(role: Use, lines: Iterable[Line]) -> list[Claim]:
    """The words of some lines, used as one thing; nothing if there are none."""
    words = tuple(word for line in lines for word in line.words)
    return [Claim(role, words)] if words else []


def claims_in_margins(layout: Layout, read: Container[LineId]) -> list[Claim]:
    """What running heads, page numbers, marks of notes and words aside are used as.

    Args:
        layout: the pages in lines.
        read: the lines that were read with the body: running heads may be among them.
    """
    claims = []
    for page in layout.pages:
        hidden = tuple(word for word in page.aside if word.hidden)
        off = tuple(word for word in page.aside if not word.visible and not word.hidden)
        claims += [
            Claim(Use.FOOTNOTE_MARK, page.notes.marks),
            Claim(Use.RUNNING_HEAD, page.edge),
            Claim(Use.WATERMARK, page.stamps),
            Claim(Use.INVISIBLE, hidden),
            Claim(Use.OFF_PAGE, off),
            *(Claim(ROLES[line.zone], line.words) for line in page.margins if line.id not in read),
        ]
    return [one for one in claims if one.words]
