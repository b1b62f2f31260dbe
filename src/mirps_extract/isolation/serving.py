"""What the processes of this package share: works come in, answers go out, memory is held."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO

try:
    import resource
except ImportError:  # no such limits on Windows
    resource = None  # type: ignore[assignment]

STATUS = Path("/proc/self/status")
"""Where Linux says how much memory a process has."""


LEAST = 512 << 20
"""Bytes of memory that libraries take before a plan is read. Given less, some fail in ways that say
nothing of memory, and with 350 MB the tagging process was busy without end."""


def answers() -> BinaryIO:
    """Where answers go: what was standard output. Whatever prints goes to standard error."""
    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return stream


def inbox() -> SimpleQueue[Any]:
    """What comes in on standard input. Its end ends the process, whatever it is doing."""
    received: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, received), daemon=True).start()
    return received


def _receive(stream: BinaryIO, received: SimpleQueue[Any]) -> None:
    try:
        while True:
            received.put(pickle.load(stream))  # from who started us, who is to be trusted
    finally:
        os._exit(0)


@contextmanager
def held_to(limit: int) -> Iterator[None]:
    """Hold this process to so many bytes more than it has; only where the system can."""
    if resource is None or not STATUS.exists():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = data() + limit
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (allowed, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def gives(limit: int = LEAST) -> bool:
    """Whether the system lets this process have so many bytes, as far as it tells."""
    if resource is None:
        return True
    allowed = resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_DATA)[1]
    return all(most == resource.RLIM_INFINITY or most >= limit for most in allowed)


def opens(files: int) -> bool:
    """Whether the system lets this process open so many files at a time, as far as it tells."""
    return resource is None or resource.getrlimit(resource.RLIMIT_NOFILE)[0] >= files


def data() -> int:
    """Bytes of data that this process has."""
    found = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmData"))
    return int(found.split()[1]) * 1024
