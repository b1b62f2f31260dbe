"""Items whose numbers stand on panels of their own: on discs, or in cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Bar, Text
from unit.making import BOLD, Item, heading, stages_of, title

ITEMS = ("Open an office at the border", "Train judges in the law of asylum")


@pytest.mark.parametrize("cell", [False, True], ids=["disc", "cell"])
def test_a_number_on_a_panel_of_its_own_opens_an_item(cell: bool, tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), heading("PROTECTION", 130)]
    for at, text in enumerate(ITEMS):
        top = 160.0 + 60 * at
        page.append(Bar(50, top - 3, 64, top + (35 if cell else 11), "#eeeeee"))
        if cell:
            page.append(Bar(64, top - 3, 550, top + 35, "#eeeeee"))
        page += [Text(55, top + 1, str(at + 1), BOLD, 7.0), Text(70, top, text)]
        page.append(Text(70, top + 12, "UNHCR and the ministry agreed on it"))
    (area,) = stages_of(tmp_path, page).reading.countries[0].focus_areas
    assert [found.passage.text for found in area.commitments] == [
        f"{text} UNHCR and the ministry agreed on it" for text in ITEMS
    ]
    assert [found.number for found in area.commitments] == ["1", "2"]
