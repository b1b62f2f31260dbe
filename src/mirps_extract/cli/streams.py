"""Standard output and error as they may be: closed, full, or gone."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from mirps_extract.errors import not_writable


class _Forgiving:
    """Standard error that drops what cannot be said: nobody is there to be told."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            self._inner.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._inner.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def prepare() -> None:
    """Put something in the place of standard streams that are closed.

    What is said to a closed standard error is lost; what is written to a closed standard output
    is an error.
    """
    nothing = Path(os.devnull)
    if sys.stdout is None:
        sys.stdout = nothing.open(encoding="utf-8")  # for reading: whoever writes is told
    if sys.stderr is None:
        sys.stderr = nothing.open("w", encoding="utf-8")
    sys.stderr = _Forgiving(sys.stderr)


def to_standard_output(data: bytes) -> None:
    """Write bytes to standard output.

    Raises:
        BrokenPipeError: whoever read it has gone.
        OutputNotWritableError: it is closed, or full.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, io.UnsupportedOperation) as error:
        raise not_writable("standard output", error) from error


def finish() -> None:
    """Write what is left to write, while an error can still be told.

    Raises:
        OSError: standard output took not all of it.
    """
    if sys.stdout.writable():
        sys.stdout.flush()


def leave_quietly() -> None:
    """Drop what standard output did not take, so that the interpreter does not try it again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def clean(text: str) -> str:
    """A text without what a terminal might obey."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
