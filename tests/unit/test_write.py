"""The stage write: one form of bytes, valid against the schema, and whole files or none."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from drawing import Text
from mirps_extract.errors import (
    ExitCode,
    InputNotReadableError,
    NotAPlanError,
    OutputNotWritableError,
)
from mirps_extract.model import Plan
from mirps_extract.settings import Settings
from mirps_extract.write import making
from mirps_extract.write.files import written, written_together
from mirps_extract.write.modelling import edition_of, model_of
from mirps_extract.write.schema import schema
from mirps_extract.write.text import json_of, plan_of
from unit.making import BOLD, Item, Stages, bullets, heading, lines, stages_of, title, width

COVER: list[Item] = [Text(50, 300, "PLANS OF 2031", BOLD, 30)]
PAGE: list[Item] = [
    title("Ecuador"),
    *lines(50, 130, "Total: 4", "Health: 3", step=14),
    heading("HEALTH", 180),
    *bullets(
        210,
        "Seed capital: Lend (a) money and (b) time to commu-",
        "nities.",
        "Train them.",
        "Support the",
        "towns here.",
        "Train them.",
        "¡Qué éxito – 100 %!",
        mark="–",
    ),
    Text(50, 600, "Nobody in sight"),
]


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return stages_of(tmp_path_factory.mktemp("drawn"), COVER, PAGE)


@pytest.fixture(scope="module")
def plan(stages: Stages) -> Plan:
    return stages.plan


def test_the_model_says_what_was_drawn(plan: Plan) -> None:
    edition, source = plan.edition, plan.source
    assert (edition.title, edition.year, edition.language) == ("PLANS OF 2031", 2031, "en")
    assert (source.file_name, source.pages) == ("drawn.pdf", 2)
    (country,) = plan.countries
    assert (country.iso3, country.name, country.title) == ("ECU", "Ecuador", "Ecuador")
    assert country.pages == (2, 2)
    assert (country.declared.total, country.declared.by_focus_area) == (4, {"health": 3})
    (area,) = country.focus_areas
    assert (area.area, area.heading, area.evidence[0].page) == ("health", "HEALTH", 2)
    assert [(c.id, c.text, c.duplicate_of) for c in area.commitments] == [
        ("ECU-HEAL-01", "Seed capital: Lend (a) money and (b) time to communities.", None),
        ("ECU-HEAL-02", "Train them.", None),
        ("ECU-HEAL-03", "Support the towns here.", None),
        ("ECU-HEAL-04", "Train them.", "ECU-HEAL-02"),
        ("ECU-HEAL-05", "¡Qué éxito – 100 %!", None),
    ]


def test_a_commitment_carries_its_parts(plan: Plan) -> None:
    first = plan.countries[0].focus_areas[0].commitments[0]
    assert (first.number, first.title, first.page) == (None, "Seed capital", 2)
    assert [(item.marker, item.text) for item in first.items] == [
        ("(a)", "money and"),
        ("(b)", "time to communities."),
    ]
    assert first.printed == ["– Seed capital: Lend (a) money and (b) time to commu-", "– nities."]
    assert [(repair.before, repair.after) for repair in first.repairs] == [
        ("commu- – nities.", "communities.")
    ]
    (evidence,) = first.evidence
    assert (evidence.start, evidence.end) == (0, len(first.text))
    assert evidence.bbox[0] == pytest.approx(50 + width("– "), abs=0.01)
    assert first.institutions == []


def test_findings_come_gravest_first(plan: Plan) -> None:
    order = ["error", "warning", "info"]
    ranks = [order.index(finding.severity) for finding in plan.findings]
    assert ranks == sorted(ranks)
    assert {finding.code for finding in plan.findings} == {
        "area_count_mismatch",
        "declared_sum_mismatch",
        "total_mismatch",
        "false_bullet",
        "duplicate_commitment",
        "unassigned_words",
    }
    assert all(finding.evidence for finding in plan.findings)


def test_an_error_comes_before_a_note(tmp_path: Path) -> None:
    page = [title("Panama", 140), *lines(50, 170, "The country has received many people so far.")]
    plan = stages_of(tmp_path, PAGE, page).plan
    severities = [finding.severity for finding in plan.findings]
    assert (severities[0], severities[-1]) == ("error", "info")


def test_the_coverage_adds_up(plan: Plan) -> None:
    assert sum(plan.coverage.by_role.values()) == plan.coverage.words
    assert [stretch.text for stretch in plan.coverage.unassigned] == ["Nobody in sight"]
    assert plan.coverage.by_role["unassigned"] == 3


def test_the_year_may_be_set(stages: Stages) -> None:
    assert edition_of(stages.segmented, 2044).year == 2044


def test_a_document_without_commitments_is_no_plan(tmp_path: Path) -> None:
    other = stages_of(tmp_path, lines(50, 100, "Minutes of a meeting about something else."))
    with pytest.raises(NotAPlanError, match=r"drawn\.pdf is not a plan") as caught:
        _ = other.plan
    assert caught.value.exit_code is ExitCode.NOT_A_PLAN


def test_the_same_drawing_gives_the_same_json(plan: Plan, tmp_path: Path) -> None:
    text = json_of(stages_of(tmp_path, COVER, PAGE).plan)
    assert text == json_of(plan)
    assert str(tmp_path) not in text


def test_the_json_is_readable_text_with_a_line_feed_at_its_end(plan: Plan) -> None:
    text = json_of(plan)
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert "¡Qué éxito – 100 %!" in text
    assert list(json.loads(text)) == list(Plan.model_fields)


def numbers_in(value: Any) -> list[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for item in value for number in numbers_in(item)]
    return [value] if isinstance(value, float) else []


def test_the_json_has_no_number_that_json_does_not_know(plan: Plan) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    numbers = numbers_in(json.loads(json_of(plan), parse_constant=refuse))
    assert len(numbers) >= 4 * 5  # the boxes of five commitments
    assert all(number == round(number, 2) for number in numbers)


def test_the_json_obeys_the_schema(plan: Plan) -> None:
    form = schema()
    assert form["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(form)
    validator = jsonschema.Draft202012Validator(form)
    assert list(validator.iter_errors(json.loads(json_of(plan)))) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("coverage"),
        lambda data: data.update(schema_version="2.0"),
        lambda data: data["countries"][0].update(iso3="ecuador"),
        lambda data: data["countries"][0]["declared"].update(total=-1),
        lambda data: data["countries"][0]["focus_areas"][0]["commitments"][0].update(page=0),
        lambda data: data["source"].update(sha256="x"),
        lambda data: data["findings"][0].update(severity="fatal"),
    ],
)
def test_the_schema_and_the_model_refuse_what_is_wrong(spoil: Any, plan: Plan) -> None:
    loaded = json.loads(json_of(plan))
    spoil(loaded)
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(loaded))
    with pytest.raises(InputNotReadableError):
        plan_of(json.dumps(loaded))


def test_a_plan_comes_back_from_its_json(plan: Plan) -> None:
    assert plan_of(json_of(plan)) == plan
    assert plan_of(json_of(plan).encode()) == plan
    assert json_of(plan_of(json_of(plan))) == json_of(plan)


def changed(plan: Plan, **changes: object) -> str:
    """The plan's JSON with its first commitment changed."""
    loaded: dict[str, Any] = json.loads(json_of(plan))
    loaded["countries"][0]["focus_areas"][0]["commitments"][0].update(changes)
    return json.dumps(loaded)


