"""What each word of a run can be in a name of an institution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from mirps_extract.registry import form_of, spelled
from mirps_extract.registry.forms import KNOWN
from mirps_extract.vocabulary import Naming, fold

ODD_POSSESSIVE = "´s"
"""A possessive with an accent in place of the apostrophe."""

POSSESSIVES = frozenset({"'s", "’s", ODD_POSSESSIVE, "'", "’"})
HYPHENS = frozenset("-‑")
OPENING, CLOSING = frozenset("(["), frozenset(")]")
DASHES = frozenset("-‑–—,")
"""Signs that a short form can stand between, as in brackets, where its letters tell it."""

CAPITAL = "A-ZÁÉÍÓÚÜÑ"
PLURAL = re.compile(rf"([{CAPITAL}]{{2,}})[’']?s")
VARIED_BY = dict.fromkeys(map(ord, ".-‑\u00ad"))
"""Signs that variants of an acronym differ by."""

LONGEST_COUNTRY = 3
"""Words of a country's name that is looked for."""


class WordKind(Enum):
    """What a word can be in a name."""

    HEAD = auto()
    CAPITAL = auto()
    ACRONYM = auto()
    LINK = auto()
    COMMA = auto()
    POSSESSIVE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words of a text with what each can be in a name.

    Attributes:
        texts: the words.
        kinds: what each can be.
        places: for each word whether a name of a country begins there, as its number of words.
        naming: the language's vocabulary.
    """

    texts: tuple[str, ...]
    kinds: tuple[WordKind, ...]
    places: tuple[int, ...]
    naming: Naming

    def kind(self, at: int) -> WordKind:
        """What the word at an index can be; OTHER beyond the last."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else WordKind.OTHER

    def capital(self, at: int) -> bool:
        """Whether the word at an index can be one of a name's telling words."""
        return self.kind(at) in (WordKind.HEAD, WordKind.CAPITAL)

    def joins(self, at: int) -> bool:
        """Whether the word at an index is a conjunction."""
        return at < len(self.texts) and self.texts[at].casefold() in self.naming.conjunctions

    def article(self, at: int) -> bool:
        """Whether the word at an index is an article."""
        return 0 <= at < len(self.texts) and self.texts[at].casefold() in self.naming.articles

    def head_type(self, at: int) -> str | None:
        """What kind of institution the word at an index stands for, if it is a head."""
        return head_type_of(self.texts[at], self.naming)


def words_of(texts: Sequence[str], naming: Naming, countries: frozenset[str]) -> NameWords:
    """Words with what each can be in a name.

    Args:
        texts: the words, punctuation as words of its own.
        naming: the language's vocabulary.
        countries: names of countries, in the form in which names are compared.
    """
    kinds = [_kind_of_word(text, naming) for text in texts]
    for start, end in _phrases(texts, naming):
        for at in range(start, end):
            kinds[at] = WordKind.CAPITAL if texts[at][0].isupper() else WordKind.LINK
    places = tuple(_country_at(texts, at, countries) for at in range(len(texts)))
    return NameWords(tuple(texts), tuple(kinds), places, naming)


def _kind_of_word(text: str, naming: Naming) -> WordKind:
    if text == ",":
        return WordKind.COMMA
    if text in POSSESSIVES:
        return WordKind.POSSESSIVE
    if text.casefold() in naming.links:
        return WordKind.LINK
    if not text[:1].isupper():
        return WordKind.CAPITAL if fold(text) in naming.adjectives else WordKind.OTHER
    if head_type_of(text, naming) is not None:
        return WordKind.HEAD
    # A short form that names no institution is a word as others are: "CSO Network".
    if is_acronym(text) and norm_of(text) not in naming.not_institutions:
        return WordKind.ACRONYM
    return WordKind.CAPITAL


def head_type_of(word: str, naming: Naming) -> str | None:
    """What kind of institution a word stands for, if it is a head, alone or with a hyphen."""
    kind = naming.heads.get(spelled(word))
    if kind is None and not HYPHENS.isdisjoint(word):
        parts = re.split("[-‑]", word)
        return next(filter(None, (naming.heads.get(spelled(part)) for part in parts)), None)
    return kind


def _phrases(texts: Sequence[str], naming: Naming) -> Iterator[tuple[int, int]]:
    """Where phrases stand whose words say nothing of a name's head or end."""
    for start, text in enumerate(texts):
        for phrase in naming.phrases.get(fold(text), ()):
            end = start + len(phrase)
            if tuple(map(fold, texts[start:end])) == phrase:
                yield start, end


@lru_cache(KNOWN)
def is_acronym(text: str) -> bool:
    """Whether a word is written as acronyms are: two capitals at least, and hardly a small one."""
    capitals = sum(char.isupper() for char in text)
    letters = sum(char.isalpha() for char in text)
    return capitals >= 2 and capitals * 2 >= letters


@lru_cache(KNOWN)
def norm_of(word: str) -> str:
    """A word as it is compared; acronyms keep their capitals."""
    return short_form_of(word) if is_acronym(word) else spelled(word)


def short_form_of(text: str) -> str:
    """A short form without what acronyms are varied by: "A.C.M.E.", "A-CME", "ACMEs" are ACME."""
    if not is_acronym(text):
        return text
    plural = PLURAL.fullmatch(text)
    return (plural[1] if plural else text).translate(VARIED_BY)


def _country_at(texts: Sequence[str], at: int, countries: frozenset[str]) -> int:
    """How many words the name of a country has that begins at an index; 0 for none."""
    if not texts[at][:1].isupper():
        return 0
    for length in range(min(LONGEST_COUNTRY, len(texts) - at), 0, -1):
        name = texts[at : at + length]
        if name[-1][-1:].isalpha() and form_of(" ".join(name)) in countries:
            return length
    return 0
