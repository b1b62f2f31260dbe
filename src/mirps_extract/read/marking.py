"""The marked content that what a page draws stands in."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from itertools import count
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from mirps_extract.read.tags import NO_CONTENT, Mark
from mirps_extract.read.values import ARTIFACT

LAYER = "OC"
"""The tag of what belongs to a layer (ISO 32000-1, 8.11.3)."""


Actual = tuple[int, str]
"""What a span of content stands for, by the span's number among those of the page."""


class Marking:
    """The marked content that a page's characters stand in (ISO 32000-1, 14.6).

    Args:
        owner: number of the object that holds it: of a page, or of a form on one.
        off: numbers of the layers that the file switches off.
        begun: the marked contents that have begun so far; those that begin are added.
    """

    def __init__(self, owner: Any, off: Collection[int], begun: set[Mark]) -> None:
        self.owner: int = owner
        self.begun = begun
        self.mark: Mark | None = None
        self.actual: Actual | None = None
        self.layered = False
        self.off = off
        self._spans = count()
        self._around: list[tuple[Mark | None, Actual | None, bool]] = []

    def begin(self, tag: PSLiteral, props: object) -> None:
        """Marked content begins; all that is in an artifact is one."""
        self._around.append((self.mark, self.actual, self.layered))
        said = props.get("ActualText") if isinstance(props, dict) else None
        if isinstance(said, bytes):
            self.actual = next(self._spans), decode_text(said)
        if tag.name == LAYER:
            self.layered |= may_be_off(props, bool(self.off))
        elif tag.name == ARTIFACT:
            self.mark = NO_CONTENT
        elif isinstance(props, dict) and self.mark != NO_CONTENT:
            number = props.get("MCID")
            if isinstance(number, int):
                self.mark = (self.owner, number)
                self.begun.add(self.mark)

    def end(self) -> None:
        """The innermost marked content ends."""
        if self._around:
            self.mark, self.actual, self.layered = self._around.pop()

    def within(self, owner: int, layer: object = None) -> Marking:
        """The marked content of a form that stands in this: its numbers are its own (14.7.4.2)."""
        inner = copy(self)
        inner.owner, inner._around = owner, []
        inner.layered = self.layered or (layer is not None and may_be_off(layer, bool(self.off)))
        return inner


def may_be_off(layer: object, hides: bool) -> bool:
    """Whether a layer, or a group of layers that decide together, may not be shown.

    Args:
        layer: its dictionary.
        hides: whether the file switches any layer off.
    """
    if not isinstance(layer, dict):
        return hides
    policy = resolve1(layer.get("P"))
    inverse = isinstance(policy, PSLiteral) and policy.name in ("AllOff", "AnyOff")
    return hides or inverse or "VE" in layer
