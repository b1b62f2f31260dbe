"""Tables that say the focus area themselves: in a column, or in rows of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import Bar, Text
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.table_blocks import blocks_of
from mirps_extract.outline.table_heads import COMMITMENT, TableColumn
from mirps_extract.vocabulary import load
from unit.making import BOLD, Item, layout_of, lines, stages_of, title

Found = list[tuple[str, list[str]]]


def found_in(tmp_path: Path, *pages: list[Item]) -> Found:
    """The areas of the first country with their commitments' texts."""
    stages = stages_of(tmp_path, *pages)
    texts = iter(stages.texts)
    areas = stages.reading.countries[0].focus_areas
    return [(area.area, [next(texts) for _ in area.commitments]) for area in areas]


def head(top: float, *names: tuple[float, str]) -> list[Item]:
    """The head of a table."""
    return [Text(x, top, name, BOLD, 10.0) for x, name in names]


EXPECTED: Found = [
    ("health", ["Open an office at the border", "Train the nurses of the clinics"]),
    ("education", ["Hire three teachers"]),
]


def rows(top: float, x: float, areas: tuple[str, str, str]) -> list[Item]:
    """Three rows with rules between them; an area is said where there is one."""
    drawn: list[Item] = []
    texts = (("Open an office at", "the border"), ("Train the nurses of", "the clinics"),
             ("Hire three", "teachers"))  # fmt: skip
    for at, (area, cell) in enumerate(zip(areas, texts, strict=True)):
        y = top + 40 * at
        drawn += [Text(50, y, area)] if area else []
        drawn += [Text(x, y + 12 * k, line) for k, line in enumerate(cell)]
        drawn += [Text(420, y, "UNHCR")]
        start = x - 5 if at < 2 and not areas[at + 1 if at < 2 else at] else 45
        drawn += [Bar(start, y + 32, 500, y + 32.5)]
    return drawn


def test_an_area_in_a_cell_that_is_merged_over_rows(tmp_path: Path) -> None:
    names = head(176, (50, "Focus area"), (150, "Commitment"), (420, "Responsible"))
    page = [title("BELIZE"), *names, *rows(200, 150, ("Health", "", "Education"))]
    assert found_in(tmp_path, page) == EXPECTED


def test_an_area_of_the_plan_s_own_in_a_cell(tmp_path: Path) -> None:
    names = head(176, (50, "Focus area"), (150, "Commitment"), (420, "Responsible"))
    page = [title("BELIZE"), *names, *rows(200, 150, ("1.1 Health", "", "1.2 Housing"))]
    assert found_in(tmp_path, page) == [EXPECTED[0], ("housing", EXPECTED[1][1])]


@pytest.mark.parametrize("second", [211.0, 215.0], ids=["apart", "level with the next row"])
def test_an_area_of_two_lines_in_a_merged_cell_that_is_shaded_row_by_row(
    second: float, tmp_path: Path
) -> None:
    texts = [
        ["Open a hotline for them"],
        ["Include all families in the register", "of the ministry"],
        ["Deliver 300 kits"],
    ]
    page: list[Item] = [title("BELIZE")]
    page += head(176, (50, "Focus area"), (150, "Commitment"), (420, "Responsible"))
    y = 196.0
    for text in texts:
        foot = y + 8 + 12 * len(text)
        page += [Bar(45, y, 145, foot, "#e0e8f0"), Bar(145, foot - 0.5, 500, foot)]
        page += [Text(150, y + 3 + 12 * at, line) for at, line in enumerate(text)]
        page.append(Text(420, y + 3, "UNHCR"))
        y = foot
    for top, line in ((199, "Social"), (second, "protection")):
        page.append(Text(50, top, line, BOLD, 11.0))
    page += [Text(50, 233, "3 commitments", size=8.0), Bar(45, y - 0.5, 500, y)]
    assert found_in(tmp_path, page) == [("social_protection", [" ".join(text) for text in texts])]


def test_an_area_that_each_row_says(tmp_path: Path) -> None:
    names = head(176, (50, "Area"), (150, "Commitment"), (420, "Lead institution"))
    page = [title("BELIZE"), *names, *rows(200, 150, ("Health", "Health", "Education"))]
    assert found_in(tmp_path, page) == EXPECTED


LONG = "Thematic area of focus 1, on the matters of health: two commitments"


