"""Whether a web or mail address that a line ends in goes on in the next line."""

from __future__ import annotations

import re

from mirps_extract.text.lexicon import ADDRESS, Lexicon, bare
from mirps_extract.vocabulary import HYPHENS

BREAKS = "./_?=&#@"
"""Signs behind which an address is broken where it has one near the end of a line."""

OPENS = re.compile(r"[./?=&#@_%~:-]+\w")
"""A sign of an address before a letter: no word of a sentence begins so."""

SIGNS = re.compile(r"[./?=&#@_%~:-]+")
"""What divides the parts of an address from each other."""

CLOSING = re.compile(r"[.,;:!?)\]}»”’\"']+")
"""A word of nothing but signs that close: it belongs to the word before, wherever it stands."""

CUT = re.compile(r"[a-z0-9]")
"""How the rest of a part of an address begins that was cut where the column ended."""

WORDS_OF_A_LETTER = "aeouy"
"""What may be a word by itself; any other letter is the rest of one."""

INSIDE = re.compile(r"\w[./?=&#@_%~:]+\w")
"""A sign between letters that is rare in sentences; the hyphen is not."""

LETTER = re.compile(r"[^\W\d_]")


def goes_on(left: str, right: str, lexicon: Lexicon, *, full: bool = True) -> bool:
    """Whether the first word of a line is the rest of the address before it.

    A line of its own has too little room for a long address in a narrow column; browsers then
    break it at any character. What follows may as well be the next word of the sentence.

    Args:
        left: the last word of a line.
        right: the first word of the next.
        lexicon: the words that are known.
        full: whether the line reaches as far as its neighbours do, so that it may have been cut.
    """
    if not ADDRESS.search(left):
        return False
    if CLOSING.fullmatch(right):
        return True
    if ADDRESS.match(right) or left[-1] in HYPHENS or right.startswith(".."):
        return False
    if lexicon.count(left + right):
        return True
    if left[-1] in BREAKS:
        ended = left[-1] == "." and (right[:1].isupper() or bool(lexicon.count(left)))
        return right[:1].isalnum() and not ended
    if OPENS.match(right):
        return True
    return full and left[-1].isalnum() and _is_rest(left, right, lexicon)


def _is_rest(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether a word makes no sense but as the rest of an address that was cut within a part."""
    rest = bare(right)
    if not CUT.match(right) or not LETTER.search(rest) or lexicon.count(left):
        return False
    if INSIDE.search(rest):
        # "and/or" has a sign of addresses too, but words on both sides of it.
        parts = [part for part in SIGNS.split(rest) if part]
        mixed = "/" in rest and any(map(str.isdecimal, parts))
        return mixed or not all(_is_word(part, lexicon) for part in parts if LETTER.search(part))
    return _makes_a_word(SIGNS.split(left)[-1], SIGNS.split(rest)[0], lexicon)


def _makes_a_word(cut: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether the two ends of a part of an address make more sense as one than apart."""
    whole = _is_word(cut + rest, lexicon)
    if _is_word(rest, lexicon):
        return whole and not _is_word(cut, lexicon)
    return whole or not _is_word(cut, lexicon)


def _is_word(part: str, lexicon: Lexicon) -> bool:
    return lexicon.is_form(part) and (len(part) > 1 or part in WORDS_OF_A_LETTER)
