"""The file whose pages are recognised, and what opens it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class File:
    """A PDF: its path, and its password if it has one."""

    path: Path
    password: str | None = field(default=None, repr=False)
