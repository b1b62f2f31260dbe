"""The comparison page: two editions in columns, filtered without any script."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.conftest import Open
from mirps_extract.comparison import compare
from mirps_extract.comparison.page import page_of
from unit.plans import plan

SHELTERS = "The Ministry of Ports will open three shelters for families at the northern border."
SCHOOLS = "Public schools will enrol refugee children without asking for papers of any kind."
EVIL = "</style><script>document.title = 'owned'</script> <img src=x onerror=alert(1)>"


def written(folder: Path, language: str = "en") -> Path:
    before = {"BLZ": {"protection": [SHELTERS, SCHOOLS]}, "CRI": {"education": [EVIL]}}
    after = {
        "BLZ": {"protection": [SHELTERS.replace("three", "five"), SCHOOLS]},
        "CRI": {"education": ["A new promise to all students of the country."]},
    }
    plans = [plan(before, language=language), plan(after, year=2022, language=language)]
    path = folder / "c.html"
    path.write_text(page_of(compare(plans)), encoding="utf-8")
    return path


def test_changes_are_marked_and_filtered_without_script(tmp_path: Path, open_page: Open) -> None:
    opened = open_page(written(tmp_path), java_script_enabled=False)
    page = opened.page
    changes = page.locator(".change:visible")
    kinds = page.locator(".change .kind")
    assert kinds.all_text_contents() == ["reworded", "same", "new", "dropped"]
    assert changes.locator(".kind").all_text_contents() == ["reworded", "new", "dropped"]
    assert page.locator("del").first.text_content() == "three"
    assert page.locator("ins").first.text_content() == "five"
    page.get_by_label("same").check()
    expect(changes).to_have_count(4)
    page.get_by_label("reworded").uncheck()
    page.get_by_label("BLZ").check()
    assert changes.locator(".kind").all_text_contents() == ["same"]
    assert (opened.abroad, opened.errors) == ([], [])


def test_what_plans_say_stays_text(tmp_path: Path, open_page: Open) -> None:
    opened = open_page(written(tmp_path))
    assert opened.page.locator("script, img").count() == 0
    assert EVIL in opened.page.locator(".change.dropped").inner_text()
    assert opened.page.title() != "owned"
    assert opened.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_no_violation(
    scheme: str, language: str, tmp_path: Path, open_page: Open
) -> None:
    page = open_page(written(tmp_path, language), color_scheme=scheme).page
    assert page.locator("html").get_attribute("lang") == language
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
