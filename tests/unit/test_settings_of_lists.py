"""Lists as designers set them: pictures and far numbers as marks, boxes among the items."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Bar, Text
from mirps_extract.outline.numbers import with_marks_joined
from unit.making import (
    BOLD,
    Item,
    bullets,
    heading,
    layout_of,
    lines,
    segmented_of,
    stages_of,
    title,
)

OFFICE, JUDGES = "Open a second office at the border", "Train the judges of the court"


@pytest.mark.parametrize("gap", [8.0, 40.0], ids=["wide", "far"])
def test_bare_numbers_before_wide_white_are_marks(gap: float, tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), heading("HEALTH", 150)]
    for at, text in enumerate([OFFICE, JUDGES, "Hire interpreters"]):
        top = 170.0 + 16 * at
        page += [Text(50, top, f"0{at + 1}"), Text(61.2 + gap, top, text)]
    stages = stages_of(tmp_path, page)
    assert stages.texts == [OFFICE, JUDGES, "Hire interpreters"]
    assert [commitment.number for commitment in stages.commitments] == ["01", "02", "03"]


def test_bare_numbers_that_count_from_one_are_marks_with_no_more_white(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), heading("HEALTH", 150), heading("EDUCATION", 250)]
    texts = [OFFICE, JUDGES, "Hire interpreters, with:", OFFICE, JUDGES, "Hire interpreters"]
    for at, text in enumerate(texts):
        top = (170.0 if at < 3 else 225.0) + 14 * at
        page += [Text(50, top, f"{at + 1} {text}")]
    page += lines(70, 212, "– a free line;", "– a guide.")
    stages = stages_of(tmp_path, page)
    whole = "Hire interpreters, with: – a free line; – a guide."
    assert stages.texts == [*texts[:2], whole, *texts[3:]]
    assert [commitment.number for commitment in stages.commitments] == [*"123456"]


def test_a_number_at_the_start_of_a_line_is_no_mark(tmp_path: Path) -> None:
    page = [title("BELIZE"), heading("HEALTH", 150), *bullets(170, "Open an office within")]
    page += [Text(58, 182, "30 days of the decision"), *bullets(198, JUDGES)]
    assert stages_of(tmp_path, page).texts == [
        "Open an office within 30 days of the decision",
        JUDGES,
    ]


def test_a_box_in_the_column_is_no_part_of_the_item_before_it(tmp_path: Path) -> None:
    page = [title("BELIZE"), heading("HEALTH", 150), *bullets(170, OFFICE)]
    page += [
        Bar(44, 186, 300, 222, "#fdf3dc"),
        *lines(50, 190, "Did you know?", "Many people came."),
    ]
    page += bullets(232, JUDGES)
    assert stages_of(tmp_path, page).texts == [OFFICE, JUDGES]


def test_the_last_words_of_a_list_are_no_part_of_the_title_below(tmp_path: Path) -> None:
    page = [title("BELIZE"), heading("HEALTH", 150), *bullets(170, "Include the people in the")]
    page += [Text(57, 182, "national plan"), title("PANAMA", 196), heading("HEALTH", 240)]
    page += bullets(260, JUDGES)
    assert stages_of(tmp_path, page).texts == ["Include the people in the national plan", JUDGES]


def test_a_numbered_heading_is_no_part_of_the_counts_above_it(tmp_path: Path) -> None:
    page = [
        title("BELIZE"),
        *lines(50, 140, "EDUCATION", "2 COMMITMENTS"),
        heading("1. Commitments on HEALTH include:", 176),
        *bullets(196, OFFICE, JUDGES),
    ]
    (country,) = segmented_of(tmp_path, page).countries
    assert [area.area for area in country.areas] == ["health"]
    assert country.declared.by_area == {"education": 2}


def test_the_sentence_that_counts_by_focus_area_goes_before_others(tmp_path: Path) -> None:
    prose = [
        "The country has kept more than 15 commitments so far.",
        "The plan has 2 commitments: 2 on health.",
    ]
    page = [title("BELIZE"), *lines(50, 140, *prose), heading("HEALTH", 190)]
    (country,) = segmented_of(tmp_path, [*page, *bullets(210, OFFICE, JUDGES)]).countries
    assert (country.declared.total, country.declared.by_area) == (2, {"health": 2})


def test_a_count_of_another_size_in_a_headings_row_is_no_part_of_it(tmp_path: Path) -> None:
    page: list[Item] = [
        title("BELIZE"),
        Bar(44, 146, 300, 180, "#dde6f0"),
        Text(50, 150, "JOBS AND", BOLD, 12.0),
        Text(135, 151, "2 commitments", BOLD, 9.0),
        Text(50, 164, "LIVELIHOODS", BOLD, 12.0),
        *bullets(190, OFFICE, JUDGES),
    ]
    (country,) = segmented_of(tmp_path, page).countries
    assert [area.area for area in country.areas] == ["jobs_and_livelihoods"]


def test_drawn_bullets_are_of_the_first_level_beside_a_numbered_list(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), heading("HEALTH", 150)]
    for top, said in ((170, OFFICE), (190, JUDGES)):
        page += [Bar(50, top + 3, 54, top + 7), *lines(62, top, said)]
    page += [heading("EDUCATION", 220), *lines(50, 240, "1. Open schools", "2. Print books")]
    assert stages_of(tmp_path, page).texts == [OFFICE, JUDGES, "Open schools", "Print books"]


def test_notes_on_panels_beside_marked_items_are_no_items(tmp_path: Path) -> None:
    works = [OFFICE, JUDGES, "Hire more interpreters for it", "Print a guide for the schools"]
    pages: list[list[Item]] = []
    for place, name in enumerate(("HEALTH", "PROTECTION", "EDUCATION"), 1):
        page: list[Item] = [heading(name, 150)]
        for at, text in enumerate(works, 1):
            top = 140.0 + 50 * at
            page += [
                Text(50, top, f"BLZ-{place}.{at}"),
                *lines(110, top, text, "by the end of May"),
            ]
            page.append(Bar(420, top - 2, 540, top + 36, "#e0e8f0"))
            page += [
                Text(430, top - 1, "Ministry of", size=8.0),
                Text(430, top + 9, "Work", size=8.0),
            ]
        pages.append(page)
    pages[0].append(title("BELIZE"))
    assert stages_of(tmp_path, *pages).texts == [f"{text} by the end of May" for text in works] * 3


@pytest.mark.parametrize("dot", [False, True], ids=["plain", "with a dot"])
def test_the_same_words_over_parts_of_many_lists_are_no_items(dot: bool, tmp_path: Path) -> None:
    pages: list[list[Item]] = []
    for name in ("BELIZE", "PANAMA"):
        page: list[Item] = [title(name)]
        for at, area in enumerate(("HEALTH", "LOCAL GOVERNANCE", "EDUCATION")):
            top = 150 + 150.0 * at
            page.append(heading(area, top))
            for k, status in enumerate(("Completed", "Ongoing")):
                y = top + 24 + 50 * k
                page += [Bar(50, y + 2, 55, y + 7, "#2a9d54")] if dot else []
                page += [Text(62, y, status, BOLD, 9.5), *bullets(y + 14, OFFICE, JUDGES, x0=62)]
        pages.append(page)
    stages = stages_of(tmp_path, *pages)
    assert stages.texts == [OFFICE, JUDGES] * 12
    areas = [area.area for country in stages.reading.countries for area in country.focus_areas]
    assert areas == ["health", "local_governance", "education"] * 2
    assert "unassigned_words" not in stages.codes


def test_a_number_by_chance_beside_the_middle_of_two_items_numbers_the_second(
    tmp_path: Path,
) -> None:
    left = ["2. Open a second office at", "the border, so that claims"]
    right = [
        "are settled in 40 days",
        "or in fewer",
        "Train the judges of the",
        "court and",
        "towns",
    ]
    page: list[Item] = [title("BELIZE"), heading("HEALTH", 130)]
    page += [Text(50, 150, "1."), *lines(78, 150, "Hire people to write the", "guides")]
    page += [Text(50, 174, left[0][:2]), *lines(78, 174, left[0][3:], left[1])]
    page += [*lines(338, 150, *right), Text(310, 174, "3.")]
    assert stages_of(tmp_path, page).texts == [
        "Hire people to write the guides",
        f"{left[0][3:]} {left[1]} {right[0]} {right[1]}",
        " ".join(right[2:]),
    ]


def test_a_number_in_the_middle_of_a_column_set_close_is_of_its_own_line(tmp_path: Path) -> None:
    rows = [f"Office {n} of the north opens, and so do others" for n in range(18)]
    items = [Text(50, 150, "1."), Text(50, 276, "2."), *lines(78, 150, *rows, step=14)]
    (page,) = layout_of(tmp_path, items).pages
    found = {line.words[0].text: line.text for line in with_marks_joined(page.lines)}
    assert (found["1."], found["2."]) == (f"1. {rows[0]}", f"2. {rows[9]}")
