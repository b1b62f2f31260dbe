"""What speaks for a heading: a country's title, a focus area, a part that is no country's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.features.place import InChain
from mirps_extract.outline.headings import NOTHING
from mirps_extract.outline.page_model import HEADING_WORDS, SUB_LEVEL
from mirps_extract.outline.steps import Move, stacked
from mirps_extract.outline.styles import same_setting
from mirps_extract.vocabulary import countries_in

WHITE_ABOVE = 0.5
"""Ems more than the usual white that stand above a heading, at least."""


def title(place: InChain, length: int) -> list[str] | None:
    """A country's title.

    However well a whole section would read below it, a name is none that is set like the body, or
    that is the last line of a longer heading or caption: a stack of lines in one type is one. One
    country's own plan has none.
    """
    if length > place.loose:
        return None
    group, context = place.group(length), place.context
    reads = place.reads(length)
    if reads.country is None or reads.saying is not None:
        return None
    if context.country is not None or _is_cut_out(place, length):
        return None
    found = ["title.reads", _emphasis("title", group), *["title.longer"] * (length - 1)]
    if place.chain.country_before(place.at) == reads.country:
        found.append("title.repeats")
    if any(map(context.opens_item, group)):
        found.append("title.marked")
    for line in (place.before, place.after(length)):
        if line is None or not _one_list(line, group[0]):
            continue
        if set(countries_in(line.line.text, context.vocabulary)) - {reads.country}:
            found.append("title.in_list")
    return found


def area(place: InChain, length: int) -> list[str] | None:
    """The heading of a focus area, known or not."""
    if length > place.loose:
        return None
    group, context = place.group(length), place.context
    reads = place.reads(length)
    if reads.area is None:
        return _unknown_area(place, length) if reads is NOTHING else None
    labelled = all(e.reads.saying for e in group)
    if length > 1 and labelled and any(e.reads.area == reads.area for e in group):
        return None  # one of the lines says by itself what all of them say
    found = ["area.reads", _emphasis("area", group)]
    if reads.country:
        found.append("area.names_country")
    if reads.saying and reads.saying.counts:
        found.append("area.counts")
    plain_mark = context.opens_item(group[0]) and "#" not in (group[0].mark_form or "")
    if plain_mark and not _heads_nested(place, length):
        found.append("area.marked")
    if group[0].lower:
        found.append("area.lower")
    if place.is_one_of_many(length):
        found.append("area.one_of_many")
    return found + _in_stack("area", place, length) + _around(place, length)


def first_area(place: InChain) -> list[str]:
    """The heading of a focus area before any title: it must say of which country's section."""
    named = (place.reads(length).country for length in range(1, place.loose + 1))
    if place.context.country is not None or (place.speaks and any(named)):
        return []
    return ["area.no_section"]


def _unknown_area(place: InChain, length: int) -> list[str] | None:
    group, context = place.group(length), place.context
    short = sum(e.words for e in group) <= HEADING_WORDS
    if not short or not all(e.heads for e in group) or not _is_stack(group):
        return None
    if context.vocabulary.turned or not any(map(str.isalpha, "".join(e.line.text for e in group))):
        return None  # it stands where a country's name would, or is a year on an axis of time
    if any(context.opens_item(e) or e.id in context.sub_heads or e.number for e in group):
        return None
    if _is_cut_out(place, length) or any(place.reads(k).country for k in range(1, length)):
        return None  # countries in a list, as on a cover, are no one heading
    found = ["area.unknown", _emphasis("area", group)]
    said, words = _said(group), context.vocabulary
    introduces = context.country is not None or place.chain.introduces(place.at)
    opens = said in words.objectives_headings or (introduces and said in words.opening_headings)
    if opens or context.opens_closing(group[0]) or place.headed_aside:
        found.append("area.closing")
    if context.country is not None and place.after(length) is None:
        found.append("area.last_on_page")  # as a cover's title is
    return found + _in_stack("area", place, length) + _around(place, length)


def _heads_nested(place: InChain, length: int) -> bool:
    """Whether the line below opens a list that is set in, as where lists stand in one another."""
    first, after = place.line, place.after(length)
    if after is None or not first.heads or not place.context.opens_item(after):
        return False
    return after.line.box.x0 > first.line.box.x0 + SUB_LEVEL * first.line.type.size


def _around(place: InChain, length: int) -> list[str]:
    """What speaks for a focus area in what comes right below it, and above."""
    found = []
    after, context = place.after(length), place.context
    if after is not None and (context.opens_item(after) or after.id in context.sub_heads):
        found.append("area.before_item")
    if place.step is None:
        return found
    if place.step.move is not Move.BELOW:
        found.append("area.at_top")
    elif place.step.white >= place.chain.usual + WHITE_ABOVE:
        found.append("area.white_above")
    return found


def _is_cut_out(place: InChain, length: int) -> bool:
    """Whether some lines are a part of a stack that says more, in whatever order it is read."""
    group = place.group(length)
    others = [
        line
        for line in place.chain.near(place.at, length)
        if stacked(line, group[0])
        or (stacked(group[-1], line) and not place.context.opens_item(line))
    ]
    return not all(line.reads.says for line in others)


def _in_stack(kind: str, place: InChain, length: int) -> list[str]:
    """What speaks against a heading that is a part of something: a stack of lines is one."""
    before, after, last = place.before, place.after(length), place.group(length)[-1]
    found = []
    if before is not None and place.stacked and before.reads is NOTHING:
        found.append(f"{kind}.part_of_stack")
        if before.open_end >= 2:
            found.append(f"{kind}.in_sentence")
    if after is None or after.reads is not NOTHING or place.context.opens_item(after):
        return found
    return [*found, f"{kind}.part_of_stack"] if stacked(last, after) else found


def objectives(place: InChain, length: int) -> list[str] | None:
    """The heading of the list of objectives."""
    group = place.group(length)
    known = _said(group) in place.context.vocabulary.objectives_headings and _is_stack(group)
    return ["objectives.reads"] if known else None


def _is_stack(group: Sequence[LineEvidence]) -> bool:
    """Whether lines stand close below one another and are set alike."""
    return all(stacked(a, b) for a, b in pairwise(group))


def _emphasis(kind: str, group: Sequence[LineEvidence]) -> str:
    least = min(e.emphasis for e in group)
    return f"{kind}.{'plain' if not least else 'set_apart' if least == 1 else 'strong'}"


def _said(group: Sequence[LineEvidence]) -> str:
    return " ".join(e.said for e in group)


def _one_list(a: LineEvidence, b: LineEvidence) -> bool:
    return a.line.page == b.line.page and same_setting(a.line.type, b.line.type)
