"""Which state a text says that an institution is of: "Peruvian Ministry", "RENIEC of Peru"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from mirps_extract.institutions.candidates import SENTENCE_ENDS
from mirps_extract.institutions.words import LONGEST_COUNTRY, POSSESSIVES
from mirps_extract.vocabulary import Naming, load, tokens

SHORTEST_WORD = 3
"""Letters from which a word for what is of a state may be written small: "us" is not "US"."""

LINKS = 3
"""Small words at most between an institution and its state: "de la República Dominicana"."""


@dataclass(frozen=True, slots=True)
class StateNames:
    """What a language calls states, and how it says that something is of one.

    Attributes:
        named: folded words of names of states, in any language, with the ISO 3166-1 alpha-3 code.
        nationalities: the same of words for what is of a state; some are both.
        first: the first word of each.
        naming: how the language names institutions.
    """

    named: Mapping[tuple[str, ...], str]
    nationalities: Mapping[tuple[str, ...], str]
    first: frozenset[str]
    naming: Naming


@dataclass(frozen=True, slots=True)
class SaidState:
    """A state that words say: from the word `start` on, before the word `end`."""

    start: int
    end: int
    state: str
    is_name: bool
    is_nationality: bool


@cache
def state_names(language: str) -> StateNames:
    """What a language calls states."""
    vocabulary = load(language)
    known = frozenset(vocabulary.nationalities.values())
    both = {**vocabulary.countries, **vocabulary.states}
    named = {name: state for name, state in both.items() if state in known}
    first = frozenset(words[0] for words in (*named, *vocabulary.nationalities))
    return StateNames(named, vocabulary.nationalities, first, vocabulary.naming)


def states_in(words: Sequence[str], names: StateNames) -> list[SaidState]:
    """The states that words say; of those that overlap the first, and of these the longest."""
    said: list[SaidState] = []
    for at, word in enumerate(words):
        begins = not said or at >= said[-1].end
        if begins and (folded := tokens(word)) and folded[0] in names.first:
            said += _states_at(words, at, names)
    return said


def _states_at(words: Sequence[str], at: int, names: StateNames) -> Iterator[SaidState]:
    """The state whose longest name begins at a word, if one does."""
    for end in range(min(at + LONGEST_COUNTRY, len(words)), at, -1):
        name = tokens(" ".join(words[at:end]))
        state = names.named.get(name) or names.nationalities.get(name)
        if state is not None and tokens(words[end - 1]):  # a sign is no part of it
            is_nationality = name in names.nationalities
            may_be_small = is_nationality and len(words[at]) >= SHORTEST_WORD
            if may_be_small or words[at][:1].isupper():
                yield SaidState(at, end, state, name in names.named, is_nationality)
            return


def states_of(doc: Doc, names: StateNames) -> list[tuple[str, ...]]:
    """The states that a text says of each of its entities, in their order: mostly none.

    They stand in the entity's own words or next to it. What is of another institution is of its
    state ("Registry of the Ministry of Mines of Peru"), and so is a short form in brackets.
    """
    if not doc.ents:
        return []
    words = [token.text for token in doc]
    all_said = states_in(words, names)
    named = {at for said in all_said for at in range(said.start, said.end)}
    own = [_own(ent, all_said, names) for ent in doc.ents]
    for at, (ent, following) in reversed(list(enumerate(pairwise(doc.ents)))):
        between = [i for i in range(ent.end, following.start) if i not in named]
        signs = [w for i in between if (w := doc[i].lower_) not in names.naming.before_states]
        if signs == ["("] or (between and not signs):
            own[at] = own[at] or own[at + 1]
        if signs == ["("]:
            own[at + 1] = own[at + 1] or own[at]
    return [said or _opening(ent, all_said, names) for said, ent in zip(own, doc.ents, strict=True)]


def _own(ent: Span, all_said: Sequence[SaidState], names: StateNames) -> tuple[str, ...]:
    inside = [said.state for said in all_said if ent.start <= said.start and said.end <= ent.end]
    if inside:
        return tuple(inside)
    return tuple(_beside(ent, all_said, names))


def _beside(ent: Span, all_said: Sequence[SaidState], names: StateNames) -> Iterator[str]:
    """The state behind an entity, or else before it."""
    doc = ent.doc
    at = ent.end
    if at < len(doc) and doc[at].text == ")":
        at += 1
    nearest = at
    if at < len(doc) and doc[at].text == "(":
        at += 1
    links = 0
    while at < len(doc) and links < LINKS and doc[at].lower_ in names.naming.before_states:
        at, links = at + 1, links + 1
    start = ent.start
    owned = start > 0 and doc[start - 1].text in POSSESSIVES
    for said in all_said:
        behind = said.start == at and (at == nearest or said.is_name)
        before = said.end == start - owned and (owned or said.is_nationality)
        if behind or before:
            yield said.state
            return


def _opening(ent: Span, all_said: Sequence[SaidState], names: StateNames) -> tuple[str, ...]:
    """The state that the entity's sentence opens with: "In Peru, the ministry ..."."""
    doc = ent.doc
    for said in all_said:
        at = said.start - 1
        while at > 0 and doc[at].lower_ in names.naming.articles:
            at -= 1
        opens = at == 0 or (at > 0 and doc[at - 1].text in SENTENCE_ENDS)
        if opens and doc[at].lower_ in names.naming.places and said.end <= ent.start:
            between = doc[said.end : ent.start]
            if not any(token.text in SENTENCE_ENDS for token in between):
                return (said.state,)
    return ()
