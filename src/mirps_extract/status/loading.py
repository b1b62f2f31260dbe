"""Status files, CSV or JSON, read strictly: what a person tells is never passed over in part."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from mirps_extract.errors import CorrectionsError
from mirps_extract.exports.delimited import unguarded
from mirps_extract.kinds import kind_of
from mirps_extract.paths import OWN, NotUtf8Error, contents_of, decoded, delimiter_of, litter_of
from mirps_extract.status.values import PromiseStatus, StatusEntry, Told
from mirps_extract.text import on_one_line
from mirps_extract.vocabulary import fold

COLUMNS = ("lineage", "status", "date", "source", "note", "by")
"""What a row tells; a table has all of them, and may have others for those who fill it in."""

STATUSES = "statuses"
"""The field of a JSON file that holds the rows."""

SUFFIXES = ("status.csv", "status.json")
"""How the names of status files end, by which they are found in folders."""

DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character, as JSON may have it: no file can be written of it."""

KINDS = (None, "a table in CSV", "a file of statuses")
"""What a status file looks like."""


def status_files(paths: Iterable[Path]) -> list[Path]:
    """The files that are named, and those that lie in the folders that are.

    Raises:
        CorrectionsError: a folder cannot be read, or holds none.
    """
    found: list[Path] = []
    for path in paths:
        inside = beside(path) if path.is_dir() else [path]
        if not inside:
            ends = " or ".join(SUFFIXES)
            raise CorrectionsError(f"{path} holds no file whose name ends with {ends}.")
        found += inside
    return found


def beside(folder: Path) -> list[Path]:
    """The status files that lie in a folder, by name.

    Raises:
        CorrectionsError: it cannot be read.
    """
    try:
        inside = [one for one in folder.iterdir() if one.name.endswith(SUFFIXES)]
    except OSError as error:
        raise CorrectionsError(
            f"{folder} cannot be read: {error.strerror}. Check who may read it."
        ) from error
    return sorted(one for one in inside if not litter_of(one.name))


def load_statuses(paths: Iterable[Path]) -> tuple[StatusEntry, ...]:
    """What status files tell, all of it right.

    Raises:
        CorrectionsError: a file cannot be read, or one of its rows cannot be used.
    """
    told = read_statuses(paths)
    if told.problems:
        more = len(told.problems) - 1
        others = f" And {more} more: mirps-extract status check tells them." if more else ""
        raise CorrectionsError(f"{told.problems[0]}{others}")
    return told.entries


def read_statuses(paths: Iterable[Path]) -> Told:
    """What status files tell, and what is wrong in them.

    Raises:
        CorrectionsError: a file cannot be read, or is not in the form.
    """
    entries: set[StatusEntry] = set()
    problems: list[str] = []
    unfilled = 0
    for path in paths:
        for where, row in _rows(path):
            try:
                entry = entry_of(row)
            except ValueError as error:
                problems.append(f"{path}, {where}: {error}")
                continue
            if entry:
                entries.add(entry)
            unfilled += entry is None and bool(row["lineage"])
    return Told(tuple(sorted(entries)), unfilled, tuple(problems))


def entry_of(row: Mapping[str, str]) -> StatusEntry | None:
    """What a row tells; None where it has no status yet.

    Raises:
        ValueError: it cannot be used; the message says why.
    """
    if not row["status"]:
        return None
    missing = [name for name in ("lineage", "date", "source") if not row[name]]
    if missing:
        raise ValueError(f"it has a status and no {missing[0]}; fill that in.")
    status = _stages().get(fold(row["status"]))
    if status is None:
        known = ", ".join(PromiseStatus)
        raise ValueError(
            f"the status “{row['status']}” is none of {known}, nor a stage that is known; mend it."
        )
    if not _is_date(row["date"]):
        raise ValueError(
            f"“{row['date']}” is no date: write year, month and day as 2022-06-30, or 2022-06, or "
            "2022."
        )
    told = {name: row[name] for name in ("lineage", "date", "source", "note", "by")}
    return StatusEntry(status=status, stage=row["status"], **told)


def _is_date(text: str) -> bool:
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


@cache
def _stages() -> Mapping[str, PromiseStatus]:
    """What each stage means, by its folded words."""
    path = files("mirps_extract.status") / "stages.toml"
    stages = tomllib.loads(path.read_text(encoding="utf-8"))["stages"]
    return {fold(word): PromiseStatus(name) for name, words in stages.items() for word in words}


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a file, each with what people call it."""
    try:
        data = contents_of(path, OWN)
    except OSError as error:
        raise CorrectionsError(f"cannot read {path}: {error.strerror}. Check the path.") from error
    if (kind := kind_of(data)) not in KINDS:
        raise CorrectionsError(f"{path} is {kind}, not a file of statuses (CSV or JSON).")
    try:
        text = decoded(data)
    except NotUtf8Error as error:
        raise CorrectionsError(f"{path} {error}: save it as “CSV UTF-8”.") from error
    rows = _objects(text, path) if text.lstrip()[:1] in ("{", "[") else _lines(text, path)
    for where, row in rows:
        yield where, {name: on_one_line(unguarded(row.get(name) or "")) for name in COLUMNS}


def _lines(text: str, path: Path) -> Iterator[tuple[str, Mapping[str, str | None]]]:
    """The rows of a table, counted as spreadsheets do: the head is the first."""
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text, COLUMNS))
    try:
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise CorrectionsError(
                f"{path} lacks the columns {', '.join(missing)}; a status file has "
                f"{', '.join(COLUMNS)}."
            )
        for number, row in enumerate(rows, start=2):
            yield f"row {number}", row
    except csv.Error as error:
        line = rows.reader.line_num
        raise CorrectionsError(f"{path}, line {line}: {error}; mend it.") from error


def _objects(text: str, path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a JSON file, counted from 1; unknown fields are refused."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorrectionsError(f"{path} is no JSON: {error}; mend it.") from error
    rows = whole.get(STATUSES) if isinstance(whole, dict) else None
    if not isinstance(rows, list):
        raise CorrectionsError(f"{path} has no list “{STATUSES}”: a status file in JSON has one.")
    for number, row in enumerate(rows, start=1):
        if problem := _problem_of(row):
            raise CorrectionsError(f"{path}, row {number}: {problem}; mend it.")
        yield f"row {number}", row


def _problem_of(row: Any) -> str | None:
    if not isinstance(row, dict):
        return "it is no object"
    for name, value in row.items():
        if name not in COLUMNS:
            return f"there is no field “{name}”, only {', '.join(COLUMNS)}"
        if not isinstance(value, (str, type(None))) or SURROGATE.search(value or ""):
            return f"{name} is no text"
    return None
