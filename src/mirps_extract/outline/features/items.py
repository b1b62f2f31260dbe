"""What speaks for a commitment: for a line that opens one, and for one that goes on with it."""

from __future__ import annotations

from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.headings import NOTHING
from mirps_extract.outline.marks import counts_on
from mirps_extract.outline.page_model import (
    FAR,
    WIDE_WHITE,
)
from mirps_extract.outline.steps import LineStep, Move, step

NUMBER_GAP = 1.2
"""Ems of white between an item's number and its text where the number stands above it, at most."""

NEAR_SIZE = 1.12
"""Factor by which the type of one commitment's lines may differ: a label may be set larger."""


def item(place: InChain, length: int) -> list[str] | None:
    """The first line of a commitment; two where its number stands alone in one."""
    if place.is_beside_forms:
        return None
    if length == 2:
        return _numbered_above(place)
    if place.after(1) is None and place.counts_items:
        return ["item.number_above"]  # its text is on the next page
    found = [] if place.has_words and not place.line.number else ["item.no_words"]
    if place.chain.is_closed(place.at):
        found.append("item.closed")
    if place.furnished:
        found.append("item.furnished")
    if place.headed_aside:
        found.append("item.told")
    if place.heads and place.says:
        found.append("item.heading")
    if place.line.id in place.context.sub_heads:
        found.append("item.sub_head")
    saying = place.line.reads.saying
    if (saying is not None and saying.numbers and saying.noun) or place.states_total:
        found.append("item.count")
    return found


def _numbered_above(place: InChain) -> list[str] | None:
    """An item whose number stands in a line of its own, above its text or beside it."""
    chain, at, mark = place.chain, place.at, place.line
    line = chain.lines[at + 1]
    if not mark.number or line.lower:
        return None
    moved = step(mark, line)
    near = moved.move is Move.BELOW and moved.white <= NUMBER_GAP
    close = near or moved.move in (Move.BESIDE, Move.COLUMN)
    said = (place.context.reads(chain.lines[at + 1 : at + 1 + k]) for k in (1, 2, 3))
    if not close or any(reads is not NOTHING for reads in said):
        return None  # the count of a focus area
    before = chain.bare_mark_before(at)
    number = mark.number
    counts = counts_on("0", number) or (before is not None and counts_on(before.number, number))
    found = ["item.number_above" if counts else "item.number_astray"]
    if mark.line.panel is not None and mark.line.panel == line.line.panel:
        found.append("item.one_panel")
    return found


def more(place: InChain, length: int) -> list[str] | None:
    """A line that goes on with a commitment."""
    if place.is_beside_forms:
        return None
    line, before, moved = place.line, place.text, place.from_text
    found = ["more.line"]
    if not place.has_words:
        found.append("more.no_words")
    if line.captions:
        found.append("more.caption")
    if place.chain.is_closed(place.at):
        found.append("more.closed")
    if place.furnished:
        found.append("more.furnished")
    if place.headed_aside:
        found.append("more.told")
    if place.states_total:
        found.append("more.counts")
    if line.id in place.context.sub_heads:
        found.append("more.sub_head")
    if place.heads and place.says:
        found.append("more.heading")
    found += _goes_on(place)
    if before is None or moved is None:
        return found
    sizes = sorted((before.line.type.size, line.line.type.size))
    if sizes[1] > NEAR_SIZE * sizes[0]:
        found.append("more.other_size")
    elif before.style[:3] != line.style[:3]:
        found.append("more.other_style")
    if moved.move is Move.BELOW and line.line.panel != before.line.panel:
        found.append("more.other_panel")
    return found + _where(moved, place.chain.usual)


def _where(moved: LineStep, usual: float) -> list[str]:
    """What the step to a line says against its going on with the one before."""
    if moved.move is not Move.BELOW:
        return [f"more.{moved.move}"]
    if moved.white >= FAR:
        return ["more.far"]
    return ["more.white"] if moved.white >= usual + WIDE_WHITE else []


def _goes_on(place: InChain) -> list[str]:
    """What the words say of whether a line goes on with an item."""
    before, line = place.chain.text_before(place.at), place.line
    if before is None:
        return []
    # A name may follow a small word, but not on the next card.
    one_panel = line.line.panel == before.line.panel
    cut = before.open_end == 4 or (before.open_end == 3 and one_panel)
    if cut or (line.lower and before.may_go_on):
        headed = place.before is not None and place.before.heads
        return ["more.goes_on", *(["more.after_heading"] if headed else [])]
    if line.opens_sentence and before.open_end:
        return ["more.breaks_sentence"]
    return ["more.new_sentence"] if before.open_end == 0 and line.upper else []
