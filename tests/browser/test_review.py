"""The review page of the 2021 plan: from findings to evidence, search, filters, words, print."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from browser.conftest import ROOT, Open

OUTPUT = json.loads((ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8"))
COMMITMENTS: dict[str, dict[str, Any]] = {
    commitment["id"]: {**commitment, "area": area["area"], "iso3": country["iso3"]}
    for country in OUTPUT["countries"]
    for area in country["focus_areas"]
    for commitment in area["commitments"]
}
UNHCR = next(one for one in OUTPUT["institutions"] if one["acronym"] == "UNHCR")
MEGABYTE = 1024 * 1024


def in_points(mark: Locator, page: Page) -> tuple[int, list[float]]:
    """The page that a mark stands on, and its box in points."""
    paper = mark.locator("xpath=ancestor::figure")
    number = int(paper.get_attribute("data-page") or 0)
    outer = paper.locator(".paper").bounding_box()
    inner = mark.bounding_box()
    assert outer and inner
    width = page.evaluate("n => JSON.parse(data.textContent).pages[n - 1].width", number)
    scale = width / outer["width"]
    x0, top = (inner["x"] - outer["x"]) * scale, (inner["y"] - outer["y"]) * scale
    return number, [x0, top, x0 + inner["width"] * scale, top + inner["height"] * scale]


def is_at(mark: Locator, page: Page, place: dict[str, Any]) -> bool:
    """Whether a mark stands around a place, and is in sight."""
    number, box = in_points(mark, page)
    expect(mark).to_be_in_viewport()
    return number == place["page"] and box == pytest.approx(place["bbox"], abs=5.5)


def test_it_is_one_file_that_asks_for_nothing(review_2021: Path, open_page: Open) -> None:
    assert review_2021.stat().st_size < 6 * MEGABYTE
    opened = open_page(review_2021)
    page = opened.page
    for view in ("commitments", "numbers", "decisions", "findings"):
        page.click(f"#tab-{view}")
    page.select_option("#page-number", "23")
    expect(page.locator("#page-23 img")).to_be_in_viewport()
    page.wait_for_function("document.querySelector('#page-23 img').naturalWidth > 1000")
    assert (opened.abroad, opened.errors) == ([], [])
    assert [url for url in opened.requests if url.startswith("file:")] == [review_2021.as_uri()]


def test_pages_come_when_they_are_near(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021).page
    expect(page.locator("#page-1 img")).to_be_visible()
    assert page.locator(".page").count() == OUTPUT["source"]["pages"]
    assert page.locator(".page img").count() < OUTPUT["source"]["pages"] / 2


def test_nothing_but_its_own_script_runs(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021).page
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'document.title = "owned"';
            document.body.append(script);
            const image = new Image();
            image.setAttribute('onerror', 'document.title = "owned"');
            image.src = 'https://example.org/x.png';
            document.body.append(image);
        }"""
    )
    page.wait_for_timeout(200)
    assert page.title() != "owned"


def test_a_finding_leads_to_its_evidence(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021).page
    finding = next(
        f
        for f in OUTPUT["findings"]
        if (f["code"], f["country"], f["focus_area"])
        == ("area_count_mismatch", "HND", "protection")
    )
    false = next(
        f for f in OUTPUT["findings"] if (f["code"], f["country"]) == ("false_bullet", "HND")
    )
    item = page.locator(".finding", has_text="declares 39, 38 found")
    item.locator(".message").click()
    assert is_at(page.locator(".mark.count"), page, finding["evidence"][0])
    # the false bullet that explains it is a click away, and marked
    item.get_by_role("button", name=re.compile("HND-PROT-36, page 16")).click()
    assert is_at(page.locator(".mark.finding"), page, false["evidence"][0])
    page.locator(".finding", has_text="“mechanisms.”").get_by_text("Go to HND-PROT-36").click()
    expect(page.locator(".card.chosen .id")).to_have_text("HND-PROT-36")


def test_what_needs_a_person_comes_first(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021).page
    expect(page.locator("#tab-findings")).to_have_attribute("aria-selected", "true")
    groups = page.locator(".groups .group")
    assert groups.first.locator("h2").inner_text().startswith("!\nDeclared and found differ")
    assert page.locator(".fact .finding").count() == len(OUTPUT["findings"])
    # twelve warnings tell seven facts
    assert "7\nwarnings" in page.locator(".tiles").inner_text()
    assert page.locator(".fact", has=page.locator('[id^="finding-"]')).count() == 19
    fact = page.locator(".fact", has_text="declares 39, 38 found")
    assert [text.split(":")[0] for text in fact.locator(".message").all_inner_texts()] == [
        "Honduras, Protection",
        "Honduras",
        "HND-PROT-36",
    ]


