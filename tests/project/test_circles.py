"""No module of the package imports one that imports it, however many stand between."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "src"


def modules_in(folder: Path) -> dict[str, Path]:
    """The modules in a folder by their full names; a package by its own."""
    names = {
        path: list(path.relative_to(folder).with_suffix("").parts) for path in folder.rglob("*.py")
    }
    return {".".join(n[:-1] if n[-1] == "__init__" else n): path for path, n in names.items()}


def imports_of(path: Path) -> Iterator[tuple[str, str | None]]:
    """All that a module imports, in functions and for type checkers, too: where from, and what."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, f"{path} imports from where it stands itself"
            yield from ((node.module, alias.name) for alias in node.names)


def graph_of(folder: Path) -> dict[str, set[str]]:
    """For each module those that it imports; of a package's names, the module alone counts."""
    modules = modules_in(folder)
    graph: dict[str, set[str]] = {}
    for name, path in modules.items():
        found = graph.setdefault(name, set())
        for home, what in imports_of(path):
            full = f"{home}.{what}"
            found.add(full if full in modules else home)
        found &= modules.keys() - {name}
    return graph


def test_no_modules_import_one_another() -> None:
    TopologicalSorter(graph_of(SOURCES)).prepare()


@pytest.mark.parametrize(
    "back",
    [
        "from house.first import a",
        "def f():\n    from house import first",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import house.first",
    ],
)
def test_a_circle_is_found_wherever_it_is_closed(back: str, tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    for name, text in {"__init__": "", "first": "import house.second", "second": back}.items():
        (house / f"{name}.py").write_text(text, encoding="utf-8")
    with pytest.raises(CycleError, match="cycle"):
        TopologicalSorter(graph_of(tmp_path)).prepare()
