"""Heavy rewordings are found by what both texts share; what stays open is for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirps_extract import Plan
from mirps_extract.comparison import compare, matching
from mirps_extract.comparison.decisions import (
    DECISIONS_VERSION,
    NOTHING_DECIDED,
    Decided,
    Decisions,
    decided_by,
    decisions_json,
    load_decisions,
    with_questions,
)
from mirps_extract.comparison.links import placed
from mirps_extract.comparison.matching import changes_between
from mirps_extract.comparison.traits import Traits
from mirps_extract.comparison.values import Kind
from mirps_extract.errors import CorrectionsError
from unit.plans import plan

BANKS = (
    "CNBV will promote access to financial services for asylum-seekers, refugees and beneficiaries "
    "of complementary protection with the Association of Banks of Mexico."
)
GUIDANCE = (
    "CNBV and the Association of Banks of Mexico will issue guidance so that branches accept "
    "refugee documents when opening accounts"
)
SAVINGS = "CNBV will publish its report on the supervision of savings cooperatives"
SHELTERS = (
    "Disseminate a handbook of available shelters (public and private) by federation, for "
    "asylum-seekers, refugees and beneficiaries of complementary protection."
)
DIRECTORY = "Publish a directory of public and private shelters in each state"
AIRPORTS = (
    "COMAR will train INM personnel in airports, where there is greater flow of people requesting "
    "refugee status."
)
STATIONS = (
    "Increase COMAR's presence in INM Immigration Stations for a greater number of applicants for "
    "refugee status."
)
BOTH = (
    "COMAR will place more staff in INM immigration stations and train INM personnel at the "
    "airports with most applicants."
)
HOUSING = (
    "Promote actions to include asylum-seekers, refugees and beneficiaries of complementary "
    "protection to housing programs."
)


def mexico(*texts: str, year: int = 2021) -> Plan:
    return plan({"MEX": {"protection": texts}}, year=year)


def kinds(before: list[str], after: list[str]) -> list[str]:
    found = changes_between(mexico(*before), mexico(*after, year=2022))
    return [change.kind.value for change in found]


def test_a_commitment_in_quite_other_words_is_found() -> None:
    assert kinds([HOUSING, BANKS, AIRPORTS], [HOUSING, GUIDANCE, AIRPORTS]) == [
        "same",
        "reworded",
        "same",
    ]


def test_another_commitment_of_the_same_institution_is_another_one() -> None:
    assert kinds([HOUSING, BANKS, AIRPORTS], [HOUSING, SAVINGS, AIRPORTS]) == [
        "same",
        "new",
        "same",
        "dropped",
    ]


def test_parts_in_other_words_are_merged_and_split() -> None:
    merged = kinds([HOUSING, STATIONS, AIRPORTS, SHELTERS], [HOUSING, BOTH, SHELTERS])
    assert merged == ["same", "merged", "same"]
    split = kinds([f"{BANKS} {SHELTERS}", HOUSING], [GUIDANCE, DIRECTORY, HOUSING])
    assert split == ["split", "same"]


def test_a_part_is_not_looked_for_in_what_says_no_more() -> None:
    assert kinds([STATIONS, SHELTERS], [STATIONS.replace("greater", "large")]) == [
        "reworded",
        "dropped",
    ]


def traits(text: str, language: str = "en") -> Traits:
    (found,) = placed(plan({"MEX": {"health": [text]}}).countries[0], language)
    return found.traits


def test_words_that_mean_the_same_count_as_one_in_both_languages() -> None:
    assert traits("Hire teachers").words == traits("Recruiting a teacher").words
    assert traits("Hire teachers").words == traits("Contratar docentes", "es").words


def test_the_objective_begins_after_who_acts() -> None:
    told = traits("Jobs for all: INADEH and ONPAR will certify bakers").objective
    assert told == traits("certify bakers").objective
    told = traits("El INADEH y ONPAR certificarán panaderos", "es").objective
    assert told == traits("certificar panaderos", "es").objective


def test_names_are_short_forms_numbers_and_capitals_within_a_sentence() -> None:
    names = traits("Reform Decree 23 of 1998 with ONPAR, “jaguar” and the Red Cross").names
    assert set(names) == {"decree", "23", "1998", "onpar", "jaguar", "cross"}


@pytest.fixture
def uncertain(monkeypatch: pytest.MonkeyPatch) -> tuple[Plan, Plan]:
    """Two editions with a pair that is not sure enough."""
    monkeypatch.setattr(matching, "FOUND", 1.0)
    return mexico(HOUSING, BANKS, AIRPORTS), mexico(HOUSING, GUIDANCE, AIRPORTS, year=2022)


def test_what_is_uncertain_keeps_both_texts_and_is_asked_once(
    uncertain: tuple[Plan, Plan],
) -> None:
    found = compare(uncertain)
    (change,) = [c for c in found.steps[0].changes if c.kind is Kind.UNCERTAIN]
    assert change.words is None and len(change.before) == len(change.after) == 1
    assert [note.code for note in found.steps[0].notes] == ["uncertain"]
    assert len(found.lineages) == 4
    asked = with_questions(Decisions(version=DECISIONS_VERSION, decisions=[]), found)
    assert [d.same for d in asked.decisions] == [None]
    assert with_questions(asked, found) == asked
    assert decided_by(asked) == NOTHING_DECIDED


@pytest.mark.parametrize(
    ("same", "expected"),
    [(True, ["same", "reworded", "same"]), (False, ["same", "new", "same", "dropped"])],
)
def test_a_decision_lasts_while_the_texts_do(
    same: bool, expected: list[str], uncertain: tuple[Plan, Plan], tmp_path: Path
) -> None:
    asked = with_questions(Decisions(version=DECISIONS_VERSION, decisions=[]), compare(uncertain))
    told = [decision.model_copy(update={"same": same}) for decision in asked.decisions]
    path = tmp_path / "decisions.json"
    path.write_text(decisions_json(asked.model_copy(update={"decisions": told})), "utf-8")
    decided = decided_by(load_decisions(path))
    assert [c.kind.value for c in compare(uncertain, decided).steps[0].changes] == expected
    before, after = uncertain
    again = mexico("Plant trees.", *[c.text for c in after.commitments()], year=2022)
    assert [c.kind.value for c in changes_between(before, again, decided)] == ["new", *expected]


def test_a_person_can_part_what_words_join_and_join_what_they_part() -> None:
    old, new = mexico(STATIONS), mexico(STATIONS.replace("greater", "large"), year=2022)
    keys = [next(p.commitments()).key for p in (old, new)]
    apart = changes_between(old, new, Decided(different=frozenset([(keys[0], keys[1])])))
    assert [c.kind.value for c in apart] == ["new", "dropped"]
    old, new = mexico(SHELTERS), mexico(SAVINGS, year=2022)
    keys = [next(p.commitments()).key for p in (old, new)]
    joined = changes_between(old, new, Decided(same={keys[0]: keys[1]}))
    assert [(c.kind.value, c.score) for c in joined] == [("reworded", 1.0)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"version": "1.0", "corrections": []}', "not a file of decisions"),
        (
            '{"version": "1.0", "decisions": [{"country": "MEX"}]}',
            "cannot be used as decisions",
        ),
        ('{"version": "9.0", "decisions": []}', "at version"),
    ],
)
def test_a_file_that_is_none_is_told_in_one_line(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionsError, match=says):
        load_decisions(path)


def test_a_country_without_a_section_is_neither_dropped_nor_new() -> None:
    before = plan({"MEX": {"protection": [STATIONS]}, "PAN": {"health": [HOUSING, SHELTERS]}})
    after = plan({"MEX": {"protection": [STATIONS]}, "BLZ": {"health": [BANKS]}}, year=2022)
    found = changes_between(before, after)
    assert [(c.kind.value, [r.id for r in c.before], [r.id for r in c.after]) for c in found] == [
        ("same", ["MEX-PROT-01"], ["MEX-PROT-01"]),
        ("not_comparable", [], ["BLZ-HEAL-01"]),
        ("not_comparable", ["PAN-HEAL-01"], []),
        ("not_comparable", ["PAN-HEAL-02"], []),
    ]


def test_a_country_whose_section_is_empty_has_dropped_what_it_had() -> None:
    before = plan({"MEX": {"protection": [STATIONS]}})
    after = plan({"MEX": {}}, year=2022)
    assert [c.kind.value for c in changes_between(before, after)] == ["dropped"]
