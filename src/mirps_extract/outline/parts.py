"""What the lines are, to the parts of a plan: sections, focus areas, commitments and counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile

from mirps_extract.findings import CountryReopened, Finding, UnknownArea, places_of
from mirps_extract.layout.values import Line
from mirps_extract.ledger import Claim, Role
from mirps_extract.outline.apart import is_apart
from mirps_extract.outline.claims import ROLES, claim
from mirps_extract.outline.context import Context
from mirps_extract.outline.counted import with_counting_words
from mirps_extract.outline.counts import declared_counts
from mirps_extract.outline.decoded import Decoded
from mirps_extract.outline.evidence import Evidence, LineId, Style
from mirps_extract.outline.items import drafts_of, fields_of
from mirps_extract.outline.labels import Label, Stretch
from mirps_extract.outline.page_model import HEAD_GAP
from mirps_extract.outline.sentences import counts_in_sentences
from mirps_extract.outline.steps import stacked
from mirps_extract.outline.values import (
    NO_AREA,
    NO_AREA_CODE,
    AreaPart,
    CountryPart,
    Draft,
    Stated,
    text_of,
)
from mirps_extract.vocabulary import Label as Said
from mirps_extract.vocabulary import Vocabulary, code_of, slug

IN_AREA = {Label.ITEM, Label.MORE, Label.FIELD, Label.FIELD_MORE}
"""What belongs to the commitments under a heading."""


@dataclass
class _Area:
    """A focus area while its lines are gathered."""

    slug: str
    heading: tuple[Line, ...]
    stretches: list[Stretch] = field(default_factory=list)
    repeats: list[Line] = field(default_factory=list)


@dataclass
class _Section:
    """A country's section while its lines are gathered."""

    iso3: str
    titles: list[Line] = field(default_factory=list)
    narrative: list[Line] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    counted_heads: list[tuple[Stated, Stated]] = field(default_factory=list)
    areas: list[_Area] = field(default_factory=list)
    totals: list[Line] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    heads_that_count: list[Stated] = field(default_factory=list)


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

    front: tuple[Evidence, ...]
    objectives_heading: tuple[Line, ...]
    objectives: tuple[Line, ...]
    countries: tuple[CountryPart, ...]
    cells: Mapping[LineId, Mapping[str, tuple[Line, ...]]]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


def parts_of(decoded: Decoded, told: Context, known: frozenset[str]) -> Parts:
    """Gather the parts of a plan from what its lines are.

    Args:
        decoded: the lines in reading order, each with what it is.
        told: reads headings and list marks; its vocabulary knows the areas that only this plan has.
        known: slugs of the areas that the vocabulary itself has.
    """
    gathered = _Gathered(told)
    for stretch in decoded.stretches:
        gathered.add(stretch)
    apart = _apart(decoded) | told.sub_heads
    countries = []
    claims = list(gathered.claims)
    areas = [area for section in gathered.sections.values() for area in section.areas]
    listed = [drafts_of(area.stretches, told, decoded.habits.tops) for area in areas]
    drafts = iter(with_counting_words(listed))
    for section in gathered.sections.values():
        introductions = _introductions(section, told, decoded.habits.leads)
        own = [next(drafts) for _ in section.areas]
        countries.append(_country(section, own, introductions, told.vocabulary))
        leads = tuple(chain.from_iterable(introductions.values()))
        claims += claim(Role.INTRODUCTION, leads)
        claims += _claims(section, apart - {line.id for line in leads})
    cells, names = fields_of([stretch for area in areas for stretch in area.stretches])
    claims += claim(Role.TABLE_HEAD, names)
    return Parts(
        tuple(gathered.front),
        tuple(gathered.objectives_heading),
        tuple(gathered.objectives),
        tuple(countries),
        cells,
        tuple(claims),
        (*gathered.findings, *unknown_areas(countries, known)),
    )


