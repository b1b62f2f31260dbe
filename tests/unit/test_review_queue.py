"""What most needs a person: findings as facts, risks, and suggestions."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from mirps_extract.findings import kinds
from mirps_extract.model import Declared, Finding, Plan, Repair
from mirps_extract.review_page.queue import GUESSED, SUGGESTED, WEIGHTS, facts_of, risks_of
from mirps_extract.review_page.suggestions import suggestions_of
from mirps_extract.vocabulary import tokens
from unit.plans import plan

SHELTERS = "Open shelters for asylum-seekers at the border."
BORDER = "Train border guards to refer asylum-seekers."
POSTS = "Staff the posts at the border for asylum-seekers."
JOBS = "Offer vocational training and work permits."
FIRMS = "Sign agreements with firms on work permits."


def about(code: str, **where: str | None) -> Finding:
    values = {"country": None, "focus_area": None, "commitment": None, **where}
    return Finding(code=code, severity=kinds()[code].severity, message=code, evidence=[], **values)


def declaring(made: Plan, by_area: Mapping[str, int], total: int | None = None) -> Plan:
    (country,) = made.countries
    declared = Declared(total=total, by_focus_area=dict(by_area))
    return made.model_copy(
        update={"countries": [country.model_copy(update={"declared": declared})]}
    )


def test_a_fact_is_told_once_with_what_explains_it() -> None:
    codes = ["false_bullet", "duplicate_commitment", "total_mismatch", "area_count_mismatch"]
    findings = [
        about(codes[0], country="BLZ", focus_area="protection", commitment="BLZ-PROT-01"),
        about(codes[1], country="BLZ", focus_area="health", commitment="BLZ-HEAL-01"),
        about(codes[2], country="BLZ"),
        about("declared_sum_mismatch", country="BLZ"),
        about(codes[3], country="BLZ", focus_area="protection"),
        about("year_not_printed"),
        about("year_not_printed"),
    ]
    made = plan({"BLZ": {"protection": [BORDER], "health": [SHELTERS]}}, findings=findings)
    # the total differs by as much as the one area, so that it is part of that fact
    assert facts_of(declaring(made, {"protection": 2, "health": 1}, 3)) == [
        [4, 2, 0],
        [1],
        [3],
        [5],
        [6],
    ]
    # by another number it is a fact of its own
    assert [4, 0] in facts_of(declaring(made, {"protection": 2, "health": 1}, 9))


@given(st.lists(st.sampled_from(sorted(kinds())), max_size=12))
def test_every_finding_is_in_one_fact(codes: list[str]) -> None:
    findings = [about(code, country="BLZ", focus_area="protection") for code in codes]
    made = plan({"BLZ": {"protection": [BORDER]}}, findings=findings)
    numbers = [number for fact in facts_of(made) for number in fact]
    assert sorted(numbers) == list(range(len(codes)))


def test_what_words_may_belong_elsewhere_weighs_most() -> None:
    made = plan({"BLZ": {"protection": [BORDER, SHELTERS]}})
    place = made.countries[0].focus_areas[0].commitments[0].evidence[0]
    doubt = about("doubtful_order").model_copy(update={"evidence": [place]})
    unknown = about("unknown_institution", country="BLZ", commitment="BLZ-PROT-02")
    made = made.model_copy(update={"findings": [unknown, doubt]})
    risks = risks_of(made, {"BLZ-PROT-02"})
    assert risks["BLZ-PROT-02"][1] == [SUGGESTED, "doubtful_order", "unknown_institution"]
    assert "doubtful_order" in risks["BLZ-PROT-01"][1]
    assert WEIGHTS["doubtful_order"] > WEIGHTS["unknown_institution"] > WEIGHTS[GUESSED]
    assert set(WEIGHTS) <= {*kinds(), GUESSED, SUGGESTED}
    assert risks_of(plan({"BLZ": {"protection": [BORDER]}}), set()) == {}


def test_the_one_whose_words_point_elsewhere_is_suggested() -> None:
    texts = {"protection": [SHELTERS, BORDER], "jobs": [JOBS, POSTS, FIRMS]}
    made = plan({"BLZ": texts})
    (one,) = suggestions_of(declaring(made, {"protection": 3, "jobs": 2}))
    moved = next(c for c in made.commitments() if c.text == POSTS)
    assert one.commitment == moved.id
    assert one.correction == {
        "kind": "focus_area",
        "key": moved.key,
        "nth": 0,
        "before": "jobs",
        "after": "protection",
    }
    shared = set(tokens(POSTS)) & {*tokens(SHELTERS), *tokens(BORDER)}
    assert shared >= set(one.values["words"]) != set()
    assert (one.values["declared"], one.values["found"]) == ([3, 2], [2, 3])
    # where no count asks for one, none is suggested; nor where no word points anywhere
    for declared in ({"protection": 2, "jobs": 3}, {"protection": 3, "jobs": 3}, {}):
        assert suggestions_of(declaring(made, declared)) == []
    silent = plan({"BLZ": {"protection": ["One two."], "jobs": ["Three four.", "Five six."]}})
    assert suggestions_of(declaring(silent, {"protection": 2, "jobs": 1})) == []


def test_a_list_mark_that_explains_a_count_suggests_a_split() -> None:
    made = plan({"BLZ": {"protection": [f"{BORDER} {SHELTERS}"]}})
    (country,) = made.countries
    (area,) = country.focus_areas
    (one,) = area.commitments
    at = len(BORDER) + 1
    marked = one.model_copy(update={"repairs": [Repair("false_bullet", "• Open", "Open", at)]})
    areas = [area.model_copy(update={"commitments": [marked]})]
    made = made.model_copy(
        update={"countries": [country.model_copy(update={"focus_areas": areas})]}
    )
    (suggested,) = suggestions_of(declaring(made, {"protection": 2}))
    assert (suggested.correction["kind"], suggested.correction["at"]) == ("split", [at])
    assert suggestions_of(declaring(made, {"protection": 3})) == []
    assert suggestions_of(declaring(made, {"protection": 1})) == []
