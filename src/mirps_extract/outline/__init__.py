"""The stage outline: which order the lines are read in, and what each of them is.

    evidence -> orders -> decoder -> parts

Everything that is known of a line is gathered first, pass by pass (`gathering.PASSES`). Pages are
offered in the few orders that their geometry allows, lines as all that they may be; one place
weighs all of it together, over the page and over the document. What was decided narrowly is a
finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mirps_extract.findings import Finding
from mirps_extract.layout.values import Layout
from mirps_extract.ledger import Use
from mirps_extract.outline.breaks import breaks_of
from mirps_extract.outline.by_area import by_country, turned_for
from mirps_extract.outline.claims import claim, claims_in_margins
from mirps_extract.outline.contents import Contents, find_contents
from mirps_extract.outline.context import Context
from mirps_extract.outline.decoder import Decoded, decode
from mirps_extract.outline.doubts import doubts_of
from mirps_extract.outline.drawn import drawn_otherwise
from mirps_extract.outline.evidence import LineId
from mirps_extract.outline.features import by_habits, by_lines, entering
from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.front import read_front
from mirps_extract.outline.gathering import Gathered, gather
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.labels import Label
from mirps_extract.outline.margins import with_names_beside
from mirps_extract.outline.parts import parts_of
from mirps_extract.outline.strange import with_strange
from mirps_extract.outline.strips import with_names_in_strips
from mirps_extract.outline.table_flow import TableFlow
from mirps_extract.outline.values import ReadLine, Segmented
from mirps_extract.outline.weights import FORMS, OWN, Weights, weights
from mirps_extract.vocabulary import (
    language_told_by,
    languages,
    load,
    year_in,
)

REASONS = 5
"""Pieces of evidence that are named for a line, at most: what weighs less decides nothing."""


def outline(
    layout: Layout,
    properties: Sequence[str] = (),
    language: str | None = None,
    own_vocabulary: Path | None = None,
    country: str | None = None,
) -> Segmented:
    """Divide a plan into its parts.

    Args:
        layout: the pages in lines.
        properties: the file's own title and subject; a year is looked for here where the first
            pages state none.
        language: code of the plan's language; told from the text if None.
        own_vocabulary: a file with words of the user's own.
        country: ISO 3166-1 alpha-3 code of the country whose own plan it is: the whole document is
            its section. None for a plan with a section for each country.

    Raises:
        VocabularyError: `own_vocabulary` cannot be used.
    """
    language = language or language_of(layout)
    vocabulary = load(language, own_vocabulary)
    headings = Headings(vocabulary)
    pages = with_names_in_strips(layout.pages, headings)
    layout = replace(layout, pages=with_names_beside(pages, headings))
    contents = find_contents(layout.pages, vocabulary)
    gathered, decoded = _read(layout, contents, headings, country)
    if not gathered.context.vocabulary.turned:
        wider = with_strange(vocabulary, decoded, gathered.context, gathered.tables.areas)
        if wider is not vocabulary:
            gathered, decoded = _read(layout, contents, Headings(wider), country)
    context, tables = gathered.context, gathered.tables
    parts = parts_of(decoded, context, frozenset(vocabulary.areas))
    by_area = context.vocabulary.turned
    if by_area:
        parts = by_country(parts, vocabulary)
    front = read_front(parts.front, context.marks)
    findings: list[Finding] = [*parts.findings, *doubts_of(decoded, context)]
    findings += breaks_of(decoded, context)
    findings += drawn_otherwise(decoded, context, layout.pages)
    year = front.year
    if year is None:
        year = next((stated for text in properties if (stated := year_in(text))), None)
        source = "properties" if year else "none"
        findings.append(Finding.of("year_not_printed", source=source, year=year or ""))
    return Segmented(
        language=vocabulary.language,
        country=country,
        vocabulary=vocabulary,
        title=front.title,
        year=year,
        objectives=parts.objectives,
        countries=parts.countries,
        contents=() if by_area or country is not None else contents.entries,
        cells={**tables.cells, **parts.cells},
        marks=context.marks,
        lines=tuple(_read_lines(decoded, _weights_for(context))),
        claims=(
            *front.claims,
            *claim(Use.OBJECTIVES_HEADING, parts.objectives_heading),
            *claims_in_margins(layout, _used(decoded, tables)),
            *claim(Use.CONTENTS, contents.lines),
            *claim(Use.TABLE_HEAD, tables.heads),
            *parts.claims,
        ),
        findings=tuple(findings),
    )


def language_of(layout: Layout) -> str:
    """The language whose function words are the most frequent in the body."""
    lines = (line for page in layout.pages for line in page.lines)
    return language_told_by(word.text for line in lines for word in line.words) or languages()[0]


def _read(
    layout: Layout, contents: Contents, headings: Headings, country: str | None
) -> tuple[Gathered, Decoded]:
    gathered = gather(layout, contents.lines, headings, weights(), country)
    lines = (line for orders in gathered.pages for line in orders[0].lines)
    turned = turned_for(lines, headings.vocabulary) if country is None else None
    if turned is not None:
        gathered = gather(layout, contents.lines, Headings(turned), weights())
    return gathered, decode(gathered.pages, gathered.context, _weights_for(gathered.context))


def _weights_for(context: Context) -> Weights:
    """What evidence counts: in one country's own plan other things may follow one another."""
    if context.country is None:
        return weights()
    return weights(OWN, FORMS) if context.rows else weights(OWN)


def _used(decoded: Decoded, tables: TableFlow) -> set[LineId]:
    """The lines that were read, alone or as a part of a table."""
    cells = (line for row in tables.cells.values() for lines in row.values() for line in lines)
    used = {line.id for line in (*tables.heads, *cells)}
    return used | {e.id for segment in decoded.segments for e in segment.lines}


__all__ = ["Segmented", "language_of", "outline"]


def _read_lines(decoded: Decoded, weights: Weights) -> Iterator[ReadLine]:
    """The lines in reading order, each with what it was read as, what else it may be, and why.

    Args:
        decoded: the reading.
        weights: what its evidence counts.
    """
    read: Counter[int] = Counter()
    before = Label.FRONT
    for segment in decoded.segments:
        page, length = segment.lines[0].line.page, len(segment.lines)
        place = InChain(decoded.chains[page], read[page])
        names = [
            f"go.{before}-{segment.label}",
            *entering(before, segment.label, place, decoded.habits),
            *(by_lines(segment.label, place, length) or ()),
            *(by_habits(segment.label, place, length, decoded.habits) or ()),
        ]
        why = _strongest(names, weights)
        for line in segment.lines:
            doubt = decoded.doubts.get(line.id)
            second, less_by = (doubt.second, doubt.less_by) if doubt else ("", 0)
            yield ReadLine(line.line, segment.label, second, less_by, why)
        read[page] += length
        before = segment.label


def _strongest(names: list[str], weights: Weights) -> tuple[str, ...]:
    weighed = sorted(((weights.of([name]), name) for name in names), key=lambda w: (-abs(w[0]), w))
    return tuple(f"{name} {weight:+}" for weight, name in weighed[:REASONS] if weight)
