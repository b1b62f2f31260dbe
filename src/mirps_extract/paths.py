"""Files that are named on the command line: their names as text, and what they hold.

Whoever names a file may have been given its name by others: one that never ends, or waits for
somebody to write into it, is not read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MOST = 512 << 20
"""Bytes that a file may have which is no plan, such as an output, if nothing else is said."""

OWN = 64 << 20
"""Bytes that a file of a user's own may have: words, corrections, a registry."""

OPENED = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened: a pipe that nobody writes into is not waited for."""


def name_of(path: Path) -> str:
    """A file's name as text: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")


def contents_of(path: Path, most: int = MOST) -> bytes:
    """What a regular file holds.

    Args:
        path: the file.
        most: bytes that it may have.

    Raises:
        OSError: it cannot be read, is no regular file, or is larger than that.
    """
    handle = os.open(path, OPENED)
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise OSError(errno.EINVAL, "it is no regular file")
        data = file.read(most + 1) if state.st_size <= most else b""
        if state.st_size > most or len(data) > most:
            raise OSError(errno.EOVERFLOW, f"it is larger than {most} bytes")
    return data


def text_of(path: Path) -> str:
    """The text of a file of a user's own, in UTF-8; editors on Windows begin it with a mark.

    Raises:
        OSError: it cannot be read, is no regular file, or is too large.
        UnicodeDecodeError: it is no UTF-8.
    """
    text = contents_of(path, OWN).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")
