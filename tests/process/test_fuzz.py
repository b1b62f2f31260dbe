"""Mutants of the 2021 plan, by a fixed seed: each is read, or refused with an error of ours.

`make test` tries some, `make fuzz` all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fuzzing.judging import judged
from fuzzing.mutants import mutant
from fuzzing.plans import PLAN, few_pages
from mirps_extract import ExitCode, Settings, extract
from mirps_extract.isolation import Worker
from mirps_extract.limits import Limits

LIMITS = Limits(page=20, run=60)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    found = Worker()
    yield found
    found.close()


def words_of(data: bytes, folder: Path) -> int:
    path = folder / "sound.pdf"
    path.write_bytes(data)
    return extract(path, Settings(institutions=False)).coverage.words


def seeds(parts: int, size: int, few: int) -> list[Any]:
    """A few seeds for every run, and all of them in parts, which are long."""
    return [
        range(few),
        *(
            pytest.param(range(at * size, (at + 1) * size), marks=pytest.mark.long)
            for at in range(parts)
        ),
    ]


@pytest.mark.parametrize("some", seeds(20, 50, few=25))
@pytest.mark.parametrize("partial", [False, True], ids=["whole", "partial"])
def test_a_mutant_is_read_or_refused(
    some: range, partial: bool, worker: Worker, tmp_path: Path
) -> None:
    data = few_pages()
    words = words_of(data, tmp_path)
    path = tmp_path / "mutant.pdf"
    outcomes: Counter[ExitCode] = Counter()
    for seed in some:
        path.write_bytes(mutant(data, seed + (10_000 if partial else 0)))
        outcomes[judged(path, worker, words, limits=LIMITS, partial=partial).code] += 1
    assert outcomes[ExitCode.OK] and (partial or outcomes[ExitCode.DAMAGED])


@pytest.mark.parametrize("some", seeds(4, 8, few=1))
def test_a_mutant_of_the_whole_plan_is_read_or_refused(
    some: range, worker: Worker, tmp_path: Path
) -> None:
    path = tmp_path / "mutant.pdf"
    for seed in some:
        path.write_bytes(mutant(PLAN.read_bytes(), seed))
        judged(path, worker, 8072, limits=Limits())
