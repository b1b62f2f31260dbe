"""Findings: what a reader of the output should know, each kind a class with its own wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import Line
from mirps_extract.read.values import Word


class Severity(StrEnum):
    """How much a finding matters: `--strict` fails from warning on."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


Place = tuple[int, Box]
"""A page from 1 and a box on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Base of all findings.

    Attributes:
        country: ISO 3166-1 alpha-3 code of the country concerned.
        focus_area: slug of the focus area concerned.
        commitment: id of the commitment concerned.
        places: where on the pages it shows.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    template: ClassVar[str]
    country: str | None = None
    focus_area: str | None = None
    commitment: str | None = None
    places: tuple[Place, ...] = field(default=())

    @property
    def message(self) -> str:
        """What was found, in a sentence."""
        return self.template.format(self=self)


def places_of(lines: Iterable[Line]) -> tuple[Place, ...]:
    """Where lines stand: one box a page."""
    return words_places(word for line in lines for word in line.words)


def words_places(words: Iterable[Word]) -> tuple[Place, ...]:
    """Where words stand: one box a page."""
    by_page: dict[int, list[Box]] = {}
    for word in words:
        by_page.setdefault(word.page, []).append(word.box)
    return tuple((page, union(boxes)) for page, boxes in by_page.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCountMismatch(Finding):
    """A focus area declares another number of commitments than it prints."""

    code = "area_count_mismatch"
    template = (
        "{self.country}, {self.focus_area}: the plan declares {self.declared}, "
        "{self.found} found{self.note}"
    )
    declared: int
    found: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalMismatch(Finding):
    """A country declares another total than it prints commitments."""

    code = "total_mismatch"
    template = "{self.country}: the plan declares {self.declared} in total, {self.found} found"
    declared: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredSumMismatch(Finding):
    """A country's declared total is not the sum of its declared focus areas."""

    code = "declared_sum_mismatch"
    template = (
        "{self.country}: the declared total {self.declared} is not the sum of the declared "
        "focus areas, {self.found}"
    )
    declared: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaNotDeclared(Finding):
    """A focus area holds commitments, but the country's counts do not name it."""

    code = "area_not_declared"
    template = (
        "{self.country}, {self.focus_area}: {self.found} found, but the counts that the plan "
        "declares do not name this focus area"
    )
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsNotDeclared(Finding):
    """A country's section states no counts to hold the reading against."""

    code = "counts_not_declared"
    severity = Severity.INFO
    template = "{self.country}: the plan declares no counts, so {self.found} found stands unchecked"
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyArea(Finding):
    """A heading has no commitments under it."""

    code = "empty_focus_area"
    severity = Severity.ERROR
    template = "{self.country}, {self.focus_area}: no commitments under this heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyCountry(Finding):
    """A country's section has no commitments."""

    code = "empty_country"
    severity = Severity.ERROR
    template = "{self.country}: no commitments in this section"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownArea(Finding):
    """A heading is set like those of the focus areas, but the vocabulary does not know it."""

    code = "unknown_focus_area"
    template = (
        "{self.country}: the heading “{self.heading}” is no focus area that the vocabulary knows; "
        "read as {self.focus_area}"
    )
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FalseBullet(Finding):
    """A list mark in the middle of a sentence."""

    code = "false_bullet"
    template = (
        "{self.commitment}: a list mark stands before “{self.words}” in the middle of a sentence; "
        "read as one commitment"
    )
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateCommitment(Finding):
    """The plan prints a commitment twice in one country."""

    code = "duplicate_commitment"
    template = "{self.commitment}: the same text as {self.original}; both are kept"
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMissing(Finding):
    """The contents list announces a country's section that was not found."""

    code = "section_missing"
    severity = Severity.ERROR
    template = (
        "{self.country}: the contents list announces a section on page {self.announced}, "
        "none was found"
    )
    announced: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionNotInContents(Finding):
    """A country's section was found that the contents list does not announce."""

    code = "section_not_in_contents"
    template = "{self.country}: a section was found that the contents list does not announce"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPageMismatch(Finding):
    """A section begins on another page than the contents list says."""

    code = "section_page_mismatch"
    severity = Severity.INFO
    template = (
        "{self.country}: the contents list says page {self.announced}, the section begins on "
        "page {self.found}"
    )
    announced: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryReopened(Finding):
    """A country has more than one section; they were read as one."""

    code = "country_reopened"
    template = "{self.country}: a second section begins on page {self.page}; read as one"
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesMissing(Finding):
    """The reader gave another number of pages than the file's page tree announces."""

    code = "pages_missing"
    severity = Severity.ERROR
    template = "the file announces {self.announced} pages, {self.found} could be read"
    announced: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRebuilt(Finding):
    """The table of the file's objects was broken; they were found by a search of the whole file."""

    code = "file_rebuilt"
    template = (
        "the file is damaged: the table of its parts was broken, and they were found by a search; "
        "nothing is known to be missing{self.but}"
    )
    damaged: bool

    @property
    def but(self) -> str:
        """What else is known."""
        return " but what is named below" if self.damaged else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDamaged(Finding):
    """A part of the file could not be read."""

    code = "file_damaged"
    severity = Severity.ERROR
    template = "the file is damaged, and only a part of it was read: {self.detail}"
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadersDiffer(Finding):
    """A second reader sees another number of characters on a page."""

    code = "readers_differ"
    template = (
        "page {self.page}: {self.read} characters were read, a second reader sees {self.seen}; "
        "hold the page against what was read"
    )
    page: int
    read: int
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InvisibleText(Finding):
    """Words that a person does not see on the page; they are in no text."""

    code = "invisible_text"
    severity = Severity.INFO
    template = "page {self.page}: {self.count} words cannot be seen and were left out"
    page: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledText(Finding):
    """Characters that are printed twice in one place, as fake bold type is; they count once."""

    code = "doubled_text"
    severity = Severity.INFO
    template = (
        "page {self.page}: {self.words} words are printed more than once in the same place "
        "({self.characters} characters); read once"
    )
    page: int
    words: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmappedText(Finding):
    """Text whose font does not say which characters it prints."""

    code = "unmapped_text"
    severity = Severity.ERROR
    template = (
        "page {self.page}: the fonts of {self.count} words do not say which characters they print; "
        "{self.advice}"
    )
    page: int
    count: int
    lacking: str | None

    @property
    def advice(self) -> str:
        """What to do about it."""
        return f"install {self.lacking}" if self.lacking else "read the page with --ocr force"


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesNotRead(Finding):
    """Pages have no text layer, but pictures that may hold text, and were not recognised."""

    code = "pages_not_read"
    severity = Severity.ERROR
    template = "{self.listed} no text layer, only pictures, and cannot be read: {self.advice}"
    pages: tuple[int, ...]
    lacking: str | None

    @property
    def listed(self) -> str:
        """The pages as the sentence names them."""
        return f"page {self.pages[0]} has" if len(self.pages) == 1 else f"{listed(self.pages)} have"

    @property
    def advice(self) -> str:
        """What to do about it."""
        return f"install {self.lacking}" if self.lacking else "leave out --ocr off"


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesRecognised(Finding):
    """Pages were read by OCR, which can misread."""

    code = "pages_recognised"
    severity = Severity.INFO
    template = "{self.listed} read by OCR: hold what matters against the page"
    pages: tuple[int, ...]

    @property
    def listed(self) -> str:
        """The pages as the sentence names them."""
        return f"page {self.pages[0]} was" if len(self.pages) == 1 else f"{listed(self.pages)} were"


