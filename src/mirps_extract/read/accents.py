"""Accents that are drawn as glyphs of their own, composed with the letter that they stand over.

TeX's oldest fonts, troff and layout programs of the time print "ñ" as "n" and "˜", one moved back
over the other, whichever comes first. Which letter an accent is of is told by its place. The letter
stays decomposed here, so that a text in which it is composed has a record of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import normalize

from mirps_extract.indices import InOrder
from mirps_extract.read.chars import Char

ACCENTS = {
    "´": "\u0301", "`": "\u0300", "˜": "\u0303", "¨": "\u0308", "ˆ": "\u0302", "ˇ": "\u030c",
    "¸": "\u0327", "˛": "\u0328", "˚": "\u030a", "˘": "\u0306", "˙": "\u0307", "˝": "\u030b",
    "¯": "\u0304",
}  # fmt: skip
"""The mark that each accent is when it stands over or under a letter."""

OTHER_SIGNS = {"'": "\u0301", "’": "\u0301", "~": "\u0303", "^": "\u0302", "°": "\u030a"}
"""Signs that are drawn in an accent's stead: only right before or after the letter."""

MARKS = {**ACCENTS, **OTHER_SIGNS, **{mark: mark for mark in map(chr, range(0x300, 0x345))}}

BARE = {"ı": "i", "ȷ": "j"}
"""Letters that are drawn without their dots where an accent takes the place."""

ASIDE = 0.13
"""Ems between the middle of an accent and that of its letter, at most."""

WIDE_ASIDE = 0.25
"""Part of a letter's width that may be between them: of a wide one that is more."""

WIDEST = 0.3
"""Ems that this comes to at most, to look for letters in."""

HIGHER, LOWER = 0.45, 0.35
"""Ems by which an accent's baseline may be above its letter's, and below it."""


def with_accents(chars: list[Char]) -> list[Char]:
    """Characters of a page, accents composed with their letters.

    Args:
        chars: the characters in the order in which they are drawn.
    """
    signs = [at for at, char in enumerate(chars) if char["text"] in MARKS]
    if not signs:
        return chars
    found: list[Char | None] = [*chars]
    letters: InOrder[int] | None = None
    for at in signs:
        sign = chars[at]
        mark = MARKS[sign["text"]]
        if not sign["upright"] or (mark == sign["text"] and _follows(sign, chars[at - 1 : at])):
            continue
        base = _nearest(sign, mark, found, (at - 1, at + 1, at - 2, at + 2))
        if base is None and sign["text"] not in OTHER_SIGNS:
            letters = letters or InOrder(
                (at for at, char in enumerate(chars) if char["text"].isalpha()),
                lambda at: _middle(chars[at]),
            )
            middle, reach = _middle(sign), WIDEST * sign["size"]
            near = letters.between(middle - reach, middle + reach)
            base = _nearest(sign, mark, found, near)
        letter = found[base] if base is not None else None
        if base is not None and letter is not None:
            found[base] = {**letter, "text": normalize("NFD", _composed(letter["text"], mark))}
            found[at] = None
    return [char for char in found if char is not None]


def _nearest(
    sign: Char, mark: str, chars: Sequence[Char | None], places: Iterable[int]
) -> int | None:
    """The place, of some, of the letter that an accent stands over."""
    best, nearest = None, 0.0
    for at in places:
        letter = chars[at] if 0 <= at < len(chars) else None
        if letter is None or not _is_over(sign, letter):
            continue
        if len(_composed(letter["text"], mark)) > 1:
            continue
        apart = abs(_middle(sign) - _middle(letter))
        if best is None or apart < nearest:
            best, nearest = at, apart
    return best


def _is_over(sign: Char, letter: Char) -> bool:
    em = float(letter["size"])
    up = float(sign["matrix"][5] - letter["matrix"][5])
    aside = max(ASIDE * em, min(WIDE_ASIDE * float(letter["width"]), WIDEST * em))
    return bool(
        letter["text"][:1].isalpha()
        and letter["upright"]
        and abs(_middle(sign) - _middle(letter)) <= aside
        and -LOWER * em <= up <= HIGHER * em
    )


def _follows(mark: Char, before: Sequence[Char]) -> bool:
    """Whether a combining mark stands behind the letter drawn before it: Unicode's own order."""
    return bool(before) and bool(
        before[0]["text"].isalpha()
        and before[0]["x0"] < mark["x0"] <= before[0]["x1"] + ASIDE * before[0]["size"]
    )


def _composed(letter: str, mark: str) -> str:
    return normalize("NFC", BARE.get(letter, letter) + mark)


def _middle(char: Char) -> float:
    return float(char["x0"] + char["x1"]) / 2
