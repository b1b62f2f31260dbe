"""Reading order, columns and margins, on pages drawn for the purpose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing import Bar, Text, draw_page, draw_pages
from mirps_extract.geometry import Box
from mirps_extract.layout import lay_out
from mirps_extract.layout.values import Layout, Zone
from mirps_extract.read import read
from mirps_extract.read.values import Document, Page, Word

FILLER = "the text of a column that goes on"


def column(x0: float, top: float, name: str, lines: int) -> list[Text]:
    """Lines of a column, each with its own number."""
    return [Text(x0, top + 12 * i, f"{name}{i} {FILLER}") for i in range(lines)]


def laid_out(
    path: Path, items: Sequence[Text | Bar], size: tuple[float, float] = (600, 800)
) -> Layout:
    """The layout of one page."""
    draw_page(path, items, size=size)
    return lay_out(read(path))


def first_words(layout: Layout, page: int = 1) -> list[str]:
    """The first word of each body line, in reading order."""
    return [line.words[0].text for line in layout.pages[page - 1].lines]


def names(name: str, count: int) -> list[str]:
    """The first words that a column has."""
    return [f"{name}{i}" for i in range(count)]


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    "lefts",
    [(50, 310), (50, 230, 410), (50, 250), (50, 400)],
    ids=["two", "three", "narrow", "wide"],
)
def test_columns_are_read_one_after_the_other(
    lefts: tuple[float, ...], backwards: bool, tmp_path: Path
) -> None:
    items = [t for n, x0 in enumerate(lefts) for t in column(x0, 100, "abc"[n], 6)]
    layout = laid_out(tmp_path / "p.pdf", items[::-1] if backwards else items)
    assert first_words(layout) == [w for n in range(len(lefts)) for w in names("abc"[n], 6)]


def test_a_full_width_line_divides_the_columns_above_from_those_below(tmp_path: Path) -> None:
    wide = Text(
        50, 190, "full " + FILLER + " " + FILLER + " over the whole width of the page it is"
    )
    items = [*column(50, 100, "a", 5), *column(310, 100, "b", 5), wide]
    items += [*column(50, 230, "c", 5), *column(310, 230, "d", 5)]
    layout = laid_out(tmp_path / "p.pdf", items)
    expected = [*names("a", 5), *names("b", 5), "full", *names("c", 5), *names("d", 5)]
    assert first_words(layout) == expected


def test_bullets_are_no_column_of_their_own(tmp_path: Path) -> None:
    items: list[Text | Bar] = []
    for i in range(6):
        items += [Text(50, 100 + 24 * i, "•"), Text(80, 100 + 24 * i, f"a{i} {FILLER}")]
        items += [Text(80, 112 + 24 * i, f"b{i} {FILLER}")]
    layout = laid_out(tmp_path / "p.pdf", items)
    expected = [word for i in range(6) for word in ("•", f"b{i}")]
    assert first_words(layout) == expected


def test_a_loose_justified_line_stays_whole(tmp_path: Path) -> None:
    # Helvetica 10: "goes on" ends every line of the block at the same x as the loose line does.
    items: list[Text | Bar] = [*column(50, 100, "a", 5), *column(50, 172, "b", 5)]
    probe = laid_out(tmp_path / "probe.pdf", items)
    right = probe.pages[0].lines[0].box.x1
    items += [Text(50, 160, "loose"), Text(124, 160, "and"), Text(right - 20.56, 160, "wide")]
    layout = laid_out(tmp_path / "p.pdf", items)
    assert "loose and wide" in [line.text for line in layout.pages[0].lines]


def test_running_heads_and_page_numbers_are_told_by_place_and_repetition(tmp_path: Path) -> None:
    pages = []
    for number, head in enumerate(["Costa Rica", "Ecuador", "Ecuador", "Honduras"], start=1):
        page: list[Text | Bar] = [Text(50, 30, head, size=8), Text(290, 770, f"Page {number} of 4")]
        page += [Text(50, 300, head), *column(50, 100, "a", 4)]
        pages.append(page)
    path = tmp_path / "p.pdf"
    draw_pages(path, pages, size=(600, 800))
    layout = lay_out(read(path))
    for page_laid, head in zip(
        layout.pages, ["Costa Rica", "Ecuador", "Ecuador", "Honduras"], strict=True
    ):
        zones = {line.zone: line.text for line in page_laid.margins}
        assert zones[Zone.RUNNING_HEAD] == head
        assert zones[Zone.PAGE_NUMBER].startswith("Page")
        assert head in [line.text for line in page_laid.lines]  # the same words in the body


def test_turned_words_along_the_edge_are_apart_from_the_body(tmp_path: Path) -> None:
    pages = [[Text(585, 400, "ECUADOR", rotate=90), *column(50, 100, "a", 3)] for _ in range(3)]
    path = tmp_path / "p.pdf"
    draw_pages(path, pages, size=(600, 800))
    layout = lay_out(read(path))
    assert [[word.text for word in page.edge] for page in layout.pages] == [["ECUADOR"]] * 3
    assert all(not page.aside for page in layout.pages)


def test_a_line_knows_the_bar_behind_it(tmp_path: Path) -> None:
    bar: list[Text | Bar] = [Bar(40, 95, 300, 115), Text(50, 100, "PROTECTION")]
    layout = laid_out(tmp_path / "p.pdf", [*bar, *column(50, 140, "a", 4)])
    assert [line.on_bar for line in layout.pages[0].lines] == [True, False, False, False, False]


PLACES = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 40)), min_size=1, max_size=60, unique=True
)


@settings(max_examples=60, deadline=None)
@given(PLACES)
def test_every_upright_word_is_in_exactly_one_line(places: list[tuple[int, int]]) -> None:
    words = tuple(
        Word(1, i, f"w{i}", Box(50 * x, 18 * y, 50 * x + 30, 18 * y + 10), "F", 10.0, None)
        for i, (x, y) in enumerate(places)
    )
    page = Page(1, 600, 800, words)
    (laid,) = lay_out(Document("p.pdf", "0" * 64, 1, "none", (page,))).pages
    found = [word.id for line in [*laid.lines, *laid.margins] for word in line.words]
    assert sorted(found) == sorted(word.id for word in words)
