"""What a short text says: a focus area, a count, a country, or nothing that is known.

A text is understood only if each of its words is: "Protection", "7 commitments", "Commitments on
protection include:" and "Total: 10" are, "Protection of children" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mirps_extract.vocabulary.folding import fold, tokens
from mirps_extract.vocabulary.values import Vocabulary

NUMBERING = re.compile(
    r"^\s*\(?(?:\d{1,2}(?:\.\d{1,2})+[.)]*|(?:\d{1,2}|[ivx]{1,5}|[a-z])[.)]+)\s+", re.I
)
TOKEN = re.compile(r"[^\W\d_]+|\d+")
JOINING = " ([–—-:|·•"
"""What stands between a heading's name and its count."""

ROMAN = re.compile(r"[ivx]{1,5}")
PLACE = re.compile(rf"\d{{1,2}}|{ROMAN.pattern}|[a-z]")
"""Which of a plan's parts a heading opens: "Focus area 2", "Pillar IV", "Axis B"."""
LONGEST_COUNT = 4
"""Digits of a count, at most."""
LARGEST_ALONE = 999
"""A number that says nothing more is a count up to this: above it is a year, or counts people."""

CHAPTER = re.compile(r"\d{1,2}")
YEAR = re.compile(r"(?:19|20)\d\d")
THOUSANDS = re.compile(r"(?<=\d)[.,  ](?=\d{3}\b)")
COUNTRY, AREA, NUMBER = "{country}", "{area}", "{number}"
"""What stands in a wording for the names and numbers of a text."""

Wording = tuple[str, ...]
"""The folded words of a text around the names and numbers in it."""

TOTAL = "total"
"""What a total is filed under beside the focus areas while counts are paired."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What a short text in a country's section says.

    Attributes:
        areas: slugs of the focus areas that it names, in order.
        numbers: counts that it states, in order.
        leading: how many of the numbers come before the first focus area.
        total: whether it speaks of a total.
        noun: whether it names what is counted.
        continued: whether it says that it continues.
    """

    areas: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    leading: int = 0
    total: bool = False
    noun: bool = False
    continued: bool = False

    @property
    def counts(self) -> bool:
        """Whether a heading that reads so states a count: a bare number before it numbers it."""
        return bool(self.numbers) and (self.noun or self.total or not self.leading)


def names_of(label: Saying) -> tuple[str, ...]:
    """What the numbers of a label count, in their order: focus areas, and the total if stated.

    "10 commitments: protection 7, education 3" has a total, although it does not say so.
    """
    has_total = label.total or (bool(label.areas) and len(label.numbers) == len(label.areas) + 1)
    if not has_total or not (label.numbers or label.total):
        return label.areas
    return (TOTAL, *label.areas) if label.leading else (*label.areas, TOTAL)


def read_label(text: str, vocabulary: Vocabulary) -> Saying | None:
    """Understand a heading, a count or a caption; None if a word of it is not known."""
    bare = NUMBERING.sub("", text.replace("&", f" {vocabulary.ampersand} "))
    words = _without_place(TOKEN.findall(fold(THOUSANDS.sub("", bare))), vocabulary)
    if not words or "%" in text:
        return None
    if not vocabulary.count_totals.isdisjoint(words):
        words = _without_country(words, vocabulary)
    areas: list[str] = []
    numbers: list[int] = []
    leading = 0
    total = noun = continued = held = dated = False
    for piece, area in _pieces(words, vocabulary):
        if area:
            leading = leading if areas else len(numbers)
            if area not in areas[-1:]:  # a count may stand in the middle of a broken heading
                areas.append(area)
        elif YEAR.fullmatch(piece):
            dated = True
        elif piece.isdecimal() and len(piece) <= LONGEST_COUNT:
            numbers.append(int(piece))
        elif piece in vocabulary.count_nouns:
            noun = True
        elif piece in vocabulary.count_totals:
            total = True
        elif piece in vocabulary.continued:
            continued = True
        elif piece in vocabulary.count_kinds:
            if len(numbers) > len(areas):
                numbers.pop()  # "26 commitments in 4 focus areas"
        elif piece in vocabulary.count_holders:
            held = True
        elif piece not in vocabulary.count_fillers:
            return None
    alone = not (areas or total or noun)
    too_many = alone and (dated or max(numbers, default=0) > LARGEST_ALONE)
    if (held and not noun) or too_many:
        return None
    return Saying(tuple(areas), tuple(numbers), leading, total, noun, continued)


