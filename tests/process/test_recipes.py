"""The recipes run as they stand on their page, with small stand-ins for the schedulers."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import polars
import pytest

from mirps_extract import ExitCode, export, load
from project.pages import PAGES, ROOT, blocks

PAGE = "docs/recipes.md"
FOLDER = "/data/mirps"
"""The folder of the recipes; here each test has one of its own."""


@pytest.fixture
def folder(tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan to read, and the command on the path."""
    (tmp_path / "raw").mkdir()
    shutil.copy(sample, tmp_path / "raw" / "plan.pdf")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", path)
    return tmp_path


def block(kind: str, folder: Path, at: int = 0) -> str:
    """A block of the page, for a folder."""
    return blocks(PAGE, kind)[at].replace(FOLDER, str(folder))


def test_the_codes_of_the_machine_are_those_that_there_are() -> None:
    machine = {ExitCode.DISK_FULL, ExitCode.TIME, ExitCode.MEMORY}
    machine |= {ExitCode.CRASHED, ExitCode.MACHINE}
    listed = ", ".join(str(code.value) for code in sorted(machine))
    assert f"\n| {listed} |" in PAGES[PAGE]
    assert f"OF_THE_MACHINE = {{{listed}}}" in PAGES[PAGE]


def night(folder: Path) -> subprocess.CompletedProcess[str]:
    """What cron does with its line."""
    *settings, line = block("cron", folder).splitlines()
    assert [setting.partition("=")[0] for setting in settings] == ["MAILTO", "PATH"]
    match = re.fullmatch(r"(?:[\d*/,-]+ ){5}(/.*)", line)
    assert match
    return subprocess.run(
        ["/bin/sh", "-c", match[1]], capture_output=True, text=True, check=False, timeout=600
    )


def test_cron_tells_of_what_is_new_and_of_what_fails(folder: Path) -> None:
    script = folder / "read-plans.sh"
    script.write_text(block("sh", folder))
    script.chmod(0o755)
    first = night(folder)
    assert first.returncode == 0
    assert first.stdout.endswith("before you use it:\noutput/plan.review.html\n")
    assert len(polars.read_parquet(folder / "lake/commitments/*/*.parquet")) > 10
    second = night(folder)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    (folder / "raw" / "bad.pdf").write_bytes(b"no plan")
    bad = night(folder)
    assert bad.returncode == ExitCode.NOT_A_PDF
    assert bad.stdout == ""
    assert re.fullmatch(r"mirps-extract: .*bad\.pdf.*\n", bad.stderr)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        busy = night(folder)
    assert (busy.returncode, busy.stdout, busy.stderr) == (0, "", "")


@contextmanager
def modules(**stand_ins: dict[str, Any]) -> Iterator[None]:
    """Modules that are not installed, by names with _ for a dot."""
    with pytest.MonkeyPatch.context() as patch:
        for name, content in stand_ins.items():
            module = ModuleType(name.replace("_", "."))
            vars(module).update(content)
            patch.setitem(sys.modules, module.__name__, module)
        yield


class AirflowFailException(Exception):
    """As Airflow's: no second try."""


@dataclass
class Ran:
    """What a task of the stand-in for Airflow gave."""

    value: Any

    def __rshift__(self, others: list[Ran]) -> list[Ran]:
        return others


@dataclass
class Task:
    """A task that runs when it is called; one that fails stops no other."""

    work: Callable[..., Any]
    failures: list[Exception]

    def __call__(self, **arguments: Any) -> Ran:
        """Run it."""
        try:
            return Ran(self.work(**arguments))
        except Exception as error:
            self.failures.append(error)
            return Ran(None)

    def expand(self, **lists: Ran) -> Ran:
        """Run it for each value of a list."""
        ((name, ran),) = lists.items()
        return Ran([self(**{name: value}).value for value in ran.value])


def run_dag(script: str) -> list[Exception]:
    """Run a DAG; what its tasks failed with."""
    failures: list[Exception] = []

    def task(work: Callable[..., Any] | None = None, **options: Any) -> Any:
        return Task(work, failures) if work else lambda work: Task(work, failures)

    def dag(**options: Any) -> Any:
        assert set(options) == {"schedule", "start_date", "catchup", "max_active_runs"}
        return lambda work: work

    with modules(
        airflow={},
        airflow_sdk={"dag": dag, "task": task},
        airflow_sdk_exceptions={"AirflowFailException": AirflowFailException},
    ):
        exec(compile(script, "dag.py", "exec"), {"__name__": "dag"})
    return failures


