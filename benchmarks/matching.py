"""How well a comparison tells what became of commitments, on pairs of editions that are known.

PYTHONPATH=benchmarks:tests python benchmarks/matching.py            on the half that is held out
PYTHONPATH=benchmarks:tests python benchmarks/matching.py tuning     on the other one
"""

from __future__ import annotations

import sys

from editing.pairs import HELD_OUT, TUNING, crossings, found_in, pairs, scored


def main(half: int) -> None:
    """Print the scores."""
    for name, drawn in (("one language", pairs(half)), ("two languages", crossings(half))):
        print(name)
        for kind, score in sorted(scored((pair, found_in(pair)) for pair in drawn).items()):
            print(
                f"  {kind:16} F1 {score.f1:.4f}   expected {score.expected:5}   "
                f"found {score.found:5}   right {score.right:5}"
            )


if __name__ == "__main__":
    main(TUNING if sys.argv[1:] == ["tuning"] else HELD_OUT)
