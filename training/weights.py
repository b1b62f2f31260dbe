"""Draws the weights by which commitments that were worded anew are matched.

PYTHONPATH=benchmarks:tests python training/weights.py

They are those of a logistic regression over the pairs of editions that are for tuning, and written
to `comparison/weights.toml`. `benchmarks/matching.py` tells what they are worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from editing.pairs import TUNING, Pair, crossings, pairs
from mirps_extract.comparison import matching, rest
from mirps_extract.comparison.assignment import Candidate
from mirps_extract.comparison.links import InArea
from mirps_extract.comparison.overlap import Matrix
from mirps_extract.comparison.parts import Part, Whole, part_evidence, parts_left

TARGET = Path(matching.__file__).with_name("weights.toml")
PENALTY = 0.02
"""Of the squares of the weights: keeps them small where there is little to learn from."""

UNKNOWN = {"bias": -9.0}
"""Weights by which nothing is found."""

HEADER = """\
# What each piece of evidence counts towards the log-odds of two commitments being one; what each
# means is told in `rest.py` and `parts.py`. training/weights.py writes this file.
"""

NAMES = ("reworded", "translated", "part")

Truth = NDArray[np.bool_]
Told = list[tuple[Mapping[str, Matrix], Truth]]
"""PairEvidence, and what is true."""

Together = dict[int, int]
"""The number of a change, by the identity of each commitment in it."""


def main() -> None:
    """Learn pairs first; the parts that are left over depend on them."""
    tables = dict.fromkeys(NAMES, UNKNOWN)
    _write(tables)
    for name, drawn in (("translated", crossings), ("reworded", pairs), ("part", pairs)):
        told = _told(drawn(TUNING), parts=name == "part")
        tables[name] = _learned(told)
        _write(tables)


def _told(drawn: Iterable[Pair], *, parts: bool) -> Told:
    """The evidence that the matching of some pairs asks for, and which of it is true."""
    told: Told = []
    for pair in drawn:
        together = _together(pair)

        def pairs_seen(
            before: Sequence[InArea],
            after: Sequence[InArea],
            scale: rest.Scale,
            links: Sequence[rest.Link],
            weights: str,
            together: Together = together,
        ) -> list[Candidate]:
            if before and after and not parts:
                evidence = rest.PairEvidence(before, after, scale, links).of(slice(None))
                told.append((evidence, _truth(before, [(each,) for each in after], together)))
            return rest.pairs_left(before, after, scale, links, weights)

        def parts_seen(
            left: Sequence[InArea],
            wholes: Sequence[Whole],
            scale: rest.Scale,
            together: Together = together,
        ) -> list[Part]:
            if left and wholes and parts:
                sides = [(each.part, each.whole) for each in wholes]
                told.append((part_evidence(left, wholes, scale), _truth(left, sides, together)))
            return parts_left(left, wholes, scale)

        with (
            patch.object(matching, "pairs_left", pairs_seen),
            patch.object(matching, "parts_left", parts_seen),
        ):
            matching.changes_between(pair.before, pair.after)
    return told


def _together(pair: Pair) -> Together:
    """The number of the change that each commitment takes part in."""
    found: Together = {}
    for number, (_, *sides) in enumerate(pair.changes):
        for plan, ids in zip((pair.before, pair.after), sides, strict=True):
            found |= {id(c): number for c in plan.commitments() if c.id in ids}
    return found


def _truth(
    rows: Sequence[InArea], columns: Sequence[Sequence[InArea]], together: Together
) -> Truth:
    """Whether each row is of one change with all of each column."""
    numbers = [together[id(each.commitment)] for each in rows]
    wanted = [{together[id(each.commitment)] for each in column} for column in columns]
    return np.array([[{number} == column for column in wanted] for number in numbers])


def _learned(told: Told) -> dict[str, float]:
    names = list(told[0][0])
    rows = [np.stack([evidence[n].ravel() for n in names], -1) for evidence, _ in told]
    found = np.concatenate(rows)
    true = np.concatenate([truth.ravel() for _, truth in told]).astype(float)
    table = np.hstack([found, np.ones((len(found), 1))])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = table @ weights
        slopes = np.append(weights[:-1], 0.0)
        value = np.sum(np.logaddexp(0, odds) - true * odds) + PENALTY * slopes @ slopes
        return value, table.T @ (1 / (1 + np.exp(-odds)) - true) + 2 * PENALTY * slopes

    solved = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B")
    return dict(zip([*names, "bias"], solved.x.round(2).tolist(), strict=True))


def _write(tables: Mapping[str, Mapping[str, float]]) -> None:
    lines = [HEADER]
    for name, table in tables.items():
        lines += [f"[{name}]", *(f"{key} = {value}" for key, value in table.items()), ""]
    TARGET.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    rest.weights_known.cache_clear()


if __name__ == "__main__":
    main()
