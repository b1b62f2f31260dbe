"""Judges many mutants in one process beside this, which is started anew where one does not end."""

from __future__ import annotations

import logging
import multiprocessing
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path

import psutil

from mirps_extract.isolation.serving import held_to
from mirps_extract.limits import Limits

from .kinds import Name, mutant_of
from .outcomes import Outcome, Sound, Verdict, judged_here, sound_of

LIMITS = Limits(words=20_000, objects=50_000, memory=2 << 30)
"""What a mutant of a small plan is held to."""

SECONDS = 20.0
"""Seconds of the processor that a mutant may take; and as many by the clock, eight times."""

FORK = multiprocessing.get_context("fork")


def judge(plans: Mapping[str, bytes], names: Iterable[Name]) -> Iterator[tuple[Name, Verdict]]:
    """What becomes of mutants, in their order.

    Args:
        plans: the sound plans by their names.
        names: the mutants.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant.pdf"
        sound = {name: sound_of(data, path) for name, data in plans.items()}
        child: _Child | None = None
        for name in names:
            child = child or _Child(sound, path)
            verdict = child.verdict(name)
            if verdict.outcome is Outcome.HANG or not child.is_alive:
                child.end()
                child = None
            yield name, verdict
        if child:
            child.end()


class _Child:
    """A process that judges."""

    def __init__(self, sound: Mapping[str, Sound], path: Path) -> None:
        self._end, there = FORK.Pipe()
        self._process: ForkProcess = FORK.Process(
            target=_work, args=(sound, path, there, self._end)
        )
        self._process.start()
        there.close()

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def verdict(self, name: Name) -> Verdict:
        """What becomes of a mutant."""
        self._end.send(name)
        begun, used = time.monotonic(), self._used()
        while not self._end.poll(1.0):
            if self._used() - used > SECONDS or time.monotonic() - begun > 8 * SECONDS:
                return Verdict(Outcome.HANG)
        try:
            found: Verdict = self._end.recv()
        except EOFError:
            self._process.join()
            return Verdict(Outcome.FAULT, f"the process ended: {self._process.exitcode}")
        return found

    def end(self) -> None:
        """Stop it."""
        self._process.kill()
        self._process.join()
        self._end.close()

    def _used(self) -> float:
        """Seconds of the processor that it has taken."""
        try:
            times = psutil.Process(self._process.pid).cpu_times()
        except psutil.NoSuchProcess:
            return 0.0
        return float(times.user + times.system)


def _work(sound: Mapping[str, Sound], path: Path, there: Connection, here: Connection) -> None:
    here.close()  # the copy of the other end: it would keep this process when that one is killed
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # as the process that reads has it
    with held_to(LIMITS.memory):
        while True:
            try:
                name: Name = there.recv()
            except EOFError:
                return
            of = sound[name.plan]
            there.send(judged_here(mutant_of(of.data, name), of, path, LIMITS))