@pytest.mark.parametrize(
    ("start", "end"), [(0, 5000), (5, 57), (0, 40), (7, 7)], ids=["far", "late", "short", "empty"]
)
def test_evidence_that_does_not_cover_the_text_is_refused(start: int, end: int, plan: Plan) -> None:
    box = {"page": 2, "bbox": [0.0, 0.0, 1.0, 1.0], "start": start, "end": end}
    with pytest.raises(InputNotReadableError, match="evidence"):
        plan_of(changed(plan, evidence=[box]))


@pytest.mark.parametrize("side", [float("nan"), float("inf")])
def test_a_box_without_a_side_is_refused(side: float, plan: Plan) -> None:
    box = {"page": 2, "bbox": [0.0, 0.0, side, 1.0], "start": 0, "end": 57}
    with pytest.raises(InputNotReadableError, match="finite"):
        plan_of(changed(plan, evidence=[box]))


def test_a_byte_order_mark_is_passed_over(plan: Plan) -> None:
    text = "\ufeff" + json_of(plan)
    assert plan_of(text) == plan_of(text.encode()) == plan


def test_a_repair_that_does_not_fit_is_refused(plan: Plan) -> None:
    repair = {"kind": "ligature", "before": "x", "after": "nowhere", "start": 0}
    with pytest.raises(InputNotReadableError, match="repair does not fit"):
        plan_of(changed(plan, repairs=[repair]))


