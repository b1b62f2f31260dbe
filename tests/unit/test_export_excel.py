"""The workbook, opened again with openpyxl."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from openpyxl.cell.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mirps_extract import Plan, plan_of
from mirps_extract.exports import book_of, export
from mirps_extract.tables import FORMS
from unit.odd import NASTY, long_plan, odd_plans
from unit.plans import plan
from unit.reading_back import named, said
from unit.reading_xlsx import sheet_rows

ROOT = Path(__file__).parents[2]
OUTPUT = plan_of((ROOT / "output" / "mirps-2021-en.json").read_bytes())
FILL = "FFFFE2B8"
"""The colour of what differs."""


def data_of(*plans: Plan) -> bytes:
    return export(book_of(plans), ["excel"])["mirps.xlsx"]


def workbook_of(*plans: Plan) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data_of(*plans)))


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return workbook_of(OUTPUT)


def sheet_of(workbook: Workbook, name: str) -> Worksheet:
    sheet = workbook[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def records(workbook: Workbook, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by the names of its columns."""
    head, *body = sheet_of(workbook, name).iter_rows(values_only=True)
    return [dict(zip(map(name_of, head), row, strict=True)) for row in body]


def name_of(head: object) -> str:
    return str(head).lower().replace(" ", "_").replace("-", "")


def cells(sheet: Worksheet) -> list[Cell]:
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


@given(odd_plans())
def test_no_commitment_character_or_mention_is_lost(plan: Plan) -> None:
    data = data_of(plan)
    told = sheet_rows(data, "commitments")
    assert [(row["label"], row["text"]) for row in told] == said(plan)
    labels = {row["commitment_id"]: row["label"] for row in told}
    assert [
        (labels[row["commitment_id"]], row["text"], str(row["role"]).lower())
        for row in sheet_rows(data, "mentions")
    ] == named(plan)


def test_texts_that_no_cell_holds_are_whole_on_a_sheet_of_their_own() -> None:
    workbook = workbook_of(long_plan())
    told = [(row["label"], row["text"]) for row in sheet_rows(data_of(long_plan()), "commitments")]
    assert told == said(long_plan())
    lengths = [
        len(str(cell.value).encode("utf-16-le")) // 2
        for sheet in ("commitments", "long texts")
        for cell in cells(sheet_of(workbook, sheet))
    ]
    assert max(lengths) == 32_767
    parts = records(workbook, "long texts")
    assert {row["cell"] for row in parts} == {f"commitments!E{line}" for line in (2, 3, 5)}
    assert [row["part"] for row in parts[:3]] == [1, 2, 3]
    assert [row["of"] for row in parts[:3]] == [3, 3, 3]


def test_a_text_that_no_cell_holds_is_reported() -> None:
    workbook = workbook_of(long_plan())
    told = facts(workbook)["Long texts"]
    sheet = sheet_of(workbook, "commitments")
    for line in (2, 3, 5):
        assert f"commitments!E{line}" in str(told)
        assert str(sheet[f"E{line}"].value).endswith("[the whole text is on the sheet long texts]")
    assert "short" in [cell.value for cell in sheet["E"]]


def test_a_plan_of_short_texts_has_no_sheet_of_long_ones(workbook: Workbook) -> None:
    assert "long texts" not in workbook.sheetnames
    assert "Long texts" not in facts(workbook)


def test_the_sheets_and_their_order(workbook: Workbook) -> None:
    assert workbook.sheetnames[:4] == ["about", "summary", "commitments", "counts"]
    assert workbook.sheetnames[-2:] == ["evidence", "columns"]
    tables = book_of([OUTPUT]).tables
    filled = {form.name for form in FORMS if tables[form.name].rows}
    assert filled < {form.name for form in FORMS}  # no sheet is empty
    told = {name.replace(" ", "_") for name in workbook.sheetnames}
    assert told == filled | {"about", "summary", "columns"}
    for name in filled:
        head = next(sheet_of(workbook, name.replace("_", " ")).iter_rows(values_only=True))
        columns = [column.name for column in tables[name].form.columns]
        assert sorted(map(name_of, head)) == sorted(columns)


def facts(workbook: Workbook) -> dict[object, object]:
    rows = sheet_of(workbook, "about").iter_rows(max_col=2, values_only=True)
    return {name: value for name, value in rows if name is not None}


def test_the_first_sheet_says_what_the_file_is() -> None:
    book = book_of([OUTPUT], licence="CC-BY-4.0", source_url="https://x.org/p", organisation="Ours")
    data = export(book, ["excel"])["mirps.xlsx"]
    told = facts(openpyxl.load_workbook(io.BytesIO(data)))
    assert "MIRPS National Action Plans: commitments" in told
    assert "Comprehensive Regional Protection" in str(told["What this is"])
    assert told["Plan"] == "MIRPS NATIONAL ACTION PLAN (mirps-2021-en.pdf)"
    assert told["Year of the plan"] == 2021
    assert "Government of Belize; " in str(told["Source"])
    assert str(told["Source"]).endswith("https://x.org/p")
    assert told["Licence"] == "CC-BY-4.0 (https://creativecommons.org/licenses/by/4.0/)"
    assert told["Published by"] == "Ours"
    assert (told["Commitments found"], told["Commitments declared"]) == (230, 229)
    assert facts(workbook_of(OUTPUT))["Licence"] == "Licence not specified"


