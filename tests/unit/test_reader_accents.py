"""Accents that are drawn as glyphs of their own."""

from __future__ import annotations

from unicodedata import normalize

from mirps_extract.read.accents import with_accents
from mirps_extract.read.chars import Char


def chars(*placed: tuple[str, float]) -> list[Char]:
    """Characters half an em wide at 10 points: what each says, and its x."""
    return [
        {
            "text": text, "x0": x, "x1": x + 5.0, "width": 5.0, "size": 10.0, "upright": True,
            "matrix": (1, 0, 0, 1, x, 700.0),
        }
        for text, x in placed
    ]  # fmt: skip


def told(*placed: tuple[str, float]) -> str:
    made = "".join(char["text"] for char in with_accents(chars(*placed)))
    assert made == normalize("NFD", made), "what is composed here has no record"
    return normalize("NFC", made)


def test_an_accent_over_a_letter_is_of_it_whichever_comes_first() -> None:
    assert told(("n", 0), ("˜", 0.5), ("a", 5)) == "ña"
    assert told(("˜", 0.5), ("n", 0), ("a", 5)) == "ña"


def test_accents_may_be_drawn_when_all_letters_are() -> None:
    assert told(("o", 0), ("n", 5), ("a", 10), ("s", 15), ("´", 10)) == "onás"


def test_an_accent_takes_the_place_of_a_dot() -> None:
    assert told(("ı", 0), ("´", 0)) == "í"


def test_a_sign_beside_a_letter_is_no_accent() -> None:
    assert told(("n", 0), ("~", 5), ("5", 10)) == "n~5"
    assert told(("b", 0), ("´", 0)) == "b´"
