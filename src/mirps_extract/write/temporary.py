"""Files that are being written: locked while they are in use, and never left behind for good."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # no locks of this kind on Windows: there, leftovers stay
    fcntl = None  # type: ignore[assignment]

PREFIX, SUFFIX = ".mirps-", ".part"
"""What the name of a file that is being written begins and ends with."""

PATIENCE, LONGEST, STEP = 2.0, 60.0, 0.05
"""Seconds after which who waits for a lock is told, gives up, and looks again."""


@contextmanager
def file_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file in the same folder that holds what that one is to hold, and is on the disk.

    Afterwards it is gone, unless it took a name of its own. A run that is killed leaves it; the
    next one in that folder takes it away. Runs at the same time do not disturb each other: it is
    locked as long as it is in use.

    Raises:
        OSError: it cannot be written.
    """
    with _folder(path.parent):
        _clean(path.parent)
        temporary = path.parent / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        _lock(handle)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """Keep other runs from making or cleaning temporary files in a folder meanwhile."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _wait_for_lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _wait_for_lock(handle: int, folder: Path) -> None:
    """Lock a folder; who waits for it is told, and not kept waiting for ever.

    Raises:
        OSError: somebody else has kept it locked all the while.
    """
    start = time.monotonic()
    told = False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waited = time.monotonic() - start
        except OSError:  # file systems without locks
            return
        else:
            return
        if waited > LONGEST:
            reason = f"another process has kept {folder} locked for {LONGEST:.0f} seconds"
            raise OSError(errno.EAGAIN, reason)
        if waited > PATIENCE and not told:
            told = True
            logging.getLogger(__name__).warning(
                "waiting for the process that has locked %s", folder
            )
        time.sleep(STEP)


def _clean(folder: Path) -> None:
    """Take away what runs that were killed have left: nobody holds its lock any more."""
    if fcntl is None:
        return
    for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):
            handle = os.open(left, os.O_WRONLY | os.O_NONBLOCK)  # it may be a pipe
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()
            finally:
                os.close(handle)


def _lock(handle: int) -> None:
    if fcntl is not None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)


def sync(folder: Path) -> None:
    """Have the system keep a folder's new names over a loss of power, where it can."""
    if fcntl is None:
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
