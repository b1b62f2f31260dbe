"""The 2021 plan, held against the reading made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mirps_extract import Plan, json_of
from mirps_extract.read.values import Document
from mirps_extract.text import unrepaired

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    path = ROOT / "tests" / "fixtures" / "plan-2021-en.gold.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_every_commitment_is_read_exactly_and_none_besides(
    plan: Plan, gold: dict[str, Any]
) -> None:
    found = [
        (country.iso3, area.area, commitment.page, commitment.text)
        for country in plan.countries
        for area in country.focus_areas
        for commitment in area.commitments
    ]
    expected = [
        (country["iso3"], area["area"], commitment["page"], commitment["text"])
        for country in gold["countries"]
        for area in country["focus_areas"]
        for commitment in area["commitments"]
    ]
    assert len(expected) == 230
    assert found == expected


def test_declared_counts_narratives_and_objectives_are_read(
    plan: Plan, gold: dict[str, Any]
) -> None:
    for country, expected in zip(plan.countries, gold["countries"], strict=True):
        assert country.name == expected["name"]
        assert country.declared.total == expected["declared_total"]
        assert country.declared.by_focus_area == expected["declared"]
        assert [paragraph.text for paragraph in country.narrative] == expected["narrative"]
        assert country.pages[0] == expected["page"]
    assert plan.objectives == gold["objectives"]
    assert plan.edition.language == "en"


def test_every_word_is_accounted_for(plan: Plan, document: Document) -> None:
    words = sum(len(page.words) for page in document.pages)
    assert words == 8072
    assert plan.coverage.words == words
    assert plan.coverage.unassigned == []
    assert "unassigned" not in plan.coverage.by_role
    assert sum(plan.coverage.by_role.values()) == words


def test_the_slips_of_the_plan_are_reported_where_they_stand(plan: Plan) -> None:
    found = {
        (f.code, f.country, f.focus_area, tuple(place.page for place in f.evidence))
        for f in plan.findings
        if f.code != "unknown_institution"
    }
    assert found == {
        ("area_count_mismatch", "BLZ", "protection", (4,)),
        ("area_count_mismatch", "BLZ", "jobs_and_livelihoods", (4,)),
        ("area_count_mismatch", "HND", "protection", (15,)),
        ("total_mismatch", "HND", None, (15,)),
        ("false_bullet", "HND", "protection", (16,)),
        ("area_count_mismatch", "MEX", "protection", (18,)),
        ("total_mismatch", "MEX", None, (18,)),
        ("duplicate_commitment", "MEX", "protection", (19,)),
        ("false_bullet", "MEX", "social_protection", (20,)),
        ("area_count_mismatch", "PAN", "protection", (21,)),
        ("total_mismatch", "PAN", None, (21,)),
        ("declared_sum_mismatch", "PAN", None, (21,)),
        ("year_not_printed", None, None, ()),
    }


def test_the_commitment_printed_twice_is_kept_twice(plan: Plan) -> None:
    twice = [commitment for commitment in plan.commitments() if commitment.duplicate_of]
    assert [(c.id, c.duplicate_of) for c in twice] == [("MEX-PROT-13", "MEX-PROT-12")]


def test_labels_and_enumerations_inside_commitments(plan: Plan) -> None:
    by_id = {commitment.id: commitment for commitment in plan.commitments()}
    assert by_id["CRI-PROT-01"].title == "Presence at the border"
    assert by_id["HND-PROT-01"].title is None
    items = by_id["CRI-JOBS-03"].items
    assert [item.marker for item in items] == ["(a)", "(b)", "(c)"]
    assert items[2].text.endswith("recruitment and selection processes")


def test_evidence_and_repairs_lead_back_to_the_page(plan: Plan, document: Document) -> None:
    words = {(page.number, i): word for page in document.pages for i, word in enumerate(page.words)}
    for commitment in (m for c in plan.countries for a in c.focus_areas for m in a.commitments):
        printed = " ".join(commitment.printed).split()
        assert unrepaired(commitment.text, commitment.repairs).split() == printed[1:]
        boxed = [
            word.text
            for run in commitment.evidence
            for (page, _), word in words.items()
            if page == run.page
            and run.bbox[0] <= word.box.middle[0] <= run.bbox[2]
            and run.bbox[1] <= word.box.middle[1] <= run.bbox[3]
        ]
        assert sorted(word for word in boxed if word != "•") == sorted(
            word for word in printed[1:] if word != "•"
        )


def test_a_commitment_over_two_columns_has_a_box_for_each(plan: Plan) -> None:
    by_id = {commitment.id: commitment for commitment in plan.commitments()}
    first, second = by_id["MEX-PROT-12"].evidence
    text = by_id["MEX-PROT-12"].text
    assert text[first.start : first.end].endswith("with the Law on Ref")
    assert text[second.start : second.end].startswith("ugees, the Migration Law")
    assert first.bbox[2] < second.bbox[0]


def test_the_json_in_output_is_what_the_plan_gives_today(plan: Plan) -> None:
    committed = (ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8")
    assert json_of(plan) == committed
