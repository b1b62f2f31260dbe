"""export, --export and validate as commands: whole files, the same bytes, clear words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from drawing import SAMPLE, SETTINGS, draw
from mirps_extract.exports import FORMATS
from process.command import mirps as warm

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "output" / "mirps-2021-en.json"
EVERY = [part for name in FORMATS for part in ("--to", name)]

HIDING = """
import sys
for name in sys.argv.pop(1).split(","):
    sys.modules[name] = None
from mirps_extract.cli import run
run()
"""
"""Runs the command as if some modules were not installed."""


def mirps(
    *args: object, cwd: Path, env: Mapping[str, str] | None = None, hidden: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    if not (env or hidden):
        return warm(*args, cwd=cwd)
    start = ["-c", HIDING, hidden] if hidden else ["-m", "mirps_extract"]
    return subprocess.run(
        [sys.executable, *start, *map(str, args)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_every_format_gives_the_same_bytes_on_another_day_and_over_itself(tmp_path: Path) -> None:
    days = {"1": "Pacific/Kiritimati", "4242": "Pacific/Pago_Pago"}  # never on one date
    for seed, zone in days.items():
        env = {"PYTHONHASHSEED": seed, "TZ": zone}
        done = mirps("export", OUTPUT, *EVERY, "-o", seed, "--by-year", cwd=tmp_path, env=env)
        assert done.returncode == 0, done.stderr
    one, two = contents(tmp_path / "1"), contents(tmp_path / "4242")
    assert one == two
    assert {"mirps.xlsx", "mirps.db", "datapackage.json", "commitments.csv"} <= set(one)
    assert "commitments/year=2021/part-0.parquet" in one
    assert mirps("export", OUTPUT, *EVERY, "-o", "1", "--by-year", cwd=tmp_path).returncode == 0
    assert contents(tmp_path / "1") == one
    assert not any(str(tmp_path).encode() in data for data in one.values())


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    first = mirps("export", OUTPUT, "--to", "csv", "-o", "out", cwd=tmp_path)
    assert first.returncode == 0
    before = contents(tmp_path / "out")
    (tmp_path / "out" / "mentions.csv").unlink()
    (tmp_path / "out" / "mentions.csv").mkdir()  # takes the place of a file in the middle
    (tmp_path / "out" / "editions.csv").write_text("old")
    done = mirps("export", OUTPUT, "--to", "csv", "-o", "out", cwd=tmp_path)
    assert done.returncode == 8
    assert "mentions.csv cannot be written" in done.stderr
    (tmp_path / "out" / "mentions.csv").rmdir()
    after = contents(tmp_path / "out")
    assert after == {**{k: v for k, v in before.items() if k != "mentions.csv"}, **after}
    assert after["editions.csv"] == b"old"
    assert not [name for name in after if name.startswith(".")]


@pytest.mark.parametrize(
    ("name", "module"),
    [("excel", "xlsxwriter"), ("hdx", "xlsxwriter"), ("parquet", "pyarrow")],
)
def test_what_is_missing_is_named_in_a_line(name: str, module: str, tmp_path: Path) -> None:
    for command in (
        ["export", OUTPUT, "--to", "csv", "--to", name, "-o", "out"],
        [ROOT / "raw" / "mirps-2021-en.pdf", "-o", "out", "--export", name],
    ):
        done = mirps(*command, cwd=tmp_path, hidden=module)
        assert done.returncode == 15
        assert done.stderr == (
            f"mirps-extract: the format {name} needs {module}: pip install {module}.\n"
        )
        assert list(tmp_path.iterdir()) == []
    free = [other for other, form in FORMATS.items() if form.needs != module]
    others = [part for other in free for part in ("--to", other)]
    done = mirps("export", OUTPUT, *others, "-o", "out", cwd=tmp_path, hidden=module)
    assert done.returncode == 0


def test_nothing_else_is_needed(tmp_path: Path) -> None:
    light = ["csv", "hxl", "sqlite", "datapackage", "jsonl"]
    hidden = "pandas,polars,openpyxl,hxl,frictionless,datasette,spacy,xlsxwriter,pyarrow"
    asked = [part for name in light for part in ("--to", name)]
    done = mirps("export", OUTPUT, *asked, cwd=tmp_path, hidden=hidden)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "export" / "mirps.db").exists()


def test_the_same_edition_twice_is_refused(tmp_path: Path) -> None:
    done = mirps("export", OUTPUT, OUTPUT, "--to", "csv", cwd=tmp_path)
    assert done.returncode == 15
    assert done.stderr.count("\n") == 1
    assert "give one" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_plans_are_exported_as_they_are_read_and_when_they_are_skipped(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    draw(SAMPLE, SETTINGS["coded"], raw / "a.pdf")
    draw(SAMPLE, SETTINGS["bars two columns"], raw / "b.pdf")
    asked = ("raw", "--year", "2031", "--no-institutions", "--export", "jsonl", "--export", "csv")
    done = mirps(*asked, cwd=tmp_path)
    assert done.returncode == 0
    assert "of 2 editions as jsonl, csv: 18 files written to output/export" in done.stderr
    one = contents(tmp_path / "output" / "export")
    (tmp_path / "output" / "export" / "commitments.jsonl").unlink()
    again = mirps(*asked, cwd=tmp_path)
    assert "2 skipped" in again.stderr
    assert contents(tmp_path / "output" / "export") == one
    ids = [json.loads(line)["edition"]["id"] for line in one["commitments.jsonl"].splitlines()]
    assert len(set(ids)) == 2


def test_where_one_file_lies_is_told(tmp_path: Path) -> None:
    done = mirps("export", OUTPUT, "--to", "jsonl", cwd=tmp_path)
    assert done.stderr.endswith("1 edition as jsonl: written to export/commitments.jsonl.\n")


def test_an_export_that_fails_leaves_the_json(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    path = draw(SAMPLE, SETTINGS["coded"], raw / "a.pdf").path
    (raw / "b.pdf").write_bytes(path.read_bytes())
    done = mirps("raw", "--no-institutions", "--quiet", "--export", "csv", cwd=tmp_path)
    assert done.returncode == 15
    assert "made from the same PDF" in done.stderr
    assert sorted(contents(tmp_path / "output")) == ["a.json", "b.json"]


def test_years_are_for_parquet(tmp_path: Path) -> None:
    done = mirps("export", OUTPUT, "--to", "csv", "--by-year", cwd=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "--by-year is for the format parquet" in done.stderr


def test_standard_output_takes_no_exports(tmp_path: Path) -> None:
    pdf = ROOT / "raw" / "mirps-2021-en.pdf"
    done = mirps(pdf, "-o", "-", "--export", "csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "-o - writes no exports" in done.stderr


def changed(folder: Path, name: str, **changes: object) -> Path:
    value = {**json.loads(OUTPUT.read_text(encoding="utf-8")), **changes}
    path = folder / name
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2), encoding="utf-8")
    return path


OLD = ROOT / "tests" / "fixtures" / "plan-form-1.1.json"


def test_outputs_of_other_versions_are_read_where_the_first_number_is_the_same(
    tmp_path: Path,
) -> None:
    newer = changed(tmp_path, "newer.json", schema_version="1.9", unforeseen={"a": [1]})
    for path in (newer, OLD):
        for command in (
            ["validate", path],
            ["export", path, "--to", "csv", "-o", path.stem],
            ["compare", OUTPUT, path],
        ):
            done = mirps(*command, cwd=tmp_path)
            assert done.returncode == 0, done.stderr


def test_another_first_number_is_refused_in_a_line(tmp_path: Path) -> None:
    path = changed(tmp_path, "other.json", schema_version="2.0", coverage=None)
    for command in (["export", path, "--to", "csv"], ["compare", OUTPUT, path]):
        done = mirps(*command, cwd=tmp_path)
        assert done.returncode == 3
        assert done.stderr.count("\n") == 1
        assert "has the form '2.0', and this version reads 1.x" in done.stderr
    done = mirps("validate", path, cwd=tmp_path)
    assert done.returncode == 14
    assert done.stdout == (
        f"{path}:2: schema_version: the form is 2.0; this version of mirps-extract knows 1.x.\n"
    )


def test_validate_says_what_is_good_and_lists_what_is_not(tmp_path: Path) -> None:
    bad = changed(tmp_path, "bad.json", objectives=[1], footnotes=[{"mark": "1"}])
    (tmp_path / "none.json").write_bytes(b"\x00\xff\x1b[31m")
    done = mirps("validate", OUTPUT, bad, "none.json", "missing.json", cwd=tmp_path)
    assert done.returncode == 14
    told = done.stdout.splitlines()
    lines = bad.read_text(encoding="utf-8").splitlines()
    line = lines.index('  "objectives": [') + 2
    assert told[0] == f"{bad}:{line}: objectives[0]: Input should be a valid string: 1."
    assert sum("footnotes[0]" in row for row in told) == 2
    assert told[-1].startswith("none.json:1: ")
    assert f"{OUTPUT} is valid." in done.stderr.replace("\n", " ")
    assert "missing.json cannot be read" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_validate_of_a_missing_file_or_a_folder(tmp_path: Path) -> None:
    assert mirps("validate", "missing.json", cwd=tmp_path).returncode == 3
    assert mirps("validate", tmp_path, cwd=tmp_path).returncode == 18
    assert mirps("validate", OUTPUT, cwd=tmp_path).returncode == 0
