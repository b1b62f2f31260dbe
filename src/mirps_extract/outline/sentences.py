"""Counts that a country declares in a sentence of its narrative rather than in labels."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mirps_extract.layout.values import Line
from mirps_extract.outline.headings import LINE_END_HYPHEN
from mirps_extract.outline.values import DeclaredCounts
from mirps_extract.vocabulary import TOTAL, Vocabulary, pieces_of

SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*")
CLAUSE_END = re.compile(r"[,;:()–—]")
LONGEST_COUNT = 3
"""Digits of a count, at most: four are a year."""

_Token = tuple[str, str]
"""What a word is, one of `KINDS`, and the word, or what it stands for."""

KINDS = {
    "number": "n",
    "area": "a",
    "noun": "c",
    "total": "t",
    "holder": "h",
    "verb": "v",
    "kind": "k",
    "elsewhere": "x",
    "year": "y",
    "stop": "s",
    "between": "b",
    "other": "o",
}
"""A letter for each kind of word: what a sentence says is looked for in its letters."""

SILENT = ("between", "holder", "verb", "kind", "stop")
"""What may stand between a number and what it counts."""

HELD = re.compile(
    # What goes before names no focus area, and no year but that of the plan itself.
    r"^(?:[^ay]|y[yb]*h|h[yb]+)*?"
    # The plan holds, or the plan with, so many commitments,
    r"(?:v[vb]*|h[yb]*)(n)b*c"
    # and they are not told apart from others.
    r"(?=[bv]*(?:$|[shk]))"
)
TOTAL_ALONE = re.compile(r"[bs]*(?:t[tbs]*n|n[bs]*t)[tbs]*")


def counts_in_sentences(
    lines: Sequence[Line], introductions: Mapping[str, Sequence[Line]], vocabulary: Vocabulary
) -> DeclaredCounts:
    """The counts that sentences state which speak of commitments.

    "The plan has 10 commitments: seven on protection, one on education" has a total and two
    counts. Between a number and what it counts there may only be words that say nothing. A total
    in a sentence of its own is one if it is said to be, if the plan has it, or if it adds up: "of
    the 12 commitments made at the forum" counts others. What leads to the list of a focus area
    counts its commitments.

    Args:
        lines: of the country's narrative.
        introductions: by focus area, the lines that lead to its list.
        vocabulary: knows the words.
    """
    counts: dict[str, int] = {}
    where: dict[str, tuple[Line, ...]] = {}
    stated = [(_stated(sentence, vocabulary), on) for sentence, on in _sentences(lines)]
    for area, leads in introductions.items():
        for sentence, on in _sentences(leads):
            found = _stated(sentence, vocabulary)
            if found.total is not None and (found.is_sum or sentence.rstrip().endswith(":")):
                found = _Said(found.by_area or ((area, found.total),))
            stated.append((found, on))
    # "More than 15 commitments were met" counts less than the sentence that counts by focus area.
    stated.sort(key=lambda item: -len(item[0].by_area))
    for found, on in stated:
        for name, number in found.by_area:
            if name not in counts:
                counts[name], where[name] = number, on
    total = None
    for found, on in stated:
        says_total = found.is_sum or bool(found.by_area)
        adds_up = bool(counts) and found.total == sum(counts.values())
        if total is None and found.total is not None and (says_total or adds_up):
            total, where[TOTAL] = found.total, on
    return DeclaredCounts(total, counts, where)


def states_total(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a sentence that says how many commitments there are: "Chile makes 21".

    What ends in a colon leads to a list.
    """
    named = any(piece in vocabulary.count_nouns for piece, _ in pieces_of(text, vocabulary))
    if not named or text.endswith(":"):
        return False
    said = _stated(text.rstrip(".!"), vocabulary)
    return said.is_sum and not said.by_area


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
    tokens = _without_kinds(list(_tokens(sentence, vocabulary)))
    shape = "".join(KINDS[kind] for kind, _ in tokens)
    numbers = [value for kind, value in tokens if kind == "number"]
    if "x" in shape or not ("c" in shape or TOTAL_ALONE.fullmatch(shape)):
        return _Said()
    # "One commitment" alone may as well be an article before its noun.
    if numbers == ["1"] and "1" not in sentence:
        return _Said()
    marked = [token for token in tokens if token[0] not in SILENT]
    said_sum = _sum(marked)
    held = HELD.match(shape)
    if said_sum is None and held:
        said_sum = sum(kind not in SILENT for kind, _ in tokens[: held.start(1)])
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
        None if total is None else int(marked[total][1]),
        said_sum is not None,
    )


def _without_kinds(tokens: Sequence[_Token]) -> list[_Token]:
    """The words, but a number that counts focus areas or countries is one with what it counts.

    An article that is a number, too, is none: "un total de 13".
    """
    kept: list[_Token] = []
    for token in tokens:
        if token[0] == "total" and kept[-1:] == [("number", "1")]:
            kept.pop()
        places = [at for at, (kind, _) in enumerate(kept) if kind != "between"]
        if token[0] == "kind" and places and kept[places[-1]][0] == "number":
            del kept[places[-1]]
        kept.append(token)
    return kept


def _pairs(tokens: Sequence[_Token]) -> Iterator[tuple[str, int]]:
    """Focus areas and the numbers before them, or after them: as the first comes, so do all."""
    first = next((kind for kind, _ in tokens if kind in ("number", "area")), None)
    for (kind, value), (after, other) in pairwise(tokens):
        if (kind, after) == (first, "area" if first == "number" else "number"):
            number, area = (value, other) if kind == "number" else (other, value)
            yield area, int(number)


def _sum(tokens: Sequence[_Token]) -> int | None:
    """The place of the number that is said to be all: "13 in total", "a total of 13"."""
    places = [at for at, (kind, _) in enumerate(tokens) if kind != "noun"]
    for before, after in pairwise(places):
        kinds = tokens[before][0], tokens[after][0]
        if kinds in (("number", "total"), ("total", "number")):
            return before if kinds[0] == "number" else after
    return None


def _total(tokens: Sequence[_Token]) -> int | None:
    """The place of the number that counts commitments without a focus area."""
    kinds = [kind for kind, _ in tokens]
    for at, kind in enumerate(kinds):
        # "In education the country makes 3 commitments" counts those alone.
        of_area = kinds[at - 1 : at] == ["area"] and kinds.count("number") == 1
        of_area = of_area or kinds[at + 2 : at + 3] == ["area"]
        if kind == "number" and kinds[at + 1 : at + 2] == ["noun"] and not of_area:
            return at
    return None


def _tokens(sentence: str, vocabulary: Vocabulary) -> Iterator[_Token]:
    kinds = vocabulary.count_words
    for at, clause in enumerate(CLAUSE_END.split(sentence)):
        if at:
            yield "stop", ""
        for word, area in pieces_of(clause, vocabulary):
            if area:
                yield "area", area
            elif word.isdecimal():
                yield ("number" if len(word) <= LONGEST_COUNT else "year"), word
            else:
                yield kinds.get(word, "other"), word
