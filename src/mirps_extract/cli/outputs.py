"""Outputs of earlier runs, read again."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from mirps_extract.errors import InputNotReadableError
from mirps_extract.model import SCHEMA_VERSION, Plan
from mirps_extract.write import plan_of


def plan_in(path: Path) -> Plan:
    """The plan that an output holds.

    Raises:
        InputNotReadableError: the file cannot be read, or is no output of this program.
    """
    try:
        return plan_of(path.read_bytes())
    except OSError as error:
        raise InputNotReadableError(
            f"{path} cannot be read: {error.strerror}. Check the path."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise InputNotReadableError(
            f"{path} is no output of mirps-extract in form {SCHEMA_VERSION} ({where}: "
            f"{first['msg']}): read its PDF again."
        ) from error
