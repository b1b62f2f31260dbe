"""What several people told at several times, put together by date, never by whose file comes first.

What is told of the latest date counts. Where two entries that could be of that date say otherwise,
a person has to settle it: neither counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from mirps_extract.lineages import Lineage
from mirps_extract.status.values import Standing, StatusEntry


@dataclass(frozen=True, slots=True)
class KnownStatuses:
    """What is told of the commitments of some editions.

    Attributes:
        standings: what is told of each commitment, by lineage.
        notices: what a person has to look at: contradictions, and entries on no commitment.
    """

    standings: Mapping[str, Standing]
    notices: tuple[str, ...]


NAMED = 5
"""Lineages that a notice names, at most."""


def known_of(entries: Iterable[StatusEntry], lineages: Iterable[Lineage]) -> KnownStatuses:
    """What is told of the commitments of lineages, whichever of their names an entry uses."""
    own = {name: each.id for each in lineages for name in (each.id, *each.also)}
    entries = list(entries)
    here = [replace(e, lineage=own[e.lineage]) for e in entries if e.lineage in own]
    known = standings(here)
    notices = list(contradictions(known))
    if strange := list(dict.fromkeys(e.lineage for e in entries if e.lineage not in own)):
        more = f" and {len(strange) - NAMED} more" if len(strange) > NAMED else ""
        notices.append(f"these outputs have no lineage {', '.join(strange[:NAMED])}{more}")
    return KnownStatuses(known, tuple(notices))


def standings(entries: Iterable[StatusEntry]) -> dict[str, Standing]:
    """All that is told of each commitment, by lineage.

    A month or a year is as late as any day within it.
    """
    told: dict[str, list[StatusEntry]] = {}
    for entry in sorted(set(entries)):
        told.setdefault(entry.lineage, []).append(entry)
    found = {}
    for lineage, own in told.items():
        last = own[-1].date
        latest = tuple(entry for entry in own if last.startswith(entry.date))
        found[lineage] = Standing(tuple(own), latest)
    return found


def contradictions(known: Mapping[str, Standing]) -> Iterator[str]:
    """Where people contradict one another, in words."""
    for lineage, standing in known.items():
        if standing.status is None:
            sides = "; ".join(
                f"{entry.status} on {entry.date} ({entry.by or 'not signed'}, {entry.source})"
                for entry in standing.latest
            )
            yield f"contradiction on {lineage}: {sides}"
