"""The signs of fonts of signs that files need not tell the names of: ZapfDingbats, Wingdings."""

from __future__ import annotations

import re

from mirps_extract.read.chars import Char

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
