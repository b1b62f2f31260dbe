"""Letters that are set larger or higher than the word which they are of, brought into its line.

A paragraph may begin with a letter as high as two or three of its lines, an ordinal end in letters
that are raised ("2nd"), a unit in a figure ("m2"). Files place such letters by themselves. What
else is raised may refer to a note, and stays.

An initial and the rest are one word here. A no-break space in it says that they are two; a word
joiner, that the initial may be a word by itself, which those tell who know the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mirps_extract.read.chars import JOINER, Char

INITIAL = 1.5
"""Size of an initial by that of its paragraph, at least: capitals beside small ones are less."""

INITIAL_GAP, WIDER_GAP = 0.5, 0.35
"""Ems of its paragraph's type between an initial and its word, at most, or of its own size."""

INITIALS = re.compile(r"[“\"«‘'(¿¡]?[^\W\d_](?P<blank>\s?)")
"""An initial, with the quotation mark and the blank that may be set in its size."""

LONGEST_INITIAL = 3
"""Characters of it at most."""

ALONE = frozenset("AEIOUY")
"""Letters that are words in English or Spanish: whether an initial is one is seen in the text."""

NO_BREAK = "\u00a0"

LEAST_RAISED, RAISED = 0.5, 0.95
"""Size of raised or lowered type by that of what it follows, at least and at most: what is smaller
explains a large figure."""

RAISED_GAP = 0.15
"""Ems between what stands in line and such type, at most."""

RAISE, LOWERED = 0.1, 0.03
"""Ems by which it is raised, or lowered, at least."""

FARTHEST = 0.5
"""Ems by which it is either, at most: the line beside an initial is higher."""

LONGEST = 8
"""Characters before raised type that are looked at: a unit and its number."""

ENDINGS = re.compile(r"[^\W\d_]{2,3}\.?")
"""Raised letters that belong to what they follow: "2nd", "3.er", "Nos.", "TM"."""

ENDED = re.compile(r"[^\W_]\.?$")

OWN_SIGNS = re.compile(r"[ªº®™]\.?")
"""Raised signs that are of the word before them, whatever it is."""

VOWEL = re.compile(r"[aoe]\.?")
"""A raised letter by itself that ends an ordinal or a short form; else it is the mark of a note."""

SHORT = re.compile(r"(?:^|\W)(?:\d{1,2}|[^\W\d_])\.?$")
"""What such a letter may end: "1.o", "No", "M.a"."""

POWER = re.compile(r"[23]")

UNIT = re.compile(r"(?:^|[\W\d])(?:[dckh]?m|mm|ft|yd|mi)$")
"""Units of length, of which there are squares and cubes: "40 m2"."""

SLASHES = frozenset("/⁄")

GAP = 0.2
"""Ems between what stands beside a slash, at most, and between a whole number and a fraction."""

BELOW = re.compile(r"\d[\d.,]*[+-]?")
"""Figures that are lowered behind a letter: of chemistry ("CO2"). No note is marked below."""


def with_odd_letters(chars: Sequence[Char]) -> list[Char]:
    """Give initials, and raised and lowered signs, the size and the line of their word.

    Args:
        chars: the characters of a page, in the order in which they are drawn.
    """
    found = list(chars)
    sizes = [char["size"] for char in found]
    for at, size in enumerate(sizes):
        if size == (sizes[at - 1] if at else None):
            continue  # as nearly everywhere
        end = at + 1
        while end < len(found) and sizes[end] == size and end - at <= LONGEST_INITIAL:
            end += 1
        if end == len(found) or not _is_set_off(found[end - 1], found[end]):
            found[at:end] = _as_initial(found[at:end], found)
        if found[at]["text"] in SLASHES:
            _put_fraction(found, at)
        if at and _is_set_off(found[at - 1], found[at]):
            end = at
            while end < len(found) and _goes_on(found[at], found[end]):
                end += 1
            if _is_of_word(found[max(at - LONGEST, 0) : at], found[at:end]):
                found[at:end] = [_in_line_of(found[at - 1], char) for char in found[at:end]]
    return found


