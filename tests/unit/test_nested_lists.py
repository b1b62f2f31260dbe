"""Lists in one another, where focus areas are the items of the first level."""

from __future__ import annotations

from pathlib import Path

from drawing import Text
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
