"""What the page gives away is what the program makes of the same corrections."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from playwright.sync_api import Page, expect

from browser.conftest import Open, mirps
from browser.decisions import Drawer, Json, commitments
from drawing import SAMPLE, SETTINGS, draw
from mirps_extract.exports.delimited import unguarded
from mirps_extract.findings import kinds

OF_PLACE = ["checked", "focus_area"]
OF_INSTITUTIONS = ["add_institution", "remove_institution", "link_institution", "institution_role"]
OF_TEXT = ["text", "split", "merge"]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small plan, and what was read of it in `out`."""
    folder = tmp_path_factory.mktemp("out")
    draw(SAMPLE, SETTINGS["coded"], folder / "plan.pdf")
    mirps("plan.pdf", "--review", "-o", "out", cwd=folder)
    return folder


def drawn(read: Path, seed: int, kinds: list[str], number: int) -> Json:
    plan = json.loads((read / "out" / "plan.json").read_text(encoding="utf-8"))
    return Drawer(plan, seed).file(kinds, number)


def in_page(read: Path, open_page: Open, file: Path) -> Page:
    opened = open_page(read / "out" / "plan.review.html", "#view=decisions")
    opened.page.set_input_files("#load", file)
    expect(opened.page.locator("#flash")).to_have_class("seen")
    assert opened.errors == []
    return opened.page


def given(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.click(f"#out-{kind}")
    return download.value.path().read_bytes()


def by_program(read: Path, folder: Path, file: Path) -> Path:
    """A folder with the program's output under these corrections, and its exports."""
    mirps(read / "plan.pdf", "--corrections", file, "-o", folder, cwd=folder)
    mirps("export", "plan.json", "--to", "csv", "--to", "excel", "-o", folder, cwd=folder)
    return folder


def rows(text: str) -> list[dict[str, str]]:
    found = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [{name: unguarded(value) for name, value in row.items()} for row in found]


@pytest.mark.parametrize(
    "seed", [1, 2, *(pytest.param(n, marks=pytest.mark.long) for n in range(3, 20))]
)
def test_tables_are_those_of_the_program(
    seed: int, read: Path, open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "own.corrections.json"
    made = drawn(read, seed, OF_PLACE + OF_INSTITUTIONS, 30)
    file.write_text(json.dumps(made), encoding="utf-8")
    page = in_page(read, open_page, file)
    folder = by_program(read, tmp_path, file)

    program = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    program["findings"] = [f for f in program["findings"] if f["code"] not in OF_THE_RUN]
    given_plan = json.loads(given(page, "json"))
    for plan in (program, given_plan):
        del plan["made_with"]  # the program's names the file of corrections
        for finding in plan["findings"]:
            finding["evidence"] = sorted({place["page"] for place in finding["evidence"]})
    assert given_plan == program
    assert sum(bool(c["review"]) for _, _, c in commitments(program)) > 5

    with zipfile.ZipFile(io.BytesIO(given(page, "csv"))) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(files) == {path.name for path in folder.glob("*.csv")}
    for name, text in files.items():
        theirs = (folder / name).read_text(encoding="utf-8")
        assert of_plan(rows(text)) == of_plan(rows(theirs)), name

    own = load_workbook(io.BytesIO(given(page, "excel")))
    program_s = load_workbook(folder / "mirps.xlsx")
    assert set(program_s.sheetnames) - set(own.sheetnames) == {"about", "summary", "columns"}
    for sheet in own.sheetnames:
        assert cells(own[sheet]) == cells(program_s[sheet]), sheet


OF_THE_RUN = {"stale_correction", "conflicting_corrections"}
"""Findings about corrections, which no page tells of itself."""

TITLES = {kinds()[code].title["en"] for code in OF_THE_RUN} | OF_THE_RUN


def of_plan(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without what the run says of its corrections."""
    kept = [dict(row) for row in rows if row.get("code", row.get("Code")) not in TITLES]
    for place, row in enumerate(kept, start=1):
        for name in ("tool_data", "Tool data"):
            row.pop(name, None)
        if "message" in row or "Message" in row:
            row["position" if "position" in row else "Position"] = place
        for name in {"findings", "Findings"} & set(row):
            codes = (row[name] or "").split("; ")
            row[name] = [code for code in codes if code and code not in TITLES]
    return kept


def cells(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by its head."""
    head, *lines = sheet.iter_rows(values_only=True)
    plain = ([unescape(one) if isinstance(one, str) else one for one in line] for line in lines)
    return of_plan([dict(zip(head, line, strict=True)) for line in plain])


@pytest.mark.parametrize(
    "seed", [1, 2, *(pytest.param(n, marks=pytest.mark.long) for n in range(3, 20))]
)
def test_decisions_are_applied_as_the_program_applies_them(
    seed: int, read: Path, open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "own.corrections.json"
    made = drawn(read, seed, OF_TEXT + OF_PLACE, 24)
    file.write_text(json.dumps(made), encoding="utf-8")
    page = in_page(read, open_page, file)
    program = json.loads((by_program(read, tmp_path, file) / "plan.json").read_text("utf-8"))

    def told(plan: Json) -> list[Any]:
        return [
            (
                iso3,
                area,
                *(one[name] for name in ("id", "key", "text", "number", "duplicate_of")),
                one["review"] and {**one["review"], "institutions": None},
            )
            for iso3, area, one in commitments(plan)
        ]

    assert told(json.loads(given(page, "json"))) == told(program)
    stale = [f for f in program["findings"] if f["code"] == "stale_correction"]
    page.click("#tab-decisions")
    unfit = page.locator("ol.decisions li", has_text="does not fit")
    assert unfit.count() >= len(stale)
    conflicts = [f for f in program["findings"] if f["code"] == "conflicting_corrections"]
    assert page.locator(".conflict").count() == len(conflicts)


def test_the_report_says_who_checked_what(read: Path, open_page: Open, tmp_path: Path) -> None:
    page = open_page(read / "out" / "plan.review.html", "#view=commitments", reviewer="Ana").page
    first = page.locator(".card .id").first.inner_text()
    page.locator(".card .check").first.click()
    page.click("#tab-decisions")
    report = rows(given(page, "report").decode())
    assert [row["status"] for row in report].count("checked") == 1
    row = next(row for row in report if row["id"] == first)
    assert (row["checked_by"], row["corrected_by"]) == ("Ana", "")
    assert row["checked_at"].endswith("Z")
    table = page.locator("table", has_text="by person and country")
    expect(table.locator("tbody tr")).to_have_count(1)
    expect(table).to_contain_text("Ana")


def test_a_text_stays_a_text_in_every_form(read: Path, open_page: Open) -> None:
    page = open_page(read / "out" / "plan.review.html", "#view=commitments").page
    shown = page.locator(".card .id").first.inner_text()
    page.locator(".card .edit").first.click()
    evil = "=1+1 <b>&amp; \u201c_x0041_\u201d"
    page.fill(".editor textarea", evil)
    page.get_by_role("button", name="Save text").click()
    page.click("#tab-decisions")
    book = load_workbook(io.BytesIO(given(page, "excel")))
    each = [cell for row in book["commitments"].iter_rows() for cell in row if cell.value]
    own = [cell for cell in each if unescape(str(cell.value)) == evil]
    assert [cell.data_type for cell in own] == ["s"]
    with zipfile.ZipFile(io.BytesIO(given(page, "csv"))) as archive:
        text = archive.read("commitments.csv").decode()
    assert f"'{evil}" in text
    assert [row["text"] for row in rows(text) if row["label"] == shown] == [evil]
