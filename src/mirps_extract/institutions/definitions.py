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

from mirps_extract.institutions.words import head_type_of, is_acronym, short_form_of
from mirps_extract.vocabulary import Naming, fold

SHORT = re.compile(r"\(\s*([^\W\d_][\w&./–-]{1,14})\s*\)")
"""A short form in brackets: one word of two to fifteen signs that begins with a letter."""

WINDOW = 20
"""Words beside a bracket in which a long form is looked for."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form and the short one that a text gives for it."""

    short: str
    long: str


NameAt = Callable[[str, str], str | None]
"""The name of an institution, by its form, that a text ends with, and that may go on in another."""


def definitions_in(
    text: str, name_at: NameAt, is_known: Callable[[str], bool], naming: Naming
) -> Iterable[Definition]:
    """The short forms that a text defines for institutions.

    Args:
        text: one text of the plan.
        name_at: the name before a bracket, which may go on behind it.
        is_known: whether a name is known as an institution's.
        naming: how the language names institutions.
    """
    for match in SHORT.finditer(text):
        short = match[1]
        before = " ".join(text[: match.start()].split()[-WINDOW:])
        spelled_out = long_form(short, before)
        if spelled_out is None and is_acronym(short):
            # "National Council (NCM) for Mules"
            whole = name_at(before, " ".join(text[match.end() :].split()[:WINDOW]))
            if whole is not None and long_form(short, whole) == whole:
                yield Definition(short_form_of(short), whole)
                continue
        if spelled_out and (is_known(spelled_out) or _is_headed(spelled_out, naming)):
            yield Definition(short_form_of(short), spelled_out)
            continue
        name = name_at(before, "")
        if name is not None and abbreviates(short, name, naming):
            yield Definition(short_form_of(short), name)


def _is_headed(name: str, naming: Naming) -> bool:
    """Whether a name says what institution it is of where names do, and begins with a capital."""
    words = name.split()
    head = words[-1] if naming.head_last else words[0]
    return name[0].isupper() and head[0].isupper() and head_type_of(head, naming) is not None


def abbreviates(short: str, name: str, naming: Naming) -> bool:
    """Whether a word in brackets behind a name can be its short form.

    An acronym can; another word if it begins as the word does that says what the institution is
    ("Semul" is a service), or if its letters stand in the name.
    """
    if is_acronym(short):
        return True
    initials = {fold(word)[0] for word in name.split() if head_type_of(word, naming)}
    return fold(short)[0] in initials or long_form(short, name) is not None


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
