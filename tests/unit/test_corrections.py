"""A person's corrections: each kind on drawn pages, and what becomes of those that do not fit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawing import draw_pages
from mirps_extract import ExitCode, Plan, extract
from mirps_extract.commitments.identity import key_of
from mirps_extract.corrections import (
    CORRECTIONS_VERSION,
    corrections_schema,
    load_corrections,
)
from mirps_extract.errors import CorrectionsError
from mirps_extract.model import Commitment, Review
from mirps_extract.settings import Settings
from unit.making import Item, bullets, heading, lines, title

BORDER = "The Ministry of Labour will open two shelters at the border."
SCHOOL = "Open schools with UNHCR and"
SCHOOL_GOES_ON = "books for all children."
CLINIC = "Train nurses: the clinics will be led by INAMU."
REPEATED = "Publish a yearly report."

PAGES: tuple[Sequence[Item], ...] = (
    [
        title("ACTION PLAN OF BELIZE"),
        *lines(50, 140, "Total commitments: 5", "Protection: 3", "Education: 2", step=14),
        heading("PROTECTION", 200),
        *bullets(220, BORDER, SCHOOL, SCHOOL_GOES_ON, CLINIC),
        heading("EDUCATION", 320),
        *bullets(340, REPEATED, REPEATED),
    ],
    [
        title("ACTION PLAN OF COSTA RICA"),
        heading("PROTECTION", 200),
        *bullets(220, "Give papers to all.", REPEATED),
    ],
)

Correction = dict[str, Any]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.pdf"
    draw_pages(path, PAGES, size=(600, 800))
    return path


@pytest.fixture
def corrected(pdf: Path, tmp_path: Path) -> Any:
    """A function that reads the plan with corrections."""

    def read(*corrections: Correction, reviewer: str | None = None) -> Plan:
        path = tmp_path / "corrections.json"
        data = {"version": "1.0", "reviewer": reviewer, "corrections": corrections}
        path.write_text(json.dumps(data), encoding="utf-8")
        return extract(pdf, Settings(corrections=(path,)))

    return read


def all_of(plan: Plan) -> list[Commitment]:
    return list(plan.commitments())


def texts(plan: Plan, iso3: str = "BLZ") -> list[str]:
    return [commitment.text for commitment in all_of(plan) if commitment.id.startswith(iso3)]


def of(plan: Plan, id: str) -> Commitment:
    return next(commitment for commitment in all_of(plan) if commitment.id == id)


def target(text: str, iso3: str = "BLZ", nth: int = 0) -> Correction:
    return {"key": key_of(iso3, text), "nth": nth}


def text(before: str, after: str, **more: Any) -> Correction:
    return {"kind": "text", **target(before), "before": before, "after": after, **more}


def review(plan: Plan, id: str) -> Review:
    found = of(plan, id).review
    assert found is not None
    return found


def stale(plan: Plan) -> list[str]:
    return [f.message for f in plan.findings if f.code == "stale_correction"]


JOINED = f"{SCHOOL} {SCHOOL_GOES_ON}"


def test_the_drawing_reads_as_meant(corrected: Any) -> None:
    plan = corrected()
    assert texts(plan) == [BORDER, JOINED, CLINIC, REPEATED, REPEATED]
    assert {f.code for f in plan.findings} >= {"false_bullet", "duplicate_commitment"}
    assert all(commitment.review is None for commitment in all_of(plan))


def test_a_corrected_text_keeps_what_was_read_before(corrected: Any) -> None:
    after = BORDER.replace("two shelters", "three shelters")
    plan = corrected(text(BORDER, f" {after}\n", note="p. 4"), reviewer="A. Reader")
    found = of(plan, "BLZ-PROT-01")
    assert (found.text, found.key) == (after, key_of("BLZ", after))
    assert found.evidence[0].end == len(after)
    done = review(plan, "BLZ-PROT-01")
    assert (done.kinds, done.by, done.notes) == (("text",), "A. Reader", ("p. 4",))
    assert [(read.id, read.key, read.text) for read in done.read] == [
        ("BLZ-PROT-01", key_of("BLZ", BORDER), BORDER)
    ]
    assert stale(plan) == []


def test_institutions_are_looked_for_in_the_corrected_text(corrected: Any) -> None:
    assert of(corrected(), "BLZ-PROT-02").institutions[0].text == "UNHCR"
    plan = corrected(text(JOINED, JOINED.replace("UNHCR", "UNICEF")))
    assert [m.text for m in of(plan, "BLZ-PROT-02").institutions] == ["UNICEF"]


def test_another_focus_area_is_counted_while_what_is_declared_stays(corrected: Any) -> None:
    move = {"kind": "focus_area", **target(CLINIC), "before": "protection", "after": "education"}
    plan = corrected(move)
    belize = plan.countries[0]
    assert [len(area.commitments) for area in belize.focus_areas] == [2, 3]
    assert belize.declared.by_focus_area == {"education": 2, "protection": 3}
    messages = [f.message for f in plan.findings if f.code == "area_count_mismatch"]
    assert messages == [
        "BLZ, protection: the plan declares 3, 2 found (3 with the list marks in mid-sentence)",
        "BLZ, education: the plan declares 2, 3 found (2 without the duplicates)",
    ]
    assert of(plan, "BLZ-EDUC-01").text == CLINIC
    assert review(plan, "BLZ-EDUC-01").read[0].focus_area == "protection"


def test_a_focus_area_without_a_heading_has_no_words_for_it(corrected: Any) -> None:
    move = {"kind": "focus_area", **target(CLINIC), "before": "protection", "after": "astronomy"}
    assert "there is no focus area astronomy" in stale(corrected(move))[0]
    plan = corrected({**move, "after": "social_protection"})
    area = plan.countries[0].focus_areas[-1]
    assert (area.area, area.heading, area.evidence) == ("social_protection", "", [])
    assert [commitment.id for commitment in area.commitments] == ["BLZ-SOCI-01"]


def test_split_at_a_false_bullet_it_is_two_and_the_finding_is_settled(corrected: Any) -> None:
    split = {"kind": "split", **target(JOINED), "before": JOINED, "at": [len(SCHOOL) + 1]}
    plan = corrected(split)
    assert texts(plan) == [BORDER, SCHOOL, SCHOOL_GOES_ON, CLINIC, REPEATED, REPEATED]
    assert "false_bullet" not in {f.code for f in plan.findings}
    whole, (first, second) = (
        of(corrected(), "BLZ-PROT-02"),
        (
            of(plan, "BLZ-PROT-02"),
            of(plan, "BLZ-PROT-03"),
        ),
    )
    assert first.evidence[0].bbox[3] <= second.evidence[0].bbox[1]
    assert first.evidence[0].bbox[1] == whole.evidence[0].bbox[1]
    assert second.evidence[0].bbox[3] == whole.evidence[0].bbox[3]
    assert review(plan, second.id).read == review(plan, first.id).read
    assert review(plan, first.id).read[0].text == JOINED


def test_split_elsewhere_the_finding_is_of_the_part_that_has_the_mark(corrected: Any) -> None:
    split = {"kind": "split", **target(JOINED), "before": JOINED, "at": [5]}
    plan = corrected(split)
    found = [f.commitment for f in plan.findings if f.code == "false_bullet"]
    assert found == ["BLZ-PROT-03"]
    assert of(plan, "BLZ-PROT-03").text.startswith("schools")


def test_merged_they_are_one_with_both_places(corrected: Any) -> None:
    merge = {
        "kind": "merge",
        "commitments": [target(BORDER), target(CLINIC)],
        "before": [BORDER, CLINIC],
    }
    plan = corrected(merge)
    found = of(plan, "BLZ-PROT-01")
    assert found.text == f"{BORDER} {CLINIC}"
    assert [found.text[e.start : e.end] for e in found.evidence] == [BORDER, CLINIC]
    assert texts(plan) == [found.text, JOINED, REPEATED, REPEATED]
    assert [r.id for r in review(plan, found.id).read] == ["BLZ-PROT-01", "BLZ-PROT-03"]
    assert [m.text for m in found.institutions] == ["Ministry of Labour", "INAMU"]


def test_three_are_merged_in_the_order_that_is_given(corrected: Any) -> None:
    parts = [CLINIC, BORDER, JOINED]
    plan = corrected(
        {"kind": "merge", "commitments": [target(part) for part in parts], "before": parts}
    )
    found = of(plan, "BLZ-PROT-01")
    assert texts(plan) == [" ".join(parts), REPEATED, REPEATED]
    boxes = [found.text[e.start : e.end] for e in found.evidence]
    assert boxes == [CLINIC, f"{BORDER} {JOINED}"]  # those two stand together in their column
    assert stale(plan) == []


def test_of_one_printed_twice_the_one_that_is_meant_is_corrected(corrected: Any) -> None:
    second = {**text(REPEATED, "Publish two reports."), "nth": 1}
    plan = corrected(second)
    assert texts(plan)[-2:] == [REPEATED, "Publish two reports."]
    assert "duplicate_commitment" not in {f.code for f in plan.findings}
    assert of(plan, "BLZ-EDUC-02").duplicate_of is None
    # the same words in another country have another key
    assert texts(plan, "CRI")[-1] == REPEATED


def test_of_one_printed_twice_the_one_that_the_page_shows_there_by_now_is_meant(
    corrected: Any,
) -> None:
    move = {"kind": "focus_area", "before": "education", "after": "protection"}
    onward = {"kind": "focus_area", "before": "protection", "after": "social_protection"}
    # Once the second stands in protection, which comes before education, it is shown first.
    plan = corrected({**move, **target(REPEATED, nth=1)}, {**onward, **target(REPEATED)})
    assert stale(plan) == []
    assert [of(plan, id).text for id in ("BLZ-EDUC-01", "BLZ-SOCI-01")] == [REPEATED, REPEATED]
    assert review(plan, "BLZ-SOCI-01").kinds == ("focus_area", "focus_area")


def test_a_text_can_become_the_repetition_of_another(corrected: Any) -> None:
    plan = corrected(text(CLINIC, BORDER))
    assert of(plan, "BLZ-PROT-03").duplicate_of == "BLZ-PROT-01"
    found = [f.commitment for f in plan.findings if f.code == "duplicate_commitment"]
    assert found == ["BLZ-PROT-03", "BLZ-EDUC-02"]


def test_checked_it_says_so_until_it_is_corrected_again(corrected: Any) -> None:
    checked = {"kind": "checked", **target(BORDER), "before": BORDER}
    assert review(corrected(checked), "BLZ-PROT-01").checked
    plan = corrected(checked, text(BORDER, "Open a shelter."))
    assert not review(plan, "BLZ-PROT-01").checked


def test_corrections_build_on_one_another_under_the_key_that_was_read(corrected: Any) -> None:
    renamed = JOINED.replace("UNHCR", "UNICEF")
    at = renamed.index("books")
    parts = [renamed[: at - 1], renamed[at:]]
    plan = corrected(
        text(JOINED, renamed),
        {"kind": "split", **target(JOINED), "before": renamed, "at": [at]},
        {"kind": "text", **target(JOINED), "before": parts[1], "after": "Books."},
        {"kind": "checked", **target(parts[0]), "before": parts[0]},
    )
    assert stale(plan) == []
    assert [of(plan, f"BLZ-PROT-0{n}").text for n in (2, 3)] == [parts[0], "Books."]
    assert review(plan, "BLZ-PROT-03").kinds == ("text", "split", "text")
    assert review(plan, "BLZ-PROT-02").checked


def of_institution(plan: Plan, id: str = "BLZ-PROT-02") -> list[tuple[str, str, str]]:
    return [(m.institution, m.text, m.role) for m in of(plan, id).institutions]


def test_institutions_are_added_linked_removed_and_given_roles(corrected: Any) -> None:
    ((unhcr, words, role),) = of_institution(corrected())
    other = "support" if role != "support" else "lead"
    plan = corrected(
        {
            "kind": "institution_role",
            **target(JOINED),
            "institution": unhcr,
            "before": role,
            "after": other,
        },
        {
            "kind": "add_institution",
            **target(JOINED),
            "text": "schools",
            "institution": "cr-inamu",
            "role": "target",
        },
        {
            "kind": "link_institution",
            **target(BORDER),
            "text": "Ministry of Labour",
            "before": of_institution(corrected(), "BLZ-PROT-01")[0][0],
            "after": "cr-inamu",
        },
        {
            "kind": "remove_institution",
            **target(CLINIC),
            "text": "INAMU",
            "before": of_institution(corrected(), "BLZ-PROT-03")[0][0],
        },
    )
    assert stale(plan) == []
    assert of_institution(plan) == [
        ("cr-inamu", "schools", "target"),
        (unhcr, words, other),
    ]
    assert of_institution(plan, "BLZ-PROT-01")[0][0] == "cr-inamu"
    assert of_institution(plan, "BLZ-PROT-03") == []
    done = [
        (change.kind, change.before, change.after)
        for id in (2,)
        for change in review(plan, f"BLZ-PROT-0{id}").institutions
    ]
    assert done == [("role", role, other), ("added", None, "cr-inamu")]
    (inamu,) = [i for i in plan.institutions if i.id == "cr-inamu"]
    assert inamu.commitments == ["BLZ-PROT-01", "BLZ-PROT-02"]


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (text("Something else.", "x"), "no commitment has this key"),
        ({**text(BORDER, "x"), "before": BORDER.upper()}, "the text beneath has changed"),
        ({"kind": "checked", **target(BORDER), "before": "x"}, "the text beneath has changed"),
        (
            {"kind": "focus_area", **target(BORDER), "before": "education", "after": "protection"},
            "it stands in protection by now",
        ),
        (
            {"kind": "split", **target(BORDER), "before": BORDER, "at": [2]},
            "no words of the text begin where it is to be split",
        ),
        (
            {
                "kind": "merge",
                "commitments": [target(BORDER), target(BORDER)],
                "before": [BORDER, BORDER],
            },
            "two of its parts are one commitment",
        ),
        (
            {
                "kind": "merge",
                "commitments": [target(BORDER), target(REPEATED, "CRI")],
                "before": [BORDER, REPEATED],
            },
            "its parts are of several countries",
        ),
        (
            {
                "kind": "merge",
                "commitments": [target(BORDER), target(CLINIC)],
                "before": [BORDER, CLINIC, CLINIC],
            },
            "it does not say the text of each part",
        ),
        (
            {"kind": "remove_institution", **target(BORDER), "text": "x", "before": "y"},
            "“x” is not read as y",
        ),
        (
            {
                "kind": "link_institution",
                **target(JOINED),
                "text": "UNHCR",
                "before": "nobody",
                "after": "cr-inamu",
            },
            "“UNHCR” is not read as nobody",
        ),
        (
            {
                "kind": "add_institution",
                **target(JOINED),
                "text": "schools",
                "institution": "xx-nobody",
                "role": "lead",
            },
            "neither the registry nor the plan has an institution xx-nobody",
        ),
        (
            {
                "kind": "add_institution",
                **target(JOINED),
                "text": "UNHCR",
                "institution": "cr-inamu",
                "role": "lead",
            },
            "“UNHCR” is read as an institution by now",
        ),
        (
            {
                "kind": "add_institution",
                **target(JOINED),
                "text": "schools",
                "occurrence": 1,
                "institution": "cr-inamu",
                "role": "lead",
            },
            "“schools” does not stand in the text",
        ),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(
    corrected: Any, correction: Correction, reason: str
) -> None:
    plan, plain = corrected(correction), corrected()
    (message,) = stale(plan)
    assert message.endswith(f"was not applied: {reason}")
    assert all_of(plan) == all_of(plain)
    others = [finding for finding in plan.findings if finding.code != "stale_correction"]
    assert others == plain.findings


KINDS = st.sampled_from(["text", "split", "merge", "focus_area", "checked"])


@given(
    steps=st.lists(
        st.tuples(KINDS, st.integers(0, 9), st.integers(0, 9), st.text(max_size=30)),
        min_size=1,
        max_size=6,
    )
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_corrected_the_model_holds_and_no_word_is_lost(
    steps: list[tuple[str, int, int, str]], pdf: Path, tmp_path: Path
) -> None:
    path = tmp_path / "corrections.json"
    written: list[Correction] = []
    plan = extract(pdf, Settings(institutions=False))
    words = plan.coverage
    for kind, one, other, typed in steps:
        every = all_of(plan)
        first, second = every[one % len(every)], every[other % len(every)]
        correction = _correction(kind, first, second, typed, other, every)
        if correction is None:
            continue
        written.append(correction)
        data = {"version": "1.0", "corrections": written}
        path.write_text(json.dumps(data), encoding="utf-8")
        plan = extract(
            pdf, Settings(institutions=False, corrections=(path,))
        )  # it validates itself
        assert stale(plan) == []
        assert plan.coverage == words
        assert [c.key for c in all_of(plan)] == [key_of(c.id[:3], c.text) for c in all_of(plan)]
        ids = [commitment.id for commitment in all_of(plan)]
        assert len(set(ids)) == len(ids)


def _correction(
    kind: str, one: Commitment, two: Commitment, typed: str, at: int, every: list[Commitment]
) -> Correction | None:
    """A correction that fits, or None where there is no such."""
    where = [
        {"key": c.key, "nth": [x for x in every if x.key == c.key].index(c)} for c in (one, two)
    ]
    single = {"kind": kind, **where[0], "before": one.text}
    match kind:
        case "text":
            return {**single, "after": typed} if typed.split() else None
        case "checked":
            return single
        case "split":
            places = [i + 1 for i, char in enumerate(one.text) if char == " "]
            return {**single, "at": [places[at % len(places)]]} if places else None
        case "merge":
            fits = one is not two and one.id[:3] == two.id[:3]
            both = [one.text, two.text]
            return {"kind": kind, "commitments": where, "before": both} if fits else None
        case _:
            slugs = {"PROT": "protection", "EDUC": "education", "SOCI": "social_protection"}
            before = slugs[one.id.split("-")[1]]
            return {**single, "before": before, "after": [*slugs.values()][at % 3]}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "invalid JSON"),
        ('{"version": "2.0", "corrections": []}', "at version"),
        ('{"version": "1.0"}', "at corrections: field required"),
        ('{"version": "1.0", "corrections": [{"kind": "no"}]}', "at corrections.0"),
        (
            '{"version": "1.0", "corrections": [{"kind": "checked", "key": "zz", "before": ""}]}',
            "at corrections.0.checked.key",
        ),
        ('{"version": "1.0", "corrections": [], "more": 1}', "at more"),
    ],
)
def test_a_file_that_cannot_be_used_says_where(content: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CorrectionsError, match=message) as error:
        load_corrections(path)
    assert error.value.exit_code is ExitCode.CORRECTIONS
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match="cannot read"):
        load_corrections(tmp_path / "none.json")


def test_the_form_is_json_schema() -> None:
    import jsonschema

    schema = corrections_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    good = {"version": "1.0", "corrections": [text(BORDER, "x")]}
    jsonschema.validate(good, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"version": "1.0", "corrections": [{"kind": "text"}]}, schema)


def test_the_published_form_is_this_one() -> None:
    path = Path(__file__).parents[2] / "schema" / f"corrections-{CORRECTIONS_VERSION}.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == corrections_schema()
