"""Lists without marks: white, indents and panels set their items apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drawing import Bar, Text
from unit.making import BOLD, Item, bullets, heading, lines, stages_of, title

FIRST = ["Open a second office for asylum at the border with the", "neighbouring country"]
SECOND = ["Train the judges of the highest court in the law of refuge"]
THIRD = ["Hire interpreters for the interviews that the office of", "migration holds"]
ITEMS = [FIRST, SECOND, THIRD]
TEXTS = [" ".join(item) for item in ITEMS]

Style = tuple[float, float, float]
"""White before an item, and how far its first line and its other lines are set in, in points."""


def items(top: float, texts: Sequence[Sequence[str]], style: Style, x0: float = 50.0) -> list[Item]:
    white, first, others = style
    drawn: list[Item] = []
    for rows in texts:
        for at, row in enumerate(rows):
            drawn.append(Text(x0 + (others if at else first), top, row))
            top += 12.0
        top += white
    return drawn


@pytest.mark.parametrize(
    "style",
    [(6.0, 0.0, 0.0), (0.0, 0.0, 14.0), (0.0, 14.0, 0.0)],
    ids=["white", "hanging", "set in"],
)
def test_items_without_marks_are_told_apart(style: Style, tmp_path: Path) -> None:
    page = [
        title("BELIZE"),
        heading("HEALTH", 150),
        *items(170, ITEMS, style),
        heading("EDUCATION", 300),
        *items(320, ITEMS[::-1], style),
    ]
    assert stages_of(tmp_path, page).texts == [*TEXTS, *TEXTS[::-1]]


def test_items_on_panels_are_told_apart(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), heading("HEALTH", 150)]
    for at, rows in enumerate(ITEMS):
        top = 170.0 + 40 * at
        page += [Bar(44, top - 4, 400, top + 28, "#e0e8f0"), *lines(50, top, *rows)]
    assert stages_of(tmp_path, page).texts == TEXTS


def test_an_item_may_run_over_to_the_next_column(tmp_path: Path) -> None:
    page = [
        title("BELIZE"),
        heading("HEALTH", 150),
        *items(170, ITEMS, (6.0, 0.0, 0.0)),
        Text(50, 260, "Give the children of the people who came last year a"),
        Text(330, 150, "place at a school in the town where they stay"),
        *items(168, ITEMS, (6.0, 0.0, 0.0), x0=330),
    ]
    shared = (
        "Give the children of the people who came last year a place at a school in the town where "
        "they stay"
    )
    assert stages_of(tmp_path, page).texts == [*TEXTS, shared, *TEXTS]


def test_a_name_in_a_second_level_that_is_far_set_in_opens_no_item(tmp_path: Path) -> None:
    sub = ["– Grant a place in each shelter of the Foreign", "Ministry"]
    page = [
        title("BELIZE"),
        heading("HEALTH", 150),
        *items(170, [*ITEMS, ["Open an office, in two steps:"]], (0.0, 0.0, 14.0)),
        Text(82, 242, sub[0]),
        Text(90.3, 254, sub[1]),  # below the text of the line before
        Text(82, 266, "– Hire interpreters"),
        *items(278, ITEMS, (0.0, 0.0, 14.0)),
    ]
    shared = f"Open an office, in two steps: {' '.join(sub)} – Hire interpreters"
    assert [text.replace("\n", " ") for text in stages_of(tmp_path, page).texts] == [
        *TEXTS,
        shared,
        *TEXTS,
    ]


def test_a_second_level_ends_with_its_sentence(tmp_path: Path) -> None:
    style = (0.0, 14.0, 0.0)
    page = [
        title("BELIZE"),
        heading("HEALTH", 150),
        *items(170, [*ITEMS, ["Open an office, in two steps:"]], style),
        *lines(55.7, 242, "– Grant a place in each shelter;", "– Hire nurses."),  # text at 64
        *items(268, ITEMS, style),
    ]
    shared = "Open an office, in two steps: – Grant a place in each shelter; – Hire nurses."
    found = [text.replace("\n", " ") for text in stages_of(tmp_path, page).texts]
    assert found == [*TEXTS, shared, *TEXTS]


def test_a_count_under_a_heading_is_no_item(tmp_path: Path) -> None:
    page = [
        title("BELIZE"),
        Text(50, 150, "Health", BOLD, 10.0),
        Text(50, 163, "3 commitments", BOLD, 9.0),
        heading("HEALTH", 190),
        *items(210, ITEMS, (6.0, 0.0, 0.0)),
    ]
    assert stages_of(tmp_path, page).texts == TEXTS


def test_an_acronym_alone_ends_an_item_at_the_foot_of_a_page(tmp_path: Path) -> None:
    last = ["Open an office for asylum with the technical help of", "UNICEF"]
    style = (6.0, 0.0, 0.0)
    page = [
        title("BELIZE"),
        heading("HEALTH", 150),
        *items(170, [*ITEMS, last], style),
    ]
    following = items(100, ITEMS, style)
    assert stages_of(tmp_path, page, following).texts == [*TEXTS, " ".join(last), *TEXTS]


def test_the_end_of_a_divided_word_is_no_small_word(tmp_path: Path) -> None:
    last = ["Tell the people of the north in each of the many vis-", "its"]
    page: list[Item] = [title("BELIZE"), heading("HEALTH", 150)]
    page += items(170, [FIRST, last, *ITEMS], (6.0, 0.0, 0.0))
    told = "Tell the people of the north in each of the many visits"
    assert stages_of(tmp_path, page).texts == [TEXTS[0], told, *TEXTS]


def test_the_narrative_is_no_list(tmp_path: Path) -> None:
    prose = ["The country has received many people since the last", "plan was made."]
    page = [
        title("BELIZE"),
        *lines(50, 130, *prose),
        *lines(50, 160, *prose),
        heading("HEALTH", 200),
        *items(220, ITEMS, (6.0, 0.0, 0.0)),
    ]
    stages = stages_of(tmp_path, page)
    assert stages.texts == TEXTS
    assert len(stages.reading.countries[0].narrative) == 2


def test_an_unknown_heading_ends_a_list_without_marks(tmp_path: Path) -> None:
    page = [
        title("BELIZE"),
        heading("HEALTH", 150),
        *items(170, ITEMS, (6.0, 0.0, 0.0)),
        heading("DIGITAL INCLUSION", 260),
        *items(280, ITEMS, (6.0, 0.0, 0.0)),
    ]
    stages = stages_of(tmp_path, page)
    assert [area.area for area in stages.reading.countries[0].focus_areas] == [
        "health",
        "digital_inclusion",
    ]
    assert stages.texts == [*TEXTS, *TEXTS]


def test_a_plan_with_marks_has_no_other_items(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), heading("HEALTH", 150)]
    page += [*bullets(170, "Open an office", "Train the judges"), Text(60, 214, "of the court")]
    assert stages_of(tmp_path, page).texts == ["Open an office", "Train the judges of the court"]


def test_the_last_line_of_an_item_on_a_panel_is_no_title(tmp_path: Path) -> None:
    page = [
        title("BELIZE"),
        heading("HEALTH", 150),
        Bar(44, 166, 400, 196, "#e0e8f0"),
        *lines(50, 170, "Tell the public about the reality of refugees in", "Belize"),
        Bar(44, 206, 400, 222, "#e0e8f0"),
        Text(50, 208, "Train the judges"),
        Bar(44, 232, 400, 248, "#e0e8f0"),
        Text(50, 234, "Open a second office"),
    ]
    assert stages_of(tmp_path, page).texts == [
        "Tell the public about the reality of refugees in Belize",
        "Train the judges",
        "Open a second office",
    ]


def test_a_card_alone_in_its_row_is_an_item(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), heading("HEALTH", 150)]
    rows = [f"of the work of the ministry, part {at} of the whole" for at in range(8)]
    page += lines(50, 170, *FIRST)
    page += lines(320, 170, "Build a hospital that takes up the most", *rows)
    page += lines(50, 300, "Train the judges of the highest court in", "the law of refuge")
    found = stages_of(tmp_path, page).texts
    assert sorted(found)[0].startswith("Build") and len(found) == 3
    assert TEXTS[1] in found
