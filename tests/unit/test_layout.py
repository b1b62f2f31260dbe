"""The stage layout: words to lines; and the order that columns are read in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing import Bar, Text
from mirps_extract.geometry import Box
from mirps_extract.layout import lay_out
from mirps_extract.layout.lines import type_of, weight_of
from mirps_extract.read.values import Document, Page, Word
from unit.laying_out import MEASURE, column, first_words, names, order_in, order_of, page_of
from unit.making import BOLD, Item, heading, layout_of, lines, width, word


def test_one_column_is_read_from_the_top(tmp_path: Path) -> None:
    page = page_of(tmp_path, column(50, 100, "a", 8))
    assert [line.text for line in page.lines] == [f"a{i} {MEASURE}" for i in range(8)]
    assert page.gutters == ()


@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "backwards"])
@pytest.mark.parametrize(
    "lefts",
    [(50, 310), (50, 220, 390), (50, 220), (50, 400), (50, 210, 420)],
    ids=["two", "three", "left of the middle", "right of the middle", "three unequal"],
)
def test_columns_are_read_one_after_the_other(
    lefts: tuple[float, ...], backwards: bool, tmp_path: Path
) -> None:
    items = [item for n, x0 in enumerate(lefts) for item in column(x0, 100, "abc"[n], 7)]
    found = order_of(tmp_path, items[::-1] if backwards else items)
    assert first_words(found) == [name for n in range(len(lefts)) for name in names("abc"[n], 7)]


def test_columns_may_be_of_unequal_width(tmp_path: Path) -> None:
    wide = lines(50, 100, *(f"a{i} {MEASURE} {MEASURE} again" for i in range(7)))
    narrow = lines(400, 100, *(f"b{i} short words" for i in range(7)))
    found = order_of(tmp_path, [*wide, *narrow])
    assert first_words(found) == [*names("a", 7), *names("b", 7)]


def test_columns_may_be_of_unequal_height(tmp_path: Path) -> None:
    found = order_of(tmp_path, [*column(50, 100, "a", 20), *column(310, 100, "b", 4)])
    assert first_words(found) == [*names("a", 20), *names("b", 4)]


def test_the_rows_of_two_columns_need_not_stand_level(tmp_path: Path) -> None:
    found = order_of(tmp_path, [*column(50, 100, "a", 8), *column(310, 105, "b", 8)])
    assert first_words(found) == [*names("a", 8), *names("b", 8)]


def test_a_full_width_block_divides_the_columns_above_from_those_below(tmp_path: Path) -> None:
    wide = f"{MEASURE} {MEASURE} {MEASURE} {MEASURE}"
    items: list[Item] = [
        *column(50, 100, "a", 5),
        *column(310, 100, "b", 5),
        *lines(50, 190, f"full0 {wide}", f"full1 {wide}"),
        *column(50, 250, "c", 5),
        *column(310, 250, "d", 5),
    ]
    expected = ["a", "b", "full", "c", "d"]
    counts = [5, 5, 2, 5, 5]
    found = order_of(tmp_path, items)
    assert first_words(found) == [
        name for letter, n in zip(expected, counts, strict=True) for name in names(letter, n)
    ]


def test_a_short_heading_over_columns_comes_before_both(tmp_path: Path) -> None:
    items: list[Item] = [
        heading("Heading", 60),
        *column(50, 100, "a", 6),
        *column(310, 100, "b", 6),
    ]
    assert first_words(order_of(tmp_path, items)) == ["Heading", *names("a", 6), *names("b", 6)]


def test_the_heading_of_what_follows_the_last_section_comes_after_both_columns(
    tmp_path: Path,
) -> None:
    items: list[Item] = [
        *column(50, 100, "a", 6),
        *column(310, 100, "b", 5),
        heading("Sources", 230),
        *lines(50, 260, "c0 short"),
    ]
    expected = [*names("a", 6), *names("b", 5), "Sources", "c0"]
    assert first_words(order_of(tmp_path, items)) == expected


def test_a_heading_within_a_column_stays_in_it(tmp_path: Path) -> None:
    items: list[Item] = [
        *column(50, 100, "a", 5),
        heading("Heading", 176),
        *column(50, 200, "c", 15),
        *column(310, 100, "b", 23),
    ]
    assert first_words(order_of(tmp_path, items)) == [
        *names("a", 5),
        "Heading",
        *names("c", 15),
        *names("b", 23),
    ]


def test_a_heading_at_the_right_of_a_column_heads_what_stands_below_at_its_left(
    tmp_path: Path,
) -> None:
    items: list[Item] = [
        Text(220, 100, "First", font=BOLD),
        *lines(50, 130, "a0 short"),
        Text(210, 190, "Second", font=BOLD),
        *lines(50, 220, "b0 short"),
        Text(220, 280, "Third", font=BOLD),
        *column(50, 310, "c", 3),
        *column(310, 100, "d", 20),
    ]
    assert first_words(order_of(tmp_path, items)) == [
        *("First", "a0", "Second", "b0", "Third"),
        *names("c", 3),
        *names("d", 20),
    ]


def test_a_mark_that_opens_what_stands_beside_goes_with_it(tmp_path: Path) -> None:
    items: list[Item] = [Text(335, 60, "Above"), Text(50, 100, "• alone")]
    items += [Text(310, 100, "•"), Text(335, 100, "beside")]
    found = [line.text for line in page_of(tmp_path, items).lines]
    assert sorted(found) == ["Above", "• alone", "• beside"]


def test_a_column_of_bullets_is_no_column(tmp_path: Path) -> None:
    items: list[Item] = []
    for i in range(8):
        items += [Text(50, 100 + 24 * i, "•"), Text(75, 100 + 24 * i, f"a{i} {MEASURE}")]
        items += [Text(75, 112 + 24 * i, f"b{i} {MEASURE}")]
    found = order_of(tmp_path, items)
    assert [line.text for line in found] == [
        text for i in range(8) for text in (f"• a{i} {MEASURE}", f"b{i} {MEASURE}")
    ]


def test_a_loose_justified_line_stays_whole(tmp_path: Path) -> None:
    rows = [
        "strengthening institutional procedures for everyone",
        "who arrives at the border in search of a safer place,",
        "neighbourhoods notwithstanding accidents",  # its spaces are two ems wide
        "and to open an office there, with interpreters, as",
        "the law asks of it from the first day of the year on,",
        "and to keep it open until the need for it has passed",
    ]
    measure = max(width(row) for row in rows)
    items: list[Item] = []
    for at, row in enumerate(rows):
        words = row.split()
        space = (measure - sum(map(width, words))) / (len(words) - 1)
        x0 = 50.0
        for text in words:
            items.append(Text(x0, 100 + 12 * at, text))
            x0 += width(text) + space
    assert [line.text for line in order_of(tmp_path, items)] == rows


def justified(x0: float, top: float, text: str, measure: float) -> list[Item]:
    """A line whose words are spread over a measure."""
    found: list[Item] = []
    words = text.split()
    space = (measure - sum(map(width, words))) / (len(words) - 1)
    for said in words:
        found.append(Text(x0, top, said))
        x0 += width(said) + space
    return found


def test_a_loose_line_in_the_second_column_leaves_the_columns_apart(tmp_path: Path) -> None:
    left = [
        "Design a model of care for the people who wait at",
        "the border, with a team of nurses and teachers who",
        "speak their languages and know where they are from",
        "and why",
    ]
    right = ["Open a first office", "and a place to go on", "for all who work there", "at once"]
    items: list[Item] = [Text(51, 100, "•"), Text(311, 100, "•"), Text(320, 100, right[0])]
    for at, text in enumerate(left[:3]):
        items += justified(60, 100 + 12 * at, text, 232)
    # Each of its words has white enough before it to start a line.
    items += justified(320, 112, right[1], width(right[1].replace(" ", "")) + 5 * 11)
    items += lines(320, 124, *right[2:])
    items.append(Text(60, 136, left[3]))
    found = [line.text for line in order_of(tmp_path, items)]
    assert found == ["• " + left[0], *left[1:], "• " + right[0], *right[1:]]


@pytest.mark.parametrize(
    "loose",
    [
        ["with information sent to", "persons or groups late in", "coordination with all of"],
        ["offices that wait for all", "offices with a team of", "offices by the rivers and"],
    ],
)
def test_a_tight_column_beside_loose_lines_makes_no_gutter_of_their_white(
    loose: list[str], tmp_path: Path
) -> None:
    left = [f"a{at} Design a model of care for those who wait now" for at in range(6)]
    right = [
        *loose,
        "the offices of the north",
        "and of the south, as well",
        "and for those at work",
    ]
    items = lines(50, 100, *left)
    for at, row in enumerate(right):
        items += justified(330, 100 + 12 * at, row, 160 if at < 3 else 132)
    assert [line.text for line in order_of(tmp_path, items)] == [*left, *right]


def test_a_heading_is_no_part_of_a_looser_line_in_the_column_before(tmp_path: Path) -> None:
    left = ["published at an.address.of.example", *["Design a model of care for those who"] * 6]
    items: list[Item] = []
    for at, row in enumerate(left):
        items += justified(50, 100 + 12 * at, row, 190)
    items.append(Text(253, 100, "Education", BOLD, 10.0))
    right = ["Train teachers for all", "and pay them", "Open schools", "for all who are there"]
    items += lines(271, 118, *right)
    items += [Text(256, 118, "1."), Text(256, 142, "2.")]
    found = [line.text for line in order_of(tmp_path, items)]
    right[0], right[2] = f"1. {right[0]}", f"2. {right[2]}"
    assert found == [*left, "Education", *right]


def test_a_column_of_two_rows_is_apart_from_one_that_is_flush_though_its_first_is_set_in(
    tmp_path: Path,
) -> None:
    left = [
        "Issue work permits within 40 days for those",
        "in host communities of all towns there, with",
        "aid of UNHCR, and sign agreements with 15",
    ]
    right = ["Support 600 shops at 16", "border posts"]
    items: list[Item] = []
    for at, row in enumerate(left):
        items += justified(50, 100 + 12 * at, row, 215)
    items += [Text(50, 136, "companies"), Text(298, 100, right[0]), Text(280.4, 112, right[1])]
    found = [line.text for line in order_of(tmp_path, items)]
    assert sorted(found) == sorted([*left, "companies", *right])


def test_a_word_below_a_table_parts_no_text_that_ends_by_chance_where_its_column_does(
    tmp_path: Path,
) -> None:
    end = 60 + width("Education")
    items: list[Item] = [*lines(60, 100, "Education", "Total", step=20)]
    items += lines(160, 100, "1", "1", step=20)
    row = ["Recognition", "of studies by the ministry"]
    x0 = end + 1 - width(row[0])
    items += [Text(x0, 150, row[0]), Text(end + 1 + 5.1, 150, row[1])]
    items += lines(x0, 162, "and of skills by the offices of labour")
    assert " ".join(row) in [line.text for line in order_of(tmp_path, items)]


def test_columns_of_two_rows_are_apart_though_their_first_lines_stand_out(tmp_path: Path) -> None:
    left = ["Design a model of care for those who wait at", "the border."]
    right = ["Open a first office for all", "who work there"]
    items = [Text(50, 100, left[0]), Text(66, 112, left[1])]
    items += [Text(310, 100, right[0]), Text(326, 112, right[1])]
    assert sorted(line.text for line in order_of(tmp_path, items)) == sorted([*left, *right])


def test_a_short_word_that_stands_out_is_of_its_line(tmp_path: Path) -> None:
    left = ["Design a model of care for those who wait at", "the border, with a team of nurses"]
    right = ["who work there and", "in the north", "Pay all the teachers", "on time", "each year"]
    items = lines(50, 100, *left, *left, *left)
    items += [Text(333, 100 + 12 * at, text) for at, text in enumerate(right) if at != 2]
    items += [Text(309, 124, "Pay"), Text(333, 124, "all the teachers")]
    assert [line.text for line in order_of(tmp_path, items)][6:] == right


def test_a_mark_stands_out_of_its_column_as_far_as_it_likes(tmp_path: Path) -> None:
    left = [f"a{at} Design a model of care for those who wait now" for at in range(5)]
    right = ["for all who work there and", "in the north", "Pay all teachers", "on time", "at once"]
    items = [*lines(50, 100, *left), *lines(340, 100, *right), Text(310, 124, "3)")]
    found = [line.text for line in order_of(tmp_path, items)]
    assert found == [*left, *right[:2], f"3) {right[2]}", *right[3:]]


def test_white_in_two_loose_lines_is_no_column_where_others_run_over_it(tmp_path: Path) -> None:
    full = "Give the teachers of the north a place to stay in"
    loose = width("participation") + 16
    items = [Text(50, 100, full), Text(50, 112, "participation"), Text(50 + loose, 112, "of")]
    items += [Text(50 + loose + width("of") + 16, 112, "people"), Text(50, 124, "returned with")]
    items += [Text(50 + loose, 124, "necessities for all"), Text(50, 136, full)]
    rows = [full, "participation of people", "returned with necessities for all", full]
    assert [line.text for line in order_of(tmp_path, items)] == rows


def test_a_loose_line_is_one_if_it_ends_where_the_line_above_does(tmp_path: Path) -> None:
    rows = ["A mechanism of quality for all, in", "coordination with society", "organizations"]
    items: list[Item] = []
    for top in (100, 180):
        items += justified(50, top, rows[0], width(rows[0]))
        items += justified(50, top + 12, rows[1], width(rows[0]))
        items.append(Text(50, top + 24, rows[2]))
    assert [line.text for line in order_of(tmp_path, items)] == [*rows, *rows]


def test_a_mark_in_loose_lines_is_in_no_gutter(tmp_path: Path) -> None:
    rows = ["for all schools; and (c) award all", "meals and", "Give the teachers a place to stay"]
    rows += ["for all schools; and (d) award one", "each day"]
    items: list[Item] = []
    for at, row in enumerate(rows):
        x0, loose = 50.0, 11.0 if "(" in row else 2.78
        for said in row.split():
            x0 += said.startswith("(")  # a little more than elsewhere
            items.append(Text(x0, 100 + 12 * at, said))
            x0 += width(said) + loose
    assert [line.text for line in order_of(tmp_path, items)] == rows


def test_a_letter_within_a_text_opens_nothing_in_the_next_column(tmp_path: Path) -> None:
    left = [f"a{at} Design a model of care for those who wait" for at in range(5)]
    right = ["for all who work there", "in the north", "Pay all teachers", "on time", "at once"]
    beside = 50 + width(left[2]) + 6
    items = [*lines(50, 100, *left), *lines(beside + 40, 100, *right), Text(beside, 124, "(b)")]
    left[2] += " (b)"
    assert [line.text for line in order_of(tmp_path, items)] == [*left, *right]


def test_a_mark_at_the_end_of_a_loose_line_opens_nothing_in_the_next_column(tmp_path: Path) -> None:
    left = [f"a{at} Design a model of care for those who wait" for at in range(5)]
    right = ["for all who work there", "in the north", "end of the year for all", "on time", "now"]
    measure, left[2] = width(left[0]), "unaccompanied children: (a)"
    items = [
        item for at, row in enumerate(left) for item in justified(50, 100 + 12 * at, row, measure)
    ]
    items += lines(50 + measure + 25, 100, *right)
    assert [line.text for line in order_of(tmp_path, items)] == [*left, *right]


def test_two_loose_lines_side_by_side_are_parted_at_the_gutter(tmp_path: Path) -> None:
    """The white between their words is wider than the gutter, but only that is flush."""
    left = [f"a{at} Design a model of care for those who" for at in range(5)]
    right = [f"b{at} Pay the teachers in the north of the" for at in range(5)]
    measure = width(left[0])
    left[2], right[2] = "wait at the", "land on time"
    items: list[Item] = []
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        items += justified(50, 100 + 12 * at, one, measure)
        items += justified(50 + measure + 14, 100 + 12 * at, other, measure)
    assert [line.text for line in order_of(tmp_path, items)] == [*left, *right]


def test_a_line_with_the_same_white_between_all_words_stays_whole(tmp_path: Path) -> None:
    loose = justified(50, 100, "guidelines on complementary", 230)
    found = [line.text for line in order_of(tmp_path, [*loose, Text(50, 112, "protection")])]
    assert found == ["guidelines on complementary", "protection"]


def test_numbers_in_a_row_of_a_table_stay_apart(tmp_path: Path) -> None:
    items: list[Item] = []
    for at, (name, number) in enumerate([("Health", "3"), ("Education", "4"), ("Jobs", "12")]):
        items += [Text(50, 100 + 16 * at, name), Text(300, 100 + 16 * at, number)]
    found = [line.text for line in page_of(tmp_path, items).lines]
    assert sorted(found) == ["12", "3", "4", "Education", "Health", "Jobs"]


def test_labels_in_a_row_stay_apart_however_far_the_others_stand(tmp_path: Path) -> None:
    labels = ["Social protection", "Employment and", "Health", "Education"]
    items: list[Item] = []
    x0 = 50.0
    for label, gap in zip(labels, (22, 60, 60, 0), strict=True):
        items.append(Text(x0, 100, label))
        x0 += width(label) + gap
    assert [line.text for line in page_of(tmp_path, items).lines] == labels


def test_a_line_knows_the_bar_behind_it(tmp_path: Path) -> None:
    items: list[Item] = [
        Bar(45, 95, 300, 116),
        heading("PROTECTION", 100),
        *column(50, 140, "a", 3),
    ]
    page = page_of(tmp_path, items)
    assert [line.on_bar for line in page.lines] == [True, False, False, False]
    assert page.lines[0].panel == page.source.shapes[0].box


def test_a_high_panel_is_no_bar_and_a_page_wide_fill_is_no_panel(tmp_path: Path) -> None:
    items: list[Item] = [
        Bar(0, 0, 600, 800, "#eeeeee"),
        Bar(45, 95, 300, 300),
        *column(50, 100, "a", 3),
    ]
    page = page_of(tmp_path, [*items, Text(50, 500, "beneath")])
    assert [line.on_bar for line in page.lines] == [False] * 4
    assert [line.panel is None for line in page.lines] == [False, False, False, True]


def test_two_panels_side_by_side_part_a_row(tmp_path: Path) -> None:
    items: list[Item] = [Bar(50, 95, 148, 135), Bar(152, 95, 250, 135)]
    items += [Text(60, 100, "HEALTH", BOLD), Text(60, 116, "3 commitments")]
    items += [Text(160, 100, "JOBS", BOLD), Text(160, 116, "4 commitments")]
    found = order_of(tmp_path, items)
    assert [line.text for line in found] == [
        "HEALTH",
        "3 commitments",
        "JOBS",
        "4 commitments",
    ]


def test_a_drawn_bullet_is_seen_before_its_line(tmp_path: Path) -> None:
    items: list[Item] = [
        Bar(50, 102, 54, 106),
        Text(62, 100, "Open an office"),
        Text(62, 130, "and so on"),
    ]
    assert [line.dot for line in page_of(tmp_path, items).lines] == [True, False]


def test_the_body_is_how_most_of_the_document_is_set(tmp_path: Path) -> None:
    layout = layout_of(
        tmp_path, [heading("TITLE", 50), *column(50, 100, "a", 6)], column(50, 100, "b", 6)
    )
    assert (layout.body.font, layout.body.size, layout.body.weight) == ("Helvetica", 10.0, 400)


@pytest.mark.parametrize(
    ("font", "weight"),
    [("Helvetica", 400), ("Helvetica-Bold", 700), ("Lato-Light", 300), ("Inter-SemiBold", 600)],
)
def test_a_fonts_name_tells_its_weight(font: str, weight: int) -> None:
    assert weight_of(font) == weight


def test_the_type_of_words_is_that_of_most_characters() -> None:
    small = word("ab", 0, 0, index=0)
    large = Word(1, 1, "abcdef", Box(20, 0, 60, 12), "G-Bold", 12.0, None)
    kind = type_of([small, large])
    assert (kind.font, kind.size, kind.weight, kind.colour) == ("G-Bold", 12.0, 700, None)


def test_an_empty_document_is_laid_out_as_nothing(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, [], [])
    assert [page.lines for page in layout.pages] == [(), ()]


def document(pages: Sequence[Sequence[Word]]) -> Document:
    made = tuple(Page(n, 600, 800, tuple(words)) for n, words in enumerate(pages, start=1))
    return Document("none", made, file_name="p.pdf", sha256="0" * 64, bytes=1)


PLACES = st.lists(
    st.tuples(
        st.integers(0, 11), st.integers(0, 43), st.text("ab1.•", min_size=1, max_size=7),
        st.sampled_from([0, 0, 0, 0, 90]),
    ),
    max_size=50,
    unique_by=lambda place: place[:2],
)  # fmt: skip


@given(st.lists(PLACES, min_size=1, max_size=3))
def test_every_upright_word_is_in_exactly_one_line_and_every_other_is_aside(
    drawn: list[list[tuple[int, int, str, int]]],
) -> None:
    pages = [
        [
            word(text, 50.0 * x - 20, 18.0 * y + 4, index=i, page=number, turn=turn)
            for i, (x, y, text, turn) in enumerate(places)
        ]
        for number, places in enumerate(drawn, start=1)
    ]
    for laid, words in zip(lay_out(document(pages)).pages, pages, strict=True):
        in_lines = [w.id for line in [*laid.lines, *laid.margins] for w in line.words]
        assert sorted(in_lines) == sorted(w.id for w in words if not w.turn)
        apart = [w.id for w in [*laid.edge, *laid.aside]]
        assert sorted(apart) == sorted(w.id for w in words if w.turn)
        for line in laid.lines:
            starts = [w.box.x0 for w in line.words]
            assert starts == sorted(starts)


@st.composite
def columns(draw: st.DrawFn) -> list[list[str]]:
    """Columns of lines of words; every line fills most of its measure."""
    letters = "abc"[: draw(st.integers(1, 3))]
    shape = draw(st.lists(st.integers(6, 12), min_size=len(letters), max_size=len(letters)))
    found = []
    for letter, rows in zip(letters, shape, strict=True):
        cut = draw(st.lists(st.integers(5, 7), min_size=rows, max_size=rows))
        found.append([f"{letter}{row:02d} " + " ".join(["word"] * n) for row, n in enumerate(cut)])
    return found


@given(columns(), st.randoms(use_true_random=False), st.sampled_from([16, 24, 40]))
def test_the_order_of_the_words_in_the_file_does_not_matter(
    drawn: list[list[str]], random: Random, gutter: int
) -> None:
    measure = 15 + 7 * (3 + 20)  # the first word and seven others, five points a letter
    words: list[tuple[str, float, float]] = []
    for left, rows in enumerate(drawn):
        for at, row in enumerate(rows):
            x = 40.0 + left * (measure + gutter)
            for text in row.split():
                words.append((text, x, 100.0 + 12 * at))
                x += 5.0 * len(text) + 3
    random.shuffle(words)
    page = [word(text, x, top, index=i) for i, (text, x, top) in enumerate(words)]
    found = order_in(lay_out(document([page])))
    assert [line.text for line in found] == [row for rows in drawn for row in rows]


def test_a_heading_may_stand_out_to_the_left_of_a_column_that_is_set_in(tmp_path: Path) -> None:
    left = [f"a{at} Design a model of care for those who wait now" for at in range(16)]
    edge = 50 + width(left[-1]) + 8
    right = [Text(edge + 6, 100 + 12 * at, "for all who work there") for at in range(16) if at != 8]
    head = Text(edge, 100 + 12 * 8, "HEALTH", BOLD)
    found = [line.text for line in order_of(tmp_path, [*lines(50, 100, *left), *right, head])]
    assert found == [
        *left,
        *["for all who work there"] * 8,
        "HEALTH",
        *["for all who work there"] * 7,
    ]
