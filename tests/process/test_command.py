"""The command as a process: what a user types, and what comes back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from drawing import Text, draw_page
from mirps_extract.model import SCHEMA_VERSION
from process.command import mirps_bytes as warm

ROOT = Path(__file__).parents[2]
PDF = ROOT / "raw" / "mirps-2021-en.pdf"


@dataclass(frozen=True)
class Run:
    """A run of the command that several tests look at."""

    folder: Path
    done: subprocess.CompletedProcess[bytes]

    @property
    def plan(self) -> Any:
        """What it wrote."""
        return json.loads((self.folder / "output" / "sample.json").read_text(encoding="utf-8"))


def mirps(
    *args: object, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "mirps_extract", *map(str, args)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="module")
def by_default(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run without any option."""
    folder = tmp_path_factory.mktemp("default")
    return Run(folder, mirps(sample, cwd=folder))


@pytest.fixture(scope="module")
def with_options(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run with options that do not touch each other."""
    folder = tmp_path_factory.mktemp("options")
    options = "--strict --quiet --year 2031 --language en --keep-stages stages"
    return Run(folder, mirps(sample, *options.split(), cwd=folder))


def test_a_plan_becomes_json_in_output_and_a_table_on_standard_error(by_default: Run) -> None:
    done = by_default.done
    assert done.returncode == 0
    assert done.stdout == b""
    assert [country["iso3"] for country in by_default.plan["countries"]] == ["CRI", "ECU", "HND"]
    said = done.stderr.decode()
    assert "Ecuador" in said
    assert "4/3 !" in said  # health declares 4 and prints 3
    assert "declares 4, 3 found" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.long)])
def test_two_processes_with_other_hash_seeds_give_the_same_bytes(
    whole: bool, sample: Path, tmp_path: Path
) -> None:
    options = (PDF if whole else sample, "-o", "-", "--quiet")
    one, two = (
        mirps(*options, cwd=tmp_path, env={"PYTHONHASHSEED": seed}) for seed in ("1", "4242")
    )
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout
    assert json.loads(one.stdout)["schema_version"] == SCHEMA_VERSION


def test_standard_output_carries_json_and_nothing_else(sample: Path, tmp_path: Path) -> None:
    done = mirps(sample, "-o", "-", "--no-institutions", cwd=tmp_path)
    assert json.loads(done.stdout)["source"]["file_name"] == "sample.pdf"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_read_and_one_bad_file_does_not_stop_the_rest(
    sample: Path, tmp_path: Path
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a-broken.pdf").write_bytes(sample.read_bytes()[:2000])
    (raw / "b-good.PDF").write_bytes(sample.read_bytes())
    (raw / "notes.txt").write_text("no plan")
    done = mirps("raw/", "-o", "data", "--no-institutions", cwd=tmp_path)
    assert done.returncode == 16
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["b-good.json"]
    assert "a-broken.pdf" in done.stderr.decode()


def test_strict_fails_on_findings(with_options: Run) -> None:
    assert with_options.done.returncode == 9
    assert with_options.plan["findings"]


def test_quiet_says_nothing(with_options: Run) -> None:
    assert (with_options.done.stdout, with_options.done.stderr) == (b"", b"")


def test_year_and_language_can_be_set(with_options: Run) -> None:
    assert with_options.plan["edition"] == {
        "title": "MIRPS NATIONAL ACTION PLANS",
        "year": 2031,
        "language": "en",
    }


def test_the_stages_can_be_kept(with_options: Run) -> None:
    stages = with_options.folder / "stages" / "sample"
    names = sorted(path.name for path in stages.iterdir())
    assert names == [
        "1-read.json",
        "2-ocr.json",
        "3-layout.json",
        "4-outline.json",
        "5-commitments.json",
        "6-institutions.json",
        "7-reconcile.json",
        "8-write.json",
    ]
    read = json.loads((stages / "1-read.json").read_text(encoding="utf-8"))
    assert read["pages"][0]["words"][0]["text"] == "MIRPS"
    written = json.loads((stages / "8-write.json").read_text(encoding="utf-8"))
    assert written == with_options.plan


def _text_pdf(path: Path, text: str) -> Path:
    draw_page(path, [Text(72, 72, text)])
    return path


def _bad(kind: str, folder: Path, sample: Path) -> Path:
    path = folder / f"{kind}.pdf"
    if kind == "not-a-pdf":
        path.write_text("<html>no plan</html>")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "truncated":
        path.write_bytes(sample.read_bytes()[:900])
    elif kind == "no-plan":
        _text_pdf(path, "Minutes of a meeting about something else")
    elif kind == "no-text":
        draw_page(path, [])
    elif kind == "folder":
        path.mkdir()
    return path


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("missing", 3),
        ("folder", 18),
        ("not-a-pdf", 4),
        ("empty", 4),
        ("truncated", 16),
        ("no-text", 6),
        ("no-plan", 7),
    ],
)
def test_what_cannot_be_read_gives_one_line_and_its_code_and_no_file(
    kind: str, code: int, sample: Path, tmp_path: Path
) -> None:
    bad = _bad(kind, tmp_path, sample)
    done = warm(bad, "-o", "out", "--no-institutions", cwd=tmp_path)
    said = done.stderr.decode().strip()
    assert done.returncode == code
    assert said.startswith("mirps-extract: ")
    assert len(said.splitlines()) == 1
    assert done.stdout == b""
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written_gives_its_code(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    done = warm(sample, "-o", "out", "--no-institutions", cwd=tmp_path)
    assert done.returncode == 8
    assert "choose another folder" in done.stderr.decode()


@pytest.mark.parametrize(
    "args", [(), ("--language", "xx"), ("--no-such-option",), ("-o", "-", "second.pdf")]
)
def test_wrong_use_gives_code_2(args: tuple[str, ...], sample: Path, tmp_path: Path) -> None:
    done = warm(*([sample, *args] if args else []), cwd=tmp_path)
    assert done.returncode == 2
    assert b"Usage" in done.stderr or b"Usage" in done.stdout


def test_schema_prints_the_schema_that_the_output_obeys(by_default: Run, tmp_path: Path) -> None:
    import jsonschema

    schema = json.loads(mirps("schema", cwd=tmp_path).stdout)
    plan = by_default.plan
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(plan, schema, jsonschema.Draft202012Validator)
    del plan["countries"][0]["iso3"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plan, schema, jsonschema.Draft202012Validator)
