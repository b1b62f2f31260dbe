"""Tables of commitments that run over pages."""

from __future__ import annotations

from pathlib import Path

from drawing import Bar, Text
from unit.making import BOLD, Item, heading, stages_of, title, width

Row = tuple[str, str, str]


def table(top: float, *rows: Row) -> list[Item]:
    """A head and rows, each cell's lines below one another."""
    drawn: list[Item] = [
        Text(50, top, "No.", BOLD, 10.0),
        Text(90, top, "Commitment", BOLD, 10.0),
        Text(420, top, "Status", BOLD, 10.0),
    ]
    top += 20
    for number, text, status in rows:
        texts = text.split(" | ")
        drawn += [Text(50, top, number)] if number else []
        drawn += [Text(90, top + 12 * at, line) for at, line in enumerate(texts)]
        drawn += [Text(420, top, status)] if status else []
        top += 12 * len(texts) + 8
    return drawn


def test_a_heading_on_the_next_page_ends_a_table(tmp_path: Path) -> None:
    pages = [
        [
            title("BELIZE"),
            heading("HEALTH", 150),
            *table(176, ("1.1", "Open an office at the | border", "Done")),
        ],
        [
            heading("EDUCATION", 100),
            *table(120, ("2.1", "Train the judges of | the court", "Begun")),
        ],
    ]
    areas = stages_of(tmp_path, *pages).reading.countries[0].focus_areas
    found = [(area.area, [c.passage.text for c in area.commitments]) for area in areas]
    assert found == [
        ("health", ["Open an office at the border"]),
        ("education", ["Train the judges of the court"]),
    ]


def test_a_row_may_go_on_under_the_head_of_the_next_page(tmp_path: Path) -> None:
    pages = [
        [
            title("BELIZE"),
            heading("HEALTH", 150),
            *table(
                176,
                ("1.1", "Open an office at the | border", "Done"),
                ("1.2", "Train the judges of | the court and the", "Begun"),
            ),
        ],
        table(100, ("", "Members of parliament", ""), ("1.3", "Hire | interpreters", "Late")),
    ]
    stages = stages_of(tmp_path, *pages)
    assert stages.texts == [
        "Open an office at the border",
        "Train the judges of the court and the Members of parliament",
        "Hire interpreters",
    ]
    assert [c.details for c in stages.commitments] == [
        {"status": status} for status in ("Done", "Begun", "Late")
    ]


def test_a_row_may_have_its_number_on_one_page_and_its_text_on_the_next(tmp_path: Path) -> None:
    pages = [
        [
            title("BELIZE"),
            heading("HEALTH", 150),
            *table(176, ("1.1", "Open an office at the | border", "Done")),
            Bar(50, 222, 460, 222.5),
            Text(50, 228, "1.2"),
            Text(420, 228, "Begun"),
        ],
        table(
            100, ("", "Train the judges of | the court", ""), ("1.3", "Hire | interpreters", "Late")
        ),
    ]
    stages = stages_of(tmp_path, *pages)
    assert stages.texts == [
        "Open an office at the border",
        "Train the judges of the court",
        "Hire interpreters",
    ]
    assert [c.number for c in stages.commitments] == ["1.1", "1.2", "1.3"]


def test_a_head_that_repeats_at_the_top_of_pages_is_no_running_head(tmp_path: Path) -> None:
    first: list[Item] = [title("BELIZE"), heading("HEALTH", 150)]
    pages = [[*first, *table(176, ("1.1", "Open an office at the | border", "Done"))]]
    for at in range(2, 6):
        number = f"1.{at}"
        pages.append(table(40, (number, f"Train the judges of | court {at}", "Begun")))
    assert stages_of(tmp_path, *pages).texts == [
        "Open an office at the border",
        *(f"Train the judges of court {at}" for at in range(2, 6)),
    ]


def test_a_line_below_a_table_is_no_row_of_it_where_a_word_happens_to_begin_a_column(
    tmp_path: Path,
) -> None:
    page: list[Item] = [title("BELIZE")]
    for top, name, source in ((150, "HEALTH", "Source:"), (300, "EDUCATION", "Figures:")):
        page += [
            heading(name, top),
            *table(top + 20, ("1", "Open an office at the | border", "Done")),
        ]
        x0 = 91 - width(f"{source} ", size=8.0)
        page += [Text(x0, top + 74, f"{source} team of each state", size=8.0)]
    assert stages_of(tmp_path, page).texts == ["Open an office at the border"] * 2
