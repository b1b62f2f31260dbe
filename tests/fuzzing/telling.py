"""Counts of what became of mutants, by producer, as a table of a page."""

from __future__ import annotations

import re
from collections import Counter

from .kinds import Name
from .outcomes import SAYS, Outcome, Verdict

PLACE = re.compile(r"(?<=<!-- counts -->\n).*?(?=<!-- end of counts -->)", re.DOTALL)
"""Where in the page the counts stand."""


class Counts:
    """What became of mutants, by the plan that they were made of."""

    def __init__(self) -> None:
        self._outcomes: Counter[tuple[str, Outcome]] = Counter()
        self._differ: Counter[str] = Counter()

    def add(self, name: Name, verdict: Verdict) -> None:
        """Count one."""
        self._outcomes[name.plan, verdict.outcome] += 1
        self._differ[name.plan] += verdict.differs

    def table(self) -> str:
        """The counts as a table in Markdown: a row for each plan, and one for all."""
        plans = sorted({plan for plan, _ in self._outcomes})
        head = ["plan by", *SAYS, "of these, the pages look different"]
        rows = [head, ["---", *["---:"] * (len(head) - 1)]]
        for name, some in [*((plan, [plan]) for plan in plans), ("**all**", plans)]:
            numbers = [sum(self._outcomes[plan, outcome] for plan in some) for outcome in SAYS]
            numbers.append(sum(self._differ[plan] for plan in some))
            rows.append([name, *(f"{number:,}" for number in numbers)])
        return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def with_counts(page: str, counts: Counts) -> str:
    """The page with these counts in the place of those that it has."""
    return PLACE.sub(lambda _: counts.table(), page)
