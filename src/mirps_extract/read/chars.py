"""Characters made fit for reading: what is no character goes, what is printed twice counts once."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

Char = dict[str, Any]

FARTHEST = 1e6
"""Points from the corner of the page beyond which nothing is told apart."""

SIDES = ("x0", "x1", "top", "bottom", "y0", "y1")

DOUBLE = 0.12
"""Ems between two prints of a character that are one to the eye: of fake bold, or a shadow."""

NARROW = 0.6
"""Part of a character's width that is between its two prints at most: that tells in narrow ones."""

CELL = 16.0
"""Points of the cells in which the other print of a character is looked for."""

HALF = 0.5
"""Cells from the middle of one to its edge."""

LARGEST = 1000.0
"""Points of type beyond which a second print is not looked for any farther: no page has such type,
and the room to search grows with its square."""

REACH = 1.2 * DOUBLE / CELL
"""Cells a point of type within which it is looked for; its type may be a little smaller."""

RIGHT_TO_LEFT = frozenset(("R", "AL"))

JOINER = "\u2060"
"""The word joiner, which has no width: a glyph may stand for it and the figure behind it."""


WINDOWS = {
    code: sign
    for code in range(0x80, 0xA0)
    if (sign := bytes([code]).decode("cp1252", errors="ignore"))
}
"""Signs of Windows' own codes, in place of which Unicode has control characters: programs that
copy codes as they are name quotes and dashes so."""


def cleaned(chars: Iterable[Char]) -> list[Char]:
    """Characters of a page without those that print nothing, all at places that are numbers.

    Control characters, NUL and word joiners are no text, however a font may map its glyphs; what
    half of a surrogate pair stands for is not known.
    """
    found = []
    for char in chars:
        text = _text(char["text"])
        if not text:
            continue
        if text != char["text"]:
            char = {**char, "text": text}
        found.append(char if _is_placed(char) else _placed(char))
    return found


def once(chars: Sequence[Char]) -> list[Char]:
    """Characters without their second prints.

    Args:
        chars: the characters in the order in which they are drawn.

    Returns:
        The characters, the last print of each, with how often it is printed besides as `doubled`.
    """
    kept: dict[int, Char] = {}
    near: dict[tuple[str, int, int], list[int]] = {}
    for at, char in enumerate(chars):
        text = char["text"]
        if text.isspace():
            kept[at] = char
            continue
        x, y = char["matrix"][4] / CELL, char["matrix"][5] / CELL
        reach = REACH * min(max(float(char["size"]), 1.0), LARGEST)
        across, down = round(x), round(y)
        cell = (text, across, down)
        if max(abs(x - across), abs(y - down)) + reach < HALF:
            found = near.get(cell, ())
        else:
            columns = range(round(x - reach), round(x + reach) + 1)
            rows = range(round(y - reach), round(y + reach) + 1)
            cells = product((text,), columns, rows)
            found = [i for one in cells for i in near.get(one, ())]
        twin = next((i for i in found if _same(kept[i], char)), None) if found else None
        if twin is None:
            kept[at] = char
            near.setdefault(cell, []).append(at)
        else:
            kept[twin] = {**char, "doubled": kept[twin].get("doubled", 0) + 1}
    return list(kept.values())


def logical(run: Sequence[Char]) -> list[Char]:
    """The characters of a word, from left to right, in the order in which they are read."""
    if not is_right_to_left("".join([char["text"] for char in run])):
        return list(run)
    ordered: list[Char] = []
    numbers: list[Char] = []
    for char in reversed(run):
        if char["text"].isdigit():  # numbers run from left to right in every script
            numbers.insert(0, char)
            continue
        ordered += [*numbers, char]
        numbers = []
    return ordered + numbers


def is_right_to_left(text: str) -> bool:
    """Whether a text holds letters that are read from the right."""
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text)


def _text(text: str) -> str:
    if text.isprintable():
        return text
    text = text.translate(WINDOWS)
    if text.isspace():
        return text
    kept = (c for c in text if c.isspace() or (unicodedata.category(c) != "Cc" and c != JOINER))
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_no_character(c) else c for c in kept)


def _is_no_character(char: str) -> bool:
    code = ord(char)
    return 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _is_placed(char: Char) -> bool:
    # Written out, since it is asked of every character of a plan.
    return bool(
        -FARTHEST <= char["x0"] <= FARTHEST
        and -FARTHEST <= char["x1"] <= FARTHEST
        and -FARTHEST <= char["top"] <= FARTHEST
        and -FARTHEST <= char["bottom"] <= FARTHEST
        and -FARTHEST <= char["y0"] <= FARTHEST
        and -FARTHEST <= char["y1"] <= FARTHEST
        and char["size"] <= FARTHEST
    )


def _placed(char: Char) -> Char:
    """A character that stands nowhere, or farther off than any page reaches."""
    return {
        **char,
        **{side: bounded(char[side]) for side in SIDES},
        "doctop": bounded(char["top"]),
        "size": abs(bounded(char["size"])),
        "matrix": tuple(bounded(part) for part in char["matrix"]),
    }


def bounded(value: float) -> float:
    """A coordinate as a number that can be reckoned with."""
    return -FARTHEST if math.isnan(value) else min(max(value, -FARTHEST), FARTHEST)


def _same(a: Char, b: Char) -> bool:
    # By where their baselines start: the outline of fake bold can be a font of other measures.
    size = max(float(a["size"]), 1.0)
    _, _, _, _, x, y = a["matrix"]
    _, _, _, _, other_x, other_y = b["matrix"]
    near = DOUBLE * size
    if a["width"] > 0:  # letters side by side are two, whatever the font says of its size
        near = min(near, NARROW * float(a["width"]))
    return bool(
        abs(x - other_x) <= near
        and abs(y - other_y) <= DOUBLE * size
        and abs(a["size"] - b["size"]) <= DOUBLE * size
    )
