"""Plans whose commitments stand in tables, set by reportlab's own table layout."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from reportlab.lib.colors import HexColor, grey, whitesmoke
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from .content import CountryContent, PlanContent

_STYLES = getSampleStyleSheet()
_BODY = ParagraphStyle("body", parent=_STYLES["Normal"], fontSize=9, leading=11)
_CENTRED = ParagraphStyle("centred", parent=_BODY, alignment=1)

RESPONSIBLE = ("Ministry of Education", "INAMU, with the support of UNHCR and the OAS", "DGME")
STATUS = ("Done", "In progress", "Not started")
"""What the other cells say, in turn."""


@dataclass(frozen=True)
class TableSetting:
    """How tables are set. Widths of the columns are in points."""

    heads: tuple[str, ...] = ("Commitment", "Responsible institution", "Status")
    rules: Literal["grid", "lines", "zebra", "bar", "none"] = "grid"
    middle: bool = False
    centred_heads: bool = False
    numbered: bool = False
    padding: float = 4.0


def draw_tables(content: PlanContent, setting: TableSetting, path: Path) -> None:
    """Print each focus area's commitments as the rows of a table, over as many pages as needed."""
    story: list[Any] = []
    for country in content.countries:
        story += [PageBreak()] if story else []
        story += _country(country, setting)
    SimpleDocTemplate(str(path), pagesize=A4).build(story)


def _country(country: CountryContent, setting: TableSetting) -> list[Any]:
    story: list[Any] = [Paragraph(country.name.upper(), _STYLES["Title"])]
    for text in country.narrative:
        story += [Paragraph(text, _BODY), Spacer(1, 8)]
    for area in country.areas:
        story.append(Paragraph(area.heading, _STYLES["Heading2"]))
        story.append(_table(area.commitments, setting))
    return story


def _table(texts: Sequence[str], setting: TableSetting) -> Table:
    style = _CENTRED if setting.centred_heads else _BODY
    rows = [[Paragraph(f"<b>{head}</b>", style) for head in setting.heads]]
    for at, text in enumerate(texts):
        cells = [text, RESPONSIBLE[at % 3], STATUS[at % 3]]
        number = [str(at + 1)] if setting.numbered else []
        rows.append([Paragraph(cell, _BODY) for cell in (*number, *cells)])
    widths = [30, 230, 150, 90] if setting.numbered else [260, 150, 90]
    return Table(rows, colWidths=widths, style=_commands(setting), repeatRows=1)


def _commands(setting: TableSetting) -> list[tuple[Any, ...]]:
    whole = ((0, 0), (-1, -1))
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", *whole, "MIDDLE" if setting.middle else "TOP"),
        ("TOPPADDING", *whole, setting.padding),
        ("BOTTOMPADDING", *whole, setting.padding),
    ]
    match setting.rules:
        case "grid":
            commands.append(("GRID", *whole, 0.5, grey))
        case "lines":
            commands.append(("LINEBELOW", *whole, 0.5, grey))
        case "zebra":
            commands.append(("ROWBACKGROUNDS", (0, 1), (-1, -1), [whitesmoke, None]))
            commands.append(("BACKGROUND", (0, 0), (-1, 0), HexColor("#cfe2f3")))
        case "bar":
            commands.append(("BACKGROUND", (0, 0), (-1, 0), HexColor("#0072bc")))
            commands.append(("GRID", *whole, 0.5, grey))
        case "none":
            pass
    return commands
