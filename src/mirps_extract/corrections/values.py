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
    from mirps_extract.corrections.form import OfInstitutions


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
    """

    tagged: Tagged
    reviews: Mapping[str, Review]
