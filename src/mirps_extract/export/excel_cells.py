"""Cells of a workbook: formats, links, and texts that stay texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mirps_extract.export.delimited import JOINT, guarded
from mirps_extract.tables import Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CELL = 32_767
"""Characters that a cell may hold (Excel's limit), in units of UTF-16."""

LINKS = 65_530
"""Links that a sheet may hold (Excel's limit)."""


class Cells:
    """Writes values to cells, with the workbook's formats."""

    def __init__(self, workbook: Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.plain: Format = workbook.add_format(wrapped)
        self.head: Format = workbook.add_format({**wrapped, "bold": True, "bottom": 1})
        # Stays a text also when a person edits the cell.
        self._quoted: Format = workbook.add_format({**wrapped, "quote_prefix": True})
        self.differs: Format = workbook.add_format({**wrapped, "bg_color": "#FFE2B8"})
        self._link: Format = workbook.add_format(
            {**wrapped, "font_color": "#0B57D0", "underline": 1}
        )
        self._linked_differs: Format = workbook.add_format(
            {**wrapped, "bg_color": "#FFE2B8", "font_color": "#0B57D0", "underline": 1}
        )
        self._links: dict[str, int] = {}

    def write(
        self,
        sheet: Worksheet,
        place: tuple[int, int],
        value: Value,
        style: Format | None = None,
    ) -> None:
        """Write a value: a text as a text, whatever it begins with; nothing for null or no text."""
        style = style or self.plain
        if value is None or value == "":
            sheet.write_blank(*place, None, style)
        elif isinstance(value, int | float):
            sheet.write_number(*place, value, style)
        else:
            text = pieces(value)[0]
            formula = style is self.plain and guarded(text) != text
            sheet.write_string(*place, text, self._quoted if formula else style)

    def link(
        self,
        sheet: Worksheet,
        place: tuple[int, int],
        target: str,
        text: str | int,
        *,
        differs: bool = False,
    ) -> None:
        """Write a value that leads to a cell of another sheet, as long as Excel allows links."""
        count = self._links.get(sheet.get_name(), 0)
        style = self._linked_differs if differs else self._link
        if count < LINKS:
            self._links[sheet.get_name()] = count + 1
            sheet.write_url(*place, target, style, str(text))
        if isinstance(text, int):  # the link keeps its place; the number stays one
            sheet.write_number(*place, text, style)
        elif count >= LINKS:
            self.write(sheet, place, text)


def overflowing(value: Value) -> list[str]:
    """What of a value does not fit in a cell, in pieces that do."""
    return [] if value is None or isinstance(value, int | float) else pieces(value)[1:]


def pieces(value: str | list[str]) -> list[str]:
    """A text in pieces that fit in a cell; one, unless it is very long."""
    text = JOINT.join(value) if isinstance(value, list) else value
    units = len(text.encode("utf-16-le")) // 2
    # A character beyond the first 65,536 counts twice: half as many fit for sure.
    size = CELL if units == len(text) else CELL // 2
    return [text[at : at + size] for at in range(0, len(text), size)] or [""]
