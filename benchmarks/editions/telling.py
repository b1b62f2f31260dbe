"""Tells how well editions were read: in all, by what they have in common, and by fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from .drawing import Drawn
from .score import Score

Result = tuple[Drawn, Score]

_GROUPS: dict[str, Callable[[Drawn], object]] = {
    "engine": lambda d: d.engine,
    "language": lambda d: d.edition.language,
    "columns": lambda d: d.design.columns,
    "listing": lambda d: d.design.listing,
    "heading": lambda d: d.design.heading,
    "counts": lambda d: d.design.counts,
}
_SEEDS_SHOWN = 12


def told(results: Sequence[Result]) -> Iterator[str]:
    """Lines of the report."""
    shares = ("whole", "exact", "recall", "prec.", "silent", "alarm")
    yield f"{'':28}{'n':>5}" + "".join(f"{share:>8}" for share in shares)
    yield _row("all", results)
    for title, key in _GROUPS.items():
        yield f"{title}:"
        groups: dict[object, list[Result]] = defaultdict(list)
        for result in results:
            groups[key(result[0])].append(result)
        for name in sorted(groups, key=str):
            yield _row(f"  {name}", groups[name])
    yield "faults, by the editions that have them (seed, and how often in it):"
    yield from _faults(results)


def _row(name: str, results: Sequence[Result]) -> str:
    scores = [score for _, score in results]
    exact = sum(s.exact for s in scores)
    shares = (
        sum(s.whole for s in scores), exact, sum(s.recall for s in scores),
        sum(s.precision for s in scores), sum(s.silent for s in scores),
        sum(bool(s.alarm) for s in scores),
    )  # fmt: skip
    return f"{name:28}{len(scores):5}" + "".join(f"{n / len(scores):8.1%}" for n in shares)


def _faults(results: Sequence[Result]) -> Iterator[str]:
    kinds: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for drawn, score in results:
        for fault in score.faults:
            kinds[fault.kind][drawn.seed] += 1
        for code in score.alarm:
            kinds[f"false alarm: {code}"][drawn.seed] += 1
        if score.silent:
            kinds["(silent)"][drawn.seed] += 1
    for kind, seeds in sorted(kinds.items(), key=lambda item: -len(item[1])):
        shown = ", ".join(f"{seed}×{n}" for seed, n in sorted(seeds.items())[:_SEEDS_SHOWN])
        more = " ..." if len(seeds) > _SEEDS_SHOWN else ""
        yield f"  {kind:28}{len(seeds):5}  {shown}{more}"


def as_data(results: Sequence[Result]) -> list[dict[str, object]]:
    """The results as JSON can hold them."""
    return [
        {
            "seed": drawn.seed,
            "engine": drawn.engine,
            "language": drawn.edition.language,
            "design": asdict(drawn.design),
            **asdict(score),
        }
        for drawn, score in results
    ]
