"""A comparison as values; the same models are its JSON. docs/compare.md describes the fields."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from mirps_extract.lineages import Lineage
from mirps_extract.model import Count, Iso3, Strict

COMPARISON_VERSION = "2.0"
"""Version of the JSON: the first number changes when a reader of the old form would break."""


class Kind(StrEnum):
    """What became of a commitment; nothing of it can be told where it is not comparable."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    DROPPED = "dropped"
    NEW = "new"
    UNCERTAIN = "uncertain"
    NOT_COMPARABLE = "not_comparable"


class EditionRef(Strict):
    """An edition that takes part.

    Attributes:
        id: its name in tables and lineages, such as mirps-2021-en.
        label: its name in the comparison: year and language, or its file.
        commitments: how many it prints.
    """

    id: str
    label: str
    year: int | None
    language: str
    file_name: str
    sha256: str
    commitments: Count


class CommitmentRef(Strict):
    """A commitment of one of the editions."""

    id: str
    key: str
    focus_area: str
    page: int
    text: str


class Segment(Strict):
    """Words that both texts have, or only the earlier or only the later one."""

    kind: Literal["kept", "removed", "added"]
    text: str


class Change(Strict):
    """What became of one or several commitments.

    Attributes:
        kind: what happened.
        country: whose they are.
        before: those of the earlier edition; several if they were merged, none if new.
        after: those of the later edition; several if one was split, none if dropped.
        score: how sure it is that both sides belong together, from 0 to 1; None where one side is
            empty.
        words: both texts in one, word for word; None where one side is empty, the languages
            differ, or it is uncertain that both belong together.
    """

    kind: Kind
    country: Iso3
    before: list[CommitmentRef]
    after: list[CommitmentRef]
    score: Annotated[float, Field(ge=0, le=1)] | None
    words: list[Segment] | None


class InstitutionRef(Strict):
    """An institution and the commitments of one edition that mention it."""

    id: str
    name: str
    commitments: list[str]


class RoleChange(Strict):
    """An institution whose role is another one after a commitment was carried over."""

    institution: str
    name: str
    before_commitment: str
    after_commitment: str
    before: str
    after: str


class InstitutionChanges(Strict):
    """What became of the institutions."""

    appeared: list[InstitutionRef]
    disappeared: list[InstitutionRef]
    changed_roles: list[RoleChange]


class CountChange(Strict):
    """The number of commitments in a focus area (or in all: `total`), declared and found."""

    country: Iso3
    focus_area: str
    declared_before: Count | None
    declared_after: Count | None
    found_before: Count | None
    found_after: Count | None


class Note(Strict):
    """Something that could not be compared, or only in part."""

    code: str
    message: str


class Step(Strict):
    """One edition compared with another; `before` and `after` are labels of editions."""

    before: str
    after: str
    changes: list[Change]
    institutions: InstitutionChanges
    counts: list[CountChange]
    notes: list[Note]


class Comparison(Strict):
    """Editions compared with one another, in the order of their years.

    Attributes:
        lineages: those of the editions' commitments.
    """

    schema_version: str
    editions: list[EditionRef]
    steps: list[Step]
    lineages: list[Lineage]
