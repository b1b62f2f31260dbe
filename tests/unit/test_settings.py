"""Footnotes, items of a second level, counts in sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drawing import Text
from mirps_extract.layout.notes import notes_in
from mirps_extract.outline.sentences import counts_in_sentences
from mirps_extract.vocabulary import TOTAL, load
from unit.making import (
    Item,
    Stages,
    bullets,
    heading,
    layout_of,
    lines,
    stages_of,
    title,
    width,
)

BODY = [
    title("Ecuador"),
    *lines(50, 124, "Ecuador hosts many people who need protection in its towns."),
    heading("PROTECTION", 145),
]


FIRST = 51 + width("• Open an office at the border")
"""Where the first mark stands."""


def noted() -> list[Item]:
    """Two commitments; a raised 1 and 2 in the first, and both notes at the foot."""
    return [
        *BODY,
        *bullets(170, "Open an office at the border", "Train the judges of the province"),
        Text(FIRST, 168, "1", size=6),
        Text(FIRST + 7, 170, "with two clerks"),
        Text(FIRST + 8 + width("with two clerks"), 168, "2", size=6),
        Text(50, 700, "1", size=5),
        Text(55, 701, "With funds of the regional", size=7.5),
        Text(55, 710, "cooperation agency.", size=7.5),
        Text(50, 719, "2", size=5),
        Text(55, 720, "See the annual report.", size=7.5),
    ]


def test_footnotes_are_read_apart_and_their_marks_leave_the_text(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, noted())
    assert plan.texts == [
        "Open an office at the border with two clerks",
        "Train the judges of the province",
    ]
    assert [(note.mark, note.text) for note in plan.plan.footnotes] == [
        ("1", "With funds of the regional cooperation agency."),
        ("2", "See the annual report."),
    ]
    roles = plan.plan.coverage.by_role
    assert roles["footnote_mark"] == 2 and roles["footnote"] == 11
    assert "unassigned" not in roles


def at_the_end(items: list[Item], raised: float) -> list[list[Item]]:
    """The plan on one page, and on the next the notes, with their marks in a size of their own."""
    notes = [item for item in items if isinstance(item, Text) and item.top > 600]
    moved: list[Item] = [
        replace(note, top=note.top - 600, size=raised if note.text in "12" else note.size)
        for note in notes
    ]
    return [[item for item in items if item not in notes], moved]


def test_notes_may_stand_on_a_page_after_their_marks(tmp_path: Path) -> None:
    plan = stages_of(tmp_path, *at_the_end(noted(), raised=5))
    assert plan.texts[0] == "Open an office at the border with two clerks"
    assert [(note.mark, note.text) for note in plan.plan.footnotes] == [
        ("1", "With funds of the regional cooperation agency."),
        ("2", "See the annual report."),
    ]
    assert plan.plan.coverage.by_role["footnote_mark"] == 2


def test_notes_may_begin_with_a_number_and_a_full_stop(tmp_path: Path) -> None:
    items = [
        replace(item, text=f"{item.text}.")
        if isinstance(item, Text) and item.text in "12" and item.top > 600
        else item
        for item in noted()
    ]
    plan = stages_of(tmp_path, items)
    assert plan.texts[0] == "Open an office at the border with two clerks"
    assert [note.mark for note in plan.plan.footnotes] == ["1", "2"]


def test_small_type_on_a_later_page_that_begins_with_a_number_is_no_note(tmp_path: Path) -> None:
    layout = layout_of(tmp_path, *at_the_end(noted(), raised=7.5))
    assert [page.notes.notes for page in layout.pages] == [(), ()]


def test_a_raised_sign_close_to_a_word_is_no_text_even_without_a_note(tmp_path: Path) -> None:
    items = [item for item in noted() if not (isinstance(item, Text) and item.top > 600)]
    plan = stages_of(tmp_path, items)
    assert plan.texts[0] == "Open an office at the border 1 with two clerks"
    assert plan.plan.footnotes == []


def test_small_type_at_the_foot_without_a_mark_is_no_note(tmp_path: Path) -> None:
    items = [item for item in noted() if not (isinstance(item, Text) and item.size == 6)]
    (page,) = layout_of(tmp_path, items).pages
    assert page.notes.notes == ()
    assert notes_in([(1, ())], 10.0)[1].notes == ()


def sub_items(mark: str, x0: float) -> list[Item]:
    """A commitment with two items of a second level, and another commitment."""
    return [
        *BODY,
        *bullets(170, "Open an office at the border that will:"),
        Text(x0, 184, mark),
        *lines(x0 + 12, 184, "receive claims;"),
        Text(x0, 198, mark),
        *lines(x0 + 12, 198, "inform people of their", "rights and duties."),
        *bullets(228, "Train the judges of the province"),
    ]


@pytest.mark.parametrize(("mark", "x0"), [("–", 72), ("•", 72), ("o", 72), ("*", 62), ("-", 74)])
def test_items_of_a_second_level_stay_in_their_commitment(
    mark: str, x0: float, tmp_path: Path
) -> None:
    plan: Stages = stages_of(tmp_path, sub_items(mark, x0))
    first, second = plan.commitments
    assert first.passage.text == (
        f"Open an office at the border that will: {mark} receive claims; "
        f"{mark} inform people of their rights and duties."
    )
    assert [(item.marker, item.text) for item in first.items] == [
        (mark, "receive claims;"),
        (mark, "inform people of their rights and duties."),
    ]
    assert second.items == ()


def test_a_dash_in_a_sentence_opens_no_item(tmp_path: Path) -> None:
    plan = stages_of(
        tmp_path,
        [
            *BODY,
            Text(50, 170, "•"),
            Text(62, 170, "Open an office at the border"),
            *lines(62, 182, "– the one in the north – with two clerks."),
            Text(50, 200, "•"),
            Text(62, 200, "Train the judges of the province"),
        ],
    )
    assert plan.commitments[0].items == ()
    assert plan.texts[0].endswith("– the one in the north – with two clerks.")


@pytest.mark.parametrize(
    ("text", "language", "counts"),
    [
        (
            "The plan has 5 commitments: 3 on protection and 2 on education.",
            "en",
            {TOTAL: 5, "protection": 3, "education": 2},
        ),
        (
            "It holds ten commitments in total, seven of them in the area of protection.",
            "en",
            {TOTAL: 10},
        ),
        (
            "Commitments: protection (7), education (1), social protection (2).",
            "en",
            {"protection": 7, "education": 1, "social_protection": 2},
        ),
        (
            "Of the 30 commitments made at the forum, all but two go on. The plan has 6 "
            "commitments on protection and one on health, seven in all.",
            "en",
            {TOTAL: 7, "protection": 6, "health": 1},
        ),
        (
            "De los 20 compromisos del foro se cumplen 3. El plan tiene 9 compromisos en salud.",
            "es",
            {"health": 9},
        ),
        ("There are 4 commitments on health. It grew by 12 in 2021.", "en", {"health": 4}),
        ("In 2021 it reached 300 people with education and 20 with health.", "en", {}),
        ("A commitment to protection was renewed in 2021.", "en", {}),
        (
            "El plan tiene 5 compromisos: 3 en protección y dos en educación.",
            "es",
            {TOTAL: 5, "protection": 3, "education": 2},
        ),
        ("Este capítulo reúne 18 compromisos. La mayoría son nuevos.", "es", {TOTAL: 18}),
        ("The plan holds 13 commitments.", "en", {TOTAL: 13}),
        ("The plan of Guatemala comprises 28 commitments.", "en", {TOTAL: 28}),
        ("Guatemala makes twenty-eight commitments in 4 focus areas.", "en", {TOTAL: 28}),
        ("There are 28 commitments, set out below by focus area.", "en", {TOTAL: 28}),
        ("The 2026 National Action Plan of Panama contains 28 commitments.", "en", {TOTAL: 28}),
        ("El Plan de Acción Nacional 2026 se compone de 28 compromisos.", "es", {TOTAL: 28}),
        ("Belice asume 28 compromisos distribuidos en cuatro áreas.", "es", {TOTAL: 28}),
        ("Protección (3), salud (5). Compromisos totales: 8.", "es", {TOTAL: 8}),
        (
            "Compromisos: protección (3), salud (5). Total: 8.",
            "es",
            {TOTAL: 8, "protection": 3, "health": 5},
        ),
        ("En salud, el país asume los siguientes 3 compromisos:", "es", {"health": 3}),
        ("The plan builds on the 12 commitments made at the forum.", "en", {}),
        ("The plan contains more than 15 commitments.", "en", {}),
        ("A total of 15 commitments of the previous plan were met.", "en", {}),
        ("In 2024 the country adopted 20 commitments.", "en", {}),
        ("The plan has 12 commitments of the private sector.", "en", {}),
        ("El plan anterior contenía 20 compromisos.", "es", {}),
        ("México reafirma un compromiso con la protección.", "es", {}),
    ],
)
def test_counts_in_a_sentence(
    text: str, language: str, counts: dict[str, int], tmp_path: Path
) -> None:
    layout = layout_of(tmp_path, [Text(50, 90, text, size=6)])
    read = [line for page in layout.pages for line in page.lines]
    found = counts_in_sentences(read, {}, load(language))
    total = {} if found.total is None else {TOTAL: found.total}
    assert total | dict(found.by_area) == counts
    assert set(found.lines) == set(counts)


def test_a_sentence_counts_only_where_no_label_does(tmp_path: Path) -> None:
    told = [
        title("Ecuador"),
        *lines(50, 124, "The plan of Ecuador has 2 commitments on protection."),
        heading("PROTECTION", 145),
        *bullets(170, "Open an office at the border", "Train the judges of the province"),
    ]
    plan = stages_of(tmp_path, told)
    assert plan.reading.countries[0].declared.by_area == {"protection": 2}
    assert "counts_not_declared" not in plan.codes


def test_a_total_in_a_sentence_stands_beside_focus_areas_in_labels(tmp_path: Path) -> None:
    told = [
        title("Ecuador"),
        *lines(50, 124, "The plan has 2 commitments."),
        heading("PROTECTION (2)", 145),
        *bullets(170, "Open an office at the border", "Train the judges of the province"),
    ]
    declared = stages_of(tmp_path, told).reading.countries[0].declared
    assert (declared.total, declared.by_area) == (2, {"protection": 2})


def test_what_leads_to_a_list_counts_its_commitments(tmp_path: Path) -> None:
    told = [
        title("Ecuador"),
        *lines(50, 124, "The team meets every month and reports to the authorities."),
        heading("PROTECTION", 145),
        *lines(50, 165, "Here the country makes 2 commitments:"),
        *bullets(185, "Open an office at the border", "Train the judges of the province"),
    ]
    declared = stages_of(tmp_path, told).reading.countries[0].declared
    assert (declared.total, declared.by_area) == (None, {"protection": 2})
