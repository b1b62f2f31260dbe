"""Names of focus areas that are turned to stand in a coloured strip beside their commitments."""

from __future__ import annotations

from pathlib import Path

from drawing import Bar, Text
from unit.making import BOLD, Item, bullets, lines, stages_of, title

COLUMNS = (
    ["Open an office at the border", "Train the judges of all courts"],
    ["Hire nurses for the north", "Pay the teachers"],
)


def strip(top: float, name: str, number: int) -> list[Item]:
    """A strip with the name read upwards at its foot and the number at its top."""
    return [
        Bar(45, top, 70, top + 130, "#3d405b"),
        Text(62, top + 120, name, BOLD, 10.0, "#ffffff", rotate=90),
        Text(54, top + 6, str(number), BOLD, 9.0, "#ffffff"),
    ]


def test_a_turned_name_heads_what_stands_beside_its_strip(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 40)]
    page += lines(50, 70, "The country has received people for many years, by law and in fact.")
    for at, name in enumerate(("Protection", "Health")):
        top = 100 + 160 * at
        page += strip(top, name, 4)
        for x0, texts in zip((85, 330), COLUMNS, strict=True):
            page += bullets(top + 8, *texts, x0=x0)
    stages = stages_of(tmp_path, page)
    (country,) = stages.reading.countries
    found = {a.area: [c.passage.text for c in a.commitments] for a in country.focus_areas}
    assert found == {area: [*COLUMNS[0], *COLUMNS[1]] for area in ("protection", "health")}
    assert dict(country.declared.by_area) == {"protection": 4, "health": 4}
    assert "unassigned_words" not in stages.codes


def test_a_turned_name_without_a_strip_heads_nothing(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 40), Text(62, 300, "Health", BOLD, 10.0, rotate=90)]
    page += [Text(85, 80, "Protection", BOLD, 12.0), *bullets(100, *COLUMNS[0], x0=85)]
    (country,) = stages_of(tmp_path, page).reading.countries
    assert [area.area for area in country.focus_areas] == ["protection"]
