"""Mutants of plans by many producers, and of what each target begins with; see docs/fuzzing.md."""

from __future__ import annotations

import logging
from collections import Counter

import pytest

from fuzzing.kinds import name_of
from fuzzing.outcomes import Outcome
from fuzzing.plans import small_plans
from fuzzing.runner import judge
from fuzzing.targets import TARGETS, seeds_of, unguided

MUTANTS = 10
"""Of each plan; `make fuzz` tries as many as an hour takes."""

SLOW = {"read", "layout"}
"""Targets that take long; of others there are ten times as many mutants."""


@pytest.mark.parametrize("plan", small_plans())
def test_a_mutant_is_read_as_it_shows_or_told(plan: str) -> None:
    names = [name_of(plan, seed) for seed in range(MUTANTS)]
    outcomes: Counter[Outcome] = Counter()
    for name, verdict in judge({plan: small_plans()[plan]}, names):
        outcomes[verdict.outcome] += 1
        assert verdict.outcome not in {Outcome.HANG, Outcome.FAULT}, (name, verdict)
        assert verdict.outcome is not Outcome.SILENT or name in EXPLAINED, (name, verdict)
    assert outcomes[Outcome.SAME] and outcomes[Outcome.TOLD]


EXPLAINED: frozenset[tuple[str, str, int]] = frozenset()
"""Silent ones for which docs/fuzzing.md says why."""


@pytest.mark.parametrize("tried", [10, pytest.param(300, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_are_read_or_refused(
    name: str, tried: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("pdfminer"), "disabled", True)
    target = TARGETS[name]
    assert seeds_of(target)
    unguided(target, tried if name in SLOW else 10 * tried)
