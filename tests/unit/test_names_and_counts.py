"""The stage outline: names of focus areas and counts that their setting tears apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drawing import Bar, Text
from mirps_extract.layout.values import Zone
from mirps_extract.outline.marks import is_number
from mirps_extract.outline.sentences import counts_in_sentences
from mirps_extract.outline.values import CountryPart
from mirps_extract.vocabulary import load
from unit.making import (
    BOLD,
    Item,
    bullets,
    heading,
    layout_of,
    line,
    lines,
    segmented_of,
    title,
    width,
)

WORK = ["Open a second office at the border", "Train the judges of the court"]


def country_of(folder: Path, *items: Item) -> CountryPart:
    (country,) = segmented_of(folder, [title("Ecuador"), *items]).countries
    return country


def counts_of(country: CountryPart) -> tuple[int | None, dict[str, int]]:
    return country.declared.total, dict(country.declared.by_area)


def areas_of(country: CountryPart) -> dict[str, int]:
    """How many commitments there are under each heading."""
    return {area.area: len(area.drafts) for area in country.areas}


def lists(top: float, *names: str) -> list[Item]:
    """Focus areas with two commitments each."""
    found: list[Item] = []
    for at, name in enumerate(names):
        found += [heading(name, top + 100 * at), *bullets(top + 30 + 100 * at, *WORK)]
    return found


@pytest.mark.parametrize(
    "rows",
    [
        ["J O B S A N D LIVELIHOODS"],
        ["J O B S A N D", "LIVELIHOODS"],
        ["2. J OB S AND L IVELIHOODS"],
    ],
)
def test_a_heading_is_read_by_its_letters_wherever_white_parts_them(
    rows: Sequence[str], tmp_path: Path
) -> None:
    named = [Text(50, 150 + 14 * at, row, BOLD, 12) for at, row in enumerate(rows)]
    assert areas_of(country_of(tmp_path, *named, *bullets(190, *WORK))) == {
        "jobs_and_livelihoods": 2
    }


def test_names_in_two_lines_side_by_side_belong_to_the_numbers_above_them(tmp_path: Path) -> None:
    row: list[Item] = []
    cells = [
        ("4", "International", "protection"),
        ("3", "Health", ""),
        ("2", "Jobs and", "livelihoods"),
    ]
    for at, (number, *name) in enumerate(cells):
        middle = 100 + 110 * at
        row.append(Text(middle - 3, 150, number, BOLD))
        row += [
            Text(middle - width(said) / 2, 180 + 14 * below, said)
            for below, said in enumerate(name)
            if said
        ]
    country = country_of(
        tmp_path, *row, *lists(250, "PROTECTION", "HEALTH", "JOBS AND LIVELIHOODS")
    )
    assert counts_of(country)[1] == {"protection": 4, "health": 3, "jobs_and_livelihoods": 2}
    assert country.narrative == ()


def test_the_second_line_of_a_heading_at_the_side_is_no_part_of_the_text_beside_it(
    tmp_path: Path,
) -> None:
    items: list[Item] = []
    for at, name in enumerate([("Social", "protection"), ("Jobs and", "livelihoods")]):
        top = 160 + 80 * at
        items += [Text(50, top + 14 * k, said, BOLD) for k, said in enumerate(name)]
        items += [
            Text(160, top, "Open a second office at the border together with those"),
            Text(184, top + 14, "who will work there."),
            Text(160, top + 34, "Train the judges of the court and of the towns around"),
            Text(184, top + 48, "the capital."),
        ]
    assert areas_of(country_of(tmp_path, *items)) == {
        "social_protection": 2,
        "jobs_and_livelihoods": 2,
    }


@pytest.mark.parametrize("said", ["data.example.org/2023/list", "2nd", "COVID19ers"])
def test_what_has_a_digit_in_it_is_not_by_that_the_number_of_an_item(said: str) -> None:
    assert not is_number(said)


@pytest.mark.parametrize("said", ["7", "7.", "(7)", "1.2", "A-7", "b)", "iv."])
def test_a_number_a_code_or_a_letter_numbers_an_item(said: str) -> None:
    assert is_number(said)


def test_the_number_of_a_part_counts_nothing_and_a_count_may_be_broken_off_its_heading(
    tmp_path: Path,
) -> None:
    items: list[Item] = []
    for at, rows in enumerate((["FOCUS AREA 1:", "SOCIAL", "PROTECTION (2)"], ["HEALTH", "(2)"])):
        items += [
            Text(50, 150 + 120 * at + 14 * k, row, BOLD, 12, "#0072bc")
            for k, row in enumerate(rows)
        ]
        items += bullets(200 + 120 * at, *WORK)
    country = country_of(tmp_path, *items)
    assert counts_of(country) == (None, {"social_protection": 2, "health": 2})
    assert areas_of(country) == {"social_protection": 2, "health": 2}


def test_what_says_but_a_count_is_no_commitment(tmp_path: Path) -> None:
    page = [
        Text(60, 150, "Health: 2 commitments", BOLD),
        Text(60, 166, "1 commitment in total", BOLD, colour="#0072bc"),
        Text(50, 196, "HEALTH", BOLD, 12, "#0072bc"),
        *bullets(220, *WORK),
    ]
    country = country_of(tmp_path, *page)
    assert counts_of(country) == (1, {"health": 2})
    assert areas_of(country) == {"health": 2}


def test_a_count_may_go_on_in_a_second_line(tmp_path: Path) -> None:
    rows = ["Commitments: Protection 2 · Health 2 · Total of", "commitments 4"]
    country = country_of(tmp_path, *lines(50, 150, *rows), *lists(200, "PROTECTION", "HEALTH"))
    assert counts_of(country) == (4, {"protection": 2, "health": 2})
    assert country.narrative == ()


def test_a_count_in_a_sentence_may_be_hyphenated() -> None:
    rows = ["The plan has 5 commitments on health and 3 commit-", "ments on protec-", "tion."]
    said = [line(row.split(), top=14 * at, start=10 * at) for at, row in enumerate(rows)]
    counts = counts_in_sentences(said, {}, load("en"))
    assert dict(counts.by_area) == {"health": 5, "protection": 3}


def test_an_article_before_a_total_is_no_number() -> None:
    said = [line(["La", "delegación", "asume", "un", "total", "de", "13", "compromisos."], top=0)]
    assert counts_in_sentences(said, {}, load("es")).total == 13


def test_what_stands_on_a_card_is_read_together(tmp_path: Path) -> None:
    page: list[Item] = [
        Text(50, 140, "4 commitments in total", BOLD, 12),
        Bar(45, 160, 555, 200, "#ddeeff"),
        Text(410, 164, "4", BOLD, 18),
        Text(392, 186, "Social protection"),
        Text(50, 212, "SOCIAL PROTECTION", BOLD, 12),
        Text(50, 232, "• Open a second office at the border"),
        Text(50, 246, "• Train the judges of the court and"),
        Text(310, 214, "those who work in the towns"),
        Text(310, 228, "• Issue identity cards in ten days"),
        Text(310, 242, "• Build a school in each town"),
    ]
    country = country_of(tmp_path, *page)
    assert counts_of(country) == (4, {"social_protection": 4})
    assert areas_of(country) == {"social_protection": 4}


def test_a_running_head_may_stand_close_to_larger_type(tmp_path: Path) -> None:
    pages = [
        [Text(50, 22, "Regional framework", size=8), *lines(50, top, *WORK * 3)]
        for top in (35, 100, 35, 100)
    ]
    found = layout_of(tmp_path, *pages).pages
    heads = [[row.text for row in page.margins if row.zone is Zone.RUNNING_HEAD] for page in found]
    assert heads == [["Regional framework"]] * 4


def test_a_row_of_counts_over_columns_is_read_before_them(tmp_path: Path) -> None:
    page: list[Item] = [Text(50, 135, "8 commitments in total", BOLD, 11)]
    areas = [("Protection", "2"), ("Education", "2"), ("Health", "2"), ("Social protection", "2")]
    for at, (name, number) in enumerate(areas):
        middle = 90 + 130 * at
        page.append(Text(middle - 4, 160, number, BOLD, 15))
        page.append(Text(middle - width(name) / 2, 180, name))
    for x0, names in ((50, ("PROTECTION", "EDUCATION")), (310, ("HEALTH", "SOCIAL PROTECTION"))):
        for at, name in enumerate(names):
            page.append(heading(name, 220 + 80 * at, x0))
            page += bullets(240 + 80 * at, *WORK, x0=x0)
    country = country_of(tmp_path, *page)
    slugs = ["protection", "education", "health", "social_protection"]
    assert counts_of(country) == (8, dict.fromkeys(slugs, 2))
    assert areas_of(country) == dict.fromkeys(slugs, 2)


def test_a_number_above_the_word_for_what_it_counts_is_one_count(tmp_path: Path) -> None:
    items: list[Item] = []
    for top, name in ((150, "PROTECTION"), (400, "HEALTH")):
        items += [Text(50, top, name, BOLD, 24), Text(50, top + 30, "2", BOLD, 60)]
        items += [*lines(50, top + 92, "commitments"), *bullets(top + 130, *WORK)]
    country = country_of(tmp_path, *items)
    assert counts_of(country)[1] == {"protection": 2, "health": 2}
    assert areas_of(country) == {"protection": 2, "health": 2}


def test_a_sentence_of_counts_that_goes_on_in_a_second_line_is_read_as_one(tmp_path: Path) -> None:
    rows = ["In total, 7 commitments: 3 on education, 2 on protection, 2 on", "health."]
    country = country_of(
        tmp_path, *lines(50, 150, *rows), *lists(200, "EDUCATION", "PROTECTION", "HEALTH")
    )
    assert counts_of(country) == (7, {"education": 3, "protection": 2, "health": 2})


def test_a_numbered_heading_is_none_of_an_item_where_others_name_areas(tmp_path: Path) -> None:
    """Its number was a list mark, since the others' were, and an unknown name said no more."""
    names = ["1. Protection", "2. Health", "3. Data and Information Systems", "4. Education"]
    areas = areas_of(country_of(tmp_path, *lists(150, *names)))
    assert list(areas.values()) == [2, 2, 2, 2]
    assert "data_and_information_systems" in areas
