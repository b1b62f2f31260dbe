"""Headings beside the text that they head, and text over columns."""

from __future__ import annotations

from pathlib import Path

from drawing import Bar, Text
from unit.making import BOLD, Item, heading, layout_of, lines, stages_of, title


def test_a_heading_beside_its_list_heads_it(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE")]
    for at, name in enumerate(["PROTECTION", "HEALTH", "EDUCATION"]):
        top = 150.0 + 36 * at
        page.append(Text(50, top - 1, name, BOLD, 12.0))
        page += lines(180, top, f"• Open an office for {name.lower()} at", "the border", step=12.0)
        page += lines(180, top + 24, f"• Train the judges of {name.lower()}")
    areas = stages_of(tmp_path, page).reading.countries[0].focus_areas
    assert [area.area for area in areas] == ["protection", "health", "education"]
    assert [len(area.commitments) for area in areas] == [2, 2, 2]


def test_a_heading_at_the_foot_of_a_column_is_none_beside_the_next(tmp_path: Path) -> None:
    left = lines(50, 150, *(f"left {at} of the words that stand in it" for at in range(10)))
    right = lines(330, 150, *(f"right {at} of the words that stand in it" for at in range(14)))
    page = [*left, heading("HEALTH", 282), *right]
    (found,) = layout_of(tmp_path, page).pages
    texts = [line.text for line in found.lines]
    assert texts.index("HEALTH") == 10


def test_text_over_columns_ends_where_a_column_begins_close_below(tmp_path: Path) -> None:
    wide = "The country has received many people since the plan before this one was made and more"
    page = [
        *lines(50, 150, wide, wide, "in its towns."),
        heading("HEALTH", 206),
        *lines(50, 226, *(f"• left {at} of the words that stand in it" for at in range(6))),
        *lines(330, 190, *(f"• right {at} of the words that stand in it" for at in range(8))),
    ]
    (found,) = layout_of(tmp_path, page).pages
    texts = [line.text for line in found.lines]
    assert texts.index("HEALTH") < texts.index("• left 5 of the words that stand in it")
    assert texts[-1] == "• right 7 of the words that stand in it"
    assert texts[-8] == "• right 0 of the words that stand in it"


def test_a_heading_beside_white_of_another_column_heads_its_own_only(tmp_path: Path) -> None:
    words = "of the words that stand in it"
    left, right = ([f"• {side} {at} {words}" for at in range(12)] for side in ("left", "right"))
    page = [
        *lines(50, 150, *left[:6]),
        *lines(50, 255, *left[6:]),
        *lines(310, 150, *right[:6]),
        heading("HEALTH", 232, x0=310),
        *lines(310, 260, *right[6:]),
    ]
    (found,) = layout_of(tmp_path, page).pages
    assert [line.text for line in found.lines] == [*left, *right[:6], "HEALTH", *right[6:]]


def test_a_heading_in_a_box_heads_what_begins_where_the_box_does(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE")]
    for at, name in enumerate(["PROTECTION", "HEALTH", "EDUCATION"]):
        top = 150.0 + 60 * at
        page += [Bar(50, top - 2, 160, top + 44), Text(60, top + 12, name, BOLD, 11.0)]
        page += lines(180, top, f"• Open an office for {name.lower()} at the border")
        if at:
            page += lines(180, top + 16, f"• Train the judges of {name.lower()}")
    areas = stages_of(tmp_path, page).reading.countries[0].focus_areas
    assert [area.area for area in areas] == ["protection", "health", "education"]
    assert [len(area.commitments) for area in areas] == [1, 2, 2]
