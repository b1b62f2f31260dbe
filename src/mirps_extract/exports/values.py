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
    """

    editions: Sequence[NamedPlan]
    tables: Tables
    licence: str | None = None
    source_url: str | None = None
    by_year: bool = False


Writer = Callable[[Book], Files]
"""Makes the files of an export; nothing is written yet."""
