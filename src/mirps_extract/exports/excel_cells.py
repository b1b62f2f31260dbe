"""Cells of a workbook: formats, links, and texts that stay texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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

LONG = "long texts"
"""The sheet of the texts that no cell holds."""

GOES_ON = f" … [the whole text is on the sheet {LONG}]"
"""Ends the cell of such a text."""

KINDS = {
    "new": ("#C6EFCE", "#005A00"),
    "dropped": ("#FFC7CE", "#8E0006"),
    "reworded": ("#FFEB9C", "#6B4A00"),
    "moved": ("#DDEBF7", "#1F4E78"),
    "merged": ("#DDEBF7", "#1F4E78"),
    "split": ("#DDEBF7", "#1F4E78"),
    "uncertain": ("#E4DFEC", "#44317A"),
    "not_comparable": ("#EDEDED", "#404040"),
}
"""Ground and ink of what became of a commitment, with a contrast of 4.5 or more (WCAG's AA)."""

CAPITALS = {"id": "ID", "iso3": "ISO3", "m49": "M49", "ocr": "OCR", "sha256": "SHA-256"}
"""Parts of columns' names that are short forms."""


@dataclass(frozen=True, slots=True)
class Long:
    """A text that is longer than a cell may be: the cell, such as commitments!E5, and its parts."""

    cell: str
    parts: Sequence[str]


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
        self.left: Format = workbook.add_format({**wrapped, "align": "left"})
        self.name: Format = workbook.add_format({**wrapped, "bold": True})
        self.sum: Format = workbook.add_format({**wrapped, "bold": True, "top": 1})
        self.title: Format = workbook.add_format({"bold": True, "font_size": 16})
        self.kinds: dict[str, Format] = {
            kind: workbook.add_format({**wrapped, "bg_color": ground, "font_color": ink})
            for kind, (ground, ink) in KINDS.items()
        }
        self._links: dict[str, int] = {}
        self.long: list[Long] = []

    def head_row(
        self,
        sheet: Worksheet,
        head: Mapping[str, int],
        rows: int,
        *,
        fixed: int = 0,
        folded: int = 0,
    ) -> None:
        """Write a head that stays in sight, is printed on each page and can be filtered.

        Args:
            sheet: the sheet.
            head: the names of the columns, with their widths in characters.
            rows: how many rows follow.
            fixed: how many columns stay in sight as well.
            folded: how many of the last columns are folded away until somebody opens them.
        """
        for at, (name, width) in enumerate(head.items()):
            hidden = at >= len(head) - folded
            sheet.set_column(at, at, width, None, {"level": 1, "hidden": True} if hidden else {})
            sheet.write_string(0, at, name, self.head)
        if folded:
            sheet.set_column(len(head), len(head), None, None, {"collapsed": True})
        sheet.freeze_panes(1, fixed)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(rows, 1), len(head) - 1)
        fit(sheet, 0, head.items())

    def write(
        self,
        sheet: Worksheet,
        place: tuple[int, int],
        value: Value,
        style: Format | None = None,
    ) -> None:
        """Write a value: a text as a text, whatever it begins with; nothing for null or no text.

        Of a text that is longer than a cell may be, the beginning; the whole is kept in `long`.
        """
        style = style or self.plain
        if value is None or value == "":
            sheet.write_blank(*place, None, style)
        elif isinstance(value, bool):
            sheet.write_boolean(*place, value, style)
        elif isinstance(value, int | float):
            sheet.write_number(*place, value, style)
        else:
            text, *rest = pieces(value)
            if rest:
                self.long.append(Long(_cell(sheet, place), [text, *rest]))
                text = pieces(value, CELL - len(GOES_ON))[0] + GOES_ON
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


def pieces(value: str | list[str], size: int = CELL) -> list[str]:
    """A text in pieces of at most this size that fit in a cell; one, unless it is very long."""
    text = JOINT.join(value) if isinstance(value, list) else value
    units = len(text.encode("utf-16-le")) // 2
    # A character beyond the first 65,536 counts twice: half as many fit for sure.
    size = size if units == len(text) else size // 2
    return [text[at : at + size] for at in range(0, len(text), size)] or [""]


def sheet_of(table: str) -> str:
    """What the sheet of a table is called."""
    return table.replace("_", " ")


def plain(markdown: str) -> str:
    """A sentence of the documentation without the marks around names."""
    return markdown.replace("`", "")


def head_of(column: str) -> str:
    """What a column is called on a sheet: its name in words."""
    words = [CAPITALS.get(word, word) for word in column.split("_")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def _cell(sheet: Worksheet, place: tuple[int, int]) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return f"{sheet.get_name()}!{xl_rowcol_to_cell(*place)}"
