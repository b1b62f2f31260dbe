"""Names by their form: where in a run of words a name of an institution begins and ends.

A name has a head, the word that says what it is ("Ministry", "Council"), with what belongs to it:
"National Migration Institute", "Ministry of Economy, Industry and Commerce". The words of the
language stand in its vocabulary; the grammar is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from mirps_extract.registry import form_of, spelled
from mirps_extract.registry.forms import KNOWN
from mirps_extract.vocabulary import Naming, fold

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})

LONGEST_COUNTRY = 3
"""Words of a country's name that is looked for."""

COUNTRY_TYPES = frozenset({"university", "private_sector", "ngo"})
"""Kinds of institutions that have their country in their name: there are others of that name."""


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

    def joins(self, at: int) -> bool:
        """Whether the word at an index is a conjunction."""
        return at < len(self.texts) and self.texts[at].casefold() in self.naming.conjunctions

    def article(self, at: int) -> bool:
        """Whether the word at an index is an article."""
        return at < len(self.texts) and self.texts[at].casefold() in self.naming.articles

    def head_type(self, at: int) -> str | None:
        """What kind of institution the word at an index stands for, if it is a head."""
        return self.naming.heads.get(spelled(self.texts[at]))


def words_of(texts: Sequence[str], naming: Naming, countries: frozenset[str]) -> NameWords:
    """Words with what each can be in a name.

    Args:
        texts: the words, punctuation as words of its own.
        naming: the language's vocabulary.
        countries: names of countries, in the form in which names are compared.
    """
    kinds = tuple(_kind_of_word(text, naming) for text in texts)
    places = tuple(_country_at(texts, at, countries) for at in range(len(texts)))
    return NameWords(tuple(texts), kinds, places, naming)


def names_in(words: NameWords) -> list[tuple[int, int]]:
    """The names in a run of words, each as the index of its first word and that after its last."""
    found = []
    at = 0
    while at < len(words.texts):
        name = _name(words, at) if words.kind(at) in (WordKind.HEAD, WordKind.CAPITAL) else None
        if name:
            found.append(name)
        at = name[1] if name else at + 1
    return found


def type_of(words: NameWords) -> str | None:
    """What kind of institution a name stands for, by its head."""
    indices = range(len(words.texts))
    first_tail = next((at for at in indices if words.kind(at) is WordKind.LINK), len(words.texts))
    core = [at for at in indices if at < first_tail and words.kind(at) is WordKind.HEAD]
    heads = core or [at for at in indices if words.kind(at) is WordKind.HEAD]
    if not heads:
        return None
    return words.head_type(heads[-1] if words.naming.head_last else heads[0])


def _kind_of_word(text: str, naming: Naming) -> WordKind:
    if text == ",":
        return WordKind.COMMA
    if text in POSSESSIVES:
        return WordKind.POSSESSIVE
    if text.casefold() in naming.links:
        return WordKind.LINK
    if not text[:1].isupper():
        return WordKind.CAPITAL if fold(text) in naming.adjectives else WordKind.OTHER
    if spelled(text) in naming.heads:
        return WordKind.HEAD
    if is_acronym(text):
        return WordKind.ACRONYM
    return WordKind.CAPITAL


@lru_cache(KNOWN)
def is_acronym(text: str) -> bool:
    """Whether a word is written as acronyms are: two capitals at least, and hardly a small one."""
    capitals = sum(char.isupper() for char in text)
    letters = sum(char.isalpha() for char in text)
    return capitals >= 2 and capitals * 2 >= letters


def _country_at(texts: Sequence[str], at: int, countries: frozenset[str]) -> int:
    """How many words the name of a country has that begins at an index; 0 for none."""
    if not texts[at][:1].isupper():
        return 0
    for length in range(min(LONGEST_COUNTRY, len(texts) - at), 0, -1):
        name = texts[at : at + length]
        if name[-1][-1:].isalpha() and form_of(" ".join(name)) in countries:
            return length
    return 0


