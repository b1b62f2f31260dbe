"""Commitments in their places, and those that belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from mirps_extract.comparison.assignment import Candidate
from mirps_extract.comparison.likeness import Folded, folded
from mirps_extract.comparison.traits import Traits, traits_of
from mirps_extract.comparison.values import CommitmentRef
from mirps_extract.model import Commitment, Country


@dataclass(frozen=True, slots=True)
class WithTraits:
    """What is said, and where.

    Attributes:
        area: its focus area.
        place: its place in that, from 0 (first) to 1 (last).
        number: its place among all of its country, from 0.
        traits: what it says, whatever its wording.
    """

    area: str
    place: float
    number: int
    traits: Traits


@dataclass(frozen=True, slots=True)
class InArea(WithTraits):
    """A commitment with its place.

    Attributes:
        commitment: the commitment.
        folded: its words.
    """

    commitment: Commitment
    folded: Folded

    @property
    def key(self) -> str:
        """The commitment's key: its country, and what it says."""
        return self.commitment.key

    @property
    def ref(self) -> CommitmentRef:
        """As a comparison names it."""
        return CommitmentRef(
            id=self.commitment.id,
            key=self.commitment.key,
            focus_area=self.area,
            page=self.commitment.page,
            text=self.commitment.text,
        )


@dataclass(frozen=True, slots=True)
class Linked:
    """Commitments that belong together, or may; one side may be empty.

    Attributes:
        before: those of the earlier edition.
        after: those of the later edition.
        score: how sure it is that they do, from 0 to 1; None where one side is empty.
        sure: whether it is sure enough; if not, a person should look.
    """

    before: tuple[InArea, ...]
    after: tuple[InArea, ...]
    score: float | None
    sure: bool = True


def placed(country: Country, language: str) -> list[InArea]:
    """A country's commitments in their places."""
    number = count()
    return [
        InArea(
            area.area,
            (at + 0.5) / len(area.commitments),
            next(number),
            traits_of(commitment.text, language, (m.institution for m in commitment.institutions)),
            commitment,
            folded(commitment.text),
        )
        for area in country.focus_areas
        for at, commitment in enumerate(area.commitments)
    ]


def links_of(
    chosen: Iterable[Candidate], before: Sequence[InArea], after: Sequence[InArea]
) -> Iterator[Linked]:
    """The links of what was chosen by place."""
    for each in chosen:
        yield Linked(
            tuple(before[i] for i in each.before), tuple(after[j] for j in each.after), each.score
        )


def unlinked(
    before: Sequence[InArea], after: Sequence[InArea], links: Iterable[Linked]
) -> tuple[list[InArea], list[InArea]]:
    """Those of either side that are in no link."""
    pairs = [(link.before, link.after) for link in links]
    old = {p.number for linked, _ in pairs for p in linked}
    new = {p.number for _, linked in pairs for p in linked}
    return [p for p in before if p.number not in old], [p for p in after if p.number not in new]
