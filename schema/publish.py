"""Write the JSON Schemas of these versions, and the pages made from code, forms and the notebook.

A version that is published stays as it is: a changed form needs a new version.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from commands_page import commands_page
from fields_page import fields_page
from findings_page import findings_page
from mirps_extract.cli.main import cli
from mirps_extract.corrections.form import CORRECTIONS_VERSION
from mirps_extract.corrections.loading import corrections_schema
from mirps_extract.findings import kinds
from mirps_extract.model import SCHEMA_VERSION
from mirps_extract.tables import FORMS
from mirps_extract.write.schema import schema
from notebook_page import NOTEBOOK, notebook_page
from tables_page import tables_page

ROOT = Path(__file__).parents[1]


def publish(root: Path) -> str | None:
    """Write what is published into a project's folders.

    Args:
        root: the folder that holds `schema/` and `docs/`.

    Returns:
        Why nothing was written; None if all is well.
    """
    form = schema()
    forms = {
        ("plan", "SCHEMA_VERSION", SCHEMA_VERSION): form,
        ("corrections", "CORRECTIONS_VERSION", CORRECTIONS_VERSION): corrections_schema(),
    }
    for (name, constant, version), content in forms.items():
        target = root / "schema" / f"{name}-{version}.schema.json"
        text = (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
        if target.exists() and target.read_bytes() != text:
            return f"{target.name} is published and differs: a changed form needs a new {constant}."
        _write(target, text)
    _write(root / "docs" / "commands.md", commands_page(cli, "mirps-extract").encode())
    _write(root / "docs" / "fields.md", fields_page(form).encode())
    _write(root / "docs" / "findings.md", findings_page(kinds()).encode())
    _write(root / "docs" / "notebook.md", notebook_page(NOTEBOOK.read_bytes()).encode())
    _write(root / "docs" / "tables.md", tables_page(FORMS).encode())
    return None


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


if __name__ == "__main__":
    sys.exit(publish(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT))