def test_a_commitment_and_its_boxes_find_each_other(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021).page
    page.click("#tab-commitments")
    page.locator("#c-MEX-PROT-12 .id").click()
    evidence = COMMITMENTS["MEX-PROT-12"]["evidence"]
    marks = page.locator(".mark.commitment")
    assert marks.count() == len(evidence) == 2
    assert is_at(marks.first, page, evidence[0])
    assert in_points(marks.nth(1), page)[1] == pytest.approx(evidence[1]["bbox"], abs=5.5)
    page.locator('.box[data-id="MEX-PROT-10"]').first.click()
    expect(page.locator(".card.chosen .id")).to_have_text("MEX-PROT-10")
    expect(page.locator("#c-MEX-PROT-10")).to_be_in_viewport()
    assert "id=MEX-PROT-10" in page.url


def shown(page: Page) -> list[str]:
    return page.locator(".card .id").all_inner_texts()


def test_search_and_filters_and_the_address_of_a_view(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021).page
    page.click("#tab-commitments")
    assert shown(page) == list(COMMITMENTS)
    page.fill("#search", "LIMON shelter")  # case and accents aside
    found = [
        id
        for id, c in COMMITMENTS.items()
        if "limón" in c["text"].lower() and "shelter" in c["text"].lower()
    ]
    assert shown(page) == found != []
    page.fill("#search", "")
    page.select_option("#by-country", "MEX")
    page.select_option("#by-area", "protection")
    page.fill("#by-institution", "unhcr")
    page.locator(f'#by-institution-list [data-value="{UNHCR["id"]}"]').click()
    page.select_option("#by-role", "mention")
    expected = [
        id
        for id, c in COMMITMENTS.items()
        if (c["iso3"], c["area"]) == ("MEX", "protection")
        and any(
            (m["institution"], m["role"]) == (UNHCR["id"], "mention") for m in c["institutions"]
        )
    ]
    assert shown(page) == expected != []
    expect(page.locator("#toolbar")).to_contain_text(f"{len(expected)} of 230 shown")
    again = open_page(review_2021, page.url.split(".html")[1]).page
    assert shown(again) == expected
    page.click("#clear")
    page.select_option("#by-finding", "duplicate_commitment")
    assert shown(page) == ["MEX-PROT-13"]
    page.go_back()
    assert shown(page) == list(COMMITMENTS)


def test_who_is_implied_is_shown_apart_and_can_be_filtered(
    review_2021: Path, open_page: Open
) -> None:
    page = open_page(review_2021, "#view=commitments").page
    page.select_option("#by-role", "implied")
    named = {
        id
        for id, c in COMMITMENTS.items()
        if any(mention["role"] == "lead" for mention in c["institutions"])
    }
    assert shown(page) == [id for id in COMMITMENTS if id not in named]
    page.select_option("#by-institution", label="Government of Belize")
    assert shown(page) == [id for id in COMMITMENTS if id not in named and id.startswith("BLZ")]
    chip = page.locator(".card").first.locator(".chip.implied")
    expect(chip).to_have_text("impliedGovernment of Belize")
    page.click("#tab-numbers")
    expect(page.locator(".panel.numbers")).not_to_contain_text("Government of Belize")
    page.get_by_role("button", name="Español").click()
    page.click("#tab-commitments")
    expect(chip).to_have_text("implícitoGobierno de Belice")


def test_what_is_shown_goes_into_a_table(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021, "#country=BLZ").page
    with page.expect_download() as download:
        page.click("#csv")
    data = download.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == shown(page)
    assert all(row["text"] == COMMITMENTS[row["id"]]["text"] for row in rows)


def test_words_are_coloured_by_what_they_were_read_as(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021, "#id=BLZ-PROT-01&words=1").page
    told = page.locator("#legend li").all_inner_texts()
    counts = {text.rsplit(" ", 1)[0]: int(text.rsplit(" ", 1)[1]) for text in told}
    roles = OUTPUT["coverage"]["by_role"]
    assert counts["commitment"] == roles["commitment"]
    assert counts["list mark"] == roles["list_mark"]
    assert sum(counts.values()) == OUTPUT["coverage"]["words"]
    page.wait_for_selector("#page-5 .words path.kind-commitment")
    fills = page.locator("#page-5 .words path").evaluate_all(
        "paths => paths.map(p => p.getAttribute('fill'))"
    )
    assert len(set(fills)) == len(fills) > 2  # a pattern each
    page.keyboard.press("w")
    expect(page.locator(".words")).to_have_count(0)


