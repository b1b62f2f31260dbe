"""Timelines: the year of each commitment stands in a column of its own, before its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Bar, Text
from unit.making import BOLD, Item, bullets, heading, lines, stages_of, title

TEXT = (
    "Open an office at a border of the country for those who",
    "come over it in search of a place to stay, and for those",
    "Follow them closely.",
)
YEARS = (2026, 2026, 2027, 2028)


def timeline(top: float, *, white: float, once: bool = False) -> list[Item]:
    """Texts of one to six lines, each with a dot and the year before it, or `once` for several."""
    items: list[Item] = []
    for at, year in enumerate(YEARS):
        count = (2, 6, 3, 1)[at]
        if not once or year not in YEARS[:at]:
            items.append(Text(50, top, str(year), BOLD, colour="#a02060"))
        items += [
            Bar(86, top + 2, 92, top + 8, "#a02060"),
            *lines(118, top, *[TEXT[0], *[TEXT[1]] * 4][: count - 1], TEXT[2]),
        ]
        top += 12 * count + white
    return [*items, Bar(88.5, 120, 89.5, top, "#a02060")]


@pytest.mark.parametrize(("white", "once"), [(9.0, False), (0.0, False), (9.0, True)])
def test_a_year_before_a_text_opens_it_and_is_no_count(
    tmp_path: Path, white: float, once: bool
) -> None:
    pages: list[list[Item]] = []
    for area in ("PROTECTION", "HEALTH"):
        head = [title("Ecuador", 60)] if not pages else []
        said = heading(f"{area} · 4 commitments", 100)
        pages.append([*head, said, *timeline(124, white=white, once=once)])
    found = stages_of(tmp_path, *pages).texts
    assert [len(text.split()) for text in found] == [15, 67, 28, 3] * 2
    assert not any(text[0].isdigit() for text in found)


def test_a_year_that_begins_a_line_of_a_text_opens_nothing(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    texts = [
        "Open an office by the end of",
        "2026 and close it by the end of",
        "2027 for all who come.",
    ]
    for at in range(3):
        page += lines(50, 124 + 45 * at, *texts)
    assert len(stages_of(tmp_path, page).texts) == 3


def test_years_of_a_chart_beside_a_heading_name_no_area_and_count_nothing(tmp_path: Path) -> None:
    texts = ["Open an office at the border", "Train the judges of all courts", "Pay the teachers"]
    page: list[Item] = [title("Ecuador", 60)]
    for at, area in enumerate(("Protection", "Health")):
        top = 100 + 100 * at
        page += [
            Bar(45, top, 550, top + 18, "#264653"),
            Bar(400, top + 25, 500, top + 32, "#264653"),
        ]
        names = [(50, f"{area} · 3 commitments"), (320, "2026"), (400, "2027"), (480, "2028")]
        page += [Text(x0, top + 4, name, BOLD, colour="#ffffff") for x0, name in names]
        page += bullets(top + 24, *texts)
    (country,) = stages_of(tmp_path, page).reading.countries
    assert [(area.area, len(area.commitments)) for area in country.focus_areas] == [
        ("protection", 3),
        ("health", 3),
    ]
    assert dict(country.declared.by_area) == {"protection": 3, "health": 3}
    assert country.declared.total is None
