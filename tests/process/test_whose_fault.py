"""What a machine or a call lacks is told as such, and never as a fault of the plan."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from mirps_extract import errors
from mirps_extract.read.opening import translated
from process.command import mirps_bytes as mirps

MEBI = 1 << 20


def run(
    *args: object, cwd: Path, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[bytes]:
    if before is None:
        return mirps(*args, "--no-institutions", cwd=cwd)
    return subprocess.run(
        [sys.executable, "-m", "mirps_extract", *map(str, args), "--no-institutions"],
        cwd=cwd,
        capture_output=True,
        timeout=300,
        check=False,
        preexec_fn=before,
    )


def held(what: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(what, (most, most))


@pytest.mark.parametrize("number", ["-1", "nan", "1e400", "9" * 19, "9" * 5000])
def test_an_absurd_limit_is_wrong_use(number: str, sample: Path, tmp_path: Path) -> None:
    done = run(sample, "--limit", f"pages={number}", cwd=tmp_path)
    assert done.returncode == 2
    assert b"whole number" in done.stderr


def test_limits_may_be_as_large_as_numbers_of_18_digits(sample: Path, tmp_path: Path) -> None:
    names = ("file", "pages", "words", "objects", "stream", "page", "run", "memory")
    limits = [word for name in names for word in ("--limit", f"{name}={'9' * 18}")]
    done = run(sample, *limits, "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("what", "most", "says"),
    [
        (resource.RLIMIT_NOFILE, 6, b"too few files"),
        (resource.RLIMIT_AS, 64 * MEBI, b"too little memory"),
        (resource.RLIMIT_AS, 300 * MEBI, b"too little memory"),
    ],
)
def test_what_the_machine_does_not_give_has_a_code_of_its_own(
    what: int, most: int, says: bytes, sample: Path, tmp_path: Path
) -> None:
    done = run(sample, "--quiet", cwd=tmp_path, before=held(what, most))
    assert done.returncode == errors.ExitCode.MACHINE
    assert says in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(find_spec("distributed") is None, reason="the extra is not installed")
@pytest.mark.parametrize(
    ("what", "most"), [(resource.RLIMIT_NOFILE, 40), (resource.RLIMIT_AS, 480 * MEBI)]
)
def test_a_batch_says_so_before_it_starts(
    what: int, most: int, sample: Path, tmp_path: Path
) -> None:
    batch = ("batch", sample, "--to", "to", "--jobs", "1", "--quiet")
    done = run(*batch, cwd=tmp_path, before=held(what, most))
    assert done.returncode == errors.ExitCode.MACHINE
    assert len(done.stderr.splitlines()) == 1


def test_a_pipe_does_not_hold_up_a_batch(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    from mirps_extract.batch.store import bytes_at

    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(errors.InputNotReadableError, match="no regular file"):
        bytes_at(str(tmp_path / "pipe.pdf"))


def test_what_a_parser_says_of_the_machine_is_no_damage(tmp_path: Path) -> None:
    error = OSError(errno.EMFILE, os.strerror(errno.EMFILE))
    assert type(translated(error, tmp_path / "plan.pdf")) is errors.MachineError
    assert errors.shortage(ValueError("odd")) is None
    assert errors.shortage(ImportError("x.so: failed to map segment from shared object"))


@pytest.mark.parametrize("other", ["same path", "./", "link", "hard link"])
def test_a_plan_that_is_named_twice_is_read_once(other: str, sample: Path, tmp_path: Path) -> None:
    plan, second = tmp_path / "plan.pdf", tmp_path / "second.pdf"
    plan.write_bytes(sample.read_bytes())
    if other == "link":
        second.symlink_to(plan)
    elif other == "hard link":
        second.hardlink_to(plan)
    named = {"same path": plan, "./": "./plan.pdf"}.get(other, second)
    done = run(plan, named, cwd=tmp_path)
    assert done.returncode == 0
    assert b"the same file as" in done.stderr and b"read once" in done.stderr
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["plan.json"]


def test_a_plan_that_lies_in_a_folder_under_two_names_has_an_output_under_each(
    sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.pdf").write_bytes(sample.read_bytes())
    (tmp_path / "in" / "second.pdf").symlink_to("plan.pdf")
    assert run("in", "in/plan.pdf", cwd=tmp_path).returncode == 0
    found = sorted(path.name for path in (tmp_path / "output").iterdir())
    assert found == ["plan.json", "second.json"]


@pytest.mark.parametrize(
    ("option", "code"),
    [("--vocabulary", 13), ("--corrections", 25), ("--registry", 10), ("--password-file", 3)],
)
@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 5000, b"a = " + b"9" * 5000])
def test_a_bad_file_of_the_users_own_is_the_one_that_is_named(
    option: str, code: int, content: bytes, sample: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.txt"
    own.write_bytes(content)
    done = mirps("read", sample, option, own, "--quiet", cwd=tmp_path)
    assert done.returncode == code
    assert b"own.txt" in done.stderr and b"sample.pdf" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_that_cannot_be_made_is_the_one_that_is_named(
    sample: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run("read", sample, "--keep-stages", "pipe", "--quiet", cwd=tmp_path)
    assert done.returncode == errors.ExitCode.NOT_WRITABLE
    assert b"pipe" in done.stderr and len(done.stderr.splitlines()) == 1
