"""Whether a reading of a plan told anything new of how its parts are set."""

from collections import Counter

from mirps_extract.outline.habits import Habits
from mirps_extract.outline.lists import Lists, Way

LARGE = ("Sans", 18.0, "000", False)
BOLD = ("Sans-Bold", 12.0, "000", False)
PLAIN = ("Serif", 10.0, "000", False)


def habits(way: Way = Way.MARKS, **styles: Counter[tuple[str, float, str, bool]]) -> Habits:
    return Habits(styles, Lists(way))


def test_habits_that_are_counted_otherwise_tell_the_same() -> None:
    few = habits(title=Counter({LARGE: 7}), item=Counter({PLAIN: 40, BOLD: 1}))
    many = habits(title=Counter({LARGE: 8}), item=Counter({PLAIN: 44, BOLD: 1}))
    assert few.tell_as(many)
    assert many.tell_as(few)


def test_habits_tell_other_things_where_a_style_is_more_usual() -> None:
    few = habits(title=Counter({LARGE: 7}), item=Counter({PLAIN: 40}))
    assert not few.tell_as(habits(title=Counter({LARGE: 7}), item=Counter({PLAIN: 40, BOLD: 8})))
    assert not few.tell_as(habits(title=Counter({BOLD: 7}), item=Counter({PLAIN: 40})))


def test_habits_tell_other_things_where_items_are_told_apart_otherwise() -> None:
    marked = habits(item=Counter({PLAIN: 40}))
    assert not marked.tell_as(habits(Way.WHITE, item=Counter({PLAIN: 40})))
    assert not marked.tell_as(Habits())
