"""Commitments on cards: frames of rules, the order of cards, and the columns that cards say."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest

from drawing import Bar, Text
from unit.making import (
    BOLD,
    Item,
    document_of,
    heading,
    lines,
    stages_of,
    title,
)


def frame(x0: float, top: float, x1: float, bottom: float) -> list[Item]:
    """Four rules around an area, as word processors draw a frame."""
    sides = [(x0, top, x1, top), (x0, bottom, x1, bottom)]
    sides += [(x0, top, x0, bottom), (x1, top, x1, bottom)]
    return [Bar(a - 0.3, b - 0.3, c + 0.3, d + 0.3) for a, b, c, d in sides]


def card(x0: float, top: float, name: str, count: int) -> list[Item]:
    """A tinted card of some lines; the next one below it begins 12 points lower than it ends."""
    text = "with words enough to fill the line"
    rows = [f"{name} opens {text}", *(f"and goes on {text}" for _ in range(count - 1))]
    return [
        Bar(x0, top, x0 + 240, top + 12 * count + 10, "#dde8f2"),
        *lines(x0 + 8, top + 6, *rows),
    ]


def names(folder: Path, *pages: list[Item]) -> list[str]:
    """The first words of all commitments."""
    return [text.split()[0] for text in stages_of(folder, *pages).texts]


def test_four_rules_that_meet_are_a_frame(tmp_path: Path) -> None:
    (page,) = document_of(tmp_path, [*frame(50, 100, 250, 160), *frame(50, 170, 250, 230)]).pages
    assert [round(box.top) for box in page.frames] == [100, 170]
    assert page.rules == ()


@pytest.mark.parametrize("side", range(4))
def test_one_side_of_a_frame_may_be_thicker_than_rules_are(tmp_path: Path, side: int) -> None:
    outer = (50, 100, 250, 160)
    thick = Bar(
        *((50, 100, 250, 105), (50, 155, 250, 160), (50, 100, 55, 160), (245, 100, 250, 160))[side]
    )
    thin = frame(50.3, 100.3, 249.7, 159.7)
    (page,) = document_of(tmp_path, [*thin[:side], thick, *thin[side + 1 :]]).pages
    assert [tuple(map(round, astuple(box))) for box in page.frames] == [outer]


def test_framed_cards_with_a_thick_top_are_read_row_by_row(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    for at, row in enumerate(("AB", "CD", "EF")):
        for x0, name in zip((50, 310), row, strict=True):
            top = 130 + 60 * at
            page += [*frame(x0, top, x0 + 240, top + 50)[1:], Bar(x0, top, x0 + 240, top + 4)]
            page += card(x0, top, name, 3)[1:]
    assert names(tmp_path, page) == list("ABCDEF")


def test_cells_that_share_their_rules_are_no_frames(tmp_path: Path) -> None:
    rules: list[Item] = [Bar(x, 100, x + 0.6, 160) for x in (50, 150, 250)]
    rules += [Bar(x, y, x + 100, y + 0.6) for x in (50, 150) for y in (100, 160)]
    (page,) = document_of(tmp_path, rules).pages
    assert page.frames == ()
    assert len(page.rules) == 7


def test_cards_that_are_level_on_all_pages_are_read_row_by_row(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    for at, row in enumerate(("AB", "CD", "EF")):
        for x0, name in zip((50, 310), row, strict=True):
            page += card(x0, 130 + 60 * at, name, 3)
    assert names(tmp_path, page) == list("ABCDEF")


def test_narrow_cards_whose_lines_are_short_are_read_row_by_row(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    for at, row in enumerate(("ABC", "DEF", "GHI")):
        for x0, name in zip((50, 220, 390), row, strict=True):
            top = 130 + 70 * at
            page.append(Bar(x0, top, x0 + 160, top + 60, "#dde8f2"))
            page += lines(
                x0 + 8, top + 6, f"{name} opens an office", "at the northern border", "of it now."
            )
    assert names(tmp_path, page) == list("ABCDEFGHI")


def test_level_cards_are_read_down_where_others_of_the_document_are_not_level(
    tmp_path: Path,
) -> None:
    level: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    for x0, column in ((50, "AB"), (310, "CD")):
        level += [*card(x0, 130, column[0], 3), *card(x0, 188, column[1], 3)]
    ragged: list[Item] = [heading("HEALTH", 60)]
    for x0, column, count in ((50, "EF", 2), (310, "GH", 5)):
        ragged += [*card(x0, 90, column[0], count)]
        ragged += [*card(x0, 112 + 12 * count, column[1], 4)]
    assert names(tmp_path, level, ragged) == list("ABCDEFGH")


def test_a_column_on_a_card_goes_on_in_small_type_of_wide_leading(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    for at, name in enumerate("ABC"):
        top = 130 + 110 * at
        page += card(50, top, name, 7)[:5]
        for y, text in ((70, "Responsible: Technical Roundtable on"), (84, "Displacement")):
            page.append(Text(58, top + y, text, size=8.0))
    assert [text.split()[0] for text in stages_of(tmp_path, page).texts] == list("ABC")


def test_the_last_words_of_a_column_in_colour_are_no_heading(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    for at, row in enumerate(("AB", "CD")):
        for x0, name in zip((50, 310), row, strict=True):
            top = 130 + 110 * at
            page += card(x0, top, name, 7)[: 5 if x0 == 50 else 7]
            if x0 == 50:
                said = ("Responsible: National Statistics", "OFFICE (NSO)")
                page += [
                    Text(x0 + 8, top + 60 + 10 * n, text, size=8.0) for n, text in enumerate(said)
                ]
    assert names(tmp_path, page) == list("ABCD")


def test_a_heading_at_the_side_is_level_with_the_card_that_it_heads(tmp_path: Path) -> None:
    first: list[Item] = [title("Ecuador", 60), heading("HEALTH", 130)]
    second: list[Item] = [heading("SOCIAL", 180), heading("INCLUSION", 194)]
    for at, name in enumerate("AB"):
        first += numbered_card(130 + 60 * at, 1 + at, name)
    for at, name in enumerate("CDE"):
        second += numbered_card(60 + 60 * at, 3 + at, name)
    (country,) = stages_of(tmp_path, first, second).reading.countries
    said = [[c.passage.text[0] for c in area.commitments] for area in country.focus_areas]
    assert said == [["A", "B", "C", "D"], ["E"]]


def numbered_card(top: float, number: int, name: str) -> list[Item]:
    """A card with a number in colour above its text."""
    ground = Bar(180, top, 500, top + 50, "#dde8f2")
    number_above = Text(190, top + 8, str(number), BOLD, 12.0, "#0072bc")
    return [
        ground,
        number_above,
        *lines(190, top + 22, f"{name} opens an office at a border", "of a country"),
    ]


def test_a_number_in_a_square_is_centred_beside_its_text_or_on_its_card(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    top = 130.0
    for number, (name, count, room) in enumerate(
        (("A", 2, 0), ("B", 1, 14), ("C", 3, 0), ("D", 4, 0), ("E", 2, 0), ("F", 1, 14)), start=1
    ):
        height = 12.0 * count + 10 + room
        page += [
            *card(80, top, name, count)[1:],
            Bar(50, top, 74, top + height, "#202050"),
            Text(58, top + height / 2 - 5.5, str(number), BOLD, 11.0, "#ffffff"),
        ]
        page.insert(2, Bar(50, top, 500, top + height, "#dde8f2"))
        top += height + 8
    assert names(tmp_path, page) == list("ABCDEF")
    assert all(text.endswith("the line") for text in stages_of(tmp_path, page).texts)


def test_a_number_without_a_card_is_centred_beside_its_text(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    top = 130.0
    for number, (name, count) in enumerate(zip("ABCDE", (2, 3, 1, 4, 2), strict=True), start=1):
        middle = top - 1 + 6 * count
        page += [
            *card(72, top - 6, name, count)[1:],
            Text(50, middle - 8, str(number), BOLD, 16.0, "#0072bc"),
        ]
        top += 12 * count + 9
    assert names(tmp_path, page) == list("ABCDE")
    assert all(text.endswith("the line") for text in stages_of(tmp_path, page).texts)


def test_a_number_level_with_the_middle_line_is_taken_from_that(tmp_path: Path) -> None:
    rows = (
        "opens an office at the border",
        "and keeps it open to those",
        "who come in all the seasons.",
    )
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    for number, name in enumerate("ABCD", start=1):
        top = 70 + 60 * number
        page += [Text(50, top + 12, str(number), BOLD), *lines(72, top, f"{name} {rows[0]}")]
        page += lines(72, top + 12, f"now {rows[1]}", f"{rows[2]}")
    said = " ".join(["", rows[0], "now", *rows[1:]])
    assert stages_of(tmp_path, page).texts == [name + said for name in "ABCD"]


def test_a_number_in_the_middle_of_a_column_is_where_others_are(tmp_path: Path) -> None:
    """The end of an item of the column before and the next one look like one text."""
    rest = ["Directive 25 of the country, and", "Order 7"]
    first = [
        "opens an office at the border",
        "and keeps it open to those who",
        "come, in line with",
    ]
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    page += [Text(50, 130, "1."), *lines(72, 130, f"A {first[0]}", *first[1:])]
    page += lines(342, 130, *rest)
    page += [Text(320, 155, "2."), *lines(342, 155, f"B {first[0]}", *first[1:])]
    said = " ".join(first)
    assert stages_of(tmp_path, page).texts == [f"A {said} {' '.join(rest)}", f"B {said}"]


def text(x0: float, top: float, name: str, count: int) -> list[Item]:
    """A text of some lines without a mark."""
    more = ["at the border of the country"] * (count - 1)
    return lines(x0, top, f"{name} opens an office of its own", *more)


@pytest.mark.parametrize("bars", [True, False])
def test_texts_in_rows_are_read_so_though_nothing_is_drawn_around_them(
    tmp_path: Path, bars: bool
) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    top = 130.0
    for row, counts in (("ABC", (3, 2, 1)), ("DEF", (1, 4, 2)), ("GHI", (2, 1, 3)), ("J", (3,))):
        for x0, name, count in zip((50, 220, 390), row, counts, strict=False):
            page += text(x0, top, name, count)
            if bars:
                page.append(Bar(x0, top - 10, x0 + 160, top - 6, "#2080c0"))
        top += 12 * max(counts) + 24
    assert names(tmp_path, page) == list("ABCDEFGHIJ")


def test_lists_in_columns_are_read_down_though_their_first_items_are_level(tmp_path: Path) -> None:
    page: list[Item] = [title("Ecuador", 60), heading("PROTECTION", 100)]
    for x0, column, counts in ((50, "ABCD", (2, 3, 2, 3)), (310, "EFGH", (3, 2, 3, 2))):
        top = 130.0
        for name, count in zip(column, counts, strict=True):
            page += text(x0, top, name, count)
            top += 12 * count + 10
    said = " ".join(stages_of(tmp_path, page).texts).split()
    assert [word for word in said if word in "ABCDEFGH"] == list("ABCDEFGH")


def test_numbers_at_the_sides_of_cards_tell_that_rows_are_read(tmp_path: Path) -> None:
    """The columns alone would say that each is read to its end."""
    words = [
        "an",
        "office",
        "at",
        "the",
        "border",
        "for",
        "those",
        "who",
        "come",
        "in",
        "a",
        "season",
    ]
    texts = []
    for at, count in enumerate((4, 2, 2, 5, 3, 4, 2)):
        told = [f"Act{at}", *(words * 2)[: 6 * count - 4], "their", "towns"]
        texts.append([" ".join(told[k : k + 6]) for k in range(0, len(told), 6)])
    page: list[Item] = [title("BELIZE", 60), heading("HEALTH", 100)]
    top = 130.0
    for row in range(0, len(texts), 2):
        high = 11.0 * max(map(len, texts[row : row + 2])) + 16
        for at, own in enumerate(texts[row : row + 2], start=row):
            x = 50.0 + 256 * (at % 2)
            page.append(Bar(x, top, x + 244, top + high, "#e0e8f0"))
            middle = top + 1 + 5.5 * len(own)
            page.append(Text(x + 2, middle, str(at + 1), BOLD, 13.0, "#2080c0"))
            page += [Text(x + 26, top + 8 + 11 * k, text, size=8.5) for k, text in enumerate(own)]
        top += high + 8
    assert stages_of(tmp_path, page).texts == [" ".join(own) for own in texts]


def test_codes_above_texts_head_nothing_though_they_recur_in_all_lists(tmp_path: Path) -> None:
    pages: list[list[Item]] = []
    for name in ("Belize", "Panama", "Mexico"):
        page: list[Item] = [title(name, 60)]
        for area, what in enumerate(("HEALTH", "EDUCATION")):
            top = 120.0 + 220 * area
            page.append(Text(50, top - 20, what, BOLD, 13.0))
            for item in range(1, 6):
                x, y = (50, 310)[(item - 1) % 2], top + 60 * ((item - 1) // 2)
                page += [
                    Bar(x, y, x + 240, y + 50, "#dde8f2"),
                    Text(x + 8, y + 6, f"C{item}.", BOLD, 9.0, "#205020"),
                    *lines(x + 8, y + 18, f"Open {item} offices at the border", "of the country"),
                ]
        pages.append(page)
    countries = stages_of(tmp_path, *pages).reading.countries
    said = [
        [c.passage.text.split()[1] for c in a.commitments] for b in countries for a in b.focus_areas
    ]
    assert said == [list("12345")] * 6


def test_a_code_alone_above_its_text_ends_no_item(tmp_path: Path) -> None:
    """The white behind it seemed to tell items apart: it went to the end of the item before."""
    page: list[Item] = [title("Ecuador", 40)]
    texts: list[str] = []
    top = 84.0
    for area, count in (("PROTECTION", 3), ("HEALTH", 5), ("EDUCATION", 3)):
        page.append(heading(area, top))
        top += 20
        for at in range(count):
            x0, code = 50.0 + 256 * (at % 2), len(texts) + 1
            own = [f"Putting in place of office number {code} for those", "who come to the border."]
            page += [
                Bar(x0, top, x0 + 244, top + 44, "#d0ece4"),
                Text(x0 + 8, top + 5, f"C{code}.", BOLD),
            ]
            page += lines(x0 + 8, top + 17, *own)
            texts.append(" ".join(own))
            if at % 2 or at == count - 1:
                top += 54
        top += 10
    assert stages_of(tmp_path, page).texts == texts