def unknown_areas(countries: Iterable[CountryPart], known: Container[str]) -> Iterator[UnknownArea]:
    """The focus areas of countries that the vocabulary itself does not have."""
    for country in countries:
        for area in country.areas:
            if area.area not in known and area.area != NO_AREA:
                yield UnknownArea(
                    country=country.iso3,
                    focus_area=area.area,
                    heading=area.heading,
                    places=places_of(area.heading_lines),
                )


class _Gathered:
    """The parts while the lines are gone through in order."""

    def __init__(self, told: Context) -> None:
        self.told = told
        self.front: list[Evidence] = []
        self.objectives_heading: list[Line] = []
        self.objectives: list[Line] = []
        self.closing: list[Line] = []
        self.sections: dict[str, _Section] = {}
        self.findings: list[CountryReopened] = []
        # What leads to a list in one country's own plan is as much of its text as an introduction.
        self.narrative = {Label.NARRATIVE} | ({Label.LEAD} if told.country is not None else set())
        self._section: _Section | None = None
        if told.country is not None:
            self._section = self.sections[told.country] = _Section(told.country)
        self._last: Stretch | None = None
        self._head: Stretch | None = None

    @property
    def claims(self) -> list[Claim]:
        """What is told of lines outside of sections."""
        return claim(Role.BACK_MATTER, self.closing)

    def add(self, stretch: Stretch) -> None:
        """Put some lines where they belong."""
        lines = [e.line for e in stretch.lines]
        label = stretch.label
        if self.told.country is not None and self._section is not None:
            self._section.pages |= {line.page for line in lines}
        if label is Label.FRONT:
            self.front += stretch.lines
        elif label is Label.OBJECTIVES:
            self.objectives_heading += lines
        elif label is Label.OBJECTIVE:
            self.objectives += lines
        elif label is Label.CLOSING:
            self.closing += lines
        elif label is Label.TITLE:
            self._open(self.told.reads(stretch.lines).country or "", lines, titled=True)
        else:
            self._in_section(stretch, lines)
        self._last = stretch

    def _open(self, iso3: str, lines: list[Line], *, titled: bool) -> None:
        current = self._section
        if iso3 in self.sections and (current is None or current.iso3 != iso3):
            self._reopen(iso3, lines)
        self._section = self.sections.setdefault(iso3, _Section(iso3))
        self._section.pages |= {line.page for line in lines}
        if titled or not self._section.titles:
            self._section.titles += lines

    def _reopen(self, iso3: str, lines: list[Line]) -> None:
        """Tell of a country's second section, once a page."""
        page = lines[0].page
        if not any((f.country, f.page) == (iso3, page) for f in self.findings):
            self.findings.append(CountryReopened(country=iso3, page=page, places=places_of(lines)))

    def _in_section(self, stretch: Stretch, lines: list[Line]) -> None:
        reads = self.told.reads(stretch.lines)
        if stretch.label is Label.AREA and reads.country and self.told.country is None:
            self._open(reads.country, lines, titled=False)
        section = self._section
        if section is None:
            self.front += stretch.lines
            return
        section.pages |= {line.page for line in lines}
        if stretch.label is Label.AREA:
            self._head = stretch
            self._area(section, lines, reads.label)
        elif stretch.label in IN_AREA and (section.areas or self.told.country is not None):
            if not section.areas:
                section.areas.append(_Area(NO_AREA, ()))
            section.areas[-1].stretches.append(stretch)
        elif stretch.label in self.narrative:
            if section.areas and self.told.country is None:
                self._reopen(section.iso3, lines)
            section.narrative += lines
        elif stretch.label in (Label.COUNT, Label.AREA_COUNT) and reads.label is not None:
            self._count(section, stretch, Stated(reads.label, tuple(lines)))
        elif reads.label is not None and reads.label.total and reads.label.numbers:
            section.stated.append(Stated(reads.label, tuple(lines)))  # below the last list
        elif any(e.states_total for e in stretch.lines):
            section.totals += lines
        elif stretch.label is Label.BESIDE and self.told.opens_narrative(stretch.lines[0]):
            section.headings += lines
        else:
            section.aside += lines
            if section.areas:
                section.areas[-1].stretches.append(stretch)

    def _area(self, section: _Section, lines: list[Line], label: Said | None) -> None:
        name = label.areas[0] if label and label.areas else slug(text_of(lines))
        if label is not None and label.counts:
            section.heads_that_count.append(Stated(label, tuple(lines)))
        if section.areas and section.areas[-1].slug == name:
            section.areas[-1].repeats += lines
        else:
            section.areas.append(_Area(name, tuple(lines)))

    def _count(self, section: _Section, stretch: Stretch, stated: Stated) -> None:
        """Keep a count; with the heading right before it, if it is that one's."""
        head = self._last
        if stated.label.noun and self._head is not None and _is_under(stretch, self._head):
            head = self._head
        if head is not None and head.label is Label.AREA and stretch.label is Label.AREA_COUNT:
            said = self.told.reads(head.lines).label
            in_row = head.lines[-1].line.box.y_overlap(stated.lines[0].box) > 0
            alone = len(stated.label.numbers) == 1 and not stated.label.total
            ends = stacked(head.lines[-1], stretch.lines[0])  # its last word, broken off
            if said and alone and not said.counts and (stated.label.noun or in_row or ends):
                lines = tuple(e.line for e in head.lines)
                section.counted_heads.append((Stated(said, lines), stated))
                return
        section.stated.append(stated)


