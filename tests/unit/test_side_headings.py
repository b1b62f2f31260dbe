"""Headings beside the text that they head, and text over columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drawing import Bar, Text
from unit.making import BOLD, Item, heading, lines, stages_of, title


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


def test_a_count_below_a_heading_at_the_side_is_none_of_the_text_beside_it(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE")]
    names = ("protection", "health", "education")
    for at, name in enumerate(names):
        top = 150.0 + 80 * at
        page += [Text(50, top - 1, name.upper(), BOLD, 12.0)]
        page += [Text(50, top + 16, "2 commitments", size=8.5, colour="#7a1530")]
        page += lines(180, top, f"– Name persons for {name} in", "Corinto and Choluteca.")
        page += lines(180, top + 30, "– Train the judges of the court")
    assert read(tmp_path, page) == [
        (
            name,
            [
                f"Name persons for {name} in Corinto and Choluteca.",
                "Train the judges of the court",
            ],
        )
        for name in names
    ]


def test_a_heading_at_the_side_may_stand_a_line_lower_than_its_text(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE")]
    expected = []
    for at, (name, number) in enumerate((("health", 4), ("protection", 1), ("education", 5))):
        top = 150.0 + 150 * at
        page.append(Text(50, top + 11, name.capitalize(), BOLD, 13.0))
        texts = [f"– Name persons {n} for {name}" for n in range(number)]
        for k, text in enumerate(texts):
            page += lines(180, top + 32 * k, text, "in all the towns of the border.", step=12.0)
        expected.append((name, [f"{text[2:]} in all the towns of the border." for text in texts]))
    assert read(tmp_path, page) == expected


def test_a_rule_above_headings_at_the_side_makes_no_table_of_what_stands_there(
    tmp_path: Path,
) -> None:
    page: list[Item] = [title("BELIZE"), Text(50, 130, "Commitments", BOLD, 14.0)]
    for at, name in enumerate(("health", "education")):
        top = 160.0 + 80 * at
        page += [Bar(50, top - 8, 500, top - 7), Text(50, top, name.capitalize(), BOLD, 13.0)]
        page += lines(180, top, f"✓ Name persons for {name} in", "Corinto and Choluteca.")
        page += lines(180, top + 30, "✓ Train the judges of the court")
    assert [(area, len(texts)) for area, texts in read(tmp_path, page)] == [
        ("health", 2),
        ("education", 2),
    ]


def test_a_year_beside_a_word_of_a_heading_is_no_count(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE")]
    for at, name in enumerate(("protection", "health", "education")):
        top = 150.0 + 80 * at
        page += [Text(50, top, f"{name.capitalize()}: two", BOLD)]
        page += [Text(50, top + 12, "commitments", BOLD)]
        page += lines(180, top, "– Open an office at the border in the years 2020-", "2024")
        page += lines(180, top + 30, "– Train the judges of the court")
    (country,) = stages_of(tmp_path, page).reading.countries
    first = country.focus_areas[0].commitments[0].passage.text
    assert first == "Open an office at the border in the years 2020-2024"
    assert country.declared.by_area == {"protection": 2, "health": 2, "education": 2}
    assert country.declared.total is None


WORDS = "of the words that stand in it"


def items_of(side: str, count: int) -> list[str]:
    return [f"{side} {at} {WORDS}" for at in range(count)]


def listed(x0: float, top: float, texts: Sequence[str]) -> list[Item]:
    return lines(x0, top, *(f"• {text}" for text in texts))


def read(folder: Path, page: Sequence[Item]) -> list[tuple[str, list[str]]]:
    """The focus areas of the only country, each with its commitments."""
    (country,) = stages_of(folder, page).reading.countries
    return [
        (area.area, [commitment.passage.text for commitment in area.commitments])
        for area in country.focus_areas
    ]


def test_a_heading_at_the_foot_of_a_column_is_none_beside_the_next(tmp_path: Path) -> None:
    left, right = items_of("Left", 9), items_of("Right", 14)
    page = [title("BELIZE"), heading("PROTECTION", 150), *listed(50, 174, left)]
    page += [heading("HEALTH", 290), *listed(330, 152, right)]
    assert read(tmp_path, page) == [("protection", left), ("health", right)]


def test_text_over_columns_ends_where_a_column_begins_close_below(tmp_path: Path) -> None:
    wide = "The country has received many people since the plan before this one was made and more"
    prose = [wide, wide, "in its towns."]
    left, right = items_of("Left", 6), items_of("Right", 8)
    page = [title("BELIZE"), *lines(50, 150, *prose)]
    page += [heading("HEALTH", 206), *listed(50, 226, left), *listed(330, 190, right)]
    (country,) = stages_of(tmp_path, page).reading.countries
    assert [paragraph.text for paragraph in country.narrative] == [" ".join(prose)]
    assert read(tmp_path, page) == [("health", [*left, *right])]


def test_a_heading_beside_white_of_another_column_heads_its_own_only(tmp_path: Path) -> None:
    left, right = items_of("Left", 12), items_of("Right", 12)
    page: list[Item] = [title("BELIZE"), heading("PROTECTION", 130)]
    page += [*listed(50, 150, left[:6]), *listed(50, 255, left[6:])]
    page += [*listed(310, 150, right[:6]), heading("HEALTH", 232, x0=310)]
    page += listed(310, 260, right[6:])
    assert read(tmp_path, page) == [("protection", [*left, *right[:6]]), ("health", right[6:])]


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


def test_small_capitals_are_one_heading_with_the_capital_above_them(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE")]
    for at, (first, second) in enumerate((("SOCIAL", "PROTECTION"), ("ACCESS TO", "EDUCATION"))):
        top = 150.0 + 90 * at
        page += [Text(50, top + 11, first, BOLD, 13.0), Text(50, top + 28, second, BOLD, 10.4)]
        page += lines(
            180, top, "• Open an office for children at", "the border of the department", step=12.0
        )
        page += lines(
            180, top + 24, "and of its towns (in the case of", "Corinto and Choluteca)", step=12.0
        )
        page += lines(180, top + 54, "• Train the judges of the court")
    found = [(area, len(texts)) for area, texts in read(tmp_path, page)]
    assert found == [("social_protection", 2), ("education", 2)]
