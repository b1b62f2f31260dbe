"""Sentences of a progress report that may speak of a commitment, for a person to look at.

What speaks for a pair is what tells that a commitment was worded anew (`comparison/rest.py`), but
for its place, which a report knows nothing of. Each sentence is looked at by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mirps_extract.comparison.links import InArea, WithTraits, placed
from mirps_extract.comparison.rest import UNCERTAIN, PairEvidence, chances_of, scale_of
from mirps_extract.comparison.traits import Traits, traits_of
from mirps_extract.model import Plan
from mirps_extract.status.report import Report, Sentence

LEAST_WORDS = 5
"""Words, joining ones aside, of a sentence that says enough to be told from others."""

OF_PLACE = ("near", "place")
"""The evidence that a commitment's place is."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence that may speak of a commitment.

    Attributes:
        lineage: id of the commitment through all editions.
        country: whose it is, by ISO 3166-1 alpha-3 code.
        commitment: its id in the edition whose wording is the nearest.
        text: that wording.
        page: page of the report.
        quotation: the sentence.
        chance: the probability that both are of the same, from 0 to 1.
    """

    lineage: str
    country: str
    commitment: str
    text: str
    page: int
    quotation: str
    chance: float


@dataclass(frozen=True, slots=True)
class Traced:
    """An edition whose commitments a report may speak of.

    Attributes:
        plan: the plan.
        lineages: the lineage of each commitment, by its id.
    """

    plan: Plan
    lineages: Mapping[str, str]


def hints(report: Report, editions: Iterable[Traced]) -> list[Hint]:
    """The sentences that may speak of a commitment, in the order of the report.

    A sentence is of one commitment of each country at most, the likeliest, in the words of the
    edition that is the nearest.
    """
    known = [_Known(edition, report.language) for edition in editions]
    found: dict[tuple[int, str], Hint] = {}
    for number, sentence in enumerate(report.sentences):
        traits = traits_of(sentence.text, report.language)
        if traits.words.total() < LEAST_WORDS:
            continue
        for hint in (each for one in known for each in one.hints(sentence, traits)):
            key = number, hint.lineage
            if key not in found or hint.chance > found[key].chance:
                found[key] = hint
    return list(found.values())


class _Known:
    """The commitments of an edition, to be held against sentences in a language."""

    def __init__(self, edition: Traced, language: str) -> None:
        plan = edition.plan
        self._lineages = edition.lineages
        self._weights = "reworded" if plan.edition.language == language else "translated"
        self._placed = {c.iso3: placed(c, plan.edition.language) for c in plan.countries}
        every = (each for country in self._placed.values() for each in country)
        self._scale = scale_of([each.traits for each in every])

    def hints(self, sentence: Sentence, traits: Traits) -> Iterator[Hint]:
        """The likeliest commitment of each country that the sentence can be of."""
        for iso3 in sentence.countries:
            commitments = self._placed.get(iso3)
            if not commitments:
                continue
            chances = self._chances(traits, commitments)
            at = int(np.argmax(chances))
            if chances[at] >= UNCERTAIN:
                commitment = commitments[at].commitment
                yield Hint(
                    lineage=self._lineages[commitment.id],
                    country=iso3,
                    commitment=commitment.id,
                    text=commitment.text,
                    page=sentence.page,
                    quotation=sentence.text,
                    chance=float(chances[at]),
                )

    def _chances(self, traits: Traits, commitments: Sequence[InArea]) -> Sequence[float]:
        said = WithTraits(area="", place=0.0, number=0, traits=traits)
        evidence = PairEvidence([said], commitments, self._scale, []).of(slice(None))
        told = {name: value for name, value in evidence.items() if name not in OF_PLACE}
        chances: Sequence[float] = chances_of(told, self._weights)[0]
        return chances
