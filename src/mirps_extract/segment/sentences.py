"""Counts that a country declares in a sentence of its narrative rather than in labels."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mirps_extract.layout.values import Line
from mirps_extract.segment.values import DeclaredCounts
from mirps_extract.vocabulary import TOTAL, Vocabulary, pieces_of

SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*")
LONGEST_COUNT = 3
"""Digits of a count, at most: four are a year."""

_Token = tuple[str, object]
"""What a word is: "number", "area", "noun", "between" or "other", with its value."""


def counts_in_sentences(lines: Sequence[Line], vocabulary: Vocabulary) -> DeclaredCounts:
    """The counts that sentences state which speak of commitments.

    "The plan has 10 commitments: seven on protection, one on education" has a total and two
    counts. Between a number and what it counts there may only be words that say nothing.
    """
    counts: dict[str, int] = {}
    where: dict[str, tuple[Line, ...]] = {}
    stated = [(list(_stated(sentence, vocabulary)), on) for sentence, on in _sentences(lines)]
    # "More than 15 commitments were met" counts less than the sentence that counts by focus area.
    for pairs, on in sorted(stated, key=lambda item: -len(item[0])):
        for name, number in pairs:
            if name not in counts:
                counts[name], where[name] = number, on
    total = counts.pop(TOTAL, None)
    return DeclaredCounts(total, counts, where)


def _sentences(lines: Sequence[Line]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The sentences of a text, each with the lines that it stands on."""
    ends: list[int] = []
    for line in lines:
        ends.append((ends[-1] + 1 if ends else 0) + len(line.text))
    text = " ".join(line.text for line in lines)
    starts = [end - len(line.text) for line, end in zip(lines, ends, strict=True)]
    for found in SENTENCE.finditer(text):
        first, last = bisect_right(ends, found.start()), bisect_left(starts, found.end())
        yield found.group(), tuple(lines[first:last])


def _stated(sentence: str, vocabulary: Vocabulary) -> Iterator[tuple[str, int]]:
    tokens = list(_tokens(sentence, vocabulary))
    if not any(kind == "noun" for kind, _ in tokens):
        return
    marked = [token for token in tokens if token[0] != "between"]
    total = _total(marked)
    if total is not None:
        yield TOTAL, int(str(marked[total][1]))
    # What is left is numbers and areas in turn, in one order or the other; before the total there
    # may be other areas, where a heading or a paragraph without a full stop precedes.
    after_total = marked[total + 1 :] if total is not None else marked
    if not {"number", "area"} <= {kind for kind, _ in after_total}:
        after_total = marked
    rest = [t for t in after_total if t[0] != "noun" and (total is None or t is not marked[total])]
    kinds = [kind for kind, _ in rest if kind in ("number", "area")]
    if not kinds:
        return
    for (kind, value), (after, other) in pairwise(rest):
        if (kind, after) == (kinds[0], "area" if kinds[0] == "number" else "number"):
            number, area = (value, other) if kind == "number" else (other, value)
            yield str(area), int(str(number))


def _total(tokens: Sequence[_Token]) -> int | None:
    """The place of the number that counts commitments without a focus area."""
    for at, (kind, _) in enumerate(tokens):
        after = [kind for kind, _ in tokens[at + 1 : at + 3]]
        if kind == "number" and after[:1] == ["noun"] and after[1:] != ["area"]:
            return at
    return None


def _tokens(sentence: str, vocabulary: Vocabulary) -> Iterator[_Token]:
    empty = vocabulary.count_fillers | vocabulary.count_totals | vocabulary.function_words
    for word, area in pieces_of(sentence, vocabulary):
        if area:
            yield "area", area
        elif word.isdecimal() and len(word) <= LONGEST_COUNT:
            yield "number", int(word)
        elif word in vocabulary.numbers:
            yield "number", vocabulary.numbers[word]
        elif word in vocabulary.count_nouns:
            yield "noun", word
        else:
            yield ("between" if word in empty else "other"), word
