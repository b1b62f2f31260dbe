"""Stage 4, segment: cover, contents, objectives, country sections and focus-area headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mirps_extract.findings import CountryReopened, Finding, YearNotPrinted, places_of
from mirps_extract.layout.values import Layout, Line, Zone
from mirps_extract.ledger import Claim, Role
from mirps_extract.read.keeping import texts_of
from mirps_extract.segment.contents import Contents, find_contents
from mirps_extract.segment.flow import Spot, flow_of
from mirps_extract.segment.front import read_front
from mirps_extract.segment.marks import learn
from mirps_extract.segment.sections import ReadSection, Section, Settings, read_section
from mirps_extract.segment.tables import with_tables
from mirps_extract.segment.titles import Opening, find_openings
from mirps_extract.segment.unmarked import openers_of
from mirps_extract.segment.values import Segmented
from mirps_extract.vocabulary import Area, language_told_by, languages, load, year_in


def segment(
    layout: Layout,
    properties: Sequence[str] = (),
    language: str | None = None,
    own_vocabulary: Path | None = None,
) -> Segmented:
    """Divide a plan into its parts.

    Args:
        layout: the pages in reading order.
        properties: the file's own title and subject; a year is looked for here where the first
            pages state none.
        language: code of the plan's language; told from the text if None.
        own_vocabulary: a file with words of the user's own.

    Raises:
        VocabularyError: `own_vocabulary` cannot be used.
    """
    language = language or language_of(layout)
    vocabulary = load(language, own_vocabulary)
    contents = find_contents(layout.pages, vocabulary)
    listed = {id(line) for line in contents.lines}
    whole = [s for s in flow_of(layout.pages, vocabulary) if id(s.line) not in listed]
    tables = with_tables(layout.pages, whole, vocabulary)
    flow = tables.flow
    lines = [spot.line for spot in flow]
    marks = learn(lines, vocabulary.marks)
    openings = find_openings(lines, layout.pages, layout.body, marks, vocabulary)
    # What comes before the end of the contents list is no section yet.
    end = max(((line.page, line.box.bottom) for line in contents.lines), default=(0, 0.0))
    openings = [o for o in openings if (o.lines[0].page, o.lines[0].box.top) > end]
    first = openings[0].at if openings else len(lines)
    front = read_front(lines[:first], layout.body, marks, vocabulary)
    titles = [line for opening in openings for line in opening.lines if not opening.running]
    largest = max((line.type for line in titles), key=lambda t: t.size, default=None)
    sections, findings = _sections(flow, openings)
    bare = openers_of([section.spots for section in sections], layout.body, marks, vocabulary)
    marks = replace(marks, openers=bare)
    settings = Settings(layout.body, largest, marks, vocabulary)
    parts, claims = [], [*front.claims, *_margin_claims(layout, whole, contents, openings)]
    if tables.heads:
        words = tuple(word for line in tables.heads for word in line.words)
        claims.append(Claim(Role.TABLE_HEAD, words))
    for part, used, found in _read_sections(sections, settings):
        parts.append(part)
        claims += used
        findings += found
    year = front.year
    if year is None:
        year = next((stated for text in properties if (stated := year_in(text))), None)
        findings.append(_year_finding(year))
    return Segmented(
        language=language,
        vocabulary=vocabulary,
        title=front.title,
        year=year,
        objectives=front.objectives,
        countries=tuple(parts),
        contents=contents.entries,
        cells=tables.cells,
        marks=marks,
        claims=tuple(claims),
        findings=tuple(findings),
    )


def _read_sections(sections: Sequence[Section], settings: Settings) -> list[ReadSection]:
    """The sections, read with the plan's own focus areas among the words that it knows.

    A heading that the vocabulary does not know names a focus area of this plan; then the declared
    counts may name it too, and all is read once more.
    """
    read = [read_section(section, settings) for section in sections]
    strange = {
        area.area: Area(area.area, area.code, (area.heading,))
        for part, _, _ in read
        for area in part.areas
        if area.area not in settings.vocabulary.areas
    }
    if not strange:
        return read
    areas = {**settings.vocabulary.areas, **strange}
    own = replace(
        settings,
        vocabulary=replace(settings.vocabulary, areas=areas),
        strange=frozenset(strange),
    )
    return [read_section(section, own) for section in sections]


def language_of(layout: Layout) -> str:
    """The language whose function words are the most frequent in the body."""
    lines = (line for page in layout.pages for line in page.lines)
    return (
        language_told_by(text for line in lines for text in texts_of(line.words)) or languages()[0]
    )


def _sections(
    flow: Sequence[Spot], openings: Sequence[Opening]
) -> tuple[list[Section], list[Finding]]:
    """One section a country; titles that repeat within a section belong to it."""
    ends = [*(opening.at for opening in openings), len(flow)][1:]
    titles: dict[str, list[Line]] = {}
    spots: dict[str, list[Spot]] = {}
    findings: list[Finding] = []
    current = None
    for opening, end in zip(openings, ends, strict=True):
        if opening.iso3 in titles and opening.iso3 != current:
            findings.append(
                CountryReopened(
                    country=opening.iso3,
                    page=opening.lines[0].page,
                    places=places_of(opening.lines),
                )
            )
        current = opening.iso3
        titles.setdefault(current, []).extend(opening.lines)
        spots.setdefault(current, []).extend(flow[opening.end : end])
    sections = [Section(iso3, tuple(titles[iso3]), tuple(spots[iso3])) for iso3 in titles]
    return sections, findings


def _margin_claims(
    layout: Layout, flow: Sequence[Spot], contents: Contents, openings: Sequence[Opening]
) -> list[Claim]:
    in_flow = {id(spot.line) for spot in flow}
    in_flow |= {id(line) for opening in openings for line in opening.lines}
    roles = {Zone.RUNNING_HEAD: Role.RUNNING_HEAD, Zone.PAGE_NUMBER: Role.PAGE_NUMBER}
    claims = (
        [Claim(Role.FOOTNOTE_MARK, page.notes.marks) for page in layout.pages if page.notes.marks]
        + [Claim(Role.RUNNING_HEAD, page.edge) for page in layout.pages if page.edge]
        + [Claim(Role.INVISIBLE, tuple(w for w in page.aside if w.hidden)) for page in layout.pages]
        + [
            Claim(Role.OFF_PAGE, tuple(w for w in page.aside if not w.visible and not w.hidden))
            for page in layout.pages
        ]
        + [
            Claim(roles[line.zone], line.words)
            for page in layout.pages
            for line in page.margins
            if id(line) not in in_flow
        ]
    )
    if contents.lines:
        words = tuple(word for line in contents.lines for word in line.words)
        claims.append(Claim(Role.CONTENTS, words))
    return claims


def _year_finding(year: int | None) -> Finding:
    source = f"; the file's properties say {year}" if year else ""
    return YearNotPrinted(source=source)


__all__ = ["Segmented", "language_of", "segment"]
