"""Commitments in tables: each row is one, and what its other cells say is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from drawing import SAMPLE, SAMPLE_ES, PlanContent
from drawing.tables import RESPONSIBLE, STATUS, TableSetting, draw_tables
from mirps_extract import Settings, extract
from mirps_extract.commitments.identity import key_of
from whole.reading import commitments, expected_commitments

SPANISH = ("Compromiso", "Institución responsable", "Estado")

SETTINGS = {
    "grid": (SAMPLE, TableSetting()),
    "lines": (SAMPLE, TableSetting(rules="lines")),
    "white space alone": (SAMPLE, TableSetting(rules="none")),
    "every other row shaded": (SAMPLE, TableSetting(rules="zebra")),
    "shaded, cells in the middle": (SAMPLE, TableSetting(rules="zebra", middle=True)),
    "grid, cells in the middle": (SAMPLE, TableSetting(middle=True)),
    "heads in the middle": (SAMPLE, TableSetting(centred_heads=True)),
    "a bar behind the heads": (SAMPLE_ES, TableSetting(rules="bar", heads=SPANISH)),
}


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_each_row_is_a_commitment_with_its_details(name: str, tmp_path: Path) -> None:
    content, setting = SETTINGS[name]
    path = tmp_path / "plan.pdf"
    draw_tables(content, setting, path)
    plan = extract(path, Settings(institutions=False))
    assert commitments(plan) == expected_commitments(content)
    assert plan.coverage.unassigned == []
    assert plan.coverage.by_role["table_head"] >= 3
    for country in plan.countries:
        for area in country.focus_areas:
            assert [commitment.details for commitment in area.commitments] == [
                {"responsible": RESPONSIBLE[at % 3], "status": STATUS[at % 3]}
                for at in range(len(area.commitments))
            ]


def test_rows_that_a_person_merged_keep_what_was_said_of_both(tmp_path: Path) -> None:
    path, corrections = tmp_path / "plan.pdf", tmp_path / "own.json"
    draw_tables(SAMPLE, TableSetting(), path)
    country = SAMPLE.countries[0]
    texts = country.areas[0].commitments[:2]
    merge = {
        "kind": "merge",
        "commitments": [{"key": key_of(country.iso3, text)} for text in texts],
        "before": texts,
    }
    corrections.write_text(json.dumps({"version": "1.0", "corrections": [merge]}), "utf-8")
    plan = extract(path, Settings(institutions=False, corrections=(corrections,)))
    first = plan.countries[0].focus_areas[0].commitments[0]
    assert first.text == " ".join(texts)
    assert first.details == {
        "responsible": "; ".join(RESPONSIBLE[:2]),
        "status": "; ".join(dict.fromkeys(STATUS[:2])),
    }


def test_a_column_of_numbers_numbers_the_commitments(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    draw_tables(SAMPLE_ES, TableSetting(heads=("No.", *SPANISH), numbered=True), path)
    plan = extract(path, Settings(institutions=False))
    assert commitments(plan) == expected_commitments(SAMPLE_ES)
    first = plan.countries[0].focus_areas[0]
    assert [c.number for c in first.commitments] == ["1", "2", "3"]
    assert "number" not in first.commitments[0].details


def test_a_column_that_nobody_knows_is_kept_under_its_head(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    heads = ("Commitments", "Lead institution", "Estimated cost (USD)")
    draw_tables(SAMPLE, TableSetting(rules="lines", heads=heads), path)
    details = (
        extract(path, Settings(institutions=False))
        .countries[0]
        .focus_areas[0]
        .commitments[0]
        .details
    )
    assert details == {"responsible": RESPONSIBLE[0], "estimated_cost_usd": STATUS[0]}


def test_a_table_goes_on_over_pages(tmp_path: Path) -> None:
    country = SAMPLE.countries[0]
    long = [replace(area, commitments=_many(area.commitments)) for area in country.areas]
    content: PlanContent = replace(SAMPLE, countries=(replace(country, areas=tuple(long)),))
    path = tmp_path / "plan.pdf"
    draw_tables(content, TableSetting(rules="none"), path)
    plan = extract(path, Settings(institutions=False))
    assert plan.source.pages > 2
    assert commitments(plan) == expected_commitments(content)


def _many(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Enough commitments to fill more than a page, no two of them alike."""
    return tuple(f"{text.rstrip('.')}, in district {at}." for at in range(1, 13) for text in texts)
