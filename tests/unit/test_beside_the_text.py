"""The stage outline: what stands beside the text is no part of it, and every word has its role."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Bar, Text
from unit.making import BOLD, Item, Stages, bullets, heading, lines, stages_of, title

SLANTED = "Helvetica-Oblique"
WORK = ["Open a second office at the border.", "Train the judges of the court."]
TEXT = [
    "Many people come each year to the north of the country and stay in its towns, where the",
    "schools have places for all of them. The Directorate leads the national technical team.",
]
TOLD = ["A mobile office went to families who live far", "from the capital for half a year."]


def narrative(plan: Stages) -> str:
    (country,) = plan.plan.countries
    return " ".join(paragraph.text for paragraph in country.narrative)


def areas(top: float, work: list[Item] | None = None) -> list[Item]:
    """Two focus areas, the first with what stands below its list."""
    page: list[Item] = [heading("PROTECTION", top), *bullets(top + 20, *WORK), *(work or [])]
    return [*page, heading("HEALTH", top + 140), *bullets(top + 160, *WORK)]


@pytest.mark.parametrize("caption", [["Community meeting in Upala, 2021."], TOLD])
def test_small_type_below_a_picture_is_its_caption(caption: list[str], tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 40), Bar(50, 80, 545, 180, "#3377aa")]
    page += [Text(50, 184 + 9 * at, row, SLANTED, 7.5) for at, row in enumerate(caption)]
    plan = stages_of(tmp_path, [*page, *lines(50, 214, *TEXT), *areas(270)])
    assert narrative(plan) == " ".join(TEXT)
    assert plan.plan.coverage.by_role["aside"] == len(" ".join(caption).split())


def test_a_small_text_below_a_picture_is_the_text(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 40), Bar(50, 80, 545, 180, "#3377aa")]
    small = [
        Text(50, top, row, size=8) for top, row in zip((184, 194, 216, 226), TEXT * 2, strict=True)
    ]
    plan = stages_of(tmp_path, [*page, *small, *areas(270)])
    assert narrative(plan) == " ".join(TEXT * 2)


def test_key_figures_in_a_row_are_told_from_a_text_above_and_a_sum_below(tmp_path: Path) -> None:
    said = ["people returned", "refugees", "claims in 2021"]
    page: list[Item] = [title("Belize", 40), *lines(50, 80, *TEXT), Text(50, 110, "Key figures")]
    page += [Text(50 + 150 * k, 124, n, BOLD, 18) for k, n in enumerate(("2 350", "800", "1,500"))]
    page += [Text(50 + 150 * k, 146, name, size=8) for k, name in enumerate(said)]
    page += [Text(50, 166, "4 commitments in all", BOLD, 14)]
    plan = stages_of(tmp_path, [*page, *areas(220)])
    assert narrative(plan) == " ".join(TEXT)
    assert plan.reading.countries[0].declared.total == 4
    assert plan.plan.coverage.unassigned == []


def test_the_heading_of_a_narrative_is_one(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 40), Text(50, 80, "Context", BOLD, 12)]
    plan = stages_of(tmp_path, [*page, *lines(50, 100, *TEXT), *areas(160)])
    assert narrative(plan) == " ".join(TEXT)
    assert plan.plan.coverage.by_role["narrative_heading"] == 1


@pytest.mark.parametrize("head", ["Did you know?", "In focus"])
def test_a_box_with_a_known_heading_is_no_part_of_the_item_above(head: str, tmp_path: Path) -> None:
    box: list[Item] = [Bar(50, 210, 400, 262, "#eeddcc"), Text(58, 216, head, BOLD)]
    box += lines(58, 230, *TOLD)
    plan = stages_of(tmp_path, [title("Belize", 40), *lines(50, 80, *TEXT), *areas(150, box)])
    assert plan.texts == WORK * 2
    assert plan.plan.coverage.by_role["aside"] == len(f"{head} {' '.join(TOLD)}".split())


def test_among_cards_a_box_with_a_heading_in_small_type_is_none(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 40)]
    texts = [f"{text[:-1]} number {at}." for at in range(1, 8) for text in WORK]
    for at, text in enumerate(texts):
        top = 104 + 26 * at + 30 * (at > 6)
        page += [Bar(50, top, 400, top + 20, "#ddeeff"), Text(58, top + 5, text)]
    page += [heading("PROTECTION", 84), heading("HEALTH", 292)]
    page += [Bar(50, 510, 400, 556, "#eeddcc"), Text(58, 516, "A story from the north", BOLD, 9)]
    page += [Text(58, 530 + 11 * at, row, size=8) for at, row in enumerate(TOLD)]
    plan = stages_of(tmp_path, page)
    assert plan.texts == texts
    assert "unassigned_words" in plan.codes


def test_what_leads_to_marks_is_the_heading_of_a_list_whatever_it_says(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 40), *lines(50, 80, *TEXT)]
    for at, name in enumerate(("PROTECTION", "HEALTH", "GOOD PRACTICES", "EDUCATION")):
        page += [heading(name, 130 + 80 * at), *bullets(150 + 80 * at, *WORK)]
    plan = stages_of(tmp_path, page)
    (country,) = plan.plan.countries
    assert country.found == {"protection": 2, "health": 2, "good_practices": 2, "education": 2}
