"""Parquet: a file for each table, or one for each of its years."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from mirps_extract.exports.values import Book, Files
from mirps_extract.tables import CellType, Row, Table

if TYPE_CHECKING:
    import pyarrow

NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""What the folder of rows without a year is called where folders are partitions (from Hive)."""


def parquet_files(book: Book) -> Files:
    """A file for each table, such as commitments.parquet.

    By year, a table is a folder: commitments/year=2021/part-0.parquet.
    """
    years = {named.id: named.plan.edition.year for named in book.editions}
    for table in book.tables.values():
        if not book.by_year or not table.rows or "edition_id" not in table.rows[0]:
            yield f"{table.name}.parquet", _parquet(table)
            continue
        parts: dict[int | None, list[Row]] = {year: [] for year in years.values()}
        for row in table.rows:
            parts[years[str(row["edition_id"])]].append(row)
        for year, rows in parts.items():
            part = Table(table.form, rows)
            yield f"{table.name}/year={year or NO_YEAR}/part-0.parquet", _parquet(part)


def _parquet(table: Table) -> bytes:
    import pyarrow
    from pyarrow import parquet

    schema = _schema(table)
    rows: list[Row] = list(table.rows)
    data = io.BytesIO()
    parquet.write_table(
        pyarrow.Table.from_pylist(rows, schema=schema), data, compression="zstd", version="2.6"
    )
    return data.getvalue()


def _schema(table: Table) -> pyarrow.Schema:
    import pyarrow

    types: dict[CellType, Any] = {
        CellType.STRING: pyarrow.string(),
        CellType.INTEGER: pyarrow.int64(),
        CellType.NUMBER: pyarrow.float64(),
        CellType.BOOLEAN: pyarrow.bool_(),
        CellType.LIST: pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema(
        [
            pyarrow.field(
                column.name,
                types[column.type],
                nullable=not column.required,
                metadata={"description": column.meaning},
            )
            for column in table.form.columns
        ],
        metadata={"description": table.form.meaning},
    )
