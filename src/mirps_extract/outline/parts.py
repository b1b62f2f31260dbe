"""What the lines are, to the parts of a plan: sections, focus areas, commitments and counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from mirps_extract.findings import Finding, places_of
from mirps_extract.layout.values import Line
from mirps_extract.ledger import Claim, Use
from mirps_extract.outline.apart import is_apart
from mirps_extract.outline.claims import ROLES, claim
from mirps_extract.outline.context import Context
from mirps_extract.outline.counted import with_counting_words
from mirps_extract.outline.counts import declared_counts
from mirps_extract.outline.decoder import Decoded
from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.items import drafts_of, fields_of
from mirps_extract.outline.labels import Label
from mirps_extract.outline.sections import OpenSection, Sections
from mirps_extract.outline.sentences import counts_in_sentences
from mirps_extract.outline.styles import Style
from mirps_extract.outline.values import (
    NO_AREA,
    NO_AREA_CODE,
    AreaPart,
    CountryPart,
    Draft,
    text_of,
)
from mirps_extract.vocabulary import Vocabulary, code_of


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a plan.

    Attributes:
        front: lines before the first section that are no objectives.
        objectives_heading, objectives: the list of objectives.
        countries: the sections.
        cells: what cards say of commitments beside their texts, as `Segmented.cells` has it.
        claims: what is recognised and not handed on.
        findings: what was seen on the way.
    """

    front: tuple[LineEvidence, ...]
    objectives_heading: tuple[Line, ...]
    objectives: tuple[Line, ...]
    countries: tuple[CountryPart, ...]
    cells: Mapping[LineId, Mapping[str, tuple[Line, ...]]]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


def parts_of(decoded: Decoded, context: Context, known: frozenset[str]) -> Parts:
    """Gather the parts of a plan from what its lines are.

    Args:
        decoded: the lines in reading order, each with what it is.
        context: reads headings and list marks; its words name the areas that only this plan has.
        known: slugs of the areas that the vocabulary itself has.
    """
    gathered = Sections(context)
    for segment in decoded.segments:
        gathered.add(segment)
    apart = _apart(decoded) | context.sub_heads
    countries = []
    claims = list(gathered.claims)
    areas = [area for section in gathered.sections.values() for area in section.areas]
    listed = [drafts_of(area.segments, context, decoded.habits.tops) for area in areas]
    drafts = iter(with_counting_words(listed))
    for section in gathered.sections.values():
        introductions = _introductions(section, context, decoded.habits.leads)
        own = [next(drafts) for _ in section.areas]
        countries.append(_country(section, own, introductions, context.vocabulary))
        leads = tuple(chain.from_iterable(introductions.values()))
        claims += claim(Use.INTRODUCTION, leads)
        claims += _claims(section, apart - {line.id for line in leads})
    cells, names = fields_of([segment for area in areas for segment in area.segments])
    claims += claim(Use.TABLE_HEAD, names)
    return Parts(
        tuple(gathered.front),
        tuple(gathered.objectives_heading),
        tuple(gathered.objectives),
        tuple(countries),
        cells,
        tuple(claims),
        (*gathered.findings, *unknown_areas(countries, known)),
    )


def unknown_areas(countries: Iterable[CountryPart], known: Container[str]) -> Iterator[Finding]:
    """The focus areas of countries that the vocabulary itself does not have."""
    for country in countries:
        for area in country.areas:
            if area.area not in known and area.area != NO_AREA:
                yield Finding.of(
                    "unknown_focus_area",
                    country=country.iso3,
                    focus_area=area.area,
                    heading=area.heading,
                    places=places_of(area.heading_lines),
                )


def _country(
    section: OpenSection,
    drafts: Sequence[Sequence[Draft]],
    introductions: Mapping[str, Sequence[Line]],
    vocabulary: Vocabulary,
) -> CountryPart:
    captions = [
        s for s in section.stated if not (s.saying.areas or s.saying.numbers or s.saying.total)
    ]
    counted = [s for s in section.stated if s not in captions]
    stated = [*section.heads_that_count, *counted]
    declared = declared_counts(stated, section.counted_heads, captions)
    said = counts_in_sentences([*section.narrative, *section.totals], introductions, vocabulary)
    titles = tuple(section.titles)
    return CountryPart(
        iso3=section.iso3,
        name=vocabulary.country_names[section.iso3],
        title_lines=titles,
        narrative=tuple(section.narrative),
        declared=declared.completed_by(said),
        areas=tuple(
            AreaPart(
                area.slug,
                area_code(area.slug, vocabulary),
                text_of(area.heading),
                area.heading,
                tuple(own),
            )
            for area, own in zip(section.areas, drafts, strict=True)
        ),
        pages=(min(section.pages), max(section.pages)),
    )


def area_code(area: str, vocabulary: Vocabulary) -> str:
    """What ids carry of a focus area."""
    if area == NO_AREA:
        return NO_AREA_CODE
    return vocabulary.areas[area].code if area in vocabulary.areas else code_of(area)


def _introductions(
    section: OpenSection, context: Context, styles: frozenset[Style]
) -> dict[str, list[Line]]:
    """By focus area, what stands between headings and list marks, or is set as what leads so."""
    found: dict[str, list[Line]] = defaultdict(list)
    for area in section.areas:
        leads = list(takewhile(lambda s: s.label is Label.LEAD, area.segments))
        lines = [
            line
            for segment in leads
            for line in segment.lines
            if line.id not in context.sub_heads and line.line.zone not in ROLES
        ]
        after = area.segments[len(leads) : len(leads) + 1]
        marked = any(s.label is Label.ITEM and context.opens_item(s.lines[0]) for s in after)
        if marked or all(line.style in styles for line in lines):
            found[area.slug] += [e.line for e in lines]
    return found


def _claims(section: OpenSection, apart: frozenset[LineId]) -> Iterator[Claim]:
    headings = {line.id for area in section.areas for line in (*area.heading, *area.repeats)}
    yield from claim(
        Use.COUNTRY_TITLE, [line for line in section.titles if line.id not in headings]
    )
    counted = [*section.stated, *(count for _, count in section.counted_heads)]
    yield from claim(
        Use.DECLARED_COUNT,
        [*(line for stated in counted for line in stated.lines), *section.totals],
    )
    yield from claim(Use.NARRATIVE_HEADING, section.headings)
    yield from claim(
        Use.AREA_HEADING,
        [line for area in section.areas for line in (*area.heading, *area.repeats)],
    )
    # What else is aside is left to the ledger: a person should know of it.
    for line in section.aside:
        if line.zone in ROLES:
            yield Claim(ROLES[line.zone], line.words)
        elif line.id in apart:
            yield Claim(Use.ASIDE, line.words)


def _apart(decoded: Decoded) -> frozenset[LineId]:
    """The lines that are plainly none of the text."""
    return frozenset(
        line.id
        for chain in decoded.chains.values()
        for at, line in enumerate(chain.lines)
        if is_apart(chain, at)
    )
