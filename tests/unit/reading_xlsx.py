"""Rows of a workbook after its standard (ECMA-376): openpyxl leaves the escapes in texts."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as Xml

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Rows = list[dict[str, str | float | None]]


def unescaped(text: str) -> str:
    """A text whose escapes, such as _x0009_, are characters again (22.9.2.19)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def sheet_rows(data: bytes, name: str) -> Rows:
    """The rows of a sheet by the names in its head; texts that go on elsewhere are whole."""
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
            return [{str(head[at]): row.get(at) for at in head} for row in body]

        rows = read(name)
        for rest in read("continued") if "continued" in names else ():
            if rest["sheet"] == name:
                row, column = rows[int(rest["row"] or 0) - 2], str(rest["column"])
                row[column] = f"{row[column]}{rest['text']}"
        return rows


def _column(cell: Xml.Element) -> str:
    return str(cell.get("r")).rstrip("0123456789")


def _value(cell: Xml.Element, strings: list[str]) -> str | float | None:
    value = cell.findtext(f"{MAIN}v")
    if value is None:
        return None
    return strings[int(value)] if cell.get("t") == "s" else float(value)
