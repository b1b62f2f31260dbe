"""The README is true: its commands run, its tables name what there is."""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from drawing import SAMPLE, SETTINGS, draw
from mirps_extract import ExitCode
from mirps_extract.cli.main import cli
from mirps_extract.comparison import Kind
from mirps_extract.corrections import Corrections
from mirps_extract.exports import FORMATS
from mirps_extract.findings import kinds
from mirps_extract.registry import TYPES, shipped_entries
from mirps_extract.text import RepairKind
from mirps_extract.vocabulary import languages
from mirps_extract.write import schema
from process.command import mirps

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """The fenced blocks of a kind."""
    return re.findall(rf"```{kind}\n(.*?)```", README, flags=re.S)


def column(heading: str) -> list[str]:
    """The first cells of the table under a heading."""
    section = README.split(f"### {heading}\n")[1].split("\n#")[0]
    cells = re.findall(r"^\| ([^|]+) \|", section, flags=re.M)
    return [cell.strip() for cell in cells if not cell.startswith("---")][1:]


def test_the_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^make (\w+)", blocks("console")[0], flags=re.M)
    assert targets == ["run", "test"]
    assert all(re.search(rf"^{target}:", makefile, flags=re.M) for target in targets)


def test_ci_runs_the_readmes_test_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def section_of(heading: str) -> str:
    """What stands under a heading, up to the next."""
    return README.split(f"# {heading}\n")[1].split("\n#")[0]


def commands(heading: str) -> list[list[str]]:
    """The commands that a section shows, as a shell splits them."""
    shown = "".join(re.findall(r"```console\n(.*?)```", section_of(heading), flags=re.S))
    lines = shown.splitlines()
    return [shlex.split(line, comments=True) for line in lines if line.startswith("mirps-extract")]


def run(command: list[str], folder: Path) -> int:
    """Run a command of the README in a folder; its exit code."""
    return mirps(*command[1:], cwd=folder).returncode


