"""The lines of a plan put into the sections of countries, and under the headings of focus areas."""

from __future__ import annotations

from dataclasses import dataclass, field

from mirps_extract.findings import Finding, places_of
from mirps_extract.layout.values import Line
from mirps_extract.ledger import Claim, Use
from mirps_extract.outline.claims import claim
from mirps_extract.outline.context import Context
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.labels import Label, LabelledLines
from mirps_extract.outline.page_model import HEAD_GAP
from mirps_extract.outline.steps import stacked
from mirps_extract.outline.values import NO_AREA, Stated, text_of
from mirps_extract.vocabulary import Saying, slug

IN_AREA = {Label.ITEM, Label.MORE, Label.FIELD, Label.FIELD_MORE}
"""What belongs to the commitments under a heading."""


@dataclass
class OpenArea:
    """A focus area while its lines are gathered."""

    slug: str
    heading: tuple[Line, ...]
    segments: list[LabelledLines] = field(default_factory=list)
    repeats: list[Line] = field(default_factory=list)


@dataclass
class OpenSection:
    """A country's section while its lines are gathered."""

    iso3: str
    titles: list[Line] = field(default_factory=list)
    narrative: list[Line] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    counted_heads: list[tuple[Stated, Stated]] = field(default_factory=list)
    areas: list[OpenArea] = field(default_factory=list)
    totals: list[Line] = field(default_factory=list)
    aside: list[Line] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    heads_that_count: list[Stated] = field(default_factory=list)


class Sections:
    """The parts while the lines are gone through in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.front: list[LineEvidence] = []
        self.objectives_heading: list[Line] = []
        self.objectives: list[Line] = []
        self.closing: list[Line] = []
        self.sections: dict[str, OpenSection] = {}
        self.findings: list[Finding] = []
        # What leads to a list in one country's own plan is as much of its text as an introduction.
        self.narrative = {Label.NARRATIVE} | (
            {Label.LEAD} if context.country is not None else set()
        )
        self._section: OpenSection | None = None
        if context.country is not None:
            self._section = self.sections[context.country] = OpenSection(context.country)
        self._last: LabelledLines | None = None
        self._head: LabelledLines | None = None

    @property
    def claims(self) -> list[Claim]:
        """What is told of lines outside of sections."""
        return claim(Use.BACK_MATTER, self.closing)

    def add(self, segment: LabelledLines) -> None:
        """Put some lines where they belong."""
        lines = [e.line for e in segment.lines]
        label = segment.label
        if self.context.country is not None and self._section is not None:
            self._section.pages |= {line.page for line in lines}
        if label is Label.FRONT:
            self.front += segment.lines
        elif label is Label.OBJECTIVES:
            self.objectives_heading += lines
        elif label is Label.OBJECTIVE:
            self.objectives += lines
        elif label is Label.CLOSING:
            self.closing += lines
        elif label is Label.TITLE:
            self._open(self.context.reads(segment.lines).country or "", lines, titled=True)
        else:
            self._in_section(segment, lines)
        self._last = segment

    def _open(self, iso3: str, lines: list[Line], *, titled: bool) -> None:
        current = self._section
        if iso3 in self.sections and (current is None or current.iso3 != iso3):
            self._reopen(iso3, lines)
        self._section = self.sections.setdefault(iso3, OpenSection(iso3))
        self._section.pages |= {line.page for line in lines}
        if titled or not self._section.titles:
            self._section.titles += lines

    def _reopen(self, iso3: str, lines: list[Line]) -> None:
        """Tell of a country's second section, once a page."""
        page = lines[0].page
        if not any((f.country, f.values["page"]) == (iso3, page) for f in self.findings):
            self.findings.append(
                Finding.of("country_reopened", country=iso3, page=page, places=places_of(lines))
            )

    def _in_section(self, segment: LabelledLines, lines: list[Line]) -> None:
        reads = self.context.reads(segment.lines)
        if segment.label is Label.AREA and reads.country and self.context.country is None:
            self._open(reads.country, lines, titled=False)
        section = self._section
        if section is None:
            self.front += segment.lines
            return
        section.pages |= {line.page for line in lines}
        if segment.label is Label.AREA:
            self._head = segment
            self._area(section, lines, reads.saying)
        elif segment.label in IN_AREA and (section.areas or self.context.country is not None):
            if not section.areas:
                section.areas.append(OpenArea(NO_AREA, ()))
            section.areas[-1].segments.append(segment)
        elif segment.label in self.narrative:
            if section.areas and self.context.country is None:
                self._reopen(section.iso3, lines)
            section.narrative += lines
        elif segment.label in (Label.COUNT, Label.AREA_COUNT) and reads.saying is not None:
            self._count(section, segment, Stated(reads.saying, tuple(lines)))
        elif reads.saying is not None and reads.saying.total and reads.saying.numbers:
            section.stated.append(Stated(reads.saying, tuple(lines)))  # below the last list
        elif any(e.states_total for e in segment.lines):
            section.totals += lines
        elif segment.label is Label.BESIDE and self.context.opens_narrative(segment.lines[0]):
            section.headings += lines
        else:
            section.aside += lines
            if section.areas:
                section.areas[-1].segments.append(segment)

    def _area(self, section: OpenSection, lines: list[Line], saying: Saying | None) -> None:
        name = saying.areas[0] if saying and saying.areas else slug(text_of(lines))
        if saying is not None and saying.counts:
            section.heads_that_count.append(Stated(saying, tuple(lines)))
        if section.areas and section.areas[-1].slug == name:
            section.areas[-1].repeats += lines
        else:
            section.areas.append(OpenArea(name, tuple(lines)))

    def _count(self, section: OpenSection, segment: LabelledLines, stated: Stated) -> None:
        """Keep a count; with the heading right before it, if it is that one's."""
        head = self._last
        if stated.saying.noun and self._head is not None and _is_under(segment, self._head):
            head = self._head
        if head is not None and head.label is Label.AREA and segment.label is Label.AREA_COUNT:
            said = self.context.reads(head.lines).saying
            in_row = head.lines[-1].line.box.y_overlap(stated.lines[0].box) > 0
            alone = len(stated.saying.numbers) == 1 and not stated.saying.total
            ends = stacked(head.lines[-1], segment.lines[0])  # its last word, broken off
            if said and alone and not said.counts and (stated.saying.noun or in_row or ends):
                lines = tuple(e.line for e in head.lines)
                section.counted_heads.append((Stated(said, lines), stated))
                return
        section.stated.append(stated)


def _is_under(count: LabelledLines, head: LabelledLines) -> bool:
    """Whether a count stands right below a heading, though other lines are read between them."""
    last, first = head.lines[-1].line, count.lines[0].line
    white = first.box.top - last.box.bottom
    level = last.page == first.page and last.box.x_overlap(first.box) > 0
    return level and 0 <= white <= HEAD_GAP * last.type.size
