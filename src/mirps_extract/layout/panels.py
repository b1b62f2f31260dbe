"""Filled shapes on a page: the panels that lie behind text, and bullets that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.geometry import Box
from mirps_extract.indices import HeightIndex, InOrder
from mirps_extract.layout.stops import STOP_SLACK
from mirps_extract.read.values import Page

DOT_SIZE = 10.0
"""Points that a bullet measures at most which is drawn or placed as a picture."""

PAGE_FILL = 0.5
"""A filled shape that covers more of the page than this is a background, not a panel."""


def panels_of(page: Page) -> list[Box]:
    """Filled shapes that can lie behind text, and frames around it, smallest first."""
    whole = page.width * page.height
    drawn = (*(shape.box for shape in page.shapes), *page.frames)
    boxes = {box for box in drawn if box.area <= PAGE_FILL * whole}
    return sorted(boxes, key=lambda box: (box.area, box))


class Panels:
    """The panels of a page.

    Args:
        panels: filled shapes that can lie behind text, smallest first.
    """

    def __init__(self, panels: Sequence[Box]) -> None:
        self.boxes = panels
        self._by_height = HeightIndex(panels, STOP_SLACK)

    def around(self, box: Box) -> Box | None:
        """The smallest around a box, if there is one."""
        near = (self.boxes[at] for at in self._by_height.at(box.middle[1]))
        return next((panel for panel in near if panel.holds(box, slack=STOP_SLACK)), None)


_Dot = tuple[Box, Box | None]
"""A small filled shape, and the panel that it stands on."""


class Dots:
    """The small filled shapes of a page."""

    def __init__(self, page: Page, panels: Panels) -> None:
        drawn = [*(shape.box for shape in page.shapes), *page.pictures]
        small = {box for box in drawn if max(box.width, box.height) <= DOT_SIZE}
        others = Panels([panel for panel in panels.boxes if panel not in small])
        on_panels = ((box, others.around(box)) for box in small)
        self._dots: InOrder[_Dot] = InOrder(on_panels, lambda dot: dot[0].middle[1])

    def level(self, box: Box) -> Sequence[_Dot]:
        """Those that may stand within a box."""
        return self._dots.between(box.top - DOT_SIZE, box.bottom + DOT_SIZE)
