"""A mutant by its name: a plan, a kind of change and a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from . import inside, mutants

OFFSET = re.compile(rb"\d{10}(?= \d{5} n)")
LENGTH = re.compile(rb"(?<=/Length )\d+")


def _file_bytes(data: bytes, chance: random.Random) -> bytes:
    return mutants.mutant(data, chance.getrandbits(48))


def _file_tables(data: bytes, chance: random.Random) -> bytes:
    """Wrong places of objects, and wrong lengths of streams."""
    found = data
    for _ in range(chance.choice((1, 1, 3, 10))):
        places = [*OFFSET.finditer(found), *LENGTH.finditer(found)]
        if not places:
            return mutants.mutant(data, chance.getrandbits(48))
        at = chance.choice(places)
        number = max(0, int(at[0]) + chance.choice((-1, 1, 7, -40, 1000, -1000)))
        found = found[: at.start()] + str(number).zfill(len(at[0])).encode() + found[at.end() :]
    return found


KINDS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "content": inside.content_bytes,
    "operators": inside.content_operators,
    "objects": inside.objects,
    "bytes": _file_bytes,
    "tables": _file_tables,
}
"""What is changed, and by what."""

SHARES = {"content": 6, "operators": 6, "objects": 5, "bytes": 2, "tables": 1}
"""How many of twenty mutants are of which kind."""


class Name(NamedTuple):
    """What names a mutant: the same name is the same mutant."""

    plan: str
    kind: str
    seed: int


def name_of(plan: str, seed: int) -> Name:
    """The mutant of a plan by its number."""
    turn = [kind for kind, often in SHARES.items() for _ in range(often)]
    return Name(plan, turn[seed % len(turn)], seed)


def mutant_of(data: bytes, name: Name) -> bytes:
    """The mutant of a name.

    Args:
        data: the plan, sound.
        name: the mutant's name.
    """
    chance = random.Random(f"{name.plan} {name.kind} {name.seed}")
    return KINDS[name.kind](data, chance)
