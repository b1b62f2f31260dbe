"""Headings that divide pages, and such that stand in columns: all of a document's tell which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mirps_extract.outline.evidence import Facts
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.orders.setting import setting_of
from mirps_extract.vocabulary import load
from unit.making import Item, heading, layout_of, lines, stages_of, title

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
    facts = Facts(layout.body, vocabulary, Headings(vocabulary), {})
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
