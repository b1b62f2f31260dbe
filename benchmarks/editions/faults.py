"""Names what went wrong with commitments, by comparison of what was read with what is true."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from .texts import Truth, bare, joined, unmarked
from .values import Edition


@dataclass(frozen=True)
class Fault:
    """Something that was read wrong.

    Attributes:
        kind: its name, by which faults are counted.
        country: the country concerned.
        area: the focus area concerned; empty where it is not one.
        detail: the texts concerned, shortened.
    """

    kind: str
    country: str
    area: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Due:
    """A commitment as it should be read."""

    country: str
    area: str
    truth: Truth


@dataclass(frozen=True)
class Read:
    """A commitment as it was read."""

    country: str
    area: str
    text: str

    @property
    def bare(self) -> str:
        """Its text without white space and marks of items."""
        return unmarked(bare(self.text))


def match(true: list[Due], read: list[Read]) -> dict[int, int]:
    """Which read commitment is which true one, by place; one in its own area goes first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for near in (_same_area, _same_country, lambda one, other: True):
        for i, one in enumerate(true):
            if i in pairs:
                continue
            for j, other in enumerate(read):
                if j not in taken and near(one, other) and one.truth.same(other.text):
                    pairs[i] = j
                    taken.add(j)
                    break
    return pairs


def _same_area(one: Due, other: Read) -> bool:
    return (one.country, one.area) == (other.country, other.area)


def _same_country(one: Due, other: Read) -> bool:
    return one.country == other.country


def commitment_faults(edition: Edition, true: list[Due], read: list[Read]) -> Iterator[Fault]:
    """What went wrong with the commitments, by name."""
    pairs = match(true, read)
    for i, j in pairs.items():
        one, other = true[i], read[j]
        if one.country != other.country:
            yield Fault("wrong country", one.country, one.area, other.text[:80])
        elif one.area != other.area:
            yield Fault("wrong area", one.country, one.area, f"{other.area}: {other.text[:80]}")
        elif not one.truth.well_spaced(other.text):
            yield Fault("spacing", one.country, one.area, other.text)
    for (_, j), (i, k) in pairwise(sorted(pairs.items())):
        if k < j:  # what is read too early is out of its place, not what it is read before
            yield Fault("order", true[i].country, true[i].area, true[i].truth.text[:80])
            break
    taken = set(pairs.values())
    missed = [one for i, one in enumerate(true) if i not in pairs]
    extra = [other for j, other in enumerate(read) if j not in taken]
    yield from _unmatched(edition, missed, extra)


def _unmatched(edition: Edition, missed: list[Due], extra: list[Read]) -> Iterator[Fault]:
    explained: set[int] = set()
    for one in missed:
        kind, why = _why(one, missed, extra)
        explained |= why
        texts = " | ".join(extra[j].text for j in sorted(why))
        yield Fault(kind, one.country, one.area, f"{one.truth.text} → {texts}")
    for j, other in enumerate(extra):
        if j not in explained:
            yield Fault(_whence(edition, other), other.country, other.area, other.text)


def _why(one: Due, missed: list[Due], extra: list[Read]) -> tuple[str, set[int]]:
    """Why a commitment was not read, and the read ones that say so."""
    text = unmarked(one.truth.bare)
    for j, other in enumerate(extra):
        if text in other.bare:
            others = sum(unmarked(m.truth.bare) in other.bare for m in missed)
            if others > 1:
                return "merged", {j}
            start = other.bare.startswith(text)
            return "words more at its end" if start else "words more at its start", {j}
    parts = {j for j, o in enumerate(extra) if len(o.bare) > 3 and o.bare in text}
    if len(parts) > 1:
        return "split", parts
    if parts:
        (j,) = parts
        start = text.startswith(extra[j].bare)
        return "cut off at its end" if start else "cut off at its start", parts
    likeness = [(SequenceMatcher(None, text, o.bare, autojunk=False).ratio(), j)
                for j, o in enumerate(extra)]  # fmt: skip
    best, j = max(likeness, default=(0.0, 0))
    return ("text differs", {j}) if best > 0.5 else ("missing", set())


def _whence(edition: Edition, other: Read) -> str:
    """Where the words of a read commitment come from that is none."""
    text = bare(other.text)
    front = (*edition.foreword, *edition.objectives, *(long for _, long in edition.acronyms))
    if edition.closing and text in joined((edition.closing[0], *edition.closing[1])):
        return "extra: from the closing part"
    if text in joined(front):
        return "extra: from the front"
    for chapter in edition.chapters:
        if text in joined(chapter.narrative):
            return "extra: from a narrative"
        furniture = (*(chapter.quote or ()), chapter.caption, *(chapter.figure or ()), chapter.note)
        if any(text in bare(piece) or (piece and bare(piece) in text) for piece in furniture):
            return "extra: furniture"
        promises = (p for area in chapter.areas for p in area.promises)
        if any(text in joined((p.text, *p.items)) for p in promises):
            return "extra: part of a commitment"
    return "extra: other"
