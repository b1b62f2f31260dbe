"""The workbook, opened again with openpyxl."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from openpyxl.cell.cell import Cell
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
    """The rows of a sheet by the names in its head."""
    head, *body = sheet_of(workbook, name).iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def cells(sheet: Worksheet) -> list[Cell]:
    return [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


@given(odd_plans())
def test_no_commitment_character_or_mention_is_lost(plan: Plan) -> None:
    data = data_of(plan)
    told = sheet_rows(data, "commitments")
    assert [(row["label"], row["text"]) for row in told] == said(plan)
    labels = {row["commitment_id"]: row["label"] for row in told}
    assert [
        (labels[row["commitment_id"]], row["text"], row["role"])
        for row in sheet_rows(data, "mentions")
    ] == named(plan)


def test_texts_that_no_cell_holds_go_on_in_a_sheet_of_their_own() -> None:
    workbook = workbook_of(long_plan())
    told = [(row["label"], row["text"]) for row in sheet_rows(data_of(long_plan()), "commitments")]
    assert told == said(long_plan())
    lengths = [
        len(str(cell.value).encode("utf-16-le")) // 2
        for sheet in ("commitments", "continued")
        for cell in cells(sheet_of(workbook, sheet))
    ]
    assert max(lengths) == 32_767


def test_the_sheets_and_their_order(workbook: Workbook) -> None:
    assert workbook.sheetnames[:3] == ["summary", "commitments", "counts"]
    assert set(workbook.sheetnames) == {form.name for form in FORMS} | {"summary", "columns"}
    for form in FORMS:
        head = next(sheet_of(workbook, form.name).iter_rows(values_only=True))
        assert list(head) == [column.name for column in form.columns]


def test_heads_stay_and_can_be_filtered_and_texts_are_wrapped(workbook: Workbook) -> None:
    for name in workbook.sheetnames:
        sheet = sheet_of(workbook, name)
        assert str(sheet.freeze_panes).endswith("2"), name
        assert sheet.auto_filter.ref, name
        for cell in [cell for cell in cells(sheet)[:60] if cell.value is not None]:
            assert cell.alignment.wrap_text, (name, cell.coordinate)
        for column in list(sheet.columns)[:5]:
            letter = getattr(column[0], "column_letter", "A")
            assert 10 <= sheet.column_dimensions[letter].width <= 81 or name == "summary"


def test_rows_are_as_high_as_their_texts(workbook: Workbook) -> None:
    sheet = sheet_of(workbook, "commitments")
    head = [cell.value for cell in sheet[1]]
    texts = [str(row[head.index("text")]) for row in sheet.iter_rows(2, values_only=True)]
    assert max(map(len, texts)) > 900
    for line, text in enumerate(texts, start=2):
        height = sheet.row_dimensions[line].height or 15
        assert height * 80 / 15 >= len(text) or height == 409


def test_the_summary_sets_declared_beside_found(workbook: Workbook) -> None:
    rows = {str(row["country iso3"]): row for row in records(workbook, "summary")}
    assert len(rows) == 7
    assert rows["BLZ"]["protection declared"] == 7
    assert rows["BLZ"]["protection found"] == "6" or rows["BLZ"]["protection found"] == 6
    assert rows["PAN"]["total declared"] == 26
    assert rows["PAN"]["total found"] == 27


def test_differences_are_coloured_and_said_in_words(workbook: Workbook) -> None:
    sheet = sheet_of(workbook, "summary")
    head = [str(cell.value) for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        told = str(row[head.index("differences")].value)
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
    ids = {row[2]: at for at, row in enumerate(commitments.iter_rows(values_only=True), 1)}
    count = 0
    for name in ("mentions", "evidence", "findings", "items"):
        for cell in cells(sheet_of(workbook, name)):
            if cell.hyperlink:
                count += 1
                assert cell.hyperlink.location == f"'commitments'!A{ids[cell.value]}"
    assert count > 300


def test_the_summary_leads_to_the_first_commitment_of_an_area(workbook: Workbook) -> None:
    sheet, commitments = sheet_of(workbook, "summary"), sheet_of(workbook, "commitments")
    head = [str(cell.value) for cell in commitments[1]]
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell, Cell) and cell.hyperlink:
                place = str(cell.hyperlink.location).removeprefix("'commitments'!A")
                told = [c.value for c in commitments[int(place)]]
                assert told[head.index("country_iso3")] == row[1].value
                title = str(sheet.cell(1, cell.column).value)
                area = title.removesuffix(" found").replace(" ", "_")
                if title.endswith("found") and area != "total":
                    assert told[head.index("focus_area")] == area
                assert cell.value not in (None, "")


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
    rows = records(workbook_of(later, OUTPUT), "summary")
    assert [row["edition"] for row in rows] == ["mirps-2021-en"] * 7 + ["mirps-2022-en"] * 7


def test_the_file_says_no_time_of_its_making() -> None:
    with zipfile.ZipFile(io.BytesIO(data_of(OUTPUT))) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
