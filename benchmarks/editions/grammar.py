"""Draws sentences from the grammar of a language's words file."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

_SLOT = re.compile(r"\{(\w+)\}")


@cache
def words(language: str) -> dict[str, Any]:
    """The words file of a language."""
    path = Path(__file__).with_name(f"words_{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


class Grammar:
    """Expands "{name}" by an alternative of that name, until only words are left."""

    def __init__(self, language: str, year: int, random: Random) -> None:
        self._words = words(language)
        self._year = year
        self._random = random
        self._separator = "," if language == "en" else "."
        self.area = ""
        self.extra: dict[str, str] = {}

    def draw(self, name: str) -> str:
        """An alternative of that name, expanded; it begins with a capital if the name does."""
        lower = name.lower().rstrip("_")
        text = self.expand(self._alternative(lower))
        return capital(text) if name[0].isupper() or name.endswith("_") else text

    def expand(self, template: str) -> str:
        """A template with each slot filled; no slot of one template gets the same words twice."""
        used: set[str] = set()

        def filled(match: re.Match[str]) -> str:
            text = self.draw(match[1])
            for _ in range(8):
                if text not in used:
                    break
                text = self.draw(match[1])
            used.add(text)
            return text

        return _contracted(_SLOT.sub(filled, template))

    def _alternative(self, name: str) -> str:
        if name in self.extra:
            return self.extra[name]
        number = self._number(name)
        if number:
            return number
        own = self._words["areas"].get(self.area, {})
        alternatives: list[str] = own.get(name) or self._words["rules"][name]
        return self._random.choice(alternatives)

    def _number(self, name: str) -> str:
        draw = self._random
        match name:
            case "year":
                return str(self._year - draw.randint(1, 4))
            case "soon":
                return str(self._year + draw.randint(1, 3))
            case "few":
                return str(draw.randint(3, 28))
            case "share":
                return str(draw.choice([15, 20, 25, 30, 40, 45, 60, 90]))
            case "many":
                number = draw.choice(
                    [50, 80, 120, 250, 400, 600, 1_200, 1_500, 2_400, 5_000, 12_000]
                )
                return f"{number:,}".replace(",", self._separator)
        return ""


def _contracted(text: str) -> str:
    """The text with the contractions of Spanish; English has no such words."""
    return re.sub(r"\b([Dd]e|[Aa]) el (?!Salvador)", r"\1l ", text)


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