def _name(words: NameWords, start: int) -> tuple[int, int] | None:
    """The name that begins at a word, if one does."""
    while words.places[start] and words.kind(start + words.places[start]) is WordKind.POSSESSIVE:
        start += words.places[start] + 1
        if words.kind(start) not in (WordKind.HEAD, WordKind.CAPITAL):
            return None
    core_end = _core(words, start)
    heads = [at for at in range(start, core_end) if words.kind(at) is WordKind.HEAD]
    if not heads:
        return None
    if words.naming.head_last:
        while start < heads[-1] and spelled(words.texts[start]) in words.naming.openers:
            start += 1
        return _head_last(words, start, core_end, heads)
    # The head leads; a capitalised word before it belongs to the sentence.
    return _with_tail(words, heads[0], core_end)


def _core(words: NameWords, start: int) -> int:
    """The end of the capitalised words from `start` on, with possessives between them."""
    end = start
    while words.kind(end) in (WordKind.HEAD, WordKind.CAPITAL, WordKind.POSSESSIVE):
        if words.kind(end) is WordKind.POSSESSIVE and words.kind(end + 1) not in (
            WordKind.HEAD,
            WordKind.CAPITAL,
        ):
            break
        end += 1
    return end


def _head_last(
    words: NameWords, start: int, core_end: int, heads: list[int]
) -> tuple[int, int] | None:
    if any(spelled(words.texts[at]) in words.naming.other_things for at in range(start, core_end)):
        return None
    end = heads[-1] + 1
    if end == core_end:
        return _with_tail(words, start, core_end)
    return (start, end) if end - start > 1 else None


def _with_tail(words: NameWords, start: int, core_end: int) -> tuple[int, int] | None:
    if any(
        spelled(words.texts[at]) in words.naming.other_things
        for at in range(start, core_end)
        if words.kind(at) is WordKind.CAPITAL
    ):
        return None
    end = core_end
    tailed = False
    while (part := _part(words, _linked(words, end))) is not None:
        end, tailed = part, True
    if tailed:
        end = _listed(words, end)
    end = _with_country(words, start, end)
    return (start, end) if end - start > 1 else None


def _with_country(words: NameWords, start: int, end: int) -> int:
    """The end of a name with its country, where the name would not be one without it."""
    after = end
    while words.kind(after) is WordKind.LINK and not words.places[after]:
        after += 1
    if after == end or after >= len(words.texts) or not words.places[after]:
        return end
    heads = [at for at in range(start, end) if words.kind(at) is WordKind.HEAD]
    needs_it = end - start == 1 or words.head_type(heads[0]) in COUNTRY_TYPES
    return after + words.places[after] if needs_it else end


def _linked(words: NameWords, at: int) -> int | None:
    """The first word after small words (none of them a conjunction); None where there are none."""
    end = at
    while words.kind(end) is WordKind.LINK and not words.joins(end) and not words.places[end]:
        end += 1
    return end if end > at else None


def _part(words: NameWords, start: int | None) -> int | None:
    """The end of a part of a name: capitalised words that are no name of their own."""
    if start is None or words.kind(start) not in (WordKind.HEAD, WordKind.CAPITAL):
        return None
    if words.places[start]:
        return None
    end = _core(words, start)
    return None if _own_name(words, start, end) else end


def _own_name(words: NameWords, start: int, end: int) -> bool:
    """Whether capitalised words are, or begin, another name rather than go on with this one."""
    is_headed = any(words.kind(at) is WordKind.HEAD for at in range(start, end))
    return is_headed and (end - start > 1 or _part_follows(words, end))


def _part_follows(words: NameWords, end: int) -> bool:
    after = _linked(words, end)
    return after is not None and words.kind(after) in (WordKind.HEAD, WordKind.CAPITAL)


def _listed(words: NameWords, end: int) -> int:
    """The end of a name with what is listed in it: ", Industry and Commerce"."""
    at = end
    while words.kind(at) is WordKind.COMMA:
        part = _part(words, at + 1)
        if part is None:
            break
        at = part
    joint = at + 1 if words.kind(at) is WordKind.COMMA else at
    if not words.joins(joint):
        return end
    after = joint + 1
    while words.kind(after) is WordKind.LINK and not words.article(after):
        after += 1
    has_article = words.article(after)
    last = _part(words, after + 1 if has_article else after)
    if last is None or (has_article and _part_follows(words, last)):
        return end
    while (part := _part(words, _linked(words, last))) is not None:
        last = part
    return last
