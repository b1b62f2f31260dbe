"""Whether the entries of what a page uses lead to what they should: readers do without in silence.

A table of objects that is wrong, or an entry that was changed, leads to nothing, or to a thing of
another kind. What nobody uses may: programs that change a file leave such names behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

ENTRIES: Mapping[str, tuple[type, ...]] = {
    "ToUnicode": (PDFStream, PSLiteral),
    "Encoding": (PSLiteral, dict, PDFStream),
    "Widths": (list,),
    "W": (list,),
    "FontDescriptor": (dict,),
    "DescendantFonts": (list,),
}
"""The entries of a font by which its letters are told and set, and what they are (ISO 32000-1, 9.6
and 9.7)."""

SIMPLE, PROGRAMS = (
    frozenset(("TrueType", "Type1")),
    frozenset(("FontFile", "FontFile2", "FontFile3")),
)
"""The fonts that tell their widths where they have a program, and its entries; standard ones may
leave their widths out."""

DRAWN = frozenset(("Form", "Image", "PS"))
"""What a page may draw by its name (ISO 32000-1, 8.8)."""


def is_whole_font(spec: Mapping[str, Any]) -> bool:
    """Whether a font's dictionary, if it is one, has what its entries refer to, and its widths."""
    for name, kinds in ENTRIES.items():
        entry = spec.get(name)
        if entry is not None and not isinstance(resolve1(entry), kinds):
            return False
    descriptor = resolve1(spec.get("FontDescriptor")) or {}
    has_own = _name(spec, "Subtype") in SIMPLE and not PROGRAMS.isdisjoint(descriptor)
    is_told = "Widths" in spec or _name(spec, "BaseFont") in FONT_METRICS
    return bool(spec) and (is_told or not has_own)


def is_drawn(thing: object) -> bool:
    """Whether what a page draws by its name is a thing that is drawn; a form has a box."""
    found = resolve1(thing)
    kind = _name(found.attrs, "Subtype") if isinstance(found, PDFStream) else None
    return kind in DRAWN and (kind != "Form" or "BBox" in found)


def _name(entries: Mapping[str, Any], entry: str) -> str | None:
    name = resolve1(entries.get(entry))
    return str(name.name) if isinstance(name, PSLiteral) else None
