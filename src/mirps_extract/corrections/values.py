"""What corrections hand on: the reading as corrected, and what a person did to each commitment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mirps_extract.commitments.values import Reading
from mirps_extract.findings import Finding
from mirps_extract.institutions import Tagged

if TYPE_CHECKING:
    from mirps_extract.corrections.form import OfInstitutions


@dataclass(frozen=True, slots=True)
class AsRead:
    """A commitment as it was read, before a person corrected it."""

    id: str
    key: str
    focus_area: str
    text: str


class MentionChangeKind(StrEnum):
    """What a person did to an institution of a commitment."""

    ADDED = "added"
    REMOVED = "removed"
    LINKED = "linked"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class MentionChange:
    """A correction of an institution.

    Attributes:
        kind: what was done.
        text: the words that name it; for a role, its name.
        before: id of the institution, or its role, as it was read; None for one that was added.
        after: id or role as it is now; None for one that was removed.
    """

    kind: MentionChangeKind
    text: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Review:
    """What a person did to a commitment.

    Attributes:
        checked: whether it was held against the page, and found to be as it is now.
        kinds: the kinds of corrections that were applied to its text or place, in their order.
        read: what was read in its place, where that differs.
        institutions: corrections of its institutions.
        notes: what the reviewer said of it.
    """

    checked: bool = False
    kinds: tuple[str, ...] = ()
    read: tuple[AsRead, ...] = ()
    institutions: tuple[MentionChange, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectedTexts:
    """A reading with its texts corrected, before institutions are looked for.

    Attributes:
        reading: the texts as a person decided.
        reviews: what was done to each commitment, by its id; only those that were touched.
        waiting: corrections of institutions, each with the ids of the commitments it can be of.
        stale: corrections that could not be applied.
    """

    reading: Reading
    reviews: Mapping[str, Review]
    waiting: tuple[tuple[OfInstitutions, tuple[str, ...]], ...]
    stale: tuple[Finding, ...]


def uncorrected(reading: Reading) -> CorrectedTexts:
    """A reading as it is: nobody corrected it."""
    return CorrectedTexts(reading, {}, (), ())


@dataclass(frozen=True, slots=True)
class Corrected:
    """A tagged reading as a person decided.

    Attributes:
        tagged: texts and institutions; findings tell the corrections that are stale.
        reviews: what was done to each commitment, by its id; only those that were touched.
        reviewer: who did it; None if the corrections are not signed.
    """

    tagged: Tagged
    reviews: Mapping[str, Review]
    reviewer: str | None = None
