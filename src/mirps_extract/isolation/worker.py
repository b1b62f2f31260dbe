"""The side that waits: it starts the reading process, and stops it when its time is up."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import LifoQueue, SimpleQueue
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

from mirps_extract.errors import (
    CrashedError,
    InternalError,
    MachineError,
    MemoryLimitError,
    MirpsError,
    not_writable,
)
from mirps_extract.isolation.room import Room
from mirps_extract.isolation.sandbox import Confined, Needs
from mirps_extract.isolation.starting import ENVIRONMENT, READING, WITH_TAGGING, cores
from mirps_extract.isolation.watching import News, Wait, not_started, spent_by
from mirps_extract.isolation.works import Work

if TYPE_CHECKING:
    from mirps_extract.read import Progress


class Worker:
    """A process that reads one plan after another. It starts when it is first needed.

    Args:
        debug: whether what it prints goes to our standard error.
        tagger: whether it has a tagging process.
        readable: files and folders that its works will be about: it may read them all. Where others
            follow, it has to end, and another starts.
    """

    def __init__(
        self, *, debug: bool = False, tagger: bool = False, readable: Iterable[Path] = ()
    ) -> None:
        self._debug = debug
        self._tagger = tagger
        self._process: subprocess.Popen[bytes] | None = None
        self._inbox: SimpleQueue[News | None] = SimpleQueue()
        self._closed = False
        self._readable = tuple(readable)
        self._rights: Needs | None = None
        self._room: Room | None = None

    def start(self) -> None:
        """Start the process, if it does not run."""
        if self._process is not None or self._closed:
            return
        self._process = subprocess.Popen(
            [*READING, WITH_TAGGING] if self._tagger else READING,
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
        """Have a work done; the files that it makes.

        Args:
            work: what to do.
            progress: called after each page that was read.

        Raises:
            MirpsError: whatever the work raises; TimeLimitError, MemoryLimitError or CrashedError
                where it took too much, or took the process with it.
        """
        done = False
        try:
            self._confine(work)
            self._send(work, work)
            watch = Wait(work, self._spent, progress)
            answer = watch.answer(self._inbox)
            done = True
        finally:
            if not done:  # it may be in any state, and still be at it
                self.stop()
        self._require_done(answer, work)
        return watch.files()

    def _confine(self, work: Work) -> None:
        """Start the process with the rights that a work needs, and no others."""
        needs = work.needs
        if self._rights is not None and not self._rights.cover(needs):
            self.stop()
        self.start()
        if self._rights is not None or self._process is None:
            return
        try:
            self._room = Room() if needs.programs else None
            for folder in needs.writable:
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_writable(str(error.filename or "a temporary folder"), error) from error
        own = self._room.path if self._room else None
        self._rights = needs | Needs(self._readable, (own,) if own else ())
        self._send(Confined(self._rights, own), work)

    def stop(self) -> None:
        """End the process, and whatever it has started; the next work starts another."""
        process, self._process = self._process, None
        self._rights = None
        if process is None:
            return
        if hasattr(os, "killpg"):
            with suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
        with suppress(OSError):
            process.kill()  # where there are no groups, or it has not made its own yet
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        if self._room is not None:
            self._room.close()
            self._room = None

    def close(self) -> None:
        """End the process for good."""
        self._closed = True
        self.stop()

    def _spent(self) -> float | None:
        return None if self._process is None else spent_by(self._process.pid)

    def _send(self, message: Work | Confined, work: Work) -> None:
        if self._process is None or self._process.stdin is None:
            raise not_started(work)
        try:
            self._process.stdin.write(pickle.dumps(message))
            self._process.stdin.flush()
        except OSError as error:
            raise not_started(work) from error

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
        if isinstance(error, (MachineError, MemoryLimitError, CrashedError)):
            self.stop()  # what it holds is not known, or the tagging process has ended
        raise error


class Workers:
    """Several workers, each for one plan at a time.

    Args:
        count: how many there are at most.
        debug: whether what they print goes to our standard error.
        institutions: whether plans will be tagged. Then a single worker has a tagging process, if
            there is a processor for it.
        readable: files and folders that the works will be about.
    """

    def __init__(
        self,
        count: int = 1,
        *,
        debug: bool = False,
        institutions: bool = False,
        readable: Iterable[Path] = (),
    ) -> None:
        tagger = institutions and count == 1 and cores() > 1
        files = tuple(readable)
        self._all = [Worker(debug=debug, tagger=tagger, readable=files) for _ in range(count)]
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


def _listen(stream: IO[bytes], inbox: SimpleQueue[News | None]) -> None:
    """Put what a process says where it is waited for, and None at its end.

    Each is a line of JSON; where that tells of a part of a file, its bytes follow.
    """
    with suppress(ValueError, OSError):  # its last line may be cut off
        for line in stream:
            news = json.loads(line)
            if news[0] == "part":
                news[2] = stream.read(news[2])
            inbox.put(news)
    inbox.put(None)


def _errors() -> dict[str, type[MirpsError]]:
    found: dict[str, type[MirpsError]] = {}
    waiting: list[type[MirpsError]] = [MirpsError]
    while waiting:
        kind = waiting.pop()
        found[kind.__name__] = kind
        waiting += kind.__subclasses__()
    return found
