"""Texts as they are compared: what a person would call the same is the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from .values import Promise

_MARK = r"(?:[–◦▪•○·‣*>o-]|\(?[a-z0-9]{1,4}[.)])?"


def bare(text: str) -> str:
    """A text in NFC without its white space."""
    return "".join(normalize("NFC", text).split())


def spaced(text: str) -> str:
    """A text in NFC with each white space a space."""
    return " ".join(normalize("NFC", text).split())


def joined(texts: Iterable[str]) -> str:
    """Texts as one, without white space."""
    return "".join(bare(text) for text in texts)


def unmarked(text: str) -> str:
    """A text without the signs that stand before items, for a comparison that is not exact."""
    return re.sub("[–◦▪•○]", "", text)


class Truth:
    """What a commitment's text should be: its items' marks may be in it or left out."""

    def __init__(self, promise: Promise) -> None:
        self.text = spaced(" ".join((promise.text, *promise.items)))
        self.bare = bare(self.text)
        parts = (promise.text, *promise.items)
        between = rf"\s*{_MARK}\s*"
        self._spaced = re.compile(between.join(re.escape(spaced(p)) for p in parts))
        self._bare = re.compile(_MARK.join(re.escape(bare(p)) for p in parts))

    def same(self, text: str) -> bool:
        """Whether a read text is this one, white space aside."""
        return bool(self._bare.fullmatch(bare(text)))

    def well_spaced(self, text: str) -> bool:
        """Whether a read text is this one, with its words apart and none broken."""
        return bool(self._spaced.fullmatch(spaced(text)))
