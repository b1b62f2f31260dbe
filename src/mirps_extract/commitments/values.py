"""What reading the commitments hands on: texts with their places, country by country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mirps_extract.ledger import Claim
from mirps_extract.model import Footnote, Item, Place
from mirps_extract.outline.values import DeclaredCounts
from mirps_extract.text import Passage


@dataclass(frozen=True, slots=True)
class ReadCommitment:
    """A commitment.

    Attributes:
        key: hash of what it says; the same wherever and however it is printed.
        number: the number or code printed before it; None where it has a plain bullet.
        title: the label that leads it, if it has one.
        passage: its whole text with its places.
        items: the items of an enumeration inside it.
        details: what other columns of a table say of it, by column.
        id: name for people, such as BLZ-PROT-01; tells country, focus area and place in it.
        duplicate_of: id of the commitment in the same country whose text it repeats.
    """

    key: str
    number: str | None
    title: str | None
    passage: Passage
    items: tuple[Item, ...]
    details: Mapping[str, str] = field(default_factory=dict)
    id: str = ""
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class ReadArea:
    """A focus area of one country with its commitments in reading order."""

    area: str
    heading: str
    heading_places: tuple[Place, ...]
    commitments: tuple[ReadCommitment, ...]


@dataclass(frozen=True, slots=True)
class ReadCountry:
    """A country's section, read."""

    iso3: str
    name: str
    title: str
    title_places: tuple[Place, ...]
    pages: tuple[int, int]
    narrative: tuple[Passage, ...]
    declared: DeclaredCounts
    focus_areas: tuple[ReadArea, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan, read: its texts, and the words that they use."""

    objectives: tuple[Passage, ...]
    countries: tuple[ReadCountry, ...]
    footnotes: tuple[Footnote, ...]
    claims: tuple[Claim, ...]

    @property
    def commitments(self) -> Iterator[tuple[ReadCountry, ReadArea, ReadCommitment]]:
        """All commitments in the plan's order, each with where it stands."""
        for country in self.countries:
            for area in country.focus_areas:
                for commitment in area.commitments:
                    yield country, area, commitment
