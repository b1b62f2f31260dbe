"""Candidates by wording: commitments of two editions in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from statistics import fmean

from mirps_extract.comparison.assignment import Candidate
from mirps_extract.comparison.likeness import (
    Folded,
    Rarity,
    as_one,
    less,
    likeness,
    mean,
    share,
)
from mirps_extract.comparison.overlap import Overlap, pairs_in, row_slices

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


SLACK = 1e-6
"""By how much sums may be off that were added up in another order."""


def candidates_of(
    before: Sequence[Folded],
    after: Sequence[Folded],
    nearness: Callable[[int, int], float],
    rarity: Rarity,
) -> list[Candidate]:
    """Pairs, merges and splits that the words speak for.

    What all pairs share is looked at in one go; what that leaves, one by one.

    Args:
        before: the earlier texts.
        after: the later texts.
        nearness: how near the places of a pair are, from 0 to 1, by (before, after).
        rarity: the weights of words.
    """
    likely = _likely(before, after, rarity)
    scores = [(i, j, likeness(before[i], after[j], rarity)) for i, j in likely.pairs]
    pairs = [
        _candidate((i,), (j,), score, nearness(i, j))
        for i, j, score in scores
        if score >= SAME_COMMITMENT
    ]
    merges = [
        _candidate(parts, (j,), score, fmean(nearness(i, j) for i in parts))
        for j, there in sorted(likely.merged.items())
        for parts, score in _wholes(before, there, after[j], rarity, likeness)
    ]
    splits = [
        _candidate((i,), parts, score, fmean(nearness(i, j) for j in parts))
        for i, there in sorted(likely.split.items())
        for parts, score in _wholes(after, there, before[i], rarity, _likeness_of_whole)
    ]
    return pairs + merges + splits


@dataclass(frozen=True, slots=True)
class _Likely:
    """What can be candidates, by places on either side.

    Attributes:
        pairs: pairs that can be alike enough.
        merged: for later texts, the earlier ones that can be parts of them.
        split: for earlier texts, the later ones that can be.
    """

    pairs: list[tuple[int, int]]
    merged: dict[int, list[int]]
    split: dict[int, list[int]]


def _likely(before: Sequence[Folded], after: Sequence[Folded], rarity: Rarity) -> _Likely:
    """What can be candidates, whatever the edits: they are not looked at here."""
    words = Overlap([t.counts for t in before], [t.counts for t in after], rarity.words)
    groups = Overlap([t.groups for t in before], [t.groups for t in after], rarity.groups)
    found = _Likely([], {}, {})
    for rows in row_slices(len(before), len(after)):
        shared = words.shared(rows)
        most = mean(words.dice(rows, shared), groups.dice(rows, groups.shared(rows)), 1.0)
        found.pairs.extend(pairs_in(most >= SAME_COMMITMENT - SLACK, rows))
        for i, j in pairs_in(shared >= PART * words.before[rows, None] - SLACK, rows):
            found.merged.setdefault(j, []).append(i)
        for i, j in pairs_in(shared >= PART * words.after - SLACK, rows):
            found.split.setdefault(i, []).append(j)
    return found


def _candidate(
    before: tuple[int, ...], after: tuple[int, ...], score: float, near: float
) -> Candidate:
    # What is over the threshold counts for each commitment that finds its place.
    value = (len(before) + len(after)) * (score - SAME_COMMITMENT) + NEIGHBOUR * (1 + near)
    return Candidate(before, after, score, value)


def _likeness_of_whole(part: Folded, whole: Folded, rarity: Rarity) -> float:
    return likeness(whole, part, rarity)


def _wholes(
    texts: Sequence[Folded],
    there: Sequence[int],
    whole: Folded,
    rarity: Rarity,
    alone: Callable[[Folded, Folded, Rarity], float],
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Texts that together make up a whole, with their likeness to it in their best order.

    Args:
        texts: all texts.
        there: places of those that can be parts.
        whole: the whole.
        rarity: the weights of words.
        alone: the likeness of a part to the whole.
    """
    shares = {at: share(texts[at], whole, rarity) for at in there}
    likely = sorted((at for at in there if shares[at] >= PART), key=lambda at: -shares[at])
    for size in range(2, MOST_PARTS + 1):
        for parts in combinations(sorted(likely[:LIKELY_PARTS]), size):
            if not _each_adds(parts, texts, whole, rarity):
                continue
            orders = permutations(parts)
            score = max(likeness(as_one(texts[at] for at in o), whole, rarity) for o in orders)
            best_alone = max(alone(texts[at], whole, rarity) for at in parts)
            if score >= max(SAME_COMMITMENT, GAIN + best_alone):
                yield parts, score


def _each_adds(
    parts: Sequence[int], texts: Sequence[Folded], whole: Folded, rarity: Rarity
) -> bool:
    """Whether each part accounts for words of the whole that the other parts leave over."""
    for part in parts:
        others = as_one(texts[at] for at in parts if at != part)
        if share(texts[part], less(whole, others), rarity) < PART:
            return False
    return True
