"""pdfminer's drawing of a page, which notes what it draws unseen and stops where it is too much."""

from __future__ import annotations

from typing import Any

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from mirps_extract.limits import Limits

UNSEEN = "unseen"
"""The tag of a character that is drawn in a mode that leaves no ink (pdfplumber hands it on)."""

INKLESS = frozenset((3, 7))
"""Text rendering modes that neither fill nor stroke (ISO 32000-1, table 106)."""


class _Device(PDFPageAggregatorWithMarkedContent):
    """Counts what is drawn, and tags characters by whether they leave ink."""

    def __init__(self, page: Page, limits: Limits) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
        self._limits = limits
        self._drawn = 0
        self._inkless = False

    def render_string(self, textstate: Any, *args: Any) -> None:
        self._inkless = textstate.render in INKLESS
        super().render_string(textstate, *args)

    def tag_cur_item(self) -> None:
        self._drawn = self._limits.drawn(self._drawn + 1, self.pageno)
        if self.cur_item._objs:
            item: Any = self.cur_item._objs[-1]
            item.tag = UNSEEN if self._inkless else None

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Marked content says nothing that is read here."""


def draw(page: Page, limits: Limits) -> LTPage:
    """What a page draws.

    Args:
        page: pdfplumber's page.
        limits: what it may draw at most.

    Raises:
        LimitError: it draws more.
        Exception: whatever pdfminer throws at broken input.
    """
    device = _Device(page, limits)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()