def test_coverage_that_does_not_add_up_is_refused(plan: Plan) -> None:
    loaded = json.loads(json_of(plan))
    loaded["coverage"]["words"] += 1
    with pytest.raises(InputNotReadableError, match="do not add up"):
        plan_of(json.dumps(loaded))


def test_a_coordinate_is_never_minus_zero(stages: Stages) -> None:
    ledger = stages.reconciled.ledger
    first = ledger.unassigned[0]
    shifted = replace(first, box=first.box.moved(-first.box.x0 - 0.0001, 0.0))
    moved = replace(ledger, unassigned=(shifted, *ledger.unassigned[1:]))
    source, edition = stages.plan.source, stages.plan.edition
    made = model_of(source, edition, replace(stages.reconciled, ledger=moved))
    assert str(made.coverage.unassigned[0].evidence[0].bbox[0]) == "0.0"


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "plan.json"
    assert written(path, "é\n") == path
    assert path.read_bytes() == b"\xc3\xa9\n"
    assert [p.name for p in path.parent.iterdir()] == ["plan.json"]


def test_a_file_is_written_over_another(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("a longer text that stood there before")
    written(path, "new")
    assert path.read_text() == "new"


def test_a_files_mode_is_what_the_process_asks_for(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        written(tmp_path / "plan.json", "new")
        assert os.umask(0o027) == 0o027  # the mask is as it was
    finally:
        os.umask(mask)
    assert (tmp_path / "plan.json").stat().st_mode & 0o777 == 0o640


def full_disk(handle: int) -> None:
    raise OSError(28, "No space left on device")


def interrupted(handle: int) -> None:
    raise KeyboardInterrupt


def test_the_old_file_stands_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OutputNotWritableError, match="there is no room left") as caught:
        written(path, "new")
    assert caught.value.exit_code is ExitCode.DISK_FULL
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["plan.json"]


def test_no_file_appears_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OutputNotWritableError):
        written(tmp_path / "plan.json", "new")
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        written(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["plan.json"]


def test_a_folder_that_is_a_file_is_not_writable(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputNotWritableError, match="choose another folder"):
        written(tmp_path / "out" / "plan.json", "new")
    assert (tmp_path / "out").read_text() == "a file"


def test_a_folder_in_the_place_of_the_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "plan.json").mkdir()
    with pytest.raises(OutputNotWritableError):
        written(tmp_path / "plan.json", "new")
    assert [p.name for p in tmp_path.iterdir()] == ["plan.json"]


def test_a_folder_without_permission_is_not_writable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse(path: Path, flags: int, *mode: int) -> int:  # the superuser may write everywhere
        if flags & os.O_CREAT:
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, *mode)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputNotWritableError, match="Permission denied"):
        written(tmp_path / "plan.json", "new")
    assert list(tmp_path.iterdir()) == []


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    old, new, blocked = (tmp_path / name for name in ("old", "new", "blocked"))
    old.write_text("old")
    blocked.mkdir()
    with pytest.raises(OutputNotWritableError, match="blocked cannot be written"):
        written_together({old: b"1", new: b"2", blocked: b"3", tmp_path / "later": b"4"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocked", "old"]
    assert old.read_text() == "old"
    blocked.rmdir()
    written_together({old: b"1", new: b"2", blocked: b"3"})
    assert [path.read_bytes() for path in (old, new, blocked)] == [b"1", b"2", b"3"]
    assert len(list(tmp_path.iterdir())) == 3


def test_an_interruption_between_two_files_leaves_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("old")
    replace_file, calls = Path.replace, []

    def interrupted_once(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", interrupted_once)
    with pytest.raises(KeyboardInterrupt):
        written_together({one: b"1", two: b"2"})
    assert calls == [one, two, one]
    assert [path.name for path in tmp_path.iterdir()] == ["one"]
    assert one.read_text() == "old"


def test_the_fingerprint_of_the_data_takes_in_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [tmp_path.joinpath(*parts) for parts in making.DATA]
    places = [place if place.suffix else place / "en" / "data.toml" for place in places]
    assert tmp_path / "outline" / "weights.toml" in places
    for place in places:
        place.parent.mkdir(parents=True)
        place.write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(making, "files", lambda package: tmp_path)
    found = {fingerprint()}
    for place in places:
        place.write_text("a = 2\n", encoding="utf-8")
        found.add(fingerprint())
    assert len(found) == 1 + len(places)


def fingerprint() -> str:
    """Of the package's data, as in a run of its own."""
    making._package_data.cache_clear()
    try:
        return making.made_with(Settings()).data
    finally:
        making._package_data.cache_clear()
