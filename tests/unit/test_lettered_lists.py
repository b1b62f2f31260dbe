"""Lists whose items are lettered."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirps_extract.layout.values import Type
from mirps_extract.outline.context import Chain, Context
from mirps_extract.outline.evidence import Facts
from mirps_extract.outline.features.by_habit import more
from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.habits import Habits
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.lists import Lists, Way
from mirps_extract.outline.marks import ListMarks, learn, mark_form_of
from mirps_extract.outline.steps import text_features
from mirps_extract.vocabulary import load
from unit.making import Item, bullets, heading, line, lines, stages_of, title


@pytest.mark.parametrize(
    "marks",
    [("a)", "b)", "c)"), ("(a)", "(b)", "(c)"), ("i.", "ii.", "iii."), ("a.", "b.", "c.")],
)
def test_letters_and_roman_numbers_open_items(marks: tuple[str, ...], tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE")]
    for at, name in enumerate(("PROTECTION", "HEALTH")):
        page.append(heading(name, 130 + 100 * at))
        for place, mark in enumerate(marks):
            text = f"{mark} Open office {place} at the border for those"
            page += lines(60, 150 + 100 * at + 24 * place, text, "who arrive")
    first, second = stages_of(tmp_path, page).reading.countries[0].focus_areas
    assert [found.number for found in first.commitments] == [mark.strip("().") for mark in marks]
    assert [found.passage.text for found in second.commitments] == [
        f"Open office {place} at the border for those who arrive" for place in range(3)
    ]


@pytest.mark.parametrize(
    ("above", "is_part"), [("for those who arrive, with:", True), ("Open an office.", False)]
)
def test_a_letter_that_opens_no_list_opens_a_part_of_a_sentence(above: str, is_part: bool) -> None:
    """Also where a tagged file has the parts of all commitments in lists of their own."""
    headings = Headings(load("en"))
    facts = Facts(Type("F", 10.0, 400, (0.0, 0.0, 0.0)), headings, {})
    rows = [above.split(), ["a.", "training", "of", "120", "officials;"]]
    chain = Chain(
        Context(headings, ListMarks(frozenset("•"))),
        [facts.of(line(row, top=12.0 * at, start=10 * at)) for at, row in enumerate(rows)],
        [],
        0.2,
    )
    found = more(InChain(chain, 1), Habits(lists=Lists(Way.MARKS)))
    assert ("more.sub_mark" in found) is is_part


def test_letters_with_one_bracket_are_below_those_with_two_on_the_next_page_too(
    tmp_path: Path,
) -> None:
    steps = ["i) Open an office;", "ii) Train the judges;", "iii) Print a guide."]
    page: list[Item] = [title("BELIZE"), heading("HEALTH", 130)]
    for at, mark in enumerate("abc"):
        page += lines(60, 150 + 50 * at, f"({mark}) Help all those who come, in three steps:")
        page += lines(85, 162 + 50 * at, *(steps if mark != "c" else steps[:2]))
    found = stages_of(tmp_path, page, lines(85, 60, steps[2]))
    assert [commitment.number for commitment in found.commitments] == ["a", "b", "c"]
    assert found.texts[2].endswith("Print a guide.")


@pytest.mark.parametrize(
    "marks",
    [
        ("①", "②", "③"),
        ("❶", "❷", "❸"),
        ("○•", "○•", "○•"),
        ("☐", "☐", "☑"),
        ("☐", "✓", "✗"),
        ("[]", "[x]", "[]"),
        ("->", "->", "->"),
        ("*)", "*)", "*)"),
        ("#", "#", "#"),
        ("✱",),
        ("1.",),
    ],
    ids=str,
)
def test_enclosed_numbers_double_signs_boxes_and_hashes_open_items(marks: tuple[str, ...]) -> None:
    made = [line([mark, "Open", "an", "office"]) for mark in marks]
    forms = {mark_form_of(one) for one in made}
    assert learn(made, load("en").punctuation).forms == forms and len(forms) == 1


@pytest.mark.parametrize(
    "opening", ["2. Open", "1. of", "©", "..", "1 Office", "A1 Office"], ids=str
)
def test_what_opens_one_line_is_not_for_that_a_mark(opening: str) -> None:
    made = [line([*opening.split(), "an", "office"])]
    assert learn(made, load("en").punctuation).forms == frozenset()


@pytest.mark.parametrize("mark", ["*)", "--", "[ ]", "=>"])
def test_marks_of_two_signs_stand_before_their_texts(tmp_path: Path, mark: str) -> None:
    page: list[Item] = [title("BELIZE"), heading("PROTECTION", 130)]
    texts = ["Open an office at the border", "Name those who decide", "Hear the child"]
    for at, text in enumerate(texts):
        page += [*lines(60, 150 + 30 * at, mark), *lines(84, 150 + 30 * at, text, "and write it")]
    assert stages_of(tmp_path, page).texts == [f"{text} and write it" for text in texts]


def test_an_enumeration_that_begins_lines_opens_no_items(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), heading("PROTECTION", 130)]
    page += lines(60, 150, "• Name those who", "(a) decide, and", "(b) hear the child")
    page += lines(60, 190, "• Build an office")
    assert stages_of(tmp_path, page).texts == [
        "Name those who (a) decide, and (b) hear the child",
        "Build an office",
    ]


def test_a_numbered_heading_over_columns_sets_none_of_the_items_in(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE")]
    for at, name in enumerate(("Protection", "Education")):
        top = 130 + 100 * at
        page.append(heading(f"{at + 1}. {name}: 3 commitments", top))
        page += lines(50, top + 20, "1.1 Build an office", "1.2 Train all judges")
        page += lines(200, top + 20, "1.3 Hire nurses for the north")
    texts = ["Build an office", "Train all judges", "Hire nurses for the north"]
    assert stages_of(tmp_path, page).texts == [*texts, *texts]


def test_an_item_that_runs_into_the_next_column_sets_none_of_its_items_in(tmp_path: Path) -> None:
    short = ["Build an office", "Train all judges", "Hire nurses for the north", "Build schools"]
    long = "Train judges in the law of refuge of all"
    page: list[Item] = [title("BELIZE"), heading("PROTECTION", 130)]
    page += bullets(150, *short, long) + bullets(150, *short, x0=217)
    assert stages_of(tmp_path, page).texts == [*short, long, *short]


def test_the_last_letter_of_a_divided_word_opens_no_list() -> None:
    english = load("en")
    facts = Facts(Type("F", 10.0, 400, (0.0, 0.0, 0.0)), Headings(english), {})
    above = facts.of(line(["the", "national", "system-"]))
    below = facts.of(line(["s.", "Social", "protection"], top=12.0, start=10))
    assert text_features(above, below) == ["next.hyphen"]


@pytest.mark.parametrize("ends", [("; and",), (";", "and")])
def test_a_word_that_joins_the_last_item_goes_on_with_none(
    ends: tuple[str, ...], tmp_path: Path
) -> None:
    last, *alone = ends
    page: list[Item] = [title("BELIZE"), heading("PROTECTION", 130)]
    page += lines(60, 150, "(a) Open an office;", f"(b) Train all judges{last}", *alone)
    page += lines(60, 190, "(c) Hire nurses for the north.")
    texts = ["Open an office;", f"Train all judges{' '.join(ends)}", "Hire nurses for the north."]
    assert stages_of(tmp_path, page).texts == texts


def test_a_marked_item_goes_on_with_none_across_a_line_in_capitals(tmp_path: Path) -> None:
    """The last line of an item looks like a heading that stands in a text by chance."""
    page: list[Item] = [title("BELIZE"), heading("PROTECTION", 130)]
    page += lines(60, 150, "• Grant seed capital through a revolving fund of", "USD 600")
    page += lines(60, 182, "• Promote the certification of skills")
    page += lines(60, 202, "• Open an office at the border")
    texts = [
        "Grant seed capital through a revolving fund of USD 600",
        "Promote the certification of skills",
        "Open an office at the border",
    ]
    assert stages_of(tmp_path, page).texts == texts


def test_a_narrow_letter_is_of_its_own_line_as_wider_ones_are(tmp_path: Path) -> None:
    """The white behind it, and but that, is as wide as before texts that numbers stand beside."""
    said = ["Open the office, together with the", "Ministry"]
    page: list[Item] = [title("BELIZE"), heading("PROTECTION", 130)]
    for place, mark in enumerate(("a)", "b)", "c)", "d)")):
        page += [*lines(50, 150 + 24 * place, mark), *lines(64.6, 150 + 24 * place, *said)]
    found = stages_of(tmp_path, page)
    assert found.texts == [" ".join(said)] * 4
    assert [commitment.number for commitment in found.commitments] == list("abcd")
