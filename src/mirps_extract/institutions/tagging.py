"""From a plan's texts to the institutions in them. Importing this module imports spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from mirps_extract.institutions.asking import Answer, Texts
from mirps_extract.institutions.candidates import lists_of, name_at
from mirps_extract.institutions.components import MODEL_GROUP
from mirps_extract.institutions.definitions import definitions_in
from mirps_extract.institutions.linking import Definitions, are_different
from mirps_extract.institutions.loading import Tagger
from mirps_extract.institutions.patterns import LABEL
from mirps_extract.model import Mention

BATCH = 64
"""Texts that are tagged together: more are no faster, and each takes its room meanwhile."""


def find(tagger: Tagger, texts: Sequence[Texts]) -> list[Answer]:
    """Find, name and link the institutions in a plan's commitments.

    What the pipeline learns of words by the way is forgotten, so that who reads many plans with it
    keeps no more than for one.
    """
    with tagger.nlp.memory_zone():
        asked = [(text, section.country) for section in texts for text in section.commitments]
        docs = tag_texts(asked, tagger, _definitions(texts, tagger))
        return [
            Answer(
                mentions_of(doc, tagger.language), tuple(ent._.mirps_identity for ent in doc.ents)
            )
            for doc in docs
        ]


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


def _definitions(texts: Sequence[Texts], tagger: Tagger) -> Definitions:
    """What the plan's short forms stand for; the first definition in a country stands."""
    long: dict[tuple[str | None, str], str] = {}
    lists = lists_of(tagger.language)
    for section in texts:
        for text in (*section.narrative, *section.commitments):
            for found in definitions_in(
                text,
                lambda before, after: name_at(
                    tagger.nlp.make_doc(f"{before} {after}".rstrip()), len(before), lists
                ),
                lambda name: bool(tagger.registry.owners(name)),
                lists.naming,
            ):
                if not are_different(found.short, found.long, section.country, tagger.registry):
                    long.setdefault((section.country, found.short), found.long)
    return Definitions(long)
