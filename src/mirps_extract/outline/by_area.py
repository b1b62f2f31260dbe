"""Plans whose chapters are focus areas, with the countries inside each.

They are read as others are, but with words for which countries and areas have changed places
(`Vocabulary.turn`): an area's heading opens a section, a country's a list. What is read so is then
put under the countries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from mirps_extract.layout.values import Line
from mirps_extract.ledger import Claim, Use
from mirps_extract.outline.claims import claim
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.headings import NOTHING, Headings
from mirps_extract.outline.parts import Parts, area_code, unknown_areas
from mirps_extract.outline.steps import stacked
from mirps_extract.outline.values import AreaPart, CountryPart, DeclaredCounts, text_of
from mirps_extract.vocabulary import Area, Vocabulary, code_of, read_label, slug

TURNED = {Use.COUNTRY_TITLE: Use.AREA_HEADING, Use.AREA_HEADING: Use.COUNTRY_TITLE}
"""What headings are when countries and areas change places."""


@dataclass
class _Chapter:
    """A heading of a focus area, or one that is set as these are, and what stands under it.

    Attributes:
        name: what the heading says.
        last: its last line.
        countries: the countries that headings under it name.
    """

    name: str
    last: LineEvidence
    countries: set[str] = field(default_factory=set)

    @property
    def is_shared(self) -> bool:
        """Whether several countries have headings in it."""
        return len(self.countries) > 1


def turned_for(lines: Iterable[LineEvidence], vocabulary: Vocabulary) -> Vocabulary | None:
    """Words with which to read a plan by focus area; None if it is none.

    It is one if under most headings of areas there are headings of several countries. An area that
    is not known is told by its heading, set as these are, and by the countries under it.

    Args:
        lines: the lines of a document, in reading order.
        vocabulary: the words of its language.
    """
    heads = [line for line in lines if line.heads]
    if len({line.reads.area for line in heads} - {None}) < 2:
        return None
    chapters = _chapters(heads, Headings(vocabulary.turn()))
    known = [chapter for chapter in chapters if read_label(chapter.name, vocabulary)]
    if 2 * sum(chapter.is_shared for chapter in known) <= len(known):
        return None
    strange = {
        slug(chapter.name): chapter.name
        for chapter in chapters
        if chapter.is_shared and chapter not in known
    }
    areas = {name: Area(name, code_of(name), (text,)) for name, text in strange.items()}
    return replace(vocabulary, areas={**vocabulary.areas, **areas}).turn()


def _chapters(heads: Sequence[LineEvidence], turned: Headings) -> list[_Chapter]:
    """The chapters that headings of known areas open, and others that are set as most of these."""
    styles = Counter(line.style for line in heads if line.reads.area)
    usual = max(styles, key=lambda style: styles[style])
    found: list[_Chapter] = []
    for line in heads:
        area, country, last = line.reads.area, turned.read(line.line.text).area, found[-1:]
        if area and not (last and last[0].last.reads.area == area):
            found.append(_Chapter(line.line.text, line))
        elif line.reads is NOTHING and not country and line.style == usual:
            if last and not last[0].countries and stacked(last[0].last, line):
                last[0].name += f" {line.line.text}"
                last[0].last = line
            else:
                found.append(_Chapter(line.line.text, line))
        if country and found:
            found[-1].countries.add(country)
    return found


def by_country(parts: Parts, vocabulary: Vocabulary) -> Parts:
    """The parts of a plan by focus area, put under its countries as these first appear.

    What leads to an area's commitments is about no country: it is an introduction.

    Args:
        parts: the sections, each of an area under the name of a country.
        vocabulary: the words as they are, not turned.
    """
    under: dict[str, list[tuple[CountryPart, AreaPart]]] = {}
    for section in parts.countries:
        for area in section.areas:
            under.setdefault(area.area, []).append((section, area))
    introductions = [line for section in parts.countries for line in section.narrative]
    claims = [Claim(TURNED.get(one.role, one.role), one.words) for one in parts.claims]
    countries = tuple(_country(iso3, found, vocabulary) for iso3, found in under.items())
    return replace(
        parts,
        countries=countries,
        claims=(*claims, *claim(Use.INTRODUCTION, introductions)),
        findings=tuple(unknown_areas(countries, vocabulary.areas)),
    )


def _country(
    iso3: str, found: Sequence[tuple[CountryPart, AreaPart]], vocabulary: Vocabulary
) -> CountryPart:
    counted = {
        section.iso3: section.declared for section, _ in found if iso3 in section.declared.by_area
    }
    pages = [line.page for _, own in found for line in _lines(own)]
    return CountryPart(
        iso3=iso3,
        name=vocabulary.country_names[iso3],
        title_lines=tuple(line for _, own in found for line in own.heading_lines),
        narrative=(),
        declared=DeclaredCounts(
            None,
            {area: declared.by_area[iso3] for area, declared in counted.items()},
            {area: declared.lines[iso3] for area, declared in counted.items()},
        ),
        areas=tuple(
            AreaPart(
                section.iso3,
                area_code(section.iso3, vocabulary),
                text_of(section.title_lines),
                section.title_lines,
                own.drafts,
            )
            for section, own in found
        ),
        pages=(min(pages), max(pages)),
    )


def _lines(area: AreaPart) -> Iterator[Line]:
    yield from area.heading_lines
    yield from (piece.line for draft in area.drafts for piece in draft.pieces)
