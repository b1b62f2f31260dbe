"""What a batch is told, and what it says of each plan."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from mirps_extract.limits import USUAL_LIMITS, Limits
from mirps_extract.settings import Settings

KEY = 32
"""Hexadecimal digits of a key: enough for any archive."""


class RowFormat(StrEnum):
    """The form of the rows that are written beside each plan's JSON: a format of `export`."""

    PARQUET = "parquet"
    JSONL = "jsonl"


class Status(StrEnum):
    """What became of a plan.

    A record says `begun` while files are written that no earlier record names, so that whoever
    comes after a machine that died knows of them. `copy` is said of a plan whose bytes lie at an
    earlier address as well; it has no record.
    """

    BEGUN = "begun"
    READ = "read"
    FAILED = "failed"
    LOST = "lost"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the user's own, as it is sent to the machines.

    Attributes:
        setting: the setting that names it.
        name: what it is called.
        data: what stands in it.
    """

    setting: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Batch:
    """How the plans of a batch are read, and where everything goes.

    Attributes:
        to: address of the folder to write to, as fsspec knows it ("s3://bucket/folder").
        settings: how each plan is read.
        limits: the most that a plan may take.
        own: the files that the settings name.
        rows: the form of the rows.
        force: whether plans are read even if they have a record that holds.
    """

    to: str
    settings: Settings
    limits: Limits = USUAL_LIMITS
    own: tuple[OwnFile, ...] = ()
    rows: RowFormat = RowFormat.PARQUET
    force: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What became of a plan: written last, so that what has a record is whole.

    Attributes:
        key: the name of its files: the hash of its bytes; of its address, if it was lost.
        uri: where it was read.
        status: whether it was read; lost, if no machine could say why it was not.
        made: a fingerprint of version, data and settings that it was read with.
        final: whether the same bytes, read again with the same, would come out the same.
        code: the exit code that the failure would have on the command line; 0 if it was read.
        message: what failed.
        year: the edition's year.
        commitments: how many were found.
        files: the files that were written for it, from the batch's folder on.
    """

    key: str
    uri: str
    status: Status
    made: str = ""
    final: bool = False
    code: int = 0
    message: str = ""
    year: int | None = None
    commitments: int = 0
    files: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """The record as a line of JSON."""
        # What a file system calls names need not be text.
        return (json.dumps(asdict(self), ensure_ascii=False) + "\n").encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a first look at a plan found.

    Attributes:
        key: its key.
        record: the earlier record, if that still holds.
    """

    key: str
    record: Record | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a batch says of an address.

    Attributes:
        record: what became of the plan there.
        kept: whether it was read, or refused, in an earlier run.
    """

    record: Record
    kept: bool = False


def record_of(data: bytes | None) -> Record | None:
    """The record that a line of JSON holds; None if it holds none of this form."""
    try:
        fields = json.loads(data or b"")
        files = tuple(map(str, fields["files"]))
        return Record(**{**fields, "status": Status(fields["status"]), "files": files})
    except (ValueError, KeyError, TypeError):
        return None


def key_of_bytes(data: bytes) -> str:
    """The name that a plan's files bear: what it holds, wherever it lies."""
    return hashlib.sha256(data).hexdigest()[:KEY]


def name_of_address(uri: str) -> str:
    """The name that an address has where a plan's bytes were not had."""
    return key_of_bytes(uri.encode("utf-8", "surrogatepass"))
