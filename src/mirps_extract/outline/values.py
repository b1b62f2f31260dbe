"""What the outline hands on: the parts of a plan, each as lines in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from mirps_extract.findings import Finding
from mirps_extract.layout.values import Line
from mirps_extract.ledger import Claim
from mirps_extract.outline.marks import ListMarks
from mirps_extract.read.chars import JOINER
from mirps_extract.text import Piece
from mirps_extract.vocabulary import Saying, Vocabulary


def text_of(lines: Iterable[Line]) -> str:
    """The words of some lines, one space between them, composed as they are seen."""
    return normalize("NFC", " ".join(line.text for line in lines)).replace(JOINER, "")


NO_AREA = "no_focus_area"
"""Slug of what holds commitments that stand under no heading, in one country's own plan."""

NO_AREA_CODE = "NONE"
"""What their ids carry of it."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A country section that the contents list announces, and the page that it gives."""

    iso3: str
    page: int
    line: Line


@dataclass(frozen=True, slots=True)
class Stated:
    """Lines that name a focus area, a total or a number, and what they say."""

    saying: Saying
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DeclaredCounts:
    """The counts that a country's section declares, each with the lines that state it."""

    total: int | None
    by_area: Mapping[str, int]
    lines: Mapping[str, tuple[Line, ...]]

    def completed_by(self, other: DeclaredCounts) -> DeclaredCounts:
        """These, with the total or the focus areas of others where they have none."""
        return DeclaredCounts(
            other.total if self.total is None else self.total,
            self.by_area or other.by_area,
            {**other.lines, **self.lines},
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A commitment as lines.

    Attributes:
        mark: what its list mark says, if it has one.
        pieces: its lines.
        goes_on: whether it goes on with the last one under an earlier heading of its focus area.
    """

    mark: str
    pieces: tuple[Piece, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class AreaPart:
    """A focus area under one heading.

    Attributes:
        area: slug of the area.
        code: the short form that ids carry.
        heading: the heading as printed, lines joined.
        heading_lines: the lines of the heading.
        drafts: its commitments.
    """

    area: str
    code: str
    heading: str
    heading_lines: tuple[Line, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class CountryPart:
    """A country's section; one country's own plan has no title lines."""

    iso3: str
    name: str
    title_lines: tuple[Line, ...]
    narrative: tuple[Line, ...]
    declared: DeclaredCounts
    areas: tuple[AreaPart, ...]
    pages: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line that was read.

    Attributes:
        line: the line.
        label: what it was read as.
        second: what else it may be; empty if nothing else is possible.
        less_by: by how much the whole reading is worse with that.
        why: the strongest evidence for what it was read as, and against: names with their weights.
    """

    line: Line
    label: str
    second: str = ""
    less_by: int = 0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segmented:
    """A plan in parts.

    Attributes:
        language: code of the language that the plan is written in.
        country: the country whose own plan it is, if that was said.
        vocabulary: the words of that language, the user's own among them.
        title: the plan's title as its cover states it; None without a cover.
        year: the year that the plan is for; None where it states none.
        objectives: lines of the list of objectives.
        countries: the sections in reading order.
        contents: the country sections that the contents list announces.
        cells: for commitments in tables, the lines of the other cells by column, under the id of
            the commitment's first word.
        marks: the list marks that the plan uses.
        lines: the lines that were read, in reading order, with what each was read as.
        claims: what this stage recognised and does not hand on: titles, headings, contents...
        findings: what it saw and could not settle.
    """

    language: str
    country: str | None
    vocabulary: Vocabulary
    title: str | None
    year: int | None
    objectives: tuple[Line, ...]
    countries: tuple[CountryPart, ...]
    contents: tuple[ContentsEntry, ...]
    cells: Mapping[tuple[int, int], Mapping[str, tuple[Line, ...]]]
    marks: ListMarks
    lines: tuple[ReadLine, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
