"""Plans as tables, tidy and in long form: the one shape from which every export is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from mirps_extract.errors import ExportError
from mirps_extract.lineages import Node, edition_ids
from mirps_extract.model import Plan
from mirps_extract.status.values import Standing
from mirps_extract.tables.commitment_forms import (
    COMMITMENTS,
    DETAILS,
    EVIDENCE,
    INSTITUTIONS,
    ITEMS,
    MENTIONS,
)
from mirps_extract.tables.plan_forms import (
    COUNTRIES,
    COUNTS,
    EDITIONS,
    FINDINGS,
    FOCUS_AREAS,
    FOOTNOTES,
    NARRATIVE,
    OBJECTIVES,
)
from mirps_extract.tables.rows import NamedPlan, rows_of, status_rows
from mirps_extract.tables.status_forms import STATUSES
from mirps_extract.tables.values import CellType, Column, Form, Row, Table, Tables, Value

FORMS = (
    EDITIONS,
    COUNTRIES,
    FOCUS_AREAS,
    COUNTS,
    COMMITMENTS,
    ITEMS,
    DETAILS,
    EVIDENCE,
    INSTITUTIONS,
    MENTIONS,
    FINDINGS,
    NARRATIVE,
    OBJECTIVES,
    FOOTNOTES,
    STATUSES,
)
"""All tables; a table refers only to tables before it."""

ADVICE = "mirps-extract validate says what is wrong with the output"


def tables_of(*plans: Plan) -> Tables:
    """The tables of one or more plans, editions in the order of their years.

    Raises:
        ExportError: a plan is among them twice, or the parts of a plan do not hold together.
    """
    return tables_of_named(named_plans(plans))


def tables_of_named(plans: Iterable[NamedPlan]) -> Tables:
    """The tables of plans whose editions have their ids.

    Raises:
        ExportError: the parts of a plan do not hold together.
    """
    rows: dict[str, list[Row]] = {form.name: [] for form in FORMS}
    columns = {form.name: [column.name for column in form.columns] for form in FORMS}
    plans = list(plans)
    for named in plans:
        for table, row in rows_of(named):
            rows[table].append({name: row[name] for name in columns[table]})
    rows[STATUSES.name] = list(status_rows(plans))
    tables = Tables(tuple(Table(form, rows[form.name]) for form in FORMS))
    check(tables)
    return tables


def named_plans(
    plans: Iterable[Plan], standings: Mapping[Node, Standing] | None = None
) -> list[NamedPlan]:
    """Plans in the order of their years, each with an id such as mirps-2021-en.

    Two files of one edition are told apart by the beginning of their hashes.

    Args:
        plans: the plans.
        standings: what people tell of commitments, by edition and id.

    Raises:
        ExportError: a plan is among them twice.
    """
    ordered = sorted(
        plans,
        key=lambda p: (p.edition.year or 0, p.edition.language, p.source.file_name),
    )
    hashes = Counter(plan.source.sha256 for plan in ordered)
    for plan in ordered:
        if hashes[plan.source.sha256] > 1:
            raise ExportError(
                f"two outputs were made from the same PDF, {plan.source.file_name}: give one."
            )
    told: dict[str, dict[str, Standing]] = {}
    for (edition, id), standing in (standings or {}).items():
        told.setdefault(edition, {})[id] = standing
    return [
        NamedPlan(id, plan, told.get(id, {}))
        for id, plan in zip(edition_ids(ordered), ordered, strict=True)
    ]


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
