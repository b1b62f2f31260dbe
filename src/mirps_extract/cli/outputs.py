"""Outputs of earlier runs, read again."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from mirps_extract.errors import InputNotReadableError
from mirps_extract.model import SCHEMA_VERSION, Plan
from mirps_extract.paths import contents_of
from mirps_extract.write import plan_of


def bytes_of(path: Path) -> bytes:
    """What stands in a file.

    Raises:
        InputNotReadableError: it cannot be read.
    """
    try:
        return contents_of(path)
    except OSError as error:
        raise InputNotReadableError(
            f"{path} cannot be read: {error.strerror}. Check the path."
        ) from error


def plan_in(path: Path) -> Plan:
    """The plan that an output holds.

    Raises:
        InputNotReadableError: the file cannot be read, or is no output of this program.
    """
    try:
        return plan_of(bytes_of(path))
    except ValidationError as error:
        raise InputNotReadableError(f"{path} {_trouble(error)}") from error


def _trouble(error: ValidationError) -> str:
    """What is wrong with an output, and what to do."""
    faults = error.errors()
    for fault in faults:
        if fault["loc"] == ("schema_version",) and isinstance(fault["input"], str):
            return (
                f"has the form {fault['input']!r}, and this version reads "
                f"{SCHEMA_VERSION.partition('.')[0]}.x: use the mirps-extract that made it, or "
                "read its PDF again."
            )
    where = ".".join(map(str, faults[0]["loc"])) or "the whole"
    return (
        f"is no output of mirps-extract that can be read ({where}: {faults[0]['msg']}): read its "
        "PDF again, or see all faults with mirps-extract validate."
    )
