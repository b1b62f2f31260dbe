"""Mutants of a file: its bytes, numbers and names changed at random, by a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

NUMBER = re.compile(rb"(?<![\w.])\d{1,10}(?![\w.])")
NAME = re.compile(rb"/[A-Za-z0-9]{1,20}")
NUMBERS = (b"0", b"-1", b"1", b"2147483647", b"4294967296", b"99999999999", b"0.5", b"1e9")
WORDS = (b"null", b"[]", b"<<>>", b"true", b"(text)", b"/Pages", b"/Page", b"3 0 R", b"1 0 R")

Change = Callable[[random.Random, bytearray], None]


def _flip(chance: random.Random, data: bytearray) -> None:
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _noise(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    size = min(chance.choice((1, 4, 16, 200)), len(data) - start)
    data[start : start + size] = chance.randbytes(size)


def _drop(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 3, 20, 500))]


def _repeat(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    part = data[start : start + chance.choice((1, 20, 500))]
    data[start:start] = part * chance.choice((1, 2, 50))


def _cut(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(1, len(data)) :]


def _zero(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    size = min(chance.choice((8, 64, 512, 4096)), len(data) - start)
    data[start : start + size] = bytes(size)


def _exchange(chance: random.Random, data: bytearray) -> None:
    a, b = sorted(chance.sample(range(len(data)), 2))
    size = min(chance.choice((4, 40, 400)), b - a, len(data) - b)
    data[a : a + size], data[b : b + size] = data[b : b + size], data[a : a + size]


def _number(chance: random.Random, data: bytearray) -> None:
    _replace(chance, data, NUMBER, NUMBERS)


def _name(chance: random.Random, data: bytearray) -> None:
    names = [found.group() for found in NAME.finditer(bytes(data))]
    _replace(chance, data, NAME, [*names[:200], b"/X"])


def _value(chance: random.Random, data: bytearray) -> None:
    _replace(chance, data, NUMBER, WORDS)


def _replace(
    chance: random.Random,
    data: bytearray,
    what: re.Pattern[bytes],
    by: list[bytes] | tuple[bytes, ...],
) -> None:
    found = list(what.finditer(bytes(data)))
    if found:
        place = chance.choice(found)
        data[place.start() : place.end()] = chance.choice(by)


CHANGES: tuple[Change, ...] = (
    _flip,
    _flip,
    _noise,
    _drop,
    _repeat,
    _cut,
    _zero,
    _exchange,
    _number,
    _number,
    _name,
    _value,
)


def mutant(data: bytes, seed: int) -> bytes:
    """A mutant of a file: the same for the same seed."""
    chance = random.Random(seed)
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if found:
            chance.choice(CHANGES)(chance, found)
    return bytes(found)
