"""What a shell completes, by the lines of the page on installing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mirps_extract.cli.main import cli
from project.pages import blocks

PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def command(mode: str, words: str = "", at: object = 0) -> str:
    """What the command answers a shell."""
    asked = {"_MIRPS_EXTRACT_COMPLETE": mode, "COMP_WORDS": words, "COMP_CWORD": str(at)}
    done = subprocess.run(
        ["mirps-extract"],
        env={**os.environ, **asked, "PATH": PATH},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout


def offered(typed: str) -> list[str]:
    """What bash is told to offer for the last word of a line, with its kind."""
    words = f"mirps-extract {typed}"
    return command("bash_complete", words, words.count(" ")).split()


def test_all_commands_are_offered() -> None:
    assert set(offered("")) == {f"plain,{name}" for name in cli.commands}
    assert offered("ex") == ["plain,export"]
    assert offered("registry ") == ["plain,check"]
    assert offered("corrections ") == ["plain,merge", "plain,report"]


@pytest.mark.parametrize("name", sorted(set(cli.commands) - {"corrections", "registry"}))
def test_all_options_of_each_command_are_offered(name: str) -> None:
    whole = cli.commands[name].make_context(name, [], resilient_parsing=True).command
    options = {opt for param in whole.params for opt in param.opts if opt.startswith("--")}
    assert set(offered(f"{name} --")) == {f"plain,{opt}" for opt in options | {"--help"}}


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("export --to e", "plain,excel"),
        ("compare --format h", "plain,html"),
        ("plan.pdf --ocr f", "plain,force"),
        ("--ocr off plan.pdf --strict --rev", "plain,--review"),
        ("exprot plan.pdf --rev", "plain,--review"),
        ("raw/pl", "file,raw/pl"),
        ("plan.pdf raw/pl", "file,raw/pl"),
        ("review raw/pl", "file,raw/pl"),
        ("plan.pdf -o dat", "dir,dat"),
        ("export plan.json -o dat", "dir,dat"),
    ],
)
def test_values_and_files_are_offered(typed: str, answer: str) -> None:
    assert offered(typed) == [answer]


def test_other_shells_are_told_what_each_is_for() -> None:
    assert command("zsh_complete", "mirps-extract ex", 1).splitlines() == [
        "plain",
        "export",
        "Export outputs as tables: Excel, CSV, databases.",
    ]
    assert command("fish_complete", "mirps-extract ex", "ex") == (
        "plain,export\tExport outputs as tables: Excel, CSV, databases.\n"
    )


TYPED = {
    "bash": '''. .bashrc; COMP_WORDS=(mirps-extract expo); COMP_CWORD=1
        _mirps_extract_completion mirps-extract; echo "${COMPREPLY[@]}"''',
    "zsh": "autoload compinit; compinit -u; . ./.zshrc; echo $_comps[mirps-extract] export",
    "fish": "complete --do-complete 'mirps-extract expo'",
}
"""What stands in for the Tab key in each shell."""


@pytest.mark.parametrize("shell", sorted(TYPED))
def test_the_lines_on_the_page_set_a_shell_up(shell: str, tmp_path: Path) -> None:
    (lines,) = blocks("docs/install.md", shell)
    assert f"{shell}_source" in lines
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    environment = {**os.environ, "HOME": str(tmp_path), "PATH": PATH}
    done = [
        subprocess.run(
            [shell, "-c", script],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        for script in (lines, TYPED[shell])
    ]
    assert [run.returncode for run in done] == [0, 0], [run.stderr for run in done]
    assert re.search(r"\bexport\b", done[1].stdout)
