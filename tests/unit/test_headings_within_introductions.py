"""Headings within what a section says before its commitments: they are no focus areas."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Text
from mirps_extract.outline.values import CountryPart
from unit.making import BOLD, Item, heading, lines, segmented_of, title

WORK = [
    [
        "Open a second office at the border and hire more",
        "interpreters for those who come.",
    ],
    ["Train the judges of the court of appeal, and publish", "a guide for them."],
    ["Give the children a place at a school in the town", "where their parents work."],
]
LAW = ["• The constitution, articles 14 and 17.", "• Act 74 of 2013.", "• Decree 5 of 2018."]


def page_of(name: str, size: float, heads: tuple[str, str]) -> list[Item]:
    """A section whose introduction has two headings; its paragraphs are set as its items are."""
    page: list[Item] = [title(name), Text(50, 150, heads[0], BOLD, size)]
    top = 170.0
    for rows in WORK[:2]:
        page += lines(50, top, *rows)
        top += 32
    page += [Text(50, top + 10, heads[1], BOLD, size), *lines(50, top + 30, *LAW)]
    top += 90
    for area in ("HEALTH", "EDUCATION"):
        page.append(heading(area, top))
        for at, rows in enumerate(WORK):
            page += lines(50, top + 20 + 32 * at, *rows)
        top += 140
    return page


def areas_of(country: CountryPart) -> dict[str, int]:
    return {area.area: len(area.drafts) for area in country.areas}


@pytest.mark.parametrize(
    ("size", "heads"),
    [(11.0, ("How things stand", "The law of the land")), (12.0, ("Context", "Legal framework"))],
    ids=["of another size", "known"],
)
def test_a_heading_within_an_introduction_is_no_focus_area(
    size: float, heads: tuple[str, str], tmp_path: Path
) -> None:
    pages = [page_of(name, size, heads) for name in ("BELIZE", "PANAMA", "MEXICO")]
    countries = segmented_of(tmp_path, *pages).countries
    assert [areas_of(country) for country in countries] == [{"health": 3, "education": 3}] * 3
