"""A folder of editions: what is read, skipped and failed, and what the exit code says."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drawing import SAMPLE, SAMPLE_ES, SETTINGS, draw
from process.command import mirps_bytes as mirps

FAST = "--no-institutions"


def fill(folder: Path) -> Path:
    """Draw two plans into `raw`."""
    (folder / "raw").mkdir()
    draw(SAMPLE, SETTINGS["coded"], folder / "raw" / "english.pdf")
    draw(SAMPLE_ES, SETTINGS["coded"], folder / "raw" / "spanish.pdf")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two plans."""
    return fill(tmp_path)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder, read."""
    found = tmp_path_factory.mktemp("once")
    fill(found)
    mirps("raw", FAST, cwd=found)
    return found


@pytest.fixture
def read_before(once: Path, tmp_path: Path) -> Path:
    """A copy of the folder that is read: what is in it is as old as there."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path


def lines(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    said = [line for line in done.stderr.decode().splitlines() if line.startswith("mirps-extract:")]
    return [line for line in said if "beside the plan" not in line]


def stamps(folder: Path) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in (folder / "output").iterdir()}


def test_what_has_not_changed_is_skipped(folder: Path) -> None:
    first = mirps("raw", FAST, cwd=folder)
    assert lines(first) == ["mirps-extract: 2 read: english.pdf, spanish.pdf"]
    before = stamps(folder)
    second = mirps("raw", FAST, cwd=folder)
    assert lines(second) == ["mirps-extract: 2 skipped, unchanged: english.pdf, spanish.pdf"]
    assert stamps(folder) == before
    assert first.returncode == second.returncode == 0


def test_a_changed_file_is_read_again_and_the_others_are_not(read_before: Path) -> None:
    draw(SAMPLE_ES, SETTINGS["bare"], read_before / "raw" / "spanish.pdf")
    done = mirps("raw", FAST, cwd=read_before)
    assert lines(done) == [
        "mirps-extract: 1 read: spanish.pdf",
        "mirps-extract: 1 skipped, unchanged: english.pdf",
    ]


@pytest.mark.parametrize("options", [["--force"], ["--year", "2030"], ["--vocabulary", "own.toml"]])
def test_other_options_and_force_read_everything_again(
    options: list[str], read_before: Path
) -> None:
    (read_before / "own.toml").write_text('language = "en"\n[titles]\nwords = ["chapter"]\n')
    done = mirps("raw", FAST, *options, cwd=read_before)
    assert lines(done) == ["mirps-extract: 2 read: english.pdf, spanish.pdf"]


def test_a_changed_file_of_the_users_own_counts_as_a_change(folder: Path) -> None:
    own = folder / "own.toml"
    for word in ("chapter", "chapters"):
        own.write_text(f'language = "en"\n[titles]\nwords = ["{word}"]\n')
        done = mirps("raw", FAST, "--vocabulary", "own.toml", cwd=folder)
        assert lines(done) == ["mirps-extract: 2 read: english.pdf, spanish.pdf"]


def test_an_output_of_another_version_or_a_broken_one_is_made_anew(read_before: Path) -> None:
    english, spanish = (
        read_before / "output" / "english.json",
        read_before / "output" / "spanish.json",
    )
    plan = json.loads(english.read_text(encoding="utf-8"))
    plan["made_with"]["version"] = "0.0.1"
    english.write_text(json.dumps(plan), encoding="utf-8")
    spanish.write_text("{")
    done = mirps("raw", FAST, cwd=read_before)
    assert lines(done) == ["mirps-extract: 2 read: english.pdf, spanish.pdf"]


def test_a_plan_that_is_named_is_always_read(read_before: Path) -> None:
    before = stamps(read_before)
    mirps("raw/english.pdf", FAST, cwd=read_before)
    after = stamps(read_before)
    assert after["english.json"] > before["english.json"]
    assert after["spanish.json"] == before["spanish.json"]


MAC, OFFICE = "._english.pdf", "~$english.pdf"