def listed(pages: Sequence[int]) -> str:
    """Several pages as a sentence names them: "pages 3, 7 and 9"."""
    *others, last = map(str, pages)
    return f"pages {', '.join(others)} and {last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnassignedWords(Finding):
    """Words that no stage recognised; they are in no commitment."""

    code = "unassigned_words"
    template = "page {self.page}: {self.count} words were not recognised: “{self.sample}”"
    page: int
    count: int
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearNotPrinted(Finding):
    """No page before the first section states the plan's year."""

    code = "year_not_printed"
    severity = Severity.INFO
    template = "the plan's first pages state no year{self.source}"
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberingGap(Finding):
    """Numbered commitments skip or repeat a number."""

    code = "numbering_gap"
    template = "{self.commitment}: number {self.number} follows {self.previous}"
    number: str
    previous: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownInstitution(Finding):
    """An institution that the registry does not know; a person can add it."""

    code = "unknown_institution"
    severity = Severity.INFO
    template = "{self.commitment}: “{self.name}” is not in the registry; its id here is {self.id}"
    name: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleCorrection(Finding):
    """A person's correction that does not fit what is read now; it was not applied."""

    code = "stale_correction"
    template = "{self.where}: the correction “{self.kind}” was not applied: {self.reason}"
    kind: str
    key: str
    reason: str

    @property
    def where(self) -> str:
        """What it is of, as the sentence names it."""
        return self.commitment or f"key {self.key}"
