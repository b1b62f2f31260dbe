"""What is looked at of a commitment whose wording, or language, is another one in the next edition.

Words count by what they mean where `concepts.toml` knows it, else by how they begin, which forgives
endings and finds cognates in another language (M. Simard, G. Foster and P. Isabelle, "Using
cognates to align sentences in bilingual corpora", 1992).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any

from mirps_extract.vocabulary import fold

STEM = 5
"""Letters by which a word is known that has no concept."""

SHORTEST = 4
"""Letters of such a word, at least: shorter ones join others."""

OBJECTIVE = 6
"""Words, joining ones aside, that tell what is to be done."""

ACTORS = 20
"""Words that may stand before what is to be done: labels, and who does it."""

REMEMBERED = 2**14
"""Words whose concept is remembered."""

WORD = re.compile(r"[^\W_]+")
NAME = re.compile(
    r"\d+(?:[.,]\d+)*|\b[^\W\d_a-z]{2,}\w*|(?<=[\w,)] )[^\W\d_a-z][^\W\d_]{3,}|(?<=“)\w+"
)
"""Numbers, short forms, capitals within a sentence, and what is in quotation marks."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is looked at of a commitment, or of a sentence that may speak of one.

    Attributes:
        words: its concepts, and the beginnings of its other words.
        names: its names and numbers, and the institutions that were found in it.
        objective: what is to be done: the first words after who does it.
        length: letters.
    """

    words: Counter[str]
    names: Counter[str]
    objective: Counter[str]
    length: int


def traits_of(text: str, language: str, institutions: Iterable[str] = ()) -> Traits:
    """What is looked at of a text in a language, and of the institutions that it mentions."""
    words = WORD.findall(text)
    meant = [_meant(word, language) for word in words]
    names = Counter(map(fold, NAME.findall(text)))
    names.update(set(institutions))
    told = filter(None, meant[_where_acting(words[:ACTORS], language) :])
    return Traits(
        words=Counter(filter(None, meant)),
        names=names,
        objective=Counter(islice(told, OBJECTIVE)),
        length=sum(map(len, words)),
    )


def _where_acting(words: Sequence[str], language: str) -> int:
    """Where what is to be done begins, in words; 0 where nobody is named before it."""
    cues, endings = _acting(language)
    for at, word in enumerate(map(str.lower, words)):
        if word in cues:
            return at + 1
        if word.endswith(endings):
            return at
    return 0


@lru_cache(REMEMBERED)
def _meant(word: str, language: str) -> str:
    """The concept of a word in capitals, else its beginning; nothing if it only joins others."""
    word = fold(word)
    known = _concepts(language)
    for letters in range(len(word), 1, -1):
        if concept := known.get(word[:letters]):
            return concept
    return word[:STEM] if len(word) >= SHORTEST or word.isdigit() else ""


@cache
def _concepts(language: str) -> Mapping[str, str]:
    return {
        beginning: name.upper()
        for name, words in _data()["concepts"].items()
        for beginning in words.get(language, "").split()
    }


@cache
def _acting(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words, and ends of words."""
    cues = _data()["acting"].get(language, "").split()
    endings = tuple(cue[1:] for cue in cues if cue.startswith("-"))
    return frozenset(cue for cue in cues if not cue.startswith("-")), endings


@cache
def _data() -> dict[str, Any]:
    path = files("mirps_extract.comparison") / "concepts.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
