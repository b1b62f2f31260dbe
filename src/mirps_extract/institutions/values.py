"""What tagging hands on: mentions in the commitments, and the institutions that they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mirps_extract.model import Mention, Resolution
from mirps_extract.registry.values import Named

if TYPE_CHECKING:
    # For their types alone: who finds institutions in texts imports neither.
    from mirps_extract.commitments.values import Reading
    from mirps_extract.findings import Finding


@dataclass(frozen=True, slots=True)
class Identity(Named):
    """An institution: who it is, as far as is known.

    Attributes:
        id: the registry's, or one made from country and name for an unknown institution.
        names: full names by language code; for an unknown one, the fullest that the plan prints.
        acronym: the official one, or the one that the plan defines.
        type: one of the registry's types; None where even the name does not say.
        country: ISO 3166-1 alpha-3 code; None for an international body.
        resolved_by: how it was told.
        candidates: ids of the known institutions that an unknown one may be.
    """

    id: str
    names: Mapping[str, str]
    acronym: str | None
    type: str | None
    country: str | None
    resolved_by: Resolution
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tagged:
    """A reading with its institutions.

    Attributes:
        reading: what was tagged.
        mentions: by id of the commitment, in the order of its text.
        identities: the institutions that occur, by their ids.
        findings: what was seen on the way.
        sought: whether institutions were looked for at all.
    """

    reading: Reading
    mentions: Mapping[str, tuple[Mention, ...]]
    identities: Mapping[str, Identity]
    findings: tuple[Finding, ...]
    sought: bool = True


def untagged(reading: Reading) -> Tagged:
    """A reading whose institutions nobody asked for."""
    return Tagged(reading, {}, {}, (), sought=False)
