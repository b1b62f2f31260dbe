"""What the review page needs of the stages, beside what comes out of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from mirps_extract.ledger import Claim, Use
from mirps_extract.ocr import Recognition
from mirps_extract.read.values import Page


@dataclass
class Recorder:
    """Watches the stages: the pages with their words, and what each word was used as."""

    pages: tuple[Page, ...] = ()
    recognised: tuple[int, ...] = ()
    _claims: list[Claim] = field(default_factory=list)

    def __call__(self, stage: str, value: object) -> None:
        """Take what a stage hands on."""
        if isinstance(value, Recognition):
            self.pages, self.recognised = value.document.pages, value.pages
        self._claims += getattr(value, "claims", ())

    @property
    def roles(self) -> dict[tuple[int, int], Use]:
        """The role of each word in the ledger; words that nothing claimed are left out."""
        return {word.id: claim.role for claim in self._claims for word in claim.words}
