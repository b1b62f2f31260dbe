"""Boxes, numbers and a legend over a page's picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw, ImageFont

from mirps_extract.geometry import Box, union
from mirps_extract.layout.values import LaidOutPage, Line
from mirps_extract.ledger import Claim, Role
from mirps_extract.read.keeping import ids_of

SCALE = 2.0
"""Pixels of a point."""

PALE = 0.35
"""How much of the page's own contrast is left under what is drawn."""

HEADINGS = frozenset(
    {Role.COUNTRY_TITLE, Role.AREA_HEADING, Role.OBJECTIVES_HEADING, Role.DECLARED_COUNT}
)
COMMITMENTS = frozenset({Role.COMMITMENT, Role.LIST_MARK})

COLOURS = {
    "line": (140, 140, 140),
    "block, in reading order": (0, 90, 200),
    "gutter between columns": (250, 220, 90),
    "heading or count": (200, 0, 120),
    "commitment": (0, 130, 60),
    "list mark": (230, 110, 0),
    "furniture": (120, 60, 0),
    "panel": (150, 200, 230),
    "set aside": (220, 0, 0),
}
"""What is drawn, and in which colour."""


def drawn_over(image: Image.Image, page: LaidOutPage, claims: Sequence[Claim]) -> Image.Image:
    """The page's picture, made pale, with what was seen drawn over it and a legend below."""
    white = Image.new("RGB", image.size, "white")
    picture = Image.blend(white, image, PALE)
    pen = ImageDraw.Draw(picture, "RGBA")
    roles = {id: claim.role for claim in claims for id in ids_of(claim.words)}
    for shape in page.source.shapes:
        _frame(pen, shape.box, "panel", width=1)
    for gutter in page.gutters:
        pen.rectangle(_pixels(gutter), fill=(*COLOURS["gutter between columns"], 90))
    for line in page.lines:
        _frame(pen, line.box, _kind(line, roles), width=1)
    for line in page.margins:
        _frame(pen, line.box, "furniture", width=2)
    for word in (*page.aside, *page.edge):
        _frame(pen, word.box, "set aside", width=1)
    for box in _marks(page, roles):
        _frame(pen, box, "list mark", width=2)
    for number, block in enumerate(page.blocks, start=1):
        _frame(pen, block.box, "block, in reading order", width=2, slack=2.0)
        _number(pen, block.box, number)
    return _with_legend(picture)


def _kind(line: Line, roles: dict[tuple[int, int], Role]) -> str:
    found = {roles.get(word.id) for word in line.words}
    if found & HEADINGS:
        return "heading or count"
    return "commitment" if found & COMMITMENTS else "line"


def _marks(page: LaidOutPage, roles: dict[tuple[int, int], Role]) -> Iterator[Box]:
    for line in page.lines:
        words = [w.box for w in line.words if roles.get(w.id) is Role.LIST_MARK]
        if words:
            yield union(words)


def _pixels(box: Box, slack: float = 0.0) -> tuple[float, float, float, float]:
    return (
        (box.x0 - slack) * SCALE,
        (box.top - slack) * SCALE,
        max(box.x1 + slack, box.x0 - slack) * SCALE,
        max(box.bottom + slack, box.top - slack) * SCALE,
    )


def _frame(
    pen: ImageDraw.ImageDraw, box: Box, kind: str, *, width: int, slack: float = 0.0
) -> None:
    pen.rectangle(_pixels(box, slack), outline=COLOURS[kind], width=width)


def _number(pen: ImageDraw.ImageDraw, box: Box, number: int) -> None:
    font = ImageFont.load_default(size=11 * SCALE)
    x, y = (box.x0 - 2) * SCALE, (box.top - 2) * SCALE
    left, top, right, bottom = pen.textbbox((x, y), str(number), font, anchor="rt")
    pen.rectangle((left - 3, top - 3, right + 3, bottom + 3), fill=(255, 255, 255, 220))
    pen.text((x, y), str(number), COLOURS["block, in reading order"], font, anchor="rt")


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
