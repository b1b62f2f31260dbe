"""The stage outline: the counts that a country declares, however they are set."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_a_sentence_in_bold_type_that_is_broken_within_a_name_counts_all_its_areas(
    tmp_path: Path,
) -> None:
    areas = ("SOCIAL PROTECTION", "HEALTH", "EDUCATION")
    pages: list[list[Item]] = []
    # Words that recur with other names and numbers are learnt to be none of a heading's names.
    for n, name in enumerate(("Belize", "Mexico", "Panama"), 2):
        page: list[Item] = [title(name), *lines(50, 130, f"{name} has a plan for all who come.")]
        said = [f"The plan of {name} sets out {n} commitments on social"]
        said += ["protection, 2 commitments on health and 2 commitments"]
        said += [f"on education, {n + 4} in all."]
        page += [Text(50, 160 + 12 * at, row, BOLD) for at, row in enumerate(said)]
        pages.append([*page, *lists(220, *areas)])
    countries = stages_of(tmp_path, *pages).reading.countries
    assert [country.declared.total for country in countries] == [6, 7, 8]
    assert all(len(country.declared.by_area) == 3 for country in countries)


def test_numbers_in_one_row_count_each_what_stands_below_it(tmp_path: Path) -> None:
    row: list[Item] = [Text(50, 150, "6", BOLD, 20), Text(50, 174, "commitments", size=8)]
    for at, name in enumerate(("Protection", "Health", "Jobs and livelihoods")):
        x0 = 110 + 36 * at
        row += [Text(x0, 150, "2", BOLD, 20, "#cc0000"), Text(x0, 174, name, size=6)]
    areas = ("PROTECTION", "HEALTH", "JOBS AND LIVELIHOODS")
    plan = stages_of(tmp_path, [title("Ecuador"), *row, *lists(220, *areas)])
    assert declared(plan) == (6, {"protection": 2, "health": 2, "jobs_and_livelihoods": 2})


def test_large_figures_in_two_rows_count_each_what_stands_below_it(tmp_path: Path) -> None:
    """Where a figure's box reaches into the label below it, that is beside no figure of the row."""
    cells = [(5, "Protection"), (4, "Health"), (3, "Education"), (2, "Jobs and livelihoods")]
    page: list[Item] = [title("BELIZE")]
    for at, (number, name) in enumerate(cells):
        x0, top = 50 + 120 * (at % 3), 150 + 60 * (at // 3)
        page += [Text(x0, top, str(number), BOLD, 24), Text(x0, top + 21, name, size=8)]
    page += lists(300, "PROTECTION", "HEALTH", "EDUCATION", "JOBS AND LIVELIHOODS")
    assert declared(stages_of(tmp_path, page)) == (
        None,
        {"protection": 5, "health": 4, "education": 3, "jobs_and_livelihoods": 2},
    )


def test_names_in_heading_type_on_cards_with_lists_are_no_row_of_counts(tmp_path: Path) -> None:
    cards: list[Item] = [Text(50, 130, "Total commitments: 8", BOLD)]
    names = ("Protection", "Education", "Health", "Social protection")
    for at, name in enumerate(names):
        x0, top = 50 + 260 * (at % 2), 160 + 120 * (at // 2)
        cards += [
            Bar(x0 - 8, top - 10, x0 + 240, top + 90, "#ddeeff"),
            Text(x0, top, name, BOLD, 12),
        ]
        cards += [Text(x0, top + 18, "2 commitments", size=8), *bullets(top + 36, *WORK, x0=x0)]
    plan = stages_of(tmp_path, [title("Ecuador"), *cards])
    (country,) = plan.reading.countries
    slugs = ["protection", "education", "health", "social_protection"]
    assert [area.area for area in country.focus_areas] == slugs
    assert declared(plan) == (8, dict.fromkeys(slugs, 2))


def test_a_count_below_a_heading_at_the_side_is_its_own(tmp_path: Path) -> None:
    pages: list[list[Item]] = [[title("Ecuador")]]
    for name in ("Protection", "Health"):
        page = [Text(50, 140, name, BOLD, 24), Text(50, 196, "2 commitments", BOLD, 14)]
        texts = [Text(300, 181 + 34 * k, f"• {said}") for k, said in enumerate(WORK)]
        pages.append([*page, *texts])
    plan = stages_of(tmp_path, *pages)
    assert declared(plan) == (None, {"protection": 2, "health": 2})


def test_a_number_on_a_disc_at_the_end_of_a_bar_counts_what_the_bar_names(tmp_path: Path) -> None:
    page: list[Item] = []
    for at, name in enumerate(("Protection", "Health")):
        x0 = 50 + 260 * at
        page += [
            Bar(x0, 140, x0 + 240, 166, "#0072bc"),
            Bar(x0 + 210, 143, x0 + 230, 163, "#ffffff"),
        ]
        page += [Text(x0 + 10, 147, name, BOLD, 12, "#ffffff"), Text(x0 + 217, 147, "2", BOLD, 12)]
        page += bullets(185, *WORK, x0=x0)
    plan = stages_of(tmp_path, [title("Ecuador"), *page])
    assert declared(plan) == (None, {"protection": 2, "health": 2})


@pytest.mark.parametrize("way", ["below the headings", "in a list"])
def test_an_unknown_heading_whose_commitments_nothing_counts_heads_something_else(
    way: str, tmp_path: Path
) -> None:
    pages: list[list[Item]] = []
    for name in ("BELIZE", "PANAMA"):
        names = ("PROTECTION", "HEALTH", "LOCAL GOVERNANCE")
        page: list[Item] = [title(name)]
        if way == "in a list":
            page += lines(50, 132, *(f"{area.capitalize()}: 2" for area in names))
        for at, area in enumerate((*names, "LATEST NEWS")):
            top = 180 + 100.0 * at
            page += [heading(area, top), *bullets(top + 36, *WORK)]
            if way == "below the headings" and area in names:
                page.append(Text(50, top + 16, "2 commitments"))
        pages.append(page)
    plan = stages_of(tmp_path, *pages)
    assert plan.texts == WORK * 6
    areas = [area.area for country in plan.reading.countries for area in country.focus_areas]
    assert areas == ["protection", "health", "local_governance"] * 2


def test_one_number_on_a_card_below_a_heading_is_no_table(tmp_path: Path) -> None:
    """The heading reads as the head of a table's one column, and the card as its first cell."""
    item = ["Open an office at the border of the country for all who arrive", "in the north"]
    first: list[Item] = [title("BELIZE", 60), Text(50, 100, "Commitments", BOLD, 12.0)]
    first += [Bar(48, 118, 550, 160, "#f0f4f8"), Text(296, 122, "4", BOLD, 16.0)]
    first += [Text(280, 144, "Protection"), heading("PROTECTION", 180)]
    second: list[Item] = []
    for page, top in ((first, 204), (second, 60)):
        for at in range(2):
            page += [Text(50, top + 32 * at, "•"), *lines(62, top + 32 * at, *item)]
    assert stages_of(tmp_path, first, second).texts == [" ".join(item)] * 4


def test_a_line_of_counts_may_break_between_a_name_and_its_number(tmp_path: Path) -> None:
    said = [
        "Commitments: Protection 2 · Health 2 · Jobs and livelihoods",
        "2 · Education 2 · Total 8",
    ]
    names = ("PROTECTION", "HEALTH", "JOBS AND LIVELIHOODS", "EDUCATION")
    stated = [Text(50, 136 + 12 * at, row, BOLD) for at, row in enumerate(said)]
    plan = stages_of(tmp_path, [title("Ecuador"), *stated, *lists(180, *names)])
    by_area = {"protection": 2, "health": 2, "jobs_and_livelihoods": 2, "education": 2}
    assert declared(plan) == (8, by_area)
