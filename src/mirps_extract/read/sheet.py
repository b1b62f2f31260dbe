"""The sheet that a page is written on: its boxes, how it is turned, and what of it is visible."""

from __future__ import annotations

from dataclasses import dataclass

from mirps_extract.geometry import Box

Corners = tuple[float, float, float, float]
"""A box of a PDF: two corners (x, y, x, y) in points, origin at the bottom left."""


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
