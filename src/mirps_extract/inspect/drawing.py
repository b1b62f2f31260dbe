"""Boxes, numbers and a legend over a page's picture."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from mirps_extract.geometry import Box
from mirps_extract.layout.values import LaidOutPage, Line
from mirps_extract.ledger import Claim, Use, WordId
from mirps_extract.outline.values import ReadLine

SCALE = 2.0
"""Pixels of a point."""

PALE = 0.35
"""How much of the page's own contrast is left under what is drawn."""

KINDS = {
    Use.COUNTRY_TITLE: "heading or count",
    Use.NARRATIVE_HEADING: "heading or count",
    Use.AREA_HEADING: "heading or count",
    Use.OBJECTIVES_HEADING: "heading or count",
    Use.DECLARED_COUNT: "heading or count",
    Use.COMMITMENT: "commitment",
    Use.TABLE_CELL: "commitment",
    Use.NARRATIVE: "narrative or objective",
    Use.OBJECTIVE: "narrative or objective",
    Use.ASIDE: "passed over",
}
"""What the lines are drawn as that have words of a role."""

COLOURS = {
    "line": (140, 140, 140),
    "place in reading order": (0, 90, 200),
    "heading or count": (200, 0, 120),
    "commitment": (0, 130, 60),
    "list mark": (230, 110, 0),
    "narrative or objective": (110, 60, 200),
    "passed over": (150, 130, 0),
    "furniture": (120, 60, 0),
    "gutter between columns": (250, 220, 90),
    "panel or rule": (150, 200, 230),
    "set aside": (220, 0, 0),
}
"""What is drawn, and in which colour."""


def drawn_over(
    image: Image.Image, page: LaidOutPage, claims: Sequence[Claim], lines: Sequence[ReadLine]
) -> Image.Image:
    """The page's picture, made pale, with what was seen drawn over it and a legend below.

    Args:
        image: the picture.
        page: what the layout made of the page.
        claims: what words were used as.
        lines: the lines that were read on the page, in reading order.
    """
    white = Image.new("RGB", image.size, "white")
    picture = Image.blend(white, image, PALE)
    pen = ImageDraw.Draw(picture, "RGBA")
    roles = {word.id: claim.role for claim in claims for word in claim.words}
    for box in (*(shape.box for shape in page.source.shapes), *page.rules):
        _frame(pen, box, "panel or rule", width=1)
    for gutter in page.gutters:
        pen.rectangle(_pixels(gutter), fill=(*COLOURS["gutter between columns"], 90))
    for line in page.lines:
        _frame(pen, line.box, _kind(line, roles), width=2)
    for line in page.margins:
        _frame(pen, line.box, "furniture", width=2)
    for word in (*page.aside, *page.edge):
        _frame(pen, word.box, "set aside", width=1)
    for word in (word for line in page.lines for word in line.words):
        if roles.get(word.id) is Use.LIST_MARK:
            _frame(pen, word.box, "list mark", width=2)
    for number, read in enumerate(lines, start=1):
        _write_number(pen, read.line.box, number)
        _label(pen, read.line.box, read.label, _kind(read.line, roles))
    return _with_legend(picture)


def _kind(line: Line, roles: dict[WordId, Use]) -> str:
    found = (KINDS.get(roles.get(word.id, Use.UNASSIGNED)) for word in line.words)
    return next((kind for kind in found if kind), "line")


def _pixels(box: Box) -> tuple[float, float, float, float]:
    right, bottom = max(box.x1, box.x0), max(box.bottom, box.top)
    return box.x0 * SCALE, box.top * SCALE, right * SCALE, bottom * SCALE


def _frame(pen: ImageDraw.ImageDraw, box: Box, kind: str, *, width: int) -> None:
    pen.rectangle(_pixels(box), outline=COLOURS[kind], width=width)


def _write_number(pen: ImageDraw.ImageDraw, box: Box, number: int) -> None:
    font = ImageFont.load_default(size=7 * SCALE)
    x, y = (box.x0 - 2) * SCALE, box.middle[1] * SCALE
    left, top, right, bottom = pen.textbbox((x, y), str(number), font, anchor="rm")
    pen.rectangle((left - 2, top - 1, right + 2, bottom + 1), fill=(255, 255, 255, 220))
    pen.text((x, y), str(number), COLOURS["place in reading order"], font, anchor="rm")


def _label(pen: ImageDraw.ImageDraw, box: Box, label: str, kind: str) -> None:
    """What a line was read as, small, over the end of its upper edge."""
    font = ImageFont.load_default(size=5 * SCALE)
    at = (box.x1 * SCALE, (box.top + 1) * SCALE)
    left, top, right, bottom = pen.textbbox(at, label, font, anchor="rm")
    pen.rectangle((left - 2, top - 1, right + 2, bottom + 1), fill=(255, 255, 255, 220))
    pen.text(at, label, COLOURS[kind], font, anchor="rm")


def _with_legend(picture: Image.Image) -> Image.Image:
    font = ImageFont.load_default(size=9 * SCALE)
    row = round(14 * SCALE)
    columns = 3
    rows = -(-len(COLOURS) // columns)
    whole = Image.new("RGB", (picture.width, picture.height + row * rows + row // 2), "white")
    whole.paste(picture)
    pen = ImageDraw.Draw(whole)
    for at, (kind, colour) in enumerate(COLOURS.items()):
        x = 10 + (at % columns) * picture.width // columns
        y = picture.height + row // 4 + (at // columns) * row
        pen.rectangle((x, y + 4, x + row // 2, y + row - 8), fill=colour)
        pen.text((x + row * 0.8, y), kind, "black", font)
    return whole
