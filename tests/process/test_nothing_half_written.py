"""Outputs are whole or not there: killed, interrupted, out of room, or with nobody to listen."""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hostile import HUGE
from mirps_extract.errors import DiskFullError, OutputNotWritableError
from mirps_extract.write.files import written, written_bytes
from process.command import mirps_bytes as warm
from process.running import all_end, children_of

OLD, NEW = b"old" * 1000, b"new" * 100_000


def command(*args: object) -> list[str | bytes]:
    given = [arg if isinstance(arg, bytes) else str(arg) for arg in args]
    return [sys.executable, "-m", "mirps_extract", *given, "--no-institutions"]


def mirps(*args: object, cwd: Path, **more: Any) -> subprocess.CompletedProcess[bytes]:
    more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.run(command(*args), cwd=cwd, timeout=600, check=False, **more)


STEPS = [
    (os, "open"),
    (os, "fdopen"),
    (os, "fsync"),
    (os, "close"),
    (Path, "replace"),
    (Path, "unlink"),
    (Path, "mkdir"),
]
"""What writing a file asks of the system."""


def _dies_at(step: int, before: bool) -> None:
    """Kill this process at the nth thing that is asked of the system."""
    count = 0

    def watched(inner: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            nonlocal count
            count += 1
            if count == step and before:
                os.kill(os.getpid(), signal.SIGKILL)
            found = inner(*args, **more)
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return found

        return call

    for owner, name in STEPS:
        setattr(owner, name, watched(getattr(owner, name)))


def _killed(work: Callable[[], object], step: int, before: bool) -> bool:
    """Whether a process that does `work` was killed at a step, and not done before."""
    child = os.fork()
    if child == 0:
        _dies_at(step, before)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize("before", [True, False])
def test_a_kill_at_any_step_leaves_the_old_or_the_new(before: bool, tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    step = 0
    while True:
        step += 1
        target.write_bytes(OLD)
        killed = _killed(lambda: written_bytes(target, NEW), step, before)
        assert target.read_bytes() in {OLD, NEW}
        left = [path.name for path in tmp_path.iterdir() if path != target]
        assert len(left) <= 1
        written(tmp_path / "other.json", "{}")  # the next run takes away what was left
        assert sorted(path.name for path in tmp_path.iterdir()) == ["other.json", "plan.json"]
        (tmp_path / "other.json").unlink()
        if not killed:
            break
    assert step > 8
    assert target.read_bytes() == NEW


def test_a_file_that_is_being_written_is_not_taken_away(tmp_path: Path) -> None:
    """A second run in the same folder, between the steps of the first."""
    mine = tmp_path / "mine.json"
    replace = Path.replace

    def meanwhile(self: Path, target: Path) -> Path:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Path, "replace", replace)
            written(tmp_path / "theirs.json", "theirs")
        assert self.exists()
        return replace(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", meanwhile)
        written(mine, "mine")
    assert mine.read_text() == "mine"
    assert (tmp_path / "theirs.json").read_text() == "theirs"


def test_two_runs_at_once_do_not_harm_each_other(sample: Path, tmp_path: Path) -> None:
    running = [
        subprocess.Popen(command(sample, "--quiet"), cwd=tmp_path, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [process.wait(timeout=600) for process in running] == [0, 0]
    (only,) = (tmp_path / "output").iterdir()
    assert json.loads(only.read_text(encoding="utf-8"))["coverage"]["words"] == 1070
    for process in running:
        process.communicate()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EFBIG, DiskFullError),
        (errno.EROFS, OutputNotWritableError),
        (errno.EIO, OutputNotWritableError),
    ],
)
def test_what_the_system_refuses_leaves_the_old(
    number: int, kind: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.json"
    target.write_bytes(OLD)

    def refused(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(OutputNotWritableError) as caught:
        written_bytes(target, NEW)
    assert type(caught.value) is kind
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_without_room_has_its_code(sample: Path, tmp_path: Path) -> None:
    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = mirps(sample, "--quiet", cwd=tmp_path, preexec_fn=little)
    assert done.returncode == 20
    assert b"no room left" in done.stderr and len(done.stderr.splitlines()) == 1
    assert list((tmp_path / "output").iterdir()) == []


def test_a_full_standard_output_has_its_code(sample: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = mirps(sample, "-o", "-", "--quiet", cwd=tmp_path, stdout=full)
        assert done.returncode == 20
        assert done.stderr.startswith(b"mirps-extract: standard output cannot be written")
        assert len(done.stderr.splitlines()) == 1
        schema = subprocess.run(
            [sys.executable, "-m", "mirps_extract", "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=600,
            check=False,
        )
    assert schema.returncode == 20
    assert len(schema.stderr.splitlines()) == 1


def test_a_closed_standard_output_has_its_code(sample: Path, tmp_path: Path) -> None:
    for args in (f"read {sample} -o - --quiet --no-institutions", "schema"):
        done = subprocess.run(
            f"{sys.executable} -m mirps_extract {args} >&-",
            shell=True,
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            timeout=600,
            check=False,
        )
        assert done.returncode == 8
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("how", ["2>&-", "2>/dev/full", ">&- 2>&- <&-"])
def test_a_standard_error_that_takes_nothing_changes_nothing(
    how: str, sample: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        f"{sys.executable} -m mirps_extract {sample} --no-institutions {how}",
        shell=True,
        cwd=tmp_path,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0
    assert (tmp_path / "output" / "sample.json").exists()


def test_a_name_that_is_no_utf_8_is_read_and_written(sample: Path, tmp_path: Path) -> None:
    name = b"caf\xe9 \xff.pdf"
    (tmp_path / os.fsdecode(name)).write_bytes(sample.read_bytes())
    done = mirps(name, cwd=tmp_path)
    assert done.returncode == 0
    output = tmp_path / "output" / os.fsdecode(b"caf\xe9 \xff.json")
    assert json.loads(output.read_text(encoding="utf-8"))["source"]["file_name"] == "caf� �.pdf"
    (tmp_path / os.fsdecode(name)).write_bytes(b"no plan")
    again = mirps(name, cwd=tmp_path)
    assert again.returncode == 4
    assert "Traceback" not in again.stderr.decode()


def test_a_name_that_is_markup_or_a_command_is_a_name(sample: Path, tmp_path: Path) -> None:
    name = "[red] [bold] \x1b[31m $(x) -o.pdf"
    (tmp_path / name).write_bytes(sample.read_bytes())
    done = mirps(tmp_path / name, cwd=tmp_path)
    assert done.returncode == 0
    assert b"[red] [bold]" in done.stderr and b"\x1b[31m" not in done.stderr


def test_links_and_folders_and_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").symlink_to("nowhere.pdf")
    (tmp_path / "loop.pdf").symlink_to("loop.pdf")
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    codes = {
        name: warm(name, "--no-institutions", cwd=tmp_path).returncode
        for name in ("gone.pdf", "loop.pdf", "empty", "pipe.pdf", "none.pdf", "/dev/zero")
    }
    assert codes == {
        "gone.pdf": 19,
        "loop.pdf": 19,
        "empty": 18,
        "pipe.pdf": 3,
        "none.pdf": 3,
        "/dev/zero": 3,
    }


def _reading(folder: Path) -> subprocess.Popen[bytes]:
    """A run that is in the middle of a page that takes long."""
    made = next(made for made in HUGE if made.name == "two million brackets")
    made.make(folder / "slow.pdf", b"")
    process = subprocess.Popen(command("slow.pdf", "--quiet"), cwd=folder, stderr=subprocess.PIPE)
    end = time.monotonic() + 60
    while not children_of(process.pid) and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(1.5)
    return process


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)],
)
def test_a_run_that_is_stopped_leaves_no_process(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    process = _reading(tmp_path)
    (reader,) = children_of(process.pid)
    ours = [reader, *children_of(reader)]
    process.send_signal(number)
    _, said = process.communicate(timeout=600)
    assert process.returncode == code
    assert len(said.split()) < 9 and b"Traceback" not in said
    assert all_end(ours)
    assert not (tmp_path / "output").exists()


def test_a_reader_that_is_killed_ends_its_plan_and_not_the_run(
    sample: Path, tmp_path: Path
) -> None:
    made = next(made for made in HUGE if made.name == "two million brackets")
    (tmp_path / "raw").mkdir()
    made.make(tmp_path / "raw" / "a slow.pdf", b"")
    (tmp_path / "raw" / "b sound.pdf").write_bytes(sample.read_bytes())
    process = subprocess.Popen(command("raw", "--quiet"), cwd=tmp_path, stderr=subprocess.PIPE)
    while not children_of(process.pid):
        time.sleep(0.05)
    time.sleep(1.5)
    (reader,) = children_of(process.pid)
    os.kill(reader, signal.SIGKILL)
    _, said = process.communicate(timeout=600)
    assert process.returncode == 24
    assert b"a slow.pdf" in said and len(said.splitlines()) == 1
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["b sound.json"]


def test_debug_shows_the_trace_and_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7\n")
    assert b"Traceback" not in warm("bad.pdf", cwd=tmp_path).stderr
    for args in (("bad.pdf", "--debug"), ("--debug", "bad.pdf")):
        done = warm(*args, cwd=tmp_path)
        assert done.returncode == 16
        assert b"Traceback" in done.stderr and b"pdfminer" in done.stderr


def test_what_lies_in_the_working_folder_is_not_run(sample: Path, tmp_path: Path) -> None:
    """A download next to the plan must not be taken for a module of the reader's."""
    for name in ("json.py", "pickle.py", "pdfplumber.py", "resource.py"):
        (tmp_path / name).write_text("open('run.txt', 'w').write('x')\n")
    script = Path(sys.executable).parent / "mirps-extract"
    done = subprocess.run(
        [script, sample, "--no-institutions", "--quiet"], cwd=tmp_path, timeout=600, check=False
    )
    assert done.returncode == 0
    assert not (tmp_path / "run.txt").exists()
