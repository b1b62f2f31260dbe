"""Passwords come from a file or a terminal, never from the command line."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from drawing import SAMPLE, SETTINGS, draw
from process.command import mirps

PASSWORD = "clave de prueba"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("locked")
    draw(SAMPLE, SETTINGS["bars two columns"], found / "sample.pdf")
    with pikepdf.open(found / "sample.pdf") as pdf:
        pdf.save(found / "plan.pdf", encryption=pikepdf.Encryption(owner="o", user=PASSWORD))
    return found


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nanother line\n"])
def test_a_password_file_opens_the_plan(end: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "password").write_bytes(PASSWORD.encode() + end.encode())
    done = mirps(
        folder / "plan.pdf", "--password-file", "password", "--no-institutions", cwd=tmp_path
    )
    assert done.returncode == 0
    assert PASSWORD not in done.stderr
    text = (tmp_path / "output" / "plan.json").read_text(encoding="utf-8")
    assert PASSWORD not in text and '"words": 1070' in text


def test_a_page_of_a_locked_plan_is_drawn(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "password").write_text(PASSWORD)
    done = mirps(
        "inspect", folder / "plan.pdf", "--page", "5", "--password-file", "password", cwd=tmp_path
    )
    assert done.returncode == 0
    assert (tmp_path / "plan-page-5.png").exists()


def test_a_wrong_password_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("Clave")
    done = mirps(
        folder / "plan.pdf", "--password-file", "password", "--no-institutions", cwd=tmp_path
    )
    assert done.returncode == 5
    assert "does not open with this password" in done.stderr
    assert "Clave" not in done.stderr.replace("plan.pdf", "")


def test_a_plan_is_locked_though_its_owner_has_no_password(folder: Path, tmp_path: Path) -> None:
    with pikepdf.open(folder / "sample.pdf") as pdf:
        lock = pikepdf.Encryption(owner="", user=PASSWORD)
        pdf.save(tmp_path / "plan.pdf", encryption=lock)
    done = mirps("plan.pdf", "--no-institutions", cwd=tmp_path)
    assert done.returncode == 5
    assert "plan.pdf is protected by a password" in done.stderr
    (tmp_path / "password").write_text(PASSWORD)
    done = mirps("plan.pdf", "--password-file", "password", "--no-institutions", cwd=tmp_path)
    assert done.returncode == 0


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"])
def test_a_password_file_that_cannot_be_read_is_told(
    content: bytes | None, folder: Path, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "password").write_bytes(content)
    done = mirps(folder / "plan.pdf", "--password-file", "password", cwd=tmp_path)
    assert done.returncode == 3
    assert "password" in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_password_is_asked_for_on_a_terminal(folder: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mirps_extract", str(folder / "plan.pdf"), "--no-institutions"],
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    said = b""
    while b"Password of plan.pdf" not in said:
        said += os.read(ours, 4096)
    os.write(ours, PASSWORD.encode() + b"\n")
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        said += part
    assert process.wait(timeout=600) == 0
    assert PASSWORD.encode() not in said
    os.close(ours)


def test_there_is_no_option_for_a_password_itself(folder: Path, tmp_path: Path) -> None:
    done = mirps(folder / "plan.pdf", "--password", PASSWORD, cwd=tmp_path)
    assert done.returncode == 2
