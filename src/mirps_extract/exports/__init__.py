"""Exports: plans in the forms that other programs read. A format is a module and a line here.

What makes them is imported when it is asked for; who only lists the formats does not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from mirps_extract.errors import ExportError

if TYPE_CHECKING:
    from mirps_extract.comparison import Comparison
    from mirps_extract.exports.values import Book, Writer
    from mirps_extract.model import Plan
    from mirps_extract.status.values import Standing

__all__ = ["FORMATS", "Format", "book_of", "export", "require"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form to export to.

    Attributes:
        writer: module and function that makes its files.
        meaning: what it is, in a few words.
        needs: the module that must be installed for it, if any.
        extra: the extra that brings it.
    """

    writer: str
    meaning: str
    needs: str | None = None
    extra: str | None = None


FORMATS: Mapping[str, Format] = {
    "csv": Format("delimited.csv_files", "a CSV file for each table"),
    "hdx": Format(
        "hdx.hdx_files", "datasets for HDX: CSV, Excel and metadata", "xlsxwriter", "excel"
    ),
    "hxl": Format("hxl.hxl_files", "CSV with HXL hashtags, which HDX has retired"),
    "excel": Format("excel.excel_files", "one workbook", "xlsxwriter", "excel"),
    "sqlite": Format("sqlite.sqlite_files", "one database"),
    "parquet": Format(
        "parquet.parquet_files", "a Parquet file for each table", "pyarrow", "parquet"
    ),
    "datapackage": Format("datapackage.datapackage_files", "a Frictionless Data Package"),
    "jsonl": Format("jsonlines.jsonl_files", "a commitment a line, as JSON"),
}
"""The formats by the names that people ask for them with."""


def book_of(
    plans: Iterable[Plan],
    comparison: Comparison | None = None,
    *,
    licence: str | None = None,
    source_url: str | None = None,
    by_year: bool = False,
    organisation: str | None = None,
    maintainer: str | None = None,
    require_checked: bool = False,
    standings: Mapping[str, Standing] | None = None,
) -> Book:
    """What is exported of these plans; if it must be checked, only what a person has checked.

    Counts stay those of all commitments. What became of commitments from year to year is worked
    out where no comparison of these plans is given. `standings` are what people tell of
    commitments, by lineage.

    Raises:
        ExportError: a plan is among them twice, or nothing is checked that must be.
    """
    from mirps_extract.comparison import across
    from mirps_extract.exports.checked import checked_part
    from mirps_extract.exports.values import Book
    from mirps_extract.tables import Tables, named_plans, tables_of_named

    plans = list(plans)
    comparison = comparison or across(plans)[0]
    named = named_plans(plans, comparison, standings)
    tables = tables_of_named(named, comparison)
    if require_checked:
        named = [replace(each, plan=checked_part(each.plan)) for each in named]
        checked = {**tables_of_named(named, comparison), "counts": tables["counts"]}
        tables = Tables(tuple(checked.values()))
        if not tables["commitments"].rows:
            raise ExportError(
                "no commitment is checked, so nothing is exported: check them in the review page, "
                "and read the plan with --corrections."
            )
    return Book(named, tables, licence, source_url, by_year, organisation, maintainer)


def export(book: Book, names: Iterable[str]) -> dict[str, bytes]:
    """The files of an export to these formats, by their paths inside the folder.

    Nothing is written: whoever calls has all files or none.

    Raises:
        ExportError: what a format needs is not installed.
    """
    files: dict[str, bytes] = {}
    for name in dict.fromkeys(names):
        files.update(_writer(name)(book))
    return files


def require(names: Iterable[str]) -> None:
    """Look whether everything that these formats need is there.

    Raises:
        ExportError: it is not.
    """
    for name in names:
        needs = FORMATS[name].needs
        if needs and find_spec(needs) is None:
            raise ExportError(f"the format {name} needs {needs}: pip install {needs}.")


def _writer(name: str) -> Writer:
    require([name])
    module, function = FORMATS[name].writer.split(".")
    # Each writer is imported when it is asked for: some bring heavy packages.
    writer: Writer = getattr(import_module(f"mirps_extract.exports.{module}"), function)
    return writer
