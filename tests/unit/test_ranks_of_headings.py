"""Headings that divide pages, and such that stand in columns: all of a document's tell which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drawing import Text
from mirps_extract.outline.evidence import Facts
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.orders.cuts import Cuts
from mirps_extract.outline.orders.places import Places
from mirps_extract.outline.orders.setting import setting_of
from mirps_extract.outline.orders.stretches import stretches_of
from mirps_extract.vocabulary import load
from unit.laying_out import order_of
from unit.making import BOLD, Item, bullets, heading, layout_of, lines, stages_of, title

AREAS = ("PROTECTION", "EDUCATION", "HEALTH")
COLUMNS = ("left", "middle", "right")


def in_bands(country: str, white: float) -> list[Item]:
    """Areas one below the other, each with a list in three columns; white above each heading."""
    page: list[Item] = [title(country, 60)]
    top = 120.0
    for name in AREAS:
        page += [heading(name, top)]
        for x0, column in zip((50.0, 234.0, 418.0), COLUMNS, strict=True):
            texts = (f"• {name.title()} {column} {n} is said here" for n in range(3))
            page += lines(x0, top + 18, *texts, step=24.0)
        top += 18 + 2 * 24 + 12 + white
    return page


def read(folder: Path, *pages: Sequence[Item]) -> list[list[str]]:
    """For each country the words that tell its commitments apart, in reading order."""
    return [
        [
            " ".join(commitment.passage.text.split()[:3])
            for area in country.focus_areas
            for commitment in area.commitments
        ]
        for country in stages_of(folder, *pages).reading.countries
    ]


BY_BANDS = [
    f"{name.title()} {column} {n}" for name in AREAS for column in COLUMNS for n in range(3)
]


def test_headings_that_never_leave_the_first_column_divide_every_page(tmp_path: Path) -> None:
    pages = [in_bands(name, 40.0) for name in ("BELIZE", "GUATEMALA", "HONDURAS")]
    assert read(tmp_path, *pages, in_bands("PANAMA", 6.0)) == [BY_BANDS] * 4


def in_columns(country: str, left: Sequence[str], right: Sequence[str]) -> list[Item]:
    """Areas in two columns that are filled in turn: a heading and two items each."""
    page: list[Item] = [title(country, 60)]
    for x0, areas in ((50.0, left), (316.0, right)):
        top = 120.0
        for name in areas:
            page.append(heading(name, top, x0=x0))
            page += lines(
                x0, top + 18, *(f"• {name.title()} {n} with words enough" for n in range(2))
            )
            top += 66
    return page


def ranks(folder: Path, *pages: Sequence[Item]) -> list[bool]:
    """Of each style of headings that tells, whether they divide pages."""
    layout, vocabulary = layout_of(folder, *pages), load("en")
    facts = Facts(layout.body, Headings(vocabulary), {})
    known = [[facts.of(line) for line in page.lines] for page in layout.pages]
    return list(setting_of(known).dividing.values())


def test_headings_of_which_some_stand_in_other_columns_divide_no_page(tmp_path: Path) -> None:
    columns = [in_columns(name, AREAS[:2], AREAS[2:]) for name in ("BELIZE", "GUATEMALA")]
    assert ranks(tmp_path, *columns) == [False]
    assert ranks(tmp_path, *(in_bands(name, 40.0) for name in ("BELIZE", "PANAMA"))) == [True]
    assert ranks(tmp_path, in_bands("BELIZE", 40.0)) == []  # a page alone may be so by chance


def test_an_opening_in_columns_is_read_before_the_lists_below_it(tmp_path: Path) -> None:
    wide = "with words enough to fill the measure to its end"
    page: list[Item] = [title("BELIZE", 60)]
    page += lines(50, 100, *(f"Left {n} {wide}" for n in range(3)))
    page += lines(316, 100, *(f"Right {n} {wide}" for n in range(2)))
    page += [heading("PROTECTION", 160)]
    page += lines(50, 180, *(f"• Item {n} {wide}" for n in range(45)))
    (country,) = stages_of(tmp_path, page).reading.countries
    said = " ".join(passage.text for passage in country.narrative).split()
    assert [word for word in said if word in ("Left", "Right")] == ["Left"] * 3 + ["Right"] * 2
    assert len(country.focus_areas[0].commitments) == 45


@pytest.mark.parametrize(
    ("left", "right", "is_row"),
    [
        ("Protection", "Health", True),
        ("5", "9", True),
        ("1. Protection", "2. Health", True),
        ("the board.", "2. Health", False),
        ("Board.", "2. Health", False),
        ("– Open offices", "Health", False),
    ],
)
def test_no_item_and_no_end_of_a_text_is_of_a_row_of_labels(
    left: str, right: str, is_row: bool, tmp_path: Path
) -> None:
    """Else a page is cut where a text happens to end level with a heading in the next column."""
    layout, vocabulary = (
        layout_of(tmp_path, [Text(50, 100, left), Text(316, 100, right)]),
        load("en"),
    )
    headings = Headings(vocabulary)
    facts = Facts(layout.body, headings, {})
    page = tuple(map(facts.of, layout.pages[0].lines))
    assert Places(page, (), 700.0, headings, setting_of([page])).is_row((0, 1)) is is_row


def above(folder: Path, text: str, *pages: Sequence[Item]) -> list[str]:
    """What speaks for and against a cut above the last stretch of a page that opens with a text.

    Args:
        folder: where it is drawn.
        text: the first line of the stretch.
        pages: the page, and others that tell how it is set.
    """
    layout, vocabulary = layout_of(folder, *pages), load("en")
    headings = Headings(vocabulary)
    facts = Facts(layout.body, headings, {})
    known = [
        sorted(map(facts.of, page.lines), key=lambda e: e.line.box.top) for page in layout.pages
    ]
    found = known[0]
    places = Places(tuple(found), (), 700.0, headings, setting_of(known))
    region = tuple(range(len(found)))
    stretches = stretches_of(places, region)
    at = max(k for k, some in enumerate(stretches) if found[some[0]].line.text == text)
    return Cuts(places).features(region, stretches, at)


def test_numbers_over_the_columns_of_a_list_are_read_before_it(tmp_path: Path) -> None:
    head, *body = in_bands("BELIZE", 40.0)
    counts: list[Item] = []
    for x0, name in zip((50.0, 230.0, 412.0), AREAS, strict=True):
        counts += [Text(x0, 90, name, BOLD, 9.0), Text(x0, 102, "9")]
    found = above(tmp_path, AREAS[0], [head, *counts, *body])
    assert "cut.row_above" in found
    assert "cut.full" not in found


def test_a_heading_divides_texts_in_other_columns_than_its_list(tmp_path: Path) -> None:
    """Else the last line above it and the list might be a column of their own."""
    pages: list[list[Item]] = []
    for name in ("BELIZE", "PANAMA", "MEXICO", "HONDURAS"):
        page: list[Item] = [title(name, 60), heading("PROTECTION", 160)]
        for x0, count in ((50, 4), (316, 3)):
            page += lines(x0, 100, *["Many take part in the work of all the others"] * count)
        for x0 in (50, 230, 410):
            page += bullets(184, *(f"Item {n} opens an office" for n in range(9)), x0=x0)
        pages.append(page)
    assert above(tmp_path, "PROTECTION", *pages) == ["cut.divides"]


@pytest.mark.parametrize(("top", "ends"), [(149, True), (144, False)])
def test_an_opening_ends_at_white_wider_than_any_in_it_and_between_items(
    top: float, ends: bool, tmp_path: Path
) -> None:
    wide = "with words enough to fill the measure to its end"
    page: list[Item] = [title("BELIZE", 60), heading("PROTECTION", top)]
    for x0, name in ((50, "Left"), (316, "Right")):
        page += lines(x0, 100, *(f"{name} {n} {wide}" for n in range(3)))
        page += bullets(176, *(f"Item {n} {wide}" for n in range(20)), x0=x0)
    page.append(Text(324, top, "which goes on here."))
    assert ("cut.opening" in above(tmp_path, "PROTECTION", page)) == ends


def test_an_opening_that_begins_a_page_ends_where_marked_lists_begin(tmp_path: Path) -> None:
    wide = "with words enough to fill the measure to its end"
    page: list[Item] = [*lines(50, 100, *(f"Left {n} {wide}" for n in range(3)))]
    page += lines(316, 100, *(f"Right {n} {wide}" for n in range(2)))
    page += [heading("PROTECTION", 160)]
    page += lines(50, 180, *(f"• Item {n} {wide}" for n in range(45)))
    found = [line.words[0].text for line in order_of(tmp_path, page)]
    assert found[:6] == ["Left"] * 3 + ["Right"] * 2 + ["PROTECTION"]


def test_an_opening_in_columns_may_be_set_larger_than_the_lists(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE", 60)]
    for x0, name, count in ((50, "Left", 7), (316, "Right", 6)):
        for at in range(count):
            opens = ("The country takes", "part in the work", "of all the others")[at % 3]
            page.append(Text(x0, 100 + 16 * at, f"{opens} {name} and goes on", size=12.0))
    page += [Text(50, 235, "35 commitments", BOLD, 13.0), heading("PROTECTION", 270)]
    page += lines(50, 300, *(f"• Item {n} with words enough to fill it" for n in range(35)))
    (country,) = stages_of(tmp_path, page).reading.countries
    said = " ".join(passage.text for passage in country.narrative).split()
    assert [word for word in said if word in ("Left", "Right")] == ["Left"] * 7 + ["Right"] * 6


def test_items_that_hang_at_the_top_of_a_column_are_none_of_the_opening(tmp_path: Path) -> None:
    prose = (
        "The country keeps its doors",
        "open in years of strain, and",
        "it does so at all hours.",
    )
    page: list[Item] = [title("BELIZE", 60), *lines(50, 100, *prose)]
    for x0, top, area in ((50, 160, "PROTECTION"), (316, 160, "HEALTH")):
        page.append(heading(area, top, x0=x0))
        for at in range(12 if x0 == 50 else 4):
            page += hanging(x0, top + 18 + 36 * at, f"Item {area[0]}{at}")
    page += hanging(316, 100, "Item P12")
    (country,) = stages_of(tmp_path, page).reading.countries
    assert [len(area.commitments) for area in country.focus_areas] == [13, 4]


def hanging(x0: float, top: float, name: str) -> list[Item]:
    """An item whose further lines are set in."""
    more = lines(x0 + 14, top + 12, "a border of the country for", "all.")
    return [Text(x0, top, f"{name} opens an office at"), *more]


def test_a_label_that_goes_on_in_the_next_column_is_no_heading_left_behind(tmp_path: Path) -> None:
    wide = "with words enough to fill it up to here"
    page: list[Item] = [title("BELIZE", 60), heading("PROTECTION", 100)]
    for at in range(5):
        page.append(Text(50, 120 + 40 * at, f"Label {at}: What is done in the", BOLD))
        page += lines(50, 132 + 40 * at, f"country is said here {wide}")
    page.append(Text(50, 320, "Label 5: What is done in the", BOLD))
    page += lines(316, 100, f"Ministry is said here {wide}", f"and it is said {wide}")
    found = order_of(tmp_path, page)
    assert [line.words[0].text for line in found][-3:] == ["Label", "Ministry", "and"]
