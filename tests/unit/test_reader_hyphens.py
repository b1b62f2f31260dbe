"""Hyphens that a file calls soft although they are drawn."""

from __future__ import annotations

from mirps_extract.read.chars import Char
from mirps_extract.read.misnamed import with_hyphens
from mirps_extract.vocabulary import SOFT_HYPHEN


def chars(text: str, *, font: str = "F", width: float = 5.0, soft: float = 3.0) -> list[Char]:
    """Characters of one line, those of its soft hyphens of a width of their own."""
    made: list[Char] = []
    x = 0.0
    for char in text:
        wide = soft if char == SOFT_HYPHEN else width
        made.append(
            {"text": char, "x0": x, "x1": x + wide, "bottom": 10.0, "size": 10.0, "fontname": font}
        )
        x += wide
    return made


def told(made: list[Char]) -> str:
    return "".join(char["text"] for char in with_hyphens(made))


def test_a_soft_hyphen_that_is_drawn_within_a_word_is_a_hyphen() -> None:
    assert told(chars("door\u00adto\u00addoor")) == "door-to-door"


def test_the_same_shape_is_a_hyphen_at_the_end_of_a_line_too() -> None:
    assert told([*chars("door\u00adto\u00addoor "), *chars("divi\u00ad")]) == "door-to-door divi-"


def test_another_font_keeps_its_soft_hyphens() -> None:
    made = [*chars("door\u00adstep "), *chars("divi\u00ad", font="G")]
    assert told(made) == "door-step divi\u00ad"


def test_a_soft_hyphen_that_is_not_drawn_stays() -> None:
    assert told(chars("divi\u00added", soft=0.0)) == "divi\u00added"


def test_a_soft_hyphen_at_the_end_of_a_line_alone_stays() -> None:
    first, second = chars("divi\u00ad"), chars("ded")
    assert told([*first, *second]) == "divi\u00added"
