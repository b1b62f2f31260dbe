"""However many plans a call reads, no more than a few are held at a time: they are counted."""

from __future__ import annotations

import threading
import weakref
from pathlib import Path
from typing import Any

import pytest

from mirps_extract import Plan, Settings, plan_of
from mirps_extract.cli import job
from mirps_extract.cli.options import Options
from mirps_extract.errors import ExitCode
from mirps_extract.isolation import Workers

ROOT = Path(__file__).parents[2]
MANY = 60


class Held:
    """Stands for the reading of plans, and counts those that are held."""

    def __init__(self, waits: int = 0) -> None:
        self._text = (ROOT / "output" / "mirps-2021-en.json").read_bytes()
        self._refs: list[weakref.ref[Plan]] = []
        self._lock = threading.Lock()
        self._waits = waits
        self._enough = threading.Event()
        self.most = 0

    def read(self, path: Path, *_: Any) -> Plan:
        """Read a plan; the first is done only when so many others are."""
        if self._waits and path.stem == "0":
            assert self._enough.wait(60)
        plan = plan_of(self._text)
        with self._lock:
            self._refs.append(weakref.ref(plan))
            self.most = max(self.most, sum(ref() is not None for ref in self._refs))
            if len(self._refs) == self._waits:
                self._enough.set()
        return plan


def options(folder: Path, jobs: int, *exports: str) -> Options:
    return Options(
        settings=Settings(),
        output=folder,
        review=False,
        force=True,
        jobs=jobs,
        strict=True,
        quiet=True,
        verbose=False,
        keep_stages=None,
        exports=exports,
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_plans_do_not_pile_up(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held()
    monkeypatch.setattr(job, "_read", held.read)
    plans = [tmp_path / f"{number}.pdf" for number in range(MANY)]
    assert job.run_all(plans, options(tmp_path, jobs), Workers()) is ExitCode.FINDINGS
    assert held.most <= job.AHEAD * jobs + 1
    assert jobs > 1 or held.most <= 2


def test_plans_do_not_pile_up_behind_a_slow_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(waits=job.AHEAD * 2 - 1)
    monkeypatch.setattr(job, "_read", held.read)
    plans = [tmp_path / f"{number}.pdf" for number in range(MANY)]
    job.run_all(plans, options(tmp_path, 2), Workers())
    assert job.AHEAD <= held.most <= job.AHEAD * 2 + 2


def test_plans_are_kept_for_an_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held()
    monkeypatch.setattr(job, "_read", held.read)
    exported: list[Plan] = []
    monkeypatch.setattr(job, "write_export", lambda *_: "done")
    monkeypatch.setattr(job, "book_of", lambda plans, _: exported.extend(plans))
    job.run_all([tmp_path / "0.pdf", tmp_path / "1.pdf"], options(tmp_path, 1, "csv"), Workers())
    assert len(exported) == 2
