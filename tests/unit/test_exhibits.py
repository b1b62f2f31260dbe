"""A table of figures, a chart or a formula in one column leaves the texts of the others whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drawing.paper import Block, Chart, Formula, Grid, Head, Items, Para, draw_paper
from mirps_extract import Settings, extract

YEARS = {"2018": 1200, "2019": 1900, "2020": 2600, "2021": 3100}
EXHIBITS: dict[str, Block] = {
    "table": Grid(
        [["Year", "Applications", "Recognised"], *([y, f"{n:,}", "310"] for y, n in YEARS.items())],
        (0.3, 0.4, 0.3),
    ),
    "chart": Chart(YEARS, "Figure 1. Applications by year"),
    "formula": Formula("<i>R</i> = <i>a</i><super>2</super> + <i>b</i> / (<i>c</i> - 1)", "(1)"),
}
TEXTS = [
    "The country has received people in need of protection for many years, and its institutions "
    "have learnt to work together on their reception, documentation and early inclusion.",
    "Most of those who arrive are families, and half of them are children who need places at "
    "school within weeks of their arrival.",
    "Local governments carry a large share of the costs, while national budgets for protection "
    "have remained where they were before the pandemic.",
]
ITEMS = [
    f"{verb} {what} in {where}"
    for what in (
        "the asylum commission and its secretariat with new staff",
        "mobile clinics for families on the move",
        "officers at the border on refugee law and the needs of children",
    )
    for verb, where in (
        ("Strengthen", "the northern departments"),
        ("Open", "the capital"),
        ("Train", "both border regions"),
        ("Adopt", "all municipalities that receive people"),
    )
]
PLACES = ("narrative", "list", "country")


def plan_with(exhibit: Block, place: str) -> list[Block]:
    """A plan of two countries with an exhibit after a paragraph, a list, or a later paragraph."""

    def here(name: str) -> list[Block]:
        return [exhibit] if name == place else []

    return [
        *(Head("BELIZE", 1), Para(TEXTS[0]), Para(TEXTS[1]), *here("narrative"), Para(TEXTS[2])),
        *(Head("Protection"), Items(ITEMS[:6])),
        *(Head("Education"), Items(ITEMS[6:9]), *here("list")),
        *(Head("Health"), Items(ITEMS[9:])),
        *(Head("GUATEMALA", 1), Para(TEXTS[2]), Para(TEXTS[0]), *here("country")),
        *(Head("Protection"), Items(ITEMS[3:9]), Head("Health"), Items(ITEMS[:3])),
    ]


def areas(*found: tuple[str, Sequence[str]]) -> list[tuple[str, list[str]]]:
    return [(area, list(texts)) for area, texts in found]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", sorted(EXHIBITS))
def test_texts_and_commitments_are_whole(kind: str, place: str, tmp_path: Path) -> None:
    path = draw_paper(tmp_path / "plan.pdf", plan_with(EXHIBITS[kind], place), columns=2)
    plan = extract(path, Settings(institutions=False))
    belize, guatemala = plan.countries
    assert [
        [(a.heading, [c.text for c in a.commitments]) for a in country.focus_areas]
        for country in (belize, guatemala)
    ] == [
        areas(("Protection", ITEMS[:6]), ("Education", ITEMS[6:9]), ("Health", ITEMS[9:])),
        areas(("Protection", ITEMS[3:9]), ("Health", ITEMS[:3])),
    ]
    assert [p.text for p in belize.narrative] == TEXTS
    assert [p.text for p in guatemala.narrative] == [TEXTS[2], TEXTS[0]]
    codes = {finding.code for finding in plan.findings}
    assert codes == {"year_not_printed", "counts_not_declared"}
