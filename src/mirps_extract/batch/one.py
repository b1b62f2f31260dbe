"""One plan of a batch, on whatever machine: fetched, read as everywhere, and written."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from mirps_extract.batch.store import Folder, bytes_at
from mirps_extract.batch.user_files import with_own_files
from mirps_extract.batch.values import (
    Batch,
    Record,
    RowFormat,
    Seen,
    Status,
    key_of_bytes,
    record_of,
)
from mirps_extract.errors import ExitCode, MirpsError, not_writable, shortage
from mirps_extract.exports import export
from mirps_extract.exports.parquet import NO_YEAR
from mirps_extract.exports.values import Book
from mirps_extract.isolation import Extract, Workers
from mirps_extract.lineages import edition_id
from mirps_extract.model import Plan
from mirps_extract.settings import OcrMode, Settings
from mirps_extract.tables import NamedPlan, Tables, tables_of_named
from mirps_extract.write.making import made_with
from mirps_extract.write.text import plan_of

DIGITS = 16
"""Hexadecimal digits of a plan's hash that tell its edition from all others of its year."""

FINAL = frozenset(
    (
        ExitCode.NOT_A_PDF,
        ExitCode.DAMAGED,
        ExitCode.NO_PAGES,
        ExitCode.ENCRYPTED,
        ExitCode.NOT_A_PLAN,
    )
)
"""Failures that lie in the bytes alone: not in limits, nor in what a machine has or lacks."""


class StoppedError(Exception):
    """The reader was closed while it read: that says nothing about the plan."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made of a plan: its record as it will be, and its files."""

    record: Record
    files: Mapping[str, bytes] = field(default_factory=dict)


class Reader:
    """Reads plans on one machine, as the command does: in warm processes that can be stopped.

    All names come from the plan's bytes: whoever reads it again, after a machine has gone or in
    another run, writes the same files over.

    Args:
        batch: how plans are read, and where everything goes.
        folder: a folder of this machine for what is needed meanwhile; it is made, and removed.
        at_a_time: how many plans may be read at a time.

    Raises:
        BatchError: the library of the store is not installed.
    """

    def __init__(self, batch: Batch, folder: Path, at_a_time: int = 1) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._batch = batch
        self._folder = folder
        self._to = Folder(batch.to)
        self._settings = with_own_files(batch.settings, batch.own, folder)
        self._made = fingerprint_of(self._settings, batch.rows)
        self._workers = Workers(at_a_time, readable=[folder])
        self._closed = False

    def close(self) -> None:
        """End the processes and empty the folder; who is waiting for one gets a StoppedError."""
        self._closed = True
        self._workers.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def look(self, uri: str) -> Seen:
        """What the plan at an address is, and whether there is anything to do.

        Raises:
            MirpsError: a store does not answer, or the plan is not there.
        """
        key = key_of_bytes(bytes_at(uri, self._batch.limits.file))
        record = None if self._batch.force else self._earlier(key)
        holds = record is not None and record.final and record.made == self._made
        return Seen(key, record if holds else None)

    def read(self, uri: str) -> Record:
        """Read the plan at an address and write what it says, its record last.

        Raises:
            MirpsError: a store does not answer; what is wrong with the plan is in its record.
            StoppedError: the reader was closed.
        """
        data = bytes_at(uri, self._batch.limits.file)
        made = self._made_of(uri, data)
        if self._closed:
            raise StoppedError
        earlier = self._earlier(made.record.key)
        before = earlier.files if earlier else ()
        if not made.files.keys() <= set(before):
            both = tuple(sorted({*before, *made.files}))
            self._record(Record(made.record.key, uri, Status.BEGUN, files=both))
        for path, content in made.files.items():
            self._to.write(path, content)
        for path in sorted(set(before) - made.files.keys()):
            self._to.remove(path)
        self._record(made.record)
        return made.record

    def _earlier(self, key: str) -> Record | None:
        return record_of(self._to.read(_place(key)))

    def _record(self, record: Record) -> None:
        self._to.write(_place(record.key), record.to_json())

    def _made_of(self, uri: str, data: bytes) -> _Made:
        record = Record(key_of_bytes(data), uri, Status.FAILED, self._made)
        try:
            text = self._text_of(uri, data)
            plan = plan_of(text)
            rows = row_files(plan, record.key, self._batch.rows)
        except MirpsError as error:
            code = error.exit_code
            return _Made(replace(record, code=code, message=str(error), final=code in FINAL))
        except Exception as error:  # a fault of ours with one plan must not keep the others from it
            if short := shortage(error):
                return _Made(replace(record, code=short.exit_code, message=str(short)))
            message = f"a fault in the program ({type(error).__name__}); please report it."
            return _Made(replace(record, code=ExitCode.INTERNAL, message=message))
        files = {f"plans/{record.key}.json": text, **rows}
        unread = any(finding.code == "pages_not_read" for finding in plan.findings)
        done = replace(
            record,
            status=Status.READ,
            final=not unread or self._settings.ocr is OcrMode.OFF,
            year=plan.edition.year,
            commitments=sum(1 for _ in plan.commitments()),
            files=tuple(files),
        )
        return _Made(done, files)

    def _text_of(self, uri: str, data: bytes) -> bytes:
        """The plan's JSON, read from a file of its own name."""
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            path = Path(folder) / uri.rpartition("/")[2]
            try:
                path.write_bytes(data)
            except OSError as error:
                raise not_writable(str(path), error) from error
            with self._workers.one() as worker:
                (text,) = worker.run(Extract(path, self._settings, self._batch.limits))
        return text


def fingerprint_of(settings: Settings, rows: RowFormat) -> str:
    """A fingerprint of all that what is written depends on, beside the plan itself."""
    made = made_with(settings).model_dump_json()
    return hashlib.sha256(f"{rows.value} {made}".encode()).hexdigest()[:DIGITS]


def row_files(plan: Plan, key: str, rows: RowFormat) -> dict[str, bytes]:
    """The rows of a plan: a file for each table that has any, in the folder of its year."""
    named = [NamedPlan(edition_id(plan, DIGITS), plan)]
    tables = Tables(tuple(table for table in tables_of_named(named).values() if table.rows))
    year = plan.edition.year or NO_YEAR
    return {
        f"{name.removesuffix(f'.{rows}')}/year={year}/{key}.{rows}": content
        for name, content in export(Book(named, tables), [rows.value]).items()
    }


def _place(key: str) -> str:
    """Where the record of a key lies in the batch's folder."""
    return f"records/{key}.json"
