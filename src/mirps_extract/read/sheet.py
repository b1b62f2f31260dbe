"""The sheet that a page is written on: its boxes, how it is turned, and what is moved on it."""

from __future__ import annotations

from dataclasses import dataclass

from mirps_extract.geometry import Box

Corners = tuple[float, float, float, float]
"""A box of a PDF: two corners (x, y, x, y) in points, origin at the bottom left."""

Matrix = tuple[float, float, float, float, float, float]
"""A matrix of PDF (a, b, c, d, e, f)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's boxes as the file gives them, corners sorted, and its rotation in degrees."""

    media: Corners
    crop: Corners
    rotation: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole page as it is shown."""
        x0, y0, x1, y1 = self.media
        return (x1 - x0, y1 - y0) if self.rotation % 180 == 0 else (y1 - y0, x1 - x0)

    def visible(self, whole: Box) -> Box:
        """The crop box held to the media box, as a part of the page as it is shown.

        Args:
            whole: the media box, in the coordinates in which the answer is wanted.
        """
        media_x0, media_y0, media_x1, media_y1 = self.media
        x0, y0, x1, y1 = self.crop
        x0, x1 = max(x0, media_x0), min(x1, media_x1)
        y0, y1 = max(y0, media_y0), min(y1, media_y1)
        if x0 >= x1 or y0 >= y1:
            x0, y0, x1, y1 = self.media
        left, right, below, above = x0 - media_x0, media_x1 - x1, y0 - media_y0, media_y1 - y1
        # Margins between the boxes as (left, top, right, bottom) of the page as it is shown.
        margins = {
            0: (left, above, right, below),
            90: (below, left, above, right),
            180: (right, below, left, above),
            270: (above, right, below, left),
        }[self.rotation % 360]
        return Box(
            whole.x0 + margins[0],
            whole.top + margins[1],
            whole.x1 - margins[2],
            whole.bottom - margins[3],
        )


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a1, b1, c1, d1, e1, f1 = inner
    a0, b0, c0, d0, e0, f0 = outer
    return (
        a0 * a1 + c0 * b1,
        b0 * a1 + d0 * b1,
        a0 * c1 + c0 * d1,
        b0 * c1 + d0 * d1,
        a0 * e1 + c0 * f1 + e0,
        b0 * e1 + d0 * f1 + f0,
    )


def moved(x0: float, y0: float, x1: float, y1: float, matrix: Matrix) -> Corners:
    """The corners of the smallest box around a box that `matrix` has moved or turned."""
    a, b, c, d, e, f = matrix
    if not b and not c:  # upright, as nearly all is
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return min(left, right), min(low, high), max(left, right), max(low, high)
    xs = (a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e)
    ys = (b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f)
    return min(xs), min(ys), max(xs), max(ys)
