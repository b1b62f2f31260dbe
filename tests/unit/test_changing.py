"""Passages cut, joined and in other words: they stay true to their place."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.geometry import union
from mirps_extract.text import (
    Lexicon,
    Passage,
    Piece,
    RepairKind,
    cut,
    joined,
    on_one_line,
    passage_of,
    reworded,
)
from mirps_extract.vocabulary import load
from unit.making import line

WORDS = st.text("abcé", min_size=1, max_size=5) | st.sampled_from(
    ["ref-", "and/", "(a)", "ﬁt", "y\u00adz", "www.x.", "end."]
)
ROWS = st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=6)
COLUMNS = st.lists(st.integers(0, 5), max_size=3)


def passage(rows: list[list[str]], breaks: list[int] | None = None) -> Passage:
    """Lines as a text; at each of `breaks` they go on in another column."""
    pieces, column, top = [], 0, 0.0
    for at, row in enumerate(rows):
        if at in (breaks or []) and at:
            column, top = column + 1, 0.0
        made = line(row, top=top, x0=50.0 + 400.0 * column, start=100 * at)
        pieces.append(Piece(made))
        top += 12.0
    return passage_of(pieces, Lexicon("en", Counter(), frozenset(), True), load("en"))


def starts(text: str) -> list[int]:
    """Where words of a text begin, but for the first."""
    return [at + 1 for at, char in enumerate(text) if char == " "]


def check(made: Passage) -> None:
    """What the model asks of every text."""
    spans = [(run.start, run.end) for run in made.runs]
    assert all(0 <= start < end <= len(made.text) for start, end in spans)
    assert spans == sorted(spans)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(made.text)
    for repair in made.repairs:
        assert made.text[repair.start : repair.start + len(repair.after)] == repair.after
    for placed in made.placed:
        assert 0 <= placed.start <= placed.end <= len(made.text)
        assert placed.line < len(made.printed)


@given(ROWS, COLUMNS, st.data())
def test_cut_and_joined_again_it_is_what_it_was(
    rows: list[list[str]], breaks: list[int], data: st.DataObject
) -> None:
    whole = passage(rows, breaks)
    places = starts(whole.text)
    if not places:
        return
    at = sorted(data.draw(st.sets(st.sampled_from(places), min_size=1)))
    parts = cut(whole, at)
    assert " ".join(part.text for part in parts) == whole.text
    assert [word for part in parts for word in part.words] == list(whole.words)
    again = parts[0]
    for part in parts[1:]:
        again = joined(again, part, neighbours=True)
    for made in [*parts, again]:
        check(made)
    assert (again.text, again.printed, again.repairs, again.placed) == (
        whole.text,
        whole.printed,
        whole.repairs,
        whole.placed,
    )
    assert again.runs == whole.runs


@given(ROWS, COLUMNS, st.lists(WORDS, min_size=1, max_size=12))
def test_whatever_is_typed_it_covers_its_places_in_order(
    rows: list[list[str]], breaks: list[int], typed: list[str]
) -> None:
    read = passage(rows, breaks)
    made = reworded(read, on_one_line(" ".join(typed)))
    check(made)
    assert {run.box for run in made.runs} <= {run.box for run in read.runs}
    assert set(made.words) <= set(read.words)


@given(ROWS, COLUMNS)
def test_the_same_words_change_nothing(rows: list[list[str]], breaks: list[int]) -> None:
    read = passage(rows, breaks)
    assert reworded(read, read.text) == read


def test_a_part_has_the_boxes_of_its_own_words() -> None:
    whole = passage([["one", "two"], ["three"], ["four", "five"]], [2])
    first, second = cut(whole, [whole.text.index("three")])
    assert [run.box for run in first.runs] == [union(w.box for w in whole.words[:2])]
    assert [run.box for run in second.runs] == [
        whole.words[2].box,
        union(w.box for w in whole.words[3:]),
    ]
    assert first.printed == ("one two",)
    assert [second.text[run.start : run.end] for run in second.runs] == ["three", "four five"]


def test_a_line_that_parts_share_is_printed_in_both() -> None:
    first, second = cut(passage([["one", "two."], ["Three", "four"]]), [4])
    assert (first.printed, second.printed) == (("one two.",), ("one two.", "Three four"))


def test_a_mark_at_which_it_is_cut_is_no_repair_any_more() -> None:
    rows = [line(["Build", "safe"]), line(["•", "ways", "home."], top=12.0, start=10)]
    pieces = [Piece(rows[0]), Piece(rows[1], 1, false_mark=True)]
    whole = passage_of(pieces, Lexicon("en", Counter(), frozenset(), True), load("en"))
    assert [repair.kind for repair in whole.repairs] == [RepairKind.FALSE_BULLET]
    _, second = cut(whole, [whole.text.index("ways")])
    assert second.repairs == ()
    assert second.printed == ("• ways home.",)


@pytest.mark.parametrize("at", [[], [0], [2], [3, 3], [7, 3], [40]])
def test_it_is_cut_only_where_words_begin(at: list[int]) -> None:
    with pytest.raises(ValueError, match="begin"):
        cut(passage([["one", "two", "six"]]), at)


def test_a_typed_word_stands_where_the_one_did_that_it_takes_the_place_of() -> None:
    read = passage([["one", "twoo"], ["three", "four"]], [1])
    made = reworded(read, "one two three fourteen more")
    assert [made.text[run.start : run.end] for run in made.runs] == [
        "one two",
        "three fourteen more",
    ]
    assert [made.text[p.start : p.end] for p in made.placed] == ["one", "two", "three", "fourteen"]


def test_boxes_far_apart_stay_two() -> None:
    whole = passage([["one"], ["two"], ["three"]])
    first, _, third = cut(whole, [4, 8])
    assert [run.box for run in joined(first, third, neighbours=False).runs] == [
        whole.words[0].box,
        whole.words[2].box,
    ]
