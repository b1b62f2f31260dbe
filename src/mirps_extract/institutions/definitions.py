"""Short forms that a plan defines: "National Migration Institute (INM)".

A long form is told by Schwartz and Hearst's algorithm ("A simple algorithm for identifying
abbreviation definitions in biomedical text", Pacific Symposium on Biocomputing, 2003), or by being
a name of an institution that ends at the bracket: translated plans keep the acronyms of the other
language ("National Civil Police (PNC)"), whose letters no algorithm finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mirps_extract.institutions.names import is_acronym
from mirps_extract.vocabulary import fold

SHORT = re.compile(r"\(\s*([^\W\d_][\w&./–-]{1,14})\s*\)")
"""A short form in brackets: one word of two to fifteen signs that begins with a letter."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form and the short one that a text gives for it."""

    short: str
    long: str


def definitions_in(
    text: str, name_ending: Callable[[str], str | None], is_known: Callable[[str], bool]
) -> Iterable[Definition]:
    """The short forms that a text defines for institutions.

    Args:
        text: one text of the plan.
        name_ending: the name of an institution that a text ends with, by its form.
        is_known: whether a name is known as an institution's.
    """
    for match in SHORT.finditer(text):
        short, before = match[1], text[: match.start()].rstrip()
        if not is_acronym(short):
            continue
        spelled_out = long_form(short, before)
        if spelled_out is not None and is_known(spelled_out):
            yield Definition(short, spelled_out)
            continue
        name = name_ending(before)
        if name is not None:
            yield Definition(short, name)


def long_form(short: str, before: str) -> str | None:
    """The shortest end of a text that holds the letters of a short form in order, or None.

    Its first word begins with the short form's first letter, and it has no more words than the
    smaller of the short form's letters plus five and their double (Schwartz and Hearst, section 3).
    """
    window = " ".join(before.split()[-min(len(short) + 5, len(short) * 2) :])
    text, letters = fold(window), [char for char in fold(short) if char.isalnum()]
    if len(text) != len(window):  # a sign that folds to several moved the offsets
        return None
    place = len(text)
    for number in range(len(letters) - 1, -1, -1):
        place = _match(text, letters[number], place - 1, begins_word=number == 0)
        if place < 0:
            return None
    long = window[place:]
    return long if len(long.split()) > 1 else None


def _match(text: str, letter: str, place: int, *, begins_word: bool) -> int:
    """The last place up to `place` where a letter stands; below zero if there is none."""
    while place >= 0:
        starts = place == 0 or not text[place - 1].isalnum()
        if text[place] == letter and (starts or not begins_word):
            return place
        place -= 1
    return place
