"""Runs that are killed at random leave nothing: hundreds are, by `python -m fuzzing.kills 200`."""

from __future__ import annotations

from fuzzing.kills import kills


def test_a_run_that_is_killed_leaves_nothing_for_good() -> None:
    assert kills(5, seed=5).total() == 5
