"""Runs that are killed at random leave nothing: hundreds are, by `python -m fuzzing.kills 200`."""

from __future__ import annotations

import pytest

from fuzzing.kills import SIGNALS, kills


@pytest.mark.parametrize("times", [1, pytest.param(30, marks=pytest.mark.long)])
def test_a_run_that_is_killed_leaves_nothing_for_good(times: int) -> None:
    assert kills(times * len(SIGNALS), seed=5).total() == times * len(SIGNALS)
