"""Whatever the machines do and when, each address of a batch is told of once.

The cluster is one that is made up: its futures are done when chance will have it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from distributed import KilledWorker
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.batch import cluster
from mirps_extract.batch.values import Outcome, Record, Seen, Status
from mirps_extract.errors import ExitCode, InputNotReadableError

KINDS = ("new", "kept", "copy", "gone", "killed")


class Promise:
    """A future: what it holds shows once it is done."""

    def __init__(self, uri: str, value: Any, *, done: bool) -> None:
        self.uri = uri
        self.ready = done
        self._value = value

    def done(self) -> bool:
        """Whether it holds something."""
        return self.ready

    def result(self) -> Any:
        """What it holds."""
        assert self.ready
        if isinstance(self._value, Exception):
            raise self._value
        return self._value


class MadeUp:
    """A cluster, and what it was asked for."""

    def __init__(self, kinds: list[str], seed: int) -> None:
        self._kinds = kinds
        self._chance = random.Random(seed)
        self.looked: list[str] = []
        self.read: list[str] = []
        self.most = 0
        self._running: list[Promise] = []

    def nthreads(self) -> dict[str, int]:
        """How many plans each machine reads at a time."""
        return {"machine": self._chance.randint(0, 3)}

    def submit(self, work: Callable[..., Any], station: str, uri: str, **_: Any) -> Promise:
        """Have a plan looked at, or read."""
        (self.looked if work is cluster._look else self.read).append(uri)
        value = self._seen(uri) if work is cluster._look else self._done(uri)
        promise = Promise(uri, value, done=self._chance.random() < 0.5)
        self._running = [p for p in self._running if not p.ready] + [promise]
        self.most = max(self.most, len(self._running))
        return promise

    def wait(self, promises: list[Promise], return_when: str) -> None:
        """Wait until one of them is done."""
        assert promises
        if not any(promise.ready for promise in promises):
            self._chance.choice(promises).ready = True

    def cancel(self, promises: list[Promise]) -> None:
        """Give up what is still to come: nothing."""
        assert promises == []

    def _seen(self, uri: str) -> Seen | Exception:
        kind = self._kinds[int(uri)]
        if kind == "gone":
            return InputNotReadableError(f"{uri} is not there")
        key = "double" if kind == "copy" else uri
        return Seen(key, Record(key, uri, Status.READ) if kind == "kept" else None)

    def _done(self, uri: str) -> Record | Exception:
        if self._kinds[int(uri)] == "killed":
            return KilledWorker("task", None, 3)  # type: ignore[arg-type]
        return Record(uri, uri, Status.READ)


def outcomes(kinds: list[str], seed: int) -> tuple[list[Outcome], MadeUp]:
    made_up = MadeUp(kinds, seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "wait", made_up.wait)
        uris = [str(number) for number in range(len(kinds))]
        run = cluster.ClusterRun(made_up, "station", uris)  # type: ignore[arg-type]
        return list(run.outcomes()), made_up


@given(st.lists(st.sampled_from(KINDS), max_size=60), st.integers(0, 10**6))
def test_each_address_is_told_of_once(kinds: list[str], seed: int) -> None:
    found, made_up = outcomes(kinds, seed)
    uris = [str(number) for number in range(len(kinds))]
    assert sorted(outcome.record.uri for outcome in found) == sorted(uris)
    assert made_up.looked == uris
    doubles = [uri for uri in uris if kinds[int(uri)] == "copy"]
    new = [uri for uri in uris if kinds[int(uri)] in ("new", "killed") or uri in doubles[:1]]
    assert made_up.read == new  # of doubles, always the first
    said = Counter("kept" if o.kept else o.record.status.value for o in found)
    expected = {
        "read": kinds.count("new") + bool(doubles),
        "kept": kinds.count("kept"),
        "copy": max(0, len(doubles) - 1),
        "lost": kinds.count("gone") + kinds.count("killed"),
    }
    assert said == Counter(expected)
    assert made_up.most <= 2 * cluster.AHEAD * 3 + 1


def test_what_is_lost_says_why() -> None:
    found, _ = outcomes(["gone", "killed"], 0)
    codes = {outcome.record.uri: outcome.record.code for outcome in found}
    assert codes == {"0": ExitCode.NOT_READABLE, "1": ExitCode.LOST}
