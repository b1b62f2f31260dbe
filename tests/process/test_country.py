"""`--country`: one country's own plan, through every command that reads or uses a reading."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from drawing import own_plans
from drawing.paper import draw_paper
from mirps_extract import ExitCode, plan_of
from mirps_extract.model import Plan
from process.command import mirps as run

mirps = partial(run, timeout=600)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two plans of one country, read."""
    found = tmp_path_factory.mktemp("own")
    raw = found / "raw"
    raw.mkdir()
    draw_paper(raw / "labels.pdf", own_plans.blocks_of_labels())
    draw_paper(raw / "tables.pdf", own_plans.tables())
    done = mirps("raw", "--country", "gtm", "--no-institutions", cwd=found)
    assert done.returncode == ExitCode.OK, done.stderr
    assert "3 commitments" in done.stderr
    return found


def output(folder: Path, name: str) -> Plan:
    return plan_of((folder / "output" / f"{name}.json").read_bytes())


def test_a_folder_is_read_as_plans_of_one_country(folder: Path) -> None:
    for name, texts in (
        ("labels", ["Datos abiertos de salud", "Justicia abierta"]),
        ("tables", ["Open contracts", "Beneficial owners"]),
    ):
        plan = output(folder, name)
        (country,) = plan.countries
        (area,) = country.focus_areas
        own = [commitment.text for commitment in area.commitments]
        assert (country.iso3, own[0], own[-1]) == ("GTM", *texts)
        assert plan.made_with is not None
        assert plan.made_with.settings["country"] == "GTM"


def test_a_plan_is_read_again_for_another_country_only(folder: Path) -> None:
    again = mirps("raw", "--country", "GTM", "--no-institutions", cwd=folder)
    assert "2 skipped, unchanged" in again.stderr
    other = mirps("raw", "--country", "HND", "--no-institutions", "-o", "hnd", cwd=folder)
    assert other.returncode == ExitCode.OK
    assert plan_of((folder / "hnd" / "labels.json").read_bytes()).countries[0].iso3 == "HND"


def test_the_output_holds_and_is_exported(folder: Path) -> None:
    outputs = [folder / "output" / f"{name}.json" for name in ("labels", "tables")]
    assert mirps("validate", *outputs, cwd=folder).returncode == ExitCode.OK
    done = mirps("export", *outputs, "--to", "jsonl", "-o", "tables", cwd=folder)
    assert done.returncode == ExitCode.OK, done.stderr
    rows = (folder / "tables" / "commitments.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["country"]["iso3"] for row in rows] == ["GTM"] * 5


def test_one_year_is_held_against_the_next(folder: Path) -> None:
    how = ("--country", "GTM", "--no-institutions", "--quiet")
    for year in (2023, 2024):
        mirps("raw/labels.pdf", *how, "--year", year, "-o", str(year), cwd=folder)
    done = mirps("compare", "2023/labels.json", "2024/labels.json", "--format", "json", cwd=folder)
    assert done.returncode == ExitCode.OK, done.stderr
    assert done.stdout.count('"kind": "same"') == 3


def test_the_review_page_and_the_picture_of_a_page_are_made(folder: Path) -> None:
    how = ("--country", "GTM")
    page = mirps("review", "raw/labels.pdf", *how, "--no-institutions", cwd=folder)
    assert page.returncode == ExitCode.OK, page.stderr
    assert "Justicia abierta" in (folder / "labels.review.html").read_text(encoding="utf-8")
    seen = mirps("inspect", "raw/labels.pdf", *how, "--page", 2, cwd=folder)
    assert seen.returncode == ExitCode.OK, seen.stderr
    assert "Justicia abierta" in seen.stdout
    assert "row.first_item" in seen.stdout


def test_corrections_are_applied(folder: Path) -> None:
    before = output(folder, "labels").countries[0].focus_areas[0].commitments[0]
    correction = {
        "kind": "focus_area",
        "key": before.key,
        "nth": 0,
        "before": "no_focus_area",
        "after": "health",
    }
    (folder / "corrections.json").write_text(
        json.dumps({"version": "1.0", "reviewer": None, "corrections": [correction]})
    )
    how = ("--country", "GTM", "--no-institutions", "--corrections", "corrections.json")
    done = mirps("raw/labels.pdf", *how, "-o", "corrected", cwd=folder)
    assert done.returncode == ExitCode.OK, done.stderr
    plan = plan_of((folder / "corrected" / "labels.json").read_bytes())
    ids = [c.id for area in plan.countries[0].focus_areas for c in area.commitments]
    assert sorted(ids) == ["GTM-HEAL-01", "GTM-NONE-01", "GTM-NONE-02"]


@pytest.mark.parametrize("command", [(), ("review",), ("inspect", "--page", "1")])
def test_a_wrong_code_is_wrong_use_and_names_the_seven(
    command: tuple[str, ...], folder: Path
) -> None:
    done = mirps(*command, "raw/labels.pdf", "--country", "GT", cwd=folder)
    assert done.returncode == ExitCode.USAGE
    assert "BLZ, CRI, SLV, GTM, HND, MEX, PAN" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_option_it_is_no_plan_and_the_option_is_named(folder: Path) -> None:
    done = mirps("raw/labels.pdf", "--no-institutions", "-o", "none", cwd=folder)
    assert done.returncode == ExitCode.NOT_A_PLAN
    assert "--country" in done.stderr
    assert not (folder / "none").exists()
