"""What is no plan is told from one, and what is one is read whatever stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drawing.others import COLUMNS, OTHERS, paragraphs
from drawing.paper import Block, Head, Items, Para, Turn, draw_paper
from mirps_extract import ExitCode, Settings, extract
from mirps_extract.errors import NotAPlanError
from mirps_extract.model import Plan

TEXTS = ("Open a second office at the border", "Train the judges of the court of appeal")


def read(path: Path, blocks: Sequence[Block], columns: int = 1) -> Plan:
    return extract(draw_paper(path / "paper.pdf", blocks, columns), Settings(institutions=False))


def section(name: str, *, counts: bool = False) -> list[Block]:
    """A country's section of two focus areas."""
    blocks: list[Block] = [Turn(), Head(name, 1), Para("The country has received many people.")]
    if counts:
        blocks += [Para("4 commitments: protection 2, health 2")]
    for area in ("PROTECTION", "HEALTH"):
        blocks += [Head(area, 3), Items([f"{text} for {name}" for text in TEXTS])]
    return blocks


def found(plan: Plan) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        (country.iso3, [(area.area, len(area.commitments)) for area in country.focus_areas])
        for country in plan.countries
    ]


TWICE = [("protection", 2), ("health", 2)]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("name", OTHERS)
def test_a_paper_of_another_kind_is_no_plan(name: str, columns: int, tmp_path: Path) -> None:
    with pytest.raises(NotAPlanError, match=r"^paper\.pdf is not a plan") as caught:
        read(tmp_path, OTHERS[name], max(columns, COLUMNS.get(name, 1)))
    assert caught.value.exit_code is ExitCode.NOT_A_PLAN
    for part in ("countries' names as headings", "focus areas", "lists of commitments", "Found: "):
        assert part in str(caught.value)


def test_the_message_says_what_was_found(tmp_path: Path) -> None:
    blocks: list[Block] = [Head("Who does what in the region", 1)]
    for name in ("Belize", "Guatemala", "Honduras", "Mexico"):
        blocks += [Turn(), Head(name, 1), *paragraphs("en", 1), Head("Highlights", 3), Items(TEXTS)]
    with pytest.raises(NotAPlanError, match=r"Found: Belize, Guatemala, Honduras \.\.\.") as one:
        read(tmp_path, blocks)
    assert "known focus areas in 0 of 4, 8 list items" in str(one.value)
    with pytest.raises(NotAPlanError, match="no country's name as a heading; 100% of the words"):
        read(tmp_path, OTHERS["minutes"])


def test_a_plan_behind_a_long_introduction_is_read(tmp_path: Path) -> None:
    front: list[Block] = [Head("National action plans", 1), *paragraphs("en", 40)]
    plan = read(tmp_path, [*front, *section("Belize"), *section("Mexico")])
    assert found(plan) == [("BLZ", TWICE), ("MEX", TWICE)]
    front_words = plan.coverage.by_role["front_matter"] + plan.coverage.by_role["cover"]
    assert front_words > 0.9 * plan.coverage.words


def test_a_plan_before_long_annexes_is_read(tmp_path: Path) -> None:
    annex: list[Block] = [Turn(), Head("Annex 1: Methodology", 1), *paragraphs("en", 40)]
    plan = read(tmp_path, [Head("National action plans", 1), *section("Panama"), *annex])
    assert found(plan) == [("PAN", TWICE)]


@pytest.mark.parametrize("count", [2, 40])
def test_one_country_that_counts_its_commitments_is_read(count: int, tmp_path: Path) -> None:
    front: list[Block] = [Head("National action plan", 1), *paragraphs("en", count)]
    assert found(read(tmp_path, [*front, *section("Panama", counts=True)])) == [("PAN", TWICE)]


def test_a_few_items_in_a_paper_on_something_else_are_no_plan(tmp_path: Path) -> None:
    front: list[Block] = [Head("How we see the region", 1), *paragraphs("en", 40)]
    with pytest.raises(NotAPlanError, match="Found: Panama, known focus areas in 1 of 1, 4 list"):
        read(tmp_path, [*front, *section("Panama")])


def test_a_name_at_the_end_of_a_longer_heading_opens_no_section(tmp_path: Path) -> None:
    wrapped = Head("What the new offices have learned from\nMexico")
    plan = read(tmp_path, [*section("Belize"), wrapped, *paragraphs("en", 2), *section("Panama")])
    assert [country.iso3 for country in plan.countries] == ["BLZ", "PAN"]


def test_a_title_of_two_lines_opens_a_section(tmp_path: Path) -> None:
    blocks = [*section("National Action Plan of\nBelize"), *section("Mexico")]
    assert found(read(tmp_path, blocks)) == [("BLZ", TWICE), ("MEX", TWICE)]
