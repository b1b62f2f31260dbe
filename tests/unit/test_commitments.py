"""Bullets to commitments: what belongs together, and what a commitment is made of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from drawing import Bar, Text, draw_pages
from mirps_extract import Commitment, Plan, Settings, extract

BOLD = "Helvetica-Bold"
HEAD = [
    Text(50, 40, "National Plan in Ecuador", BOLD, 20.0),
    Text(50, 100, "PROTECTION", BOLD, 12.0),
]


def plan_of(path: Path, *pages: Sequence[Text | Bar]) -> Plan:
    """The plan that is drawn page by page."""
    draw_pages(path, pages, size=(600, 800))
    return extract(path, Settings(institutions=False))


def commitments(plan: Plan) -> list[Commitment]:
    """All commitments of a plan."""
    return [m for c in plan.countries for a in c.focus_areas for m in a.commitments]


def lines(x0: float, top: float, *texts: str) -> list[Text]:
    """Lines of a list: those without a mark hang."""
    return [
        Text(x0 if text.startswith("•") else x0 + 10, top + 12 * i, text)
        for i, text in enumerate(texts)
    ]


def test_a_commitment_runs_on_over_lines_columns_and_pages(tmp_path: Path) -> None:
    left = lines(
        50, 140, "• Open an office in each", "province of the north", "• Train the staff of"
    )
    right = lines(310, 140, "the border posts in the", "law.", "• Print a handbook for")
    following = lines(50, 60, "all judges.")
    plan = plan_of(tmp_path / "p.pdf", [*HEAD, *left, *right], following)
    found = commitments(plan)
    assert [commitment.text for commitment in found] == [
        "Open an office in each province of the north",
        "Train the staff of the border posts in the law.",
        "Print a handbook for all judges.",
    ]
    assert [[e.page for e in c.evidence] for c in found] == [[1], [1, 1], [1, 2]]
    assert [c.id for c in found] == ["ECU-PROT-01", "ECU-PROT-02", "ECU-PROT-03"]
    assert [c.number for c in found] == [None, None, None]
    assert plan.coverage.unassigned == []


def test_a_mark_in_the_middle_of_a_sentence_is_joined_and_reported(tmp_path: Path) -> None:
    page = lines(50, 140, "• Extend the register to all", "• provinces.", "• Train all judges.")
    plan = plan_of(tmp_path / "p.pdf", [*HEAD, *page])
    first, second = commitments(plan)
    assert first.text == "Extend the register to all provinces."
    assert second.text == "Train all judges."
    assert [(r.kind, r.before) for r in first.repairs] == [("false_bullet", "• provinces.")]
    assert [f.code for f in plan.findings if f.commitment == first.id] == ["false_bullet"]


@pytest.mark.parametrize("rounds", [1, 4])
def test_items_in_lower_case_are_items_where_that_is_the_style(rounds: int, tmp_path: Path) -> None:
    said = ["• open an office", "• train the judges", "• print a handbook"]
    page = lines(50, 140, *said * rounds)
    assert len(commitments(plan_of(tmp_path / "p.pdf", [*HEAD, *page]))) == 3 * rounds


def test_labels_enumerations_and_duplicates(tmp_path: Path) -> None:
    page = lines(
        50,
        140,
        "• Early warning: Set up (a) a hotline; (b) a map of risks.",
        "• The office will do two things: Print and post.",
        "• EARLY WARNING: set up (a) a hotline; (b) a map of risks",
    )
    first, second, third = commitments(plan_of(tmp_path / "p.pdf", [*HEAD, *page]))
    assert first.title == "Early warning"
    assert [(item.marker, item.text) for item in first.items] == [
        ("(a)", "a hotline;"),
        ("(b)", "a map of risks."),
    ]
    assert second.title is None
    assert (first.duplicate_of, third.duplicate_of) == (None, first.id)
    assert first.key == third.key != second.key


def test_numbers_and_codes_are_kept(tmp_path: Path) -> None:
    page = [
        Text(50, 140, "P-01"),
        Text(90, 140, "Open an office"),
        Text(50, 156, "P-02"),
        Text(90, 156, "Train the judges and all"),
        Text(90, 168, "clerks of the court"),
    ]
    found = commitments(plan_of(tmp_path / "p.pdf", [*HEAD, *page]))
    assert [(c.number, c.text) for c in found] == [
        ("P-01", "Open an office"),
        ("P-02", "Train the judges and all clerks of the court"),
    ]


@pytest.mark.parametrize("marks", ["• |• ", "1     |2     "], ids=["bullets", "numbers"])
def test_a_key_figure_is_no_item_of_a_list(marks: str, tmp_path: Path) -> None:
    first, second = marks.split("|")
    narrative = "Many people come each year to the north of the country and stay in its towns."
    page = [
        Text(50, 40, "Ecuador", BOLD, 20.0),
        *lines(50, 90, narrative),
        Text(50, 116, "350", size=20),
        Text(96, 126, "people served in 2025", size=8),
        Text(50, 146, "740", size=20),
        Text(96, 156, "new homes", size=8),
        Text(50, 190, "PROTECTION", BOLD, 12.0),
        *lines(50, 210, f"{first}Open an office.", f"{second}Train the judges of the court."),
    ]
    plan = plan_of(tmp_path / "p.pdf", page)
    assert plan.coverage.by_role["aside"] == 8
    assert plan.coverage.unassigned == []


@pytest.mark.parametrize("ends", ["the schools have places for all of them.", "all of them."])
def test_a_figure_below_a_paragraph_counts_nothing_that_it_says(ends: str, tmp_path: Path) -> None:
    narrative = [
        "Many people come each year to the north of the country and stay in its towns, where",
        ends,
        "The Directorate leads the national technical team, which meets each month and reports to",
        "UNICEF.",
    ]
    page = [
        Text(50, 40, "Ecuador", BOLD, 20.0),
        *lines(50, 80, *narrative[2:]),
        *lines(50, 110, *narrative[:2]),
        Text(50, 136, "350", BOLD, 20),
        Text(50, 160, "people served", BOLD, 10),
        Text(50, 190, "PROTECTION", BOLD, 12.0),
        *lines(50, 210, "• Open an office.", "• Train the judges of the court."),
    ]
    plan = plan_of(tmp_path / "p.pdf", page)
    assert " ".join(p.text for p in plan.countries[0].narrative) == " ".join(
        [*narrative[2:], *narrative[:2]]
    )
    assert plan.coverage.unassigned == []


def test_it_does_not_matter_what_sign_a_list_mark_is(tmp_path: Path) -> None:
    texts = [f"Open office {n} of the court at the border for the people who come" for n in "123"]
    page: list[Text | Bar] = [*HEAD]
    for at, text in enumerate(texts):
        # The font names no sign for what it draws; it has no ascent, and is drawn higher.
        page += [Text(50, 149 + 16 * at, "➤", "ZapfDingbats"), Text(62, 140 + 16 * at, text)]
    plan = plan_of(tmp_path / "p.pdf", page)
    assert [c.text for c in commitments(plan)] == texts
    assert {f.code for f in plan.findings}.isdisjoint({"unmapped_text", "readers_differ"})


def test_what_is_no_part_of_a_list_is_not_swallowed(tmp_path: Path) -> None:
    page = [
        *lines(50, 140, "• Open an office.", "• Train the judges."),
        Text(50, 400, "Source: ministry of the interior, consulted in March", size=7),
    ]
    plan = plan_of(tmp_path / "p.pdf", [*HEAD, *page])
    assert [c.text for c in commitments(plan)] == ["Open an office.", "Train the judges."]
    assert plan.coverage.by_role["aside"] == 8
    assert plan.coverage.unassigned == []
    assert "unassigned_words" not in [f.code for f in plan.findings]


def test_bullets_that_are_drawn_are_bullets(tmp_path: Path) -> None:
    page: list[Text | Bar] = []
    for i, text in enumerate(["Open an office", "Train the judges", "Print a handbook"]):
        page += [Bar(50, 143 + 30 * i, 54, 147 + 30 * i), Text(62, 140 + 30 * i, text)]
        page += [Text(62, 152 + 30 * i, "in each province")]
    found = commitments(plan_of(tmp_path / "p.pdf", [*HEAD, *page]))
    assert [c.text for c in found] == [
        "Open an office in each province",
        "Train the judges in each province",
        "Print a handbook in each province",
    ]


def test_an_unknown_heading_is_an_area_of_this_plan_and_its_count_is_read(tmp_path: Path) -> None:
    page = [
        Text(50, 40, "National Plan in Ecuador", BOLD, 20.0),
        Text(50, 80, "Health: 1"),
        Text(50, 92, "Digital inclusion: 2"),
        Text(50, 130, "HEALTH", BOLD, 12.0),
        *lines(50, 150, "• Build a clinic"),
        Text(50, 200, "DIGITAL INCLUSION", BOLD, 12.0),
        *lines(50, 220, "• Lay a cable", "• Give each school a computer"),
    ]
    plan = plan_of(tmp_path / "p.pdf", page)
    (country,) = plan.countries
    assert [(a.area, len(a.commitments)) for a in country.focus_areas] == [
        ("health", 1),
        ("digital_inclusion", 2),
    ]
    assert country.declared.by_focus_area == {"health": 1, "digital_inclusion": 2}
    assert [f.focus_area for f in plan.findings if f.code == "unknown_focus_area"] == [
        "digital_inclusion"
    ]
