"""Slides: each repeats in its head the country that it is about, and may name the area there."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Bar, Text
from unit.making import BOLD, Item, bullets, lines, stages_of, title

PLAN = {"Ecuador": {"Protection": 2, "Health": 3}, "Peru": {"Education": 2, "Protection": 3}}
OPENING = ("The country has kept its doors open in years of great strain for all,", "and does so.")


def slide(head: str, *body: Item) -> list[Item]:
    return [Bar(0, 40, 600, 110, "#3030b0"), title(head, 55), *body]


def works(count: int) -> list[Item]:
    return bullets(180, *(f"Open office {n} at a border of the country" for n in range(count)))


def areas_of(folder: Path, *pages: list[Item]) -> list[tuple[str, str, int]]:
    """Country, focus area and number of its commitments."""
    countries = stages_of(folder, *pages).reading.countries
    return [(c.iso3, a.area, len(a.commitments)) for c in countries for a in c.focus_areas]


READ = [("ECU", "protection", 2), ("ECU", "health", 3), ("PER", "education", 2)]
READ += [("PER", "protection", 3)]


def test_the_first_slide_of_a_country_has_its_name_for_a_head_and_no_area(tmp_path: Path) -> None:
    pages: list[list[Item]] = []
    for country, areas in PLAN.items():
        pages.append(slide(country, *lines(50, 180, *OPENING)))
        for area, count in areas.items():
            pages.append(slide(country, Text(50, 84, area, size=12.0), *works(count)))
    assert areas_of(tmp_path, *pages) == READ
    countries = stages_of(tmp_path, *pages).reading.countries
    assert [c.narrative[0].text for c in countries] == [" ".join(OPENING)] * 2


@pytest.mark.parametrize("between", [" – ", ": ", " | "])
def test_slides_may_name_country_and_area_in_one_head_and_the_country_nowhere_else(
    tmp_path: Path, between: str
) -> None:
    cover: list[Item] = [Text(50, 260, "PLANS", BOLD, 30), Text(50, 300, "Ecuador and Peru")]
    pages = [
        slide(f"{country}{between}{area}", *works(count))
        for country, areas in PLAN.items()
        for area, count in areas.items()
    ]
    assert areas_of(tmp_path, cover, *pages) == READ


def test_the_head_of_a_last_slide_of_thanks_ends_the_plan(tmp_path: Path) -> None:
    pages = [
        slide(f"{country} – {area}", *works(count))
        for country, areas in PLAN.items()
        for area, count in areas.items()
    ]
    pages.append(slide("Acknowledgements", *bullets(180, "To the hosts", "To the delegations")))
    assert areas_of(tmp_path, *pages) == READ
