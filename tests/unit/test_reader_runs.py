"""Characters of level type to words."""

from __future__ import annotations

import pytest

from mirps_extract.read.chars import Char
from mirps_extract.read.runs import level_runs
from mirps_extract.read.words import pieces_of


def char(text: str, x: float, *, width: float = 5.0, y: float = 0.0, size: float = 10.0) -> Char:
    """A character whose baseline is y points above the others'."""
    return {
        "text": text, "x0": x, "x1": x + width, "top": 90.0 - y, "y1": 710.0 + y, "size": size,
        "matrix": (1, 0, 0, 1, x, 700.0 + y),
    }  # fmt: skip


def words(*chars: Char) -> list[str]:
    return ["".join(one["text"] for one in run) for run in level_runs(chars)]


def test_blanks_and_white_divide_words() -> None:
    assert words(char("a", 0), char(" ", 5), char("b", 10), char("c", 17)) == ["a", "b", "c"]


def test_a_blank_within_a_letter_says_nothing() -> None:
    padding = [char(" ", at, width=2.5) for at in (0.0, 2.5, 5.0, 7.5)]
    assert words(char("0", 0), char("3", 5), *padding) == ["03"]
    assert words(*padding, char("0", 0), char("3", 5)) == ["03"]


def test_a_blank_without_white_says_nothing() -> None:
    assert words(char("a", 0), char(" ", 4.9, width=0.2), char("b", 5.1)) == ["ab"]


def test_letters_set_apart_are_of_one_word() -> None:
    letters = [char(letter, 7 * at) for at, letter in enumerate("forty")]
    more = [char(letter, 40 + 7 * at) for at, letter in enumerate("officers")]
    assert words(*letters, *more) == ["forty", "officers"]
    assert words(*letters) == [*"forty"]


def test_a_box_that_is_typed_is_one_word() -> None:
    assert words(char("[", 0), char(" ", 5), char("]", 10), char(" ", 15), char("a", 20)) == [
        "[]",
        "a",
    ]


def test_lines_of_the_smallest_type_stay_apart() -> None:
    upper = [char("a", 0, width=0.5, size=1.0), char("b", 0.5, width=0.5, size=1.0)]
    assert words(*upper, char("c", 0.2, width=0.5, size=1.0, y=-1.2)) == ["ab", "c"]


@pytest.mark.parametrize("sign", ["\u200b", "\u2060\u200c", ""], ids=ascii)
def test_a_mark_is_split_from_its_word_though_signs_without_width_stand_between(sign: str) -> None:
    x, made = 0.0, []
    for text in f"•{sign}Open":
        wide = 0.0 if text in sign else 5.0
        made.append(
            {
                **char(text, x, width=wide), "width": wide, "bottom": 100.0, "y0": 700.0,
                "fontname": "F", "upright": True,
            }
        )  # fmt: skip
        x += wide
    told = ["".join(one["text"] for one in piece.chars) for piece in pieces_of(made)]
    assert told == [f"•{sign}".replace("\u2060", ""), "Open"]
