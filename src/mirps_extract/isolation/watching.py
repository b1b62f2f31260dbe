"""How long a work may take: seconds of the processor, so that a busy machine changes no outcome."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from mirps_extract.errors import CrashedError, MirpsError, TimeLimitError
from mirps_extract.isolation.works import Work

if TYPE_CHECKING:
    from mirps_extract.read import Progress

START = 120.0
"""Seconds that a process may take to start."""

STRETCH = 8.0
"""Times its limit that a work may take by the clock, if it has had less of the processor."""

PROCESSES = Path("/proc")
"""Where Linux tells of its processes (proc(5))."""

SPENT = slice(11, 15)
"""Of the fields behind a process's name: the ticks that it, and those it waited for, were busy."""

News = list[Any]
"""What a process says: a kind, then its parts."""


@dataclass
class _Deadline:
    """When something that takes so many seconds is to be done.

    Attributes:
        seconds: what it may take.
        spent: tells how many seconds of processors the work has had.
    """

    seconds: float
    spent: Callable[[], float | None]

    def __post_init__(self) -> None:
        """It begins now."""
        self._start, self._before = time.monotonic(), self.spent()

    def left(self) -> float:
        """Seconds until it has to be looked at again; none where time is up."""
        waited = time.monotonic() - self._start
        spent = None if waited < self.seconds else self.spent()
        if spent is None or self._before is None:
            return self.seconds - waited
        return min(self.seconds - (spent - self._before), STRETCH * self.seconds - waited)


class Wait:
    """Waits for a work's answer, as long as its limits allow.

    Args:
        work: what is done.
        spent: tells how many seconds of processors it has had; None where that is not known.
        progress: called after each page that was read.
    """

    def __init__(
        self, work: Work, spent: Callable[[], float | None], progress: Progress | None
    ) -> None:
        self._work = work
        self._spent = spent
        self._progress = progress
        self._page = 1
        self._page_end: _Deadline | None = _Deadline(START, spent)
        self._run_end: _Deadline | None = None
        self._files: list[bytearray] = []

    def answer(self, inbox: SimpleQueue[News | None]) -> News:
        """What the work ends with: "done", "error" or "fault", and what belongs to it.

        Raises:
            TimeLimitError: it takes too long.
            CrashedError: the process ended, or does not start.
        """
        while True:
            left = START
            for end in filter(None, (self._page_end, self._run_end)):
                left = min(left, end.left())
                if left <= 0:
                    raise self._too_long(end)
            try:
                news = inbox.get(timeout=left)
            except Empty:
                continue
            if news is None:
                raise crashed(self._work) if self._run_end else not_started(self._work)
            if news[0] in {"done", "error", "fault"}:
                return news
            if news[0] == "part":
                self._take(*news[1:])
            else:
                self._heard(*news)

    def files(self) -> tuple[bytes, ...]:
        """The files that came with the answer."""
        found: list[bytes] = []
        while self._files:  # one after the other: each is there twice for a moment
            found.append(bytes(self._files.pop()))
        return tuple(found[::-1])

    def _take(self, at: int, part: bytes) -> None:
        """Take a part of a file; those of the first file come first."""
        if at == len(self._files):
            self._files.append(bytearray())
        self._files[at] += part

    def _heard(self, kind: str, *parts: int) -> None:
        limits = self._work.limits
        if kind == "begun":
            self._page_end = _Deadline(limits.page, self._spent)
            self._run_end = _Deadline(limits.run, self._spent)
        elif kind == "page":
            self._page, self._page_end = parts[0] + 1, _Deadline(limits.page, self._spent)
            if self._progress:
                self._progress(parts[0], parts[1])
        elif kind == "read":
            self._page_end = None
            if self._run_end is not None:
                self._run_end.seconds += parts[0] * limits.page

    def _too_long(self, end: _Deadline) -> MirpsError:
        name, limits = self._work.path.name, self._work.limits
        if self._run_end is None:
            return not_started(self._work)
        if end is self._page_end:
            return TimeLimitError(
                f"page {self._page} of {name} takes longer than {limits.page} seconds to read: "
                f"{limits.raised('page', 4)}."
            )
        return TimeLimitError(
            f"{name} takes longer than {limits.run} seconds: {limits.raised('run', 4)}."
        )


def not_started(work: Work) -> CrashedError:
    """The error for a process that is gone before it began, or never does: no fault of the file."""
    return CrashedError(
        f"{work.path.name}: the process that reads does not start: try again; does the system give "
        "it memory, and files to open (ulimit -a)? See --debug."
    )


def crashed(work: Work) -> CrashedError:
    """The error for a process that is gone."""
    return CrashedError(
        f"{work.path.name}: the process that reads it ended without an answer; the file may be "
        "damaged or made to do harm. Get a fresh copy, or see --debug."
    )


def spent_by(process: int) -> float | None:
    """Seconds that a process, and those that it waited for, have had of processors.

    Args:
        process: its number.

    Returns:
        The seconds; None where the system does not tell, or the process is gone.
    """
    try:
        told = (PROCESSES / str(process) / "stat").read_text(errors="replace")
        return sum(map(int, told.rpartition(")")[2].split()[SPENT])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError):
        return None
