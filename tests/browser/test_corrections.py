"""Corrections made in the page, saved, applied by the next run, and shown by the next page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import PLAN, Open, mirps

ROLES = {"lead", "partner", "support", "target", "mention"}


def commitments(path: Path) -> dict[str, dict[str, Any]]:
    plan = json.loads(path.read_text(encoding="utf-8"))
    return {
        c["id"]: {**c, "area": a["area"]}
        for country in plan["countries"]
        for a in country["focus_areas"]
        for c in a["commitments"]
    }


def open_editor(page: Page, id: str) -> None:
    page.click("#tab-commitments")
    page.locator(f'[id="c-{id}"] .id').click()
    page.locator(f'[id="c-{id}"] .edit').click()


def put_cursor_before(page: Page, words: str) -> None:
    area = page.locator(".editor textarea")
    at = area.input_value().index(words)
    area.evaluate(f"a => a.setSelectionRange({at}, {at})")
    area.dispatch_event("click")


def saved(page: Page) -> dict[str, Any]:
    page.click("#tab-decisions")
    with page.expect_download() as download:
        page.click("#save")
    assert download.value.suggested_filename.endswith(".corrections.json")
    corrections: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return corrections


def run_with(corrections: dict[str, Any], folder: Path) -> tuple[dict[str, Any], Path]:
    """What a run with the corrections makes: the commitments, and a new page."""
    out = run_of(corrections, folder, "--review")
    return commitments(out / "mirps-2021-en.json"), out / "mirps-2021-en.review.html"


def run_of(corrections: dict[str, Any], folder: Path, *options: str) -> Path:
    """Run with the corrections, all of which must fit; where it writes."""
    (folder / "own.json").write_text(json.dumps(corrections), encoding="utf-8")
    done = mirps(PLAN, "--corrections", "own.json", *options, "-o", "out", cwd=folder)
    assert "was not applied" not in done.stderr
    return folder / "out"


def test_all_kinds_are_made_saved_applied_and_shown(
    review_2021: Path, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(review_2021, "#view=commitments").page
    # checked
    page.locator("#c-BLZ-PROT-01 .check").click()
    expect(page.locator("#c-BLZ-PROT-01 .badge.good")).to_contain_text("checked")
    # text
    open_editor(page, "BLZ-PROT-02")
    page.fill(".editor textarea", "Give information to POC, with UNICEF")
    page.get_by_label("Note").fill("as the ministry wrote")
    page.get_by_role("button", name="Save text").click()
    expect(page.locator("#c-BLZ-PROT-02 .text")).to_have_text(
        "Give information to POC, with UNICEF"
    )
    # focus area
    open_editor(page, "BLZ-PROT-03")
    page.get_by_label("Focus area").last.select_option("education")
    page.get_by_role("button", name="Move to").click()
    # split, where the false bullet stands
    open_editor(page, "HND-PROT-36")
    put_cursor_before(page, "mechanisms.")
    page.get_by_role("button", name="Split here").click()
    expect(page.locator(".card", has=page.get_by_text("HND-PROT-36·b"))).to_have_count(1)
    # merge
    open_editor(page, "PAN-PROT-01")
    page.get_by_label("Merge with").select_option("PAN-PROT-02")
    page.get_by_role("button", name="Merge", exact=True).click()
    # institutions: role, another link, removed, added
    open_editor(page, "CRI-PROT-01")
    row = page.locator(".mention-row", has_text="UNHCR")
    before = row.get_by_label("Role").input_value()
    after = sorted(ROLES - {before})[0]
    row.get_by_label("Role").select_option(after)
    open_editor(page, "CRI-PROT-01")
    row = page.locator(".mention-row", has_text="DGME")
    row.get_by_label("Institution").fill("PANI [cr-pani]")
    row.get_by_role("button", name="Link").click()
    open_editor(page, "MEX-PROT-12")
    row = page.locator(".mention-row", has_text="SIPINNA")
    row.get_by_role("button", name="Remove").click()
    open_editor(page, "MEX-PROT-12")
    page.get_by_label("Words in the text").fill("General Law")
    page.get_by_label("Institution", exact=True).last.fill("[cr-pani]")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#c-MEX-PROT-12 .mention", has_text="General Law")).to_have_count(1)
    page.click("#tab-decisions")
    page.fill("#reviewer", "A. Reader")
    # nothing is lost when the page is loaded again
    page.reload()
    page.click("#tab-decisions")
    assert page.locator("ol.decisions > li").count() == 9
    corrections = saved(page)
    assert [c["kind"] for c in corrections["corrections"]] == [
        "checked",
        "text",
        "focus_area",
        "split",
        "merge",
        "institution_role",
        "link_institution",
        "remove_institution",
        "add_institution",
    ]

    found, again = run_with(corrections, tmp_path)
    assert found["BLZ-PROT-01"]["review"]["checked"]
    assert found["BLZ-PROT-01"]["review"]["by"] == "A. Reader"
    assert found["BLZ-PROT-02"]["text"] == "Give information to POC, with UNICEF"
    assert [m["text"] for m in found["BLZ-PROT-02"]["institutions"]] == ["UNICEF"]
    assert found["BLZ-PROT-02"]["review"]["notes"] == ["as the ministry wrote"]
    assert found["BLZ-EDUC-01"]["review"]["read"][0]["id"] == "BLZ-PROT-03"
    assert found["HND-PROT-37"]["text"] == "mechanisms."
    assert "HND-PROT-39" in found
    assert found["PAN-PROT-01"]["review"]["kinds"] == ["merge"]
    roles = {m["text"]: m["role"] for m in found["CRI-PROT-01"]["institutions"]}
    assert roles["UNHCR"] == after
    linked = {m["text"]: m["institution"] for m in found["CRI-PROT-01"]["institutions"]}
    assert linked["DGME"] == "cr-pani"
    mexican = {m["text"] for m in found["MEX-PROT-12"]["institutions"]}
    assert "General Law" in mexican and "SIPINNA" not in mexican

    page = open_page(again, "#view=commitments").page
    card = page.locator("#c-BLZ-PROT-02")
    expect(card.locator(".badge.info").first).to_contain_text("corrected")
    card.locator("summary", has_text="Corrected by A. Reader").click()
    expect(card.locator("del").first).to_be_visible()
    assert page.locator("#by-status option").count() == 5
    page.select_option("#by-status", "checked")
    assert page.locator(".card .id").all_inner_texts() == ["BLZ-PROT-01"]
    page.click("#tab-decisions")
    expect(page.locator("#panel-decisions")).to_contain_text("In the output already")
    assert page.locator("ol.decisions > li").count() == 9
    # what was applied is part of what is saved again, and can be undone
    assert saved(page)["corrections"] == [
        {"note": None, "settles": [], **_defaults(c), **c} for c in corrections["corrections"]
    ]
    page.locator("ol.decisions > li").first.get_by_role("button", name="Undo").click()
    assert "checked" not in [c["kind"] for c in saved(page)["corrections"]]
    page.click("#tab-commitments")
    page.select_option("#by-status", "")
    expect(page.locator("#c-BLZ-PROT-01 .badge.good")).to_have_count(0)


def _defaults(correction: dict[str, Any]) -> dict[str, Any]:
    return {"occurrence": 0} if correction["kind"] == "add_institution" else {}


def test_corrections_build_on_one_another(
    review_2021: Path, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(review_2021, "#view=commitments").page
    open_editor(page, "BLZ-PROT-02")
    page.fill(".editor textarea", "One thing. Another thing.")
    page.get_by_role("button", name="Save text").click()
    open_editor(page, "BLZ-PROT-02")
    put_cursor_before(page, "Another")
    page.get_by_role("button", name="Split here").click()
    open_editor(page, "BLZ-PROT-02·b")
    page.fill(".editor textarea", "Quite another thing.")
    page.get_by_role("button", name="Save text").click()
    page.locator('[id="c-BLZ-PROT-02·b"] .check').click()
    out = run_of(saved(page), tmp_path, "--no-institutions")
    found = commitments(out / "mirps-2021-en.json")
    assert [found[f"BLZ-PROT-0{n}"]["text"] for n in (2, 3)] == [
        "One thing.",
        "Quite another thing.",
    ]
    assert found["BLZ-PROT-03"]["review"]["checked"]
    assert not found["BLZ-PROT-02"]["review"]["checked"]


def test_what_is_undone_is_as_it_was(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021, "#view=commitments").page
    text = page.locator("#c-BLZ-PROT-02 .text").inner_text()
    open_editor(page, "BLZ-PROT-02")
    page.fill(".editor textarea", "Something else.")
    page.get_by_role("button", name="Save text").click()
    page.click("#tab-decisions")
    page.locator("#panel-decisions").get_by_role("button", name="Undo").click()
    page.click("#tab-commitments")
    assert page.locator("#c-BLZ-PROT-02 .text").inner_text() == text
    assert saved(page)["corrections"] == []


def test_a_file_is_loaded_again(review_2021: Path, open_page: Open, tmp_path: Path) -> None:
    page = open_page(review_2021, "#view=commitments").page
    page.locator("#c-BLZ-PROT-01 .check").click()
    corrections = saved(page)
    corrections["corrections"].append(
        {"kind": "checked", "key": "0" * 16, "nth": 0, "before": "It is not there."}
    )
    path = tmp_path / "own.json"
    path.write_text(json.dumps(corrections), encoding="utf-8")
    other = open_page(review_2021, "#view=decisions").page
    other.set_input_files("#load", path)
    expect(other.locator("#flash")).to_contain_text("2 corrections were new")
    expect(other.locator("ol.decisions > li").last).to_contain_text("does not fit")
    other.click("#tab-commitments")
    expect(other.locator("#c-BLZ-PROT-01 .badge.good")).to_have_count(1)


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"version": "2.0", "corrections": []}', '{"version": "1.0"}', "null"]
)
def test_another_file_is_refused(
    content: str, review_es: Path, open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "own.json"
    path.write_text(content, encoding="utf-8")
    opened = open_page(review_es, "#view=decisions")
    opened.page.set_input_files("#load", path)
    expect(opened.page.locator("#flash")).to_contain_text(re.compile("no es un archivo"))
    assert opened.errors == []


def test_where_the_browser_keeps_nothing_it_says_so(review_es: Path, open_page: Open) -> None:
    page = open_page(review_es).page
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    page.click("#tab-commitments")
    page.locator(".card .check").first.click()
    page.click("#tab-decisions")
    expect(page.locator(".notice")).to_contain_text("Este navegador no conserva nada")


def test_an_institution_that_nobody_knows_is_refused(review_es: Path, open_page: Open) -> None:
    page = open_page(review_es, "#view=commitments").page
    first = page.locator(".card .id").first.inner_text()
    open_editor(page, first)
    words = page.locator(".editor textarea").input_value().split()[0]
    page.get_by_label("Palabras del texto").fill(words)
    page.get_by_label("Institución", exact=True).last.fill("nobody")
    page.get_by_role("button", name="Añadir").click()
    message = "i => i.validationMessage"
    assert "lista" in page.get_by_label("Institución", exact=True).last.evaluate(message)
    expect(page.locator("#tab-decisions .count")).to_have_text("")
