"""Tables as values: what a table is made of, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mirps_extract.errors import ExportError

if TYPE_CHECKING:
    import pandas
    import polars

Value = str | int | float | bool | list[str] | None
"""What a cell holds; None where the plan says nothing."""

Row = dict[str, Value]
"""A row by the names of its columns, in their order."""


class CellType(StrEnum):
    """What the cells of a column hold."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: in snake case.
        type: what its cells hold.
        meaning: what it is for, in a sentence; says what an empty cell means.
        hxl: its tag in the Humanitarian Exchange Language.
        required: whether no cell of it is ever empty.
        looked_up: whether its cells could be had from another table; for those who read one
            table alone.
    """

    name: str
    type: CellType
    meaning: str
    hxl: str
    required: bool = False
    looked_up: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of a table that name a row of another, or of the same, by its key.

    Attributes:
        columns: the columns that refer; where one of them is empty, there is no reference.
        table: the table that they refer to.
        named: what the columns are called there, if otherwise.
    """

    columns: tuple[str, ...]
    table: str
    named: tuple[str, ...] = ()

    @property
    def target(self) -> tuple[str, ...]:
        """The columns that are referred to."""
        return self.named or self.columns


@dataclass(frozen=True, slots=True)
class Form:
    """What a table is made of: its columns, the ones that name a row, and those that refer."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows, in the order of the plan."""

    form: Form
    rows: Sequence[Row]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.form.name

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a pandas frame: nullable types, lists as lists.

        Raises:
            ExportError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise ExportError("pandas is not installed: pip install pandas.") from error
        types = {
            CellType.STRING: "string",
            CellType.INTEGER: "Int64",
            CellType.NUMBER: "Float64",
            CellType.BOOLEAN: "boolean",
        }
        return pandas.DataFrame(
            {
                column.name: pandas.Series(
                    [row[column.name] for row in self.rows], dtype=types.get(column.type, "object")
                )
                for column in self.form.columns
            }
        )

    def to_polars(self) -> polars.DataFrame:
        """The table as a polars frame, lists as lists.

        Raises:
            ExportError: polars is not installed.
        """
        try:
            import polars
        except ImportError as error:
            raise ExportError("polars is not installed: pip install polars.") from error
        types = {
            CellType.STRING: polars.String(),
            CellType.INTEGER: polars.Int64(),
            CellType.NUMBER: polars.Float64(),
            CellType.BOOLEAN: polars.Boolean(),
            CellType.LIST: polars.List(polars.String()),
        }
        return polars.DataFrame(
            {c.name: [row[c.name] for row in self.rows] for c in self.form.columns},
            schema={column.name: types[column.type] for column in self.form.columns},
        )


@dataclass(frozen=True, slots=True)
class Tables(Mapping[str, Table]):
    """All tables of one or more editions, by name."""

    tables: tuple[Table, ...]

    def __getitem__(self, name: str) -> Table:
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (table.name for table in self.tables)

    def __len__(self) -> int:
        return len(self.tables)
