"""Text made comparable: case, accents and punctuation folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

SOFT_HYPHEN = "\u00ad"
"""The hyphen that stands only where a word is divided."""

SHAPELESS = dict.fromkeys(
    [
        *(0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
        *range(0x180B, 0x1810),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
        *range(0xFFF0, 0xFFF9),
        *range(0x1BCA0, 0x1BCA4),
        *range(0x1D173, 0x1D17B),
        *range(0xE0000, 0xE1000),
    ]
)
"""Characters without a shape of their own, soft hyphens aside: zero-width signs, marks of
direction, tags, variants (Unicode's property Default_Ignorable_Code_Point). Nobody sees them."""

UNSEEN = {**SHAPELESS, ord(SOFT_HYPHEN): None}
"""These and soft hyphens: they are no part of what is said."""

HYPHENS = frozenset(("-", "\u2010", "\u2011", SOFT_HYPHEN))
"""Hyphen-minus, hyphen, non-breaking hyphen and soft hyphen."""

REMEMBERED = 2**14
"""Texts whose folded form is remembered: a line is asked for as often as it may be a heading."""

RECENT = 2**8
"""Texts whose words are remembered: what asks for them again does so soon."""

WORD = re.compile(r"[^\W_]+")


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Lower case without accents: "Educación" and "EDUCACION" fold to the same."""
    if text.isascii():
        return text.lower()  # nothing to decompose: most words, and many times as fast
    # Signs such as "℠" decompose to capitals, so the case is folded afterwards.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    seen = decomposed.translate(UNSEEN)
    return "".join(filterfalse(unicodedata.combining, seen))


@lru_cache(RECENT)
def tokens(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, punctuation left out."""
    return tuple(WORD.findall(fold(text)))


def slug(text: str) -> str:
    """A name for a heading: its folded words, joined by underscores."""
    return "_".join(tokens(text))


def slug_words(slug: str) -> str:
    """The words that a slug is made of."""
    return slug.replace("_", " ")
