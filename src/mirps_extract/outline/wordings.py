"""How a plan words its headings around the names in them, learnt from the plan itself.

"Part One: Chile", "In the area of health:", "Table 3. Peru: commitments on health (4)": no
list of words foresees what stands around the names. But it recurs with other names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.headings import NOTHING, Headings
from mirps_extract.outline.marks import counts
from mirps_extract.outline.page_model import HEADING_WORDS
from mirps_extract.outline.steps import stacked
from mirps_extract.outline.styles import Style
from mirps_extract.text import is_finished
from mirps_extract.vocabulary import AREA, COUNTRY, NUMBER, Punctuation, Wording, worded

LEAST = 2
"""Names with which a wording recurs, at least."""

SUB_HEAD_WORDS = 4
"""Words of a heading inside a list, at most: "Completed", "In the short term"."""

FEW_COUNTRIES = 2
"""Countries up to which what is said once for each is said but by chance."""


@dataclass(frozen=True, slots=True)
class Head:
    """A line that may be a heading.

    Attributes:
        text: what it says.
        style: how it is set; None if not as headings are.
    """

    text: str
    style: object


def heads_among(lines: Iterable[LineEvidence]) -> Iterator[Head]:
    """Those of some lines that may be headings."""
    for e in lines:
        if e.words <= HEADING_WORDS and e.open_end < 2:
            yield Head(e.line.text, e.style if e.heads else None)


def wordings_of(heads: Iterable[Head], headings: Headings) -> frozenset[Wording]:
    """The wordings of headings that recur with other names, where headings are not names alone.

    Most lines of their style are headings; what is set like the body must count commitments, and a
    sum there must be a whole sentence: one paragraph may be printed, and broken, alike in each
    section.

    Args:
        heads: the lines of a document that may be headings.
        headings: what knows headings without them.
    """
    nouns, elsewhere = headings.vocabulary.count_nouns, headings.vocabulary.count_elsewhere
    institutions = headings.vocabulary.naming.heads.keys()
    plain: dict[str, int] = {COUNTRY: 0, AREA: 0}
    named: dict[object, int] = defaultdict(int)
    found: dict[tuple[Wording, object], list[tuple[str, ...]]] = defaultdict(list)
    lines: dict[object, int] = defaultdict(int)
    sums: dict[tuple[Wording, object], set[tuple[str, ...]]] = defaultdict(set)
    of_areas: set[object] = set()
    for head in heads:
        lines[head.style] += 1
        reads = headings.read(head.text)
        if reads is not NOTHING:
            plain[COUNTRY] += reads.country is not None
            plain[AREA] += reads.area is not None
            named[head.style] += 1
            if reads.area:
                of_areas.add(head.style)
            continue
        pieces = worded(head.text, headings.vocabulary)
        wording = tuple(kind for kind, _ in pieces)
        counts = NUMBER in wording and not nouns.isdisjoint(wording)
        if counts and AREA not in wording and elsewhere.isdisjoint(wording):
            if head.style is not None or _is_sentence(head.text, headings.vocabulary.punctuation):
                numbers = tuple(name for kind, name in pieces if kind == NUMBER)
                sums[wording, head.style].add(numbers)
            continue
        names = [name for kind, name in pieces if kind in plain]
        institution = AREA in wording and not institutions.isdisjoint(wording)
        if names and not institution and (head.style is not None or counts):
            found[wording, head.style].append(tuple(names))
    recurring = {key: every for key, every in found.items() if len(set(every)) >= LEAST}
    for (_, style), filled in recurring.items():
        named[style] += len(filled)
    counting = {COUNTRY, *headings.vocabulary.count_holders, *headings.vocabulary.count_verbs}
    counted = {
        wording
        for (wording, style), numbers in sums.items()
        # The heading of an area that only this plan has may say how many commitments there are.
        if len(numbers) >= LEAST
        and (style is None or style not in of_areas or not counting.isdisjoint(wording))
    }
    return frozenset(counted).union(
        wording
        for (wording, style), filled in recurring.items()
        if (style is None or 2 * named[style] >= lines[style])
        and all(
            len({names[at] for names in filled}) >= LEAST and len(filled) > plain[kind]
            for at, kind in enumerate(_kinds(wording))
        )
    )


def _is_sentence(text: str, punctuation: Punctuation) -> bool:
    """Whether a line begins and ends as a sentence does."""
    return not text[:1].islower() and is_finished(text, punctuation)


def _kinds(wording: Wording) -> Iterator[str]:
    """What the names in a wording are of."""
    return (word for word in wording if word in (COUNTRY, AREA))


def numbered_styles(lines: Iterable[LineEvidence]) -> frozenset[Style]:
    """The styles, set apart, in which most lines with a number name an area or a country."""
    numbered: Counter[Style] = Counter()
    named: Counter[Style] = Counter()
    for line in lines:
        if counts(line.mark_form) and line.emphasis:
            numbered[line.style] += 1
            named[line.style] += bool(line.reads.area or line.reads.country)
    return frozenset(style for style, number in named.items() if 2 * number > numbered[style])


def sub_heads_of(pages: Iterable[Sequence[LineEvidence]]) -> frozenset[LineId]:
    """Headings inside the lists of focus areas: the same few words more often than countries."""
    pages = list(pages)
    heads = [e for lines in pages for e in lines if e.heads]
    countries = {e.reads.country for e in heads} - {None}
    of_areas = {e.style for e in heads if e.reads.area}
    alike: dict[tuple[str, Style], list[LineId]] = defaultdict(list)
    for lines in pages:
        for e in lines:
            short = e.emphasis and e.upper and e.words <= SUB_HEAD_WORDS and e.reads is NOTHING
            named = short and not e.number  # numbers recur in any list, above their items
            if named and e.style not in of_areas and not any(stacked(a, e) for a in lines):
                alike[e.said, e.style].append(e.id)
    least = 1 + max(FEW_COUNTRIES, len(countries))
    return frozenset(name for found in alike.values() if len(found) >= least for name in found)
