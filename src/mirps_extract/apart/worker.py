"""The side that waits: it starts the process that reads, and stops it when its time is up."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, LifoQueue, SimpleQueue
from types import TracebackType
from typing import IO, Any, Self

from mirps_extract.apart.beside import ENVIRONMENT, cores
from mirps_extract.apart.works import Work
from mirps_extract.errors import (
    CrashedError,
    InternalError,
    MemoryLimitError,
    MirpsError,
    TimeLimitError,
)

START = 120.0
"""Seconds that a process may take to start."""

BESIDE = "--beside"
"""The argument that asks for a process beside that finds institutions."""

CHILD = [sys.executable, "-P", "-m", "mirps_extract.apart.child"]
"""What is started; -P keeps it from importing what lies in the working directory."""

Progress = Callable[[int, int], None]

News = list[Any]
"""What a process says: a kind, then its parts."""


class Worker:
    """A process that reads one plan after another. It starts when it is first needed.

    Args:
        debug: whether what it prints goes to our standard error.
        beside: whether it has a process beside it that finds institutions.
    """

    def __init__(self, *, debug: bool = False, beside: bool = False) -> None:
        self._debug = debug
        self._beside = beside
        self._process: subprocess.Popen[bytes] | None = None
        self._inbox: SimpleQueue[News | None] = SimpleQueue()
        self._closed = False

    def start(self) -> None:
        """Start the process, if it does not run."""
        if self._process is not None or self._closed:
            return
        self._process = subprocess.Popen(
            [*CHILD, BESIDE] if self._beside else CHILD,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if self._debug else subprocess.DEVNULL,
            env={**ENVIRONMENT, **os.environ},
            start_new_session=True,  # Ctrl-C is for us, and what it starts can be stopped with it
        )
        self._inbox = SimpleQueue()
        threading.Thread(
            target=_listen, args=(self._process.stdout, self._inbox), daemon=True
        ).start()

    def run(self, work: Work, progress: Progress | None = None) -> tuple[bytes, ...]:
        """Have a work done; the texts that it makes, in UTF-8.

        Args:
            work: what to do.
            progress: called after each page that was read.

        Raises:
            MirpsError: whatever the work raises; TimeLimitError, MemoryLimitError or CrashedError
                where it took too much, or took the process with it.
        """
        done = False
        try:
            self.start()
            self._send(work)
            watch = _Watch(work, progress)
            answer = watch.answer(self._inbox)
            done = True
        finally:
            if not done:  # it may be in any state, and still be at it
                self.stop()
        self._require_done(answer, work)
        return watch.texts()

    def stop(self) -> None:
        """End the process, and whatever it has started; the next work starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def close(self) -> None:
        """End the process for good."""
        self._closed = True
        self.stop()

    def _send(self, work: Work) -> None:
        if self._process is None or self._process.stdin is None:
            raise _crashed(work)
        try:
            self._process.stdin.write(pickle.dumps(work))
            self._process.stdin.flush()
        except OSError as error:
            raise _crashed(work) from error

    def _require_done(self, answer: News, work: Work) -> None:
        kind, *parts = answer
        if kind == "done":
            return
        name, message, trace = map(str, parts)
        if kind == "error":
            error = _errors().get(name, InternalError)(message)
        else:
            error = InternalError(
                f"{work.path.name}: a fault in the program ({name}); please report it with the "
                "plan that shows it."
            )
        error.add_note(trace)
        if isinstance(error, MemoryLimitError):
            self.stop()  # what it holds is not known
        raise error


