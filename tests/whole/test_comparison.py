"""Next year's edition, printed and read, held against this year's."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing import SETTINGS, draw, from_gold
from editing import hand, next_year
from mirps_extract import Plan, Settings, extract, plan_of
from mirps_extract.comparison import Kind, compare
from mirps_extract.comparison.values import Change

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"

GOAL = 0.95
OF_ONE = 0.93
"""Of one edition, full of heavy rewordings; tests/whole/test_matching.py measures many."""


@pytest.fixture(scope="module")
def of_2021() -> Plan:
    return plan_of((ROOT / "output" / "mirps-2021-en.json").read_bytes())


def brief(change: Change) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    before, after = (tuple(ref.id for ref in side) for side in (change.before, change.after))
    return change.kind.value, before, after


@pytest.mark.parametrize(
    ("seed", "setting"),
    [
        (1, "times one column"),
        (2, "unequal columns"),
        (3, "coded"),
        (4, "bars two columns"),
    ],
)
def test_the_changes_of_another_year_are_found(
    seed: int, setting: str, of_2021: Plan, tmp_path: Path
) -> None:
    edited = next_year(from_gold(FIXTURES / "plan-2021-en.gold.json"), seed, hand("en"))
    drawn = draw(edited.content, SETTINGS[setting], tmp_path / "2022.pdf")
    later = extract(drawn.path, Settings(year=2022, institutions=False))
    found = {brief(change) for change in compare([of_2021, later]).steps[0].changes}
    expected = {change for change in edited.changes if change[0] != "same"}
    changed = {change for change in found if change[0] != "same"}
    assert len({kind for kind, _, _ in expected}) == 6
    assert 2 * len(expected & changed) / (len(expected) + len(changed)) >= OF_ONE


def test_the_spanish_edition_is_matched_with_the_english_one(of_2021: Plan, tmp_path: Path) -> None:
    content = from_gold(FIXTURES / "plan-2021-es-part.gold.json", "PLAN DE ACCIÓN NACIONAL")
    drawn = draw(content, SETTINGS["times one column"], tmp_path / "es.pdf")
    spanish = extract(drawn.path, Settings(institutions=False))
    changes = compare([of_2021, spanish]).steps[0].changes
    pairs = [brief(c)[1:] for c in changes if c.kind is Kind.SAME]
    # The fixture keeps the order of the English edition, so ids are the same.
    right = sum(before == after for before, after in pairs)
    printed = sum(len(area.commitments) for c in content.countries for area in c.areas)
    assert right / printed >= GOAL
    assert right / len(pairs) >= GOAL


def test_an_edition_against_itself_is_all_the_same(of_2021: Plan) -> None:
    step = compare([of_2021, of_2021]).steps[0]
    assert [brief(c) for c in step.changes if c.kind is not Kind.SAME] == []
    assert all(c.before[0].id == c.after[0].id for c in step.changes)
    assert not step.institutions.appeared and not step.institutions.changed_roles
    assert step.notes == []
