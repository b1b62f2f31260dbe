"""The first run, as a person sees it on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path


def _seen(*args: object, cwd: Path) -> list[str]:
    """The lines that a terminal shows: what is wiped off a line before its end is not seen."""
    main, side = pty.openpty()
    command = [sys.executable, "-m", "mirps_extract", *map(str, args)]
    with subprocess.Popen(command, cwd=cwd, stderr=side, stdout=side, stdin=side) as process:
        os.close(side)
        data = b""
        while part := _part(main):
            data += part
        process.wait(timeout=600)
    os.close(main)
    lines = data.decode().replace("\r\n", "\n").split("\n")
    return [line.rsplit("\x1b[2K", 1)[-1] for line in lines]


def _part(main: int) -> bytes:
    try:
        return os.read(main, 65536)
    except OSError:  # Linux's way to say that nobody writes any more
        return b""


def test_nothing_is_printed_on_the_line_of_the_progress_bar(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_text("no plan")
    lines = _seen("bad.pdf", sample, "--no-institutions", cwd=tmp_path)
    told = [line for line in lines if "mirps-extract:" in line or "declared/found" in line]
    assert len(told) >= 4
    assert [line for line in told if "━" in line] == []


def test_what_comes_next_is_said(sample: Path, tmp_path: Path) -> None:
    lines = _seen(sample, "--no-institutions", "--review", cwd=tmp_path)
    said = " ".join(" ".join(lines).split())
    assert f"open in a browser: output/{sample.stem}.review.html" in said.replace("\r", "")
    assert (tmp_path / "output" / f"{sample.stem}.review.html").is_file()
