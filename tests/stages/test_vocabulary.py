"""What short texts say, and that the vocabulary files agree in form."""

from __future__ import annotations

import tomllib

import pytest

from mirps_extract.vocabulary import (
    countries_in,
    fold,
    languages,
    load,
    names_of,
    read_label,
    title_of,
    year_in,
)
from mirps_extract.vocabulary.loading import DATA

ENGLISH, SPANISH = load("en"), load("es")


@pytest.mark.parametrize(
    ("text", "areas", "numbers", "total"),
    [
        ("PROTECTION", ("protection",), (), False),
        ("SOCIAL PROTECTION", ("social_protection",), (), False),
        ("Jobs & livelihoods", ("jobs_and_livelihoods",), (), False),
        ("1. Protection", ("protection",), (), False),
        ("Commitments on PROTECTION include:", ("protection",), (), False),
        ("PROTECTION (continued)", ("protection",), (), False),
        ("Protection: 7", ("protection",), (7,), False),
        ("7 commitments on protection", ("protection",), (7,), False),
        ("10 TOTAL COMMITMENTS", (), (10,), True),
        ("Total commitments: 1,010", (), (1010,), True),
    ],
)
def test_a_label_is_understood(
    text: str, areas: tuple[str, ...], numbers: tuple[int, ...], total: bool
) -> None:
    label = read_label(text, ENGLISH)
    assert label is not None
    assert (label.areas, label.numbers, label.total) == (areas, numbers, total)


@pytest.mark.parametrize("text", ["Protection of children", "Health promoters", "the border", ""])
def test_running_text_is_no_label(text: str) -> None:
    assert read_label(text, ENGLISH) is None


def test_a_line_of_counts_names_its_total_first_or_last() -> None:
    first = read_label("10 commitments: Protection 7, Education 3", ENGLISH)
    last = read_label("Protection 7, Education 3, Total 10", ENGLISH)
    assert first is not None and names_of(first) == ("total", "protection", "education")
    assert last is not None and names_of(last) == ("protection", "education", "total")


def test_spanish_labels_are_understood() -> None:
    label = read_label("EMPLEO Y MEDIOS DE VIDA 1 COMPROMISO", SPANISH)
    assert label is not None
    assert (label.areas, label.numbers) == (("jobs_and_livelihoods",), (1,))
    assert read_label("EDUCACION", SPANISH) == read_label("Educación", SPANISH)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("MIRPS NATIONAL ACTION PLAN IN COSTA RICA", "CRI"),
        ("National Plan in Belize 2022", "BLZ"),
        ("iv. México", "MEX"),
        ("Chapter 3: Honduras", "HND"),
        ("Colombia", "COL"),
        ("Belize and Mexico", None),
        ("Mexico 38", None),
        ("Mexico promotes integration", None),
    ],
)
def test_a_title_names_one_country_and_nothing_else(text: str, country: str | None) -> None:
    assert title_of(text, ENGLISH) == country


def test_countries_and_years_are_found_in_text() -> None:
    assert countries_in("from Panamá to El Salvador", ENGLISH) == ["PAN", "SLV"]
    assert year_in("Plan 2020 - 2022") == 2020
    assert year_in("Decree 1225") is None


def test_names_come_in_the_plans_language() -> None:
    assert (ENGLISH.country_names["BLZ"], SPANISH.country_names["BLZ"]) == ("Belize", "Belice")


def test_the_files_have_the_same_keys_and_no_name_has_two_owners() -> None:
    files = {
        code: tomllib.loads((DATA / f"{code}.toml").read_text(encoding="utf-8"))
        for code in languages()
    }
    shapes = {
        code: (set(data), set(data["areas"]), set(data["counts"])) for code, data in files.items()
    }
    assert len({str(sorted(map(sorted, shape))) for shape in shapes.values()}) == 1
    for code in languages():
        names = [fold(name) for area in load(code).areas.values() for name in area.names]
        assert len(names) == len(set(names))
        codes = [area.code for area in load(code).areas.values()]
        assert len(codes) == len(set(codes))
