"""The page of the architecture says of the source what is so."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "mirps_extract"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_page_names_each_folder_and_module_and_no_other() -> None:
    table = PAGE.split("## The folders")[1].split("## The way of a word")[0]
    cells = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    named = [name for cell in cells for name in re.findall(r"`([\w./]+)`", cell)]
    folders = {f"{p.name}/" for p in SOURCE.iterdir() if (p / "__init__.py").is_file()}
    modules = {p.name for p in SOURCE.glob("*.py") if not p.name.startswith("__")}
    assert len(named) == len(set(named))
    assert set(named) == folders | modules


def test_what_the_page_says_to_change_is_there() -> None:
    table = PAGE.split("## Where to change what")[1]
    for name in re.findall(r"`([\w./*]+/[\w.*]*)`", table):
        base = ROOT if name.startswith(("tests/", "training/")) else SOURCE
        assert list(base.glob(name.rstrip("/"))), name


def test_the_floors_of_the_page_are_those_that_are_held_to() -> None:
    table = PAGE.split("## The floors")[1].split("## The folders")[0]
    rows = [row.split("|")[2] for row in table.splitlines() if row.startswith("|")][2:]
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    floors = [set(floor.split(" : ")) - {"__main__"} for floor in contract["layers"]]
    assert [set(re.findall(r"`(\w+)`", row)) for row in rows] == floors


def test_no_two_classes_have_one_name() -> None:
    """But for a finding and a correction that the published forms call so."""
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    names = Counter(name for text in texts for name in re.findall(r"^class ([A-Z]\w*)", text, re.M))
    assert {name for name, count in names.items() if count > 1} == {"Finding", "FocusArea"}
