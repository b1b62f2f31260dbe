"""The signs of ZapfDingbats, one of the standard fonts, which files need not tell the names of."""

from __future__ import annotations

import re

from mirps_extract.read.chars import Char

CODE = re.compile("[!-~]")

NAME = "ZapfDingbats"

AWAY = 0x26E0
"""What Unicode's place of a sign is more than its code in the font, of nearly all of them."""

ELSEWHERE = {"%": "☎", "*": "☛", "+": "☞", "H": "★", "l": "●", "n": "■", "s": "▲", "t": "▼",
             "u": "◆", "w": "◗"}  # fmt: skip
"""Those that Unicode had before."""


def with_dingbats(chars: list[Char]) -> list[Char]:
    """Give the signs of the font that are read as the letters of their codes their own names.

    Args:
        chars: the characters of a page.
    """
    if not any(font.endswith(NAME) for font in {char["fontname"] for char in chars}):
        return chars
    return [
        {**char, "text": ELSEWHERE.get(char["text"], chr(AWAY + ord(char["text"])))}
        if char["fontname"].endswith(NAME) and CODE.fullmatch(char["text"])
        else char
        for char in chars
    ]
