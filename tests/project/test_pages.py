"""What the README and the pages show runs as it stands."""

from __future__ import annotations

import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from drawing import SAMPLE, SETTINGS, draw
from project.pages import PAGES, ROOT, blocks

RUN = {"mirps-extract", "datasette", "frictionless"}
"""Programs that are run here."""

NOT_RUN = {"apt-get", "brew", "conda", "docker", "make", "pip", "pipx", "python", "uv"}
"""Programs that install, or that take long."""

ELSEWHERE = ("s3://", "--ocr force")
"""Words of commands that have tests of their own, with a server and with OCR."""

CODES = {"--strict": 9, "en_core_web_trf": 11, "--require-checked": 15}
"""Exit codes of commands that have such a word: the plan has findings, no such model is there, and
nobody has checked anything."""

MADE = {
    "README.md": {"mirps-2021-en.review.html", "output/export/mirps.xlsx", "lake/mirps.db"},
    "docs/compare.md": {"c.html"},
    "docs/databases.md": {"lake/commitments/year=2021/part-0.parquet", "lake/mirps.db"},
    "docs/excel.md": {"output/export/mirps.xlsx", "tables/mirps.xlsx"},
    "docs/exports.md": {"output/export/mirps.xlsx", "tables/mirps.db"},
    "docs/getting-started.md": {
        "export/commitments.csv",
        "output/plan.json",
        "data/mirps-2021-en.json",
    },
    "docs/hdx.md": {
        "hdx/mirps-national-action-plans/commitments.csv",
        "hdx/mirps-national-action-plans/hdx-dataset.json",
        "portal/datapackage.json",
        "portal/data/commitments.csv",
    },
    "docs/review.md": {"plan.review.html", "output/plan.review.html"},
    "docs/status.md": {"status.csv", "report-status.csv", "tables/mirps.db"},
    "docs/wrong-reading.md": {"plan-page-4.png"},
}
"""What a page says, or means, that its commands make."""


def commands(page: str) -> list[str]:
    """The lines that a page tells to type."""
    return [line for block in blocks(page, "console") for line in block.splitlines()]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the files that the pages name; the plans in it are small ones."""
    output = (ROOT / "output" / "mirps-2021-en.json").read_bytes()
    corrections = json.dumps({"version": "1.0", "corrections": []}).encode()
    mentions = blocks("docs/evaluate.md", "json")[0].encode()
    outputs = ("output/mirps-2021-en", "2021", "2022", "plan", "gold", "old", "new")
    for name, content in {
        **{f"{name}.json": output for name in outputs},
        "own.csv": blocks("docs/institutions.md", "csv")[0].encode(),
        "own.toml": blocks("docs/vocabulary.md", "toml")[0].encode(),
        **{f"{name}.corrections.json": corrections for name in ("plan", "ana", "ben")},
        "mentions.jsonl": mentions,
        "password.txt": b"open",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "raw").mkdir()
    for name in ("plan.pdf", "report.pdf", "raw/mirps-2021-en.pdf"):
        draw(SAMPLE, SETTINGS["coded"], tmp_path / name)
    return tmp_path


def code_of(line: str, folder: Path) -> int:
    """Run a line through a shell; its exit code. A server answers once and goes."""
    command = line.partition("  #")[0]
    once = " --get /mirps.json" if command.startswith("datasette") else ""
    done = subprocess.run(
        command + once,
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        timeout=600,
        check=False,
    )
    return done.returncode


def runs(line: str) -> bool:
    """Whether a line is run here."""
    return line.split()[0] in RUN and not any(word in line for word in ELSEWHERE)


@pytest.mark.parametrize("page", [page for page in PAGES if any(map(runs, commands(page)))])
def test_the_commands_of_a_page_run_as_they_stand(page: str, project: Path) -> None:
    if page == "docs/compare.md":
        (project / "output" / "2022.json").write_bytes((project / "2022.json").read_bytes())
    for line in filter(runs, commands(page)):
        expected = next((code for word, code in CODES.items() if word in line), 0)
        assert code_of(line, project) == expected, line
    assert {name for name in MADE.get(page, ()) if not (project / name).is_file()} == set()
    for question in "".join(blocks(page, "sql")).split(";"):
        if question.strip():
            with closing(sqlite3.connect(project / "lake" / "mirps.db")) as database:
                assert database.execute(question).fetchall(), question


OTHERS = {"docs/hdx.md", "docs/notebook.md", "docs/recipes.md"}
"""Pages whose Python the tests of that export, of the notebook and of the recipes run."""

PYTHON = [page for page in PAGES if blocks(page, "python") and page not in OTHERS]


@pytest.mark.parametrize("page", PYTHON)
def test_the_python_of_a_page_runs_as_it_stands(page: str, project: Path) -> None:
    plan = "raw/mirps-2021-en.pdf"
    (project / plan).write_bytes((ROOT / plan).read_bytes())
    for script in blocks(page, "python"):
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert re.search("BLZ-PROT-01|support|230 commitments", done.stdout)


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_are_not_run_name_what_there_is(page: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in commands(page):
        program, *rest = shlex.split(line, comments=True)
        assert program in RUN | NOT_RUN, line
        extras = [name for names in re.findall(r"\[([\w,]+)\]", line) for name in names.split(",")]
        assert set(extras) <= set(project["optional-dependencies"]), line
        if program == "make":
            assert re.search(rf"^{rest[0]}:", makefile, flags=re.M), line
        if program in {"pip", "pipx", "uv"} and "install" in rest:
            assert "--no-index" in rest or any(word[0] == "." for word in rest), line


def test_what_the_image_copies_is_there() -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert (ROOT / "constraints.txt").is_file() and "--constraint constraints.txt" in image