def test_what_systems_leave_beside_plans_is_passed_over_with_a_word(read_before: Path) -> None:
    (read_before / "raw" / MAC).write_bytes(b"\0\5\x16\7\0\2\0\0Mac OS X")
    (read_before / "raw" / OFFICE).write_bytes(b"")
    done = mirps("raw", FAST, cwd=read_before)
    assert done.returncode == 0
    assert lines(done) == [
        f"mirps-extract: passed over: {MAC} (a note of macOS), {OFFICE} (a note of Office).",
        "mirps-extract: 2 skipped, unchanged: english.pdf, spanish.pdf",
    ]
    assert lines(mirps("raw", FAST, "--quiet", cwd=read_before)) == []


def test_what_systems_leave_is_called_that_where_it_is_named(tmp_path: Path) -> None:
    for name, what in ((MAC, "a note of macOS"), (OFFICE, "a note of Office")):
        (tmp_path / name).write_bytes(b"")
        done = mirps(name, FAST, cwd=tmp_path)
        assert done.returncode == 4
        (line,) = lines(done)
        assert f"{name} is not a PDF file but {what}: give the plan as a PDF." in line
    done = mirps(".", FAST, cwd=tmp_path)
    assert done.returncode == 18 and "holds no PDF" in lines(done)[1]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_file_does_not_stop_the_rest_and_shows_in_the_code(jobs: str, folder: Path) -> None:
    (folder / "raw" / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    first = mirps("raw", FAST, "--jobs", jobs, cwd=folder)
    again = mirps("raw", FAST, "--jobs", jobs, cwd=folder)
    assert first.returncode == again.returncode == 16
    assert lines(first)[-2:] == [
        "mirps-extract: 2 read: english.pdf, spanish.pdf",
        "mirps-extract: 1 failed: broken.pdf",
    ]
    assert lines(again)[-2:] == [
        "mirps-extract: 2 skipped, unchanged: english.pdf, spanish.pdf",
        "mirps-extract: 1 failed: broken.pdf",
    ]


def test_several_processes_write_what_one_does(folder: Path) -> None:
    mirps("raw", "-o", "one", cwd=folder)
    mirps("raw", "-o", "two", "--jobs", "2", cwd=folder)
    names = {path.name for path in (folder / "one").iterdir()}
    assert names == {path.name for path in (folder / "two").iterdir()}
    assert all(
        (folder / "one" / n).read_bytes() == (folder / "two" / n).read_bytes() for n in names
    )


def test_strict_counts_what_was_skipped(folder: Path) -> None:
    assert mirps("raw", FAST, "--strict", cwd=folder).returncode == 9
    again = mirps("raw", FAST, "--strict", cwd=folder)
    assert again.returncode == 9
    assert "2 skipped" in lines(again)[-1]


def test_an_empty_folder_does_not_stop_the_others_and_is_not_well(folder: Path) -> None:
    (folder / "empty").mkdir()
    done = mirps("empty", "raw", FAST, cwd=folder)
    assert done.returncode == 18
    assert (folder / "output" / "english.json").exists()
    assert "empty holds no PDF" in done.stderr.decode()


def test_an_interrupted_run_goes_on_where_it_was(folder: Path) -> None:
    for at in range(6):
        shutil.copy(folder / "raw" / "english.pdf", folder / "raw" / f"z{at}.pdf")
    process = subprocess.Popen(
        [sys.executable, "-m", "mirps_extract", "raw", FAST], cwd=folder, stderr=subprocess.PIPE
    )
    while not (folder / "output" / "english.json").exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=600)
    assert process.returncode == 130
    done = stamps(folder)
    assert 1 <= len(done) < 8
    assert all(not name.startswith(".") for name in done)
    again = mirps("raw", FAST, cwd=folder)
    assert f"{len(done)} skipped, unchanged" in again.stderr.decode()
    assert {name: stamps(folder)[name] for name in done} == done
    assert len(stamps(folder)) == 8


def test_an_output_in_another_form_is_made_anew(read_before: Path) -> None:
    output = read_before / "output" / "english.json"
    made = output.read_bytes()
    other = {**json.loads(made), "schema_version": "1.0"}
    output.write_text(json.dumps(other), encoding="utf-8")
    done = mirps("raw", FAST, cwd=read_before)
    assert lines(done) == [
        "mirps-extract: 1 read: english.pdf",
        "mirps-extract: 1 skipped, unchanged: spanish.pdf",
    ]
    assert output.read_bytes() == made
