"""What was written by hand of another year, and of another language, by the ids of 2021."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

FIXTURES = Path(__file__).parents[1] / "fixtures"

T = TypeVar("T")


@dataclass(frozen=True)
class Hand:
    """How another year could word an edition's commitments, by id.

    Attributes:
        rewordings: from small changes to hard ones.
        heavy: in quite other words; a reader still knows the commitment.
        confusable: another commitment of the same institution, or on a like matter.
    """

    rewordings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    heavy: Mapping[str, str] = field(default_factory=dict)
    confusable: Mapping[str, str] = field(default_factory=dict)

    def half(self, at: int) -> "Hand":
        """Every other entry: the even ones (0) or the odd ones (1)."""
        return Hand(_half(self.rewordings, at), _half(self.heavy, at), _half(self.confusable, at))


def hand(language: str) -> Hand:
    """What there is in a language."""
    return Hand(
        _read("rewordings", language) if language == "en" else {},
        _read("heavy-rewordings", language),
        _read("confusable", language),
    )


def translations() -> Mapping[str, str]:
    """Commitments in Spanish, besides those of the Spanish edition's fixture."""
    return _read("translations", "es")


def _read(name: str, language: str) -> Mapping[str, str]:
    path = FIXTURES / f"{name}-2021-{language}.json"
    found: Mapping[str, str] = json.loads(path.read_text("utf-8"))
    return found


def _half(entries: Mapping[str, T], at: int) -> Mapping[str, T]:
    return dict(islice(entries.items(), at, None, 2))
