"""The notebook: run it, and make its page for those who read without Jupyter.

    .venv/bin/python schema/notebook_page.py

runs `docs/notebook.ipynb` in its folder, and keeps what its cells show. It needs pandas, which the
extra `dev` has; `publish.py` makes the page from what is kept, and needs nothing.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[1] / "docs" / "notebook.ipynb"

Cell = dict[str, Any]
"""A cell, by the names of Jupyter's format 4.5."""


def run(notebook: Path) -> bytes:
    """The notebook with what its cells show anew: of each, the value of its last line.

    Args:
        notebook: the file; its cells are run in its folder.
    """
    import pandas

    pandas.set_option("display.max_columns", 20)  # as in Jupyter; else the terminal's width decides
    content = json.loads(notebook.read_bytes())
    names: dict[str, Any] = {}
    os.chdir(notebook.parent)
    code = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(code, start=1):
        cell["execution_count"] = number
        cell["outputs"] = [_shown(_value("".join(cell["source"]), names), number)]
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _value(source: str, names: dict[str, Any]) -> object:
    *lines, last = ast.parse(source).body
    assert isinstance(last, ast.Expr), f"no value to show: {ast.unparse(last)}"
    exec(compile(ast.Module(lines, []), "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)


def _shown(value: Any, number: int) -> Cell:
    data = {"text/html": value._repr_html_(), "text/plain": repr(value)}
    return {
        "data": {kind: text.splitlines(keepends=True) for kind, text in data.items()},
        "execution_count": number,
        "metadata": {},
        "output_type": "execute_result",
    }


def notebook_page(notebook: bytes) -> str:
    """The page: its texts, its code, and what that shows."""
    title, *parts = (part for cell in json.loads(notebook)["cells"] for part in _parts(cell))
    made = (
        "Made from [notebook.ipynb](notebook.ipynb) by `make schema`: download that to run it, and "
        "change that,\nnot this page."
    )
    heading, _, text = title.partition("\n\n")
    return "\n\n".join([heading, made, text, *parts]) + "\n"


def _parts(cell: Cell) -> list[str]:
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return [source]
    tables = ["".join(output["data"]["text/html"]) for output in cell["outputs"]]
    return [f"```python\n{source}\n```", *(_plain(table).strip() for table in tables)]


def _plain(table: str) -> str:
    """A table in the site's style (`docs/site.css`), in place of its own."""
    table = re.sub(r"<style.*?</style>\n?", "", table, flags=re.S)
    return re.sub(r"<(table|tr)[^>]*>", r"<\1>", table).replace("<table>", '<table class="shown">')


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else NOTEBOOK
    path.write_bytes(run(path))
