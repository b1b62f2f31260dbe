"""The JSON that goes out, as pydantic models: field names are fixed, others read them.

Coordinates are points with the origin at the top left of the visible page; pages count from 1;
offsets count characters (Unicode code points) of the `text` beside them. What the plan does not
say is null. README.md describes every field.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from mirps_extract.registry import InstitutionType

SCHEMA_VERSION = "1.1"
"""Version of the JSON: the first number changes when a reader of the old form would break."""

Count = Annotated[int, Field(ge=0)]
PageNumber = Annotated[int, Field(ge=1)]
Bbox = Annotated[
    tuple[float, float, float, float],
    Field(description="x0, top, x1, bottom in points from the top left of the page"),
]
Iso3 = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Strict(BaseModel):
    """Base of the models: unknown fields are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(Strict):
    """A box on a page."""

    page: PageNumber
    bbox: Bbox


class Evidence(Place):
    """A box on a page, and the part of a text that stands in it."""

    start: Count
    end: Count


class Repair(Strict):
    """A difference between the printed words and the text; putting `before` back undoes it."""

    kind: str
    before: str
    after: str
    start: Count


class Item(Strict):
    """An item of an enumeration inside a commitment."""

    marker: str
    text: str


class Mention(Strict):
    """A named institution in a commitment's text."""

    institution: str
    name: str
    text: str
    start: Count
    end: Count
    role: Literal["lead", "partner", "support", "target", "mention"]
    source: Literal["registry", "definition", "pattern", "model"]


class Commitment(Strict):
    """One commitment, in full and on one line."""

    id: str
    key: str
    number: str | None
    title: str | None
    text: Annotated[str, Field(min_length=1)]
    items: list[Item]
    page: PageNumber
    evidence: Annotated[list[Evidence], Field(min_length=1)]
    printed: list[str]
    repairs: list[Repair]
    institutions: list[Mention]
    details: dict[str, str] = {}
    duplicate_of: str | None

    @model_validator(mode="after")
    def _offsets_fit(self) -> Self:
        spans = [(e.start, e.end) for e in self.evidence]
        if any(not 0 <= start < end <= len(self.text) for start, end in spans):
            raise ValueError(f"{self.id}: evidence reaches outside of the text")
        if spans != sorted(spans) or spans[0][0] != 0 or spans[-1][1] != len(self.text):
            raise ValueError(f"{self.id}: evidence does not cover the text in order")
        for repair in self.repairs:
            after = self.text[repair.start : repair.start + len(repair.after)]
            if after != repair.after:
                raise ValueError(f"{self.id}: a repair does not fit the text")
        for mention in self.institutions:
            if self.text[mention.start : mention.end] != mention.text:
                raise ValueError(f"{self.id}: a mention does not fit the text")
        return self


class FocusArea(Strict):
    """A focus area of one country."""

    area: str
    heading: str
    evidence: list[Place]
    commitments: list[Commitment]


class Paragraph(Strict):
    """A paragraph of a country's narrative."""

    text: str
    evidence: list[Evidence]


class Declared(Strict):
    """The counts that the plan itself states for a country."""

    total: Count | None
    by_focus_area: dict[str, Count]


class Country(Strict):
    """A country's section."""

    iso3: Iso3
    name: str
    title: str
    pages: tuple[PageNumber, PageNumber]
    narrative: list[Paragraph]
    declared: Declared
    focus_areas: list[FocusArea]


class Footnote(Strict):
    """A footnote, with the mark that refers to it."""

    mark: str
    text: str
    evidence: list[Evidence]


class Institution(Strict):
    """An institution that the plan mentions."""

    id: str
    name: str
    names: dict[str, str]
    acronym: str | None
    type: InstitutionType | None
    country: Iso3 | None
    resolved_by: Literal["registry", "definition", "similarity", "unknown"]
    commitments: Annotated[list[str], Field(min_length=1)]


class Finding(Strict):
    """Something that a reader of the output should know."""

    code: str
    severity: Literal["info", "warning", "error"]
    message: str
    country: Iso3 | None
    focus_area: str | None
    commitment: str | None
    evidence: list[Place]


class Unassigned(Strict):
    """Words that no stage recognised."""

    text: str
    evidence: list[Place]


class Coverage(Strict):
    """The ledger: what each word of the PDF was used as."""

    words: Count
    by_role: dict[str, Count]
    unassigned: list[Unassigned]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if sum(self.by_role.values()) != self.words:
            raise ValueError("the roles do not add up to the words of the PDF")
        return self


class Source(Strict):
    """The file that was read."""

    file_name: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    bytes: Count
    pages: Count
    reader: str
    ocr_pages: list[PageNumber] = []
    ocr: str | None = None


class MadeWith(Strict):
    """What made an output: with the same file and the same of these, it comes out the same."""

    version: str
    data: str
    settings: dict[str, str]


class Edition(Strict):
    """Which plan it is."""

    title: str | None
    year: int | None
    language: str


class Plan(Strict):
    """A plan, read: everything that the tool knows about one PDF."""

    schema_version: str
    made_with: MadeWith | None = None
    source: Source
    edition: Edition
    objectives: list[str]
    countries: list[Country]
    footnotes: list[Footnote] = []
    institutions: list[Institution]
    findings: list[Finding]
    coverage: Coverage

    @model_validator(mode="after")
    def _institutions_fit(self) -> Self:
        mentioned: dict[str, list[str]] = {}
        for country in self.countries:
            for area in country.focus_areas:
                for commitment in area.commitments:
                    for id in dict.fromkeys(m.institution for m in commitment.institutions):
                        mentioned.setdefault(id, []).append(commitment.id)
        if {i.id: i.commitments for i in self.institutions} != mentioned:
            raise ValueError("the institutions are not those that the commitments mention")
        return self
