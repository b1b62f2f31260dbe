"""What is exported, and what a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mirps_extract.tables import NamedPlan, Tables

Files = Iterator[tuple[str, bytes]]
"""Files of an export: each path inside the folder, with `/`, and what stands in it."""


@dataclass(frozen=True, slots=True)
class Book:
    """The editions that are exported, and their tables.

    Attributes:
        editions: the plans with the ids of their editions, by year.
        tables: all their tables.
        licence: name of the licence under which the data is given on; None if it is not said.
        source_url: where the plan was taken from; None if it is not said.
        by_year: whether formats that can keep each year in a file of its own are to do so.
        organisation: who publishes the data, by the name or id that the portal knows; None if it
            is not said.
        maintainer: the portal's user who answers for it, likewise.
    """

    editions: Sequence[NamedPlan]
    tables: Tables
    licence: str | None = None
    source_url: str | None = None
    by_year: bool = False
    organisation: str | None = None
    maintainer: str | None = None


Writer = Callable[[Book], Files]
"""Makes the files of an export; nothing is written yet."""
