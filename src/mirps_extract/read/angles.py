"""Letters that stand at an angle, or lie large over the text, told apart before words are made.

A word is made of letters of one angle. A watermark or a stamp lies across lines of the text, and
its letters would join their words.
"""

from __future__ import annotations

from itertools import groupby
from math import atan2, cos, degrees, hypot, radians, sin
from statistics import median

from mirps_extract.read.chars import Char

TILT = 2.0
"""Degrees off a quarter turn beyond which a letter is no part of the lines of its page."""

SKEW = 5.0
"""The same on a page most of whose letters are off: it was scanned askew."""

ONE_ANGLE = 1.5
"""Degrees between the angles of letters that stand at one: files round the parts of a matrix."""

LARGE = 30.0
"""Points from which on type may be a watermark."""

LARGER = 2.5
"""Its size by that of the page's usual type, at least."""

OVER = 3
"""Letters of a text over which large type lies at least, to be none of it."""

LYING = -1
"""What letters are apart with that lie over the text, see `words`."""

HEIGHT = 0.7
"""Ems above the baseline within which large type has its ink."""


def with_angles(chars: list[Char]) -> list[Char]:
    """Give letters at an angle their `angle`, anticlockwise in degrees, and their true size.

    Args:
        chars: the characters of a page.
    """
    turned = {
        at: degrees(atan2(char["matrix"][1], char["matrix"][0])) % 360
        for at, char in enumerate(chars)
        if char["matrix"][1]
    }
    least = SKEW if 2 * sum(_off(angle) > TILT for angle in turned.values()) > len(chars) else TILT
    odd = {at: angle for at, angle in turned.items() if _off(angle) > least}
    if not odd:
        return chars
    found = list(chars)
    for at in odd.keys() & {at - 2 for at in odd}:
        if chars[at]["fontname"] == chars[at + 1]["fontname"]:  # letters that run in an arc
            found[at + 1] = {**chars[at + 1], "apart": LYING}
    for angle, places in _by_angle(odd):
        for at in places:
            found[at] = _angled(chars[at], angle)
    return found


def with_large_apart(chars: list[Char]) -> list[Char]:
    """Mark large type that lies over smaller type, or under it, as `apart` from it.

    Args:
        chars: the characters of a page in the order in which they are drawn.
    """
    if max((char["size"] for char in chars), default=0.0) < LARGE:
        return chars
    least = max(LARGE, LARGER * median(char["size"] for char in chars))
    found = list(chars)
    for (size, _, turned), places in groupby(range(len(chars)), key=lambda at: _type(chars[at])):
        run = list(places)
        if size < least or turned:
            continue
        small = [char for char in chars if char["size"] * 2 <= size and not char["text"].isspace()]
        over = sum(any(_is_over(chars[at], one) for at in run) for one in small)
        if over >= OVER:
            for at in run:
                found[at] = {**found[at], "apart": LYING}
    return found


def laid_level(char: Char) -> Char:
    """A letter that stands at an angle as it would be on a level line."""
    slope = radians(char["angle"])
    x, y = char["matrix"][4:]
    along, across = x * cos(slope) + y * sin(slope), y * cos(slope) - x * sin(slope)
    return {
        **char,
        "upright": True,
        "x0": along,
        "x1": along + _advance(char),
        "top": -across,
        "bottom": -across + char["size"],
        "source": char,
    }


def _off(angle: float) -> float:
    """Degrees to the nearest quarter turn."""
    return abs((angle + 45) % 90 - 45)


def _by_angle(angles: dict[int, float]) -> list[tuple[float, list[int]]]:
    """The places of letters that stand at one angle, with that angle."""
    classes: list[list[int]] = []
    for at in sorted(angles, key=lambda at: angles[at]):
        if not classes or angles[at] - angles[classes[-1][-1]] > ONE_ANGLE:
            classes.append([])
        classes[-1].append(at)
    return [(median(angles[at] for at in places), places) for places in classes]


def _angled(char: Char, angle: float) -> Char:
    """A letter with its angle; its box has the width of both its sides, as they are turned."""
    across, along = abs(sin(radians(angle))), abs(cos(radians(angle)))
    size = (char["x1"] - char["x0"] - _advance(char) * along) / across
    return {**char, "upright": False, "angle": angle, "size": max(size, 0.0)}


def _advance(char: Char) -> float:
    return abs(float(char["adv"])) * hypot(*char["matrix"][:2])


def _type(char: Char) -> tuple[float, str, bool]:
    return char["size"], char["fontname"], not char["upright"]


def _is_over(large: Char, small: Char) -> bool:
    """Whether a letter stands where another has its ink."""
    x, y = (small["x0"] + small["x1"]) / 2, (small["y0"] + small["y1"]) / 2
    base = large["matrix"][5]
    return bool(large["x0"] <= x <= large["x1"] and base <= y <= base + HEIGHT * large["size"])
