"""Fuzz for long: `python -m fuzzing 100000 --seed 1 --whole`, in the folder `tests`."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from mirps_extract import Settings, extract
from mirps_extract.apart import Worker
from mirps_extract.limits import Limits

from .judging import judged
from .mutants import mutant
from .plans import PLAN, few_pages

LIMITS = Limits(page=20, run=60)


def main() -> None:
    """Fuzz, and say what came of it; mutants that should not have been are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="mutants of the whole plan")
    parser.add_argument("--partial", action="store_true", help="read what is left of them")
    parser.add_argument("--keep", type=Path, default=Path("mutants"), help="folder for the bad")
    options = parser.parse_args()
    data = PLAN.read_bytes() if options.whole else few_pages()
    codes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant.pdf"
        path.write_bytes(data)
        words = extract(path, Settings(institutions=False)).coverage.words
        worker = Worker()
        for seed in range(options.seed, options.seed + options.count):
            path.write_bytes(mutant(data, seed))
            try:
                found = judged(path, worker, words, limits=LIMITS, partial=options.partial)
                codes[found.code.name + (" told" if found.told else "")] += 1
            except AssertionError as error:
                codes["BAD"] += 1
                options.keep.mkdir(exist_ok=True)
                (options.keep / f"{seed}.pdf").write_bytes(path.read_bytes())
                print(seed, str(error)[:2000], flush=True)
        worker.close()
    print(dict(codes.most_common()))


if __name__ == "__main__":
    main()
