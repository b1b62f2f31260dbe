"""Signals, and a reader that goes away, end a run with their own codes, whatever they meet."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

import mirps_extract.cli.job
from process.forked import mirps

ENDS = [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "ended from outside")]


def mistaken(number: int) -> Callable[..., NoReturn]:
    """What a signal meets, and takes for an error of its own, as the making of a class does."""

    def work(*_: object, **__: object) -> NoReturn:
        try:
            os.kill(os.getpid(), number)
            raise AssertionError("no signal came")
        except BaseException as error:
            raise RuntimeError("Error calling __set_name__") from error

    return work


@pytest.mark.parametrize(("number", "code", "said"), ENDS)
def test_a_signal_that_is_taken_for_an_error_is_told_as_one(
    number: int, code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mirps_extract.write.schema.schema", mistaken(number))
    monkeypatch.setattr(mirps_extract.cli.job, "done_with", mistaken(number))
    for args in (["schema"], ["read", "plan.pdf", "--no-institutions", "--quiet"]):
        done = mirps(args, tmp_path)
        assert done.code == code
        assert done.said.lstrip() == f"mirps-extract: {said}; finished plans are written.\n"


@pytest.mark.parametrize("number", [number for number, *_ in ENDS])
def test_a_signal_to_a_run_that_is_done_changes_nothing(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "freeze", lambda: os.kill(os.getpid(), number))
    done = mirps(["schema"], tmp_path)
    assert (done.code, done.said) == (0, "")


@pytest.mark.parametrize("argument", ["schema", "--help"])
def test_whoever_reads_the_output_may_go_away(argument: str, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "mirps_extract", argument],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        timeout=600,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (8, b"")
