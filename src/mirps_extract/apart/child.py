"""The process that reads: works come in on standard input, news and results go out as JSON lines.

It ends with the process that started it, even where that is killed: its standard input ends then.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from mirps_extract.apart.works import Tell, Work
from mirps_extract.errors import MemoryLimitError, MirpsError

try:
    import resource
except ImportError:  # no such limits on Windows
    resource = None  # type: ignore[assignment]

PART = 1 << 16
"""Characters of a text that are sent at once, about."""

STATUS = Path("/proc/self/status")
"""Where Linux says how much memory a process has."""


def main() -> None:
    """Do works until standard input ends."""
    faulthandler.enable()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what matters is raised, or found
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints must not disturb them
    works: SimpleQueue[Work] = SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, works), daemon=True).start()

    def tell(kind: str, *parts: object) -> None:
        answers.write(json.dumps([kind, *parts]).encode() + b"\n")
        answers.flush()

    tell("ready")
    while True:
        _do(works.get(), tell)


def _receive(stream: BinaryIO, works: SimpleQueue[Work]) -> None:
    """Take works as they come; the end of the stream ends the process, whatever it is doing."""
    try:
        while True:
            works.put(pickle.load(stream))  # from who started us, who is to be trusted
    finally:
        os._exit(0)


def _do(work: Work, tell: Tell) -> None:
    tell("begun")
    try:
        with _memory(work.limits.memory):
            texts = work.parts(tell)
            for at, text in enumerate(texts):
                for part in _gathered(text):
                    tell("part", at, part)
    except MirpsError as error:
        tell("error", type(error).__name__, str(error), traceback.format_exc())
    except MemoryError:
        message = (
            f"{work.path.name} takes more than {work.limits.memory} bytes of memory: if you trust "
            f"the file, raise the limit (--limit memory={2 * work.limits.memory})."
        )
        tell("error", MemoryLimitError.__name__, message, traceback.format_exc())
    except Exception as error:
        tell("fault", type(error).__name__, str(error), traceback.format_exc())
    else:
        tell("done", len(texts))


def _gathered(parts: Iterable[str]) -> Iterator[str]:
    """Parts of a text, those that are short together."""
    some: list[str] = []
    size = 0
    for part in parts:
        some.append(part)
        size += len(part)
        if size >= PART:
            yield "".join(some)
            some, size = [], 0
    yield "".join(some)


@contextmanager
def _memory(limit: int) -> Iterator[None]:
    """Hold this process to so many bytes more than it has; only where the system can."""
    if resource is None or not STATUS.exists():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = _data() + limit
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _data() -> int:
    """Bytes of data that this process has."""
    found = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmData"))
    return int(found.split()[1]) * 1024


if __name__ == "__main__":
    main()
