"""Names of files as text."""

from __future__ import annotations

import os
from pathlib import Path


def name_of(path: Path) -> str:
    """A file's name as text: bytes that are no UTF-8 become replacement characters."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")
