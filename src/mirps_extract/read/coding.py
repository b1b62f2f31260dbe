"""The names that the codes of a simple font stand for, as its encoding tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pdfminer.latin_enc import ENCODING
from pdfminer.pdftypes import int_value, list_value, resolve1
from pdfminer.psparser import PSLiteral

NAMED = {"StandardEncoding": 1, "MacRomanEncoding": 2, "WinAnsiEncoding": 3}
"""The encodings that have a name, and the column of pdfminer's list that has their codes."""


def names_of(encoding: object) -> Mapping[int, str]:
    """The names of glyphs by codes; nothing for those that the font itself tells.

    Args:
        encoding: the entry of a font.
    """
    told = resolve1(encoding)
    parts = told if isinstance(told, dict) else {"BaseEncoding": told}
    base = resolve1(parts.get("BaseEncoding"))
    column = NAMED.get(str(base.name)) if isinstance(base, PSLiteral) else None
    usual = {row[column]: row[0] for row in ENCODING} if column else {}
    changes = changes_of(list_value(parts.get("Differences", [])))
    return {code: name for code, name in (*usual.items(), *changes) if isinstance(code, int)}


def changes_of(changes: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """The codes that an encoding changes, and the names that they stand for."""
    code = 0
    for change in map(resolve1, changes):
        if isinstance(change, PSLiteral):
            yield code, str(change.name)
            code += 1
        else:
            code = int_value(change)