def _as_initial(stretch: list[Char], chars: Sequence[Char]) -> list[Char]:
    """What stands alone in its size as part of the line beside it, if it is an initial."""
    form = INITIALS.fullmatch("".join(char["text"] for char in stretch))
    letter = next((char for char in stretch if char["text"].isupper()), None)
    if not (form and letter and letter["upright"]) or "apart" in letter:
        return stretch
    words = [char for char in chars if _is_initial(letter, char)]
    first = min(words, key=lambda char: float(char["top"]), default=None)
    if first is None:
        return stretch
    text = letter["text"]
    small_capitals = first["text"].isupper() and first["matrix"][5] == letter["matrix"][5]
    if text in ALONE and not small_capitals:
        text += NO_BREAK if form["blank"] else JOINER
    initial = {**_in_line_of(first, letter), "x1": first["x0"], "text": text}
    return [initial if char is letter else _in_line_of(first, char) for char in stretch]


def _is_initial(letter: Char, after: Char) -> bool:
    em = float(after["size"])
    gap = float(after["x0"] - letter["x1"])
    return bool(
        letter["size"] >= INITIAL * em
        and after["text"].isalpha()
        and after["upright"]
        and -RAISED_GAP * em <= gap <= max(INITIAL_GAP * em, WIDER_GAP * letter["size"])
        and letter["top"] - em <= after["top"]
        and after["bottom"] <= letter["bottom"] + em
    )


def _is_set_off(before: Char, char: Char) -> bool:
    """Whether a character is smaller than the one before it, close by, and higher or lower."""
    em = float(before["size"])
    up = float(char["matrix"][5] - before["matrix"][5])
    return bool(
        LEAST_RAISED * em <= char["size"] <= RAISED * em
        and not char["text"].isspace()
        and char["upright"]
        and before["upright"]
        and abs(char["x0"] - before["x1"]) <= RAISED_GAP * em
        and (RAISE * em <= up <= FARTHEST * em or -FARTHEST * em <= up <= -LOWERED * em)
    )


def _is_of_word(before: Sequence[Char], signs: Sequence[Char]) -> bool:
    """Whether raised or lowered signs belong to the word that they follow, not to a note."""
    level, em = before[-1]["matrix"][5], float(before[-1]["size"])
    word, end = "", before[0]["x0"]
    for char in before:
        if char["matrix"][5] == level:
            apart = char["x0"] - end > RAISED_GAP * em
            word += f" {char['text']}" if apart else char["text"]
            end = char["x1"]
    text = "".join(char["text"] for char in signs)
    if signs[0]["matrix"][5] < level:
        return word[-1:].isalpha() and BELOW.fullmatch(text) is not None
    if OWN_SIGNS.fullmatch(text):
        return True
    if ENDINGS.fullmatch(text):
        return ENDED.search(word) is not None
    if VOWEL.fullmatch(text):
        return SHORT.search(word) is not None
    return POWER.fullmatch(text) is not None and UNIT.search(word) is not None


def _put_fraction(chars: list[Char], at: int) -> None:
    """Bring small figures on both sides of a slash into its line; what stands before is no part."""
    slash = chars[at]
    start, end = at, at + 1
    while start and _is_part(slash, chars[start - 1], chars[start]):
        start -= 1
    while end < len(chars) and _is_part(slash, chars[end - 1], chars[end]):
        end += 1
    if start == at or end == at + 1:
        return
    chars[start:end] = [_in_line_of(slash, char) for char in chars[start:end]]
    whole, first = chars[start - 1] if start else None, chars[start]
    if (
        whole
        and whole["text"].isdecimal()
        and abs(first["x0"] - whole["x1"]) <= GAP * slash["size"]
    ):
        chars[start] = {**first, "x0": whole["x1"] + GAP * slash["size"]}


def _is_part(slash: Char, left: Char, right: Char) -> bool:
    """Whether two characters touch of which one is the slash of a fraction or both its figures."""
    figures = [char for char in (left, right) if char is not slash]
    return abs(right["x0"] - left["x1"]) <= GAP * slash["size"] and all(
        figure["text"].isdecimal() and figure["size"] <= RAISED * slash["size"]
        for figure in figures
    )


def _goes_on(first: Char, char: Char) -> bool:
    level = first["matrix"][5] == char["matrix"][5]
    return bool(level and first["size"] == char["size"] and not char["text"].isspace())


def _in_line_of(other: Char, char: Char) -> Char:
    placed = {key: other[key] for key in ("size", "top", "bottom", "y0", "y1")}
    return {**char, **placed, "matrix": (*char["matrix"][:5], other["matrix"][5])}
