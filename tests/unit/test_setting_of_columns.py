"""Whether headings stand over all columns or in them: the whole document tells."""

from __future__ import annotations

from pathlib import Path

from mirps_extract.outline.evidence import Facts
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.orders.setting import setting_of
from mirps_extract.vocabulary import load
from unit.laying_out import MEASURE
from unit.making import Item, heading, layout_of, lines, stages_of, title

AREAS = ("PROTECTION", "HEALTH", "EDUCATION", "SOCIAL INCLUSION")


def items(x0: float, top: float, *names: str) -> list[Item]:
    """Items of one line."""
    return lines(x0, top, *(f"• {name} {MEASURE}" for name in names), step=16)


def areas(folder: Path, *pages: list[Item]) -> list[list[str]]:
    """For each focus area the first words of its commitments."""
    (country,) = stages_of(folder, *pages).reading.countries
    return [
        [commitment.passage.text.split()[0] for commitment in area.commitments]
        for area in country.focus_areas
    ]


def test_a_heading_stands_over_all_columns_where_nothing_stands_beside_any(tmp_path: Path) -> None:
    pages: list[list[Item]] = []
    for at in range(2):
        page: list[Item] = [] if at else [title("Ecuador", 60)]
        for part, name in enumerate(AREAS[2 * at : 2 * at + 2]):
            top, n = 120 + 90 * part, 4 * (2 * at + part)
            page += [heading(name, top), *items(50, top + 22, f"A{n}", f"A{n + 1}")]
            # A list is short in its right column: white alone does not tell that it ends there.
            page += items(316, top + 22, f"A{n + 2}", *([f"A{n + 3}"] if part else []))
        pages.append(page)
    assert areas(tmp_path, *pages) == [
        ["A0", "A1", "A2"], ["A4", "A5", "A6", "A7"], ["A8", "A9", "A10"],
        ["A12", "A13", "A14", "A15"],
    ]  # fmt: skip


def test_a_column_that_ends_even_goes_on_where_headings_stand_in_columns(tmp_path: Path) -> None:
    first: list[Item] = [
        title("Ecuador", 60),
        heading("PROTECTION", 120),
        *items(50, 142, "A0", "A1", "A2"),
    ]
    first += [*items(316, 120, "A3", "A4"), heading("HEALTH", 160, 316), *items(316, 182, "B0")]
    second: list[Item] = [
        *items(50, 60, "B1", "B2"),
        heading("EDUCATION", 100),
        *items(50, 122, "C0", "C1"),
    ]
    second += items(316, 60, "C2", "C3")
    assert areas(tmp_path, first, second) == [
        [f"A{n}" for n in range(5)], ["B0", "B1", "B2"], ["C0", "C1", "C2", "C3"],
    ]  # fmt: skip


def test_the_first_words_of_a_column_beside_a_heading_are_no_label(tmp_path: Path) -> None:
    """What stands in one line with them is no row, below which the page might be cut."""
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 120)]
    page += items(50, 142, "A0", "A1", "A2", "A3", "A4")
    page += lines(316, 120, "• A5 trains all", "judges of the court")
    assert areas(tmp_path, page) == [[f"A{n}" for n in range(6)]]


def test_numbers_at_a_column_head_go_on_with_the_list_at_the_foot_of_the_one_before(
    tmp_path: Path,
) -> None:
    """They are no key figures of a text that ends above the next heading: they are set as items."""
    left = ["5 Build a school for all who live in the north", "and pay its teachers"]
    more = [f"{n} Open office {name} near the border" for n, name in ((1, "one"), (2, "two"))]
    right = ["2 Train nurses who work in the clinics of the", "south and the north"]
    page: list[Item] = [*lines(50, 60, *left), heading("HEALTH", 110), *lines(50, 135, *more)]
    page += [
        heading("PROTECTION", 180),
        *lines(50, 205, "1 Pay all nurses"),
        *lines(320, 60, *right),
    ]
    opening: list[Item] = [title("Ecuador"), heading("EDUCATION", 140)]
    opening += lines(50, 165, *(f"{n} Lend books to school {n}" for n in range(1, 5)), step=16)
    plan = stages_of(tmp_path, opening, page)
    (country,) = plan.reading.countries
    texts = [[c.passage.text for c in area.commitments] for area in country.focus_areas]
    assert list(map(len, texts)) == [5, 2, 2]
    assert texts[2][1] == "Train nurses who work in the clinics of the south and the north"


def test_a_heading_of_two_lines_tells_that_headings_stand_in_columns(tmp_path: Path) -> None:
    """Its first line alone names the area, and its text stands below the second."""
    page: list[Item] = [*items(316, 120, "B"), title("Ecuador", 60)]
    page += [heading("PROTECTION", 120), heading("OF CHILDREN", 134), *items(50, 156, "A")]
    for k, name in enumerate(AREAS[1:]):
        page += [heading(name, 200.0 + 60 * k), *items(50, 222.0 + 60 * k, "A")]
    layout, vocabulary = layout_of(tmp_path, page), load("en")
    facts = Facts(layout.body, Headings(vocabulary), {})
    told = setting_of([list(map(facts.of, layout.pages[0].lines))]).dividing
    (style,) = {e.style for e in map(facts.of, layout.pages[0].lines) if e.reads.area}
    assert told[style] is False


def test_what_stands_beside_the_second_line_of_a_heading_stands_beside_the_heading(
    tmp_path: Path,
) -> None:
    """Few lines of narrow columns are long enough to be known for text."""
    page: list[Item] = [title("Ecuador", 60)]
    for k, name in enumerate(AREAS):
        top = 120.0 + 120 * k
        page += [heading(name, top), heading("OF CHILDREN", top + 14), *items(50, top + 36, "A")]
        page += lines(316, top, "of the towns", "and of all who live there now", "as before")
    layout, vocabulary = layout_of(tmp_path, page), load("en")
    facts = Facts(layout.body, Headings(vocabulary), {})
    told = setting_of([list(map(facts.of, layout.pages[0].lines))]).dividing
    (style,) = {e.style for e in map(facts.of, layout.pages[0].lines) if e.reads.area}
    assert told[style] is False
