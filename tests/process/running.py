"""The processes that are there, by Linux's own account."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path


def children_of(parent: int) -> list[int]:
    """The processes that a process has started and that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def is_there(number: int) -> bool:
    """Whether a process has not ended."""
    try:
        return "Z" not in Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def all_end(numbers: Iterable[int], within: float = 60.0) -> bool:
    """Whether processes end within some seconds."""
    end = time.monotonic() + within
    while any(map(is_there, numbers)) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(map(is_there, numbers))
