"""What a heading says: a country, a focus area, a count, or two of these in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, takewhile

from mirps_extract.vocabulary import (
    AREA,
    NUMBERING,
    Saying,
    Vocabulary,
    Wording,
    fold,
    read_label,
    read_worded,
    title_of,
    tokens,
    worded,
)

PROGRESS = re.compile(r"[(\[]?\b\d{1,2}\s*(?:/|of|de)\s*\d{1,2}\b[)\]]?\s*$")
"""How far a heading that is repeated on several pages has come: "(1/4)"."""

PARTS = re.compile(r"\s+[-–—|:·•/>]\s+|\s*[|:·•/>›»]\s+|\n")
"""What stands between the country and the focus area in one heading."""

CLOSING_NAME = re.compile(r"\s*(?:[:–—.]|-\s|\d|\b[A-Z]\b)")
"""What ends the name of a part in its heading: "Annex: ...", "Annex 2", "Annex A"."""

INNER_WORD = re.compile(r"(?<=\s)[^\W\d_]{6,}(?=\s)")
"""A word of a line that is whole in any longer text, and no numbering."""

LINE_END_HYPHEN = re.compile(r"[-\u00ad\u2010]\s(?=\w)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a text says as a heading; nothing where it is none that is known.

    Attributes:
        country: the country whose section it opens.
        saying: the focus areas and counts that it names.
    """

    country: str | None = None
    saying: Saying | None = None

    @property
    def area(self) -> str | None:
        """The one focus area that it names."""
        return self.saying.areas[0] if self.saying and len(self.saying.areas) == 1 else None

    @property
    def says(self) -> bool:
        """Whether it says anything: a label may consist of small words alone."""
        return self.country is not None or self.saying not in (None, SMALL_WORDS)


NOTHING = Heading()
SMALL_WORDS = Saying()


class Headings:
    """Reads headings, each text once.

    Args:
        vocabulary: the language's words.
        wordings: how the plan words headings around names; see `wordings`.
    """

    def __init__(self, vocabulary: Vocabulary, wordings: frozenset[Wording] = frozenset()) -> None:
        self.vocabulary, self.wordings = vocabulary, wordings
        self._read: dict[str, Heading] = {}
        self._closing: dict[str, bool] = {}

    def read(self, text: str) -> Heading:
        """What a text says as a heading."""
        if text not in self._read:
            self._read[text] = self._heading(text)
        return self._read[text]

    def is_strange(self, text: str) -> bool:
        """Whether a line says nothing as a heading, nor does any longer text that it is in."""
        known = all(fold(word) in self._words for word in INNER_WORD.findall(text))
        if known or PARTS.search(text) or PROGRESS.search(text):
            return False
        return len("".join(tokens(NUMBERING.sub("", text)))) > self._longest

    def unworded(self, text: str) -> str:
        """What an unknown heading names: its words without those that the plan has around names."""
        pieces = worded(text, self.vocabulary)
        small = self.vocabulary.function_words
        for wording in sorted(self.wordings):  # a set has another order in each process
            before = list(wording[: wording.index(AREA)]) if AREA in wording else []
            while before and before[-1] in small:
                before.pop()
            if before and before == [kind for kind, _ in pieces[: len(before)]]:
                rest = [piece for _, piece in pieces[len(before) :]]
                return " ".join(dropwhile(small.__contains__, rest)) or text
        return text

    def opens_closing(self, text: str) -> bool:
        """Whether a text is the heading of what follows the last section: "Annex 2: ...", say."""
        if text not in self._closing:
            self._closing[text] = self._is_closing(text)
        return self._closing[text]

    def _is_closing(self, text: str) -> bool:
        named = CLOSING_NAME.split(text, maxsplit=1)[0]
        said = (" ".join(tokens(part)) for part in (text, named))
        return any(part in self.vocabulary.closing_headings for part in said)

    def _heading(self, text: str) -> Heading:
        if " ".join(tokens(text)) in self.vocabulary.aside_headings:
            return NOTHING
        if self.wordings and self._is_worded(text):
            return Heading(*read_worded(text, self.vocabulary))
        bare = PROGRESS.sub("", text).strip() or text
        if len(bare) > 200 or bare[-1:] in {".", ",", ";"}:
            return NOTHING
        whole = self._whole(bare)
        if whole is not NOTHING:
            return whole
        joined = LINE_END_HYPHEN.sub("", bare)
        if joined != bare and (whole := self._whole(joined)) is not NOTHING:
            return whole
        parts = [part for part in PARTS.split(bare) if part.strip()]
        if not 1 < len(parts) <= 3:
            return NOTHING
        read = list(takewhile(NOTHING.__ne__, map(self._whole, parts)))
        countries = {found.country for found in read if found.country}
        sayings = [found.saying for found in read if found.saying]
        if len(read) < len(parts) or len(countries) != 1 or len(sayings) != 1:
            return NOTHING
        return Heading(countries.pop(), sayings[0])

    def _whole(self, text: str) -> Heading:
        saying = read_label(text, self.vocabulary)
        if saying is not None:
            return Heading(saying=saying)
        country = title_of(text, self.vocabulary)
        if country:
            return Heading(country=country)
        return self._squeezed.get("".join(tokens(NUMBERING.sub("", text))), NOTHING)

    def _is_worded(self, text: str) -> bool:
        """Whether a text is worded around names as headings of the plan are."""
        return tuple(kind for kind, _ in worded(text, self.vocabulary)) in self.wordings

    @cached_property
    def _words(self) -> frozenset[str]:
        """All words of names, counts and titles."""
        said = self.vocabulary
        names = (*said.area_names, *said.countries, *said.numbers)
        return frozenset(word for name in names for word in name).union(
            said.count_nouns,
            said.count_totals,
            said.count_kinds,
            said.count_holders,
            said.count_fillers,
            said.continued,
            said.title_words,
            *self.wordings,
        )

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._squeezed))

    @cached_property
    def _squeezed(self) -> dict[str, Heading]:
        """What names say whose letters a designer has set apart, by their letters alone."""
        areas, countries = self.vocabulary.area_names, self.vocabulary.countries
        found = {
            "".join(name): Heading(saying=Saying(areas=(area,))) for name, area in areas.items()
        }
        return found | {"".join(name): Heading(country=code) for name, code in countries.items()}
