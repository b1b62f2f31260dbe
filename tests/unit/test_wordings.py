"""Headings with words around the names in them, which only the plan itself tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from mirps_extract.outline.headings import Headings
from mirps_extract.outline.wordings import Head, wordings_of
from mirps_extract.vocabulary import AREA, load
from unit.making import Item, Stages, bullets, heading, lines, stages_of, title

WORK = ["Open a second office at the border", "Train the judges of the court"]
COUNTRIES = {"Honduras": "HND", "Belize": "BLZ"}
AREAS = {
    "protection": "protection",
    "health": "health",
    "jobs and livelihoods": "jobs_and_livelihoods",
}
EACH = {iso3: dict.fromkeys(AREAS.values(), 2) for iso3 in COUNTRIES.values()}


def plan(folder: Path, top: str, head: str, extra: str = "") -> Stages:
    """A page a country: its title, and a list below each heading, all worded alike.

    Args:
        folder: where it is drawn.
        top: how titles are worded.
        head: how headings of areas are.
        extra: how that of a new one is, at the end.
    """
    pages: list[list[Item]] = []
    numbers = count(1)
    for country in COUNTRIES:
        page: list[Item] = [title(top.format(country=country))]
        page += lines(
            50, 130, "All who had to leave their homes have a right to it, by law and in fact."
        )
        texts = [head.format(country=country, area=area, number=next(numbers)) for area in AREAS]
        for at, text in enumerate([*texts, *([extra.format(country=country)] if extra else [])]):
            page += [heading(text, 160 + 80 * at), *bullets(185 + 80 * at, *WORK)]
        pages.append(page)
    return stages_of(folder, *pages)


def read(stages: Stages) -> Mapping[str, Mapping[str, int]]:
    return {
        country.iso3: {area.area: len(area.commitments) for area in country.focus_areas}
        for country in stages.reading.countries
    }


@pytest.mark.parametrize("top", ["{country}", "The pledges which {country} makes"])
@pytest.mark.parametrize(
    "head",
    [
        "What will {country} do for {area}?",
        "Efforts towards {area}",
        "Table {number}. {country}: efforts towards {area}",
        "Table {number}. Commitments towards {area} (2)",
    ],
)
def test_words_that_recur_around_names_are_no_part_of_them(
    top: str, head: str, tmp_path: Path
) -> None:
    assert read(plan(tmp_path, top, head)) == EACH


def test_counts_in_such_headings_count(tmp_path: Path) -> None:
    stages = plan(tmp_path, "{country}", "Table {number}. Commitments towards {area} (2)")
    declared = {c.iso3: dict(c.declared.by_area) for c in stages.reading.countries}
    assert declared == EACH


def test_a_new_area_is_named_without_such_words(tmp_path: Path) -> None:
    stages = plan(
        tmp_path,
        "{country}",
        "What will {country} do for {area}?",
        "What will {country} do against drought?",
    )
    assert read(stages) == {iso3: {**areas, "against_drought": 2} for iso3, areas in EACH.items()}


ALIKE = [Head("Progress in health", "bold"), Head("Progress in education", "bold")]
BESIDE = {
    "names alone": [Head(name, "large") for name in ("Health", "Protection", "Education")],
    "other text in their style": [Head(text, "bold") for text in (*WORK, "Remain open all day")],
}


def test_a_wording_recurs_with_other_names() -> None:
    headings = Headings(load("en"))
    assert wordings_of(ALIKE, headings) == {("progress", "in", AREA)}
    assert not wordings_of(ALIKE[:1] * 3, headings)


@pytest.mark.parametrize("beside", BESIDE)
def test_beside_some_headings_such_a_text_is_none(beside: str) -> None:
    assert not wordings_of([*ALIKE, *BESIDE[beside]], Headings(load("en")))


PAST = "More than {} commitments of the last plan were met."
SAID = "Here we give our word on {} commitments of this plan."
BROKEN = "Of the {} commitments made at the Global"  # "| Refugee Forum, all but two ..."
REST = "the {} commitments that were made there."


@pytest.mark.parametrize(
    ("sentence", "known"), [(PAST, False), (SAID, True), (BROKEN, False), (REST, False)]
)
def test_what_counts_others_is_no_total(sentence: str, known: bool) -> None:
    heads = [Head(sentence.format(number), None) for number in (15, 21)]
    assert bool(wordings_of(heads, Headings(load("en")))) == known


def test_names_of_institutions_are_no_wording() -> None:
    ministries = [Head(f"Ministry of {area}", "bold") for area in ("Health", "Education")]
    assert not wordings_of(ministries, Headings(load("en")))


@pytest.mark.parametrize(("count", "known"), [(" (4)", False), (": commitments (4)", True)])
def test_what_is_set_like_the_body_must_count_commitments(count: str, known: bool) -> None:
    heads = [replace(head, text=f"{head.text}{count}", style=None) for head in ALIKE]
    assert bool(wordings_of(heads, Headings(load("en")))) == known


SUMS = [
    "The delegation put down a total of {number} commitments.",
    "In all, {country} gives its word on {number} commitments.",
    "They are the {number} commitments of this plan.",
]


@pytest.mark.parametrize("below", SUMS)
def test_a_total_below_the_last_list_is_told_by_its_wording(below: str, tmp_path: Path) -> None:
    pages: list[list[Item]] = []
    totals = {}
    for number, (country, iso3) in enumerate(COUNTRIES.items()):
        texts = [f"{text} in spring." for text in WORK * 3][: 5 + number]
        page: list[Item] = [title(country), heading("Protection", 150), *bullets(175, *texts)]
        said = below.format(country=country, number=len(texts))
        page += lines(62, 185 + 16 * len(texts), said)
        pages.append(page)
        totals[iso3] = len(texts)
    countries = stages_of(tmp_path, *pages).reading.countries
    assert {c.iso3: c.declared.total for c in countries} == totals
    assert {c.iso3: len(c.focus_areas[0].commitments) for c in countries} == totals


def test_a_new_area_that_says_its_count_in_each_country_is_no_total(tmp_path: Path) -> None:
    pages: list[list[Item]] = []
    for number, country in zip(("two", "three"), COUNTRIES, strict=True):
        page: list[Item] = [title(country), heading("Health: two commitments", 150)]
        page += [*bullets(175, *WORK), heading(f"Local governance: {number} commitments", 250)]
        pages.append([*page, *bullets(275, *WORK)])
    stages = stages_of(tmp_path, *pages)
    assert read(stages) == {
        iso3: {"health": 2, "local_governance": 2} for iso3 in COUNTRIES.values()
    }


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_heading_may_be_in_two_languages(language: str) -> None:
    headings = Headings(load(language))
    assert headings.read("Jobs and livelihoods / Empleos y medios de vida").area == (
        "jobs_and_livelihoods"
    )
