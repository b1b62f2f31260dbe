"""The README and the pages of the documentation, and what stands in them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
"""Their texts by path."""


def blocks(page: str, kind: str) -> list[str]:
    """The fenced blocks of a kind on a page."""
    return re.findall(rf"```{kind}\n(.*?)```", PAGES[page], flags=re.S)


def section_of(page: str, heading: str) -> str:
    """What stands on a page under a heading, up to the next."""
    return PAGES[page].split(f"# {heading}\n")[1].split("\n#")[0]


def first_cells(text: str) -> list[str]:
    """The first cells of the rows of a table that begin with code."""
    return re.findall(r"^\| `([^`|]+)`", text, flags=re.M)
