"""Registry files: CSV tables with one institution a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from mirps_extract.errors import RegistryError
from mirps_extract.paths import NotUtf8Error, delimiter_of, text_of
from mirps_extract.registry.values import Entry, Registry
from mirps_extract.vocabulary import languages

LONGEST = 100_000
"""Characters of a line at most."""

SHIPPED = files("mirps_extract.registry") / "data" / "registry.csv"

COLUMNS = ("id", "acronyms", "aliases", "type", "country", "parent", "external_ids")
"""What a file must have, beside a column `name_xx` for each language that it gives names in."""

ABROAD = "works_abroad"
"""A column that a file may have: "yes" for bodies of a state that work in others."""

NAME = re.compile(r"name_([a-z]{2,3})")
SEPARATOR = ";"
"""What stands between the values of a list, within a cell."""


@cache
def load_registry(extra: Path | None) -> Registry:
    """The registry of the package, with a user's own entries.

    Args:
        extra: a file in the same form, or None; an entry with an id of the package's takes its
            place.

    Raises:
        RegistryError: the file cannot be read as a registry.
    """
    entries = {entry.id: entry for entry in shipped_entries()}
    if extra is not None:
        entries |= {entry.id: entry for entry in entries_of(extra)}
    return Registry(tuple(entries.values()))


@cache
def shipped_entries() -> tuple[Entry, ...]:
    """The entries that come with the package."""
    return tuple(_entries(SHIPPED.read_text(encoding="utf-8"), "the package's registry"))


def entries_of(path: Path) -> tuple[Entry, ...]:
    """The entries of a file, as they stand; `check` tells what is wrong with them.

    Raises:
        RegistryError: the file cannot be read, is no UTF-8, or lacks a column.
    """
    try:
        text = text_of(path)
    except OSError as error:
        raise RegistryError(f"cannot read {path}: {error.strerror}. Check the path.") from error
    except NotUtf8Error as error:
        raise RegistryError(f"{path} {error}: save it as “CSV UTF-8”.") from error
    return tuple(_entries(text, str(path)))


def _entries(text: str, source: str) -> list[Entry]:
    # The limit of the csv module is one for all of a process: other packages raise it.
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > LONGEST:
            what = f"longer than {LONGEST} characters"
            raise RegistryError(f"{source}, line {number}: {what}; mend it.")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text, COLUMNS))
    try:
        named_in = _languages_in(rows.fieldnames or [], source)
        return [_entry(row, named_in) for row in rows]
    except csv.Error as error:
        raise RegistryError(f"{source}, line {rows.reader.line_num}: {error}; mend it.") from error


def _languages_in(columns: Sequence[str], source: str) -> list[str]:
    """The languages that a head with all columns has names in."""
    missing = [name for name in COLUMNS if name not in columns]
    named_in = [match[1] for name in columns if (match := NAME.fullmatch(name))]
    if missing or not named_in:
        names = [f"name_{code}" for code in languages()]
        lacking = ", ".join([*missing, *([] if named_in else names[:1])])
        header = ", ".join([COLUMNS[0], *names, *COLUMNS[1:]])
        raise RegistryError(f"{source} lacks the columns {lacking}; a registry has {header}.")
    return named_in


def _entry(row: Mapping[str, str | None], named_in: Sequence[str]) -> Entry:
    names = {code: (row[f"name_{code}"] or "").strip() for code in named_in}
    return Entry(
        id=(row["id"] or "").strip(),
        names={code: name for code, name in names.items() if name},
        acronyms=_list(row["acronyms"]),
        aliases=_list(row["aliases"]),
        type=(row["type"] or "").strip(),
        country=(row["country"] or "").strip() or None,
        parent=(row["parent"] or "").strip() or None,
        external_ids=_list(row["external_ids"]),
        works_abroad=row.get(ABROAD) == "yes",
    )


def _list(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split(SEPARATOR) if part.strip())
