"""Which words exist: those that the document itself prints unbroken, then a word list."""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from importlib.resources import files
from typing import Any

from mirps_extract.vocabulary import HYPHENS

ONE_HYPHEN = str.maketrans("\u2010\u2011", "--", "\u00ad")

DIVIDING = "\u2010"
"""The sign that typesetting programs put where they divide a word."""

OFTEN = 3
"""Line ends that must show the dividing sign before it is believed."""

MOST_DIGITS = 12
"""Characters that a number in a word list takes at most, the blank before it included."""

SELDOM = 50
"""Lines to one that ends in a hyphen where words are not divided: dividing meets one in twenty."""

PLURALS = ("s", "es")
"""What a plural adds to its singular, in English and in Spanish."""

ADDRESS = re.compile(r"(?:https?:|www\.|//)\S*$|\S+@\S*$", re.I)
"""The address that a word ends in."""

EDGES = re.compile(r"^[^\w]+|[^\w]+$")


@dataclass(frozen=True)
class Lexicon:
    """The words of one document and of its language.

    Attributes:
        language: code of the document's language.
        seen: how often the document prints each word unbroken, in lower case.
        acronyms: the words that it prints in capitals.
        hyphenates: whether the document divides words at line ends at all.
        own_sign: whether it divides them with a sign of its own, the hyphen U+2010, and prints
            hyphens that belong to words as U+002D.
        opening: how often each of those in `seen` opens a line: there it may be the rest of a word
            that was cut without a hyphen.
    """

    language: str
    seen: Counter[str] = field(default_factory=Counter)
    acronyms: frozenset[str] = frozenset()
    hyphenates: bool = True
    own_sign: bool = False
    opening: Counter[str] = field(default_factory=Counter)

    def count(self, word: str) -> int:
        """How often the document prints `word` unbroken."""
        return self.seen[bare(word).casefold()]

    def is_word_within(self, word: str) -> bool:
        """Whether the document prints `word` within a line, or the word list knows it."""
        plain = bare(word).casefold()
        return self.seen[plain] > self.opening[plain] or self.is_listed(word)

    def is_form(self, word: str) -> bool:
        """Whether a word is known, or its singular is: word lists leave many plurals out."""
        plain = bare(word).casefold()
        singular = [plain.removesuffix(ending) for ending in PLURALS if plain.endswith(ending)]
        return any(map(self.is_word_within, [plain, *singular]))

    def is_acronym(self, word: str) -> bool:
        """Whether the document prints `word` in capitals elsewhere."""
        return bare(word) in self.acronyms

    def is_word(self, word: str) -> bool:
        """Whether the document or the language's word list knows `word`."""
        return bool(self.count(word)) or self.is_listed(word)

    def is_listed(self, word: str) -> bool:
        """Whether the language's word list knows `word`."""
        return self.frequency(word) > 0

    def frequency(self, word: str) -> int:
        """How often `word` occurs in the texts that the language's word list was made of."""
        listed, sought = _word_list(self.language), bare(word).casefold().encode()
        places = range(len(listed))
        found = bisect_left(places, sought, key=partial(_word_at, listed=listed))
        if found == len(listed) or _word_at(found, listed) != sought:
            return 0
        number = listed.index(b'":', found) + len(b'":')
        return int(listed[number : number + MOST_DIGITS].partition(b",")[0])

    def breaks_at(self, left: str, right: str) -> bool:
        """Whether hyphenation rules allow `left` + `right` to be divided there."""
        word = bare(left + right).casefold()
        return len(EDGES.sub("", left)) in _hyphenation(self.language).positions(word)


def bare(word: str) -> str:
    """A word without the punctuation around it and soft hyphens, other hyphens as the usual one."""
    return EDGES.sub("", word if word.isascii() else word.translate(ONE_HYPHEN))


def lexicon_of(lines: Iterable[Sequence[str]], language: str) -> Lexicon:
    """Collect the words that a document prints unbroken.

    Args:
        lines: the words of each line, in reading order.
        language: code of the document's language.
    """
    seen: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    acronyms: set[str] = set()
    broken = False
    breaks: list[tuple[str, str]] = []
    cut = ""
    at_ends: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for words in lines:
        if cut:
            breaks.append((cut, next(filter(bare, words), "")))
        at_ends.update(words[-1][-1:] if words else "")
        inside.update(char for word in words for char in word[1:-1] if char in HYPHENS)
        whole = words[1:] if broken else words
        opening.update(bare(word).casefold() for word in whole[:1])
        hyphened = bool(words) and len(words[-1]) > 1 and words[-1][-1] in HYPHENS
        cut = words[-1][:-1] if hyphened else ""
        # An address may be cut where the line ends, without any sign of it.
        broken = hyphened or (bool(words) and ADDRESS.search(words[-1]) is not None)
        for word in whole[:-1] if broken else whole:
            plain = bare(word)
            for part in {plain, *re.split(r"[/–—]", plain)}:
                seen[part.casefold()] += 1
                if len(part) > 1 and part.isupper():
                    acronyms.add(part)
    own_sign = at_ends[DIVIDING] >= OFTEN and not inside[DIVIDING]
    known = Lexicon(language, seen, frozenset(acronyms), own_sign=own_sign, opening=opening)
    return replace(known, hyphenates=_divides(breaks, known, at_ends.total()))


def _divides(breaks: Sequence[tuple[str, str]], known: Lexicon, lines: int) -> bool:
    """Whether line ends divide words, of those that have a hyphen.

    They do if one divides a known word whose end is none. They do not if all happen to end on
    hyphens of their own: with a word behind them, and no whole that is one. Where few lines end in
    a hyphen the whole may be one, too: "week- | ends".

    Args:
        breaks: what stands before each hyphen, and the word after it.
        known: the words that are known.
        lines: how many lines there are.
    """
    seldom = len(breaks) * SELDOM < lines
    compounds = False
    for left, right in breaks:
        whole, rest = known.is_word(bare(left) + bare(right)), known.is_word(right)
        if whole and not rest:
            return True
        compounds |= rest and (not whole or (seldom and known.is_word(left)))
    return not compounds


@cache
def _hyphenation(language: str) -> Any:
    """Liang's patterns as LibreOffice maintains them, through pyphen."""
    import pyphen

    return pyphen.Pyphen(lang=pyphen.language_fallback(language) or "en_US")


@cache
def _word_list(language: str) -> bytes:
    """The words that pyspellchecker lists for a language, in lower case; none if it has no list.

    Read only when the document itself cannot settle a hyphen, and left as it lies in its package,
    a word and how often it occurs in each line, the words sorted: few are looked up, and to make
    a dictionary of all takes a tenth of a second and some twenty megabytes.
    """
    packed = files("spellchecker") / "resources" / f"{language}.json.gz"
    return gzip.decompress(packed.read_bytes()).strip(b"{}\r\n") if packed.is_file() else b""


def _word_at(place: int, listed: bytes) -> bytes:
    """The word in the line of a word list that has a place."""
    start = listed.rfind(b"\n", 0, place) + len(b'\n"')
    return listed[start : listed.find(b'":', start)]
