"""What stands before the first country: the cover's title, the year, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mirps_extract.layout.values import Line
from mirps_extract.ledger import Claim, Use
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.marks import ListMarks
from mirps_extract.outline.steps import stacked
from mirps_extract.outline.values import text_of
from mirps_extract.vocabulary import year_in

SAME_SIZE = 0.95
"""Type of at least this part of the largest size on the cover belongs to the title."""


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter: the plan's title on its cover, the first year stated, and what is claimed.

    Either of the first two is None where there is none.
    """

    title: str | None
    year: int | None
    claims: tuple[Claim, ...]


def read_front(lines: Sequence[LineEvidence], marks: ListMarks) -> Front:
    """Read the lines before the first country's section; contents and objectives are left out.

    List items are not claimed: a commitment whose country was not recognised must not pass for
    front matter.
    """
    listed = _in_lists(lines, marks)
    rest = [e.line for e in lines if e.id not in listed]
    cover = [line for line in rest if line.page == 1]
    inner = [line for line in rest if line.page != 1]
    years = (year_in(line.text) for line in [*cover, *inner])
    claims = [
        Claim(role, tuple(word for line in group for word in line.words))
        for role, group in ((Use.COVER, cover), (Use.FRONT_MATTER, inner))
        if group
    ]
    return Front(_title(cover), next((year for year in years if year), None), tuple(claims))


def _in_lists(lines: Sequence[LineEvidence], marks: ListMarks) -> set[tuple[int, int]]:
    """The lines of list items, with those that go on with them."""
    found: set[tuple[int, int]] = set()
    before: LineEvidence | None = None
    for line in lines:
        goes_on = before is not None and stacked(before, line) and not line.heads
        before = line if line.mark_form in marks.forms or goes_on else None
        if before is not None:
            found.add(line.id)
    return found


def _title(cover: Sequence[Line]) -> str | None:
    """The lines of the cover's largest type; a year that stands by itself is no title."""
    named = [line for line in cover if any(char.isalpha() for char in line.text)]
    largest = max((line.type.size for line in named), default=0.0)
    lines = [line for line in named if line.type.size >= SAME_SIZE * largest]
    return text_of(lines) if lines else None
