"""Files that are named on the command line: their names as text, and what they hold.

Whoever names a file may have been given its name by others: one that never ends, or waits for
somebody to write into it, is not read.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from mirps_extract.errors import InputNotReadableError, shortage

MOST = 512 << 20
"""Bytes that a file may have which is no plan, such as an output, if nothing else is said."""

OWN = 64 << 20
"""Bytes that a file of a user's own may have: words, corrections, a registry."""

GROWTH = 1 << 16
"""Bytes by which a file may grow while it is read: some of the system's say that they are empty."""

OPENED = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened: a pipe that nobody writes into is not waited for."""


def name_of(path: Path) -> str:
    """A file's name as text: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")


def identity_of(path: Path) -> tuple[object, ...]:
    """What tells a file from all others, by whatever path; the path where it cannot be told."""
    with suppress(OSError, ValueError):
        state = path.stat()
        if state.st_ino:
            return state.st_dev, state.st_ino
    return (path,)


def bytes_of(path: Path) -> bytes:
    """What stands in a file that somebody named.

    Raises:
        InputNotReadableError: it cannot be read.
    """
    try:
        return contents_of(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputNotReadableError(f"{path} cannot be read: {reason}. Check the path.") from error


def contents_of(path: Path, most: int = MOST) -> bytes:
    """What a regular file holds.

    Args:
        path: the file.
        most: bytes that it may have.

    Raises:
        OSError: it cannot be read, is no regular file, or is larger than that.
        MachineError: too many files are open.
    """
    try:
        handle = os.open(path, OPENED)
    except OSError as error:
        raise shortage(error) or error from None
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.EINVAL, "it is no regular file")
        if state.st_size > most:
            raise OSError(errno.EOVERFLOW, f"it is larger than {most} bytes")
        room = state.st_size + GROWTH  # what is asked for is set aside, whatever there is
        data = file.read(room)
        if len(data) == room:
            raise OSError(errno.EBUSY, "it grows while it is read")
    return data


def text_of(path: Path) -> str:
    """The text of a file of a user's own, in UTF-8; editors on Windows begin it with a mark.

    Raises:
        OSError: it cannot be read, is no regular file, or is too large.
        UnicodeDecodeError: it is no UTF-8.
    """
    text = contents_of(path, OWN).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")
