"""What divides a page from top to bottom, and white that is the space between no columns."""

from __future__ import annotations

from pathlib import Path

from drawing import Bar, Text
from unit.laying_out import column, first_words, names, page_of
from unit.making import Item, heading, lines


def test_a_panel_over_all_columns_holds_what_stands_on_it_together(tmp_path: Path) -> None:
    wide = "What the country says of itself runs over both of the columns below"
    wide = f"{wide} and ends where they do, at the right edge too."
    items: list[Item] = [*lines(50, 60, wide, wide)]
    for at, (name, left, right) in enumerate((("ONE", "a", "b"), ("TWO", "c", "d"))):
        top = 100.0 + 200 * at
        items += [Bar(45, top, 555, top + 180, "#eeeeee"), heading(name, top + 10, x0=56)]
        items += [*column(70, top + 40, left, 10), *column(316, top + 40, right, 9)]
    page = page_of(tmp_path, items)
    expected = ["ONE", *names("a", 10), *names("b", 9), "TWO", *names("c", 10), *names("d", 9)]
    assert first_words(page)[2:] == expected


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
    items: list[Item] = [*lines(50, 60, wide, wide), *lines(50, 100, "Health: 2")]
    items += lines(316, 117, "mediators")
    items += [heading("HEALTH", 128, x0=50), heading("EDUCATION", 140, x0=303)]
    items += [*column(50, 147, "• a", 4), *column(303, 160, "• b", 2)]
    page = page_of(tmp_path, items)
    texts = [line.text for line in page.lines]
    assert texts.index("mediators") == texts.index("EDUCATION") - 1
    assert texts.index("HEALTH") == 3
