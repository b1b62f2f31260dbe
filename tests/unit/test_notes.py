"""Footnotes: which raised figures are marks, and which rows are notes."""

from __future__ import annotations

import pytest

from mirps_extract.geometry import Box
from mirps_extract.layout.notes import NoteWords, notes_in
from mirps_extract.read.values import Word

BODY = 10.0


def word(at: int, text: str, x: float, bottom: float, size: float = BODY, page: int = 1) -> Word:
    """A word that ends at a height; its letters are half as wide as high."""
    box = Box(x, bottom - size, x + 0.5 * size * len(text), bottom)
    return Word(page, at, text, box, "F", size, None)


def row(texts: str, bottom: float, lead: float, size: float, page: int = 1) -> list[Word]:
    """A row of words, the first of a size of its own."""
    words, x = [], 50.0
    for n, text in enumerate(texts.split()):
        set_in = size if n else lead
        words.append(word(100 + n, text, x, bottom, set_in, page))
        x = words[-1].box.x1 + 0.3 * set_in
    return words


def marked(text: str, mark: str = "1", raised: float = 4.0, gap: float = 0.0) -> list[Word]:
    """A word of the body with a small raised mark behind it."""
    before = word(0, text, 50, 100)
    return [before, word(1, mark, before.box.x1 + gap, 100 - raised, 6.0)]


def found(*pages: list[Word]) -> list[tuple[list[str], list[str]]]:
    """The marks and notes of each page."""

    def told(of_page: NoteWords) -> tuple[list[str], list[str]]:
        notes = [" ".join(w.text for w in note) for note in of_page.notes]
        return [mark.text for mark in of_page.marks], notes

    return [told(of_page) for of_page in notes_in(enumerate(pages, start=1), BODY).values()]


@pytest.mark.parametrize("lead", [4.5, 8.0, 10.0])
def test_a_note_may_begin_with_a_mark_of_any_size(lead: float) -> None:
    note = row("1 Subject to the budget", 700, lead, 8.0)
    assert found([*marked("months"), *note]) == [(["1"], ["1 Subject to the budget"])]


@pytest.mark.parametrize("mark", ["(1)", "[1]", "1)"])
def test_a_mark_may_stand_in_brackets(mark: str) -> None:
    note = f"{mark} Subject to the budget"
    assert found([*marked("months", mark), *row(note, 700, 4.5, 8.0)]) == [([mark], [note])]
    assert found(marked("months", mark)) == [([mark], [])]


def test_two_marks_may_be_one_word() -> None:
    first, second = (
        row(f"{mark} Subject to the budget", y, 4.5, 8.0) for mark, y in ((1, 700), (2, 712))
    )
    second = [word(at, w.text, w.box.x0, 712, w.size) for at, w in enumerate(second, start=200)]
    notes = ["1 Subject to the budget", "2 Subject to the budget"]
    assert found([*marked("months", "1,2"), *first, *second]) == [(["1,2"], notes)]


def test_a_note_may_stand_beside_the_body_in_the_next_column() -> None:
    note = row("1 Subject to the budget", 700, 8.0, 8.0)
    beside = [word(200, "shelter", note[-1].box.x1 + 30, 703)]
    assert found([*marked("months"), *note, *beside]) == [(["1"], ["1 Subject to the budget"])]


@pytest.mark.parametrize("lead", [4.5, 10.0])
def test_a_note_may_stand_on_a_later_page(lead: float) -> None:
    later = row("1 Subject to the budget", 700, lead, 8.0, page=2)
    assert found(marked("24."), later) == [(["1"], []), ([], ["1 Subject to the budget"])]


@pytest.mark.parametrize(("lead", "is_note"), [(4.5, True), (10.0, False)])
def test_a_note_may_stand_at_the_foot_of_the_page_before(lead: float, is_note: bool) -> None:
    """With a larger number it may as well be a key figure."""
    early = row("1 Subject to the budget", 700, lead, 8.0)
    notes = ["1 Subject to the budget"] if is_note else []
    assert found(early, marked("24.")) == [([], notes), (["1"] if is_note else [], [])]


@pytest.mark.parametrize("text", ["months", "months.", "2).", "months”", "to:"])
def test_a_raised_figure_is_a_mark_though_its_note_is_not_found(text: str) -> None:
    expected = [] if text == "2)." else ["1"]  # behind a figure it may be a power
    assert found(marked(text)) == [(expected, [])]


def test_a_mark_is_told_once() -> None:
    later = row("1 Subject to the budget", 700, 4.5, 8.0, page=2)
    assert found(marked("months"), later)[0] == (["1"], [])


@pytest.mark.parametrize(
    ("text", "mark", "raised", "gap"),
    [
        ("m", "2", 4.0, 0.0),
        ("km", "2", 4.0, 0.0),
        ("CO", "2", -2.0, 0.0),
        ("2", "nd", 4.0, 0.0),
        ("1.", "o", 4.0, 0.0),
        ("10", "6", 4.0, 0.0),
        ("Health", "4", 4.0, 5.0),
        ("Health", "4", 1.5, 0.0),
    ],
)
def test_what_is_raised_for_another_reason_stays(
    text: str, mark: str, raised: float, gap: float
) -> None:
    assert found(marked(text, mark, raised, gap)) == [([], [])]


def test_a_count_with_a_large_number_is_no_note() -> None:
    count = row("1 commitment", 700, 10.0, 8.0)
    assert found([*marked("months"), *count]) == [(["1"], [])]


@pytest.mark.parametrize(("lead", "is_note"), [(4.5, True), (8.0, False)])
def test_a_note_may_end_a_column_at_the_right_above_its_mark(lead: float, is_note: bool) -> None:
    mark = marked("months")
    above = row("1 Subject to the budget", 40, lead, 8.0)
    note = [word(at, w.text, w.box.x0 + 300, 40, w.size) for at, w in enumerate(above, start=200)]
    notes = ["1 Subject to the budget"] if is_note else []
    assert found([*mark, *note]) == [(["1"], notes)]


def test_the_mark_of_a_note_is_in_its_row_though_it_shares_one_of_another_column() -> None:
    note = row("1 Subject to the budget", 706, 4.5, 8.0)
    first = word(100, "1", 50, 702, 4.5)
    other = [word(200 + n, "text", 300, bottom) for n, bottom in enumerate((701.0, 711.0))]
    expected = [(["1"], ["1 Subject to the budget"])]
    assert found([*marked("months"), first, *note[1:], *other]) == expected
