"""Candidates by wording: commitments of two editions in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from statistics import fmean

from mirps_extract.compare.assignment import Candidate
from mirps_extract.compare.likeness import (
    Rarity,
    Words,
    joined,
    likeness,
    share,
    without,
)

SAME_COMMITMENT = 0.45
"""Likeness from which on a commitment counts as another one's new wording."""

PART = 0.6
"""How much of a part's words the whole must have in addition to those of the other parts."""

GAIN = 0.05
"""By how much all parts together must be more like the whole than the best of them alone."""

MOST_PARTS = 3
"""Parts of a merged or split commitment, at most."""

LIKELY_PARTS = 6
"""Parts that are tried for one whole, at most: those of which the whole has the most."""

NEIGHBOUR = 0.01
"""What is added to a pair's value for its place: it only tells apart what is else as good."""


def candidates_of(
    before: Sequence[Words],
    after: Sequence[Words],
    places: Sequence[Sequence[float]],
    rarity: Rarity,
) -> list[Candidate]:
    """Pairs, merges and splits that the words speak for.

    Args:
        before: the earlier texts.
        after: the later texts.
        places: how near the places of each pair are, from 0 to 1, by (before, after).
        rarity: the weights of words.
    """
    scores = [[likeness(a, b, rarity) for b in after] for a in before]
    pairs = [
        _candidate((i,), (j,), score, places[i][j])
        for i, row in enumerate(scores)
        for j, score in enumerate(row)
        if score >= SAME_COMMITMENT
    ]
    merges = [
        _candidate(parts, (j,), score, fmean(places[i][j] for i in parts))
        for j, whole in enumerate(after)
        for parts, score in _parts(before, whole, [row[j] for row in scores], rarity)
    ]
    splits = [
        _candidate((i,), parts, score, fmean(places[i][j] for j in parts))
        for i, whole in enumerate(before)
        for parts, score in _parts(after, whole, scores[i], rarity)
    ]
    return pairs + merges + splits


def _candidate(
    before: tuple[int, ...], after: tuple[int, ...], score: float, near: float
) -> Candidate:
    # What is over the threshold counts for each commitment that finds its place.
    value = (len(before) + len(after)) * (score - SAME_COMMITMENT) + NEIGHBOUR * (1 + near)
    return Candidate(before, after, score, value)


def _parts(
    texts: Sequence[Words], whole: Words, alone: Sequence[float], rarity: Rarity
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Texts that together make up a whole, with their likeness to it in their best order."""
    shares = {at: share(text, whole, rarity) for at, text in enumerate(texts)}
    likely = sorted((at for at in shares if shares[at] >= PART), key=lambda at: -shares[at])
    for size in range(2, MOST_PARTS + 1):
        for parts in combinations(sorted(likely[:LIKELY_PARTS]), size):
            if not _each_adds(parts, texts, whole, rarity):
                continue
            orders = permutations(parts)
            score = max(likeness(joined(texts[at] for at in o), whole, rarity) for o in orders)
            if score >= max(SAME_COMMITMENT, GAIN + max(alone[at] for at in parts)):
                yield parts, score


def _each_adds(parts: Sequence[int], texts: Sequence[Words], whole: Words, rarity: Rarity) -> bool:
    """Whether each part accounts for words of the whole that the other parts leave over."""
    for part in parts:
        others = joined(texts[at] for at in parts if at != part)
        if share(texts[part], without(whole, others), rarity) < PART:
            return False
    return True
