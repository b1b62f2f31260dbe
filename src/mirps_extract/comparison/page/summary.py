"""What became of the commitments, on one sheet of A4 for a briefing; it runs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mirps_extract.comparison.page.flow import BAR, HEIGHT, ORDER, TOP, WIDTH, chain_of, flow_of
from mirps_extract.comparison.values import Change, Comparison, Kind
from mirps_extract.theme import labels_in, page, shown_in
from mirps_extract.vocabulary import load, slug_words

PACKAGE = "mirps_extract.comparison.page"

SHOWN = (Kind.NEW, Kind.DROPPED, Kind.MOVED)
"""What is told of each country and focus area."""

ROWS, COLUMNS = 12, 7
"""Countries and focus areas that have their own place: those with most changes, in their order."""

OTHERS = ""
"""Stands for all countries or focus areas that have none."""

Cells = Counter[tuple[str, str, str]]
"""Numbers by country, focus area and kind."""


def summary_of(comparison: Comparison) -> str:
    """The page, in the language of the latest edition where there are labels in it.

    It tells of each year that leads to the latest edition, and of the last one by country and focus
    area. What is not comparable stands apart.
    """
    labels = labels_in(PACKAGE)
    steps = chain_of(comparison)
    last = steps[-1]
    languages = {edition.label: edition.language for edition in comparison.editions}
    language = shown_in(languages[last.after], labels)
    found = [(c.country, _area(c), c.kind) for c in last.changes if c.kind in SHOWN]
    countries = _most([country for country, _, _ in found], ROWS)
    areas = _most([area for _, area, _ in found], COLUMNS)
    table = Cells(
        (country if country in countries else OTHERS, area if area in areas else OTHERS, kind.value)
        for country, area, kind in found
    )
    names = load(language).areas
    return page(
        PACKAGE,
        "summary.html",
        styles=["comparison.css", "summary.css"],
        comparison=comparison,
        language=language,
        t=labels[language],
        steps=steps,
        last=last,
        kinds=[kind.value for kind in ORDER if kind is not Kind.NOT_COMPARABLE],
        totals=[Counter(change.kind.value for change in step.changes) for step in steps],
        apart=sorted({c.country for c in last.changes if c.kind is Kind.NOT_COMPARABLE}),
        shown=[kind.value for kind in SHOWN],
        countries=[*countries, *([OTHERS] if any(not country for country, _, _ in table) else [])],
        areas={
            area: names[area].names[0] if area in names else slug_words(area)
            for area in [*areas, *([OTHERS] if any(not area for _, area, _ in table) else [])]
        },
        table=table,
        flow=flow_of(comparison, steps),
        size=(WIDTH, HEIGHT, TOP, BAR),
    )


def _area(change: Change) -> str:
    """Where a commitment stands now, or stood at last."""
    return (change.after or change.before)[0].focus_area


def _most(names: Sequence[str], room: int) -> list[str]:
    """The names that come most often, in the order in which they first come."""
    most = {name for name, _ in Counter(names).most_common(room)}
    return [name for name in dict.fromkeys(names) if name in most]
