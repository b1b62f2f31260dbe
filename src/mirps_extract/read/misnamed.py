"""Characters that a font misnames: those it leaves unnamed, signs, and hyphens called soft.

A span of marked content may have an /ActualText (ISO 32000-1, 14.9.4). It is what a machine should
read, not what a person sees: letters that the font names are believed before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby, pairwise

from mirps_extract.read.chars import Char
from mirps_extract.vocabulary import HYPHENS, SOFT_HYPHEN

CODE = re.compile("[!-~]")

ZAPF = "ZapfDingbats"
"""One of the standard fonts."""

AWAY = 0x26E0
"""What Unicode's place of a sign is more than its code in it, of nearly all of them."""

ELSEWHERE = {"%": "☎", "*": "☛", "+": "☞", "H": "★", "l": "●", "n": "■", "s": "▲", "t": "▼",
             "u": "◆", "w": "◗"}  # fmt: skip
"""Those that Unicode had before."""

WINGDINGS = re.compile(r"Wingdings(?![ -]?[23])")

BOXES = {"o": "☐", "q": "☐", "\xa8": "☐", "\xfe": "☑", "\xfd": "☒", "\xfc": "✓", "\xfb": "✗"}
"""Its boxes, ticked and not, and ticks: those of one list have several codes."""

PRIVATE = 0xF000
"""Where programs put the codes of such fonts in Unicode."""

BULLET = "\uf0b7"
"""The bullet of Symbol there: other fonts have it at its place, too, for the lists of old files."""

DRAWN = 0.1
"""Ems that a soft hyphen is wide at least where it is drawn."""

ADJOINING = 0.1
"""Ems between the end of a character and the start of the next in a word, at most."""

LEVEL = 1.5
"""Points by which the baselines of two characters of a word differ at most."""


def with_actual(chars: Sequence[Char]) -> Sequence[Char]:
    """Characters of a page, those that their font leaves unnamed called what the file says.

    Args:
        chars: the characters in the order in which they are drawn; those in such a span have its
            number and text as `actual`.
    """
    if not any(char.get("actual") for char in chars):
        return chars
    found: list[Char] = []
    for actual, same in groupby(chars, key=lambda char: char.get("actual")):
        span = list(same)
        found += _saying(span, actual[1]) if actual else span
    return found


def _saying(span: Sequence[Char], said: str) -> Sequence[Char]:
    if len(span) == 1 and span[0]["text"] in HYPHENS and said in HYPHENS:
        return [{**span[0], "text": said}]
    if not said.strip() or not all(_is_unnamed(char["text"]) for char in span):
        return span
    return [{**span[0], "text": said, "x1": max(char["x1"] for char in span)}]


def _is_unnamed(text: str) -> bool:
    return text.startswith("(cid:") or all(
        char == "\N{REPLACEMENT CHARACTER}" or unicodedata.category(char) in ("Co", "Cc")
        for char in text
    )


def with_dingbats(chars: list[Char]) -> list[Char]:
    """Give signs that are read as the letters of their codes their own names.

    Args:
        chars: the characters of a page.
    """
    fonts = {char["fontname"] for char in chars}
    zapf = {font for font in fonts if font.endswith(ZAPF)}
    wingdings = {font for font in fonts if WINGDINGS.search(font)}
    if not zapf and not wingdings and not any(char["text"] == BULLET for char in chars):
        return chars
    found = []
    for char in chars:
        text = char["text"]
        if char["fontname"] in zapf and CODE.fullmatch(text):
            text = ELSEWHERE.get(text, chr(AWAY + ord(text)))
        elif char["fontname"] in wingdings and len(text) == 1:
            text = BOXES.get(chr(ord(text) % PRIVATE), text)
        elif text == BULLET:
            text = "•"
        found.append(char if text == char["text"] else {**char, "text": text})
    return found


def with_hyphens(chars: list[Char]) -> list[Char]:
    """Call a soft hyphen a hyphen in the fonts that draw one where no line ends.

    A font has one shape for both, and a program that writes once what a shape stands for (Typst)
    names it after its first use: if that divides a word, the hyphens of all compounds are soft. A
    soft hyphen that divides nothing is not drawn, or has no width.

    Args:
        chars: the characters of a page in the order in which they are drawn.
    """
    if not any(char["text"] == SOFT_HYPHEN for char in chars):
        return chars
    fonts = {
        char["fontname"]
        for (before, char), after in zip(pairwise(chars), chars[2:], strict=False)
        if char["text"] == SOFT_HYPHEN and _is_drawn_between(before, char, after)
    }
    return [
        {**char, "text": "-"} if char["text"] == SOFT_HYPHEN and char["fontname"] in fonts else char
        for char in chars
    ]


def _is_drawn_between(before: Char, hyphen: Char, after: Char) -> bool:
    """Whether a hyphen takes room of its own between two characters of one word."""
    size = float(hyphen["size"])
    return bool(
        before["text"].isalnum()
        and after["text"].isalnum()
        and hyphen["x1"] - hyphen["x0"] >= DRAWN * size
        and abs(hyphen["x0"] - before["x1"]) <= ADJOINING * size
        and abs(after["x0"] - hyphen["x1"]) <= ADJOINING * size
        and abs(after["bottom"] - hyphen["bottom"]) <= LEVEL
        and abs(before["bottom"] - hyphen["bottom"]) <= LEVEL
    )
