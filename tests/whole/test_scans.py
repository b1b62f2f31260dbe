"""Scanned pages, read by the real Tesseract."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from drawing import SAMPLE, SAMPLE_ES, SETTINGS, PlanContent, draw, from_gold
from drawing.scan import scan
from drawing.setting import Setting
from mirps_extract import Plan, Settings, extract, plan_of
from mirps_extract.model import Commitment
from mirps_extract.settings import OcrMode

ROOT = Path(__file__).parents[2]
GOLD = from_gold(ROOT / "tests" / "fixtures" / "plan-2021-en.gold.json")

ONE_COUNTRY = replace(SAMPLE_ES, countries=SAMPLE_ES.countries[:1])
BARE = replace(SETTINGS["coded"], cover=False, contents="none")
"""A plan of two pages: recognising each takes some seconds."""

SIMILAR = 95
GOAL = 0.97


def recall_and_precision(plan: Plan, printed: PlanContent) -> tuple[float, float]:
    """Commitments read with a similarity of at least 95, in their country and focus area."""
    left = [
        (country.iso3, area.area, commitment.text)
        for country in plan.countries
        for area in country.focus_areas
        for commitment in area.commitments
    ]
    read, right, total = len(left), 0, 0
    for country in printed.countries:
        for area in country.areas:
            for text in area.commitments:
                total += 1
                same = [f for f in left if f[:2] == (country.iso3, area.area)]
                best = max(same, key=lambda f: fuzz.ratio(f[2].casefold(), text.casefold()))
                if fuzz.ratio(best[2].casefold(), text.casefold()) >= SIMILAR:
                    left.remove(best)
                    right += 1
    return right / total, right / read


@pytest.fixture(
    scope="module",
    params=[[8, 19], pytest.param([5, 8, 14, 19, 21], marks=pytest.mark.long)],
    ids=lambda pages: f"{len(pages)} pages",
)
def pages(request: pytest.FixtureRequest) -> list[int]:
    """Which pages of the 2021 plan are scanned; recognising one takes some seconds."""
    found: list[int] = request.param
    return found


@pytest.fixture(scope="module")
def partly(pages: list[int], tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The 2021 plan, some of its pages scanned, askew and with noise."""
    target = tmp_path_factory.mktemp("scans") / "partly.pdf"
    scan(ROOT / "raw" / "mirps-2021-en.pdf", target, pages, skew=0.6, noise=6, quality=60)
    return extract(target, Settings(institutions=False))


def test_a_partly_scanned_plan_is_read(partly: Plan) -> None:
    recall, precision = recall_and_precision(partly, GOLD)
    assert recall >= GOAL and precision >= GOAL


def test_the_pages_that_were_recognised_are_named(partly: Plan, pages: list[int]) -> None:
    assert partly.source.ocr_pages == pages
    assert partly.source.ocr is not None and "tesseract" in partly.source.ocr
    messages = [f.message for f in partly.findings if f.code == "pages_recognised"]
    *first, last = map(str, pages)
    named = f"{', '.join(first)} and {last}"
    assert messages == [f"pages {named} were read by OCR: compare what matters with the page"]


def test_evidence_on_a_recognised_page_is_where_the_text_stands(
    partly: Plan, pages: list[int]
) -> None:
    text_layer = plan_of((ROOT / "output" / "mirps-2021-en.json").read_bytes())
    expected = {one.id: one.evidence for one in _alone_on(text_layer, pages[0])}
    found = _alone_on(partly, pages[0])
    assert len(found) > 2
    for commitment in found:
        (place,) = commitment.evidence
        # The page leans by 0.6 degrees.
        assert place.bbox == pytest.approx(expected[commitment.id][0].bbox, abs=9)


def _alone_on(plan: Plan, page: int) -> list[Commitment]:
    """The commitments that stand on a page, in one of its columns."""
    return [
        commitment
        for commitment in plan.commitments()
        if [place.page for place in commitment.evidence] == [page]
    ]


@pytest.mark.parametrize(
    ("content", "setting", "language"),
    [
        pytest.param(
            SAMPLE,
            SETTINGS["three columns balanced"],
            "en",
            marks=[
                pytest.mark.long,
                pytest.mark.xfail(strict=True, reason="not read whole yet"),
            ],
        ),
        pytest.param(SAMPLE_ES, SETTINGS["times one column"], "es", marks=pytest.mark.long),
        (ONE_COUNTRY, BARE, "es"),
    ],
    ids=["english", "spanish", "one country"],
)
def test_a_plan_without_any_text_is_read_in_its_own_language(
    content: PlanContent, setting: Setting, language: str, tmp_path: Path
) -> None:
    drawn = draw(content, setting, tmp_path / "drawn.pdf")
    plan = extract(scan(drawn.path, tmp_path / "scan.pdf", dpi=200), Settings(institutions=False))
    assert plan.edition.language == language
    recall, precision = recall_and_precision(plan, content)
    assert recall >= GOAL and precision >= GOAL


def test_all_pages_are_recognised_if_forced(tmp_path: Path) -> None:
    drawn = draw(ONE_COUNTRY, BARE, tmp_path / "drawn.pdf")
    plan = extract(drawn.path, Settings(ocr=OcrMode.FORCE, institutions=False))
    assert plan.source.ocr_pages == list(range(1, drawn.pages + 1))
    assert recall_and_precision(plan, ONE_COUNTRY)[0] >= GOAL


def test_two_runs_over_a_scan_agree(tmp_path: Path) -> None:
    drawn = draw(ONE_COUNTRY, BARE, tmp_path / "drawn.pdf")
    target = scan(drawn.path, tmp_path / "scan.pdf", [2])
    assert extract(target, Settings(institutions=False)) == extract(
        target, Settings(institutions=False)
    )
