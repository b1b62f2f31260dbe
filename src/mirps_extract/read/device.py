"""pdfminer's drawing of a page, which notes what it draws unseen and stops where it is too much."""

from __future__ import annotations

from typing import Any

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from mirps_extract.errors import LimitError

UNSEEN = "unseen"
"""The tag of a character that is drawn in a mode that leaves no ink (pdfplumber hands it on)."""

INKLESS = frozenset((3, 7))
"""Text rendering modes that neither fill nor stroke (ISO 32000-1, table 106)."""


class _Device(PDFPageAggregatorWithMarkedContent):
    """Counts what is drawn, and tags characters by whether they leave ink."""

    def __init__(self, page: Page, limit: int) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
        self._limit = limit
        self._drawn = 0
        self._inkless = False

    def render_string(self, textstate: Any, *args: Any) -> None:
        self._inkless = textstate.render in INKLESS
        super().render_string(textstate, *args)

    def tag_cur_item(self) -> None:
        self._drawn += 1
        if self._drawn > self._limit:
            raise LimitError(
                f"page {self.pageno} draws more than {self._limit} characters and shapes: if you "
                f"trust the file, raise the limit (--limit objects={8 * self._limit})."
            )
        if self.cur_item._objs:
            item: Any = self.cur_item._objs[-1]
            item.tag = UNSEEN if self._inkless else None

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Marked content says nothing that is read here."""


def draw(page: Page, limit: int) -> LTPage:
    """What a page draws.

    Args:
        page: pdfplumber's page.
        limit: how many characters, lines, shapes and pictures it may draw.

    Raises:
        LimitError: it draws more.
        Exception: whatever pdfminer throws at broken input.
    """
    device = _Device(page, limit)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()
