"""What stands before the first country: cover, objectives, and the rest of the front matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mirps_extract.layout.values import Line, Type
from mirps_extract.ledger import Claim, Role
from mirps_extract.segment.emphasis import is_emphasised, is_stack, text_of
from mirps_extract.segment.marks import ListMarks, learn
from mirps_extract.vocabulary import Vocabulary, read_label, title_of, tokens, year_in

SAME_SIZE = 0.95
"""Type of at least this part of the largest size on the cover belongs to the title."""


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter.

    Attributes:
        title: the plan's title on its cover, if it has one.
        year: the first year stated.
        objectives: the lines of the list of objectives.
        claims: the words of the rest.
    """

    title: str | None
    year: int | None
    objectives: tuple[Line, ...]
    claims: tuple[Claim, ...]


def read_front(
    lines: Sequence[Line], body: Type, marks: ListMarks, vocabulary: Vocabulary
) -> Front:
    """Read the lines before the first country's section, the contents list left out.

    List items that are not objectives are not claimed: a commitment whose country was not
    recognised must not pass for front matter.
    """
    heading, objectives = _objectives(lines, body, vocabulary)
    taken = {id(line) for line in [*heading, *objectives]}
    taken |= _in_lists([line for line in lines if id(line) not in taken], body, marks)
    cover = [line for line in lines if line.page == 1 and id(line) not in taken]
    rest = [line for line in lines if line.page != 1 and id(line) not in taken]
    claims = [
        Claim(role, tuple(word for line in group for word in line.words))
        for role, group in (
            (Role.COVER, cover),
            (Role.FRONT_MATTER, rest),
            (Role.OBJECTIVES_HEADING, heading),
        )
        if group
    ]
    years = (year_in(line.text) for line in [*cover, *rest])
    return Front(
        title=_title(cover),
        year=next((year for year in years if year), None),
        objectives=tuple(objectives),
        claims=tuple(claims),
    )


def _in_lists(lines: Sequence[Line], body: Type, marks: ListMarks) -> set[int]:
    """The lines of list items, with those that go on with them."""
    found: set[int] = set()
    before: Line | None = None
    for line in lines:
        goes_on = (
            before is not None
            and before.page == line.page
            and not is_emphasised(line, body)
            and is_stack([before, line])
        )
        before = line if marks.form_of(line) or goes_on else None
        if before is not None:
            found.add(id(line))
    return found


def _title(cover: Sequence[Line]) -> str | None:
    """The lines of the cover's largest type; a year that stands by itself is no title."""
    named = [line for line in cover if any(char.isalpha() for char in line.text)]
    largest = max((line.type.size for line in named), default=0.0)
    lines = [line for line in named if line.type.size >= SAME_SIZE * largest]
    return text_of(lines) if lines else None


def _objectives(
    lines: Sequence[Line], body: Type, vocabulary: Vocabulary
) -> tuple[list[Line], list[Line]]:
    """The heading of the objectives and the lines of their list."""
    for length in (3, 2, 1):
        for at in range(len(lines) - length + 1):
            group = list(lines[at : at + length])
            known = " ".join(tokens(text_of(group))) in vocabulary.objectives_headings
            if known and is_stack(group):
                return group, _list_under(group, lines[at + length :], body, vocabulary)
    return [], []


def _list_under(
    heading: Sequence[Line], rest: Sequence[Line], body: Type, vocabulary: Vocabulary
) -> list[Line]:
    own = learn(rest, vocabulary.marks)
    found: list[Line] = []
    for line in rest:
        is_item = own.form_of(line) is not None
        is_foreign = line.page != heading[0].page or (
            not is_item
            and (
                _same_setting(line, heading[0])
                or (is_emphasised(line, body) and not found)
                or read_label(line.text, vocabulary) is not None
                or title_of(line.text, vocabulary) is not None
            )
        )
        if is_foreign:
            break
        found.append(line)
    return found


def _same_setting(a: Line, b: Line) -> bool:
    return a.type.font == b.type.font and abs(a.type.size - b.type.size) < 0.3
