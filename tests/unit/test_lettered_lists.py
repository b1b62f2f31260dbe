"""Lists whose items are lettered."""

from __future__ import annotations

from pathlib import Path

import pytest

from unit.making import Item, heading, lines, stages_of, title


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


def test_an_enumeration_that_begins_lines_opens_no_items(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), heading("PROTECTION", 130)]
    page += lines(60, 150, "• Name those who", "(a) decide, and", "(b) hear the child")
    page += lines(60, 190, "• Build an office")
    assert stages_of(tmp_path, page).texts == [
        "Name those who (a) decide, and (b) hear the child",
        "Build an office",
    ]
