"""What segmentation hands on: the parts of a plan, each as lines in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mirps_extract.findings import Finding
from mirps_extract.layout.values import Line
from mirps_extract.ledger import Claim
from mirps_extract.segment.marks import ListMarks
from mirps_extract.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A country section that the contents list announces, and the page that it gives."""

    iso3: str
    page: int
    line: Line


@dataclass(frozen=True, slots=True)
class DeclaredCounts:
    """The counts that a country's section declares, each with the lines that state it."""

    total: int | None
    by_area: Mapping[str, int]
    lines: Mapping[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class AreaPart:
    """A focus area under one heading.

    Attributes:
        area: slug of the area.
        code: the short form that ids carry.
        heading: the heading as printed, lines joined.
        heading_lines: the lines of the heading.
        lines: what stands under it, in reading order.
    """

    area: str
    code: str
    heading: str
    heading_lines: tuple[Line, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CountryPart:
    """A country's section."""

    iso3: str
    name: str
    title_lines: tuple[Line, ...]
    narrative: tuple[Line, ...]
    declared: DeclaredCounts
    areas: tuple[AreaPart, ...]
    pages: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segmented:
    """A plan in parts.

    Attributes:
        language: code of the language that the plan is written in.
        vocabulary: the words of that language, the user's own among them.
        title: the plan's title as its cover states it; None without a cover.
        year: the year that the plan is for; None where it states none.
        objectives: lines of the list of objectives.
        countries: the sections in reading order.
        contents: the country sections that the contents list announces.
        cells: for commitments in tables, the lines of the other cells by column, under the id of
            the commitment's first word.
        marks: the list marks that the plan uses.
        claims: what this stage recognised and does not hand on: titles, headings, contents...
        findings: what it saw and could not settle.
    """

    language: str
    vocabulary: Vocabulary
    title: str | None
    year: int | None
    objectives: tuple[Line, ...]
    countries: tuple[CountryPart, ...]
    contents: tuple[ContentsEntry, ...]
    cells: Mapping[tuple[int, int], Mapping[str, tuple[Line, ...]]]
    marks: ListMarks
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
