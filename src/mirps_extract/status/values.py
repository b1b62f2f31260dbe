"""What people tell of commitments, and what of it counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PromiseStatus(StrEnum):
    """What became of a commitment."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    FULFILLED = "fulfilled"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, order=True)
class StatusEntry:
    """What somebody told of a commitment, on one day.

    Attributes:
        lineage: id of the commitment through all editions.
        date: the day, month or year of which it is told, as ISO 8601 writes it.
        status: what became of it.
        stage: the same in the words of who told it.
        source: where it is told, with page or link.
        note: what else there is to say; empty if nothing.
        by: who says so; empty if that is not known.
    """

    lineage: str
    date: str
    status: PromiseStatus
    stage: str
    source: str
    note: str = ""
    by: str = ""


class Weight(StrEnum):
    """What an entry counts for."""

    CURRENT = "current"
    EARLIER = "earlier"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Standing:
    """All that is told of one commitment.

    Attributes:
        entries: what is told, by date.
        latest: those of the latest date.
    """

    entries: tuple[StatusEntry, ...]
    latest: tuple[StatusEntry, ...]

    @property
    def status(self) -> PromiseStatus | None:
        """What became of it; None where nobody tells, or those of the same date otherwise."""
        said = {entry.status for entry in self.latest}
        return said.pop() if len(said) == 1 else None

    def weight_of(self, entry: StatusEntry) -> Weight:
        """What one of the entries counts for."""
        if entry not in self.latest:
            return Weight.EARLIER
        return Weight.CURRENT if self.status else Weight.CONTRADICTED


UNTOLD = Standing((), ())
"""What is known of a commitment of which nobody tells anything."""


@dataclass(frozen=True, slots=True)
class Told:
    """What status files hold.

    Attributes:
        entries: all that is told, each once, in an order that no file has a part in.
        unfilled: rows that name a commitment and say nothing of it yet.
        problems: what is wrong in rows, each with its file and row; those rows are in no entry.
    """

    entries: tuple[StatusEntry, ...]
    unfilled: int
    problems: tuple[str, ...]
