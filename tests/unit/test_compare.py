"""One edition against the next: kinds of change, institutions, counts, notes, lineages."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirps_extract import Plan, model
from mirps_extract.comparison import Comparison, compare
from mirps_extract.comparison.assignment import Candidate, best
from mirps_extract.comparison.marking import segments_of
from mirps_extract.comparison.values import Change, Kind, Step
from mirps_extract.errors import ArgumentError
from mirps_extract.vocabulary import fold
from unit.plans import plan

SHELTER = "Open a shelter for asylum-seekers in the border town, with beds for ninety people."
SCHOOL = "Waive school fees for refugee children and give them the textbooks of their grade."
CLINIC = "Let mobile clinics visit the reception centres twice a month."
CARDS = "Issue identity cards to recognised refugees within thirty days of the decision."
LOANS = "Offer small loans to refugee entrepreneurs through rural savings cooperatives."


def step(before: Plan, after: Plan) -> Step:
    return compare([before, after]).steps[0]


def brief(changes: list[Change]) -> list[tuple[str, list[str], list[str]]]:
    return [(c.kind.value, [r.id for r in c.before], [r.id for r in c.after]) for c in changes]


def changes(before: list[str], after: list[str]) -> list[tuple[str, list[str], list[str]]]:
    """What became of the protection commitments of one country."""
    old = plan({"BLZ": {"protection": before}})
    new = plan({"BLZ": {"protection": after}}, year=2022)
    return brief(step(old, new).changes)


def test_the_same_words_in_another_order_and_dress_are_the_same() -> None:
    assert changes([SHELTER, SCHOOL], [SCHOOL.upper(), SHELTER.rstrip(".")]) == [
        ("same", ["BLZ-PROT-02"], ["BLZ-PROT-01"]),
        ("same", ["BLZ-PROT-01"], ["BLZ-PROT-02"]),
    ]


def test_other_words_are_a_rewording_and_are_marked() -> None:
    old = plan({"BLZ": {"protection": [SHELTER, CARDS]}})
    new = plan({"BLZ": {"protection": [SHELTER.replace("ninety", "120"), CARDS]}}, year=2022)
    first = step(old, new).changes[0]
    assert first.kind is Kind.REWORDED
    assert first.words is not None
    assert [(w.kind, w.text) for w in first.words if w.kind != "kept"] == [
        ("removed", "ninety"),
        ("added", "120"),
    ]
    assert first.score is not None and 0.8 < first.score < 1


def test_what_is_in_another_focus_area_has_moved_even_if_reworded() -> None:
    old = plan({"BLZ": {"protection": [SHELTER], "health": [CLINIC]}})
    new = plan({"BLZ": {"protection": [CLINIC + " Each."], "health": [SHELTER]}}, year=2022)
    assert {kind for kind, _, _ in brief(step(old, new).changes)} == {"moved"}
    words = [change.words for change in step(old, new).changes]
    assert [w is None for w in words] == [False, True]  # same words: nothing to mark


def test_two_that_became_one_are_merged_and_the_other_way_round_split() -> None:
    one = f"{SHELTER.rstrip('.')}, and {CARDS[0].lower()}{CARDS[1:]}"
    assert changes([SHELTER, CARDS, CLINIC], [CLINIC, one]) == [
        ("same", ["BLZ-PROT-03"], ["BLZ-PROT-01"]),
        ("merged", ["BLZ-PROT-01", "BLZ-PROT-02"], ["BLZ-PROT-02"]),
    ]
    assert changes([one], [CARDS, SHELTER]) == [
        ("split", ["BLZ-PROT-01"], ["BLZ-PROT-01", "BLZ-PROT-02"])
    ]


def test_three_can_become_one() -> None:
    assert changes([SHELTER, CARDS, LOANS], [" ".join([LOANS, SHELTER, CARDS])]) == [
        ("merged", ["BLZ-PROT-01", "BLZ-PROT-02", "BLZ-PROT-03"], ["BLZ-PROT-01"])
    ]


def test_what_was_dropped_beside_a_rewording_is_not_merged_into_it() -> None:
    assert changes([SHELTER, CARDS], [SHELTER.replace("ninety", "sixty")]) == [
        ("reworded", ["BLZ-PROT-01"], ["BLZ-PROT-01"]),
        ("dropped", ["BLZ-PROT-02"], []),
    ]


def test_what_has_no_counterpart_is_dropped_or_new() -> None:
    assert changes([SHELTER], [LOANS]) == [
        ("new", [], ["BLZ-PROT-01"]),
        ("dropped", ["BLZ-PROT-01"], []),
    ]


def test_a_commitment_printed_twice_counts_twice() -> None:
    assert changes([CARDS, CARDS], [CARDS]) == [
        ("same", ["BLZ-PROT-01"], ["BLZ-PROT-01"]),
        ("dropped", ["BLZ-PROT-02"], []),
    ]
    assert [kind for kind, _, _ in changes([CARDS], [CARDS, CARDS])] == ["same", "new"]
    assert [kind for kind, _, _ in changes([CARDS, CARDS], [CARDS, CARDS])] == ["same", "same"]


def test_matching_is_not_greedy() -> None:
    # The best pair of all (0.9) would leave a bad one (0.5): together they are worth less.
    candidates = [
        Candidate((0,), (0,), 0.9, 0.9),
        Candidate((0,), (1,), 0.8, 0.8),
        Candidate((1,), (0,), 0.8, 0.8),
        Candidate((1,), (1,), 0.5, 0.5),
    ]
    assert [(c.before, c.after) for c in best(candidates, 2, 2)] == [((0,), (1,)), ((1,), (0,))]


def test_a_country_is_never_matched_with_another_one() -> None:
    old, new = plan({"BLZ": {"protection": [CARDS]}}), plan({"PAN": {"protection": [CARDS]}})
    found = step(old, new)
    assert sorted(brief(found.changes)) == [
        ("not_comparable", [], ["PAN-PROT-01"]),
        ("not_comparable", ["BLZ-PROT-01"], []),
    ]
    assert [note.code for note in found.notes] == ["country_missing", "country_missing"]


texts = st.lists(
    st.lists(
        st.sampled_from(
            ["train", "staff", "open", "border", "school", "for", "of", "children", "refugees"]
        ),
        min_size=1,
        max_size=8,
    ).map(" ".join),
    max_size=6,
)


@given(texts, texts)
def test_each_commitment_is_in_exactly_one_change(before: list[str], after: list[str]) -> None:
    found = changes(before, after)
    for side, ids in ((1, len(before)), (2, len(after))):
        named = Counter(id for change in found for id in change[side])
        assert named == Counter(f"BLZ-PROT-{at:02d}" for at in range(1, ids + 1))


@given(texts, st.randoms(use_true_random=False))
def test_an_edition_in_another_order_is_the_same(before: list[str], chance: object) -> None:
    after = list(before)
    chance.shuffle(after)  # type: ignore[attr-defined]
    assert {kind for kind, _, _ in changes(before, after)} <= {"same"}


@given(texts, texts)
def test_both_texts_can_be_read_from_the_segments(before: list[str], after: list[str]) -> None:
    old, new = " ".join(before), " ".join(after)
    segments = segments_of(old, new)
    assert " ".join(s.text for s in segments if s.kind != "added") == old
    assert " ".join(s.text for s in segments if s.kind != "removed") == new


def test_segments_keep_case_and_accents_out_of_the_marks() -> None:
    segments = segments_of("Educación para todos", "EDUCACION para todas")
    assert [(s.kind, fold(s.text)) for s in segments] == [
        ("kept", "educacion para"),
        ("removed", "todos"),
        ("added", "todas"),
    ]


def test_institutions_that_came_went_and_changed_their_role() -> None:
    old = plan(
        {"BLZ": {"protection": ["UNHCR trains the police.", CARDS + " The NGO Hope helps."]}},
        roles={"UNHCR": ("unhcr", "lead"), "Hope": ("x-blz-hope", "support")},
    )
    new = plan(
        {"BLZ": {"protection": ["UNHCR trains the police with IOM.", CARDS]}},
        year=2022,
        roles={"UNHCR": ("unhcr", "partner"), "IOM": ("iom", "partner")},
    )
    found = step(old, new).institutions
    assert [(i.id, i.commitments) for i in found.appeared] == [("iom", ["BLZ-PROT-01"])]
    assert [i.id for i in found.disappeared] == ["x-blz-hope"]
    assert [(r.institution, r.before, r.after) for r in found.changed_roles] == [
        ("unhcr", "lead", "partner")
    ]


def test_counts_move_by_country_and_area() -> None:
    old = plan({"BLZ": {"protection": [CARDS]}}, declared={"BLZ": 1})
    new = plan({"BLZ": {"protection": [CARDS, LOANS], "health": [CLINIC]}}, declared={"BLZ": 4})
    rows = [
        (r.focus_area, r.declared_before, r.declared_after, r.found_before, r.found_after)
        for r in step(old, new).counts
    ]
    assert rows == [
        ("total", 1, 4, 1, 3),
        ("protection", None, None, 1, 2),
        ("health", None, None, None, 1),
    ]


def test_what_could_not_be_compared_is_said() -> None:
    error = model.Finding(
        code="pages_missing",
        severity=model.Severity.ERROR,
        message="",
        country=None,
        focus_area=None,
        commitment=None,
        evidence=[],
    )
    old = plan({"BLZ": {"protection": ["UNHCR helps."]}}, roles={"UNHCR": ("unhcr", "lead")})
    new = plan({"BLZ": {"protection": ["ACNUR ayuda."]}}, language="es", findings=[error])
    notes = {note.code: note.message for note in step(old, new).notes}
    assert set(notes) == {"languages_differ", "no_institutions", "reading_incomplete"}
    assert "2021-es has 1 errors" in notes["reading_incomplete"]


def test_two_languages_are_matched_by_structure_numbers_and_institutions() -> None:
    roles = {"UNHCR": ("unhcr", "support"), "ACNUR": ("unhcr", "support")}
    old = plan(
        {
            "PAN": {
                "protection": [
                    "Train 45 border guards in international protection with UNHCR.",
                    "Open a regional office in Darién.",
                    "Reform Decree 23 of 1998.",
                ]
            }
        },
        roles=roles,
    )
    new = plan(
        {
            "PAN": {
                "protection": [
                    "Reformar el Decreto 23 de 1998.",
                    "Formar con ACNUR a 45 guardias fronterizos en protección internacional.",
                    "Abrir una oficina regional en Darién.",
                ]
            }
        },
        language="es",
        roles=roles,
    )
    assert sorted(brief(step(old, new).changes)) == [
        ("same", ["PAN-PROT-01"], ["PAN-PROT-02"]),
        ("same", ["PAN-PROT-02"], ["PAN-PROT-03"]),
        ("same", ["PAN-PROT-03"], ["PAN-PROT-01"]),
    ]
    assert all(change.words is None for change in step(old, new).changes)


def chain() -> Comparison:
    return compare(
        [
            plan({"BLZ": {"protection": [f"{CARDS} {SHELTER}", SCHOOL]}}, year=2023),
            plan({"BLZ": {"protection": [CARDS, SHELTER]}}, year=2021),
            plan({"BLZ": {"protection": [CARDS, SHELTER, LOANS]}}, year=2022),
        ]
    )


def test_a_chain_is_put_in_the_order_of_years() -> None:
    found = chain()
    assert [edition.label for edition in found.editions] == ["2021-en", "2022-en", "2023-en"]
    assert [(s.before, s.after) for s in found.steps] == [
        ("2021-en", "2022-en"),
        ("2022-en", "2023-en"),
    ]


def test_a_chain_gives_each_commitment_a_lineage() -> None:
    found = [
        ([f"{m.edition}.{m.id}" for m in each.members], bool(each.parents))
        for each in chain().lineages
    ]
    assert sorted(found) == [
        (["mirps-2021-en.BLZ-PROT-01", "mirps-2022-en.BLZ-PROT-01"], False),
        (
            [
                "mirps-2021-en.BLZ-PROT-02",
                "mirps-2022-en.BLZ-PROT-02",
                "mirps-2023-en.BLZ-PROT-01",
            ],
            True,
        ),
        (["mirps-2022-en.BLZ-PROT-03"], False),
        (["mirps-2023-en.BLZ-PROT-02"], False),
    ]


def test_an_edition_is_held_against_the_last_one_in_its_language() -> None:
    editions = [
        plan({"BLZ": {"protection": [CARDS]}}, year=2022),
        plan({"BLZ": {"protection": [CARDS]}}, year=2022, language="es"),
        plan({"BLZ": {"protection": [CARDS]}}, year=2021),
    ]
    assert [(s.before, s.after) for s in compare(editions).steps] == [
        ("2021-en", "2022-en"),
        ("2022-en", "2022-es"),
    ]


def test_editions_without_a_year_keep_their_order_and_the_names_of_their_files() -> None:
    editions = [
        plan({"BLZ": {"protection": [CARDS]}}, year=None, file_name="second.pdf"),
        plan({"BLZ": {"protection": [CARDS]}}, year=2021, file_name="first.pdf"),
    ]
    assert [e.label for e in compare(editions).editions] == ["second", "2021-en"]
    same = compare([editions[0], editions[0]])
    assert [e.label for e in same.editions] == ["second#1", "second#2"]


def test_one_edition_is_nothing_to_compare() -> None:
    with pytest.raises(ArgumentError, match="at least two"):
        compare([plan({"BLZ": {"protection": [CARDS]}})])
