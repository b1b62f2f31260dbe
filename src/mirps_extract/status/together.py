"""What several people told at several times, put together by date, never by whose file comes first.

What is told of the latest date counts. Where two entries that could be of that date say otherwise,
a person has to settle it: neither counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mirps_extract.status.values import Entry, Standing


def standings(entries: Iterable[Entry]) -> dict[str, Standing]:
    """All that is told of each commitment, by lineage.

    A month or a year is as late as any day within it.
    """
    told: dict[str, list[Entry]] = {}
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
            yield f"contradiction: {lineage}: {sides}"
