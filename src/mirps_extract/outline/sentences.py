"""Counts that a country declares in a sentence of its narrative rather than in labels."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from mirps_extract.layout.values import Line
from mirps_extract.outline.headings import LINE_END_HYPHEN
from mirps_extract.outline.values import DeclaredCounts
from mirps_extract.vocabulary import TOTAL, Vocabulary, pieces_of

SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*")
LONGEST_COUNT = 3
"""Digits of a count, at most: four are a year."""

_Token = tuple[str, object]
"""What a word is: "number", "area", "noun", "total", "holder", "between" or "other"; its value."""


def counts_in_sentences(lines: Sequence[Line], vocabulary: Vocabulary) -> DeclaredCounts:
    """The counts that sentences state which speak of commitments.

    "The plan has 10 commitments: seven on protection, one on education" has a total and two
    counts. Between a number and what it counts there may only be words that say nothing. A total
    in a sentence of its own is one if it is said to be, if the plan has it, or if it adds up: "of
    the 12 commitments made at the forum" counts others.
    """
    counts: dict[str, int] = {}
    where: dict[str, tuple[Line, ...]] = {}
    stated = [(_stated(sentence, vocabulary), on) for sentence, on in _sentences(lines)]
    # "More than 15 commitments were met" counts less than the sentence that counts by focus area.
    for found, on in sorted(stated, key=lambda item: -len(item[0].by_area)):
        for name, number in found.by_area:
            if name not in counts:
                counts[name], where[name] = number, on
    total = None
    for found, on in sorted(stated, key=lambda item: -len(item[0].by_area)):
        says_total = found.is_sum or bool(found.by_area)
        adds_up = bool(counts) and found.total == sum(counts.values())
        if total is None and found.total is not None and (says_total or adds_up):
            total, where[TOTAL] = found.total, on
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
        yield LINE_END_HYPHEN.sub("", found.group()), tuple(lines[first:last])


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence states.

    Attributes:
        by_area: focus areas with their numbers.
        total: a number of commitments without a focus area.
        is_sum: whether words say that this is all of them.
    """

    by_area: tuple[tuple[str, int], ...] = ()
    total: int | None = None
    is_sum: bool = False


def _stated(sentence: str, vocabulary: Vocabulary) -> _Said:
    tokens = list(_tokens(sentence, vocabulary))
    numbers = [value for kind, value in tokens if kind == "number"]
    # "One commitment" alone may as well be an article before its noun.
    if not any(kind == "noun" for kind, _ in tokens) or (numbers == [1] and "1" not in sentence):
        return _Said()
    marked = [token for token in tokens if token[0] not in ("between", "holder")]
    said_sum = _sum(marked)
    if said_sum is None:
        said_sum = _held(tokens)
    total = said_sum if said_sum is not None else _total(marked)
    # What is left is numbers and areas in turn, in one order or the other; before a total there
    # may be other areas, where a heading or a paragraph without a full stop precedes.
    after_total = marked[total + 1 :] if total is not None else marked
    if not {"number", "area"} <= {kind for kind, _ in after_total}:
        after_total = marked
    rest = [
        t
        for t in after_total
        if t[0] not in ("noun", "total") and (total is None or t is not marked[total])
    ]
    return _Said(
        tuple(_pairs(rest)),
        None if total is None else int(str(marked[total][1])),
        said_sum is not None,
    )


def _pairs(tokens: Sequence[_Token]) -> Iterator[tuple[str, int]]:
    """Focus areas and the numbers before them, or after them: as the first comes, so do all."""
    first = next((kind for kind, _ in tokens if kind in ("number", "area")), None)
    for (kind, value), (after, other) in pairwise(tokens):
        if (kind, after) == (first, "area" if first == "number" else "number"):
            number, area = (value, other) if kind == "number" else (other, value)
            yield str(area), int(str(number))


def _sum(tokens: Sequence[_Token]) -> int | None:
    """The place of the number that is said to be all: "13 in total", "a total of 13"."""
    told = [at for at, (kind, _) in enumerate(tokens) if kind != "noun"]
    for before, after in pairwise(told):
        kinds = tokens[before][0], tokens[after][0]
        if kinds in (("number", "total"), ("total", "number")):
            return before if kinds[0] == "number" else after
    return None


def _held(tokens: Sequence[_Token]) -> int | None:
    """The place, among what tells, of a number that the plan is said to have.

    "The plan holds 12 commitments" has one; "the plan builds on the 12 commitments" does not.
    """
    kinds = [kind for kind, _ in tokens]
    for at, kind in enumerate(kinds):
        verb = list(takewhile("other".__eq__, kinds[at + 1 :])) if kind == "holder" else []
        number = at + 1 + len(verb)
        counted = kinds[number : number + 2] == ["number", "noun"]
        if verb and counted and not {"other", "number", "area"} & set(kinds[number + 2 :]):
            return sum(kind not in ("between", "holder") for kind in kinds[:number])
    return None


def _total(tokens: Sequence[_Token]) -> int | None:
    """The place of the number that counts commitments without a focus area."""
    for at, (kind, _) in enumerate(tokens):
        after = [kind for kind, _ in tokens[at + 1 : at + 3]]
        if kind == "number" and after[:1] == ["noun"] and after[1:] != ["area"]:
            return at
    return None


def _tokens(sentence: str, vocabulary: Vocabulary) -> Iterator[_Token]:
    empty = vocabulary.count_fillers | vocabulary.function_words
    for word, area in pieces_of(sentence, vocabulary):
        if area:
            yield "area", area
        elif word.isdecimal() and len(word) <= LONGEST_COUNT:
            yield "number", int(word)
        elif word in vocabulary.count_nouns:
            yield "noun", word
        elif word in vocabulary.count_totals | vocabulary.count_sums:
            yield "total", word
        elif word in vocabulary.count_holders:
            yield "holder", word
        else:
            yield ("between" if word in empty else "other"), word
