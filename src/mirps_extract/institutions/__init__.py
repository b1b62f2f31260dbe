"""The stage institutions: who is to carry out a commitment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from mirps_extract.findings import Finding, words_places
from mirps_extract.institutions.asking import Answer, Find, Texts, Which, texts_of
from mirps_extract.institutions.values import Identity, Tagged, untagged
from mirps_extract.model import Mention, Resolution

if TYPE_CHECKING:
    from mirps_extract.commitments.values import Reading


def find_here(which: Which, texts: Sequence[Texts]) -> Sequence[Answer]:
    """Find the institutions in this process.

    Raises:
        ModelError: there is no pipeline for the language, or the model cannot be used.
        RegistryError: the registry cannot be used.
    """
    # spaCy takes longer to import than many a plan to read: only who asks for it waits for it.
    from mirps_extract.institutions.loading import load_tagger
    from mirps_extract.institutions.tagging import find

    return find(load_tagger(which), texts)


def gathered(reading: Reading, answers: Sequence[Answer], language: str) -> Tagged:
    """A reading's mentions and institutions.

    Args:
        reading: what was tagged.
        answers: what was found in each of its commitments, in their order.
        language: code of the plan's language.
    """
    mentions: dict[str, tuple[Mention, ...]] = {}
    identities: dict[str, Identity] = {}
    for (_, _, commitment), answer in zip(reading.commitments, answers, strict=True):
        mentions[commitment.id] = answer.mentions
        for identity in answer.identities:
            identities.setdefault(identity.id, identity)
    unknown = unknown_in(reading, mentions, identities, language)
    return Tagged(reading, mentions, identities, tuple(unknown))


def unknown_in(
    reading: Reading,
    mentions: Mapping[str, Sequence[Mention]],
    identities: Mapping[str, Identity],
    language: str,
) -> Iterator[Finding]:
    """The findings about institutions that nobody knows, each told where it first occurs."""
    first = {
        mention.institution: (country, commitment)
        for country, _, commitment in reversed(list(reading.commitments))
        for mention in mentions.get(commitment.id, ())
    }
    for id, (country, commitment) in sorted(first.items(), key=itemgetter(0)):
        identity = identities[id]
        if identity.resolved_by is Resolution.UNKNOWN:
            yield Finding.of(
                "unknown_institution",
                country=country.iso3,
                commitment=commitment.id,
                name=identity.name(language),
                id=id,
                candidates=", ".join(identity.candidates),
                doubt="some" if identity.candidates else "none",
                places=words_places(commitment.passage.words),
            )
