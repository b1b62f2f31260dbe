"""A ruled box for each commitment, with a small label over each of its cells."""

from __future__ import annotations

from pathlib import Path

from drawing import Text
from unit.making import Item, heading, stages_of, title
from unit.test_cards import frame

TEXTS = ["Open an office at the northern border", "Train the judges of all courts", "Hire nurses"]


def box(top: float, number: int, text: str) -> list[Item]:
    """Two rows of cells, each below its label."""
    cells = [(54, top, "No.", str(number)), (94, top, "Commitment", text)]
    cells += [(94, top + 26, "Responsible institution", "Ministry of Ports")]
    cells += [(404, top + 26, "Deadline", f"May 203{number}")]
    drawn: list[Item] = [*frame(50, top, 500, top + 52)]
    for x0, y, label, said in cells:
        drawn += [Text(x0, y + 4, label, size=7.0, colour="#777777"), Text(x0, y + 13, said)]
    return drawn


def test_each_label_names_the_cell_below_it(tmp_path: Path) -> None:
    page: list[Item] = [title("Belize", 60), heading("Protection", 100)]
    page += box(120, 1, TEXTS[0]) + box(180, 2, TEXTS[1])
    page += [heading("Health", 250), *box(270, 3, TEXTS[2])]
    stages = stages_of(tmp_path, page)
    areas = stages.reading.countries[0].focus_areas
    assert [[c.passage.text for c in area.commitments] for area in areas] == [TEXTS[:2], TEXTS[2:]]
    assert [c.details for c in stages.commitments] == [
        {"responsible": "Ministry of Ports", "deadline": f"May 203{number}"} for number in (1, 2, 3)
    ]
