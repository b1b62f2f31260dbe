"""Parts of what was merged or split, one of which was worded anew: what a pair leaves over.

Where a commitment says more than the one that it was paired with, another one may be the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mirps_extract.comparison.links import InArea
from mirps_extract.comparison.overlap import LEAST, Matrix, Overlap, row_slices
from mirps_extract.comparison.rest import FOUND, Scale, chances_of, margins

MORE = 2
"""Parts that are found for one pair besides the part that it has, at most."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A pair of which one side may say more than the other.

    Attributes:
        part: the side that others may be beside.
        whole: the side that may say more.
    """

    part: InArea
    whole: InArea


@dataclass(frozen=True, slots=True)
class Part:
    """A commitment that is a part of a whole, by their places, and how sure that is."""

    left: int
    whole: int
    chance: float


def parts_left(left: Sequence[InArea], wholes: Sequence[Whole], scale: Scale) -> list[Part]:
    """Those that are parts, each of the likeliest whole; surest first.

    Args:
        left: commitments of one edition without a counterpart.
        wholes: pairs whose parts are of that edition.
        scale: how rare words and names are.
    """
    if not left or not wholes:
        return []
    evidence = part_evidence(left, wholes, scale)
    chances = chances_of(evidence, "part")
    found = [
        Part(at, whole, float(chances[at, whole]))
        for at, whole in enumerate(np.argmax(chances, axis=1).tolist())
        if chances[at, whole] >= FOUND
    ]
    found.sort(key=lambda part: -part.chance)
    taken = Counter[int]()
    kept = []
    for part in found:
        taken[part.whole] += 1
        if taken[part.whole] <= MORE:
            kept.append(part)
    return kept


def part_evidence(
    left: Sequence[InArea], wholes: Sequence[Whole], scale: Scale
) -> dict[str, Matrix]:
    """What speaks for each of them as a part of each whole.

    - contained: how much of it the whole has in addition to the part that is known;
    - covered: how much of what the whole has in addition it accounts for;
    - shared: the weight of both, as a logarithm;
    - names: how much of its names the whole has in addition;
    - near: how near it stands to the part that is known;
    - margin: by how much it has more in common with this whole than any other one has.
    """
    rest = [each.whole.traits.words - each.part.traits.words for each in wholes]
    named = [each.whole.traits.names - each.part.traits.names for each in wholes]
    words = Overlap([each.traits.words for each in left], rest, scale.words)
    names = Overlap([each.traits.names for each in left], named, scale.names)
    dice = np.empty((len(left), len(wholes)))
    shared, both = np.empty_like(dice), np.empty_like(dice)
    for rows in row_slices(*dice.shape):
        shared[rows], both[rows] = words.shared(rows), names.shared(rows)
        dice[rows] = words.dice(rows, shared[rows])
    numbers = [
        np.array([each.number for each in side]) for side in (left, [w.part for w in wholes])
    ]
    return {
        "contained": shared / np.maximum(words.before[:, None], LEAST),
        "covered": shared / np.maximum(words.after, LEAST),
        "shared": np.log1p(shared),
        "names": both / np.maximum(names.before[:, None], LEAST),
        "near": 1 / np.maximum(1.0, np.abs(numbers[0][:, None] - numbers[1])),
        "margin": margins(dice),
    }
