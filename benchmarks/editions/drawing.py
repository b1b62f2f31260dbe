"""Draws an edition by its number: what it says, how it is set, and by which engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from .content import content
from .design import design
from .values import Design, Edition, Listing


@dataclass(frozen=True)
class Drawn:
    """One edition of the bench."""

    seed: int
    engine: str
    edition: Edition
    design: Design


def drawn(
    seed: int,
    engines: Sequence[str],
    language: Literal["en", "es"] | None = None,
    listing: Listing | None = None,
) -> Drawn:
    """The edition of a number; engines take turns, and two in five are in Spanish."""
    language = language or ("es" if Random(f"language {seed}").random() < 0.4 else "en")
    how = design(seed, language, listing)
    what = content(seed, language, labelled=how.listing == "label")
    return Drawn(seed, engines[seed % len(engines)], what, how)
