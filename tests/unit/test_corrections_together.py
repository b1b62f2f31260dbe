"""Corrections of several people: merged as sets are, agreement counted, conflicts never decided."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mirps_extract.corrections import Corrections, agreed, agreement, corrections_json, merged
from mirps_extract.errors import CorrectionsError

Correction = dict[str, Any]

KEY, OTHER = "0" * 16, "1" * 16
TEXT = "Open a scool. Train guards."
PEOPLE = ("Ana", "Ben", "Eva")


def at(minute: int) -> str:
    return f"2030-01-01T10:{minute:02}:00.000Z"


def file(*corrections: Correction, reviewer: str | None = None) -> Corrections:
    return Corrections.model_validate(
        {"version": "1.1", "reviewer": reviewer, "corrections": corrections}
    )


def checked(by: str | None = None, minute: int | None = None, **more: Any) -> Correction:
    when = None if minute is None else at(minute)
    return {"kind": "checked", "key": KEY, "before": TEXT, "by": by, "when": when, **more}


def text(after: str, by: str | None = None, minute: int | None = None, **more: Any) -> Correction:
    return {**checked(by, minute), "kind": "text", "after": after, **more}


def applied(*files: Corrections) -> list[tuple[str, tuple[str, ...]]]:
    decisions = agreed(merged(files)).decisions
    return [(getattr(one.correction, "after", one.correction.kind), one.by) for one in decisions]


def conflicts(*files: Corrections) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [
        [(side.correction.kind, side.by) for side in conflict.sides]
        for conflict in agreed(merged(files)).conflicts
    ]


def test_what_two_decided_alike_is_one_decision_of_both() -> None:
    ana = file(text("Open a school.", minute=1, note="a slip"), reviewer="Ana")
    ben = file(text("Open a school.", minute=2, note="typo"), reviewer="Ben")
    (decision,) = agreed(merged([ben, ana])).decisions
    assert decision.by == ("Ana", "Ben")
    assert decision.when == at(2)
    assert decision.notes == ("a slip", "typo")


@pytest.mark.parametrize(
    ("mine", "kinds"),
    [
        (checked(), ["checked", "text"]),
        ({**checked(), "kind": "split", "at": [14]}, ["split", "text"]),
        (text("Another."), ["text", "text"]),
        (
            {
                "kind": "merge",
                "commitments": [{"key": OTHER}, {"key": KEY}],
                "before": ["Before.", TEXT],
            },
            ["merge", "text"],
        ),
    ],
)
def test_what_contradicts_is_a_conflict_whatever_the_order(
    mine: Correction, kinds: list[str]
) -> None:
    ana, ben = file(mine, reviewer="Ana"), file(text("Open a school."), reviewer="Ben")
    for files in ([ana, ben], [ben, ana]):
        ((one, other),) = conflicts(*files)
        assert sorted([one[0], other[0]]) == kinds
        assert {one[1], other[1]} == {("Ana",), ("Ben",)}
        assert applied(*files) == []


INSTITUTION = {"key": KEY, "text": "INAMU", "before": "x-blz-inamu"}
ROLE = {"kind": "institution_role", "key": KEY, "institution": "cr-inamu", "before": "lead"}
ADD = {"kind": "add_institution", "key": KEY, "text": "INAMU", "institution": "cr-inamu"}
AREA = {"kind": "focus_area", "key": KEY, "before": "protection"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"kind": "remove_institution", **INSTITUTION},
            {"kind": "link_institution", **INSTITUTION, "after": "cr-inamu"},
        ),
        ({**ROLE, "after": "partner"}, {**ROLE, "after": "support"}),
        ({**ADD, "role": "lead"}, {**ADD, "role": "support"}),
        ({**AREA, "after": "health"}, {**AREA, "after": "education"}),
    ],
)
def test_institutions_and_focus_areas_contradict_too(one: Correction, other: Correction) -> None:
    ana, ben = file(one, checked(), reviewer="Ana"), file(other, reviewer="Ben")
    assert len(conflicts(ana, ben)) == 1
    assert applied(ana, ben) == [("checked", ("Ana",))]
    elsewhere = file({**other, "key": OTHER}, reviewer="Ben")
    assert conflicts(ana, elsewhere) == []


def test_a_later_decision_of_one_person_replaces_their_earlier_one() -> None:
    ana = file(checked("Ana", 1), text("Later.", "Ana", 2))
    assert applied(file(*[one.model_dump() for one in ana.corrections][::-1])) == [
        ("Later.", ("Ana",))
    ]
    ben = file(checked("Ben", 3))
    assert len(conflicts(ana, ben)) == 1
    agrees = file(text("Later.", "Ben", 4))
    assert applied(ana, ben, agrees) == [("Later.", ("Ana", "Ben"))]


def test_a_decision_that_settles_sets_aside_what_those_it_names_decided_before() -> None:
    ana, ben = file(text("One.", "Ana", 1)), file(text("Two.", "Ben", 2))
    settled = file(text("Three.", "Eva", 3, settles=["Ana", "Ben"]))
    assert applied(ana, ben, settled) == [("Three.", ("Eva",))]
    half = file(text("Three.", "Eva", 3, settles=["Ana"]))
    assert conflicts(ana, ben, half) == [[("text", ("Eva",)), ("text", ("Ben",))]]
    afterwards = file(text("Four.", "Ben", 4))
    assert len(conflicts(ana, settled, afterwards)) == 1
    taken_back = file(text("Five.", "Eva", 5))
    assert len(conflicts(ana, settled, taken_back)) == 1


def test_in_a_file_without_times_a_correction_takes_back_the_check_above_it() -> None:
    old = file(checked(), text("Open a school."), reviewer="Ana")
    assert applied(old) == [("Open a school.", ("Ana",))]
    assert applied(old, file(text("Open a school."), reviewer="Ben")) == [
        ("Open a school.", ("Ana", "Ben"))
    ]
    with pytest.raises(CorrectionsError, match="different decisions of Ana"):
        merged([old, file(text("Open schools."), reviewer="Ana")])


def test_one_persons_corrections_that_lead_back_are_applied_in_their_order() -> None:
    there = {**text("b"), "before": "a"}
    back = {**text("a"), "before": "b"}
    decisions = agreed(file(there, back, there)).decisions
    assert [getattr(one.correction, "after", None) for one in decisions] == ["b", "a", "b"]


def test_agreement_counts_the_texts_that_both_judged() -> None:
    ana = file(checked("Ana", 1), checked("Ana", 2, key=OTHER), text("x", "Ana", 3, key="2" * 16))
    ben = file(checked("Ben", 4), text("y", "Ben", 5, key=OTHER), {**AREA, "after": "health"})
    (found,) = agreement(merged([ana, ben]))
    assert (found.people, found.both, found.alike) == (("Ana", "Ben"), 2, 1)


DECISIONS = st.builds(
    lambda kind, by, minute, settles, key, note: {
        "kind": kind[0],
        "key": key,
        "before": TEXT,
        **kind[1],
        "by": by,
        "when": None if minute is None else at(minute),
        "settles": settles,
        "note": note,
    },
    st.sampled_from(
        [
            ("checked", {}),
            ("text", {"after": "One."}),
            ("text", {"after": "Two."}),
            ("split", {"at": [14]}),
        ]
    ),
    st.sampled_from([None, *PEOPLE]),
    st.none() | st.integers(0, 3),
    st.lists(st.sampled_from(PEOPLE), max_size=2),
    st.sampled_from([KEY, OTHER]),
    st.sampled_from([None, "why"]),
)
FILES = st.builds(
    lambda decisions, reviewer: file(*decisions, reviewer=reviewer),
    st.lists(DECISIONS, max_size=5),
    st.sampled_from(PEOPLE),
)


def merge(*files: Corrections) -> Corrections:
    try:
        return merged(files)
    except CorrectionsError:
        assume(False)
        raise


@given(FILES, FILES, FILES)
def test_merging_is_commutative_associative_and_idempotent(
    a: Corrections, b: Corrections, c: Corrections
) -> None:
    whole = corrections_json(merge(a, b, c))
    assert corrections_json(merge(c, b, a)) == whole
    assert corrections_json(merge(merge(a, b), c)) == whole
    assert corrections_json(merge(a, merge(b, c))) == whole
    assert corrections_json(merge(merge(a, b, c), a)) == whole
    again = Corrections.model_validate_json(whole)
    assert corrections_json(merge(again)) == whole


@given(FILES, FILES)
def test_whatever_is_merged_nobody_is_overruled_by_somebody_they_did_not_hear_of(
    a: Corrections, b: Corrections
) -> None:
    found = agreed(merge(a, b))
    texts = [one for one in found.decisions if one.correction.kind != "merge"]
    said: dict[str, dict[str, set[str]]] = {}
    for one in texts:
        content = one.correction.model_dump_json(exclude={"by", "when", "note", "settles"})
        key = one.correction.model_dump()["key"]
        for name in one.by:
            said.setdefault(key, {}).setdefault(name, set()).add(content)
    for people in said.values():
        contents = set.union(*people.values())
        assert len(people) == 1 or len(contents) == 1
    for conflict in found.conflicts:
        assert len({name for side in conflict.sides for name in side.by}) > 1
