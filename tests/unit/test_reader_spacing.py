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


def of_words(text: str) -> list[list[Char]]:
    """The same line, its words found already."""
    chars = iter([char for run in letters(text, 20.0) for char in run])
    return [[next(chars) for _ in word] for word in text.split()]


@pytest.mark.parametrize("above", [letters("PLAN DE COSTA", 20.0), of_words("PLAN DE COSTA")])
def test_few_letters_are_a_word_in_a_type_whose_letters_stand_apart(
    above: list[list[Char]],
) -> None:
    assert told([*above, *letters("RICA", 20.0)]) == ["PLAN", "DE", "COSTA", "RICA"]
    assert told(letters("RICA", 20.0)) == list("RICA")


def test_in_another_type_they_are_letters() -> None:
    other = [[{**char, "fontname": "G"} for char in run] for run in letters("ABC", 20.0)]
    assert told([*letters("COSTA", 20.0), *other]) == ["COSTA", *"ABC"]
