"""What strangers write into plans stays text, and is cut and counted in characters."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import expect

from browser.conftest import Open
from drawing import Text, draw_pages
from mirps_extract.ocr.file import File
from mirps_extract.read import read
from mirps_extract.review_page import Recorder, review_page
from mirps_extract.settings import Settings
from unit.plans import plan

TEXTS = [
    "</script><script>document.title = 'owned'</script> <!-- <script>",
    "<img src=x onerror=\"document.title = 'owned'\"> & {{ 7 * 7 }} ${1}",
    '=cmd|" /C calc"!A0, a formula',
    "مرحبا \u202eabc\u202c \u2028 separators",
    "😀😀 UNHCR opens 😀 two doors",
    "x" * 3000,
]


def hostile(folder: Path) -> Path:
    pdf = folder / "plan.pdf"
    draw_pages(pdf, [[Text(50, 50, "A page")]], size=(600, 800))
    made = plan(
        {"BLZ": {"protection": TEXTS, "</script><b>": ["One."]}},
        roles={"UNHCR": ("int-unhcr", "lead")},
        file_name="</title><script>document.title = 'owned'</script>.pdf",
    )
    page = folder / "page.html"
    recorder = Recorder(pages=read(pdf).pages)
    page.write_text(review_page(made, recorder, File(pdf), Settings()), encoding="utf-8")
    return page


def test_it_stays_text(tmp_path: Path, open_page: Open) -> None:
    opened = open_page(hostile(tmp_path), "#view=commitments")
    page = opened.page
    assert "owned" not in page.title() or page.title().startswith("</title>")
    assert page.locator("#list script, #list img, #list .text b").count() == 0
    texts = [" ".join(text.split()) for text in page.locator(".card .text").all_text_contents()]
    assert texts[:-1] == [" ".join(text.split()) for text in TEXTS]
    assert page.locator(".card .text").first.get_attribute("dir") == "auto"
    assert (opened.abroad, opened.errors) == ([], [])


def test_nothing_that_is_long_pushes_the_page_wide(tmp_path: Path, open_page: Open) -> None:
    page = open_page(hostile(tmp_path), "#view=commitments").page
    assert page.evaluate("reading.scrollWidth - reading.clientWidth") <= 0


def test_a_formula_is_guarded_in_the_table(tmp_path: Path, open_page: Open) -> None:
    page = open_page(hostile(tmp_path), "#view=commitments").page
    with page.expect_download() as download:
        page.click("#csv")
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert rows[2]["text"] == f"'{TEXTS[2]}"
    assert rows[0]["text"] == TEXTS[0]


def test_offsets_are_characters(tmp_path: Path, open_page: Open) -> None:
    page = open_page(hostile(tmp_path), "#id=BLZ-PROT-05").page
    expect(page.locator("#c-BLZ-PROT-05 .mention")).to_have_text("UNHCR")
    page.keyboard.press("e")
    at = TEXTS[4].encode("utf-16-le").index("two".encode("utf-16-le")) // 2
    page.locator(".editor textarea").evaluate(f"a => a.setSelectionRange({at}, {at})")
    page.locator(".editor textarea").dispatch_event("click")
    page.get_by_role("button", name="Split here").click()
    parts = page.locator(".card .text").all_text_contents()[4:6]
    assert parts == ["😀😀 UNHCR opens 😀", "two doors"]
    stored = page.evaluate("Object.values(localStorage).find(v => v.includes('split'))")
    assert f'"at":[{TEXTS[4].index("two")}]' in stored


def test_where_nothing_was_found_it_says_so(tmp_path: Path, open_page: Open) -> None:
    pdf = tmp_path / "plan.pdf"
    draw_pages(pdf, [[Text(50, 50, "A page")]], size=(600, 800))
    made = plan({"BLZ": {"protection": ["One thing."]}})
    file = tmp_path / "page.html"
    file.write_text(review_page(made, Recorder(read(pdf).pages), File(pdf), Settings()), "utf-8")
    opened = open_page(file)
    expect(opened.page.locator(".empty")).to_have_text("Nothing was found that needs a look.")
    opened.page.click("#tab-numbers")
    expect(opened.page.locator("#panel-numbers")).to_contain_text("No institutions were looked for")
    assert opened.errors == []
