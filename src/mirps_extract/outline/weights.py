"""The weights of all evidence: integers in a data file, so that sums are the same everywhere."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


class Weights:
    """What each named piece of evidence counts.

    Args:
        by_name: the weights; a name has its table's name before it, "item.mark".
    """

    def __init__(self, by_name: Mapping[str, int]) -> None:
        self.by_name = by_name

    def of(self, names: Iterable[str]) -> int:
        """The sum of the weights of some pieces of evidence."""
        return sum(map(self.by_name.__getitem__, names))


OWN, FORMS = "own", "forms"
"""Tables of what may follow one another in one country's own plan, and where it has forms."""


@cache
def weights(*more: str) -> Weights:
    """The weights that the package ships.

    Args:
        more: names of tables whose entries are laid over those of `go`.
    """
    tables = tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))
    over = {name: tables.pop(name) for name in (OWN, FORMS)}
    for name in more:
        tables["go"] |= over[name]
    return Weights(
        {
            f"{table}.{name}": value
            for table, entries in tables.items()
            for name, value in entries.items()
        }
    )
