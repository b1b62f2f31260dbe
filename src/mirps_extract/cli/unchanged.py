"""Whether a plan was read before, and would come out the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mirps_extract.api import load
from mirps_extract.errors import MirpsError
from mirps_extract.model import SCHEMA_VERSION, MadeWith, Plan
from mirps_extract.paths import contents_of, name_of

UNREAD = "pages_not_read"
"""The finding of an output that can come out better once something is installed."""


def unchanged(path: Path, output: Path, made: MadeWith) -> Plan | None:
    """The plan in `output`, if it was made of this file by this version, data and settings."""
    if not output.is_file():
        return None
    try:
        plan = load(output)
        same_file = plan.source.sha256 == hashlib.sha256(contents_of(path)).hexdigest()
    except (MirpsError, OSError):
        return None  # whatever is wrong with either, reading the plan will show it
    same_form = plan.schema_version == SCHEMA_VERSION and plan.made_with == made
    same = same_file and plan.source.file_name == name_of(path) and same_form
    return plan if same and all(f.code != UNREAD for f in plan.findings) else None
