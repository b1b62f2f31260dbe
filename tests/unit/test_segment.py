"""Titles, headings and counts: told by type and white together with the words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drawing import Bar, Text, draw_page, draw_pages
from mirps_extract.layout import lay_out
from mirps_extract.outline import outline
from mirps_extract.outline.values import Segmented
from mirps_extract.read import read

Item = Text | Bar
BOLD = "Helvetica-Bold"


def bullets(top: float, *texts: str, x0: float = 50) -> list[Item]:
    """A list of one-line items."""
    return [Text(x0, top + 14 * i, f"• {text}") for i, text in enumerate(texts)]


def title(text: str, top: float = 40) -> Item:
    """A country's title."""
    return Text(50, top, text, BOLD, 20.0)


def segmented(path: Path, *pages: Sequence[Item]) -> Segmented:
    """The parts of a plan that is drawn page by page."""
    draw_pages(path, pages, size=(600, 800))
    document = read(path)
    return outline(lay_out(document), document.properties, "en")


PROSE = [Text(50, 90, "The country has received many people since the last plan was made.")]
LIST = bullets(200, "Open a second office at the border", "Train the judges of the court")


def area_headings() -> dict[str, list[Item]]:
    """The heading PROTECTION in different types, 40 points above a list."""
    return {
        "bar": [
            Bar(45, 160, 300, 178, "#0072bc"),
            Text(50, 163, "PROTECTION", BOLD, 10, "#ffffff"),
        ],
        "bold": [Text(50, 165, "Protection", BOLD)],
        "coloured": [Text(50, 165, "Protection", colour="#cc0000")],
        "capitals": [Text(50, 165, "PROTECTION")],
        "larger": [Text(50, 165, "Protection", size=14)],
        "isolated": [Text(50, 165, "Protection")],
        "numbered": [Text(50, 165, "1. Protection", BOLD)],
        "around": [Text(50, 165, "Commitments on PROTECTION include:", BOLD)],
    }


@pytest.mark.parametrize("kind", sorted(area_headings()))
def test_a_heading_is_told_by_its_type(kind: str, tmp_path: Path) -> None:
    page = [title("National Plan in Ecuador"), *PROSE, *area_headings()[kind], *LIST]
    (country,) = segmented(tmp_path / "p.pdf", page).countries
    assert country.iso3 == "ECU"
    assert [(area.area, len(area.drafts)) for area in country.areas] == [("protection", 2)]


def test_the_same_words_in_text_and_in_a_list_are_no_heading(tmp_path: Path) -> None:
    page = [
        title("Ecuador"),
        Text(50, 80, "The plan follows the regional framework in what it says about"),
        Text(50, 92, "protection"),
        Text(50, 104, "and about the health of those who arrive at the border."),
        Text(50, 160, "EDUCATION", BOLD),
        *bullets(200, "Health", "Protection", "Open a school for all"),
    ]
    (country,) = segmented(tmp_path / "p.pdf", page).countries
    assert [area.area for area in country.areas] == ["education"]
    assert len(country.areas[0].drafts) == 3
    assert len(country.narrative) == 3


def test_a_heading_over_two_lines_and_one_name_inside_another(tmp_path: Path) -> None:
    page = [
        title("Ecuador"),
        Text(50, 100, "JOBS AND", BOLD),
        Text(50, 112, "LIVELIHOODS", BOLD),
        *bullets(140, "Find work for all"),
        Text(50, 180, "SOCIAL PROTECTION", BOLD),
        *bullets(210, "Extend the pension"),
        Text(50, 250, "PROTECTION", BOLD),
        *bullets(280, "Open an office"),
    ]
    (country,) = segmented(tmp_path / "p.pdf", page).countries
    assert [area.area for area in country.areas] == [
        "jobs_and_livelihoods",
        "social_protection",
        "protection",
    ]


