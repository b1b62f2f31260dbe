"""What is asked of a tagger, and what it answers: texts go out, names in them come back.

Neither knows of spaCy, so that a tagger can be in another process than who asks it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mirps_extract.institutions.values import Identity
from mirps_extract.model import Mention

if TYPE_CHECKING:
    from mirps_extract.commitments.values import Reading


@dataclass(frozen=True, slots=True)
class Which:
    """What a tagger is loaded for.

    Attributes:
        language: code of the plan's language.
        model: a spaCy model whose ORG entities are taken besides.
        registry: a file with institutions of the user's own.
    """

    language: str
    model: str | None = None
    registry: Path | None = None


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a country's section.

    Attributes:
        country: its ISO 3166-1 alpha-3 code.
        narrative: its paragraphs; they may say what a short form stands for.
        commitments: its commitments, in the plan's order; institutions are looked for in them.
    """

    country: str
    narrative: tuple[str, ...]
    commitments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The mentions in a commitment's text, and for each whom it names."""

    mentions: tuple[Mention, ...]
    identities: tuple[Identity, ...]


Find = Callable[[Which, Sequence[Texts]], Sequence[Answer]]
"""Finds institutions in the commitments of all sections: an answer for each, in their order."""


def texts_of(reading: Reading) -> tuple[Texts, ...]:
    """A reading's texts."""
    return tuple(
        Texts(
            country.iso3,
            tuple(passage.text for passage in country.narrative),
            tuple(c.passage.text for area in country.focus_areas for c in area.commitments),
        )
        for country in reading.countries
    )
