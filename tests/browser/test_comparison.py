"""The comparison page: two editions in columns, filtered without any script."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from browser.conftest import Open
from mirps_extract.comparison import compare
from mirps_extract.comparison.page import page_of
from mirps_extract.comparison.page.summary import summary_of
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


def brief(folder: Path, language: str = "en", countries: int = 20) -> Path:
    """The sheet of four years of as many countries, each with as many focus areas as there are."""
    areas = (
        "protection",
        "education",
        "health",
        "jobs_and_livelihoods",
        *(f"a_{n}" for n in "bcdefg"),
    )
    codes = [f"B{first}{second}" for first in "LMNOP" for second in "ABCD"][:countries]
    plans = [
        plan(
            {
                iso3: {
                    area: [f"{SHELTERS} {iso3} {area} {year * at}"] for at, area in enumerate(areas)
                }
                for iso3 in codes[year % 3 :]
            },
            year=year,
            language=language,
        )
        for year in range(2021, 2025)
    ]
    path = folder / "s.html"
    path.write_text(summary_of(compare(plans)), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_sheet_for_a_briefing_is_one_page_of_a4_whatever_there_is(
    language: str, tmp_path: Path, open_page: Open
) -> None:
    opened = open_page(brief(tmp_path, language), java_script_enabled=False)
    printed = PdfDocument(opened.page.pdf(prefer_css_page_size=True))
    assert len(printed) == 1
    assert [round(side) for side in printed[0].get_size()] == [595, 842]
    assert (opened.abroad, opened.errors) == ([], [])


def test_the_sheet_sets_apart_what_cannot_be_compared(tmp_path: Path, open_page: Open) -> None:
    page = open_page(written_brief(tmp_path)).page
    heads, numbers = (
        page.locator(f"table >> nth=0 >> {part}") for part in ("thead th", "tbody td")
    )
    told = dict(zip(heads.all_text_contents()[1:], numbers.all_text_contents(), strict=True))
    assert {kind: told[kind] for kind in ("new", "dropped", "reworded", "not comparable")} == {
        "new": "0",
        "dropped": "1",
        "reworded": "1",
        "not comparable": "1",
    }
    assert "CRI" in page.locator("p.apart").inner_text()
    assert page.locator("table.areas th[scope=row]").all_text_contents() == ["BLZ"]
    assert page.locator("svg.flow path.dropped").count() == 1
    assert page.locator("svg.flow path.not_comparable").count() == 1


def written_brief(folder: Path) -> Path:
    """One reworded, one dropped, and one of a country without a section in the later edition."""
    before = {"BLZ": {"protection": [SHELTERS, SCHOOLS]}, "CRI": {"education": [EVIL]}}
    after = {"BLZ": {"protection": [SHELTERS.replace("three", "five")]}}
    path = folder / "s.html"
    path.write_text(summary_of(compare([plan(before), plan(after, year=2022)])), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_the_sheet(scheme: str, tmp_path: Path, open_page: Open) -> None:
    page = open_page(brief(tmp_path, countries=3), color_scheme=scheme).page
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


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