def test_lists_of_countries_on_the_cover_and_in_the_contents_open_nothing(tmp_path: Path) -> None:
    cover = [Text(50, 200, "MIRPS PLANS 2024", BOLD, 30.0)]
    cover += [Text(50, 400 + 20 * i, n, BOLD, 14.0) for i, n in enumerate(["BELIZE", "MEXICO"])]
    contents = [Text(50, 60, "CONTENTS", BOLD, 18.0)]
    for i, (name, page) in enumerate([("Objectives", 2), ("Belize", 3), ("Mexico", 4)]):
        contents.append(Text(50, 100 + 20 * i, f"National Plan in {name} {'.' * 40} {page}"))
    sections = [
        [title(f"National Plan in {name}"), Text(50, 100, "HEALTH", BOLD), *bullets(130, "Build")]
        for name in ("Belize", "Mexico")
    ]
    plan = segmented(tmp_path / "p.pdf", cover, contents, *sections)
    assert plan.title == "MIRPS PLANS 2024"
    assert plan.year == 2024
    assert [(c.iso3, c.pages) for c in plan.countries] == [("BLZ", (3, 3)), ("MEX", (4, 4))]
    assert [(entry.iso3, entry.page) for entry in plan.contents] == [("BLZ", 3), ("MEX", 4)]


def test_sections_may_begin_in_mid_page(tmp_path: Path) -> None:
    page = [
        title("Belize"),
        Text(50, 100, "HEALTH", BOLD),
        *bullets(130, "Build a clinic"),
        title("Colombia", top=300),
        Text(50, 360, "HEALTH", BOLD),
        *bullets(390, "Build two clinics"),
    ]
    plan = segmented(tmp_path / "p.pdf", page)
    assert [country.iso3 for country in plan.countries] == ["BLZ", "COL"]


def counts() -> dict[str, list[Item]]:
    """Protection 4, health 3, and 7 in total, in different forms."""
    boxes: list[Item] = [Text(50, 100, "7 TOTAL COMMITMENTS", BOLD)]
    for i, (name, number) in enumerate([("PROTECTION", 4), ("HEALTH", 3)]):
        x0 = 50 + 130 * i
        boxes += [Bar(x0, 120, x0 + 120, 170, "#ddeeff"), Text(x0 + 8, 128, name, BOLD)]
        boxes += [Text(x0 + 8, 150, f"{number} COMMITMENTS")]
    rows: list[Item] = []
    for i, (name, number) in enumerate([("Protection", 4), ("Health", 3), ("Total", 7)]):
        rows += [Text(50, 100 + 16 * i, name), Text(300, 100 + 16 * i, str(number))]
    header: list[Item] = []
    for i, (name, number) in enumerate([("Protection", 4), ("Health", 3), ("Total", 7)]):
        header += [Text(50 + 120 * i, 100, name, BOLD), Text(60 + 120 * i, 118, str(number))]
    lines: list[Item] = [
        Text(50, 100, "Total commitments: 7"),
        Text(50, 116, "Protection: 4"),
        Text(50, 132, "Health: 3"),
    ]
    one = [Text(50, 100, "7 commitments: Protection 4 | Health 3", BOLD)]
    return {"boxes": boxes, "rows": rows, "header": header, "lines": lines, "one line": list(one)}


@pytest.mark.parametrize("kind", sorted(counts()))
def test_declared_counts_are_read_in_many_forms(kind: str, tmp_path: Path) -> None:
    page = [title("Ecuador"), *counts()[kind]]
    page += [Text(50, 240, "PROTECTION", BOLD), *bullets(270, "Open an office")]
    page += [Text(50, 330, "HEALTH", BOLD), *bullets(360, "Build a clinic")]
    (country,) = segmented(tmp_path / "p.pdf", page).countries
    assert country.declared.total == 7
    assert dict(country.declared.by_area) == {"protection": 4, "health": 3}
    assert [area.area for area in country.areas] == ["protection", "health"]


def test_a_count_in_the_bar_of_a_heading_is_declared(tmp_path: Path) -> None:
    page = [
        title("Ecuador"),
        Bar(45, 96, 420, 116),
        Text(50, 100, "HEALTH", BOLD, 10, "#ffffff"),
        Text(330, 100, "2 commitments", BOLD, 10, "#ffffff"),
        *bullets(140, "Build a clinic", "Train nurses"),
    ]
    (country,) = segmented(tmp_path / "p.pdf", page).countries
    assert dict(country.declared.by_area) == {"health": 2}
    assert [area.area for area in country.areas] == ["health"]


def test_the_language_is_told_from_the_body(tmp_path: Path) -> None:
    draw_page(
        tmp_path / "p.pdf",
        [
            Text(50, 40, "National Action Plan"),
            Text(50, 100, "El país de acogida y las personas que llegan a la frontera del norte"),
        ],
    )
    document = read(tmp_path / "p.pdf")
    assert outline(lay_out(document)).language == "es"
