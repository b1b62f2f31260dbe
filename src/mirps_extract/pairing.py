"""Things of two kinds that go by the same name, each with one of the other kind."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T")


def pairs_of(
    first: Sequence[T], second: Sequence[T], name_of: Callable[[T], Hashable]
) -> list[tuple[int, int]]:
    """Places of things with the same name: the first of one side with the first of the other.

    Args:
        first: things of one side; each is looked at in turn.
        second: things of the other.
        name_of: what two things must have in common.
    """
    free: dict[Hashable, deque[int]] = {}
    for place, thing in enumerate(second):
        free.setdefault(name_of(thing), deque()).append(place)
    found = []
    for place, thing in enumerate(first):
        others = free.get(name_of(thing))
        if others:
            found.append((place, others.popleft()))
    return found
