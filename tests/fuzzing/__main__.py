"""Fuzz for long: `python -m fuzzing --minutes 60`, in the folder `tests`; `make fuzz` does it.

Mutants of a plan by each producer are judged in turn until the time is over. Those that should not
be are kept, and named: `python -m fuzzing --mutant chromium operators 1008` writes one anew.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from .kinds import Name, mutant_of, name_of
from .outcomes import BAD
from .plans import small_plans
from .runner import judge
from .telling import Counts, with_counts


def main() -> None:
    """Fuzz, and say what came of it."""
    options = _options()
    plans = small_plans()
    if options.mutant:
        plan, kind, seed = options.mutant
        _keep(options.keep, Name(plan, kind, int(seed)), plans)
        return
    counts = Counts()
    end = time.monotonic() + 60 * options.minutes

    def names() -> Iterator[Name]:
        for seed in count(options.first):
            for plan in plans:
                if time.monotonic() > end:
                    return
                yield name_of(plan, seed)

    for name, verdict in judge(plans, names()):
        counts.add(name, verdict)
        if verdict.outcome in BAD:
            print(*name, verdict.outcome, verdict.detail, flush=True)
            _keep(options.keep, name, plans)
        if options.log:
            with options.log.open("a", encoding="utf-8") as log:
                print(*name, verdict.outcome, verdict.differs, verdict.detail, sep="\t", file=log)
    print(counts.table())
    if options.page:
        page = options.page.read_text(encoding="utf-8")
        options.page.write_text(with_counts(page, counts), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--first", type=int, default=0, help="the first mutant of each plan")
    parser.add_argument("--keep", type=Path, default=Path("mutants"), help="folder for the bad")
    parser.add_argument("--page", type=Path, help="page of docs that the counts are written into")
    parser.add_argument("--log", type=Path, help="file that a line is added to for each mutant")
    parser.add_argument("--mutant", nargs=3, metavar=("PLAN", "KIND", "SEED"))
    return parser.parse_args()


def _keep(folder: Path, name: Name, plans: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name.plan}-{name.kind}-{name.seed}.pdf"
    path.write_bytes(mutant_of(plans[name.plan], name))


if __name__ == "__main__":
    main()
