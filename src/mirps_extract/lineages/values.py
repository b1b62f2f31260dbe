"""Lineages as values, which are the form of their file, too. docs/compare.md tells the rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from mirps_extract.model import Iso3, Strict

LINEAGES = "lineages.json"
"""Name of the file, beside the outputs."""

LINEAGES_VERSION = "1.0"
"""Version of its form: the first number changes when files of the old form cannot be used."""

Node = tuple[str, str]
"""Id of an edition, and id of one of its commitments."""


class KnownEdition(Strict):
    """An edition that a lineage runs through.

    Attributes:
        id: its name, such as mirps-2021-en.
    """

    id: str
    year: int | None
    language: str
    sha256: str


class Member(Strict):
    """A commitment as it stands in one edition."""

    edition: str
    id: str
    key: str

    @property
    def node(self) -> Node:
        """What tells it from all others."""
        return self.edition, self.id


class Lineage(Strict):
    """A commitment through all editions and languages.

    Attributes:
        id: its name; what it was given once it keeps.
        also: other names that it had, in files that were put together, say: they still hold.
        first_year: year of the first edition that has it; None if none has a year.
        last_year: year of the last one.
        parents: ids of the lineages that it was split from, or that were merged into it.
        text: its words in the last edition, for people.
        members: its commitments, one at most in each edition, by year.
    """

    id: str
    also: list[str]
    country: Iso3
    first_year: int | None
    last_year: int | None
    parents: list[str]
    text: str
    members: Annotated[list[Member], Field(min_length=1)]


class Lineages(Strict):
    """All lineages of some editions."""

    version: Annotated[str, Field(pattern=r"^1\.\d+$")]
    editions: list[KnownEdition]
    lineages: list[Lineage]

    def by_commitment(self) -> Mapping[Node, Lineage]:
        """The lineage of each commitment."""
        return {member.node: each for each in self.lineages for member in each.members}

    def by_id(self) -> Mapping[str, Lineage]:
        """The lineages by all names that they have or had."""
        former = {name: each for each in self.lineages for name in each.also}
        return former | {each.id: each for each in self.lineages}


NO_LINEAGES = Lineages(version=LINEAGES_VERSION, editions=[], lineages=[])
