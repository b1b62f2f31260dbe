"""Which commitments belong together: the best of all disjoint choices, never a greedy one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True)
class Candidate:
    """Commitments that may belong together, by their places on either side.

    Attributes:
        before: places on the earlier side, one or several.
        after: places on the later side, one or several; never several on both.
        score: how alike both sides are, from 0 to 1.
        value: what choosing it is worth.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    score: float
    value: float


def best(candidates: Sequence[Candidate], before: int, after: int) -> list[Candidate]:
    """The candidates of the greatest value in sum that use no commitment twice.

    With pairs alone this is the linear assignment problem; candidates of three and more make it
    one of weighted set packing, solved as an integer programme (HiGHS, by scipy).

    Args:
        candidates: what may be chosen, each worth more than nothing.
        before: number of commitments on the earlier side.
        after: number of commitments on the later side.
    """
    if not candidates:
        return []
    rows: list[int] = []
    columns: list[int] = []
    for at, candidate in enumerate(candidates):
        used = [*candidate.before, *(before + place for place in candidate.after)]
        rows += used
        columns += [at] * len(used)
    size = len(candidates)
    uses = csr_array((np.ones(len(rows)), (rows, columns)), shape=(before + after, size))
    solved = milp(
        c=-np.array([candidate.value for candidate in candidates]),
        constraints=LinearConstraint(uses, ub=np.ones(before + after)),
        integrality=np.ones(size, dtype=np.int64),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0.0},
    )
    if solved.x is None:  # nothing chosen is always allowed, so this is no answer to expect
        raise RuntimeError(f"the assignment could not be solved: {solved.message}")
    return [c for c, taken in zip(candidates, solved.x, strict=True) if taken > 0.5]
