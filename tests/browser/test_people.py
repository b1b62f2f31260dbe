"""Several reviewers: what they decided is merged, and a contradiction is a person's to settle."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from browser.conftest import Open, mirps
from drawing import SAMPLE, SETTINGS, draw

Json = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    draw(SAMPLE, SETTINGS["coded"], folder / "plan.pdf")
    mirps("review", "plan.pdf", cwd=folder)
    return folder


def opened(folder: Path, open_page: Open, reviewer: str) -> Page:
    page = open_page(folder / "plan.review.html", "#view=commitments", reviewer=reviewer).page
    expect(page.locator(".card").first).to_be_visible()
    return page


def reword(page: Page, at: int, text: str) -> None:
    page.locator(".card").nth(at).locator(".edit").click()
    page.fill(".editor textarea", text)
    page.get_by_role("button", name="Save text").click()


def saved(page: Page, path: Path) -> Json:
    page.click("#tab-decisions")
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(path)
    made: Json = json.loads(path.read_text(encoding="utf-8"))
    return made


@pytest.fixture
def files(folder: Path, open_page: Open, tmp_path: Path) -> list[Path]:
    """Ana and Ben: both check the third; they differ on the first and on the second."""
    ana, ben = (opened(folder, open_page, name) for name in ("Ana", "Ben"))
    reword(ana, 0, "As Ana reads it.")
    reword(ben, 0, "As Ben reads it.")
    ana.locator(".card .check").nth(1).click()
    reword(ben, 1, "Ben's second.")
    for page in (ana, ben):
        page.locator(".card .check").nth(2).click()
    paths = [tmp_path / "ana.corrections.json", tmp_path / "ben.corrections.json"]
    for page, path in zip((ana, ben), paths, strict=True):
        saved(page, path)
    return paths


@pytest.mark.parametrize("turned", [False, True])
def test_a_conflict_is_shown_with_both_sides_whatever_the_order(
    turned: bool, folder: Path, files: list[Path], open_page: Open, tmp_path: Path
) -> None:
    page = opened(folder, open_page, "Cora")
    text = page.locator(".card .text").first.inner_text()
    page.click("#tab-decisions")
    page.set_input_files("#load", files[::-1] if turned else files)
    expect(page.locator("#flash")).to_contain_text("1 agrees")
    expect(page.locator("#flash")).to_contain_text("2 conflicts to settle")
    conflict = page.locator(".conflict", has_text="As Ana reads it.")
    expect(conflict).to_contain_text("Ana: Text")
    expect(conflict).to_contain_text("As Ben reads it.")
    page.click("#tab-commitments")  # nothing is changed until somebody decides
    expect(page.locator(".card .text").first).to_have_text(text)
    expect(page.locator(".card .badge.good", has_text="checked")).to_have_count(1)

    page.click("#tab-decisions")
    side = conflict.locator(".one-side", has_text="Ben: Text")
    side.get_by_role("button", name="Decide for this").click()
    expect(page.locator(".conflict")).to_have_count(1)
    page.click("#tab-commitments")
    expect(page.locator(".card .text").first).to_have_text("As Ben reads it.")
    made = saved(page, tmp_path / "cora.corrections.json")
    (decided,) = [one for one in made["corrections"] if one["by"] == "Cora"]
    assert (decided["after"], decided["settles"]) == ("As Ben reads it.", ["Ana"])
    assert {one["by"] for one in made["corrections"]} == {"Ana", "Ben", "Cora"}

    # the program takes the file as the page does
    file = tmp_path / "cora.corrections.json"
    mirps(folder / "plan.pdf", "--corrections", file, "-o", tmp_path / "out", cwd=tmp_path)
    plan = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    first = plan["countries"][0]["focus_areas"][0]["commitments"]
    assert first[0]["text"] == "As Ben reads it."
    assert first[1]["review"] is None
    assert first[2]["review"]["checked_by"] == ["Ana", "Ben"]
    assert [f["code"] for f in plan["findings"]].count("conflicting_corrections") == 1


def test_who_decides_against_another_is_asked(
    folder: Path, files: list[Path], open_page: Open, tmp_path: Path
) -> None:
    page = opened(folder, open_page, "Cora")
    page.click("#tab-decisions")
    page.set_input_files("#load", files[0])
    page.click("#tab-commitments")
    asked: list[str] = []

    def yes(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", yes)
    reword(page, 1, "Cora's second.")
    assert len(asked) == 1 and asked[0].startswith("Ana decided otherwise")
    expect(page.locator(".card .text").nth(1)).to_have_text("Cora's second.")
    made = saved(page, tmp_path / "cora.corrections.json")
    assert [one["settles"] for one in made["corrections"] if one["by"] == "Cora"] == [["Ana"]]
    page.click("#undo")
    page.click("#tab-commitments")
    expect(page.locator(".card .badge.good", has_text="checked")).to_have_count(2)


def test_a_file_that_is_known_brings_nothing_new(
    folder: Path, files: list[Path], open_page: Open
) -> None:
    page = opened(folder, open_page, "Ana")
    page.click("#tab-decisions")
    for told in ("3 corrections were new", "0 corrections were new"):
        page.set_input_files("#load", files[0])
        expect(page.locator("#flash")).to_contain_text(told)
        page.set_input_files("#load", [])
