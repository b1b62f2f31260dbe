"""What is not asked for is not imported: a command waits for nothing but its own work."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import mirps_extract
from mirps_extract.cli.main import cli

ROOT = Path(__file__).parents[2]
PDF = ROOT / "raw" / "mirps-2021-en.pdf"

HEAVY = {
    "PIL", "babel", "numpy", "pandas", "pdfminer", "pdfplumber", "pydantic", "pypdfium2",
    "rapidfuzz", "rich", "scipy", "spacy", "spellchecker",
}  # fmt: skip

PROGRAM = """
import json, sys
from mirps_extract.cli import run
sys.argv[0] = "mirps-extract"
try:
    run()
except SystemExit as error:
    code = error.code
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def imported_by(*args: object, cwd: Path) -> set[str]:
    """The packages that a call has imported by its end."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, args)],
        cwd=cwd,
        capture_output=True,
        check=True,
        timeout=600,
    )
    code, names = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    return set(names)


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["read", "--help"]], ids=lambda args: " ".join(args)
)
def test_who_asks_for_help_waits_for_no_stage(args: list[str], tmp_path: Path) -> None:
    assert imported_by(*args, cwd=tmp_path) & HEAVY == set()


def test_the_schema_takes_the_model_alone(tmp_path: Path) -> None:
    assert imported_by("schema", cwd=tmp_path) & HEAVY == {"pydantic"}


def imported_to_extract(plan: Path, settings: str = "") -> set[str]:
    """The packages that reading a plan has imported by its end; the command does it elsewhere."""
    program = (
        "import json, sys; from mirps_extract import Settings, extract; "
        f"extract(sys.argv[1], Settings({settings})); print(json.dumps(list(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, plan], capture_output=True, check=True, timeout=600
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


def test_the_command_itself_imports_no_stage_that_another_process_runs(
    sample: Path, tmp_path: Path
) -> None:
    found = imported_by(sample, "-o", "-", "--quiet", cwd=tmp_path)
    assert found & {"spacy", "thinc", "scipy", "pandas", "ocrmypdf"} == set()


def test_without_institutions_nothing_is_imported_for_them(sample: Path) -> None:
    found = imported_to_extract(sample, "institutions=False")
    assert found & {"spacy", "thinc", "scipy", "pandas", "rapidfuzz"} == set()


def test_no_stage_imports_what_only_comparing_or_recognising_takes() -> None:
    found = imported_to_extract(PDF)
    assert "spacy" in found
    assert found & {"scipy", "pandas", "ocrmypdf"} == set()


def test_the_package_alone_imports_nothing_heavy(tmp_path: Path) -> None:
    program = "import sys, json, mirps_extract; print(json.dumps(list(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=True, timeout=600
    )
    assert {name.partition(".")[0] for name in json.loads(done.stdout)} & HEAVY == set()


def test_every_public_name_is_there_when_it_is_asked_for() -> None:
    assert set(mirps_extract.__all__) <= set(dir(mirps_extract))
    for name in mirps_extract.__all__:
        assert getattr(mirps_extract, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = mirps_extract.nonsense


@pytest.mark.parametrize("name", sorted(set(cli.commands) - {"read", "schema"}))
def test_a_command_that_is_imported_later_is_the_one_that_is_listed(name: str) -> None:
    listed = cli.commands[name]
    command = listed.make_context(name, ["--help"], resilient_parsing=True).command
    assert command.name == name
    assert command is not listed


def test_who_finds_institutions_imports_neither_spacys_commands_nor_readers_of_pdf() -> None:
    program = (
        "import sys; from mirps_extract.isolation.tagging_process import import_finder;"
        "import_finder();"
        "print('\\n'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=600
    )
    names = set(done.stdout.splitlines())
    assert "mirps_extract.institutions.tagging" in names
    assert names.isdisjoint({"spacy.cli", "pdfminer", "pdfplumber", "pypdfium2"})
