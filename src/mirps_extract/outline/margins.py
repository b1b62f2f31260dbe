"""What running heads and feet say: a focus area, a count or a country belongs to the reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mirps_extract.layout.values import LaidOutPage, Line, Zone
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.table_heads import heads_of
from mirps_extract.outline.values import text_of
from mirps_extract.vocabulary import Vocabulary, countries_in

LONGEST = 4
"""Lines of a running head, at most."""


def speaking(
    pages: Sequence[LaidOutPage], headings: Headings, vocabulary: Vocabulary
) -> Mapping[int, list[Line]]:
    """The running heads of each page that say something, which are read with its body.

    A heading can stand in the same place on page after page; so can the head of a table.
    """
    return {page.number: list(_speaking(page, headings, vocabulary)) for page in pages}


def _speaking(page: LaidOutPage, headings: Headings, vocabulary: Vocabulary) -> Iterator[Line]:
    heads = {line.id for head in heads_of(page.margins, vocabulary) for line in head.lines}
    for line in page.margins:
        reads = headings.read(line.text)
        label = reads.label
        says = label and (reads.area or (label.numbers and label.noun))
        if line.id in heads or says:
            yield line


def country_heads(
    pages: Sequence[LaidOutPage],
    titled: Mapping[str, int],
    headings: Headings,
    vocabulary: Vocabulary,
) -> Mapping[int, tuple[Line, ...]]:
    """Running heads that open a country's section: those that name another one than before.

    From the page of its own title on, `titled`, a country is left to that. One country on every
    page is the document's title.
    """
    heads = {page.number: _country(page, headings, vocabulary) for page in pages}
    if len({head[0] for head in heads.values() if head}) < 2:
        return {}
    found: dict[int, tuple[Line, ...]] = {}
    last = None
    for page in pages:
        head = heads[page.number]
        if head and page.lines and head[0] != last:
            last = head[0]
            if last not in titled or page.number < titled[last]:
                found[page.number] = head[1]
    return found


def _country(
    page: LaidOutPage, headings: Headings, vocabulary: Vocabulary
) -> tuple[str, tuple[Line, ...]] | None:
    heads = [line for line in page.margins if line.zone is Zone.RUNNING_HEAD]
    for length in range(min(LONGEST, len(heads)), 0, -1):
        for at in range(len(heads) - length + 1):
            group = tuple(heads[at : at + length])
            code = headings.read(text_of(group)).country
            if code:
                return code, group
    named = [(code, line) for line in heads for code in countries_in(line.text, vocabulary)]
    return (named[0][0], (named[0][1],)) if len(named) == 1 else None
