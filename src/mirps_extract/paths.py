"""Files that are named on the command line: their names as text, and what they hold, as text.

Whoever names a file may have been given its name by others: one that never ends, or waits for
somebody to write into it, is not read.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
from collections.abc import Collection, Iterable
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

UTF_16 = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE

WINDOWS = "€‘’“”–—…•ªº°·«»¡¿"
"""Marks that stand in texts in Windows-1252, beside its letters."""

DELIMITERS = ",;\t"

LITTER = {"._": "a note of macOS", "~$": "a note of Office"}
"""How the names of files begin that systems leave beside others, with the same suffix."""


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
        NotUtf8Error: it is in another encoding.
    """
    return decoded(contents_of(path, OWN))


class NotUtf8Error(ValueError):
    """Bytes are no text in UTF-8; the message says what they are, behind the name of their file.

    Attributes:
        line: the line where that shows, from 1.
    """

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def decoded(data: bytes) -> str:
    """The text of bytes in UTF-8, with a mark or without; a line feed alone ends its lines.

    Other encodings are named, not guessed at: a name that is read wrong looks like a name.

    Raises:
        NotUtf8Error: they are in another.
    """
    if data.startswith(UTF_16) or data[:2].count(0) == 1:
        raise NotUtf8Error("is in UTF-16, not UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = "is in Windows-1252, not UTF-8" if _is_windows(data) else "is not in UTF-8"
        byte = error.object[error.start]
        raise NotUtf8Error(f"{what} (line {line}, byte 0x{byte:02X})", line) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_windows(data: bytes) -> bool:
    """Whether bytes are letters and marks of western Windows: in other encodings few are."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return all(char.isascii() or "À" <= char <= "ÿ" or char in WINDOWS for char in text)


def delimiter_of(text: str, columns: Collection[str]) -> str:
    """What stands between the cells of a table: what parts its head into the columns that it has.

    Spreadsheet programs write semicolons where a comma stands in numbers.
    """
    head = text.partition("\n")[0].replace('"', "")
    return max(DELIMITERS, key=lambda sign: len(set(columns).intersection(head.split(sign))))


def litter_of(name: str) -> str | None:
    """What a file is that a system or program left beside another, by its name; None if none."""
    return LITTER.get(name[:2])


def passed_over(names: Iterable[str]) -> str:
    """What is said of files that are litter."""
    return f"passed over: {', '.join(f'{name} ({litter_of(name)})' for name in names)}"
