"""Whether tables hold together: keys that name one row, references that lead to one."""

from __future__ import annotations

from mirps_extract.errors import ExportError
from mirps_extract.tables.values import Table, Tables, Value

ADVICE = "mirps-extract validate says what is wrong with the output"


def check(tables: Tables) -> None:
    """Look for what no database would take; outputs that are as they should be never have it.

    Raises:
        ExportError: a cell that must not be empty is, two rows have one key, or a reference leads
            nowhere.
    """
    keys = {table.name: _keys(table) for table in tables.values()}
    for table in tables.values():
        for reference in table.form.references:
            for row in table.rows:
                named = tuple(row[name] for name in reference.columns)
                if None not in named and named not in keys[reference.table]:
                    raise ExportError(
                        f"the table {table.name} refers to {_text(named)} in {reference.table}, "
                        f"which is not there: {ADVICE}."
                    )


def _keys(table: Table) -> set[tuple[Value, ...]]:
    form = table.form
    required = [column.name for column in form.columns if column.required]
    keys: set[tuple[Value, ...]] = set()
    for row in table.rows:
        key = tuple(row[name] for name in form.key)
        empty = [name for name in required if row[name] is None]
        if empty:
            raise ExportError(f"{_text(key)} in {table.name} has no {empty[0]}: {ADVICE}.")
        if key in keys:
            raise ExportError(f"{_text(key)} stands twice in {table.name}: {ADVICE}.")
        keys.add(key)
    return keys


def _text(key: tuple[Value, ...]) -> str:
    return ", ".join(map(str, key))
