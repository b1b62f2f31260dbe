"""What a file says that its glyphs stand for, used where their font does not say it, or lies.

A span of marked content may have an /ActualText (ISO 32000-1, 14.9.4). It is what a machine should
read, not what a person sees: letters that the font names are believed before it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from mirps_extract.read.chars import Char
from mirps_extract.vocabulary import HYPHENS


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
