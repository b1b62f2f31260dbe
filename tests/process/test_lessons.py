"""`corrections` as a user calls it: passages and registry rows of what people corrected."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from drawing import SAMPLE, SETTINGS, draw
from mirps_extract import ExitCode
from mirps_extract.commitments.identity import key_of
from process.command import mirps

SEED = (
    "Seed capital: Extend the small-grants scheme of FONAPYME to refugee-led cooperatives, half of "
    "them headed by women."
)
SAVINGS = (
    "Open savings accounts to holders of a refugee visa, in agreement with the Superintendency of "
    "Banks."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    draw(SAMPLE, SETTINGS["coded"], tmp_path / "plan.pdf")
    return tmp_path


def corrected(folder: Path, *made: tuple[str, str, dict[str, str]]) -> None:
    """Write corrections of commitments: of which country, of which text, and what."""
    corrections = [{"key": key_of(iso3, text), **what} for iso3, text, what in made]
    text = json.dumps({"version": "1.0", "corrections": corrections})
    (folder / "own.json").write_text(text, encoding="utf-8")


def test_corrections_become_passages_and_rows_that_the_registry_takes(folder: Path) -> None:
    link = {
        "kind": "link_institution",
        "text": "FONAPYME",
        "before": "x-cri-fonapyme",
        "after": "cr-inamu",
    }
    bank = "x-ecu-superintendency-of-banks"
    unmark = {"kind": "remove_institution", "text": "Superintendency of Banks", "before": bank}
    mark = {
        "kind": "add_institution",
        "text": "Superintendency",
        "institution": bank,
        "role": "lead",
    }
    corrected(folder, ("CRI", SEED, link), ("ECU", SAVINGS, unmark), ("ECU", SAVINGS, mark))
    done = mirps("corrections", "lessons", "plan.pdf", "own.json", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "2 passages and 2 registry rows are written to lessons" in done.stderr
    passages = folder / "lessons" / "plan-passages_en.tsv"
    assert passages.read_text(encoding="utf-8").splitlines() == [
        f"CRI\tcorrected\t{SEED.replace('FONAPYME', '[[FONAPYME|mention]]')}",
        f"ECU\tcorrected\t{SAVINGS.replace('Superintendency', '[[Superintendency|lead]]')}",
    ]
    table = folder / "lessons" / "plan-registry.csv"
    grown, new = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    assert (grown["id"], grown["acronyms"].split("; ")[-1]) == ("cr-inamu", "FONAPYME")
    assert grown["name_es"] == "Instituto Nacional de las Mujeres"
    assert new == {
        "id": "ecu-superintendency-of-banks",
        "name_en": "Superintendency of Banks",
        "name_es": "",
        "acronyms": "",
        "aliases": "Superintendency",
        "type": "agency",
        "country": "ECU",
        "parent": "",
        "external_ids": "",
    }
    assert mirps("registry", "check", str(table), cwd=folder).returncode == 0
    again = mirps("plan.pdf", "--registry", str(table), "-o", "-", cwd=folder)
    assert '"cr-inamu"' in again.stdout
    assert '"ecu-superintendency-of-banks"' in again.stdout


def test_without_corrections_of_institutions_there_is_nothing_to_learn(folder: Path) -> None:
    corrected(folder, ("CRI", SEED, {"kind": "checked", "before": SEED}))
    done = mirps("corrections", "lessons", "plan.pdf", "own.json", "-o", "none", cwd=folder)
    assert (done.returncode, "0 passages and 0 registry rows" in done.stderr) == (0, True)
    assert (folder / "none" / "plan-passages_en.tsv").read_bytes() == b""


def test_corrections_that_are_none_are_said_in_one_line(folder: Path) -> None:
    (folder / "own.json").write_text("{}", encoding="utf-8")
    done = mirps("corrections", "lessons", "plan.pdf", "own.json", cwd=folder)
    assert done.returncode == ExitCode.CORRECTIONS
    assert "own.json cannot be used as corrections" in done.stderr
    assert not (folder / "lessons").exists()
