"""List marks that only their counting tells: "Commitment 1: ...", and a bare number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from mirps_extract.outline.evidence import LineEvidence, LineId
from mirps_extract.outline.headings import NOTHING
from mirps_extract.outline.marks import (
    BARE,
    BARE_NUMBER,
    FEWEST,
    IN_ORDER,
    WORDED,
    counts_on,
)
from mirps_extract.outline.values import Draft
from mirps_extract.vocabulary import Vocabulary, fold

COUNTING = re.compile(r"(\d{1,3})[.:)]?[–—-]?")
"""A number that counts commitments after a word: "Commitment 1.", "Action 2:"."""

COUNTED = 0.8
"""Part of all commitments that are counted so, at least: one may be lost."""


FEWEST_BARE = 5
"""Lines from which on bare numbers that count are no chance."""


def with_counted_marks(
    pages: Mapping[int, Sequence[LineEvidence]], vocabulary: Vocabulary, rows: Collection[LineId]
) -> tuple[dict[int, list[LineEvidence]], set[str]]:
    """The lines of each page, with marks that only their counting tells; and these marks' forms.

    Args:
        pages: the lines of the document.
        vocabulary: knows the words.
        rows: the lines of tables, which tell commitments apart by themselves.
    """
    plain = [
        line
        for lines in pages.values()
        for line in lines
        if line.mark_form is None and line.reads.area is None and line.id not in rows
    ]
    counted = {
        **dict.fromkeys(_worded(plain, vocabulary), (WORDED, 2)),
        **dict.fromkeys(_bare(plain), (BARE, 1)),
    }
    marked = {
        page: [
            _marked_by(line, *counted[line.id]) if line.id in counted else line for line in lines
        ]
        for page, lines in pages.items()
    }
    return marked, {form for form, _ in counted.values()}


def _worded(lines: Iterable[LineEvidence], vocabulary: Vocabulary) -> Iterator[LineId]:
    """The lines that open with a word for what commitments are, and a number before a sign.

    The numbers of a word must count, from one, or it is one of a text.
    """
    names = vocabulary.count_nouns | vocabulary.columns["commitment"]
    found: dict[str, list[tuple[LineId, int]]] = defaultdict(list)
    for line in lines:
        word, number, *_ = [*(word.text for word in line.line.words[:2]), ""]
        counts = COUNTING.fullmatch(number)
        if word[:1].isupper() and counts and not number[-1].isdigit():
            found[fold(word)].append((line.id, int(counts[1])))
    for word, counted in found.items():
        if word in names and len(counted) >= FEWEST and _count(n for _, n in counted):
            yield from (name for name, _ in counted)


def _bare(lines: Iterable[LineEvidence]) -> Iterator[LineId]:
    """The lines of text that open with a bare number, if these count."""
    found: dict[LineId, int] = {}
    for line in lines:
        number, text, *_ = [*(word.text for word in line.line.words[:2]), ""]
        if BARE_NUMBER.fullmatch(number) and text[:1].isupper() and _is_plain(line):
            found[line.id] = int(number)
    if len(found) >= FEWEST_BARE and _count(found.values()):
        yield from found


def _is_plain(line: LineEvidence) -> bool:
    """Whether a line is set as the body is, and says nothing that headings do."""
    return not (line.emphasis or line.is_small or line.reads.says)


def _count(numbers: Iterable[int]) -> bool:
    """Whether numbers count from one: nearly each has the one before it among them."""
    numbers = list(numbers)
    known = {0, *numbers}
    return sum(n - 1 in known for n in numbers) >= IN_ORDER * len(numbers)


def _marked_by(line: LineEvidence, form: str, at: int) -> LineEvidence:
    """A line whose first words are its list mark."""
    at = min(at, len(line.line.words) - 1)
    upper = line.line.words[at].text[:1].isupper()
    return replace(
        line,
        mark_form=form,
        text_at=at,
        words=line.words - at,
        upper=upper,
        lower=False,
        reads=NOTHING,
    )


def with_counting_words(areas: Sequence[Sequence[Draft]]) -> Sequence[Sequence[Draft]]:
    """The commitments of a plan's focus areas, "Commitment 1." before their texts taken as a mark.

    It is one where nearly all of them open with the same word and a number that counts on.
    """
    openings = [found for area in areas for draft in area if (found := _counting_word(draft))]
    word, times = next(iter(Counter(word for word, _ in openings).most_common(1)), ("", 0))
    numbers = ["0", *(number for _, number in openings)]
    rising = sum(counts_on("0", b) or counts_on(a, b) for a, b in pairwise(numbers))
    if times < max(FEWEST, COUNTED * sum(map(len, areas))) or rising < COUNTED * len(openings):
        return areas
    return [[_marked(draft, word) for draft in area] for area in areas]


def _counting_word(draft: Draft) -> tuple[str, str] | None:
    """The word and the number that open a commitment without a mark."""
    words = [word.text for word in draft.pieces[0].line.words[:2]]
    if draft.mark or len(words) < 2 or not words[0].isalpha():
        return None
    number = COUNTING.fullmatch(words[1])
    return (fold(words[0]), number[1]) if number else None


def _marked(draft: Draft, word: str) -> Draft:
    """A commitment with the word that counts it, and its number, as its mark; if it has them."""
    found = _counting_word(draft)
    if found is None or found[0] != word:
        return draft
    first, *others = draft.pieces
    return replace(draft, mark=first.line.words[1].text, pieces=(replace(first, mark=2), *others))
