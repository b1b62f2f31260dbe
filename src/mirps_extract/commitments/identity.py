"""What names a commitment: an id for people, and a key that depends on its words alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mirps_extract.commitments.values import ReadArea
from mirps_extract.vocabulary import tokens

KEY_LENGTH = 16
"""Hexadecimal digits of a key: 64 bits, so that a million commitments hardly ever collide."""


def key_of(iso3: str, text: str) -> str:
    """A hash of a country and its commitment's letters and digits.

    Case, accents, white space, punctuation and line breaks do not change it, nor does its place:
    the same commitment in another setting, order or focus area has the same key.
    """
    words = "".join(tokens(text))
    return hashlib.sha256(f"{iso3}:{words}".encode()).hexdigest()[:KEY_LENGTH]


def id_of(iso3: str, code: str, place: int) -> str:
    """The id of the commitment at a place, counted from 1, in a focus area."""
    return f"{iso3}-{code}-{place:02d}"


def named(iso3: str, areas: Iterable[ReadArea], codes: Mapping[str, str]) -> Iterator[ReadArea]:
    """The focus areas of a country, their commitments with ids, and the repetitions among them.

    Args:
        iso3: the country.
        areas: its focus areas.
        codes: their codes, by slug.
    """
    first_of: dict[str, str] = {}
    for area in areas:
        commitments = []
        for place, commitment in enumerate(area.commitments, start=1):
            id = id_of(iso3, codes[area.area], place)
            original = first_of.setdefault(commitment.key, id)
            repeats = original if original != id else None
            commitments.append(replace(commitment, id=id, duplicate_of=repeats))
        yield replace(area, commitments=tuple(commitments))


def distinct_codes(codes: Mapping[str, str]) -> dict[str, str]:
    """The code of each focus area of one country, by slug; a code that two share gets a number."""
    distinct: dict[str, str] = {}
    taken: set[str] = set()
    nexts: dict[str, int] = {}
    for slug, short in codes.items():
        code, count = short, nexts.get(short, 2)
        while code in taken:
            code, count = f"{short}{count}", count + 1
        nexts[short] = count
        taken.add(code)
        distinct[slug] = code
    return distinct
