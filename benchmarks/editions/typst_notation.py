"""Typst's notation: texts, arrays and calls."""

from __future__ import annotations

import json
from collections.abc import Iterable


def string(text: str) -> str:
    """A text as a string, in which no character means anything to Typst."""
    return json.dumps(text, ensure_ascii=False)


def content(text: str) -> str:
    """A text within markup."""
    return f"#{string(text)}"


def paragraph(text: str) -> str:
    """A text as a paragraph of its own."""
    return f"\n{content(text)}\n"


def block(body: str) -> str:
    """Markup as a value."""
    return f"[{body}]"


def call(name: str, *arguments: str) -> str:
    """A call of a function within markup."""
    return f"#{name}({', '.join(arguments)})"


def array(parts: Iterable[str]) -> str:
    """An array, also of one part."""
    return "(" + "".join(f"{part}, " for part in parts) + ")"
