"""Findings on the plan: what it declares, prints and names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mirps_extract.findings.finding import Finding, Severity

LABELS: Mapping[str, str] = {
    "front": "front matter",
    "objectives": "the heading of the objectives",
    "objective": "an objective",
    "title": "the title of a country's section",
    "narrative": "narrative",
    "count": "a declared count",
    "beside": "something beside the narrative",
    "area": "the heading of a focus area",
    "area_count": "the count of a focus area",
    "item": "the beginning of a commitment",
    "more": "more of the commitment before it",
    "field": "another column of a commitment",
    "field_more": "more of another column of a commitment",
    "lead": "words that lead to a list",
    "aside": "something beside the commitments",
    "closing": "back matter",
}
"""What a line may be read as, in words."""


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
class OddCounts(Finding):
    """A country declares counts of another kind than most countries of the plan do."""

    code = "odd_counts"
    template = "{self.country}: the plan declares {self.declared} here, {self.usual} elsewhere"
    declared: str
    usual: str


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
class UnassignedWords(Finding):
    """Words that no stage recognised; they are in no commitment."""

    code = "unassigned_words"
    template = "page {self.page}: {self.count} words were not recognised: “{self.sample}”"
    page: int
    count: int
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulLabel(Finding):
    """What a line is was decided narrowly; `second` is what else it may be."""

    code = "doubtful_label"
    template = (
        "page {self.page}: “{self.words}” was read as {self.read}; it may be {self.other} "
        "({self.margin} less of evidence)"
    )
    page: int
    words: str
    label: str
    second: str
    margin: int

    @property
    def read(self) -> str:
        """What the line was read as, in words."""
        return LABELS[self.label]

    @property
    def other(self) -> str:
        """What else it may be, in words."""
        return LABELS[self.second]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulOrder(Finding):
    """The order in which a page is read was decided narrowly; `second` is what may come instead."""

    code = "doubtful_order"
    template = (
        "page {self.page}: “{self.after}” was read {self.place}; “{self.second}” may come before "
        "it ({self.margin} less of evidence)"
    )
    page: int
    before: str
    after: str
    second: str
    margin: int

    @property
    def place(self) -> str:
        """Where on the page it was read."""
        return f"after “{self.before}”" if self.before else "first"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenSentence(Finding):
    """A text begins or ends in the middle of a sentence, or has lines that do not go together."""

    code = "broken_sentence"
    template = "page {self.page}: {self.where}"
    page: int
    before: str
    after: str
    left_out: bool = False

    @property
    def where(self) -> str:
        """Where the sentence breaks off."""
        if self.left_out:
            return f"“{self.after}” is in no text, but goes on with “{self.before}”"
        if not self.after:
            return f"a text ends with “{self.before}”, in the middle of a sentence"
        if not self.before:
            return f"a text begins with “{self.after}”, in the middle of a sentence"
        return f"“{self.after}” does not go on with “{self.before}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnOtherwise(Finding):
    """The file draws two lines in another order than they were read in, though most in that one."""

    code = "drawn_otherwise"
    template = (
        "page {self.page}: “{self.after}” was read after “{self.before}”, but the file draws it "
        "before that"
    )
    page: int
    before: str
    after: str


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
