"""Initials and raised letters: a word is one however its letters are set."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mirps_extract.read.chars import Char
from mirps_extract.read.odd_letters import with_odd_letters


def chars(*runs: tuple[str, float, float, float]) -> list[Char]:
    """Characters half an em wide: runs of text, x, y of the baseline from the top, and size."""
    found: list[Char] = []
    for text, x0, base, size in runs:
        for at, char in enumerate(text):
            found.append(
                {
                    "text": char, "size": size, "upright": True,
                    "x0": x0 + at * size / 2, "x1": x0 + (at + 1) * size / 2,
                    "top": base - 0.8 * size, "bottom": base + 0.2 * size,
                    "y0": 800 - base - 0.2 * size, "y1": 800 - base + 0.8 * size,
                    "matrix": (1, 0, 0, 1, x0, 800 - base),
                }
            )  # fmt: skip
    return found


def changed(made: Sequence[Char]) -> str:
    """The letters that were brought into line."""
    pairs = zip(made, with_odd_letters(made), strict=True)
    return "".join(new["text"] for old, new in pairs if new != old)


def test_an_initial_is_of_the_first_line_beside_it() -> None:
    made = chars(("T", 50, 122, 30), ("rain forty", 68, 108, 10), ("officers", 68, 120, 10))
    first = with_odd_letters(made)[0]
    assert (first["size"], first["top"], first["x1"]) == (10, made[1]["top"], made[1]["x0"])


def test_an_initial_may_be_drawn_after_its_text() -> None:
    made = chars(("rain forty", 68, 108, 10), ("officers", 68, 120, 10), ("T", 50, 122, 30))
    assert with_odd_letters(made)[-1]["top"] == made[0]["top"]


@pytest.mark.parametrize(
    ("initial", "said"),
    [
        ("T", "T"),
        ("“T", "“T"),
        ("A", "A\u2060"),
        ("“A", "“A\u2060"),
        ("A ", "A\u00a0 "),
        ("T ", "T "),
    ],
)
def test_an_initial_that_may_be_a_word_says_so(initial: str, said: str) -> None:
    x = 66 - 15 * len(initial.strip())
    made = with_odd_letters(chars((initial, x, 122, 30), ("rain", 68, 108, 10)))
    assert "".join(char["text"] for char in made) == said + "rain"
    letter = made[len(initial.strip()) - 1]
    assert (letter["size"], letter["x1"]) == (10, 68)


def test_the_first_of_small_capitals_is_no_word() -> None:
    made = with_odd_letters(chars(("A", 50, 100, 20), ("REA", 60, 100, 10)))
    assert "".join(char["text"] for char in made) == "AREA"


def test_a_large_initial_may_stand_farther_from_its_text() -> None:
    made = chars(("T", 50, 134, 40), ("rain", 77, 108, 10))
    assert with_odd_letters(made)[0]["size"] == 10


@pytest.mark.parametrize(
    "runs",
    [
        [("Title", 50, 100, 30), ("rain", 128, 100, 10)],
        [("T", 50, 122, 30), ("rain", 90, 108, 10)],
        [("T", 50, 122, 30), ("rain", 68, 160, 10)],
        [("3", 50, 122, 30), ("rain", 68, 108, 10)],
        [("T", 50, 108, 12), ("rain", 57, 108, 10)],
    ],
    ids=["word", "apart", "below", "figure", "small capitals"],
)
def test_what_is_large_is_not_for_that_an_initial(
    runs: list[tuple[str, float, float, float]],
) -> None:
    assert changed(chars(*runs)) == ""


def test_the_raised_end_of_an_ordinal_is_of_its_figure() -> None:
    made = chars(("on 10", 50, 100, 10), ("th", 75, 96, 7), (" May", 82, 100, 10))
    assert changed(made) == "th"
    assert with_odd_letters(made)[5]["size"] == 10


@pytest.mark.parametrize("mark", ["a", "1", "*"])
def test_the_mark_of_a_note_stays_raised(mark: str) -> None:
    assert changed(chars(("in 2020", 50, 100, 10), (mark, 85, 96, 7), (" and", 92, 100, 10))) == ""


@pytest.mark.parametrize(
    ("word", "sign", "base"),
    [
        ("40 m", "2", 96),
        ("km", "3", 96),
        ("CO", "2", 102),
        ("3.", "er", 96),
        ("N", "o", 96),
        ("1.", "ª", 96),
        ("N", "º", 96),
        ("PRIMES", "®", 96),
    ],
)
def test_what_is_set_off_is_of_its_word(word: str, sign: str, base: float) -> None:
    made = chars((word, 50, 100, 10), (sign, 50 + 5 * len(word), base, 6.5))
    assert changed(made) == sign


@pytest.mark.parametrize("word", ["Belize", "May", "10"])
def test_a_raised_figure_behind_a_word_stays(word: str) -> None:
    assert changed(chars((word, 50, 100, 10), ("2", 50 + 5 * len(word), 96, 6.5))) == ""


def test_a_word_before_which_no_blank_is_drawn_ends_at_the_white() -> None:
    made = chars(("la", 50, 100, 10), ("1", 64, 100, 10), ("a", 69, 96, 6.5))
    assert changed(made) == "a"


def test_the_figures_of_a_fraction_are_in_line_with_its_slash() -> None:
    made = chars(
        ("of", 50, 100, 10), ("1", 66, 96, 6.5), ("/", 69.25, 100, 10), ("2", 74.25, 101, 6.5)
    )
    assert changed(made) == "12"


def test_a_whole_number_before_a_fraction_is_a_word_of_its_own() -> None:
    made = chars(
        ("2", 50, 100, 10), ("1", 55, 96, 6.5), ("/", 58.25, 100, 10), ("2", 63.25, 101, 6.5)
    )
    assert with_odd_letters(made)[1]["x0"] == 57


def test_a_slash_between_other_figures_makes_no_fraction() -> None:
    made = chars(("10", 50, 100, 10), ("/", 60, 100, 10), ("12", 65, 100, 10), ("3", 75, 96, 6.5))
    assert changed(made) == ""