def _is_under(count: Stretch, head: Stretch) -> bool:
    """Whether a count stands right below a heading, though other lines are read between them."""
    last, first = head.lines[-1].line, count.lines[0].line
    white = first.box.top - last.box.bottom
    level = last.page == first.page and last.box.x_overlap(first.box) > 0
    return level and 0 <= white <= HEAD_GAP * last.type.size


def _country(
    section: _Section,
    drafts: Sequence[Sequence[Draft]],
    introductions: Mapping[str, Sequence[Line]],
    vocabulary: Vocabulary,
) -> CountryPart:
    captions = [
        s for s in section.stated if not (s.label.areas or s.label.numbers or s.label.total)
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
    section: _Section, told: Context, styles: frozenset[Style]
) -> dict[str, list[Line]]:
    """By focus area, what stands between headings and list marks, or is set as what leads so."""
    found: dict[str, list[Line]] = defaultdict(list)
    for area in section.areas:
        leads = list(takewhile(lambda s: s.label is Label.LEAD, area.stretches))
        lines = [
            line
            for stretch in leads
            for line in stretch.lines
            if line.id not in told.sub_heads and line.line.zone not in ROLES
        ]
        after = area.stretches[len(leads) : len(leads) + 1]
        marked = any(s.label is Label.ITEM and told.opens_item(s.lines[0]) for s in after)
        if marked or all(line.style in styles for line in lines):
            found[area.slug] += [e.line for e in lines]
    return found


def _claims(section: _Section, apart: frozenset[LineId]) -> Iterator[Claim]:
    headings = {line.id for area in section.areas for line in (*area.heading, *area.repeats)}
    yield from claim(
        Role.COUNTRY_TITLE, [line for line in section.titles if line.id not in headings]
    )
    counted = [*section.stated, *(count for _, count in section.counted_heads)]
    yield from claim(
        Role.DECLARED_COUNT,
        [*(line for stated in counted for line in stated.lines), *section.totals],
    )
    yield from claim(Role.NARRATIVE_HEADING, section.headings)
    yield from claim(
        Role.AREA_HEADING,
        [line for area in section.areas for line in (*area.heading, *area.repeats)],
    )
    # What else is aside is left to the ledger: a person should know of it.
    for line in section.aside:
        if line.zone in ROLES:
            yield Claim(ROLES[line.zone], line.words)
        elif line.id in apart:
            yield Claim(Role.ASIDE, line.words)


def _apart(decoded: Decoded) -> frozenset[LineId]:
    """The lines that are plainly none of the text."""
    return frozenset(
        line.id
        for chain in decoded.chains.values()
        for at, line in enumerate(chain.lines)
        if is_apart(chain, at)
    )
