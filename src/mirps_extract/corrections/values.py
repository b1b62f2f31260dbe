"""What corrections hand on: the reading as corrected, and what a person did to each commitment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirps_extract.commitments.values import Reading
from mirps_extract.findings import Finding
from mirps_extract.institutions import Tagged
from mirps_extract.model import Review

if TYPE_CHECKING:
    from mirps_extract.corrections.form import Correction


@dataclass(frozen=True, slots=True)
class Decision:
    """What one or several people decided alike.

    Attributes:
        correction: what is to be done.
        by: who decided it; empty if that is not known.
        when: the time of the last of them; None if it is not known.
        notes: what they said of it.
    """

    correction: Correction
    by: tuple[str, ...]
    when: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What several people decided otherwise on the same; none of it is applied.

    Attributes:
        sides: the decisions, two or more.
    """

    sides: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a file of corrections comes to.

    Attributes:
        decisions: what is to be applied, in this order.
        conflicts: what people have to settle first.
    """

    decisions: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How alike two people judged.

    Attributes:
        people: the two.
        both: texts that both judged.
        alike: those of which they said the same.
    """

    people: tuple[str, str]
    both: int
    alike: int


@dataclass(frozen=True, slots=True)
class CorrectedTexts:
    """A reading with its texts corrected, before institutions are looked for.

    Attributes:
        reading: the texts as a person decided.
        reviews: what was done to each commitment, by its id; only those that were touched.
        waiting: corrections of institutions, each with the ids of the commitments it can be of.
        findings: corrections that could not be applied, and those that contradict one another.
    """

    reading: Reading
    reviews: Mapping[str, Review]
    waiting: tuple[tuple[Decision, tuple[str, ...]], ...]
    findings: tuple[Finding, ...]


def uncorrected(reading: Reading) -> CorrectedTexts:
    """A reading as it is: nobody corrected it."""
    return CorrectedTexts(reading, {}, (), ())


@dataclass(frozen=True, slots=True)
class Corrected:
    """A tagged reading as a person decided.

    Attributes:
        tagged: texts and institutions; findings tell the corrections that were not applied.
        reviews: what was done to each commitment, by its id; only those that were touched.
    """

    tagged: Tagged
    reviews: Mapping[str, Review]
