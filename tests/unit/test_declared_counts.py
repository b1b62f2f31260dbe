"""Stage 4, outline: the counts that a country declares, however they are set."""

from __future__ import annotations

from pathlib import Path

from drawing import Bar, Text
from unit.making import BOLD, Item, Stages, bullets, heading, lines, stages_of, title

WORK = ["Open a second office at the border", "Train the judges of the court"]


def lists(top: float, *names: str, x0: float = 50) -> list[Item]:
    """Focus areas with two commitments each."""
    found: list[Item] = []
    for at, name in enumerate(names):
        found += [heading(name, top + 100 * at, x0), *bullets(top + 30 + 100 * at, *WORK, x0=x0)]
    return found


def declared(plan: Stages) -> tuple[int | None, dict[str, int]]:
    (country,) = plan.reading.countries
    return country.declared.total, dict(country.declared.by_area)


def test_a_total_among_key_figures_beside_the_lists_is_declared(tmp_path: Path) -> None:
    said = ["people registered", "of claims decided by the|end of the year", "commitments"]
    page: list[Item] = [Bar(390, 80, 555, 300, "#ddeeff"), Text(400, 90, "Key figures", BOLD)]
    for at, (number, caption) in enumerate(zip(("48,210", "31%", "4"), said, strict=True)):
        top = 114 + 60 * at
        page.append(Text(400, top, number, BOLD, 22))
        page += [
            Text(400, top + 25 + 10 * k, row, size=8) for k, row in enumerate(caption.split("|"))
        ]
    page += lines(50, 90, "Many people come each year to the north of the country and stay")
    plan = stages_of(
        tmp_path, [title("Ecuador"), *page, *lists(160, "PROTECTION", "HEALTH", "EDUCATION")]
    )
    assert declared(plan) == (4, {})
    assert "unassigned_words" not in plan.codes


def test_a_sentence_after_the_last_list_is_no_commitment_and_states_the_total(
    tmp_path: Path,
) -> None:
    page: list[Item] = [title("BELIZE"), *lists(160, "PROTECTION", "HEALTH")]
    page += [*lines(50, 330, "With these, Belize makes 4 commitments.")]
    plan = stages_of(tmp_path, page)
    assert plan.texts == WORK * 2
    assert declared(plan) == (4, {})
    assert "unassigned_words" not in plan.codes
