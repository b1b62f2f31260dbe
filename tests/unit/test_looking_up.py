"""What is looked up is what trying all would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.geometry import Box
from mirps_extract.indices import HeightIndex, InOrder
from mirps_extract.text.paragraphs import Staircase

POINTS = st.integers(0, 60).map(lambda number: number / 2)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    x0, top = draw(POINTS), draw(POINTS)
    return Box(x0, top, x0 + draw(POINTS), top + draw(POINTS))


@given(st.lists(boxes(), max_size=12), POINTS, st.sampled_from([0.0, 1.5]))
def test_the_boxes_at_a_height_are_those_that_reach_over_it(
    some: list[Box], height: float, slack: float
) -> None:
    expected = [
        at for at, box in enumerate(some) if box.top - slack <= height <= box.bottom + slack
    ]
    assert HeightIndex(some, slack).at(height) == expected


@given(st.lists(boxes(), max_size=12), POINTS, POINTS)
def test_the_boxes_from_one_height_to_another_are_those_whose_tops_lie_there(
    some: list[Box], low: float, high: float
) -> None:
    expected = [box for box in sorted(some, key=lambda b: b.top) if low <= box.top <= high]
    assert InOrder(some, lambda box: box.top).between(low, high) == expected


@given(st.lists(st.tuples(POINTS, POINTS), max_size=20), POINTS)
def test_a_stair_knows_the_least_value_of_smaller_keys(
    pairs: list[tuple[float, float]], key: float
) -> None:
    steps = Staircase()
    for pair in pairs:
        steps.add(*pair)
    assert steps.least(key, -1.0) == min((v for k, v in pairs if k < key), default=-1.0)