def _without_place(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words without the number of the part that they name: "Focus area 2: health"."""
    at = _place_in(words, vocabulary)
    return words[:at] + words[at + 1 :] if at else words


def _place_in(words: Sequence[str], vocabulary: Vocabulary) -> int:
    """Where folded words that begin as "Focus area 2" have that number; 0 if they do not."""
    if not words or words[0] not in vocabulary.part_starts:
        return 0  # as most texts: the rest takes longer
    places = (at for at in range(1, len(words)) if PLACE.fullmatch(words[at]))
    at = next(places, 0)
    named = at and "_".join(words[:at]) in vocabulary.columns["area"]
    return at if named and vocabulary.count_nouns.isdisjoint(words[at + 1 : at + 2]) else 0


def _without_country(words: list[str], vocabulary: Vocabulary) -> list[str]:
    """The words without the country whose total they state: "Total Chile: 19"."""
    places = ((at, end) for at in range(len(words)) for end in range(at + 1, len(words)))
    found = (p for p in places if tuple(words[slice(*p)]) in vocabulary.countries)
    at, end = next(found, (0, 0))
    return words[:at] + words[end:]


def named_in(heading: str, vocabulary: Vocabulary) -> str:
    """What an unknown heading names: its words without its numbering and the count it states."""
    words = NUMBERING.sub("", heading).split()
    place = _place_in(["".join(tokens(word)) for word in words], vocabulary)
    if place and words[place + 1 :]:
        words = " ".join(words[place + 1 :]).lstrip(JOINING).split()
    for at in range(1, len(words)):
        if _is_count(words[at:], vocabulary):
            return " ".join(words[:at]).rstrip(JOINING)
    for at in range(len(words) - 1, 0, -1):
        if words[0][0].isdigit() and _is_count(words[:at], vocabulary):
            return " ".join(words[at:]).lstrip(JOINING)
    return " ".join(words)


def _is_count(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words state one count: a number alone must be set off by a sign."""
    said = read_label(" ".join(words), vocabulary)
    if said is None or said.areas or len(said.numbers) != 1:
        return False
    return said.noun or words[0][0] in JOINING


def pieces_of(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str | None]]:
    """The folded words of a text one by one, but each name of a focus area whole, with its slug."""
    return _pieces(TOKEN.findall(fold(text)), vocabulary)


def _pieces(words: list[str], vocabulary: Vocabulary) -> Iterator[tuple[str, str | None]]:
    """The words one by one, but the longest names of focus areas as one piece with their slug.

    A number in words is one piece, in figures.
    """
    names, numbers, starts = vocabulary.area_names, vocabulary.numbers, vocabulary.area_starts
    at = 0
    while at < len(words):
        for length in range(min(starts.get(words[at], 0), len(words) - at), 0, -1):
            name = tuple(words[at : at + length])
            if name in names:
                yield " ".join(name), names[name]
            elif name in numbers:
                yield str(numbers[name]), None
            else:
                continue
            at += length
            break
        else:
            yield words[at], None
            at += 1


def worded(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The folded words of a text, each twice; names and numbers whole, with what stands for them.

    The first of each two are the wording of the text.
    """
    bare = NUMBERING.sub("", text.replace("&", f" {vocabulary.ampersand} "))
    found: list[tuple[str, str]] = []
    for piece, area in pieces_of(bare, vocabulary):
        if area:
            found.append((AREA, piece))
        elif piece.isdecimal() or ROMAN.fullmatch(piece):
            found.append((NUMBER, piece))
        else:
            found.append((piece, piece))
            _join_country(found, vocabulary)
    return found


def _join_country(found: list[tuple[str, str]], vocabulary: Vocabulary) -> None:
    """Make the last words of some one piece where they are a country's name."""
    longest = vocabulary.country_ends.get(found[-1][1], 0)
    for length in range(min(longest, len(found)), 0, -1):
        name = tuple(piece for _, piece in found[-length:])
        if name in vocabulary.countries:
            found[-length:] = [(COUNTRY, " ".join(name))]
            return


def read_worded(text: str, vocabulary: Vocabulary) -> tuple[str | None, Saying | None]:
    """The one country that a text names, and what else it says, whatever stands around these.

    A number counts something if it follows a focus area, or a word for what is counted follows it.
    """
    pieces = worded(text, vocabulary)
    nouns, kept = vocabulary.count_nouns, [""]
    said = nouns | vocabulary.continued
    for at, (kind, piece) in enumerate(pieces):
        follows = pieces[at + 1][1] if at + 1 < len(pieces) else ""
        counts = kind == NUMBER and piece.isdecimal() and (kept[1:] or follows in nouns)
        if kind == AREA or (counts and piece != kept[-1]) or piece in said:
            kept.append(piece)
    codes = {vocabulary.countries[tuple(p.split())] for kind, p in pieces if kind == COUNTRY}
    label = read_label(" ".join(kept), vocabulary)
    if label is None or not (label.areas or label.numbers):
        return codes.pop() if len(codes) == 1 else None, None
    if not label.areas:
        sums = {
            *vocabulary.count_totals,
            *vocabulary.count_sums,
            *vocabulary.count_holders,
            COUNTRY,
        }
        return None, replace(label, total=any(kind in sums for kind, _ in pieces))
    return codes.pop() if len(codes) == 1 else None, label


def countries_in(text: str, vocabulary: Vocabulary) -> list[str]:
    """ISO 3166-1 alpha-3 codes of the countries that a text names, in order."""
    return [code for _, code in _country_pieces(text, vocabulary) if code]


def title_of(text: str, vocabulary: Vocabulary) -> str | None:
    """The country whose section a text is the title of; None if it is no such title.

    Beside one country's name there may only be words that titles consist of, numbering and years.
    """
    found = None
    for piece, code in _country_pieces(NUMBERING.sub("", text), vocabulary):
        if code:
            if found not in (None, code):
                return None
            found = code
        elif not (
            piece in vocabulary.title_words
            or ROMAN.fullmatch(piece)
            or YEAR.fullmatch(piece)
            or (found is None and CHAPTER.fullmatch(piece))
        ):
            return None
    return found


def year_in(text: str) -> int | None:
    """The first year from 1900 on that a text states."""
    found = YEAR.search(text)
    return int(found.group()) if found else None


def _country_pieces(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str | None]]:
    words, starts = tokens(text), vocabulary.country_starts
    at = 0
    while at < len(words):
        for length in range(min(starts.get(words[at], 0), len(words) - at), 0, -1):
            name = words[at : at + length]
            if name in vocabulary.countries:
                yield " ".join(name), vocabulary.countries[name]
                at += length
                break
        else:
            yield words[at], None
            at += 1
