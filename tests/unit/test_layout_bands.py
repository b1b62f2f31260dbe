"""What divides a page from top to bottom, and white that is the space between no columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drawing import Bar, Text
from unit.laying_out import MEASURE, names, order_of, page_of
from unit.making import Item, heading, lines, stages_of, title


def marked(x0: float, top: float, name: str, count: int) -> list[Item]:
    """Items of one line that begin with the column's letter and their number."""
    return lines(x0, top, *(f"• {name}{at} {MEASURE}" for at in range(count)))


def read(folder: Path, page: Sequence[Item]) -> list[tuple[str, list[str]]]:
    """The focus areas of the only country, each with the first words of its commitments."""
    (country,) = stages_of(folder, page).reading.countries
    return [
        (area.area, [commitment.passage.text.split()[0] for commitment in area.commitments])
        for area in country.focus_areas
    ]


def test_a_panel_over_all_columns_holds_what_stands_on_it_together(tmp_path: Path) -> None:
    wide = "What the country says of itself runs over both of the columns below"
    wide = f"{wide} and ends where they do, at the right edge too."
    page: list[Item] = [title("BELIZE", 30), *lines(50, 60, wide, wide)]
    columns = [("PROTECTION", "A", "B"), ("HEALTH", "C", "D")]
    for at, (name, left, right) in enumerate(columns):
        top = 100.0 + 200 * at
        page += [Bar(45, top, 555, top + 180, "#eeeeee"), heading(name, top + 10, x0=56)]
        page += [*marked(70, top + 40, left, 10), *marked(316, top + 40, right, 9)]
    assert read(tmp_path, page) == [
        (name.lower(), [*names(left, 10), *names(right, 9)]) for name, left, right in columns
    ]


def test_numbers_at_the_right_of_headings_are_no_column(tmp_path: Path) -> None:
    text = "of the words that stand in it, all"
    items = lines(70, 100, *(f"a{at} {text}" for at in range(24)))
    for top in (130.0, 230.0, 330.0):
        items += [heading("HEALTH", top, x0=316), Text(520, top, "4")]
        items += lines(316, top + 26, *(f"b {text} and more of them" for _ in range(3)))
    assert all(gutter.x1 < 330 for gutter in page_of(tmp_path, items).gutters)


def test_white_in_single_loose_lines_is_no_column(tmp_path: Path) -> None:
    text = "words enough to fill the line to its end again"
    items = lines(70, 100, *(text for _ in range(9)))
    for top in (208.0, 316.0):
        items += [Text(70, top, "employment"), Text(150, top, "site, of the")]
        items.append(Text(240, top, "web"))
        items += lines(70, top + 12, *(text for _ in range(8)))
    assert page_of(tmp_path, items).gutters == ()


def test_a_column_may_begin_above_the_heading_of_the_one_before_it(tmp_path: Path) -> None:
    wide = "What the country says of itself runs over both of the columns that stand below it."
    page: list[Item] = [title("BELIZE", 30), *lines(50, 60, wide, wide)]
    page += [*lines(50, 100, "Health: 2"), *lines(316, 117, "mediators")]
    page += [heading("HEALTH", 128), *marked(50, 147, "A", 3), *lines(50, 183, "• A3 trains")]
    page += [heading("EDUCATION", 140, x0=303), *marked(303, 160, "B", 2)]
    assert read(tmp_path, page) == [
        ("health", [*names("A", 3), "A3"]),
        ("education", names("B", 2)),
    ]
    assert stages_of(tmp_path, page).texts[3] == "A3 trains mediators"


def test_a_quote_below_some_of_the_columns_is_read_after_them_all(tmp_path: Path) -> None:
    rows = [[f"{name}{n} opens an office there." for n in range(4)] for name in "ABC"]
    items = [item for at, text in enumerate(rows) for item in lines(50 + 180 * at, 100, *text)]
    quote = "“My children went back to school.”"
    found = [line.text for line in order_of(tmp_path, [*items, Text(120, 170, quote)])]
    assert found == [*rows[0], *rows[1], *rows[2], quote]
