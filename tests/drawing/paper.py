"""Papers of any kind, set by reportlab's own page layout: headings, text, lists and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor, grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

_MARGIN = 56.0
_GUTTER = 18.0
_SIZES = (24.0, 16.0, 12.0)

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=8, leading=10, textColor=grey)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=9, leading=11, spaceAfter=0)


@dataclass(frozen=True)
class Head:
    """A heading of the first, second or third rank; a line feed in it breaks the line."""

    text: str
    rank: int = 2


@dataclass(frozen=True)
class Para:
    """A paragraph; `small` sets it as a caption."""

    text: str
    small: bool = False


@dataclass(frozen=True)
class Items:
    """A list; its mark is a sign, or counts where it holds a 1."""

    texts: Sequence[str]
    mark: str = "•"


@dataclass(frozen=True)
class Grid:
    """A ruled table of rows; widths are shares of the column's width.

    With `head` its first row is bold; with `middle` its cells stand in the middle of their rows.
    """

    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    head: bool = True
    middle: bool = False


@dataclass(frozen=True)
class Chart:
    """Bars over an axis with names below it, numbers at the side, and a caption."""

    values: Mapping[str, int]
    caption: str


@dataclass(frozen=True)
class Formula:
    """A formula in the middle of its column, with its number at the right."""

    text: str
    number: str


@dataclass(frozen=True)
class Turn:
    """A new page."""


Block = Head | Para | Items | Grid | Chart | Formula | Turn


def draw_paper(path: Path, blocks: Sequence[Block], columns: int = 1) -> Path:
    """Set blocks below one another in one or more columns, over as many pages as they need."""
    width = (A4[0] - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    frames = [
        Frame(_MARGIN + at * (width + _GUTTER), _MARGIN, width, A4[1] - 2 * _MARGIN, 0, 0, 0, 0)
        for at in range(columns)
    ]
    document = BaseDocTemplate(str(path), pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames)])
    document.build([part for block in blocks for part in _parts(block, width)])
    return path


def _parts(block: Block, width: float) -> list[Any]:
    match block:
        case Head():
            size = _SIZES[block.rank - 1]
            style = ParagraphStyle(
                "head",
                fontName="Helvetica-Bold",
                fontSize=size,
                leading=1.2 * size,
                spaceBefore=size,
                spaceAfter=6,
                keepWithNext=1,
                textColor=HexColor("#1f4e79"),
            )
            return [Paragraph(block.text.replace("\n", "<br/>"), style)]
        case Para():
            style = _SMALL if block.small else _BODY
            return [Paragraph(block.text.replace("\n", "<br/>"), style)]
        case Items():
            style = ParagraphStyle("item", parent=_BODY, leftIndent=18, bulletIndent=0)
            return [
                Paragraph(text, style, bulletText=block.mark.replace("1", str(number)))
                for number, text in enumerate(block.texts, start=1)
            ]
        case Grid():
            rows = [
                [
                    Paragraph(f"<b>{cell}</b>" if block.head and not at else cell, _CELL)
                    for cell in row
                ]
                for at, row in enumerate(block.rows)
            ]
            whole = ((0, 0), (-1, -1))
            valign = "MIDDLE" if block.middle else "TOP"
            commands: list[tuple[Any, ...]] = [
                ("GRID", *whole, 0.5, grey),
                ("VALIGN", *whole, valign),
            ]
            widths = [share * width for share in block.widths]
            table = Table(rows, colWidths=widths, style=commands, repeatRows=int(block.head))
            return [Spacer(1, 4), table, Spacer(1, 8)]
        case Chart():
            return [_chart(block, width), Paragraph(block.caption, _SMALL)]
        case Formula():
            cells = [["", Paragraph(block.text, _BODY), block.number]]
            return [Table(cells, colWidths=[share * width for share in (0.2, 0.6, 0.2)])]
        case Turn():
            return [PageBreak()]


def _chart(chart: Chart, width: float) -> Drawing:
    bars = VerticalBarChart()
    bars.x, bars.y, bars.width, bars.height = 30, 25, int(width) - 40, 115
    bars.data = [tuple(chart.values.values())]
    bars.categoryAxis.categoryNames = list(chart.values)
    bars.valueAxis.valueMin = 0
    drawing = Drawing(width, 150)
    drawing.add(bars)
    return drawing
