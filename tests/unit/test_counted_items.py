"""Commitments that one word and a rising number open, and paragraphs between heading and list."""

from __future__ import annotations

from pathlib import Path

import pytest

from drawing.paper import Block, Grid, Head, Items, Para, draw_paper
from mirps_extract import Plan, Settings, extract

TEXTS = [
    "Open two reception centres in the border departments, with legal advice at night.",
    "Train 350 officers on the principle of non-refoulement and on the rights of children.",
    "Publish statistics on asylum twice a year.",
    "Adopt a protocol for the referral of unaccompanied children to the authority in charge.",
]
HEADS = ("Protection", "Health", "Education", "Jobs and livelihoods")
INTRO = (
    "Access to territory and to fair procedures is the foundation of the national response. The "
    "institutions in charge report every six months to the national technical team."
)


def read(folder: Path, *blocks: Block) -> Plan:
    plan = [Head("BELIZE", 1), Para("The country has received people for many years."), *blocks]
    return extract(draw_paper(folder / "plan.pdf", plan), Settings(institutions=False))


def commitments(plan: Plan) -> list[list[tuple[str | None, str]]]:
    (country,) = plan.countries
    return [[(c.number, c.text) for c in area.commitments] for area in country.focus_areas]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_word_and_a_number_before_each_are_its_mark(between: str, tmp_path: Path) -> None:
    items = [Para(f"<b>Commitment {n}.</b>{between}{text}") for n, text in enumerate(TEXTS, 1)]
    plan = read(tmp_path, Head("Protection"), *items[:2], Head("Health"), *items[2:])
    numbered = [(str(n), text) for n, text in enumerate(TEXTS, 1)]
    assert commitments(plan) == [numbered[:2], numbered[2:]]


def test_a_label_that_fills_the_line_of_a_word_and_a_number_is_of_the_text(tmp_path: Path) -> None:
    """It is no count of one commitment, and the line below it opens none."""
    said = [f"Access to rights: {text[:-1]};" for text in TEXTS]
    items = [
        Para(f"<b>Commitment {n}: Access to rights:</b>\n{text.partition(': ')[2]}")
        for n, text in enumerate(said, 1)
    ]
    plan = read(tmp_path, Head("Protection"), *items[:2], Head("Health"), *items[2:])
    assert [[text for _, text in area] for area in commitments(plan)] == [said[:2], said[2:]]
    assert plan.countries[0].declared.total is None


def test_a_word_and_a_number_of_one_commitment_stay_in_its_text(tmp_path: Path) -> None:
    texts = [*TEXTS[:3], "Decree 14 is to be adapted to the convention of 1951."]
    plan = read(tmp_path, Head("Protection"), Items(texts))
    assert [text for _, text in commitments(plan)[0]] == texts


@pytest.mark.parametrize("mark", ["•", "1)", ">", "+"])
def test_a_paragraph_before_marked_items_is_none(mark: str, tmp_path: Path) -> None:
    parts = {"Protection": TEXTS, "Health": TEXTS[:3]}
    blocks: list[Block] = []
    for head, texts in parts.items():
        blocks += [Head(head), Para(INTRO), Items(texts, mark)]
    plan = read(tmp_path, *blocks)
    assert [[text for _, text in area] for area in commitments(plan)] == list(parts.values())
    assert plan.coverage.by_role["introduction"] == 2 * len(INTRO.split())
    assert "unassigned_words" not in {finding.code for finding in plan.findings}


def test_lines_in_a_type_of_their_own_that_lead_to_lists_without_marks_are_none(
    tmp_path: Path,
) -> None:
    more = ", with the support of the international community and the participation of all local "
    texts = [f"{text[:-1]}{more}governments." for text in TEXTS]
    blocks: list[Block] = []
    for head in HEADS:
        blocks += [Head(head), Para(f"<i>What the country does for {head.lower()}.</i>")]
        blocks += map(Para, texts)
    plan = read(tmp_path, *blocks)
    assert [[text for _, text in area] for area in commitments(plan)] == [texts] * len(HEADS)


def test_a_table_may_have_but_a_column_of_another_kind_beside_the_commitments(
    tmp_path: Path,
) -> None:
    rows = [["Commitment", "Indicator"], *([text, "Number of people reached"] for text in TEXTS)]
    plan = read(tmp_path, Head("Protection"), Grid(rows, (0.7, 0.3)))
    assert [text for _, text in commitments(plan)[0]] == TEXTS
    (country,) = plan.countries
    assert {c.details["indicator"] for c in country.focus_areas[0].commitments} == {rows[1][1]}
