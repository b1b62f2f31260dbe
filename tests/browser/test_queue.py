"""What most needs a person is found and decided with few keys, wherever the page is opened."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
from playwright.sync_api import expect

from browser.conftest import ROOT, Open

OUTPUT = json.loads((ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8"))


def test_the_most_doubtful_comes_first_and_is_decided_by_keys(
    review_2021: Path, open_page: Open
) -> None:
    page = open_page(review_2021).page
    expect(page.locator("#panel-findings")).to_contain_text("Does BLZ-JOBS-03 belong to Protection")
    page.click("#start")
    ids = page.locator(".card .id")
    first, second, third = ids.all_inner_texts()[:3]
    assert {first, second} == {"HND-PROT-36", "BLZ-JOBS-03"}
    assert ids.count() == 230
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".card.chosen .id")).to_have_text("BLZ-JOBS-03")
    page.keyboard.press("a")  # accepted with one key: now it is corrected, and the next is chosen
    expect(page.locator(".card.chosen .id")).to_have_text(third)
    assert "BLZ-JOBS-03" not in ids.all_inner_texts()
    page.keyboard.press("x")
    page.keyboard.press("c")
    told = {
        name: page.locator(f'#by-status option[value="{name}"]').inner_text()
        for name in ("pending", "checked", "corrected", "aside")
    }
    assert told == {
        "pending": "pending (227)",
        "checked": "checked (1)",
        "corrected": "corrected (1)",
        "aside": "set aside (1)",
    }
    page.select_option("#by-status", "aside")
    assert ids.all_inner_texts() == [third]


def test_institutions_are_found_by_acronym_country_and_keys(
    review_2021: Path, open_page: Open
) -> None:
    page = open_page(review_2021, "#view=commitments").page
    box = page.get_by_role("combobox", name="Institution", exact=True)
    box.focus()
    page.keyboard.type("unhcr")
    options = page.get_by_role("option").filter(visible=True)
    expect(options).to_have_count(1)
    unhcr = next(one for one in OUTPUT["institutions"] if one["acronym"] == "UNHCR")
    expect(options.first).to_contain_text(f"UNHCR · {len(unhcr['commitments'])} commitments")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.locator("#toolbar")).to_contain_text(f"{len(unhcr['commitments'])} of 230 shown")
    assert f"institution={unhcr['id']}" in page.url
    expect(box).to_have_value(unhcr["name"])
    box.fill("costa rica")
    expect(options.first).to_contain_text("Costa Rica")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("")
    expect(page.locator("#toolbar")).to_contain_text("230 of 230 shown")


def test_the_pages_follow_the_first_hit(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021, "#view=commitments").page
    page.select_option("#by-country", "PAN")
    first = page.locator(".card .id").first.inner_text()
    expect(page.locator(".mark.commitment span").first).to_have_text(first)
    expect(page.locator(".mark.commitment").first).to_be_in_viewport()
    page.click("#tab-findings")
    item = page.locator(".finding", has_text="Honduras, Protection: the plan declares 39")
    item.get_by_role("button", name="Show these commitments").click()
    expect(page.locator(".mark.commitment span").first).to_have_text("HND-PROT-01")
    expect(page.locator(".mark.commitment").first).to_be_in_viewport()
    expect(page.locator("#page-number")).not_to_have_value("1")


def test_roles_and_findings_explain_themselves(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021, "#view=commitments").page
    page.select_option("#by-role", "lead")
    expect(page.locator("#explained")).to_contain_text("it is to carry the commitment out")
    page.select_option("#by-role", "")
    page.select_option("#by-finding", "false_bullet")
    expect(page.locator("#explained")).to_contain_text("If it is two, split it.")
    page.locator(".card .id").first.click()
    expect(page.locator(".card.chosen .why")).to_contain_text("If it is two, split it.")


def test_a_link_works_from_any_place(review_2021: Path, open_page: Open, tmp_path: Path) -> None:
    page = open_page(review_2021, "#country=BLZ").page
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.click("#copy")
    expect(page.locator("#flash")).to_contain_text("copied")
    address = page.evaluate("window.copied")
    assert address == "mirps-2021-en.review.html#country=BLZ"
    other = tmp_path / "elsewhere" / review_2021.name
    other.parent.mkdir()
    other.write_bytes(review_2021.read_bytes())
    page.goto(other.parent.as_uri() + "/" + address)
    expect(page.locator("#toolbar")).to_contain_text("10 of 230 shown")


def test_a_view_of_a_few_prints_on_one_page(
    review_2021: Path, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(review_2021, "#country=BLZ&area=jobs_and_livelihoods").page
    expect(page.locator("#toolbar")).to_contain_text("3 of 230 shown")
    page.pdf(path=tmp_path / "view.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "view.pdf") as pdf:
        assert len(pdf) == 1
        text = pdf[0].get_textpage().get_text_range()
    assert text.count("BLZ-JOBS-0") == 3
    assert "Findings" not in text


def test_the_pages_can_be_put_away_on_a_phone(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021, viewport={"width": 390, "height": 800}).page
    page.click("#put-away")
    expect(page.locator("#pages-side")).to_be_hidden()
    page.reload()
    expect(page.locator("#pages-side")).to_be_hidden()
    page.click("#put-away")
    expect(page.locator("#pages-side")).to_be_visible()
