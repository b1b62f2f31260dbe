"""How names are compared: case, accents and spelling variants aside."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from mirps_extract.vocabulary import fold, tokens

SPELLING = files("mirps_extract.registry") / "data" / "spelling.toml"

KNOWN = 2**16
"""Names and words whose forms are remembered: more than the registry and a plan have, and not
those of all plans that a process reads."""


@cache
def _spelling() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    data = tomllib.loads(SPELLING.read_text(encoding="utf-8"))
    return data["variants"], frozenset(data["small_words"]), frozenset(data["beyond_states"])


def beyond_states() -> frozenset[str]:
    """Words that say that a body is of no one state, in the form in which names are compared."""
    return _spelling()[2]


@lru_cache(KNOWN)
def spelled(word: str) -> str:
    """A word in the form in which it is compared: "Labour" and "labor" are one."""
    folded = fold(word)
    return _spelling()[0].get(folded, folded)


@lru_cache(KNOWN)
def form_of(name: str) -> str:
    """A name in the form in which it is compared, word for word."""
    variants = _spelling()[0]
    return " ".join(variants.get(word, word) for word in tokens(name))


@lru_cache(KNOWN)
def plain_form_of(name: str) -> str:
    """The same without small words, which differ between translations of one name.

    "Office for the Attention of Refugees" and "Office for Attention to Refugees" are equal in it.
    """
    small = _spelling()[1]
    words = form_of(name).split()
    return " ".join(word for word in words if word not in small) or " ".join(words)