def test_the_first_sheet_leads_to_every_other(workbook: Workbook) -> None:
    linked = {cell.value for cell in cells(sheet_of(workbook, "about")) if cell.hyperlink}
    assert linked == set(workbook.sheetnames[1:])


def test_the_text_is_in_sight_on_a_laptop(workbook: Workbook) -> None:
    sheet = sheet_of(workbook, "commitments")
    head = [name_of(cell.value) for cell in sheet[1]]
    assert head[:5] == ["edition_year", "country", "focus_area", "label", "text"]
    letters = [get_column_letter(at) for at in range(1, len(head) + 1)]
    hidden = {letter for letter in letters if folded(sheet, letter)}
    shown = [letter for letter in letters if letter not in hidden]
    assert hidden == set(letters[len(shown) :])
    assert 1 < len(shown) < 10
    pixels = sum(7 * sheet.column_dimensions[letter].width for letter in shown)
    assert pixels < 1366 - 60  # the width of a small screen, less the rows' numbers and the bar
    for name in ("institutions", "mentions", "findings", "narrative", "editions"):
        other = sheet_of(workbook, name)
        widths = {get_column_letter(at) for at in range(1, other.max_column + 1)}
        shown = [letter for letter in widths if not folded(other, letter)]
        assert sum(7 * other.column_dimensions[a].width for a in shown) < 1306, name


def folded(sheet: Worksheet, letter: str) -> bool:
    """Whether a column is folded away; openpyxl keeps alike neighbours as one."""
    at = column_index_from_string(letter)
    return any(
        (one.min or 0) <= at <= (one.max or 0) and one.hidden and one.outlineLevel == 1
        for one in sheet.column_dimensions.values()
    )


def test_focus_areas_and_findings_are_called_by_name(workbook: Workbook) -> None:
    named = {row["focus_area"] for row in records(workbook, "commitments")}
    assert "Jobs and livelihoods" in named
    assert not any("_" in str(name) for name in named)
    codes = {row["code"] for row in records(workbook, "findings")}
    assert "Declared and found differ" in codes
    assert "Total" in {row["focus_area"] for row in records(workbook, "counts")}
    kinds = {row["type"] for row in records(workbook, "institutions")}
    assert {"Ministry", "Local government"} <= kinds
    known = [(row["column"], row["name_in_other_formats"]) for row in records(workbook, "columns")]
    assert ("Country ISO3", "country_iso3") in known


def test_a_spanish_plan_has_spanish_names() -> None:
    spanish = plan({"MEX": {"jobs_and_livelihoods": ["Seguir."]}}, language="es")
    (row,) = records(workbook_of(spanish), "commitments")
    assert row["focus_area"] == "Empleo y medios de vida"
    (one, two) = spanish, plan({"MEX": {"jobs_and_livelihoods": ["Go on."]}})
    other = two.model_copy(update={"source": two.source.model_copy(update={"sha256": "1" * 64})})
    told = {row["focus_area"] for row in records(workbook_of(one, other), "commitments")}
    assert told == {"Jobs and livelihoods"}


def test_heads_stay_and_can_be_filtered_and_texts_are_wrapped(workbook: Workbook) -> None:
    for name in workbook.sheetnames[1:]:
        sheet = sheet_of(workbook, name)
        assert str(sheet.freeze_panes).endswith("2"), name
        assert sheet.auto_filter.ref, name
        for cell in [cell for cell in cells(sheet)[:60] if cell.value is not None]:
            assert cell.alignment.wrap_text, (name, cell.coordinate)
        for column in list(sheet.columns)[:5]:
            letter = getattr(column[0], "column_letter", "A")
            assert 9 <= sheet.column_dimensions[letter].width <= 81 or name == "summary"


def test_rows_are_as_high_as_their_texts(workbook: Workbook) -> None:
    sheet = sheet_of(workbook, "commitments")
    head = [name_of(cell.value) for cell in sheet[1]]
    texts = [str(row[head.index("text")]) for row in sheet.iter_rows(2, values_only=True)]
    assert max(map(len, texts)) > 900
    for line, text in enumerate(texts, start=2):
        height = sheet.row_dimensions[line].height or 15
        assert height * 80 / 15 >= len(text) or height == 409


def test_the_summary_sets_declared_beside_found(workbook: Workbook) -> None:
    *countries, total = records(workbook, "summary")
    rows = {str(row["country_iso3"]): row for row in countries}
    assert len(rows) == 7
    assert (rows["BLZ"]["protection_declared"], rows["BLZ"]["protection_found"]) == (7, 6)
    assert (rows["PAN"]["total_declared"], rows["PAN"]["total_found"]) == (26, 27)
    assert total["country"] == "All countries"
    assert (total["total_declared"], total["total_found"]) == (229, 230)
    found = [row["protection_found"] for row in countries]
    assert total["protection_found"] == sum(each for each in found if isinstance(each, int))


