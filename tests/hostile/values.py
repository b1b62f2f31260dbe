"""A bad or odd file: how it is made, and what may come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mirps_extract import ExitCode


@dataclass(frozen=True)
class Made:
    """How a file is made.

    Attributes:
        name: what it is.
        make: writes it to a path, from a sound sample's bytes.
        codes: the exit codes that may come of it.
        args: what the command is given besides.
        says: a part of what is said, on standard error.
    """

    name: str
    make: Callable[[Path, bytes], None]
    codes: frozenset[ExitCode]
    args: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True)
class Sample:
    """A sound file to make others of."""

    path: Path
    data: bytes
