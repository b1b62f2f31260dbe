"""Single pages of loose text and bars, for the tests of one stage of an extraction."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .canvas import BLACK, BarOp, Leaf, Sheet, TextOp, extent, write
from .setting import A4


@dataclass(frozen=True)
class Text:
    """A string whose ascent touches ``top``; ``rotate`` turns it about its baseline's start."""

    x0: float
    top: float
    text: str
    font: str = "Helvetica"
    size: float = 10.0
    colour: str = BLACK
    rotate: float = 0.0


@dataclass(frozen=True)
class Bar:
    """A filled rectangle, which lies beneath all text."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str = "#0072bc"


def draw_page(
    path: Path, items: Sequence[Text | Bar], size: tuple[float, float] = A4, rotate: int = 0
) -> None:
    """Draw one page with the texts in the order given; ``rotate`` (0 or 90) is the page's own."""
    draw_pages(path, [items], size, rotate)


def draw_pages(
    path: Path,
    pages: Sequence[Sequence[Text | Bar]],
    size: tuple[float, float] = A4,
    rotate: int = 0,
) -> None:
    """Draw several such pages, as a stage that looks from page to page needs them."""
    write(path, [_leaf(items) for items in pages], Sheet(size, rotate))


def _leaf(items: Sequence[Text | Bar]) -> Leaf:
    leaf = Leaf()
    for item in items:
        if isinstance(item, Bar):
            leaf.bars.append(BarOp(item.x0, item.top, item.x1, item.bottom, item.colour))
        else:
            ascent, _ = extent(item.font, item.size)
            leaf.texts.append(
                TextOp(
                    item.x0,
                    item.top + ascent,
                    item.text,
                    item.font,
                    item.size,
                    item.colour,
                    rotate=item.rotate,
                )
            )
    return leaf
