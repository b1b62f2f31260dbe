"""Corrections of several people as a user gives them: merged, told, and never decided by order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from drawing import SAMPLE, SETTINGS, draw
from mirps_extract.commitments.identity import key_of
from process.command import mirps

COUNTRY = SAMPLE.countries[0]
FIRST, SECOND = COUNTRY.areas[0].commitments[:2]


def about(text: str, minute: int, **more: Any) -> dict[str, Any]:
    """A decision on a commitment of the sample; a check unless something else is said."""
    key, when = key_of(COUNTRY.iso3, text), f"2030-01-01T10:{minute:02}:00Z"
    return {"kind": "checked", "key": key, "before": text, "when": when, **more}


OTHER = about(FIRST, 4, kind="text", after="Something else.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    draw(SAMPLE, SETTINGS["coded"], tmp_path / "plan.pdf")
    (tmp_path / "all").mkdir()
    for name, decided in {
        "ana": [about(FIRST, 1), about(SECOND, 2)],
        "ben": [about(SECOND, 3), OTHER],
    }.items():
        data = {"version": "1.1", "reviewer": name.title(), "corrections": decided}
        text = json.dumps(data)
        (tmp_path / "all" / f"{name}.corrections.json").write_text(text, encoding="utf-8")
    (tmp_path / "all" / "notes.json").write_text("none of them", encoding="utf-8")
    return tmp_path


def read(folder: Path, *options: str) -> dict[str, Any]:
    """The plan's JSON, read with these options."""
    done = mirps("plan.pdf", "--no-institutions", *options, "-o", "-", cwd=folder)
    assert done.returncode == 0, done.stderr
    plan: dict[str, Any] = json.loads(done.stdout)
    return plan


def test_of_two_files_neither_is_passed_over_whatever_their_order(folder: Path) -> None:
    ana, ben = "all/ana.corrections.json", "all/ben.corrections.json"
    plan = read(folder, "--corrections", ana, "--corrections", ben)
    first, second = plan["countries"][0]["focus_areas"][0]["commitments"][:2]
    assert (first["text"], first["review"]) == (FIRST, None)
    assert second["review"]["checked_by"] == ["Ana", "Ben"]
    (told,) = [f for f in plan["findings"] if f["code"] == "conflicting_corrections"]
    assert told["commitment"] == first["id"]
    assert "Ana: checked; Ben: text “Something else.”" in told["message"]
    assert read(folder, "--corrections", ben, "--corrections", ana) == plan
    assert read(folder, "--corrections", "all") == plan


def test_a_merged_file_is_applied_as_its_parts_are_and_can_be_settled(folder: Path) -> None:
    done = mirps("corrections", "merge", "all", "-o", "both.corrections.json", cwd=folder)
    assert done.returncode == 9
    assert done.stdout.splitlines() == [
        "Ana: 2 checked, 0 corrected, 2030-01-01 to 2030-01-01",
        "Ben: 1 checked, 1 corrected, 2030-01-01 to 2030-01-01",
        "Ana and Ben: 2 judged by both, 1 alike",
        f"conflict: {key_of(COUNTRY.iso3, FIRST)} “{FIRST}”: "
        "Ana: checked; Ben: text “Something else.”",
    ]
    parts = read(folder, "--corrections", "all")
    whole = read(folder, "--corrections", "both.corrections.json")
    assert (whole["countries"], whole["findings"]) == (parts["countries"], parts["findings"])
    path = folder / "both.corrections.json"
    merged = json.loads(path.read_text(encoding="utf-8"))
    settles = {**OTHER, "when": "2030-01-01T11:00:00Z", "by": "Eva", "settles": ["Ana", "Ben"]}
    merged["corrections"].append(settles)
    path.write_text(json.dumps(merged), encoding="utf-8")
    assert mirps("corrections", "report", path, cwd=folder).returncode == 0
    settled = read(folder, "--corrections", str(path))
    first = settled["countries"][0]["focus_areas"][0]["commitments"][0]
    assert (first["text"], first["review"]["corrected_by"]) == ("Something else.", ["Eva"])
    assert "conflicting_corrections" not in [f["code"] for f in settled["findings"]]


def test_merging_gives_the_same_bytes_in_any_order_and_over_itself(folder: Path) -> None:
    ana, ben = "all/ana.corrections.json", "all/ben.corrections.json"
    for name, paths in {"a": [ana, ben], "b": [ben, ana, ben], "c": ["a", "all"]}.items():
        assert mirps("corrections", "merge", *paths, "-o", name, cwd=folder).returncode == 9
    assert len({(folder / name).read_bytes() for name in "abc"}) == 1


def test_a_file_that_is_not_signed_goes_by_its_name(folder: Path) -> None:
    data = {"version": "1.0", "corrections": [{k: v for k, v in OTHER.items() if k != "when"}]}
    (folder / "old.json").write_text(json.dumps(data), encoding="utf-8")
    done = mirps("corrections", "report", "all/ana.corrections.json", "old.json", cwd=folder)
    assert done.returncode == 9
    assert "Ana and old.json: 1 judged by both, 0 alike" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["corrections", "merge", "none", "-o", "x"], 25, "cannot read none"),
        (["corrections", "merge", "empty", "-o", "x"], 25, "no file whose name ends with"),
        (["corrections", "report", "all/notes.json"], 25, "notes.json cannot be used"),
        (["corrections", "merge", "all", "-o", "all/x/y"], 8, "cannot be written"),
        (["plan.pdf", "--corrections", "empty"], 25, "no file whose name ends with"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    arguments: list[str], code: int, says: str, folder: Path
) -> None:
    (folder / "empty").mkdir()
    if code == 8:
        (folder / "all" / "x").write_text("a file", encoding="utf-8")
    done = mirps(*arguments, cwd=folder)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_only_what_was_checked_is_exported(folder: Path) -> None:
    options = ("--no-institutions", "--corrections", "all", "--quiet")
    assert mirps("plan.pdf", *options, cwd=folder).returncode == 0
    export = ("export", "output/plan.json", "--to", "csv", "--require-checked")
    done = mirps(*export, cwd=folder)
    assert done.returncode == 0
    assert "1 commitment (" in done.stderr and "that nobody has checked left out)" in done.stderr
    rows = (folder / "export" / "commitments.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 2 and SECOND in rows[1]
    assert mirps("plan.pdf", "--no-institutions", "--quiet", cwd=folder).returncode == 0
    done = mirps(*export, "-o", "none", cwd=folder)
    assert (done.returncode, (folder / "none").exists()) == (15, False)
    assert "no commitment is checked" in done.stderr
