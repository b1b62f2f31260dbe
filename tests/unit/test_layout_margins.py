"""The stage layout: running heads and page numbers, and what stands along the edges of pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Text
from mirps_extract.layout.values import Layout, Zone
from unit.laying_out import MEASURE, column, first_words, names, page_of
from unit.making import layout_of


def margins(layout: Layout, zone: Zone) -> list[list[str]]:
    return [[line.text for line in page.margins if line.zone is zone] for page in layout.pages]


def body(layout: Layout) -> list[list[str]]:
    return [[line.text for line in page.lines] for page in layout.pages]


def test_running_heads_are_found_by_repetition(tmp_path: Path) -> None:
    pages = [[Text(50, 30, "Regional framework"), *column(50, 120, "a", 6)] for _ in range(4)]
    layout = layout_of(tmp_path, *pages)
    assert margins(layout, Zone.RUNNING_HEAD) == [["Regional framework"]] * 4
    assert body(layout) == [[f"a{i} {MEASURE}" for i in range(6)]] * 4


def test_running_heads_may_alternate(tmp_path: Path) -> None:
    heads = ["Regional framework", "Atlantis", "Regional framework", "Lemuria"] * 2
    pages = [
        [Text(50 if at % 2 else 400, 30, head, size=8), *column(50, 120, "a", 6)]
        for at, head in enumerate(heads)
    ]
    layout = layout_of(tmp_path, *pages)
    assert margins(layout, Zone.RUNNING_HEAD) == [[head] for head in heads]


@pytest.mark.parametrize("form", ["{}", "Page {} of 4", "– {} –", "| {}"])
@pytest.mark.parametrize("top", [30, 770], ids=["above", "below"])
def test_page_numbers_are_found_because_they_keep_step(
    form: str, top: float, tmp_path: Path
) -> None:
    numbers = [form.format(number) for number in range(1, 5)]
    pages = [[Text(290, top, number), *column(50, 120, "a", 6)] for number in numbers]
    layout = layout_of(tmp_path, *pages)
    assert margins(layout, Zone.PAGE_NUMBER) == [[number] for number in numbers]
    assert body(layout) == [[f"a{i} {MEASURE}" for i in range(6)]] * 4


def test_page_numbers_may_lag_behind_the_files(tmp_path: Path) -> None:
    pages = [[Text(290, 770, str(at + 17)), *column(50, 120, "a", 6)] for at in range(3)]
    assert margins(layout_of(tmp_path, *pages), Zone.PAGE_NUMBER) == [["17"], ["18"], ["19"]]


def test_numbers_of_rows_that_keep_step_with_the_page_are_none_of_pages(tmp_path: Path) -> None:
    pages = [
        [
            *column(150, top, "a", 6),
            *(Text(50, top + 12 * at, f"{first + at:02}") for at in range(6)),
        ]
        for top, first in ((710, 4), (30, 10))
    ]  # "09" at the foot of the first page, "10" at the top of the second
    assert margins(layout_of(tmp_path, *pages), Zone.PAGE_NUMBER) == [[]] * 2


def test_the_words_of_a_running_head_in_the_body_are_body(tmp_path: Path) -> None:
    pages = [
        [Text(50, 30, "Regional framework"), *column(50, 120, "a", 3), Text(50, 300, said)]
        for said in ("Regional framework", "and more", "Regional framework", "and more")
    ]
    layout = layout_of(tmp_path, *pages)
    assert margins(layout, Zone.RUNNING_HEAD) == [["Regional framework"]] * 4
    assert [texts[-1] for texts in body(layout)] == [
        "Regional framework",
        "and more",
        "Regional framework",
        "and more",
    ]


def test_what_stands_in_the_margin_of_one_page_only_is_body(tmp_path: Path) -> None:
    pages = [column(50, 120, "a", 6) for _ in range(4)]
    pages[2] = [Text(50, 30, "An opening line of this page"), *pages[2]]
    layout = layout_of(tmp_path, *pages)
    assert margins(layout, Zone.RUNNING_HEAD) == [[], [], [], []]
    assert body(layout)[2][0] == "An opening line of this page"


def test_turned_words_along_the_edges_of_pages_are_kept_apart(tmp_path: Path) -> None:
    pages = [[Text(590, 400, "ATLANTIS", rotate=90), *column(50, 120, "a", 3)] for _ in range(3)]
    layout = layout_of(tmp_path, *pages)
    assert [[word.text for word in page.edge] for page in layout.pages] == [["ATLANTIS"]] * 3
    assert [page.aside for page in layout.pages] == [(), (), ()]


def test_a_turned_word_in_the_middle_of_a_page_is_set_aside(tmp_path: Path) -> None:
    page = page_of(tmp_path, [*column(50, 120, "a", 3), Text(300, 400, "draft", rotate=90)])
    assert [word.text for word in page.aside] == ["draft"]
    assert page.edge == ()
    assert first_words(page.lines) == names("a", 3)
