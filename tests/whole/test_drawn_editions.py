"""Editions in other settings: each reads back exactly what was printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drawing import (
    SAMPLE,
    SAMPLE_ES,
    SETTINGS,
    PlanContent,
    draw,
    from_gold,
    printed_twice,
    unknown_area,
    wrong_count,
)
from drawing import false_bullet as with_false_bullet
from mirps_extract import Plan, Settings, extract
from whole.reading import (
    commitments,
    declared,
    expected_commitments,
    expected_declared,
    narratives,
)

GOLD = Path(__file__).parents[1] / "fixtures" / "plan-2021-en.gold.json"
NOT_YET = {
    ("spanish", "dense"),
    ("2021", "no bullets spaced"),
    ("2021", "unequal columns"),
}
"""Editions that are not read whole yet; see "What is left" in docs/reading.md."""

SPREAD = {"dense", "no bullets hanging", "shuffled words", "three columns balanced"}
"""Settings that the long content of 2021 is always tried in; the others are `long`, for the small
contents are tried in all, and next year's edition in some of them."""

CONTENTS = {"english": SAMPLE, "spanish": SAMPLE_ES, "2021": from_gold(GOLD)}


def editions(*contents: str) -> list[Any]:
    """Contents in all settings; a reading that is not whole yet fails, and says so once it is."""
    gap = pytest.mark.xfail(strict=True, reason="not read whole yet")
    found = []
    for content in contents:
        for name in sorted(SETTINGS):
            marks = [gap] if (content, name) in NOT_YET else []
            if content == "2021" and name not in SPREAD:
                marks.append(pytest.mark.long)
            found.append(pytest.param(content, name, marks=marks))
    return found


def read(path: Path) -> Plan:
    """The plan in a file; nobody asks here for institutions."""
    return extract(path, Settings(institutions=False))


@pytest.mark.parametrize(("content", "name"), editions("english", "spanish"))
def test_a_drawn_edition_reads_back_whole(name: str, content: str, tmp_path: Path) -> None:
    printed, setting = CONTENTS[content], SETTINGS[name]
    drawn = draw(printed, setting, tmp_path / "plan.pdf")
    plan = read(drawn.path)
    assert commitments(plan) == expected_commitments(printed)
    assert narratives(plan) == [list(country.narrative) for country in printed.countries]
    assert declared(plan) == expected_declared(printed, printed=setting.counts != "none")
    assert plan.objectives == (list(printed.objectives) if setting.front else [])
    assert plan.coverage.words == drawn.words
    assert plan.coverage.unassigned == []
    assert plan.edition.language == printed.language


@pytest.mark.parametrize(("content", "name"), editions("2021"))
def test_the_commitments_of_2021_read_back_in_another_setting(
    content: str, name: str, tmp_path: Path
) -> None:
    printed = CONTENTS[content]
    plan = read(draw(printed, SETTINGS[name], tmp_path / "plan.pdf").path)
    assert commitments(plan) == expected_commitments(printed)


@pytest.mark.parametrize("name", ["bars two columns", "unequal columns", "rotated and cropped"])
def test_the_evidence_is_where_the_commitment_was_drawn(name: str, tmp_path: Path) -> None:
    drawn = draw(SAMPLE, SETTINGS[name], tmp_path / "plan.pdf")
    plan = read(drawn.path)
    found = [[(e.page, *e.bbox) for e in commitment.evidence] for commitment in plan.commitments()]
    expected = [
        [(run.page, run.box.x0, run.box.top, run.box.x1, run.box.bottom) for run in c.runs]
        for c in drawn.commitments
    ]
    assert [[run[0] for run in runs] for runs in found] == [
        [run[0] for run in runs] for runs in expected
    ]
    for boxes, drawn_boxes in zip(found, expected, strict=True):
        for box, drawn_box in zip(boxes, drawn_boxes, strict=True):
            # Heights are those of the font here and of the type area there: x is exact, y near.
            assert box[1] == pytest.approx(drawn_box[1], abs=1.0)
            assert box[3] == pytest.approx(drawn_box[3], abs=1.0)
            assert box[2] == pytest.approx(drawn_box[2], abs=4.0)
            assert box[4] == pytest.approx(drawn_box[4], abs=4.0)


def test_a_commitment_printed_twice_is_kept_and_reported(tmp_path: Path) -> None:
    mistake = printed_twice(SAMPLE, "ECU", "protection", 1)
    plan = read(draw(mistake.printed, SETTINGS["times one column"], tmp_path / "p.pdf").path)
    assert commitments(plan) == expected_commitments(mistake.expected)
    codes = [(f.code, f.country) for f in plan.findings]
    assert codes.count(("duplicate_commitment", "ECU")) == 1


def test_a_false_bullet_is_joined_and_reported(tmp_path: Path) -> None:
    mistake = with_false_bullet(SAMPLE, "CRI", "education", 0, _third_word(SAMPLE))
    plan = read(draw(mistake.printed, SETTINGS["bars two columns"], tmp_path / "p.pdf").path)
    assert commitments(plan) == expected_commitments(mistake.expected)
    assert [f.country for f in plan.findings if f.code == "false_bullet"] == ["CRI"]


def _third_word(content: PlanContent) -> str:
    """A lower-case word in the middle of the commitment that gets the false bullet."""
    country = next(c for c in content.countries if c.iso3 == "CRI")
    area = next(a for a in country.areas if a.area == "education")
    words = area.commitments[0].split()
    return next(word for word in words[4:] if word.isalpha() and word.islower())


def test_a_wrong_count_is_reported_and_not_corrected(tmp_path: Path) -> None:
    mistake = wrong_count(SAMPLE, "CRI", "education", 9)
    plan = read(draw(mistake.printed, SETTINGS["coded"], tmp_path / "p.pdf").path)
    country = next(c for c in plan.countries if c.iso3 == "CRI")
    assert country.declared.by_focus_area["education"] == 9
    messages = [f.message for f in plan.findings if f.code == "area_count_mismatch"]
    assert any("declares 9, 3 found" in message for message in messages)


@pytest.mark.parametrize("name", ["bars two columns", "no space between", "unequal columns"])
def test_an_unknown_focus_area_becomes_a_slug_with_a_finding(name: str, tmp_path: Path) -> None:
    mistake = unknown_area(SAMPLE, "ECU", "health")
    setting = replace(SETTINGS[name], counts="none")
    plan = read(draw(mistake.printed, setting, tmp_path / "p.pdf").path)
    assert commitments(plan) == expected_commitments(mistake.expected)
    assert [f.focus_area for f in plan.findings if f.code == "unknown_focus_area"] == [
        "digital_inclusion"
    ]
