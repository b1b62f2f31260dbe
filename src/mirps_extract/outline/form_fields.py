"""What the lines of a form say: a commitment's number, or a field and what it introduces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mirps_extract.layout.values import Line, Type
from mirps_extract.outline.marks import counts_on
from mirps_extract.outline.page_model import HEADING_WORDS, HEAVIER, LARGER
from mirps_extract.outline.styles import is_capital, is_coloured
from mirps_extract.outline.table_heads import COMMITMENT, NUMBER
from mirps_extract.read.values import Word
from mirps_extract.vocabulary import Vocabulary, fold, slug

FIELD_WORDS = 12
"""Words of a field, at most: some forms ask whole questions."""

COUNTED = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)[.:)]*[-–—]?")
"""A number of a commitment, with what may follow it."""

SEPARATORS = frozenset("-–—:|")
"""What may stand by itself between a number and a name."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A line that counts a commitment: the number, its place among the words, and the text's."""

    number: str
    number_at: int
    text_at: int


class FormFields:
    """Reads the lines of forms.

    Args:
        body: how most of the document is set.
        vocabulary: what the fields of forms are called.
    """

    def __init__(self, body: Type, vocabulary: Vocabulary) -> None:
        self._body, self._vocabulary = body, vocabulary
        self._nouns = vocabulary.count_nouns | vocabulary.columns[COMMITMENT]

    def name(self, words: Sequence[Word], *, named: bool) -> str:
        """What a field introduces; empty if it is none that is known.

        Args:
            words: the field's words.
            named: whether a form is open that still lacks its commitment's name, which may be
                called a mere "title" there.
        """
        said = slug(said_by(words)) if len(words) <= FIELD_WORDS else ""
        name = self._vocabulary.form_fields.get(said, "")
        if name == COMMITMENT and not named:
            return name if self._vocabulary.count_nouns & set(said.split("_")) else ""
        return name

    def counted(self, words: Sequence[Word], last: str, *, sure: bool) -> Counted | None:
        """What a line says that counts a commitment, "Commitment 1: ..."; None if it is none.

        Args:
            words: the line's words, and those that go on with them.
            last: the number of the commitment before.
            sure: whether the line is set apart; another must have a sign behind its number, and
                count on.
        """
        if len(words) < 2 or slug(words[0].text) not in self._nouns:
            return None
        said = fold(words[1].text).strip(".")
        at = 2 if said in self._vocabulary.columns[NUMBER] and len(words) > 2 else 1
        found = COUNTED.fullmatch(words[at].text)
        if found is None:
            return None
        text_at = at + 1
        if text_at < len(words) and words[text_at].text in SEPARATORS:
            text_at += 1
        signed = text_at > at + 1 or not words[at].text[-1:].isdigit()
        if not sure and not (signed and counts_on(last, found[1])):
            return None
        return Counted(found[1], at, text_at)

    def is_set_apart(self, line: Line) -> bool:
        """Whether a line is set otherwise than the body, as headings and fields are."""
        kind = line.type
        return (
            kind.size >= LARGER * self._body.size
            or kind.weight >= self._body.weight + HEAVIER
            or is_coloured(kind, self._body)
            or is_capital(line.text)
            or line.on_bar
        )

    def is_heading(self, line: Line) -> bool:
        """Whether a line is short and set as a heading."""
        short = len(line.words) <= HEADING_WORDS and line.text[-1:] not in {".", ",", ";"}
        return short and self.is_set_apart(line)


def words_of(lines: Sequence[Line]) -> list[Word]:
    """The words of some lines."""
    return [word for line in lines for word in line.words]


def said_by(words: Sequence[Word]) -> str:
    """What some words say."""
    return " ".join(word.text for word in words)
