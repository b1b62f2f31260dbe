"""What a person sees of a call: tables that fit, findings, commands, limits in their units."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from mirps_extract import model
from mirps_extract.cli.access import LimitType
from mirps_extract.cli.main import TASKS, cli
from mirps_extract.cli.report import WIDTH, report
from mirps_extract.limits import MEBI, USUAL_LIMITS, Limits
from unit.plans import plan

AREAS = ("protection", "jobs_and_livelihoods", "social_protection", "documentation", "health")
LONG = (*AREAS, "internationalisation", "statelessness", "participation", "intergenerational")


def _printed(capsys: pytest.CaptureFixture[str], areas: tuple[str, ...]) -> str:
    texts = {area: ["Open a school."] for area in areas}
    report(plan({"BLZ": texts, "SLV": texts}, declared={"SLV": 3}), "output/plan.json")
    return capsys.readouterr().err


@pytest.mark.parametrize("areas", [AREAS, LONG])
def test_tables_fit_the_width_and_break_no_word(
    areas: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    said = _printed(capsys, areas)
    counts = said.partition("countries,")[0].splitlines()
    assert max(map(len, counts)) <= WIDTH
    words = [word for area in areas for word in area.split("_")]
    assert [word for word in words if word not in said.split()] == []
    assert said.count("1/1") + said.count("–/1") == 2 * len(areas)
    assert "3/" in said and "!" in said


def test_a_table_that_does_not_fit_goes_on_in_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert "continued" not in _printed(capsys, AREAS[:2])
    assert "continued" in _printed(capsys, LONG)


def _finding(severity: str, message: str) -> model.Finding:
    return model.Finding.model_validate(
        {
            "code": "year_not_printed",
            "severity": severity,
            "message": message,
            "country": None,
            "focus_area": None,
            "commitment": None,
            "evidence": [],
        }
    )


def test_notes_are_counted_and_listed_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    findings = [_finding("warning", "look here"), *(_finding("info", f"note {k}") for k in "ab")]
    read = plan({"BLZ": {"health": ["Open a clinic."]}}, findings=findings)
    report(read, "output/plan.json")
    said = capsys.readouterr().err
    assert "look here" in said and "2 notes" in said and "note a" not in said
    report(read, "output/plan.json", verbose=True)
    said = capsys.readouterr().err
    assert "note a" in said and "note b" in said and "2 notes" not in said


def test_every_command_is_listed_under_what_people_do() -> None:
    assert {name for commands in TASKS.values() for name in commands} == set(cli.commands)
    said = CliRunner().invoke(cli, ["--help"]).output
    assert all(re.search(rf"^  {name} ", said, re.M) for name in cli.commands)
    assert all(f"{task}:" in said for task in TASKS)


@pytest.mark.parametrize(("typed", "meant"), [("reveiw", "review"), ("exprot", "export")])
def test_a_command_that_is_mistyped_is_told(typed: str, meant: str) -> None:
    done = CliRunner().invoke(cli, [typed, "plan.pdf"])
    assert done.exit_code == 2
    assert f"did you mean {meant}?" in done.output


def test_an_option_of_reading_is_no_mistyped_command() -> None:
    done = CliRunner().invoke(cli, ["--review"])
    assert "Missing argument 'PLANS...'" in done.output


def test_a_limit_is_told_and_taken_in_mb() -> None:
    context, kind = click.Context(cli), LimitType()

    def taken(given: str) -> tuple[str, int]:
        return kind.convert(given, None, context)

    assert taken("file=600MB") == ("file", 600 * MEBI)
    assert taken("memory=8gb") == ("memory", 8192 * MEBI)
    assert taken("stream=1000") == ("stream", 1000)
    assert taken("pages=2000") == ("pages", 2000)
    assert USUAL_LIMITS.raised("file", 8).endswith("(--limit file=4096MB)")
    assert Limits(stream=1000).raised("stream", 8).endswith("(--limit stream=8000)")
    for wrong in ("pages=2MB", "file=MB", "file=2TB", "file=0MB", "pages=", "size=3"):
        with pytest.raises(click.BadParameter):
            taken(wrong)
