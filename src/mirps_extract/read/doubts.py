"""Which characters of a page may not be seen: a look at its picture settles it, see `eye`.

Text can be there for machines alone: in the colour of its ground, under what is drawn over it
later, outside of a clip, or on a layer that is switched off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mirps_extract.indices import InOrder
from mirps_extract.read.chars import Char
from mirps_extract.read.tracing import Cover, Trace
from mirps_extract.read.values import Colour
from mirps_extract.read.words import colour_of

ALIKE = 0.12
"""Parts of red, green or blue by which the colours of text and ground at least must differ."""

PAPER: Colour = (1.0, 1.0, 1.0)

COVERING = 3.0
"""Points that a shape is wide and high at least to cover a letter: rules strike text out."""


def with_notes(chars: Sequence[Char], trace: Trace) -> list[Char]:
    """Characters, those of an annotation `apart` from all others, with its type as `note`.

    What is painted through letters makes them seen, though they leave no ink themselves.
    """
    found = list(chars)
    ends = [*(start for start, _ in trace.notes), len(chars)]
    for number, (start, kind) in enumerate(trace.notes, start=1):
        for at in range(start, ends[number]):
            found[at] = {**found[at], "apart": number, "note": kind}
    for at in _characters(trace.painted, trace):
        found[at] = {**found[at], "hidden": False}
    return found


def doubtful(chars: Sequence[Char], trace: Trace, left: float) -> set[int]:
    """The places of the characters that may not be seen, those of annotations left out.

    Args:
        chars: the characters of a page in the order in which they are drawn.
        trace: what was noted while they were drawn.
        left: what their x is larger than in the trace.
    """
    end = trace.strings[-1] if trace.strings else 0
    found = set(_characters(trace.doubtful, trace))
    found |= _covered(chars[:end], trace.covers, left) | _like_ground(chars[:end], trace, left)
    found -= set(_characters(trace.painted, trace))
    return {at for at in found if not chars[at].get("hidden")}


def _characters(strings: Iterable[int], trace: Trace) -> Iterator[int]:
    """The places of the characters of some strings."""
    ends = [0, *trace.strings]
    return (at for string in strings for at in range(ends[string], ends[string + 1]))


def _covered(chars: Sequence[Char], covers: Sequence[Cover], left: float) -> set[int]:
    """The characters over whose middle something is drawn later."""
    later = [cover for cover in covers if cover.after and _covers(cover)]
    if not later:
        return set()
    field = _Field(chars, range(len(chars)), left)
    return {at for cover in later for at in field.inside(cover) if at < cover.after}


def _covers(cover: Cover) -> bool:
    x0, y0, x1, y1 = cover.box
    return x1 - x0 >= COVERING and y1 - y0 >= COVERING


def _like_ground(chars: Sequence[Char], trace: Trace, left: float) -> set[int]:
    """The characters whose colour is that of what lies behind them, or may lie."""
    told: dict[object, Colour | None] = {}
    for char in chars:
        colour = char["non_stroking_color"]
        if colour not in told:
            told[colour] = colour_of(colour)
    grounds = [(cover, colour_of(cover.colour)) for cover in trace.covers if _covers(cover)]
    known = {PAPER, *(colour for _, colour in grounds if colour)}
    risky = {raw for raw, own in told.items() if own and any(_same(own, g) for g in known)}
    if not risky:
        return set()
    places = [at for at, char in enumerate(chars) if char["non_stroking_color"] in risky]
    colours = {at: told[chars[at]["non_stroking_color"]] for at in places}
    found = {at for at, own in colours.items() if own and _same(own, PAPER)}
    field = _Field(chars, places, left)
    for cover, ground in grounds:
        for at in field.inside(cover):
            own = colours[at]
            if at < cover.after or not own or not ground:
                continue
            if _same(own, ground):
                found.add(at)
            elif cover.whole:
                found.discard(at)
    return found


class _Field:
    """Where characters stand, to be asked for those within bounds."""

    def __init__(self, chars: Sequence[Char], places: Sequence[int], left: float) -> None:
        self._across = {at: (chars[at]["x0"] + chars[at]["x1"]) / 2 for at in places}
        self._middles = InOrder(places, lambda at: (chars[at]["y0"] + chars[at]["y1"]) / 2)
        self._left = left

    def inside(self, cover: Cover) -> Iterator[int]:
        """The characters whose middle is within a cover's bounds."""
        x0, y0, x1, y1 = cover.box
        x0, x1 = x0 + self._left, x1 + self._left
        return (at for at in self._middles.between(y0, y1) if x0 <= self._across[at] <= x1)


def _same(a: Colour, b: Colour) -> bool:
    return max(abs(p - q) for p, q in zip(a, b, strict=True)) < ALIKE