def test_the_numbers_stand_in_pictures_and_in_tables(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021, "#view=numbers").page
    charts = page.locator("svg.chart")
    assert charts.count() == 4
    assert "44 / 43 ≠" in (charts.first.text_content() or "")
    rows = page.locator("table").first.locator("tbody tr")
    page.locator("details summary").first.click()
    honduras = rows.filter(has_text="Honduras").inner_text().split("\t")
    assert honduras[1] == "39/38 ≠"
    page.locator("details summary").nth(1).click()
    row = page.locator("tr", has_text=UNHCR["name"]).first.inner_text().split("\t")
    assert int(row[-1]) == len(UNHCR["commitments"])


def test_it_works_by_keyboard_alone(review_2021: Path, open_page: Open) -> None:
    page = open_page(review_2021).page
    page.keyboard.press("n")
    expect(page.locator(".finding.chosen")).to_have_count(1)
    page.keyboard.press("2")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".card.chosen .id")).to_be_focused()
    assert shown(page)[1] == page.locator(".card.chosen .id").inner_text()
    page.keyboard.press("c")
    expect(page.locator(".card.chosen .check")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("e")
    expect(page.locator(".editor textarea")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".editor")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("j k")  # letters are letters where one types
    expect(page.locator("#search")).to_have_value("j k")
    page.locator("#search").fill("")
    page.locator("#search").blur()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#page-5 .box").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".card.chosen .id")).to_have_text("BLZ-PROT-02")


@pytest.mark.parametrize(
    ("scheme", "language"),
    [
        ("light", "English"),
        ("dark", "Español"),
        pytest.param("dark", "English", marks=pytest.mark.long),
        pytest.param("light", "Español", marks=pytest.mark.long),
    ],
)
def test_axe_finds_no_violation(
    scheme: str, language: str, review_2021: Path, open_page: Open
) -> None:
    page = open_page(review_2021, color_scheme=scheme).page
    page.get_by_role("button", name=language).click()
    found = []
    for view in ("findings", "commitments", "numbers", "decisions"):
        page.click(f"#tab-{view}")
        found += Axe().run(page).response["violations"]
    page.click("#tab-commitments")
    page.locator("#c-CRI-PROT-01 .id").click()
    page.keyboard.press("c")
    page.keyboard.press("w")
    page.keyboard.press("e")
    found += Axe().run(page).response["violations"]
    page.locator(".editor textarea").press_sequentially("typed")
    page.keyboard.press("Escape")
    page.click("#by-risk")  # with what is suggested, and why
    page.locator("#by-institution").click()
    found += Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    page.click("#tab-decisions")  # with a draft, a decision and a person
    found += Axe().run(page).response["violations"]
    page.locator("#reading").focus()
    page.keyboard.press("?")
    found += Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_its_language_is_the_plans_and_can_be_changed(review_es: Path, open_page: Open) -> None:
    page = open_page(review_es).page
    assert page.locator("html").get_attribute("lang") == "es"
    expect(page.locator("#tab-findings")).to_contain_text("Hallazgos")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#tab-findings")).to_contain_text("Findings")
    assert page.locator("html").get_attribute("lang") == "en"
    page.click("#tab-commitments")
    assert page.locator(".card .text").first.get_attribute("lang") == "es"
    page.reload()
    expect(page.locator("#tab-findings")).to_contain_text("Findings")


def test_light_and_dark_can_be_chosen(review_es: Path, open_page: Open) -> None:
    page = open_page(review_es, color_scheme="dark").page
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(ground)
    page.select_option("#theme", "light")
    light = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == light
    page.select_option("#theme", "auto")
    assert page.evaluate(ground) == dark


@pytest.mark.parametrize("width", [1024, 1280, 480])
def test_nothing_overflows_on_a_narrow_screen(
    width: int, review_2021: Path, open_page: Open
) -> None:
    page = open_page(review_2021, viewport={"width": width, "height": 720}).page
    for view in ("findings", "commitments", "numbers", "decisions"):
        page.click(f"#tab-{view}")
        wide = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        assert page.evaluate(wide) <= 0
        assert page.evaluate("reading.scrollWidth - reading.clientWidth") <= 0


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def test_on_paper_stands_all_of_it(review_2021: Path, open_page: Open, tmp_path: Path) -> None:
    page = open_page(review_2021, color_scheme="dark").page
    page.pdf(path=tmp_path / "print.pdf", format="A4")
    with pypdfium2.PdfDocument(tmp_path / "print.pdf") as pdf:
        text = "".join(one.get_textpage().get_text_range() for one in pdf)
    printed = letters(text)
    assert all(letters(commitment["text"]) in printed for commitment in COMMITMENTS.values())
    for finding in OUTPUT["findings"]:
        said = finding["message"].partition(": ")[
            2
        ]  # what it is about stands before it by its name
        assert letters(said) in printed
    assert "Declared and found by country" in text
    assert "Copy link" not in text