def test_airflow_reads_what_is_new_and_exports_all(folder: Path) -> None:
    script = block("python", folder)
    (folder / "raw" / "bad.pdf").write_bytes(b"no plan")
    (failure,) = run_dag(script)
    assert isinstance(failure, AirflowFailException)
    assert "bad.pdf" in str(failure)
    assert (folder / "output" / "plan.review.html").is_file()
    written = (folder / "output" / "plan.json").stat().st_mtime_ns
    assert len(polars.read_parquet(folder / "lake/commitments/*/*.parquet")) > 10
    (folder / "raw" / "bad.pdf").unlink()
    assert run_dag(script) == []
    assert (folder / "output" / "plan.json").stat().st_mtime_ns == written


def test_airflow_tries_again_where_the_machine_is_at_fault(folder: Path) -> None:
    command = folder / "full-disk"
    command.write_text("#!/bin/sh\necho no room >&2\nexit 20\n")
    command.chmod(0o755)
    script = block("python", folder).replace('"mirps-extract"', f'"{command}"')
    assert {type(failure) for failure in run_dag(script)} == {RuntimeError}


class Failure(Exception):
    """As Dagster's."""

    def __init__(self, description: str, metadata: dict[str, Any]) -> None:
        super().__init__(description)
        self.metadata = metadata


def dagster(script: str) -> dict[str, Any]:
    """The names that a file of definitions for Dagster makes."""

    def plain(work: Callable[..., Any] | None = None, **_: Any) -> Any:
        return work or (lambda work: work)

    names: dict[str, Any] = {"__name__": "definitions"}
    given = ("AssetCheckResult", "Definitions", "MaterializeResult", "ScheduleDefinition")
    stand_in = dict.fromkeys(given, SimpleNamespace)
    with modules(dagster={**stand_in, "asset": plain, "asset_check": plain, "Failure": Failure}):
        exec(compile(script, "definitions.py", "exec"), names)
    return names


def test_dagster_makes_readings_and_a_database(folder: Path) -> None:
    names = dagster(block("python", folder, 1))
    defs = names["defs"]
    assert [asset.__name__ for asset in defs.assets] == ["readings", "database"]
    readings, database = (asset() for asset in defs.assets)
    assert readings.metadata["commitments"] > 10
    assert readings.metadata["to look at"] is True
    assert database.metadata == {"files": ["mirps.db", "mirps-metadata.json"]}
    with closing(sqlite3.connect(folder / "lake" / "mirps.db")) as made:
        assert made.execute("SELECT count(*) FROM commitments").fetchone() == (
            readings.metadata["commitments"],
        )
    (check,) = (check() for check in defs.asset_checks)
    assert (check.passed, check.metadata) == (True, {"faults": []})
    output = folder / "output" / "plan.json"
    output.write_text(output.read_text().replace('"version"', '"versions"', 1))
    (check,) = (check() for check in defs.asset_checks)
    assert not check.passed
    output.unlink()
    (folder / "raw" / "plan.pdf").write_bytes(b"no plan")
    with pytest.raises(Failure, match=r"plan\.pdf") as caught:
        defs.assets[0]()
    assert caught.value.metadata == {"exit code": ExitCode.NOT_A_PDF}


def test_the_model_for_dbt_gives_the_same_of_parquet_and_of_sqlite(folder: Path) -> None:
    yaml = pytest.importorskip("yaml")
    plan = load(ROOT / "output" / "mirps-2021-en.json")
    lake = folder / "lake"
    export(plan, "sqlite", lake)
    command = blocks(PAGE, "console")[0].replace("output/", f"{ROOT}/output/")
    subprocess.run(command, shell=True, cwd=folder, capture_output=True, check=True, timeout=600)
    (source,) = yaml.safe_load(block("yaml", folder))["sources"]
    model = blocks(PAGE, r"sql\+jinja")[0]
    sources = re.findall(r"\{\{ source\('(\w+)', '(\w+)'\) \}\}", model)
    assert sources == [(source["name"], table["name"]) for table in source["tables"]]
    query = re.sub(r"\{\{ source\('\w+', '(\w+)'\) \}\}", r"\1", model)
    with closing(sqlite3.connect(lake / "mirps.db")) as database:
        rows = database.execute(query).fetchall()
    frames = polars.SQLContext(eager=True)
    for table in source["tables"]:
        place = source["config"]["external_location"].format(name=table["name"])
        frame = polars.read_parquet(place)
        frames.register(table["name"], frame)
        for column in table.get("columns", []):
            values = frame[column["name"]]
            assert values.null_count() == 0
            assert "unique" not in column["data_tests"] or values.is_unique().all()
    assert sorted(rows) == sorted(frames.execute(query).rows())
    assert len(rows) > 100