def test_the_summary_has_a_chart_of_what_was_found(workbook: Workbook) -> None:
    (chart,) = vars(sheet_of(workbook, "summary"))["_charts"]
    head = [name_of(cell.value) for cell in sheet_of(workbook, "summary")[1]]
    areas = [name for name in head if name.endswith("_found") and name != "total_found"]
    columns = [get_column_letter(head.index(name) + 1) for name in areas]
    ranges = [series.val.numRef.f for series in chart.series]
    assert ranges == [f"summary!${letter}$2:${letter}$8" for letter in columns]


def test_differences_are_coloured_and_said_in_words(workbook: Workbook) -> None:
    sheet = sheet_of(workbook, "summary")
    head = [str(cell.value) for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2, max_row=8):
        told = str(row[head.index("Differences")].value)
        for at in range(3, len(head) - 1, 2):
            declared, found = row[at], row[at + 1]
            differs = declared.value is not None and declared.value != found.value
            colours = {cell.fill.fgColor.rgb for cell in (declared, found)}
            assert colours == ({FILL} if differs else {"00000000"}), declared.coordinate
            area = head[at].removesuffix(" declared")
            words = f"{area}: {declared.value} declared, {found.value} found"
            assert (words in told) == differs
        assert told == "none" or "declared" in told


def test_a_plan_without_counts_is_said_to_have_none() -> None:
    rows = records(workbook_of(plan({"MEX": {"health": ["Go on."]}})), "summary")
    assert rows[0]["differences"] == "the plan declares no counts"


def test_every_link_leads_to_the_row_that_it_names(workbook: Workbook) -> None:
    commitments = sheet_of(workbook, "commitments")
    place = [name_of(cell.value) for cell in commitments[1]].index("commitment_id")
    ids = {row[place]: at for at, row in enumerate(commitments.iter_rows(values_only=True), 1)}
    count = 0
    for name in ("mentions", "evidence", "findings", "items"):
        for cell in cells(sheet_of(workbook, name)):
            if cell.hyperlink:
                count += 1
                assert cell.hyperlink.location == f"'commitments'!A{ids[cell.value]}"
    assert count > 300


def test_the_summary_leads_to_the_first_commitment_of_an_area(workbook: Workbook) -> None:
    sheet, commitments = sheet_of(workbook, "summary"), sheet_of(workbook, "commitments")
    head = [name_of(cell.value) for cell in commitments[1]]
    count = 0
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell, Cell) and cell.hyperlink:
                count += 1
                place = str(cell.hyperlink.location).removeprefix("'commitments'!A")
                told = [c.value for c in commitments[int(place)]]
                assert told[head.index("country_iso3")] == row[-1].value
                title = str(sheet.cell(1, cell.column).value)
                area = title.removesuffix(" found")
                if title.endswith("found") and area != "Total":
                    assert told[head.index("focus_area")] == area
                assert cell.value not in (None, "")
    assert count > 30


def test_no_text_is_a_formula() -> None:
    odd = plan({"MEX": {"health": list(NASTY)}}, roles={"=1+1": ("x-1", "lead")})
    book = workbook_of(odd)
    formulas = [c for sheet in book.sheetnames for c in cells(sheet_of(book, sheet))]
    assert not [cell.coordinate for cell in formulas if cell.data_type == "f"]
    with zipfile.ZipFile(io.BytesIO(data_of(odd))) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert not [name for name in sheets if b"<f>" in archive.read(name)]
    told = [cell for cell in cells(sheet_of(book, "commitments")) if cell.value == "=1+1"]
    assert len(told) >= 2  # the text, and the institution that it names
    assert all(cell.quotePrefix for cell in told)


def test_numbers_are_numbers_and_codes_are_texts(workbook: Workbook) -> None:
    first = records(workbook, "countries")[0]
    assert (first["country_m49"], first["page_first"]) == ("084", 4)


def test_many_editions_stand_below_one_another() -> None:
    source = OUTPUT.source.model_copy(update={"sha256": "1" * 64})
    edition = OUTPUT.edition.model_copy(update={"year": 2022})
    later = OUTPUT.model_copy(update={"source": source, "edition": edition})
    workbook = workbook_of(later, OUTPUT)
    assert facts(workbook)["Institutions"] == len(OUTPUT.institutions)  # each once
    rows = records(workbook, "summary")
    editions = ["mirps-2021-en"] * 7 + ["mirps-2022-en"] * 7
    assert [row["edition"] for row in rows] == [*editions, "mirps-2021-en", "mirps-2022-en"]
    assert [row["total_found"] for row in rows[-2:]] == [230, 230]


def test_the_file_says_no_time_of_its_making() -> None:
    with zipfile.ZipFile(io.BytesIO(data_of(OUTPUT))) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
