"""Cells of a workbook: formats, links, and texts that stay texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import wrap
from typing import TYPE_CHECKING

from mirps_extract.exports.delimited import JOINT, guarded
from mirps_extract.tables import Value

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CELL = 32_767
"""Characters that a cell may hold (Excel's limit), in units of UTF-16."""

LINE = 15.0
"""Height of a line in points, in the workbook's usual type."""

HEIGHT = 409.0
"""Height that a row may have in points (Excel's limit)."""

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

    def head_row(
        self, sheet: Worksheet, head: Mapping[str, int], rows: int, *, fixed: int = 0
    ) -> None:
        """Write a head that stays in sight and can be filtered.

        Args:
            sheet: the sheet.
            head: the names of the columns, with their widths in characters.
            rows: how many rows follow.
            fixed: how many columns stay in sight as well.
        """
        for at, (name, width) in enumerate(head.items()):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, name, self.head)
        sheet.freeze_panes(1, fixed)
        sheet.autofilter(0, 0, max(rows, 1), len(head) - 1)
        fit(sheet, 0, head.items())

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


def fit(sheet: Worksheet, line: int, row: Iterable[tuple[Value, int]]) -> None:
    """Make a row as high as its wrapped texts need: not every program does so by itself.

    Args:
        sheet: the sheet.
        line: the row, from 0.
        row: its values, each with the width of its column in characters.
    """
    lines = max((_lines(value, width) for value, width in row), default=1)
    if lines > 1:
        sheet.set_row(line, min(LINE * lines, HEIGHT))


def _lines(value: Value, width: int) -> int:
    if not isinstance(value, str | list):
        return 1
    return sum(len(wrap(part, width)) or 1 for part in pieces(value)[0].split("\n"))


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