@pytest.mark.parametrize("name", ["Health", LONG], ids=["short", "long"])
@pytest.mark.parametrize("size", [10.0, 11.5], ids=["as the text", "larger"])
def test_an_area_in_a_row_over_all_columns(size: float, name: str, tmp_path: Path) -> None:
    first, second = rows(230, 50, ("", "", ""))[:6], rows(270, 50, ("", "", ""))[-4:]
    page = [
        title("BELIZE"),
        *head(176, (50, "Commitment"), (420, "Responsible")),
        Text(50, 204, name, BOLD, size),
        *first,
        *rows(230, 50, ("", "", ""))[6:8],
        Text(50, 318, "Education", BOLD, size),
        *[item for item in second if isinstance(item, Text)],
    ]
    assert [area for area, _ in found_in(tmp_path, page)] == ["health", "education"]


def test_a_row_that_says_much_of_an_area_heads_those_below_it(tmp_path: Path) -> None:
    page = [title("BELIZE"), *head(176, (50, "Commitment"), (420, "Responsible"))]
    text = ["Open an office in each of the towns at the border, and", "name the persons for it"]
    top = 200.0
    for number, area in enumerate(("Health", "Education"), 1):
        said = f"Focus area {number} of the national action plan: {area}: two commitments"
        page += [Bar(45, top - 4, 500, top + 14, "#e0e8f0"), Text(50, top, said, BOLD)]
        for y in (top + 20, top + 50):
            page += [*lines(50, y, *text), Text(420, y, "UNHCR"), Bar(45, y + 26, 500, y + 26.5)]
        top += 84
    assert found_in(tmp_path, page) == [
        ("health", [" ".join(text)] * 2),
        ("education", [" ".join(text)] * 2),
    ]


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    page: list[Item] = [
        title("BELIZE"),
        Text(50, 150, "HEALTH", BOLD, 14.0), Text(310, 150, "EDUCATION", BOLD, 14.0),
        *head(176, (50, "Commitment"), (220, "Status"), (310, "Commitment"), (480, "Status")),
        Text(50, 200, "Open an office at the"), Text(50, 212, "border"), Text(220, 200, "Done"),
        Text(310, 200, "Hire three"), Text(310, 212, "teachers"), Text(480, 200, "Begun"),
        Text(50, 236, "Train the nurses of"), Text(50, 248, "the clinics"), Text(220, 236, "Late"),
    ]  # fmt: skip
    assert found_in(tmp_path, page) == EXPECTED


def ruled(*cells: tuple[float, str], top: float) -> list[Item]:
    """A row of a table, its cells at their left edges, with a rule below."""
    return [*(Text(x, top, text) for x, text in cells), Bar(45, top + 14, 500, top + 14.5)]


def test_a_row_of_sums_and_a_line_below_the_table_are_no_commitments(tmp_path: Path) -> None:
    names = head(176, (50, "Commitment"), (300, "Cost"), (420, "Responsible"))
    page = [title("BELIZE"), Text(50, 150, "HEALTH", BOLD, 14.0), *names]
    page += ruled((50, "Open an office"), (300, "120 000"), (420, "UNHCR"), top=200)
    page += ruled((50, "Train nurses"), (300, "9 000"), (420, "UNHCR"), top=220)
    page += [Text(50, 240, "Subtotal", BOLD), Text(300, 240, "129 000", BOLD)]
    page += [Bar(45, 254, 500, 254.5), Text(50, 274, "Cost of the plan of Belize: 129 000.", BOLD)]
    assert found_in(tmp_path, page) == [("health", ["Open an office", "Train nurses"])]


def test_a_row_may_open_with_a_sign_alone(tmp_path: Path) -> None:
    names = head(176, (50, "Cost"), (150, "Commitment"), (420, "Responsible"))
    page = [title("BELIZE"), Text(50, 150, "HEALTH", BOLD, 14.0), *names]
    page += ruled((50, "—"), (150, "Open an office"), (420, "UNHCR"), top=200)
    page += ruled((50, "9 000"), (150, "Train nurses"), (420, "UNHCR"), top=220)
    assert found_in(tmp_path, page) == [("health", ["Open an office", "Train nurses"])]