class Workers:
    """Several workers, each for one plan at a time.

    Args:
        count: how many there are at most.
        debug: whether what they print goes to our standard error.
        institutions: whether plans will be tagged. Then a single worker has a process beside it
            that loads the model while pages are read, if there is a processor for it.
    """

    def __init__(self, count: int = 1, *, debug: bool = False, institutions: bool = False) -> None:
        beside = institutions and count == 1 and cores() > 1
        self._all = [Worker(debug=debug, beside=beside) for _ in range(count)]
        self._free: LifoQueue[Worker] = LifoQueue()  # a warm one first
        for worker in reversed(self._all):
            self._free.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start one, which imports what it needs while we do something else."""
        self._all[0].start()

    def close(self) -> None:
        """End all of them; who waits for one gets a CrashedError."""
        for worker in self._all:
            worker.close()

    @contextmanager
    def one(self) -> Iterator[Worker]:
        """A worker that nobody else uses; waits until there is one."""
        worker = self._free.get()
        try:
            yield worker
        finally:
            self._free.put(worker)


class _Watch:
    """Waits for a work's answer, as long as its limits allow."""

    def __init__(self, work: Work, progress: Progress | None) -> None:
        self._work = work
        self._progress = progress
        self._page = 1
        self._page_end: float | None = time.monotonic() + START
        self._run_end = float("inf")
        self._texts: list[bytearray] = []  # a string may take twice or four times the room

    def answer(self, inbox: SimpleQueue[News | None]) -> News:
        while True:
            end = self._run_end if self._page_end is None else min(self._page_end, self._run_end)
            try:
                news = inbox.get(timeout=max(0.0, min(end - time.monotonic(), START)))
            except Empty:
                if time.monotonic() >= end:
                    raise self._too_long() from None
                continue
            if news is None:
                raise _crashed(self._work)
            if news[0] in {"done", "error", "fault"}:
                return news
            if news[0] == "part":
                self._take(*news[1:])
            else:
                self._heard(*news)

    def texts(self) -> tuple[bytes, ...]:
        """The texts that came with the answer."""
        found: list[bytes] = []
        while self._texts:  # one after the other: each is there twice for a moment
            found.append(bytes(self._texts.pop()))
        return tuple(found[::-1])

    def _take(self, at: int, part: str) -> None:
        """Take a part of a text; those of the first text come first."""
        if at == len(self._texts):
            self._texts.append(bytearray())
        self._texts[at] += part.encode("utf-8", "surrogatepass")

    def _heard(self, kind: str, *parts: int) -> None:
        now, limits = time.monotonic(), self._work.limits
        if kind == "begun":
            self._page_end, self._run_end = now + limits.page, now + limits.run
        elif kind == "page":
            self._page, self._page_end = parts[0] + 1, now + limits.page
            if self._progress:
                self._progress(parts[0], parts[1])
        elif kind == "read":
            self._page_end = None
            self._run_end += parts[0] * limits.page

    def _too_long(self) -> MirpsError:
        name, limits = self._work.path.name, self._work.limits
        if self._run_end == float("inf"):
            return CrashedError(f"{name}: the process that reads does not start: try again.")
        if self._page_end is not None and self._page_end <= self._run_end:
            return TimeLimitError(
                f"page {self._page} of {name} takes longer than {limits.page} seconds to read: if "
                f"you trust the file, raise the limit (--limit page={4 * limits.page})."
            )
        return TimeLimitError(
            f"{name} takes longer than {limits.run} seconds: if you trust the file, raise the "
            f"limit (--limit run={4 * limits.run})."
        )


def _listen(stream: IO[bytes], inbox: SimpleQueue[News | None]) -> None:
    """Put what a process says where it is waited for; None at its end."""
    with suppress(ValueError, OSError):  # its last line may be cut off
        for line in stream:
            inbox.put(json.loads(line))
    inbox.put(None)


def _crashed(work: Work) -> CrashedError:
    return CrashedError(
        f"{work.path.name}: the process that reads it ended without an answer; the file may be "
        "damaged or made to do harm. Get a fresh copy, or see --debug."
    )


def _errors() -> dict[str, type[MirpsError]]:
    found: dict[str, type[MirpsError]] = {}
    waiting: list[type[MirpsError]] = [MirpsError]
    while waiting:
        kind = waiting.pop()
        found[kind.__name__] = kind
        waiting += kind.__subclasses__()
    return found
