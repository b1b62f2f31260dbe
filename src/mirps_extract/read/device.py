"""pdfminer's interpreter of what a page draws, which notes what that stands in.

pdfplumber forgets the outer marked content where an inner one ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1, resolve_all, stream_value
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix

from mirps_extract.read.annotations import Appearance, appearances_on
from mirps_extract.read.entries import is_drawn
from mirps_extract.read.lexing import (
    NoContentError,
    OddContentError,
    odd_operations,
    operations,
)
from mirps_extract.read.lint import Flaw, flaws_of
from mirps_extract.read.sheet import Corners, times
from mirps_extract.read.tracing import Sight, bounds_of

COMPONENTS = {"DeviceGray": 1, "CalGray": 1, "DeviceCMYK": 4}
"""Parts of a colour, where they are not three."""

METHODS = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})
"""How pdfminer spells the signs of operators in the names of its methods."""


def nothing() -> None:
    """An operator that does nothing."""


class MarkingInterpreter(PDFPageInterpreter):
    """pdfminer's, with tokens that are found faster.

    It tells a device with a `marking` where marked content begins.
    """

    device: Any
    _notes: Sequence[Appearance] = ()

    def process_page(self, page: PDFPage) -> None:
        """Draw a page, and then the annotations that are printed on it."""
        self._notes = list(appearances_on(page, self.device.marking.off))
        super().process_page(page)

    def execute(self, streams: Sequence[object]) -> None:
        """Do what content streams say, but for those that are being done."""
        found = [stream_value(stream) for stream in streams]
        found = [one for one in found if one.objid not in (None, *self.parent_stream_ids)]
        data = b"\n".join(stream.get_data() for stream in found)
        try:
            listed = list(operations(data))
        except OddContentError as error:
            if isinstance(error, NoContentError):
                self.device.trace.flaws.add(Flaw.CUT)
            listed = list(odd_operations(found))
        self.stream_ids = {stream.objid for stream in found if stream.objid is not None}
        self.device.trace.flaws |= flaws_of(listed, self.fontmap, self.xobjmap)
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

    def do_Do(self, name: Any) -> None:
        """Draw a picture or a form; what is neither, or is not there, no program shows."""
        thing = self.xobjmap.get(literal_name(name))
        if thing is not None and not is_drawn(thing):
            self.device.trace.flaws.add(Flaw.NAMES)
        super().do_Do(name)

    def do_TJ(self, seq: Any) -> None:
        """Show a string; one for which no font was chosen is not shown by any program."""
        if self.textstate.font is None:
            self.device.trace.flaws.add(Flaw.NAMES)
        super().do_TJ(seq)

    def render_contents(
        self,
        resources: dict[object, object],
        streams: Sequence[object],
        ctm: Matrix = MATRIX_IDENTITY,
    ) -> None:
        """Draw what a page holds, or a form on it."""
        device = self.device
        marking, sight, matrix = device.marking, device.sight, device.ctm
        form = streams[0] if self.parent_stream_ids and streams else None
        if isinstance(form, PDFStream) and form.objid is not None:
            device.marking = marking.within(form.objid, resolve1(form.get("OC")))
            device.set_ctm(ctm)
            device.clipped(_box_of(form), whole=True)
        super().render_contents(resources, streams, ctm)
        for note in self._notes:
            device.sight = Sight()
            self._draw_note(note, ctm)
        device.marking, device.sight = marking, sight
        if matrix is not None:
            device.set_ctm(matrix)

    def _draw_note(self, note: Appearance, ctm: Matrix) -> None:
        """Draw the appearance of an annotation, as a form on the page."""
        self.device.begin_note(note)
        interpreter = self.subinterp()
        resources = resolve1(note.form.get("Resources")) or self.resources
        interpreter.render_contents(resources, [note.form], times(note.matrix, ctm))

    def init_resources(self, resources: Any) -> None:
        """Take the resources; a profile that does not say how many parts a colour has is told."""
        spaces = resolve1(resources.get("ColorSpace")) if isinstance(resources, dict) else None
        for space in spaces.values() if isinstance(spaces, dict) else ():
            parts = resolve1(space)
            profile = resolve1(parts[1]) if isinstance(parts, list) and len(parts) > 1 else None
            if isinstance(profile, PDFStream) and "N" not in profile:
                other = resolve1(profile.get("Alternate"))
                name = str(other.name) if isinstance(other, PSLiteral) else ""
                profile.attrs["N"] = COMPONENTS.get(name, 3)
        super().init_resources(resources)

    def get_current_state(self) -> Any:
        """The graphics state, and what can be seen in it."""
        return *super().get_current_state(), self.device.sight

    def set_current_state(self, state: Any) -> None:
        """Go back to a state."""
        *usual, self.device.sight = state
        super().set_current_state(tuple(usual))

    def do_gs(self, name: Any) -> None:
        """Take opacity and masks from a named state; what is none is told."""
        states = resolve1(self.resources.get("ExtGState"))
        named = isinstance(states, dict) and isinstance(name, PSLiteral)
        state = resolve1(states.get(name.name)) if named else None
        if not isinstance(state, dict):
            self.device.trace.flaws.add(Flaw.NAMES)
        self.device.masked(state)

    def do_W(self) -> None:
        """Clip what follows to the path."""
        self.device.clipped(*bounds_of(self.curpath))

    do_W_a = do_W

    def do_f(self) -> None:
        """Fill the path."""
        self._fill()
        super().do_f()

    def do_f_a(self) -> None:
        """Fill the path by the other rule."""
        self._fill()
        super().do_f_a()

    def do_B(self) -> None:
        """Fill and stroke the path."""
        self._fill()
        super().do_B()

    def do_B_a(self) -> None:
        """Fill and stroke the path by the other rule."""
        self._fill()
        super().do_B_a()

    def do_sh(self, name: object) -> None:
        """Paint a shading over all that is not clipped."""
        self.device.covered(None, None, False)

    def _fill(self) -> None:
        bounds, whole = bounds_of(self.curpath)
        self.device.covered(bounds, self.graphicstate.ncolor, whole)


def _box_of(form: PDFStream) -> Corners | None:
    """The box that a form is clipped to; None where it is none."""
    try:
        x0, y0, x1, y1 = map(float, resolve_all(form["BBox"]))
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
