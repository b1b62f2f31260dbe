"""The stage commitments: marked lines to whole texts, wherever they run on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing import Bar, Text
from mirps_extract.commitments.identity import id_of, key_of
from mirps_extract.commitments.inside import items_of, label_of
from mirps_extract.commitments.values import ReadCommitment
from mirps_extract.ledger import Use
from mirps_extract.model import Item
from mirps_extract.vocabulary import load
from unit.making import BOLD, Stages, bullets, heading, lines, stages_of, title
from unit.making import Item as Drawn

ENGLISH, SPANISH = load("en"), load("es")
SAID = ["Open an office at the border.", "Train the judges", "Pay the rent of families;"]


def plan_of(folder: Path, *items: Drawn, area: str = "PROTECTION") -> Stages:
    """A plan of one country with one focus area, whose list is drawn from 170 on."""
    return stages_of(folder, [title("Ecuador"), heading(area, 140), *items])


def hanging(x0: float, top: float, *rows: str, mark: str = "•") -> list[Drawn]:
    """A list item with its mark on the left of its lines."""
    return [Text(x0, top, mark), *lines(x0 + 12, top, *rows)]


def spans(commitment: ReadCommitment) -> list[tuple[int, str]]:
    """The part of the text in each of its places."""
    text = commitment.passage.text
    return [(run.page, text[run.start : run.end]) for run in commitment.passage.runs]


@pytest.mark.parametrize("mark", ["•", "–", "-", "*", "»", "§"])
def test_many_signs_open_a_commitment(mark: str, tmp_path: Path) -> None:
    assert plan_of(tmp_path, *bullets(170, *SAID, mark=mark)).texts == SAID


@pytest.mark.parametrize("letter", ["n", "o", "v"])
def test_a_letter_in_a_font_of_its_own_opens_a_commitment(letter: str, tmp_path: Path) -> None:
    items: list[Drawn] = []
    for at, text in enumerate(SAID):
        items += [Text(50, 170 + 16 * at, letter, "Courier"), Text(62, 170 + 16 * at, text)]
    assert plan_of(tmp_path, *items).texts == SAID


def test_a_drawn_bullet_opens_a_commitment(tmp_path: Path) -> None:
    items: list[Drawn] = []
    for at, text in enumerate(SAID):
        top = 170 + 16 * at
        items += [Bar(50, top + 3, 53, top + 6, "#000000"), Text(60, top, text)]
    assert plan_of(tmp_path, *items).texts == SAID


@pytest.mark.parametrize("indent", [0, 12], ids=["flush", "hanging"])
def test_a_commitment_runs_on_over_lines(indent: float, tmp_path: Path) -> None:
    items = [
        Text(50, 170, "• Open an office at the border, with"),
        Text(50 + indent, 182, "interpreters and a lawyer. It stays"),
        Text(50 + indent, 194, "open at night."),
        Text(50, 206, "• Train the judges"),
    ]
    assert plan_of(tmp_path, *items).texts == [
        "Open an office at the border, with interpreters and a lawyer. It stays open at night.",
        "Train the judges",
    ]


def test_a_commitment_runs_on_into_the_next_column(tmp_path: Path) -> None:
    items = [
        *(line for at in range(5) for line in hanging(50, 170 + 12 * at, f"Build house {at}.")),
        *hanging(50, 230, "Open an office at the border and in", "the towns with inter-"),
        *lines(332, 170, "preters for all who come", "to it."),
        *hanging(320, 194, "Train the judges of the court."),
        *hanging(320, 206, "Pay the rent of families here."),
        *hanging(320, 218, "Lend a hand to towns nearby."),
    ]
    plan = plan_of(tmp_path, *items)
    assert plan.texts[5:7] == [
        "Open an office at the border and in the towns with interpreters for all who come to it.",
        "Train the judges of the court.",
    ]
    assert spans(plan.commitments[5]) == [
        (1, "Open an office at the border and in the towns with inter"),
        (1, "preters for all who come to it."),
    ]
    left, right = (run.box for run in plan.commitments[5].passage.runs)
    assert (left.x0, right.x0) == pytest.approx((62, 332), abs=1)


def test_a_commitment_runs_on_over_the_page(tmp_path: Path) -> None:
    pages = [
        [title("Ecuador"), heading("PROTECTION", 600), *bullets(640, "Open an office at the")],
        [*lines(59, 100, "border and keep it open."), *bullets(112, "Train the judges")],
    ]
    plan = stages_of(tmp_path, *pages)
    assert plan.texts == ["Open an office at the border and keep it open.", "Train the judges"]
    assert spans(plan.commitments[0]) == [
        (1, "Open an office at the"),
        (2, "border and keep it open."),
    ]


def test_a_commitment_runs_on_under_a_repeated_heading(tmp_path: Path) -> None:
    pages = [
        [title("Ecuador"), heading("HEALTH", 600), *bullets(640, "Open a clinic at the")],
        [heading("HEALTH (continued)", 100), *lines(59, 130, "border."), *bullets(142, "Go on")],
    ]
    plan = stages_of(tmp_path, *pages)
    assert plan.texts == ["Open a clinic at the border.", "Go on"]
    assert [c.id for c in plan.commitments] == ["ECU-HEAL-01", "ECU-HEAL-02"]


def test_an_item_of_a_second_level_belongs_to_its_commitment(tmp_path: Path) -> None:
    items = [
        *bullets(170, "Open an office with"),
        *bullets(186, "a lawyer", "an interpreter", x0=80),
        *bullets(218, "Train the judges"),
    ]
    assert plan_of(tmp_path, *items).texts == [
        "Open an office with • a lawyer • an interpreter",
        "Train the judges",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Support the", "schools of the border.", "Support the schools of the border."),
        ("Give each of the", "Ministries a desk.", "Give each of the Ministries a desk."),
        ("Support commu-", "nities.", "Support communities."),
    ],
    ids=["lower case", "function word", "hyphen"],
)
def test_a_bullet_in_mid_sentence_opens_nothing(
    first: str, second: str, joined: str, tmp_path: Path
) -> None:
    others = ["Open an office.", "Train the judges.", "Pay the rent.", "Lend a hand."]
    plan = plan_of(tmp_path, *bullets(170, *others, first, second, "Go on."))
    assert plan.texts == [*others, joined, "Go on."]
    (finding,) = [f for f in plan.reconciled.findings if f.code == "false_bullet"]
    assert (finding.commitment, finding.values["words"]) == ("ECU-PROT-05", second)
    assert "false_bullet" in [repair.kind for repair in plan.commitments[4].passage.repairs]


def test_where_items_begin_in_lower_case_they_open_commitments_all_the_same(
    tmp_path: Path,
) -> None:
    said = ["open an office", "train the judges", "pay the rent", "lend a hand"]
    plan = plan_of(tmp_path, *bullets(170, *said))
    assert plan.texts == said
    assert "false_bullet" not in plan.codes


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        (["1.", "2.", "3."], ["1", "2", "3"]),
        (["1)", "2)", "3)"], ["1", "2", "3"]),
        (["(1)", "(2)", "(3)"], ["1", "2", "3"]),
        (["1.1", "1.2", "1.3"], ["1.1", "1.2", "1.3"]),
        (["P-01", "P-02", "P-03"], ["P-01", "P-02", "P-03"]),
        (["EC1.", "EC2.", "EC3."], ["EC1", "EC2", "EC3"]),
        (["•", "•", "•"], [None, None, None]),
        (["–", "–", "–"], [None, None, None]),
    ],
)
def test_a_commitment_keeps_the_number_printed_before_it(
    marks: list[str], numbers: list[str | None], tmp_path: Path
) -> None:
    items: list[Drawn] = []
    for at, (mark, text) in enumerate(zip(marks, SAID, strict=True)):
        items += [Text(50, 170 + 16 * at, mark), Text(85, 170 + 16 * at, text)]
    plan = plan_of(tmp_path, *items)
    assert plan.texts == SAID
    assert [c.number for c in plan.commitments] == numbers


def test_a_year_at_the_start_of_a_line_opens_nothing(tmp_path: Path) -> None:
    rows = ["Open an office by the end of the year", "2031. It stays open."]
    items = [*hanging(50, 170, *rows, mark="1."), *hanging(50, 194, "Train them.", mark="2.")]
    assert plan_of(tmp_path, *items).texts == [" ".join(rows), "Train them."]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Presence in towns: Open two offices.", "Presence in towns"),
        ("Seed capital : “Young hands” goes on.", "Seed capital"),
        ("Legal aid (free): (a) lawyers", "Legal aid (free)"),
        ("The state will act: Offices open.", None),
        ("These are the steps: One office.", None),
        ("Open an office. Next: More of it.", None),
        ("Open these: offices and schools", None),
        ("Open an office", None),
        ("At 10:30 the office opens", None),
        ("See https://plan.example for more", None),
        (" ".join(["word"] * 26) + ": Open an office.", None),
    ],
)
def test_a_label_is_no_sentence_and_ends_at_the_first_colon(text: str, label: str | None) -> None:
    assert label_of(text, ENGLISH) == label


def test_a_label_is_told_in_spanish_too() -> None:
    assert label_of("Presencia en frontera: Abrir oficinas", SPANISH) == "Presencia en frontera"
    assert label_of("El Estado deberá actuar: Abrir oficinas", SPANISH) is None


def test_a_label_becomes_the_title_and_stays_in_the_text(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, *bullets(170, "Presence in towns: Open offices.", "Train judges."))
    assert [c.title for c in plan.commitments] == ["Presence in towns", None]
    assert plan.texts[0] == "Presence in towns: Open offices."


def test_a_bold_label_over_the_line_end_becomes_the_title(tmp_path: Path) -> None:
    items = [
        Text(50, 170, "•"),
        Text(62, 170, "Presence in the many", BOLD),
        Text(62, 182, "towns:", BOLD),
        Text(100, 182, "Open offices."),
        *bullets(194, "Train the judges of the court of the land."),
    ]
    plan = plan_of(tmp_path, *items)
    assert plan.texts[0] == "Presence in the many towns: Open offices."
    assert plan.commitments[0].title == "Presence in the many towns"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Open (a) offices, (b) schools", [("(a)", "offices,"), ("(b)", "schools")]),
        ("Do (i) a; (ii) b; (iii) c", [("(i)", "a;"), ("(ii)", "b;"), ("(iii)", "c")]),
        ("Do 1) this 2) that", [("1)", "this"), ("2)", "that")]),
        ("Do a) this b) that", [("a)", "this"), ("b)", "that")]),
        ("Do (1) this and (2) that", [("(1)", "this and"), ("(2)", "that")]),
        ("Do (a) this", []),
        ("Do (b) this and (c) that", []),
        ("Law (2019) and act (2020)", []),
        ("Nothing", []),
    ],
)
def test_an_enumeration_has_two_marks_or_more_in_their_order(
    text: str, items: list[tuple[str, str]]
) -> None:
    assert items_of(text) == tuple(Item(marker, said) for marker, said in items)


def test_the_items_of_an_enumeration_are_read_from_the_whole_text(tmp_path: Path) -> None:
    rows = ["Adopt a protocol that names (a) the guard-", "ian and (b) the shelter."]
    plan = plan_of(tmp_path, *hanging(50, 170, *rows), *bullets(194, "Go on."))
    assert plan.commitments[0].items == (
        Item("(a)", "the guardian and"),
        Item("(b)", "the shelter."),
    )


def test_a_commitment_printed_twice_is_kept_and_names_the_first(tmp_path: Path) -> None:
    said = ["Open an office.", "Train the judges.", "Open an Office"]
    plan = plan_of(tmp_path, *bullets(170, *said))
    assert plan.texts == said
    assert [c.duplicate_of for c in plan.commitments] == [None, None, "ECU-PROT-01"]
    (finding,) = [f for f in plan.reconciled.findings if f.code == "duplicate_commitment"]
    assert (finding.commitment, finding.values["original"]) == ("ECU-PROT-03", "ECU-PROT-01")


def test_two_countries_may_say_the_same(tmp_path: Path) -> None:
    page = [title("Ecuador"), heading("HEALTH", 140), *bullets(170, "Open an office.", "Go on.")]
    page += [title("Panama", 300), heading("HEALTH", 340), *bullets(370, "Open an office.")]
    plan = stages_of(tmp_path, page)
    assert [c.duplicate_of for c in plan.commitments] == [None, None, None]
    assert len({c.key for c in plan.commitments}) == 3


def test_ids_name_country_area_and_place(tmp_path: Path) -> None:
    page = [title("Ecuador"), heading("HEALTH", 140), *bullets(170, "Open an office.", "Go on.")]
    page += [heading("JOBS AND LIVELIHOODS", 220), *bullets(250, "Find work for all.")]
    page += [heading("HEALTH", 290), *bullets(320, "Go home.")]
    page += [heading("DIGITAL INCLUSION", 360), *bullets(390, "Lend tablets.")]
    page += [heading("DIGITAL SAFETY", 430), *bullets(460, "Warn the young.")]
    assert {c.passage.text: c.id for c in stages_of(tmp_path, page).commitments} == {
        "Open an office.": "ECU-HEAL-01",
        "Go on.": "ECU-HEAL-02",
        "Go home.": "ECU-HEAL-03",
        "Find work for all.": "ECU-JOBS-01",
        "Lend tablets.": "ECU-DIGI-01",
        "Warn the young.": "ECU-DIGI2-01",
    }


def test_an_id_has_two_digits_or_more() -> None:
    assert id_of("ECU", "PROT", 7) == "ECU-PROT-07"
    assert id_of("ECU", "PROT", 123) == "ECU-PROT-123"


def test_a_key_survives_other_line_breaks_case_and_another_area(tmp_path: Path) -> None:
    rows = ["Open an office for commu-", "nities there."]
    one = plan_of(tmp_path, *hanging(50, 170, *rows), *bullets(194, "Go on."))
    two = plan_of(
        tmp_path,
        *bullets(170, "Go on."),
        *hanging(50, 186, "OPEN an office", "for communities", "there"),
        area="HEALTH",
    )
    assert one.texts[0] == "Open an office for communities there."
    assert two.texts[1] == "OPEN an office for communities there"
    assert one.commitments[0].key == two.commitments[1].key
    assert one.commitments[0].id != two.commitments[1].id


@given(st.lists(st.text("abcé", min_size=1), min_size=1, max_size=8), st.sampled_from(" \n-.,;"))
def test_a_key_depends_on_letters_and_country_alone(words: list[str], between: str) -> None:
    key = key_of("ECU", " ".join(words))
    assert key_of("ECU", between.join(words).upper()) == key
    assert key_of("PAN", " ".join(words)) != key
    assert key_of("ECU", " ".join([*words, "x"])) != key
    assert len(key) == 16


@pytest.mark.parametrize(
    "stray", [Text(50, 500, "Nobody in sight"), Text(50, 205, "Nobody in sight", size=15)]
)
def test_a_line_that_belongs_to_no_commitment_ends_unassigned(stray: Text, tmp_path: Path) -> None:
    plan = plan_of(tmp_path, *bullets(170, "Open an office.", "Train the judges."), stray)
    assert plan.texts == ["Open an office.", "Train the judges."]
    assert [word.text for word in plan.reconciled.ledger.unassigned] == ["Nobody", "in", "sight"]


def test_lines_before_the_first_bullet_are_no_commitment(tmp_path: Path) -> None:
    said = "The ministry is to do what follows."
    plan = plan_of(tmp_path, *lines(50, 160, said), *bullets(190, "Open it.", "Go"))
    assert plan.texts == ["Open it.", "Go"]
    assert plan.reconciled.ledger.by_role[Use.INTRODUCTION] == len(said.split())
    assert not plan.reconciled.ledger.unassigned


def test_narrative_and_objectives_are_read_to_paragraphs(tmp_path: Path) -> None:
    front = [Text(50, 100, "OBJECTIVES", BOLD, 14), *bullets(130, "Improve all", "Share it")]
    page = [
        title("Ecuador"),
        *lines(50, 140, "The country has received many people since then,", "and it goes on."),
        *lines(50, 180, "It does so in its towns and in its villages too."),
        heading("HEALTH", 220),
        *bullets(250, "Open an office."),
    ]
    reading = stages_of(tmp_path, [Text(50, 200, "PLANS", BOLD, 30)], front, page).reading
    assert [passage.text for passage in reading.objectives] == ["Improve all", "Share it"]
    (country,) = reading.countries
    assert [passage.text for passage in country.narrative] == [
        "The country has received many people since then, and it goes on.",
        "It does so in its towns and in its villages too.",
    ]
