"""What is looked at for many commitments in one go is what would be found one by one."""

from __future__ import annotations

from collections import Counter
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mirps_extract.comparison import overlap
from mirps_extract.comparison.assignment import Candidate, best
from mirps_extract.comparison.likeness import Folded, folded, likeness, rarity_of, share, weights_of
from mirps_extract.comparison.links import InArea, placed
from mirps_extract.comparison.overlap import Matrix, Overlap, row_slices
from mirps_extract.comparison.rest import (
    UNCERTAIN,
    PairEvidence,
    chances_of,
    margins,
    pairs_left,
    scale_of,
)
from mirps_extract.comparison.wording import PART, SAME_COMMITMENT, candidates_of
from unit.plans import plan

WORDS = ["train", "staff", "open", "border", "school", "for", "of", "children", "refugees"]

texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join).map(folded), max_size=7)
bags = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(Counter), max_size=6)


@given(bags, bags)
def test_what_bags_share_is_what_counters_share(
    before: list[Counter[str]], after: list[Counter[str]]
) -> None:
    weights = weights_of(before)
    both = Overlap(before, after, weights)
    for rows in row_slices(len(before), len(after)):
        shared = both.shared(rows)
        dice = both.dice(rows, shared)
        for i, a in enumerate(before[rows]):
            for j, b in enumerate(after):
                assert shared[i, j] == pytest.approx(weights.of(a & b))
                assert dice[i, j] == pytest.approx(weights.dice(a, b))


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 60))
def test_all_rows_are_looked_at_once(before: int, after: int, pairs: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlap, "PAIRS", pairs)
        rows = [at for some in row_slices(before, after) for at in range(before)[some]]
    assert rows == list(range(before))


@given(texts, texts)
def test_every_pair_that_is_alike_is_a_candidate_with_its_likeness(
    before: list[Folded], after: list[Folded]
) -> None:
    rarity = rarity_of([*before, *after])
    found = candidates_of(before, after, lambda i, j: 1.0, rarity)
    pairs = {(c.before, c.after): c.score for c in found if len(c.before) + len(c.after) == 2}
    scores = {
        ((i,), (j,)): likeness(a, b, rarity)
        for (i, a), (j, b) in product(enumerate(before), enumerate(after))
    }
    assert pairs == {pair: score for pair, score in scores.items() if score >= SAME_COMMITMENT}


@given(texts, st.data())
def test_parts_are_found_among_whatever_else_there_is(
    others: list[Folded], data: st.DataObject
) -> None:
    parts = [
        folded("issue cards within thirty days"),
        folded("let clinics visit twice a month"),
    ]
    whole = folded("issue cards within thirty days let clinics visit twice a month")
    before = data.draw(st.permutations([*others, *parts]))
    rarity = rarity_of([*before, whole])
    merged = tuple(sorted(before.index(part) for part in parts))
    assert all(share(part, whole, rarity) >= PART for part in parts)
    found = candidates_of(before, [whole], lambda i, j: 1.0, rarity)
    assert merged in [c.before for c in found]
    found = candidates_of([whole], before, lambda i, j: 1.0, rarity)
    assert merged in [c.after for c in found]


lefts = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), max_size=7
).map(lambda texts: list(placed(plan({"BLZ": {"protection": texts}}).countries[0], "en")))


@given(lefts, lefts)
def test_pairs_that_are_left_are_the_likeliest_choice_that_uses_none_twice(
    before: list[InArea], after: list[InArea]
) -> None:
    scale = scale_of([each.traits for each in (*before, *after)])
    found = pairs_left(before, after, scale, [], "reworded")
    for side in ("before", "after"):
        places = [getattr(candidate, side) for candidate in found]
        assert len(set(places)) == len(places)
    if before and after:
        evidence = PairEvidence(before, after, scale, []).of(slice(None))
        chances = chances_of(evidence, "reworded")
        every = [
            Candidate((i,), (j,), float(chance), float(chance) - UNCERTAIN)
            for (i, j), chance in np.ndenumerate(chances)
            if chance > UNCERTAIN
        ]
        most = sum(candidate.value for candidate in best(every, len(before), len(after)))
        assert sum(candidate.value for candidate in found) == pytest.approx(most)


@given(hnp.arrays(float, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.floats(0, 1)))
def test_margins_are_held_against_the_best_of_all_others(table: Matrix) -> None:
    found = margins(table)
    for i, j in np.ndindex(table.shape):
        others = [*np.delete(table[i], j), *np.delete(table[:, j], i), 0.0]
        assert found[i, j] == pytest.approx(table[i, j] - max(others))


@pytest.mark.parametrize("pairs", [1, 5, 40])
def test_what_is_found_does_not_depend_on_how_many_are_looked_at_in_one_go(
    pairs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(1)
    sides = [[folded(" ".join(chance.choices(WORDS, k=5))) for _ in range(9)] for _ in range(2)]
    rarity = rarity_of([*sides[0], *sides[1]])
    found = candidates_of(sides[0], sides[1], lambda i, j: 0.0, rarity)
    lefts = [
        list(placed(plan({"BLZ": {"health": [text.text for text in side]}}).countries[0], "en"))
        for side in sides
    ]
    scale = scale_of([each.traits for side in lefts for each in side])
    left = pairs_left(lefts[0], lefts[1], scale, [(1, 1)], "reworded")
    monkeypatch.setattr(overlap, "PAIRS", pairs)
    assert found and left
    assert candidates_of(sides[0], sides[1], lambda i, j: 0.0, rarity) == found
    assert pairs_left(lefts[0], lefts[1], scale, [(1, 1)], "reworded") == left
