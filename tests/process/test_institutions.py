"""Commands around institutions, as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from mirps_extract import ExitCode
from process.command import mirps

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "fixtures" / "plan-2021-en.gold.json"
OUTPUT = ROOT / "output" / "mirps-2021-en.json"
HEADER = "id,name_en,name_es,acronyms,aliases,type,country,parent,external_ids\n"


def test_without_institutions_spacy_is_not_imported(sample: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mirps_extract", sample, "--no-institutions", "--debug"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"},  # of the processes that it starts, too
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    assert "mirps_extract.pipeline" in done.stderr
    assert "spacy" not in done.stderr
    plan = json.loads((tmp_path / "output" / "sample.json").read_text(encoding="utf-8"))
    assert plan["institutions"] == []
    areas = [area for country in plan["countries"] for area in country["focus_areas"]]
    assert {c["implied"] for area in areas for c in area["commitments"]} == {None}


def test_a_model_that_is_not_there_is_said_in_one_line(sample: Path, tmp_path: Path) -> None:
    done = mirps(sample, "--model", "no_such_model", "--quiet", cwd=tmp_path)
    assert done.returncode == ExitCode.MODEL
    assert "cannot load the spaCy model 'no_such_model'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_a_registry_that_is_none_is_said_in_one_line(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = mirps(sample, "--registry", "own.csv", "--quiet", cwd=tmp_path)
    assert done.returncode == ExitCode.REGISTRY
    assert "own.csv lacks the columns" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_packages_registry_has_nothing_wrong(tmp_path: Path) -> None:
    done = mirps("registry", "check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "0 problems" in done.stderr


def test_what_is_wrong_in_a_registry_is_listed(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(
        HEADER + "pe-mm,Ministry of Mines,,MM,,ministry,PER,,\npe-gg,Gold Guild,,MM,,club,PER,,\n",
        encoding="utf-8",
    )
    done = mirps("registry", "check", "own.csv", cwd=tmp_path)
    assert done.returncode == ExitCode.REGISTRY
    assert [line.split(": ")[1] for line in done.stdout.splitlines()] == [
        "type_unknown",
        "two_owners",
    ]


def test_an_output_is_held_against_gold(tmp_path: Path) -> None:
    done = mirps("evaluate", OUTPUT, GOLD, cwd=tmp_path)
    assert done.returncode == 0
    assert "recall 1.0000, precision 1.0000" in done.stdout
    assert "missed" not in done.stdout


def test_gains_and_losses_between_two_outputs_are_listed(tmp_path: Path) -> None:
    plan = json.loads(OUTPUT.read_text(encoding="utf-8"))
    first = plan["countries"][0]["focus_areas"][0]["commitments"][0]
    first["text"] = "Something else that nobody ever wrote down anywhere."
    (tmp_path / "old.json").write_text(json.dumps(plan), encoding="utf-8")
    done = mirps("evaluate", "old.json", OUTPUT, GOLD, cwd=tmp_path)
    assert done.returncode == 0
    assert "2 gains from the first output to the second" in done.stdout
    assert "0 losses from the first output to the second" in done.stdout


def test_gold_that_is_none_is_said_in_one_line(tmp_path: Path) -> None:
    done = mirps("evaluate", OUTPUT, "none.json", cwd=tmp_path)
    assert done.returncode == ExitCode.NOT_READABLE
    assert "cannot read none.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_evaluate_takes_no_more_than_two_outputs(tmp_path: Path) -> None:
    done = mirps("evaluate", OUTPUT, OUTPUT, OUTPUT, GOLD, cwd=tmp_path)
    assert done.returncode == ExitCode.USAGE
