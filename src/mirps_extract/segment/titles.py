"""Where each country's section opens: titles in the body, else running heads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mirps_extract.layout.values import LaidOutPage, Line, Type, Zone
from mirps_extract.segment.emphasis import goes_on_bar, is_emphasised, is_list, is_stack, text_of
from mirps_extract.segment.marks import ListMarks
from mirps_extract.vocabulary import Vocabulary, countries_in, title_of

LONGEST = 4
"""Lines that a title may have."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A section's title.

    Attributes:
        at: position of its first line among the plan's body lines; where the title is a running
            head, of the first line below it.
        iso3: the country.
        lines: the lines of the title.
        running: whether it is a running head.
    """

    at: int
    iso3: str
    lines: tuple[Line, ...]
    running: bool = False

    @property
    def end(self) -> int:
        """Position after the title among the body lines."""
        return self.at if self.running else self.at + len(self.lines)


def find_openings(
    lines: Sequence[Line],
    pages: Sequence[LaidOutPage],
    body: Type,
    marks: ListMarks,
    vocabulary: Vocabulary,
) -> list[Opening]:
    """The openings of the country sections, in reading order.

    Args:
        lines: the plan's body lines in reading order, the contents list left out.
        pages: the pages, for their running heads.
        body: how most of the plan is set.
        marks: the list marks in use.
        vocabulary: countries and the words that titles consist of.
    """
    found = _candidates(lines, body, marks, vocabulary)
    found = _without_lists(found, lines, vocabulary)
    found = _without_echoes(found, lines, marks)
    known = {opening.iso3 for opening in found}
    heads = [o for o in _from_margins(lines, pages, vocabulary) if o.iso3 not in known]
    return sorted(found + heads, key=lambda o: (o.at, o.running))


def _candidates(
    lines: Sequence[Line], body: Type, marks: ListMarks, vocabulary: Vocabulary
) -> list[Opening]:
    found = []
    at = 0
    while at < len(lines):
        for length in range(min(LONGEST, len(lines) - at), 0, -1):
            group = lines[at : at + length]
            if (
                marks.form_of(group[0]) is None
                and not goes_on_bar(lines[at - 1] if at else None, group[0])
                and is_stack(group)
                and not _ends_text(lines[at - 1] if at else None, group[0], body)
                and any(is_emphasised(line, body) for line in group)
                and (code := title_of(text_of(group), vocabulary))
            ):
                found.append(Opening(at, code, tuple(group)))
                at += length
                break
        else:
            at += 1
    return found


def _ends_text(before: Line | None, line: Line, body: Type) -> bool:
    """Whether a line is the last of a paragraph that a title follows closely."""
    return (
        before is not None
        and before.type == line.type
        and not is_emphasised(line, body)
        and is_stack([before, line])
    )


def _without_lists(
    found: Sequence[Opening], lines: Sequence[Line], vocabulary: Vocabulary
) -> list[Opening]:
    """Drop what stands right beside the name of another country: a list or row of countries."""

    def is_other(upper: Line, lower: Line, line: Line, opening: Opening) -> bool:
        others = set(countries_in(line.text, vocabulary)) - {opening.iso3}
        whole = title_of(line.text, vocabulary) is not None or len(others) > 1
        return bool(others) and whole and is_list([upper, lower])

    def in_list(opening: Opening) -> bool:
        first, last = opening.lines[0], opening.lines[-1]
        before = lines[opening.at - 1] if opening.at else None
        after = lines[opening.end] if opening.end < len(lines) else None
        return (before is not None and is_other(before, first, before, opening)) or (
            after is not None and is_other(last, after, after, opening)
        )

    on_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        on_page[line.page].append(line)

    def in_row(opening: Opening) -> bool:
        return any(
            line.box.y_overlap(opening.lines[0].box) > 0
            and title_of(line.text, vocabulary) not in (None, opening.iso3)
            for line in on_page[opening.lines[0].page]
        )

    return [opening for opening in found if not in_list(opening) and not in_row(opening)]


def _without_echoes(
    found: Sequence[Opening], lines: Sequence[Line], marks: ListMarks
) -> list[Opening]:
    """Of a country's several titles, drop those with no list under them, if one has."""
    ends = [*(opening.at for opening in found), len(lines)][1:]
    lists = {
        opening.at: any(marks.form_of(line) for line in lines[opening.end : end])
        for opening, end in zip(found, ends, strict=True)
    }
    kept: list[Opening] = []
    listed_later: set[str] = set()
    for opening, following in reversed(list(zip(found, [*found[1:], None], strict=False))):
        next_is_same = following is not None and following.iso3 == opening.iso3
        if lists[opening.at] or opening.iso3 not in listed_later or next_is_same:
            kept.append(opening)
        if lists[opening.at]:
            listed_later.add(opening.iso3)
    return kept[::-1]


def _from_margins(
    lines: Sequence[Line], pages: Sequence[LaidOutPage], vocabulary: Vocabulary
) -> list[Opening]:
    """The pages whose running head names another country than the page before."""
    heads = {page.number: _head_country(page, vocabulary) for page in pages}
    if len({head[0] for head in heads.values() if head}) < 2:
        return []  # one country on every page is the document's title, not a section's
    first_line: Mapping[int, int] = {line.page: at for at, line in reversed(list(enumerate(lines)))}
    found: list[Opening] = []
    last = None
    for page in pages:
        head = heads[page.number]
        if head and head[0] != last and page.number in first_line:
            last = head[0]
            found.append(Opening(first_line[page.number], head[0], head[1], running=True))
    return found


def _head_country(page: LaidOutPage, vocabulary: Vocabulary) -> tuple[str, tuple[Line, ...]] | None:
    heads = [line for line in page.margins if line.zone is Zone.RUNNING_HEAD]
    for length in range(min(LONGEST, len(heads)), 0, -1):
        for at in range(len(heads) - length + 1):
            group = tuple(heads[at : at + length])
            code = title_of(text_of(group), vocabulary)
            if code and is_stack(group):
                return code, group
    named = [(code, line) for line in heads for code in countries_in(line.text, vocabulary)]
    return (named[0][0], (named[0][1],)) if len(named) == 1 else None