def test_the_commands_run_as_they_stand(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    setting = SETTINGS["coded"]
    for target in (tmp_path / "plan.pdf", tmp_path / "raw" / "plan.pdf"):
        draw(SAMPLE, setting, target)
    assert len(commands("Two commands")) == 12
    output = (ROOT / "output" / "mirps-2021-en.json").read_bytes()
    for name in ("2021.json", "2022.json"):
        (tmp_path / name).write_bytes(output)
    for command in commands("Two commands"):
        assert run(command, tmp_path) == (9 if "--strict" in command else 0), command
    assert (tmp_path / "output" / "plan.json").exists()
    assert (tmp_path / "data" / "plan.json").exists()


def test_the_commands_around_a_registry_run_as_they_stand(tmp_path: Path) -> None:
    draw(SAMPLE, SETTINGS["coded"], tmp_path / "plan.pdf")
    (tmp_path / "own.csv").write_text(blocks("csv")[0], encoding="utf-8")
    assert len(commands("The registry")) == 2
    assert [run(command, tmp_path) for command in commands("The registry")] == [0, 0]


def test_the_vocabulary_works_as_it_stands(tmp_path: Path) -> None:
    draw(SAMPLE, SETTINGS["coded"], tmp_path / "plan.pdf")
    (tmp_path / "own.toml").write_text(blocks("toml")[0], encoding="utf-8")
    assert [run(command, tmp_path) for command in commands("Words of your own")] == [0]


def test_the_commands_that_compare_run_as_they_stand(tmp_path: Path) -> None:
    output = (ROOT / "output" / "mirps-2021-en.json").read_bytes()
    (tmp_path / "output").mkdir()
    for name in ("2021.json", "2022.json", "output/2021.json", "output/2022.json"):
        (tmp_path / name).write_bytes(output)
    assert len(commands("One year against the next")) == 3
    for command in commands("One year against the next"):
        inputs = [part.replace("output/*.json", "output/2021.json") for part in command]
        more = ["output/2022.json"] if inputs != command else []
        assert run([*inputs, *more], tmp_path) == 0
    assert (tmp_path / "c.html").exists()


def test_the_kinds_of_change_are_all_there() -> None:
    section = README.split("## One year against the next\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, flags=re.M) == [kind.value for kind in Kind]


def test_the_commands_that_evaluate_run_as_they_stand(tmp_path: Path) -> None:
    output = (ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8")
    for name in ("plan.json", "gold.json", "old.json", "new.json"):
        (tmp_path / name).write_text(output, encoding="utf-8")
    (tmp_path / "mentions.jsonl").write_text(blocks("json")[1], encoding="utf-8")
    assert len(commands("Evaluate a reading")) == 3
    assert [run(command, tmp_path) for command in commands("Evaluate a reading")] == [0, 0, 0]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a plan in raw/ and an output in output/, as the sections have it."""
    for name in ("raw/mirps-2021-en.pdf", "output/mirps-2021-en.json"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path


def run_as_it_stands(heading: str, folder: Path) -> list[str]:
    """Run the commands of a section through a shell, and name what they made.

    What is installed already is not installed again, and a server answers once and goes.
    """
    (block,) = re.findall(r"```console\n(.*?)```", section_of(heading), flags=re.S)
    before = set(folder.rglob("*"))
    for line in (line.partition("    #")[0] for line in block.splitlines()):
        if line.startswith("pip install"):
            extra = re.search(r"\[(\w+)\]", line)
            assert extra and extra[1] in {form.extra for form in FORMATS.values()}
            continue
        once = " --get /mirps.json" if line.startswith("datasette") else ""
        done = subprocess.run(
            line + once,
            shell=True,
            cwd=folder,
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, (line, done.stderr)
    made = [path for path in folder.rglob("*") if path not in before and path.is_file()]
    return sorted(str(path.relative_to(folder)) for path in made)


def test_what_is_said_of_exports_runs_as_it_stands(project: Path) -> None:
    made = run_as_it_stands("For other programs", project)
    assert {"output/export/mirps.xlsx", "tables/mirps.db"} <= set(made)


def test_an_analyst_gets_a_workbook(project: Path) -> None:
    assert run_as_it_stands("An analyst in Excel", project) == ["output/export/mirps.xlsx"]


def test_an_engineer_gets_parquet_and_a_database(project: Path) -> None:
    made = run_as_it_stands("A data engineer", project)
    assert {"lake/commitments/year=2021/part-0.parquet", "lake/mirps.db"} <= set(made)
    section = section_of("A data engineer")
    (asked,) = re.findall(r"```sql\n(.*?)```", section, flags=re.S)
    with closing(sqlite3.connect(project / "lake" / "mirps.db")) as database:
        questions = [part for part in asked.split(";") if part.strip()]
        assert len(questions) == 4
        assert all(database.execute(question).fetchall() for question in questions)
    (script,) = re.findall(r"```python\n(.*?)```", section, flags=re.S)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "support" in done.stdout


def test_a_publisher_gets_what_the_exchange_takes(project: Path) -> None:
    made = run_as_it_stands("An information manager publishing to HDX", project)
    whole = "hdx/mirps-national-action-plans"
    assert {f"{whole}/commitments.csv", f"{whole}-blz/hdx-dataset.json"} <= set(made)
    assert "portal/datapackage.json" in made


def test_the_formats_are_all_there() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.*)\|$", section_of("For other programs"), flags=re.M)
    needs = {name: need.strip() for name, need in rows}
    assert needs == {
        name: f"`mirps-extract[{form.extra}]`" if form.extra else ""
        for name, form in FORMATS.items()
    }


def test_the_commands_around_the_review_page_run_as_they_stand(tmp_path: Path) -> None:
    draw(SAMPLE, SETTINGS["coded"], tmp_path / "plan.pdf")
    corrections = json.dumps({"version": "1.0", "corrections": []})
    (tmp_path / "plan.corrections.json").write_text(corrections, encoding="utf-8")
    assert [run(command, tmp_path) for command in commands("The review page")] == [0, 0]
    assert (tmp_path / "plan.review.html").exists()
    assert (tmp_path / "output" / "plan.review.html").exists()


def test_the_example_of_corrections_is_in_the_form() -> None:
    page = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    example = re.findall(r"```json\n(.*?)```", page, flags=re.S)[0]
    made = Corrections.model_validate_json(example)
    assert {correction.kind for correction in made.corrections} == set(
        re.findall(r"^\| `(\w+)` \|", page, flags=re.M)
    )


def test_the_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) == 3
    assert all((ROOT / name).stat().st_size < 300_000 for name in pictures)


def test_the_registry_is_counted_and_its_types_are_named() -> None:
    section = README.split("### The registry\n")[1].split("\n### ")[0]
    counted = re.search(r"knows (\d+) institutions", section)
    assert counted and int(counted[1]) == len(shipped_entries())
    assert set(re.findall(r"`([a-z_]+)`", section.split("Types are")[1])) == set(TYPES)


def test_the_python_example_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", blocks("python")[0]],
        cwd=ROOT,
        capture_output=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0
    assert b"Belize 10 10" in done.stdout


def test_the_excerpts_are_from_the_output() -> None:
    plan = json.loads((ROOT / "output" / "mirps-2021-en.json").read_text(encoding="utf-8"))
    by_id = {
        commitment["id"]: commitment
        for country in plan["countries"]
        for area in country["focus_areas"]
        for commitment in area["commitments"]
    }
    shown = json.loads(blocks("json")[0])
    whole = by_id[shown["id"]]
    beginning, _ = shown.pop("text").split(" ... ", 1)
    assert whole["text"].startswith(beginning)
    assert {name: whole[name] for name in shown} == shown
    messages = [f"{f['severity']:8}{f['message']}" for f in plan["findings"]]
    quoted = [line for line in blocks("text")[0].splitlines() if line.startswith("warning")]
    assert quoted
    assert all(line in messages for line in quoted)


def test_the_exit_codes_are_all_there() -> None:
    assert [int(code) for code in column("Exit codes")] == [code.value for code in ExitCode]


def test_the_findings_that_are_named_exist() -> None:
    section = README.split("### The findings")[1].split("### Options")[0]
    assert set(re.findall(r"`(\w+)`", section)) < set(kinds())


def test_the_repairs_are_all_there() -> None:
    sentence = README.split("Repairs are of these kinds:")[1].split(", which marks")[0]
    assert set(re.findall(r"`(\w+)`", sentence)) == {kind.value for kind in RepairKind}


def test_the_fields_are_all_there() -> None:
    defined = schema()
    top = set(defined["properties"])
    named = {cell.strip("`").split("[")[0].split(".")[0] for cell in column("The fields")}
    assert top <= named | {"countries"}
    commitment = set(defined["$defs"]["Commitment"]["properties"])
    described = {c.strip("`") for c in column("The fields") if c.startswith("`commitments")}
    assert {name.split(".")[1].rstrip("[]") for name in described} == commitment


def test_the_options_are_all_there() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mirps_extract", "read", "--help"],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    offered = set(re.findall(r"--[a-z-]+", done.stdout.split("Examples:")[0])) - {"--help"}
    section = README.split("### Options\n")[1].split("\n### ")[0]
    named = set(re.findall(r"`(--[a-z-]+)", section)) | {"--output"}
    assert offered == named
    assert f"languages: {', '.join(f'`{code}`' for code in languages())}" in section


def test_the_examples_of_the_help_are_of_commands_that_exist() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mirps_extract", "--help"],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    examples = [line.split() for line in done.stdout.split("Examples:")[1].splitlines()]
    named = [words[1] for words in examples if words]
    assert len(named) > 3
    assert [name for name in named if name not in cli.commands and name != "plan.pdf"] == []


@pytest.mark.parametrize("word", ["TODO", "FIXME"])
def test_nothing_is_left_open(word: str) -> None:
    sources = (ROOT / "src").rglob("*.py")
    assert not [path for path in sources if word in path.read_text(encoding="utf-8")]
