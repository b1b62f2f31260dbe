"""Figures that a font itself draws small and raised."""

from __future__ import annotations

from mirps_extract.read.chars import Char
from mirps_extract.read.superiors import with_superiors


def chars(text: str, widths: dict[int, float]) -> list[Char]:
    """Characters of one line at 10 points, those at some places of a width of their own."""
    return [
        {
            "text": char, "width": widths.get(at, 5.0), "size": 10.0, "fontname": "F",
            "upright": True, "bottom": 110.0, "y0": 90.0, "matrix": (10, 0, 0, 10, 5.0 * at, 92.0),
        }
        for at, char in enumerate(text)
    ]  # fmt: skip


def raised(text: str, widths: dict[int, float]) -> str:
    """The characters that were raised."""
    made = chars(text, widths)
    pairs = zip(made, with_superiors(made), strict=True)
    return "".join(new["text"] for old, new in pairs if new["bottom"] < old["bottom"])


def test_a_figure_narrower_than_the_others_is_small_and_raised() -> None:
    mark = with_superiors(chars("in 2023 2", {8: 3.0}))[8]
    assert (mark["size"], mark["bottom"] < 110.0, mark["matrix"][5] > 92.0) == (6.5, True, True)


def test_a_one_is_held_against_other_ones() -> None:
    assert raised("2023 by 11", {8: 3.0, 9: 3.0}) == ""
    assert raised("2013 by 11", {9: 3.0}) == "1"


def test_narrow_letters_stay() -> None:
    assert raised("2023 ill", {5: 2.0, 6: 2.0, 7: 2.0}) == ""


def test_a_stretched_line_makes_no_other_figures_narrow() -> None:
    made = chars("2023 8", {5: 10.0})
    made[5]["matrix"] = (20, 0, 0, 10, 25.0, 92.0)
    assert with_superiors(made) == made
