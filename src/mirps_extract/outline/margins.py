"""What running heads and feet say: a focus area, a count or a country belongs to the reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from mirps_extract.layout.margins import PAGES
from mirps_extract.layout.values import LaidOutPage, Line, Zone
from mirps_extract.outline.evidence import Facts, LineEvidence, LineId
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.page_model import SENTENCE_WORDS
from mirps_extract.outline.steps import stacked
from mirps_extract.outline.table_heads import heads_of
from mirps_extract.outline.values import text_of
from mirps_extract.vocabulary import Vocabulary, countries_in

LONGEST = 4
"""Lines of a running head, at most."""


def with_names_beside(pages: Sequence[LaidOutPage], headings: Headings) -> tuple[LaidOutPage, ...]:
    """The pages, a country's name that recurs at one place beside the text as one of their margins.

    It stands on several pages of one country, flush left or right, and in no column of text.
    """
    places: dict[tuple[object, ...], list[tuple[LaidOutPage, Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if len(line.words) < SENTENCE_WORDS:
                font, top = line.type.font, round(line.box.top)
                places[font, top, round(line.box.x0), None].append((page, line))
                places[font, top, None, round(line.box.x1)].append((page, line))
    running: set[LineId] = set()
    for found in places.values():
        if len(found) >= PAGES:
            running |= _recurring(found, headings)
    return tuple(_with_margins(page, running) for page in pages)


def _recurring(found: Sequence[tuple[LaidOutPage, Line]], headings: Headings) -> set[LineId]:
    """Those of some lines at one place that are a country's name beside the text."""
    named = {
        line.id: country
        for page, line in found
        if (country := headings.read(line.text).country) is not None
        and not any(_is_text_at(line, text) for text in page.lines)
    }
    return set(named) if len(named) >= max(PAGES, 1 + len(set(named.values()))) else set()


def _is_text_at(line: Line, text: Line) -> bool:
    """Whether a text stands above, below or at a line."""
    return len(text.words) >= SENTENCE_WORDS and line.box.x_overlap(text.box) > 0


def _with_margins(page: LaidOutPage, running: Container[LineId]) -> LaidOutPage:
    """A page, those of its lines that run from page to page among its margins."""
    heads = [replace(e, zone=Zone.RUNNING_HEAD) for e in page.lines if e.id in running]
    lines = tuple(line for line in page.lines if line.id not in running)
    return replace(page, lines=lines, margins=(*heads, *page.margins)) if heads else page


def with_margins_read(
    pages: Sequence[LaidOutPage],
    body: Mapping[int, Sequence[Line]],
    facts: Facts,
    *,
    titles: bool,
) -> Mapping[int, Sequence[Line]]:
    """The lines of each page that are read: its body, and what its running heads say.

    A heading can stand in the same place on page after page; so can the head of a table. Where
    there are no `titles` of countries, running heads name none either.
    """
    headings, vocabulary = facts.headings, facts.vocabulary
    read = {
        page.number: [*_speaking(page, headings, vocabulary), *body[page.number]] for page in pages
    }
    if not titles:
        return read
    titled: dict[str, int] = {}
    for number, lines in read.items():
        for country in _titled(list(map(facts.of, lines)), headings):
            titled.setdefault(country, number)
    for number, heads in country_heads(pages, titled, headings, vocabulary).items():
        known = {line.id for line in read[number]}
        read[number] = [*(line for line in heads if line.id not in known), *read[number]]
    return read


def _titled(lines: Sequence[LineEvidence], headings: Headings) -> Iterator[str]:
    """The countries that lines of a page name which look like titles; a name may be broken."""
    heads = [line for line in lines if line.heads]
    stacks = [(a, b) for a, b in pairwise(heads) if stacked(a, b)]
    said = [*(e.line.text for e in heads), *(f"{a.line.text} {b.line.text}" for a, b in stacks)]
    return (country for text in said if (country := headings.read(text).country) is not None)


def _speaking(page: LaidOutPage, headings: Headings, vocabulary: Vocabulary) -> Iterator[Line]:
    heads = {line.id for head in heads_of(page.margins, vocabulary) for line in head.lines}
    for line in page.margins:
        reads = headings.read(line.text)
        saying = reads.saying
        says = saying and (reads.area or (saying.numbers and saying.noun))
        if line.id in heads or says or headings.opens_closing(line.text):
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
    for length in range(1, min(LONGEST, len(heads)) + 1):
        for at in range(len(heads) - length + 1):
            group = tuple(heads[at : at + length])
            code = headings.read(text_of(group)).country
            if code:
                return code, group
    named = [(code, line) for line in heads for code in countries_in(line.text, vocabulary)]
    return (named[0][0], (named[0][1],)) if len(named) == 1 else None
