"""What is looked up is what trying all would find, and words come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.geometry import Box
from mirps_extract.heights import ByHeight
from mirps_extract.read.keeping import PageWords, ids_of, kept, texts_of
from mirps_extract.read.values import Word
from mirps_extract.steps import Steps

POINTS = st.integers(0, 60).map(lambda number: number / 2)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    x0, top = draw(POINTS), draw(POINTS)
    return Box(x0, top, x0 + draw(POINTS), top + draw(POINTS))


@st.composite
def words(draw: st.DrawFn, page: int, index: int) -> Word:
    return Word(
        page=page,
        index=index,
        text=draw(st.text(max_size=5)),
        box=draw(boxes()),
        font=draw(st.sampled_from(["Sans", "Sans-Bold"])),
        size=draw(st.sampled_from([8.0, 9.5])),
        colour=draw(st.sampled_from([None, (0.0, 0.5, 1.0)])),
        turn=draw(st.sampled_from([0, 90, 270])),
        visible=draw(st.booleans()),
        hidden=draw(st.booleans()),
        doubled=draw(st.integers(0, 3)),
        ocr=draw(st.booleans()),
    )


@given(st.lists(boxes(), max_size=12), POINTS, st.sampled_from([0.0, 1.5]))
def test_the_boxes_at_a_height_are_those_that_reach_over_it(
    some: list[Box], height: float, slack: float
) -> None:
    expected = [
        at for at, box in enumerate(some) if box.top - slack <= height <= box.bottom + slack
    ]
    assert ByHeight(some, slack).at(height) == expected


@given(st.lists(st.tuples(POINTS, POINTS), max_size=20), POINTS)
def test_a_stair_knows_the_least_value_of_smaller_keys(
    pairs: list[tuple[float, float]], key: float
) -> None:
    steps = Steps()
    for pair in pairs:
        steps.add(*pair)
    assert steps.least(key, -1.0) == min((v for k, v in pairs if k < key), default=-1.0)


@given(st.data())
def test_words_that_were_put_by_come_back_as_they_were(data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(0, 9), min_size=1, max_size=3))
    pages = [
        tuple(data.draw(words(page, index)) for index in range(count))
        for page, count in enumerate(numbers, start=1)
    ]
    homes = [PageWords(page) for page in pages]
    every = [word for page in pages for word in page]
    chosen = data.draw(st.lists(st.sampled_from(every), max_size=6)) if every else []
    held = kept(chosen)
    for home in homes:
        home.put_by()
    assert texts_of(held) == [word.text for word in chosen]
    assert list(ids_of(held)) == [word.id for word in chosen]
    assert [held[at] for at in range(len(held))] == chosen
    assert held[-2:] == tuple(chosen[-2:])
    for home in homes:
        home.put_by()
    assert list(held) == chosen
    assert [tuple(home) for home in homes] == pages
