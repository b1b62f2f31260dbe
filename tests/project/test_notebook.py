"""The notebook runs, and what it shows is what it gives."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from project.pages import ROOT

NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def test_the_notebook_runs_and_shows_what_it_gives(tmp_path: Path) -> None:
    content = json.loads(NOTEBOOK.read_bytes())
    for cell in content["cells"]:
        cell.update({"outputs": []} if cell["cell_type"] == "code" else {})
    path = tmp_path / "docs" / "notebook.ipynb"
    path.parent.mkdir()
    path.write_text(json.dumps(content), encoding="utf-8")
    shutil.copytree(ROOT / "output", tmp_path / "output")
    script = ROOT / "schema" / "notebook_page.py"
    done = subprocess.run(
        [sys.executable, script, path], capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    assert path.read_bytes() == NOTEBOOK.read_bytes()