def test_a_count_on_a_bar_below_a_word_for_commitments_is_no_table(tmp_path: Path) -> None:
    page: list[Item] = [title("BELIZE"), Text(50, 150, "Commitments", BOLD, 12.0)]
    page += [Bar(45, 166, 560, 204, "#dde8f2"), Text(300, 168, "4", BOLD, 18.0)]
    page += [Text(295, 192, "Health", size=8.0), Text(50, 216, "HEALTH", BOLD, 10.0)]
    texts = [("Open an office at the border of", f"{n} for all who come or stay") for n in "ABCD"]
    for at, (first, second) in enumerate(texts):
        x0, top = 50 + 270 * (at // 2), 240 + 40 * (at % 2)
        page += [Text(x0, top, f"• {first}"), Text(x0 + 8, top + 12, second)]
    assert found_in(tmp_path, page) == [("health", [" ".join(text) for text in texts])]


def test_a_country_in_a_cell_is_that_of_the_rows_beside_it(tmp_path: Path) -> None:
    names = head(176, (50, "Country"), (150, "Commitment"), (420, "Responsible"))
    pages = [
        [title(area), *names, *rows(200, 150, ("Costa Rica", "", "Belize"))]
        for area in ("Protection", "Health")
    ]
    countries = stages_of(tmp_path, *pages).reading.countries
    found = {
        c.iso3: [(area.area, len(area.commitments)) for area in c.focus_areas] for c in countries
    }
    assert found == {
        "CRI": [("protection", 2), ("health", 2)],
        "BLZ": [("protection", 1), ("health", 1)],
    }


def test_a_column_that_says_but_one_country_heads_nothing(tmp_path: Path) -> None:
    names = head(176, (50, "Country"), (150, "Commitment"), (420, "Responsible"))
    page: list[Item] = [title("BELIZE"), Text(50, 150, "Health", BOLD, 12.0)]
    page += [*names, *rows(200, 150, ("Belize", "", ""))]
    stages = stages_of(tmp_path, page)
    assert [c.iso3 for c in stages.reading.countries] == ["BLZ"]
    assert len(stages.texts) == 3 and "unassigned_words" not in stages.codes


def test_the_next_country_below_a_column_of_areas_ends_the_table(tmp_path: Path) -> None:
    names = head(176, (50, "Focus area"), (150, "Commitment"), (420, "Responsible"))
    table = [*names, *rows(200, 150, ("Health", "", "Education"))]
    pages = [[title("BELIZE"), *table, Text(50, 400, "MEXICO", BOLD, 18.0)], table]
    countries = stages_of(tmp_path, *pages).reading.countries
    found = [(c.iso3, [len(area.commitments) for area in c.focus_areas]) for c in countries]
    assert found == [("BLZ", [2, 1]), ("MEX", [2, 1])]


def test_a_row_set_as_those_that_name_areas_heads_those_below_it(tmp_path: Path) -> None:
    """One column has no others that a heading could run over."""
    page: list[Item] = [title("BELIZE"), *head(176, (50, "Commitment"))]
    areas = ("Health", "Housing", "Education")
    texts = ("Open an office at the border", "Pay the rent of families", "Hire three teachers")
    for at, (area, text) in enumerate(zip(areas, texts, strict=True)):
        y = 200.0 + 80 * at
        page += [Text(50, y, f"Focus area {at + 1}: {area}", BOLD, 10.0)]
        page += [Text(50, y + 24 * k, f"{text} {'now' if k == 1 else 'later'}.") for k in (1, 2)]
        page += [Bar(45, y + 24 * k - 7, 500, y + 24 * k - 6.5) for k in range(4)]
    expected = [[f"{text} {when}." for when in ("now", "later")] for text in texts]
    found = found_in(tmp_path, page)
    assert found == list(zip(("health", "housing", "education"), expected, strict=True))


def test_a_box_below_the_last_row_is_none_of_the_table(tmp_path: Path) -> None:
    """Its heading stands where commitments do; its text runs over columns, and no cell does."""
    page: list[Item] = [Text(50, 200, "Open an office"), Text(280, 200, "UNHCR")]
    page += [Bar(45, 284, 500, 330, "#dcebc8"), Text(50, 290, "In our town", BOLD, 10.0)]
    page += lines(50, 306, "Volunteers translate for newcomers who have to fill in many forms.")
    layout = layout_of(tmp_path, page)
    columns = [TableColumn(COMMITMENT, 45.0, 270.0), TableColumn("responsible", 270.0, 500.0)]
    walked = blocks_of(columns, Headings(load("en")), layout.pages[0].lines, layout.body)
    rows = [{name: [line.text for line in cell] for name, cell in row.items()}
            for row in walked if isinstance(row, dict)]  # fmt: skip
    assert rows == [{COMMITMENT: ["Open an office"], "responsible": ["UNHCR"]}]
