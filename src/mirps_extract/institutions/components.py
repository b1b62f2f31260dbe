"""The pipeline's own components, as factories that a spaCy config can name.

    spelling -> known_names -> aside -> pattern_ruler -> aside -> settle -> link -> role

Known names and name forms are each set aside as a group of spans, beside what another model saw;
`settle` makes entities of them, `link` says whom they name (`kb_id_`), and `role` what they have to
do.
"""

from __future__ import annotations

from itertools import pairwise, zip_longest

from spacy.language import Language
from spacy.tokens import Doc, Span

from mirps_extract.institutions.candidates import lists_of
from mirps_extract.institutions.definitions import long_form
from mirps_extract.institutions.linking import Definitions, Linker, Named, are_different
from mirps_extract.institutions.patterns import LABEL
from mirps_extract.institutions.roles import roles_of
from mirps_extract.institutions.scoring import Where
from mirps_extract.institutions.settling import settle
from mirps_extract.institutions.states import state_names, states_of
from mirps_extract.institutions.words import (
    DASHES,
    OPENING,
    is_acronym,
    norm_of,
    short_form_of,
)
from mirps_extract.model import FoundBy, Role
from mirps_extract.registry import Registry, load_registry
from mirps_extract.vocabulary import load

MODEL_GROUP = "model"
GROUPS = ("registry", "patterns", MODEL_GROUP)
"""Names of the groups of spans that are settled, by who found them."""

Doc.set_extension("mirps_country", default=None, force=True)
Doc.set_extension("mirps_definitions", default=Definitions({}), force=True)
Span.set_extension("mirps_source", default=None, force=True)
Span.set_extension("mirps_identity", default=None, force=True)
Span.set_extension("mirps_role", default=None, force=True)


@Language.component("mirps_spelling")
def spelling(doc: Doc) -> Doc:
    """Give each token the form in which names are compared; acronyms keep their capitals."""
    for token in doc:
        token.norm_ = norm_of(token.text)
    return doc


@Language.factory("mirps_aside", default_config={"group": GROUPS[0]})
class Aside:
    """Moves the entities found so far to a group of spans, so that the next finder starts anew."""

    def __init__(self, nlp: Language, name: str, group: str) -> None:
        self.group = group

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities aside."""
        doc.spans[self.group] = [ent for ent in doc.ents if ent.label_ == LABEL]
        doc.ents = ()
        return doc


@Language.factory("mirps_settle")
class Settle:
    """Makes entities of what the finders found, where they overlap and where they do not."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lists = lists_of(str(nlp.lang))

    def __call__(self, doc: Doc) -> Doc:
        """Settle the entities."""
        for group in GROUPS:
            if group not in doc.spans:
                doc.spans[group] = []
        defined = doc._.mirps_definitions.shorts
        ents = []
        for found in settle(doc, self.lists, defined):
            span = Span(doc, found.start, found.end, label=LABEL)
            span._.mirps_source = found.source
            ents.append(span)
        doc.ents = ents
        return doc


@Language.factory("mirps_link")
class Link:
    """Says whom each entity names, in its country's section and with the plan's definitions."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.language = str(nlp.lang)
        self.names = state_names(self.language)
        self.registry: Registry = load_registry(None)

    def __call__(self, doc: Doc) -> Doc:
        """Link the entities."""
        country = doc._.mirps_country
        definitions = doc._.mirps_definitions.and_here(_short_forms(doc, country, self.registry))
        linker = Linker(self.registry, self.language, definitions)
        ents = []
        said = states_of(doc, self.names)
        for ent, after, states in zip_longest(doc.ents, doc.ents[1:], said):
            name = self._name(ent)
            if after is not None and _is_in_brackets(ent, after):
                # "National Council (NCM) for Mules" is named in full by what the plan defines.
                whole = definitions.long_of(short_form_of(after.text), country) or name
                name = whole if whole.startswith(name) else name
            identity = linker.identify(name, Where(country, states))
            span = Span(doc, ent.start, ent.end, label=LABEL, kb_id=identity.id)
            span._.mirps_identity = identity
            ents.append(span)
        doc.ents = ents
        return doc

    def _name(self, ent: Span) -> str:
        """An entity's name, without what an acronym is varied by unless it is known so."""
        is_variant = len(ent) == 1 and not self.registry.owners(ent.text)
        return short_form_of(ent.text) if is_variant else ent.text


def _short_forms(doc: Doc, country: str | None, registry: Registry) -> dict[Named, str]:
    """Short forms beside the institution that they stand for."""
    found: dict[Named, str] = {}
    for one, other in pairwise(doc.ents):
        if _is_short(one) is _is_short(other):
            continue
        short, long = (one.text, other.text) if _is_short(one) else (other.text, one.text)
        told = long_form(short, long) == long or other._.mirps_source is FoundBy.DEFINITION
        is_behind = _is_in_brackets(one, other) and (told or _is_short(other))
        if (is_behind or (told and _is_between(one, other, DASHES))) and not are_different(
            short, long, country, registry
        ):
            found.setdefault((country, short_form_of(short)), long)
    return found


def _is_in_brackets(one: Span, other: Span) -> bool:
    return _is_between(one, other, OPENING)


def _is_between(one: Span, other: Span, signs: frozenset[str]) -> bool:
    return one.doc[one.end : other.start].text in signs


def _is_short(ent: Span) -> bool:
    is_defined = ent._.mirps_source is FoundBy.DEFINITION
    return len(ent) == 1 and (is_defined or is_acronym(ent.text))


@Language.factory("mirps_role")
class Roles:
    """Says what each entity has to do with the text."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.cues = load(str(nlp.lang)).roles

    def __call__(self, doc: Doc) -> Doc:
        """Give the entities their roles."""
        if not doc.ents:
            return doc
        words = [token.lower_ for token in doc]
        spans = [(ent.start, ent.end) for ent in doc.ents]
        first: dict[str, Role] = {}
        for ent, role in zip(doc.ents, roles_of(words, spans, self.cues), strict=True):
            # Who is named again has the role that the first naming tells, if it tells one.
            known = first.get(ent.kb_id_, Role.MENTION)
            first[ent.kb_id_] = role if known is Role.MENTION else known
            ent._.mirps_role = first[ent.kb_id_]
        return doc
