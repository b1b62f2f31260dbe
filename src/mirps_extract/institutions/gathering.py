"""From what was found in each commitment to a reading with its institutions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mirps_extract.findings import Finding, words_places
from mirps_extract.institutions.asking import Answer
from mirps_extract.institutions.values import Identity, Institution, Mention, Resolution, Tagged

if TYPE_CHECKING:
    from mirps_extract.commitments.values import Commitment, Country, Reading


def gathered(reading: Reading, answers: Sequence[Answer], language: str) -> Tagged:
    """A reading's mentions and institutions.

    Args:
        reading: what was tagged.
        answers: what was found in each of its commitments, in their order.
        language: code of the plan's language.
    """
    mentions: dict[str, tuple[Mention, ...]] = {}
    identities: dict[str, Identity] = {}
    occurs: dict[str, dict[str, None]] = {}
    first: dict[str, tuple[Country, Commitment]] = {}
    for (country, commitment), answer in zip(_commitments(reading), answers, strict=True):
        mentions[commitment.id] = answer.mentions
        for identity in answer.identities:
            known = identities.setdefault(identity.id, identity)
            occurs.setdefault(known.id, {})[commitment.id] = None
            first.setdefault(known.id, (country, commitment))
    institutions = tuple(
        Institution(identities[id], tuple(occurs[id])) for id in sorted(identities)
    )
    unknown = (i.identity for i in institutions if i.identity.resolved_by is Resolution.UNKNOWN)
    findings = tuple(_unknown(identity, *first[identity.id], language) for identity in unknown)
    return Tagged(reading, mentions, institutions, findings)


def _commitments(reading: Reading) -> Iterator[tuple[Country, Commitment]]:
    for country in reading.countries:
        for area in country.focus_areas:
            for commitment in area.commitments:
                yield country, commitment


def _unknown(
    identity: Identity, country: Country, commitment: Commitment, language: str
) -> Finding:
    return Finding.of(
        "unknown_institution",
        country=country.iso3,
        commitment=commitment.id,
        name=identity.name(language),
        id=identity.id,
        places=words_places(commitment.passage.words),
    )
