"""Lists in one another, where focus areas are the items of the first level."""

from __future__ import annotations

from pathlib import Path

from drawing import Bar, Text
from unit.making import BOLD, Item, bullets, stages_of, title

AREAS = {
    "Protection (2)": ["Open an office at the border", "Train all judges in the law"],
    "Health": ["Hire nurses for the north", "Build a clinic"],
    "Education (1)": ["Print books for the schools"],
}


def test_a_mark_before_a_heading_is_of_the_level_above_its_items(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 60)]
    top = 100.0
    for name, texts in AREAS.items():
        page += [Text(50, top, "•"), Text(60, top, name, BOLD)]
        page += bullets(top + 14, *texts, x0=70)
        top += 14 * (1 + len(texts))
    (country,) = stages_of(tmp_path, page).reading.countries
    assert [[c.passage.text for c in area.commitments] for area in country.focus_areas] == list(
        AREAS.values()
    )


def test_items_with_drawn_bullets_are_not_set_in_from_a_list_of_counts(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 60), *bullets(90, "Health: 3 commitments")]
    page += [Text(50, 120, "HEALTH", BOLD, 12)]
    texts = ["Open an office at the border.", "Train all judges.", "Hire nurses for the north."]
    for at, text in enumerate(texts):
        top = 144 + 16 * at
        page += [Bar(50, top + 3, 55, top + 8, "#2a9d54"), Text(72, top, text)]
    (country,) = stages_of(tmp_path, page).reading.countries
    assert [c.passage.text for c in country.focus_areas[0].commitments] == texts
    assert country.declared.by_area == {"health": 3}
