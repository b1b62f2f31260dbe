"""What the review page needs of the stages, beside what comes out of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from mirps_extract.commitments.values import Reading
from mirps_extract.findings import places_of
from mirps_extract.ledger import Claim, Use
from mirps_extract.model import Place
from mirps_extract.ocr import Recognition
from mirps_extract.read.values import Page


@dataclass
class Recorder:
    """Watches the stages: the pages with their words, what each was used as, and declared counts.

    Attributes:
        pages: the pages with their words.
        recognised: numbers of those that were read by OCR.
        declared: where each country declares its counts: by its code, then by focus area or total.
    """

    pages: tuple[Page, ...] = ()
    recognised: tuple[int, ...] = ()
    declared: dict[str, dict[str, tuple[Place, ...]]] = field(default_factory=dict)
    _claims: list[Claim] = field(default_factory=list)

    def __call__(self, stage: str, value: object) -> None:
        """Take what a stage hands on."""
        if isinstance(value, Recognition):
            self.pages, self.recognised = value.document.pages, value.pages
        if isinstance(value, Reading):
            for country in value.countries:
                lines = country.declared.lines
                self.declared[country.iso3] = {slug: places_of(lines[slug]) for slug in lines}
        self._claims += getattr(value, "claims", ())

    @property
    def roles(self) -> dict[tuple[int, int], Use]:
        """The role of each word in the ledger; words that nothing claimed are left out."""
        return {word.id: claim.role for claim in self._claims for word in claim.words}
