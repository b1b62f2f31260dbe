"""Countries' titles, areas' headings and commitments that are numbered alike, and coded cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Text
from mirps_extract.outline.marks import counts_on
from unit.making import BOLD, Item, heading, lines, stages_of, title

NAMES = ("BELIZE", "PANAMA", "MEXICO")


def items(top: float, *numbers: int) -> list[Item]:
    """Commitments with their numbers above them, as on cards."""
    found: list[Item] = []
    for at, n in enumerate(numbers):
        found += [
            Text(50, top + 40 * at, f"{n}.", BOLD),
            Text(50, top + 40 * at + 12, f"Open office number {n} at the border"),
        ]
    return found


def opening(at: int, name: str) -> list[Item]:
    """The first slide of a country; the list of its last heading is on the next."""
    return [
        title(f"{at}. {name}"),
        *lines(50, 140, f"The office for refugees in {name.title()} is new."),
        heading("1. HEALTH", 200),
        *items(220, 1, 2, 3),
        heading("2. EDUCATION", 360),
    ]


def going_on(at: int, name: str) -> list[Item]:
    """The second slide, with the country's name and the heading again."""
    return [title(f"{at}. {name}"), heading("2. EDUCATION", 140), *items(160, 1, 2)]


def test_a_numbered_title_is_one_also_where_it_parts_a_heading_from_its_list(
    tmp_path: Path,
) -> None:
    pages = [
        page for at, name in enumerate(NAMES, 1) for page in (opening(at, name), going_on(at, name))
    ]
    countries = stages_of(tmp_path, *pages).reading.countries
    found = [{a.area: len(a.commitments) for a in c.focus_areas} for c in countries]
    assert found == [{"health": 3, "education": 2}] * len(NAMES)


@pytest.mark.parametrize(
    ("before", "mark", "on"),
    [
        ("BLZ-EDU-01", "BLZ-EDU-02", True),
        ("0", "MEX-01", True),
        ("C9", "C10", True),
        ("2.1.3", "2.1.4", True),
        ("BLZ-EDU-01", "BLZ-EDU-03", False),
    ],
)
def test_codes_count_on_by_the_number_at_their_end(before: str, mark: str, on: bool) -> None:
    assert counts_on(before, mark) is on


def coded(name: str) -> list[Item]:
    """A country whose commitments have their codes above them, set as headings are."""
    page: list[Item] = [
        title(name),
        *lines(50, 140, f"The office for refugees in {name.title()} is new."),
    ]
    for at, area in enumerate(("HEALTH", "EDUCATION")):
        top = 180.0 + 130 * at
        page.append(heading(area, top))
        for n in (1, 2):
            row = top + 20 + 44 * (n - 1)
            code = f"{name[:3]}-{area[:3]}-{n:02}"
            page += [
                heading(code, row),
                Text(50, row + 14, f"Open office number {n} for {area.lower()}"),
            ]
    return page


def test_what_is_but_a_code_heads_no_focus_area(tmp_path: Path) -> None:
    countries = stages_of(tmp_path, *map(coded, NAMES)).reading.countries
    found = [{a.area: len(a.commitments) for a in c.focus_areas} for c in countries]
    assert found == [{"health": 2, "education": 2}] * len(NAMES)


@pytest.mark.parametrize("foot", ["of a column", "of a page"])
def test_a_number_may_stand_at_the_foot_and_its_text_at_the_next_top(
    foot: str, tmp_path: Path
) -> None:
    left, right = 50.0, 320.0
    first: list[Item] = [title("BELIZE"), *lines(left, 140, "The office for refugees is new.")]
    first += [heading("HEALTH", 170), Text(left, 200, "Commitment 1", BOLD)]
    first += lines(left, 214, "Open an office at the border;")
    first.append(Text(left, 240, "Commitment 2", BOLD))
    second: list[Item] = []
    x, page = (right, first) if foot == "of a column" else (left, second)
    page += lines(x, 200 if page is first else 60, "Ministry staff learn of the law;")
    page.append(Text(x, 240, "Commitment 3", BOLD))
    page += lines(x, 254, "Give all children a place at a school;")
    pages = [first, second] if second else [first]
    assert stages_of(tmp_path, *pages).texts == [
        "Open an office at the border;",
        "Ministry staff learn of the law;",
        "Give all children a place at a school;",
    ]
