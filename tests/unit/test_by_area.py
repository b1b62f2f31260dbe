"""Plans whose chapters are focus areas, with the countries inside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from drawing import Text
from unit.making import BOLD, Item, Stages, bullets, heading, lines, stages_of, title

WORK = ["Open a second office at the border", "Train the judges of the court", "Pay the teachers"]
CHAPTERS = ["Protection", "Jobs & livelihoods", "Education"]
COUNTRIES = {"Guatemala": 2, "Belize": 3, "Costa Rica": 1}
EACH = {"GTM": 2, "BLZ": 3, "CRI": 1}
AREAS = ["protection", "jobs_and_livelihoods", "education"]

Counts = Mapping[str, Mapping[str, int]]


def chapter(name: str, head: str = "{}", under: Sequence[str] = ()) -> list[Item]:
    """A page: an area's heading, what it is about, and what each country does in it.

    Args:
        name: the focus area.
        head: how a country's heading is worded: its name, and how many commitments follow.
        under: what stands below each such heading.
    """
    page: list[Item] = [title(name)]
    page += lines(
        50, 130, "All who had to leave their homes have a right to it, by law and in fact."
    )
    top = 160.0
    for country, number in COUNTRIES.items():
        page.append(Text(50, top, head.format(country, number), BOLD, 12.0))
        page += lines(50, top + 20, *(text.format(number) for text in under))
        top += 20 + 18 * len(under)
        page += bullets(top, *(f"{work} in {country}, {name}" for work in WORK[:number]))
        top += 16 * number + 20
    return page


def read(stages: Stages) -> Counts:
    """How many commitments each country has in each area."""
    return {
        country.iso3: {area.area: len(area.commitments) for area in country.focus_areas}
        for country in stages.reading.countries
    }


def test_what_countries_do_in_each_chapter_is_put_under_the_countries(tmp_path: Path) -> None:
    stages = stages_of(tmp_path, *map(chapter, CHAPTERS))
    assert read(stages) == {iso3: dict.fromkeys(AREAS, number) for iso3, number in EACH.items()}
    assert set(stages.codes) == {"counts_not_declared", "year_not_printed"}
    first = stages.reading.countries[0]
    assert (first.title, first.pages) == ("Guatemala", (1, 3))
    assert [area.heading for area in first.focus_areas] == CHAPTERS
    used = {claim.role for claim in stages.segmented.claims}
    assert {"country_title", "area_heading", "introduction"} <= used


@pytest.mark.parametrize(
    ("head", "under"),
    [("{} ({})", ()), ("{}: {} commitments", ()), ("{}", ("{} commitments",))],
)
def test_counts_are_those_of_a_country_in_an_area(
    head: str, under: Sequence[str], tmp_path: Path
) -> None:
    stages = stages_of(tmp_path, *(chapter(name, head, under) for name in CHAPTERS))
    declared = {c.iso3: dict(c.declared.by_area) for c in stages.reading.countries}
    assert declared == {iso3: dict.fromkeys(AREAS, number) for iso3, number in EACH.items()}
    assert declared == read(stages)
    assert stages.codes == ["year_not_printed"]


def test_a_chapter_whose_area_is_new_is_one_of_its_own(tmp_path: Path) -> None:
    stages = stages_of(tmp_path, *map(chapter, [*CHAPTERS, "Climate and rivers"]))
    areas = dict.fromkeys([*AREAS, "climate_and_rivers"])
    assert read(stages) == {iso3: dict.fromkeys(areas, number) for iso3, number in EACH.items()}
    assert stages.codes.count("unknown_focus_area") == len(EACH)


def test_slides_may_name_the_area_before_the_country(tmp_path: Path) -> None:
    slides: list[list[Item]] = []
    for name in CHAPTERS:
        slides.append([title(name)])
        for country in COUNTRIES:
            slides.append([title(f"{name} – {country}")])
            slides[-1] += bullets(150, *(f"{work} of {name} in {country}" for work in WORK))
    stages = stages_of(tmp_path, *slides)
    assert read(stages) == {iso3: dict.fromkeys(AREAS, 3) for iso3 in EACH}
    assert "country_reopened" not in stages.codes


def test_countries_come_first_where_each_has_its_areas(tmp_path: Path) -> None:
    """Also where the last area of one country and the title of the next are on end."""
    pages = []
    for name in COUNTRIES:
        page: list[Item] = [title(name)]
        for at, area in enumerate(CHAPTERS):
            page += [heading(area, 150 + 80 * at), *bullets(170 + 80 * at, *WORK)]
        pages.append(page)
    stages = stages_of(tmp_path, *pages)
    assert read(stages) == {iso3: dict.fromkeys(AREAS, 3) for iso3 in EACH}
