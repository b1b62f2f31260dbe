"""A country's section to its parts: narrative, declared counts and focus areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mirps_extract.findings import Finding, UnknownArea, places_of
from mirps_extract.layout.values import Line, Type
from mirps_extract.ledger import Claim, Role
from mirps_extract.segment.areas import (
    Area,
    heading_positions,
    new_area,
    settings_of,
    unknown_headings,
)
from mirps_extract.segment.counts import declared_counts
from mirps_extract.segment.emphasis import text_of
from mirps_extract.segment.flow import Kind, Span, Spot, spans_of
from mirps_extract.segment.marks import ListMarks
from mirps_extract.segment.sentences import counts_in_sentences
from mirps_extract.segment.values import AreaPart, CountryPart
from mirps_extract.text import is_finished
from mirps_extract.vocabulary import Label, Marks, Vocabulary, year_in

SENTENCE = 6
"""Words that a block of narrative has at least, unless it ends as a sentence does."""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of a country's section, its titles left out."""

    iso3: str
    titles: tuple[Line, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the whole plan tells about how its parts are set.

    `strange` holds the slugs of focus areas that only this plan's own headings name.
    """

    body: Type
    title: Type | None
    marks: ListMarks
    vocabulary: Vocabulary
    strange: frozenset[str] = frozenset()


ReadSection = tuple[CountryPart, list[Claim], list[Finding]]
"""A section's parts, the words that are claimed in it, and what was found."""


def read_section(section: Section, settings: Settings) -> ReadSection:
    """Divide a country's section."""
    vocabulary = settings.vocabulary
    spots = _before_other_section(section.spots, settings)
    spans = spans_of(spots, settings.body, settings.marks, vocabulary)
    heads = heading_positions(spans)
    known = settings_of([spans[at].lines for at in heads], settings.body)
    strange = unknown_headings(spans, known, settings.body)
    counted_heads = _counted_heads(spans, heads)
    intro, areas, counted = _gathered(spans, heads, strange, vocabulary.marks)
    narrative = _narrative(intro, vocabulary.marks)
    beside = {id(count) for _, count in counted_heads}
    declared = declared_counts([s for s in counted if id(s) not in beside], counted_heads)
    if declared.total is None and not declared.by_area:
        declared = counts_in_sentences(narrative, vocabulary)
    heading_ids = {id(line) for at in heads for line in spans[at].lines}
    claims = _claims(section.titles, counted, areas, heading_ids)
    findings: list[Finding] = [
        UnknownArea(
            country=section.iso3,
            focus_area=area.slug,
            heading=text_of(area.heading),
            places=places_of(area.heading),
        )
        for area in areas
        if not area.known or area.slug in settings.strange
    ]
    used = [*section.titles, *(spot.line for spot in spots)]
    part = CountryPart(
        iso3=section.iso3,
        name=vocabulary.country_names[section.iso3],
        title_lines=section.titles,
        narrative=tuple(narrative),
        declared=declared,
        areas=tuple(
            AreaPart(
                area.slug,
                _code(area, vocabulary),
                text_of(area.heading),
                area.heading,
                tuple(area.lines),
            )
            for area in areas
        ),
        pages=(min(line.page for line in used), max(line.page for line in used)),
    )
    return part, claims, findings


def _before_other_section(spots: Sequence[Spot], settings: Settings) -> Sequence[Spot]:
    """Cut a section off where a title opens a part that is no country's: an annex, say."""
    title = settings.title
    if title is None or title.size <= settings.body.size:
        return spots
    seen_list = False
    for at, spot in enumerate(spots):
        seen_list = seen_list or settings.marks.form_of(spot.line) is not None
        same = spot.line.type.font == title.font and abs(spot.line.type.size - title.size) < 0.3
        if seen_list and same and spot.opens:
            understood = spans_of([spot], settings.body, settings.marks, settings.vocabulary)
            if understood[0].kind is Kind.TEXT:
                return spots[:at]
    return spots


def _gathered(
    spans: Sequence[Span], heads: set[int], strange: dict[int, int], marks: Marks
) -> tuple[list[Span], list[Area], list[Span]]:
    """Spans before the first heading, the areas with their lines, and what declares counts."""
    intro: list[Span] = []
    areas: list[Area] = []
    counted: list[Span] = []
    skip = 0
    for at, span in enumerate(spans):
        if skip:
            skip -= 1
            continue
        if at in strange:
            skip = strange[at] - 1
            group = spans[at : at + strange[at]]
            areas.append(new_area(tuple(line for each in group for line in each.lines)))
        elif at in heads and span.label:
            if span.label.counts:
                counted.append(span)
            if areas and areas[-1].slug == span.label.areas[0]:
                areas[-1].repeats += span.lines
            else:
                areas.append(Area(span.label.areas[0], span.lines, known=True))
        elif span.label is not None and not (areas and _is_number_in_text(at, spans, marks)):
            counted.append(span)
        elif areas:
            areas[-1].lines += span.lines
        else:
            intro.append(span)
    return intro, areas, counted


def _is_number_in_text(at: int, spans: Sequence[Span], marks: Marks) -> bool:
    """Whether a line that is a mere number goes on with the sentence before it: a year, say."""
    label = spans[at].label or Label()
    mere = bool(label.numbers) and not (label.areas or label.noun or label.total)
    before = spans[at - 1] if at else None
    after = spans[at + 1] if at + 1 < len(spans) else None
    if not mere or before is None or before.label is not None:
        return False
    years = all(year_in(str(number)) for number in label.numbers)
    if after is not None and after.kind in (Kind.COUNT, Kind.CAPTION) and not years:
        return False  # a column of counts
    return not is_finished(text_of(before.lines), marks)


def _counted_heads(spans: Sequence[Span], heads: set[int]) -> list[tuple[Span, Span]]:
    """Headings that are followed by their count: in the same row, or below and with its noun."""
    found = []
    for at in sorted(heads):
        heading, count = spans[at], spans[at + 1]  # a heading leads to a list, so one more follows
        label = count.label
        if count.kind is not Kind.COUNT or label is None or label.total:
            continue
        in_row = heading.lines[-1].box.y_overlap(count.lines[0].box) > 0
        alone = len(label.numbers) == 1 and not (heading.label or Label()).counts
        if alone and (label.noun or in_row):
            found.append((heading, count))
    return found


def _narrative(intro: Sequence[Span], marks: Marks) -> list[Line]:
    """The lines of running text before the first heading: blocks that hold a sentence."""
    blocks: list[list[Line]] = []
    in_text = False
    for span in intro:
        if span.kind is Kind.TEXT:
            if span.spots[0].opens or not in_text:
                blocks.append([])
            blocks[-1] += span.lines
        in_text = span.kind is Kind.TEXT
    return [line for block in blocks if _holds_sentence(block, marks) for line in block]


def _holds_sentence(lines: Sequence[Line], marks: Marks) -> bool:
    words = sum(len(line.words) for line in lines)
    return words >= SENTENCE or lines[-1].text[-1:] in marks.full_stops - {":"}


def _code(area: Area, vocabulary: Vocabulary) -> str:
    if area.slug in vocabulary.areas:
        return vocabulary.areas[area.slug].code
    return area.slug.replace("_", "")[:4].upper()


def _claims(
    titles: Sequence[Line],
    counted: Sequence[Span],
    areas: Sequence[Area],
    heading_ids: set[int],
) -> list[Claim]:
    groups = (
        (Role.COUNTRY_TITLE, list(titles)),
        (
            Role.DECLARED_COUNT,
            [line for span in counted for line in span.lines if id(line) not in heading_ids],
        ),
        (Role.AREA_HEADING, [line for area in areas for line in [*area.heading, *area.repeats]]),
    )
    return [
        Claim(role, tuple(word for line in lines for word in line.words))
        for role, lines in groups
        if lines
    ]
