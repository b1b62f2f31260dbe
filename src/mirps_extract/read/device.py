"""pdfminer's drawing of a page, which notes what it draws unseen and stops where it is too much.

It notes, too, which marked content each character stands in: pdfplumber forgets the outer one
where an inner one ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import PSLiteral
from pdfminer.utils import MATRIX_IDENTITY, Matrix
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from mirps_extract.limits import Limits
from mirps_extract.read.lexing import OddContentError, operations
from mirps_extract.read.tags import NO_CONTENT, Mark
from mirps_extract.read.values import ARTIFACT

UNSEEN = "unseen"
"""The tag of a character that is drawn in a mode that leaves no ink (pdfplumber hands it on)."""

INKLESS = frozenset((3, 7))
"""Text rendering modes that neither fill nor stroke (ISO 32000-1, table 106)."""


class Marking:
    """The marked content that a page's characters stand in (ISO 32000-1, 14.6).

    Args:
        owner: number of the object that holds it: of a page, or of a form on one.
    """

    def __init__(self, owner: Any) -> None:
        self.owner: int = owner
        self.mark: Mark | None = None
        self._around: list[Mark | None] = []

    def begin(self, tag: PSLiteral, props: object) -> None:
        """Marked content begins; all that is in an artifact is one."""
        self._around.append(self.mark)
        if tag.name == ARTIFACT:
            self.mark = NO_CONTENT
        elif isinstance(props, dict) and self.mark != NO_CONTENT:
            number = props.get("MCID")
            self.mark = (self.owner, number) if isinstance(number, int) else self.mark

    def end(self) -> None:
        """The innermost marked content ends."""
        if self._around:
            self.mark = self._around.pop()

    def within(self, owner: int) -> Marking:
        """The marked content of a form that stands in this: its numbers are its own (14.7.4.2)."""
        inner = Marking(owner)
        inner.mark = self.mark
        return inner


METHODS = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})
"""How pdfminer spells the signs of operators in the names of its methods."""


def nothing() -> None:
    """An operator that does nothing."""


class MarkingInterpreter(PDFPageInterpreter):
    """pdfminer's, with tokens that are found faster.

    It tells a device with a `marking` where marked content begins.
    """

    device: Any

    def execute(self, streams: Sequence[object]) -> None:
        """Do what content streams say, but for those that are being done."""
        found = [stream_value(stream) for stream in streams]
        found = [one for one in found if one.objid not in (None, *self.parent_stream_ids)]
        data = b"\n".join(stream.get_data() for stream in found)
        try:
            listed = list(operations(data))
        except OddContentError:
            super().execute(streams)
            return
        self.stream_ids = {stream.objid for stream in found if stream.objid is not None}
        known: dict[str, tuple[Any, int]] = {}
        for operator, operands in listed:
            method = known.get(operator)
            if method is None:
                method = known[operator] = self._method(operator)
            does, wants = method
            self.argstack = operands
            if not wants:
                does()
            elif len(operands) >= wants:
                does(*operands[-wants:])

    def _method(self, operator: str) -> tuple[Any, int]:
        """What does an operator, and how many operands it wants."""
        does = getattr(self, "do_" + operator.translate(METHODS), None)
        return (does, does.__code__.co_argcount - 1) if does else (nothing, 0)

    def do_BDC(self, tag: Any, props: Any) -> None:
        """Begin marked content whose properties stand here, or under a name in the resources."""
        if isinstance(props, PSLiteral):
            named = resolve1(self.resources.get("Properties"))
            props = resolve1(named.get(props.name)) if isinstance(named, dict) else None
        super().do_BDC(tag, props)

    def render_contents(
        self,
        resources: dict[object, object],
        streams: Sequence[object],
        ctm: Matrix = MATRIX_IDENTITY,
    ) -> None:
        """Draw what a page holds, or a form on it."""
        outer = self.device.marking
        form = streams[0] if self.parent_stream_ids and streams else None
        if isinstance(form, PDFStream) and form.objid is not None:
            self.device.marking = outer.within(form.objid)
        super().render_contents(resources, streams, ctm)
        self.device.marking = outer


class _Device(PDFPageAggregatorWithMarkedContent):
    """Counts what is drawn, and tags characters by whether they leave ink, and by their marks."""

    def __init__(self, page: Page, limits: Limits) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
        self.marking = Marking(page.page_obj.pageid)
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
            item.mcid = self.marking.mark

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self.marking.begin(tag, props)

    def end_tag(self) -> None:
        self.marking.end()


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
    MarkingInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()
