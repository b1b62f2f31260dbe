"""Whether a reading of a plan told anything new of how its parts are set."""

from collections import Counter

from mirps_extract.layout.values import Type
from mirps_extract.outline.context import Context
from mirps_extract.outline.evidence import Facts
from mirps_extract.outline.habits import Habits, habits_of
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.labels import Label, LabelledLines
from mirps_extract.outline.lists import Lists, Way
from mirps_extract.outline.marks import ListMarks
from mirps_extract.outline.weights import weights
from mirps_extract.vocabulary import load
from unit.making import line

ENGLISH = load("en")
HEADINGS = Headings(ENGLISH)
FACTS = Facts(Type("F", 10.0, 400, (0.0, 0.0, 0.0)), HEADINGS, {})

LARGE = ("Sans", 18.0, "000", False)
BOLD = ("Sans-Bold", 12.0, "000", False)
PLAIN = ("Serif", 10.0, "000", False)


def habits(way: Way = Way.MARKS, **styles: Counter[tuple[str, float, str, bool]]) -> Habits:
    return Habits(styles, Lists(way))


def test_habits_that_are_counted_otherwise_tell_the_same() -> None:
    few = habits(title=Counter({LARGE: 7}), item=Counter({PLAIN: 40, BOLD: 1}))
    many = habits(title=Counter({LARGE: 8}), item=Counter({PLAIN: 44, BOLD: 1}))
    assert few.tell_the_same_as(many)
    assert many.tell_the_same_as(few)


def test_habits_tell_other_things_where_a_style_is_more_usual() -> None:
    few = habits(title=Counter({LARGE: 7}), item=Counter({PLAIN: 40}))
    assert not few.tell_the_same_as(
        habits(title=Counter({LARGE: 7}), item=Counter({PLAIN: 40, BOLD: 8}))
    )
    assert not few.tell_the_same_as(habits(title=Counter({BOLD: 7}), item=Counter({PLAIN: 40})))


def test_habits_tell_other_things_where_items_are_told_apart_otherwise() -> None:
    marked = habits(item=Counter({PLAIN: 40}))
    assert not marked.tell_the_same_as(habits(Way.WHITE, item=Counter({PLAIN: 40})))
    assert not marked.tell_the_same_as(Habits())


def test_a_mark_that_opened_one_list_by_mistake_is_of_the_second_level() -> None:
    lists = ["– HEALTH A-1 – – A-2", "HEALTH A-1 – –", "HEALTH A-1 A-2 –"]
    segments = []
    for at, said in enumerate(" ".join(lists).split()):
        words = [said] if said == "HEALTH" else [said, "Open", "an", "office"]
        one = FACTS.of(line(words, top=12.0 * at, start=10 * at))
        segments.append(LabelledLines(Label.AREA if said == "HEALTH" else Label.ITEM, (one,)))
    told = Context(HEADINGS, ListMarks(frozenset({"A-#", "–"})))
    assert habits_of(segments, told, weights()).tops == frozenset({"A-#"})
