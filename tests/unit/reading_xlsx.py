"""Rows of a workbook after its standard (ECMA-376): openpyxl leaves the escapes in texts."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as Xml

from openpyxl.utils import column_index_from_string

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Rows = list[dict[str, str | float | None]]


def unescaped(text: str) -> str:
    """A text whose escapes, such as _x0009_, are characters again (22.9.2.19)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def sheet_rows(data: bytes, name: str) -> Rows:
    """The rows of a sheet by the names of its columns; texts that no cell holds are whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [
            str(sheet.get("name"))
            for sheet in Xml.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
        ]
        strings = [
            unescaped("".join(part.text or "" for part in item.iter(f"{MAIN}t")))
            for item in Xml.fromstring(archive.read("xl/sharedStrings.xml"))
        ]

        def read(sheet: str) -> Rows:
            place = names.index(sheet) + 1
            root = Xml.fromstring(archive.read(f"xl/worksheets/sheet{place}.xml"))
            head, *body = [
                {_column(cell): _value(cell, strings) for cell in row.iter(f"{MAIN}c")}
                for row in root.iter(f"{MAIN}row")
            ]
            columns = {at: str(name).lower().replace(" ", "_") for at, name in head.items()}
            return [{columns[at]: row.get(at) for at in columns} for row in body]

        if name not in names:  # a table without rows has no sheet
            return []
        rows, whole = read(name), dict[str, str]()
        for part in read("long texts") if "long texts" in names else ():
            cell = str(part["cell"])
            whole[cell] = f"{whole.get(cell, '')}{part['text']}"
        for cell, text in whole.items():
            sheet, _, place = cell.partition("!")
            at = place.rstrip("0123456789")
            if sheet == name:
                row = rows[int(place.removeprefix(at)) - 2]
                row[list(row)[column_index_from_string(at) - 1]] = text
        return rows


def _column(cell: Xml.Element) -> str:
    return str(cell.get("r")).rstrip("0123456789")


def _value(cell: Xml.Element, strings: list[str]) -> str | float | None:
    value = cell.findtext(f"{MAIN}v")
    if value is None:
        return None
    return strings[int(value)] if cell.get("t") == "s" else float(value)
