"""What speaks for what stands around the commitments: texts, counts, and what is aside."""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.headings import NOTHING
from mirps_extract.outline.page_model import MORE_WHITE, SAME_SIZE, WIDE_WHITE
from mirps_extract.outline.steps import Move, stacked
from mirps_extract.vocabulary import Saying


def front(place: InChain, length: int) -> list[str]:
    """What comes before the first section."""
    found = ["front.line"]
    if place.line.reads.country and place.heads:
        found.append("front.title")
    if place.line.reads.saying:
        found.append("front.label")
    if place.marked:
        found.append("front.item")
    return found


def objective(place: InChain, length: int) -> list[str]:
    """A line of the list of objectives."""
    line, before = place.line, place.before
    found = ["objective.line"]
    if place.marked:
        return [*found, "objective.item"]
    if place.heads:
        found.append("objective.heading" if place.says else "objective.emphasised")
    if before is not None and before.line.page != line.line.page:
        found.append("objective.other_page")
    return found


def narrative(place: InChain, length: int) -> list[str]:
    """A line of a text about a country."""
    line = place.line
    found = ["narrative.text" if line.is_text else "narrative.short"]
    if place.heads:
        found.append("narrative.heading" if place.says else "narrative.emphasised")
    elif line.reads.saying is not None and not place.stacked:
        found.append("narrative.label")
    if place.marked:
        found.append("narrative.item")
    if line.is_small:
        found.append("narrative.small")
    if place.stacked:
        found.append("narrative.stacked" if line.is_text else "narrative.last_line")
    elif line.open_end and not _goes_on_below(place):
        found.append("narrative.lone")
    if place.goes_on and place.before and not (place.before.heads or place.before.reads.says):
        found.append("narrative.goes_on")
    return found + _none_of_the_text("narrative", place)


def aside(place: InChain, length: int) -> list[str]:
    """What is no part of the text."""
    line = place.line
    found = ["aside.line"]
    if line.is_small:
        found.append("aside.small")
    if place.heads:
        found.append("aside.reads" if place.says else "aside.heads")
    if place.marked:
        found.append("aside.marked")
    if place.stacked:
        found.append("aside.stacked")
    if line.id in place.context.pictured:
        found.append("aside.pictured")
    return found + _none_of_the_text("aside", place)


def aside_in_list(place: InChain, length: int) -> list[str]:
    """What is no part of a list of commitments."""
    found = aside(place, length)
    after_card = place.before is not None and place.before.field is not None
    if place.is_far and not after_card:
        found.append("aside.far")
    if place.states_total:
        found.append("aside.counts")
    return found


def _none_of_the_text(kind: str, place: InChain) -> list[str]:
    """What tells lines that are set between those of a text."""
    found = []
    if place.furnished:
        found.append(f"{kind}.furnished")
    if place.in_labels:
        found.append(f"{kind}.in_labels")
    if place.in_caption:
        found.append(f"{kind}.caption")
    if place.line.id in place.context.sub_heads:
        found.append(f"{kind}.sub_head")
    if place.headed_aside:
        found.append(f"{kind}.told")
    return found


def _goes_on_below(place: InChain) -> bool:
    """Whether the next line is one more of the same paragraph, here or in the next column."""
    after = place.after(1)
    if after is None:
        return True  # it may go on on the next page
    return stacked(place.line, after) or (after.style == place.line.style and after.lower)


def count(place: InChain, length: int) -> list[str] | None:
    """A declared count, of a section or of a focus area."""
    if length > place.loose:
        return None
    group, before, after = place.group(length), place.before, place.after(length)
    saying = place.reads(length).saying
    if saying is None:
        return None
    ended = all(e.open_end < 2 for e in group[:-1])
    sayings = [e.reads.saying for e in group if e.reads.saying]
    if length > 1 and ended and len(sayings) == length and not _is_parted(sayings):
        return None  # each is a count of its own
    kind = _kind_of(saying)
    found = [f"count.{kind}", *["count.longer"] * ((length - 1) * (kind == "full"))]
    if length == 1 and len(group[0].line.words) == 2 and place.counts_items:
        found.append("count.of_items")
    if group[0].lower and not saying.numbers:
        found.append("count.lower")
    if kind == "name" and place.marked:
        found.append("count.marked")
    if place.is_one_of_many(length):
        found.append("count.one_of_many")
    elif kind == "number" and after is not None and after.reads is NOTHING:
        found.append("count.unpaired")
    if kind == "full" and (group[-1].open_end >= 3 or _breaks_sentence(group[-1], after)):
        found.append("count.in_text")
    elif before is not None and place.stacked and (before.reads is NOTHING or before.open_end >= 2):
        found.append("count.in_text" if before.is_text else "count.part_of_stack")
    return found


def _breaks_sentence(last: LineEvidence, after: LineEvidence | None) -> bool:
    """Whether a line as long as one of running text goes on in small letters right below."""
    return last.is_text and after is not None and after.lower and stacked(last, after)


def _is_parted(sayings: Sequence[Saying]) -> bool:
    """Whether a number stands above the word for what it counts: large, say, on a title page."""
    first, *others = sayings
    return first == Saying(numbers=first.numbers[:1]) and others == [Saying(noun=True)]


def _kind_of(saying: Saying) -> str:
    """What a count says: both what is counted and how many, or one of the two."""
    if saying.numbers:
        return "full" if saying.noun or saying.total or saying.areas else "number"
    return "name" if saying.areas else "caption"


def field(place: InChain, length: int) -> list[str] | None:
    """A column of a table that a card says in a line: "Status: done"."""
    return ["field.reads"] if place.line.field is not None else None


def field_more(place: InChain, length: int) -> list[str] | None:
    """A line that goes on with such a column."""
    line, before, step = place.line, place.before, place.step
    if before is None or step is None or line.field is not None or place.says:
        return None
    # Smaller type may keep the leading of the text above: within one card that is no new item.
    one_card = line.line.panel is not None and line.line.panel == before.line.panel
    most = place.chain.usual + (WIDE_WHITE if one_card else MORE_WHITE)
    close = step.move is Move.BELOW and step.white < most
    sizes = sorted((before.line.type.size, line.line.type.size))
    return ["field.more"] if close and sizes[1] <= SAME_SIZE * sizes[0] else None


def closing(place: InChain, length: int) -> list[str]:
    """What follows the last section."""
    reads = place.line.reads if place.heads else NOTHING
    found = ["closing.line"]
    if reads.country:
        found.append("closing.title")
    if reads.area:
        found.append("closing.area")
    return found
