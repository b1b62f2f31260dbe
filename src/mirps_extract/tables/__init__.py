"""Plans as tables, tidy and in long form: the one shape from which every export is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from mirps_extract.comparison import Comparison, across
from mirps_extract.errors import ExportError
from mirps_extract.lineages import Lineage, edition_id, edition_ids
from mirps_extract.model import Plan
from mirps_extract.status.values import Standing
from mirps_extract.tables.change_forms import CHANGES, LINEAGES
from mirps_extract.tables.change_rows import rows_across
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
    LINEAGES,
    CHANGES,
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
    """The tables of one or more plans, editions in the order of their years, and held together.

    Raises:
        ExportError: a plan is among them twice, or the parts of a plan do not hold together.
    """
    comparison, _ = across(plans)
    return tables_of_named(named_plans(plans, comparison), comparison)


def tables_of_named(plans: Sequence[NamedPlan], comparison: Comparison | None = None) -> Tables:
    """The tables of plans whose editions have their ids.

    Args:
        plans: the plans.
        comparison: what became of their commitments, and their lineages; without, the tables of
            these have no rows.

    Raises:
        ExportError: the parts of a plan do not hold together.
    """
    rows: dict[str, list[Row]] = {form.name: [] for form in FORMS}
    columns = {form.name: [column.name for column in form.columns] for form in FORMS}
    found = [rows_of(named) for named in plans]
    if comparison:
        found.append(rows_across(comparison, plans))
    for table, row in chain.from_iterable(found):
        rows[table].append({name: row[name] for name in columns[table]})
    rows[STATUSES.name] = list(status_rows(plans))
    tables = Tables(tuple(Table(form, rows[form.name]) for form in FORMS))
    check(tables)
    return tables


def named_plans(
    plans: Iterable[Plan], comparison: Comparison, standings: Mapping[str, Standing] | None = None
) -> list[NamedPlan]:
    """Plans in the order of their years, each with an id such as mirps-2021-en, and its lineages.

    Args:
        plans: the plans.
        comparison: what became of their commitments.
        standings: what people tell of commitments, by lineage.

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
    found: dict[str, dict[str, Lineage]] = {}
    for lineage in comparison.lineages:
        for member in lineage.members:
            found.setdefault(member.edition, {})[member.id] = lineage
    return [
        NamedPlan(id, plan, found.get(id, {}), standings or {})
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
