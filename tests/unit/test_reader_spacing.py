"""Letters that stand apart, closed up to words."""

from __future__ import annotations

import pytest

from mirps_extract.read.chars import Char
from mirps_extract.read.spacing import closed


def letters(text: str, small: float, *, white: float = 5.0) -> list[list[Char]]:
    """Single letters, the first of each word of 20 points and the others smaller, words apart."""
    made: list[list[Char]] = []
    x, size = 0.0, 20.0
    for char in text:
        if char == " ":
            x, size = x + 12.0, 20.0
            continue
        made.append(
            [
                {
                    "text": char, "x0": x, "x1": x + size / 2, "size": size, "fontname": "F",
                    "top": 100 - size, "matrix": (1, 0, 0, 1, x, 700.0),
                }
            ]
        )  # fmt: skip
        x += size / 2 + white
        size = small
    return made


def told(runs: list[list[Char]]) -> list[str]:
    return ["".join(char["text"] for char in run) for run in closed(runs)]


@pytest.mark.parametrize("small", [20.0, 18.0, 15.0, 13.0])
def test_small_capitals_set_apart_are_of_one_word_with_their_first_letter(small: float) -> None:
    assert told(letters("REPUBLIC OF PANAMA", small)) == ["REPUBLIC", "OF", "PANAMA"]


def test_small_letters_beside_a_large_one_are_not() -> None:
    assert told(letters("Republic", 15.0))[0] == "R"
