"""What is wrong with an output, and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Where a value stands: the names and the places in lists that lead to it."""

Found = Iterator[tuple[Path, str]]
"""Faults, each with the path to what is wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that is wrong in an output.

    Attributes:
        line: the line of the file, from 1.
        where: the path to it, such as countries[0].name; empty for the whole.
        message: what is wrong, in a sentence.
    """

    line: int
    where: str
    message: str

    def __str__(self) -> str:
        """The fault as one line."""
        return ": ".join(str(part) for part in (self.line, self.where, self.message) if part)


def path_text(path: Path) -> str:
    """A path as people write it."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif step.isidentifier():
            text += f".{step}" if text else step
        else:
            text += f"[{json.dumps(step)}]"
    return text


def under(path: Path, found: Iterable[tuple[Path, str]]) -> Found:
    """Faults of a part, as faults of the whole."""
    return ((path + inner, message) for inner, message in found)
