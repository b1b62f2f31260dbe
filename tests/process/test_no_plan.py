"""A folder that holds other papers, too: each is refused in a line, and the plan is written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from drawing import SAMPLE, SETTINGS, draw
from drawing.others import COLUMNS, OTHERS
from drawing.paper import draw_paper
from mirps_extract import ExitCode
from process.command import mirps as run

mirps = partial(run, "--no-institutions", "--quiet", timeout=600)


def test_other_papers_are_refused_each_with_what_was_looked_for(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, blocks in OTHERS.items():
        draw_paper(raw / f"{name}.pdf", blocks, COLUMNS.get(name, 1))
    draw(SAMPLE, SETTINGS["bars two columns"], raw / "zz plan.pdf")
    done = mirps("raw", cwd=tmp_path)
    assert done.returncode == ExitCode.NOT_A_PLAN
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["zz plan.json"]
    lines = done.stderr.splitlines()
    assert len(lines) == len(OTHERS)
    for name, line in zip(sorted(OTHERS), lines, strict=True):
        start = f"mirps-extract: {name}.pdf is not a plan that can be read. Looked for: countries'"
        assert line.startswith(start)
        assert "Found: " in line


def test_one_paper_ends_with_the_code_and_writes_nothing(tmp_path: Path) -> None:
    draw_paper(tmp_path / "programme.pdf", OTHERS["a programme with wrapped headings"])
    done = mirps("programme.pdf", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ExitCode.NOT_A_PLAN, "")
    assert "no country's name as a heading" in done.stderr
    assert not (tmp_path / "output").exists()
