"""Commitments compared with gold, at three levels: exact, white space aside, and similarity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from mirps_extract.evaluate.gold import Gold, GoldCommitment, squeezed
from mirps_extract.pairing import pairs_of

SIMILAR = 90.0
"""Similarity (0 to 100) from which a text that differs still stands for the gold's."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold commitment and the one of the output that stands for it, if there is one."""

    gold: GoldCommitment
    found: GoldCommitment | None
    similarity: float

    @property
    def is_exact(self) -> bool:
        """Whether both texts are the same, sign for sign."""
        return self.found is not None and self.found.text == self.gold.text

    @property
    def is_equal(self) -> bool:
        """Whether both texts are the same, white space aside."""
        return self.found is not None and squeezed(self.found.text or "") == squeezed(
            self.gold.text or ""
        )


@dataclass(frozen=True, slots=True)
class AreaScore:
    """One focus area of one country: how many there are, and how many were read at each level."""

    country: str
    area: str
    gold: int
    found: int
    exact: int
    equal: int
    similar: int


@dataclass(frozen=True, slots=True)
class TextScores:
    """How the commitments of an output compare with gold's.

    Attributes:
        pairs: each gold commitment with its counterpart.
        extra: commitments of the output that stand for none.
        areas: the scores by country and focus area, in the gold's order.
    """

    pairs: tuple[Pair, ...]
    extra: tuple[GoldCommitment, ...]
    areas: tuple[AreaScore, ...]

    @property
    def equal(self) -> int:
        """Commitments read, white space aside."""
        return sum(pair.is_equal for pair in self.pairs)

    @property
    def recall(self) -> float:
        """Part of the gold's commitments that were read, white space aside."""
        return self.equal / max(len(self.pairs), 1)

    @property
    def precision(self) -> float:
        """Part of the output's commitments that are the gold's, white space aside."""
        found = sum(pair.found is not None for pair in self.pairs) + len(self.extra)
        return self.equal / max(found, 1)


def score_texts(output: Gold, gold: Gold) -> TextScores:
    """Hold an output's commitments against gold's, in the same country and focus area."""
    pairs: dict[AreaOf, Iterator[Pair]] = {}
    extra: list[GoldCommitment] = []
    areas = []
    in_gold, in_output = _by_place(gold), _by_place(output)
    for place in dict.fromkeys([*in_gold, *in_output]):
        wanted, found = in_gold.get(place, []), in_output.get(place, [])
        here, left = _paired(wanted, found)
        pairs[place] = iter(here)
        extra += left
        areas.append(
            AreaScore(
                *place,
                gold=len(wanted),
                found=len(found),
                exact=sum(pair.is_exact for pair in here),
                equal=sum(pair.is_equal for pair in here),
                similar=sum(pair.similarity >= SIMILAR for pair in here),
            )
        )
    ordered = tuple(next(pairs[_place_of(commitment)]) for commitment in gold.commitments)
    return TextScores(ordered, tuple(extra), tuple(areas))


AreaOf = tuple[str, str]
"""A country and one of its focus areas."""


def _place_of(commitment: GoldCommitment) -> AreaOf:
    return commitment.country or "", commitment.area or ""


def _by_place(gold: Gold) -> dict[AreaOf, list[GoldCommitment]]:
    """The commitments by country and focus area, in their order."""
    places: dict[AreaOf, list[GoldCommitment]] = {}
    for commitment in gold.commitments:
        places.setdefault(_place_of(commitment), []).append(commitment)
    return places


def _paired(
    wanted: Sequence[GoldCommitment], found: Sequence[GoldCommitment]
) -> tuple[list[Pair], list[GoldCommitment]]:
    """Equal texts first, in order; what is left by similarity, the most similar first."""
    equal = pairs_of(wanted, found, lambda commitment: squeezed(commitment.text or ""))
    pairs = {number: Pair(wanted[number], found[place], 100.0) for number, place in equal}
    taken = {place for _, place in equal}
    free = [f for place, f in enumerate(found) if place not in taken]
    left = [number for number in range(len(wanted)) if number not in pairs]
    met: set[int] = set()
    for score, number, place in _similar_pairs([wanted[number] for number in left], free):
        if left[number] not in pairs and place not in met:
            met.add(place)
            pairs[left[number]] = Pair(wanted[left[number]], free[place], score)
    rest = [f for place, f in enumerate(free) if place not in met]
    return [
        pairs.get(number, Pair(commitment, None, 0.0)) for number, commitment in enumerate(wanted)
    ], rest


def _similar_pairs(
    wanted: Sequence[GoldCommitment], found: Sequence[GoldCommitment]
) -> list[tuple[float, int, int]]:
    """Pairs of similar texts by their places, the most similar first."""
    texts = [f.text or "" for f in found]
    return sorted(
        (
            (score, number, place)
            for number, commitment in enumerate(wanted)
            for _, score, place in process.extract(
                commitment.text or "", texts, scorer=fuzz.ratio, limit=None, score_cutoff=SIMILAR
            )
        ),
        key=lambda row: (-row[0], row[1], row[2]),
    )
