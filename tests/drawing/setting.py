"""Every typographic choice that a drawn plan depends on; lengths are in points."""

from dataclasses import dataclass
from typing import Literal

Fill = Literal["fill", "even", "balance"]
Bullet = Literal["•", "–", "▪", "*", "1.", "1)", "P-04", "none"]
HeadingStyle = Literal["bar", "bold", "small caps", "sentence", "rule", "same size"]
HeadingPlace = Literal["left", "centre", "right"]
TitleStyle = Literal["mirps", "national", "name", "name first"]
CountStyle = Literal["boxes", "table", "header table", "lines", "none"]
RunningHead = Literal["none", "country", "document", "alternating"]
NumberStyle = Literal["none", "plain", "of", "dashes"]
NumberPlace = Literal["foot centre", "foot outer", "foot right", "head right"]
Contents = Literal["none", "plain", "leaders"]
Order = Literal["reading", "reversed", "shuffled"]

A4 = (595.0, 842.0)
A5 = (420.0, 595.0)
LETTER = (612.0, 792.0)
LANDSCAPE = (842.0, 595.0)


@dataclass(frozen=True)
class Setting:
    """How a plan is set. Sizes and sides are of the page as a reader sees it.

    ``margins`` and ``bleed`` are left, top, right, bottom; ``bleed`` is how far the media box
    reaches beyond the crop box. ``columns`` are relative widths. ``fill`` fills each column
    to its foot before the next; "even" does so but on a country's last page, whose columns come
    out even; "balance" sets each area's heading across the page over even columns of its own.
    ``indent`` is where a commitment's text starts after its mark; 0 sets it flush, later lines
    beneath the mark. ``gap`` is the white space between two commitments. With no bullet, an
    indent sets the later lines in and leaves the first out. ``hyphenate`` adds hyphens at line
    ends; ``break_at_marks`` ends lines after a hyphen or slash that belongs to the text
    (an address may break after a dot or a slash in any setting, and nowhere else).
    ``bold_labels`` sets "Label:" at the head of a commitment in bold. ``front`` is the page with
    the objectives. ``order`` is that of the text operations in each page's stream, ``seed`` its
    shuffling; ``word_by_word`` draws each word alone and no space characters.
    """

    page: tuple[float, float] = A4
    margins: tuple[float, float, float, float] = (50.0, 60.0, 50.0, 60.0)
    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 10.0
    leading: float = 12.5
    columns: tuple[float, ...] = (1.0, 1.0)
    gutter: float = 20.0
    fill: Fill = "fill"
    bullet: Bullet = "•"
    indent: float = 11.0
    gap: float = 4.0
    justified: bool = False
    hyphenate: bool = False
    break_at_marks: bool = True
    bold_labels: bool = False
    heading: HeadingStyle = "bar"
    heading_place: HeadingPlace = "left"
    accent: str = "#0072bc"
    title: TitleStyle = "mirps"
    title_size: float = 20.0
    country_on_new_page: bool = True
    commitments_on_new_page: bool = False
    counts: CountStyle = "boxes"
    head: RunningHead = "none"
    number: NumberStyle = "plain"
    number_place: NumberPlace = "foot centre"
    cover: bool = True
    contents: Contents = "leaders"
    front: bool = True
    order: Order = "reading"
    seed: int = 0
    rotate: Literal[0, 90] = 0
    bleed: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    word_by_word: bool = False

    @property
    def left(self) -> float:
        """The left edge of the type area."""
        return self.margins[0]

    @property
    def width(self) -> float:
        """The width of the type area."""
        return self.page[0] - self.margins[0] - self.margins[2]

    @property
    def top(self) -> float:
        """The upper edge of the type area, from the top of the page."""
        return self.margins[1]

    @property
    def bottom(self) -> float:
        """The lower edge of the type area, from the top of the page."""
        return self.page[1] - self.margins[3]

    @property
    def column_boxes(self) -> tuple[tuple[float, float], ...]:
        """Each column's left edge and width."""
        free = self.width - self.gutter * (len(self.columns) - 1)
        boxes: list[tuple[float, float]] = []
        x = self.left
        for share in self.columns:
            width = free * share / sum(self.columns)
            boxes.append((x, width))
            x += width + self.gutter
        return tuple(boxes)
