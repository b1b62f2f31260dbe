"""What headings head that the vocabulary does not know: focus areas of this plan's own, or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mirps_extract.outline.context import Context
from mirps_extract.outline.decoder import Decoded
from mirps_extract.outline.headings import NOTHING, Heading
from mirps_extract.outline.labels import Label, LabelledLines
from mirps_extract.outline.page_model import HEADING_WORDS
from mirps_extract.outline.values import text_of
from mirps_extract.vocabulary import Area, Vocabulary, code_of, named_in, slug, tokens

COUNTED = 0.9
"""Part of the known focus areas' headings whose commitments are counted, at least, if all are."""

FEWEST = 4
"""Headings from which on that is no chance."""


def with_strange(
    vocabulary: Vocabulary, decoded: Decoded, context: Context, columns: Sequence[str]
) -> Vocabulary:
    """The vocabulary with what only this plan's headings name; the same if there is nothing.

    Such a heading is a focus area's, whose name the declared counts may say. Where they count the
    commitments of all others and none of its own, it heads something else: achievements, say. What
    a table's column of areas says is one, where it says known ones, too.

    Args:
        vocabulary: the words of the plan's language.
        decoded: the plan as it is read with these.
        context: what is known of it.
        columns: what columns of areas say.
    """
    heads = list(_counted_heads(decoded, context))
    known = [counted for head, counted in heads if context.reads(head.lines).area is not None]
    all_counted = len(known) >= FEWEST and sum(known) >= COUNTED * len(known)
    strange: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for head, counted in heads:
        if context.reads(head.lines).area is None:
            heading = named_in(_said(head), context.vocabulary)
            strange[slug(context.headings.unworded(heading))].append((heading, counted))
    reads = {text: context.headings.read(text) for text in columns}
    if any(found.area for found in reads.values()):
        for text in (text for text, found in reads.items() if _may_name(text, found)):
            heading = named_in(text, context.vocabulary)
            strange[slug(heading)].append((heading, True))
    if not strange:
        return vocabulary
    areas: dict[str, Area] = {}
    others: set[str] = set()
    for name, found in strange.items():
        names = tuple(heading for heading, _ in found)
        if all_counted and not any(counted for _, counted in found):
            others |= {" ".join(tokens(heading)) for heading in names}
        else:
            areas[name] = Area(name, code_of(name), names)
    return replace(
        vocabulary,
        areas={**vocabulary.areas, **areas},
        closing_headings=vocabulary.closing_headings | others,
    )


def _counted_heads(decoded: Decoded, context: Context) -> Iterator[tuple[LabelledLines, bool]]:
    """The headings of focus areas, and whether something counts the commitments of each."""
    named = {
        area
        for segment in decoded.segments
        if segment.label is Label.COUNT and (saying := context.reads(segment.lines).saying)
        for area in saying.areas
    }
    elsewhere = " ".join(
        e.said for s in decoded.segments if s.label is not Label.AREA for e in s.lines
    )
    for head, after in pairwise(decoded.segments):
        if head.label is not Label.AREA:
            continue
        reads = context.reads(head.lines)
        counted = after.label is Label.AREA_COUNT
        if reads.area is not None:
            counted |= reads.area in named or (reads.saying is not None and reads.saying.counts)
        else:
            name = named_in(_said(head), context.vocabulary)
            counted |= name != _said(head) or " ".join(tokens(name)) in elsewhere
        yield head, counted


def _may_name(text: str, reads: Heading) -> bool:
    """Whether the cell of a column of areas may name one that is not known."""
    return reads is NOTHING and any(map(str.isalpha, text)) and len(text.split()) <= HEADING_WORDS


def _said(head: LabelledLines) -> str:
    return text_of(e.line for e in head.lines)
