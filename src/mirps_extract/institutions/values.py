"""What tagging hands on: mentions in the commitments, and the institutions that they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # For their types alone: who finds institutions in texts imports neither.
    from mirps_extract.commitments.values import Reading
    from mirps_extract.findings import Finding


class Role(StrEnum):
    """What an institution has to do with a commitment.

    It does it, does it together with the one who does, supports it, is trained, strengthened or
    reached by it, or is named in any other way.
    """

    LEAD = "lead"
    PARTNER = "partner"
    SUPPORT = "support"
    TARGET = "target"
    MENTION = "mention"


class Source(StrEnum):
    """How a mention was found: by a known name, a definition in the plan, its form, a model."""

    REGISTRY = "registry"
    DEFINITION = "definition"
    PATTERN = "pattern"
    MODEL = "model"


class Resolution(StrEnum):
    """How an institution was told from its name."""

    REGISTRY = "registry"
    DEFINITION = "definition"
    SIMILARITY = "similarity"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Identity:
    """An institution: who it is, as far as is known.

    Attributes:
        id: the registry's, or one made from country and name for an unknown institution.
        names: full names by language code; for an unknown one, the fullest that the plan prints.
        acronym: the official one, or the one that the plan defines.
        type: one of the registry's types; None where even the name does not say.
        country: ISO 3166-1 alpha-3 code; None for an international body.
        resolved_by: how it was told.
    """

    id: str
    names: Mapping[str, str]
    acronym: str | None
    type: str | None
    country: str | None
    resolved_by: Resolution

    def name(self, language: str) -> str:
        """The full name in a language, or in the first language that it has one in."""
        return self.names.get(language) or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True)
class Mention:
    """A named institution in a commitment: `text[start:end]` names it."""

    institution: str
    name: str
    text: str
    start: int
    end: int
    role: Role
    source: Source


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution, and the ids of the commitments that mention it, in the plan's order."""

    identity: Identity
    commitments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A reading with its institutions.

    Attributes:
        reading: what was tagged.
        mentions: by id of the commitment, in the order of its text.
        institutions: all that occur, by id.
        findings: what was seen on the way.
    """

    reading: Reading
    mentions: Mapping[str, tuple[Mention, ...]]
    institutions: tuple[Institution, ...]
    findings: tuple[Finding, ...]


def untagged(reading: Reading) -> Tagged:
    """A reading whose institutions nobody asked for."""
    return Tagged(reading, {}, (), ())
