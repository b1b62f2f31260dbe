"""What a finding is, and where it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import Line
from mirps_extract.read.values import Word


class Severity(StrEnum):
    """How much a finding matters: `--strict` fails from warning on."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


Place = tuple[int, Box]
"""A page from 1 and a box on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Base of all findings.

    Attributes:
        country: ISO 3166-1 alpha-3 code of the country concerned.
        focus_area: slug of the focus area concerned.
        commitment: id of the commitment concerned.
        places: where on the pages it shows.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity] = Severity.WARNING
    template: ClassVar[str]
    country: str | None = None
    focus_area: str | None = None
    commitment: str | None = None
    places: tuple[Place, ...] = field(default=())

    @property
    def message(self) -> str:
        """What was found, in a sentence."""
        return self.template.format(self=self)


def places_of(lines: Iterable[Line]) -> tuple[Place, ...]:
    """Where lines stand: one box a page."""
    return words_places(word for line in lines for word in line.words)


def words_places(words: Iterable[Word]) -> tuple[Place, ...]:
    """Where words stand: one box a page."""
    by_page: dict[int, list[Box]] = {}
    for word in words:
        by_page.setdefault(word.page, []).append(word.box)
    return tuple((page, union(boxes)) for page, boxes in by_page.items())
