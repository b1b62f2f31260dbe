"""What is said of corrections that were not applied: those that are stale, or in conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mirps_extract.corrections.entries import Entries
from mirps_extract.corrections.form import (
    AddInstitution,
    Correction,
    FocusArea,
    InstitutionRole,
    LinkInstitution,
    Merge,
    Split,
    Target,
    Text,
)
from mirps_extract.corrections.numbering import Ids
from mirps_extract.corrections.values import Conflict, Decision
from mirps_extract.findings import Finding, words_places


def target_of(correction: Correction) -> Target:
    """The commitment that a correction is of; of a merge, the first."""
    return correction.commitments[0] if isinstance(correction, Merge) else correction


def said_by(decision: Decision) -> str:
    """Who decided what, in a few words for a message."""
    match correction := decision.correction:
        case Text() | FocusArea() | LinkInstitution() | InstitutionRole():
            what = f" “{correction.after}”"
        case AddInstitution():
            what = f" “{correction.institution}”, {correction.role}"
        case Split():
            what = f" {', '.join(map(str, correction.at))}"
        case _:
            what = ""
    return f"{', '.join(decision.by)}: {correction.kind}{what}"


def stale_findings(
    stale: Iterable[tuple[Correction, str]], ids: Ids, entries: Entries
) -> Iterator[Finding]:
    """The findings for corrections that were not applied, each about what it can have meant."""
    meant = _Meant(ids, entries)
    for correction, reason in stale:
        about = meant.by(correction)
        yield Finding.of("stale_correction", kind=correction.kind, reason=reason, **about)


def conflict_findings(
    conflicts: Iterable[Conflict], ids: Ids, entries: Entries
) -> Iterator[Finding]:
    """The findings for what people contradict one another on."""
    meant = _Meant(ids, entries)
    for conflict in conflicts:
        about = meant.by(conflict.sides[0].correction)
        sides = "; ".join(map(said_by, conflict.sides))
        yield Finding.of("conflicting_corrections", sides=sides, **about)


class _Meant:
    """What a finding about a correction says of the commitment that it can have meant."""

    def __init__(self, ids: Ids, entries: Entries) -> None:
        self._entries = entries
        self._ids = {entry.rank: (id, entry) for id, entry in ids.items()}
        self._order = {rank: place for place, rank in enumerate(self._ids)}

    def by(self, correction: Correction) -> dict[str, Any]:
        target = target_of(correction)
        ranks = [entry.rank for entry in self._entries.at(target)]
        if not ranks:
            return {"key": target.key, "of": "key"}
        id, entry = self._ids[min(ranks, key=self._order.__getitem__)]
        return {
            "key": target.key,
            "of": "commitment",
            "country": entry.iso3,
            "focus_area": entry.area,
            "commitment": id,
            "places": words_places(entry.commitment.passage.words),
        }
