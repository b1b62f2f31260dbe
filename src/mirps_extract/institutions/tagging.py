"""From a reading to its institutions. Importing this module imports spaCy, which takes its time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from mirps_extract.commitments.values import Commitment, Country, Reading
from mirps_extract.findings import Finding, UnknownInstitution, words_places
from mirps_extract.institutions.candidates import lists_of, name_ending
from mirps_extract.institutions.components import MODEL_GROUP
from mirps_extract.institutions.definitions import definitions_in
from mirps_extract.institutions.linking import Definitions, are_different
from mirps_extract.institutions.loading import Tagger
from mirps_extract.institutions.patterns import LABEL
from mirps_extract.institutions.values import (
    Identity,
    Institution,
    Mention,
    Resolution,
    Tagged,
)

BATCH = 16
"""Texts that are tagged together: more are no faster, and each takes its room meanwhile."""


def tag(reading: Reading, tagger: Tagger) -> Tagged:
    """Tag, name and link the institutions in a reading's commitments.

    What the pipeline learns of words by the way is forgotten, so that who reads many plans with it
    keeps no more than for one.
    """
    with tagger.nlp.memory_zone():
        return _tagged(reading, tagger)


def _tagged(reading: Reading, tagger: Tagger) -> Tagged:
    definitions = _definitions(reading, tagger)
    commitments = list(_commitments(reading))
    docs = tag_texts(
        [(commitment.passage.text, country.iso3) for country, commitment in commitments],
        tagger,
        definitions,
    )
    mentions: dict[str, tuple[Mention, ...]] = {}
    identities: dict[str, Identity] = {}
    occurs: dict[str, dict[str, None]] = {}
    first: dict[str, tuple[Country, Commitment]] = {}
    for (country, commitment), doc in zip(commitments, docs, strict=True):
        mentions[commitment.id] = mentions_of(doc, tagger.language)
        for ent in doc.ents:
            identity: Identity = ent._.mirps_identity
            known = identities.setdefault(identity.id, identity)
            occurs.setdefault(known.id, {})[commitment.id] = None
            first.setdefault(known.id, (country, commitment))
    institutions = tuple(
        Institution(identities[id], tuple(occurs[id])) for id in sorted(identities)
    )
    unknown = (i.identity for i in institutions if i.identity.resolved_by is Resolution.UNKNOWN)
    findings = tuple(_unknown(identity, *first[identity.id], tagger) for identity in unknown)
    return Tagged(reading, mentions, institutions, findings)


def tag_texts(
    texts: Iterable[tuple[str, str | None]], tagger: Tagger, definitions: Definitions
) -> Iterator[Doc]:
    """Texts with their institutions as entities.

    Args:
        texts: each with the code of the country whose section it stands in.
        tagger: what finds and links them.
        definitions: what the plan says its short forms stand for.
    """
    # A few at a time, since the documents of a large plan would fill the memory.
    docs = _docs(texts, tagger, definitions)
    seen = docs if tagger.model is None else _seen_by(tagger.model, docs)
    return tagger.nlp.pipe(seen, batch_size=BATCH)


def _docs(
    texts: Iterable[tuple[str, str | None]], tagger: Tagger, definitions: Definitions
) -> Iterator[Doc]:
    for text, country in texts:
        doc = tagger.nlp.make_doc(text)
        doc._.mirps_country = country
        doc._.mirps_definitions = definitions
        yield doc


def _seen_by(model: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """The documents with the organisations that another model finds."""
    for other, doc in model.pipe(((doc.text, doc) for doc in docs), as_tuples=True):
        spans = (
            doc.char_span(ent.start_char, ent.end_char, alignment_mode="expand")
            for ent in other.ents
            if ent.label_ == LABEL
        )
        doc.spans[MODEL_GROUP] = [span for span in spans if span is not None]
        yield doc


def mentions_of(doc: Doc, language: str) -> tuple[Mention, ...]:
    """The mentions of a tagged text."""
    return tuple(
        Mention(
            institution=ent.kb_id_,
            name=ent._.mirps_identity.name(language),
            text=ent.text,
            start=ent.start_char,
            end=ent.end_char,
            role=ent._.mirps_role,
            source=ent._.mirps_source,
        )
        for ent in doc.ents
    )


def _commitments(reading: Reading) -> Iterator[tuple[Country, Commitment]]:
    for country in reading.countries:
        for area in country.focus_areas:
            for commitment in area.commitments:
                yield country, commitment


def _definitions(reading: Reading, tagger: Tagger) -> Definitions:
    """What the plan's short forms stand for; the first definition in a country stands."""
    long: dict[tuple[str | None, str], str] = {}
    lists = lists_of(tagger.language)
    for country in reading.countries:
        texts = [passage.text for passage in country.narrative]
        texts += [c.passage.text for area in country.focus_areas for c in area.commitments]
        for text in texts:
            for found in definitions_in(
                text,
                lambda before: name_ending(tagger.nlp.make_doc(before), lists),
                lambda name: bool(tagger.registry.owners(name)),
            ):
                if not are_different(found.short, found.long, country.iso3, tagger.registry):
                    long.setdefault((country.iso3, found.short), found.long)
    return Definitions(long)


def _unknown(
    identity: Identity, country: Country, commitment: Commitment, tagger: Tagger
) -> Finding:
    return UnknownInstitution(
        country=country.iso3,
        commitment=commitment.id,
        name=identity.name(tagger.language),
        id=identity.id,
        places=words_places(commitment.passage.words),
    )
