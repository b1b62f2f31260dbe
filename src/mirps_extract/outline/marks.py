"""Which list marks a plan uses, learned from how its lines begin."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from mirps_extract.layout.rows import BOX, ENCLOSED
from mirps_extract.layout.values import Line
from mirps_extract.read.values import Word
from mirps_extract.vocabulary import UNSEEN, Punctuation

NUMBER_FORMS = (
    ("#.#", re.compile(r"\(?\d{1,3}(?:\.\d{1,3})+[.)]?")),
    ("#.", re.compile(r"\d{1,3}\.")),
    ("#)", re.compile(r"\d{1,3}\)")),
    ("(#)", re.compile(r"\(\d{1,3}\)")),
    ("(#", re.compile(ENCLOSED)),
    ("A-#", re.compile(r"(?:[A-Z]{1,5}[-–./]?){1,3}\d{1,3}(?:[-–.]\d{1,3})*[.):]?")),
)
"""Forms of numbers and codes that open a list item, the most specific first."""

CODED = re.compile(r"(?:[A-Z].*?|(?:\d+\.)+)(\d{1,3})")
"""A code that ends in the place of its item: "BLZ-EDU-02", "2.1.3"."""

LETTERED = re.compile(r"(?P<start>\(?)(?P<letter>[a-z]|[ivx]{2,5})(?P<end>[.)])")
"""A letter or a small Roman number that opens a list item."""

LETTERS = "#a"
"""What the forms of letters begin with: they number items, too."""

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

IN_ORDER = 0.9
"""Part of the lettered lines that must go on with the one before, or begin anew, in a list."""

HASH = "\N{NUMERO SIGN}"
"""The form of a "#" that is printed as a mark: in forms, "#" stands for a number."""

BARE = "#"
BARE_NUMBER = re.compile(r"\d{1,3}")
"""A number that opens a list item if its type or wide white sets it apart from the text."""

APART = 0.6
"""Ems of white between such a number, or a letter, and the text that no space between words has."""

DATED = "year"
YEAR = re.compile(r"(?:19|20)\d\d")
"""A year that opens an item of a timeline if it stands far from the text."""

DATE_APART = 1.5
"""Ems of white between such a year and the text that no justified line has."""

SIGNS = frozenset(("Sm", "So"))
"""Unicode's categories of signs of mathematics, and of others that are no letters or stops."""

CODE_POINT = re.compile(r"\(cid:\d+\)")
"""What stands for a character that the font does not name."""

DRAWN = "drawn"
"""The form of a bullet that is drawn rather than written."""

EMPTY_BOX = "☐"

TICKED = dict.fromkeys(map(ord, "☑☒✓✔✗✘"), EMPTY_BOX)
"""Boxes of one list may be ticked or not, and some be no more than the tick."""

TYPED_BOX = re.compile(BOX)

WORDED = "word #"
"""The form of a word and a number that count items, see `counted`: of two words, as no other."""

POINTS = SIGNS | {"Pd", "Pe", "Po", "Ps"}
"""Categories of what two signs of one mark may be: "->", "*)"."""

ORNAMENTS = "\u2190"
"""The first of the signs in Unicode that are no letters, units or marks of trade."""

COMMON = 0.15
"""A form is used for lists if it begins this part of the lines that the commonest one begins."""

SIGNS_OF_MARK = 2
"""Signs of one mark, at most: one may be drawn into the other."""

FEWEST = 2
"""Lines that a number form must begin to count as used for lists."""


@dataclass(frozen=True, slots=True)
class ListMarks:
    """The forms of list marks in use: a sign itself, or the form of a number such as "#."."""

    forms: frozenset[str]

    def words_of(self, line: Line) -> int:
        """How many words at the start of a line are its mark: none if the mark is drawn."""
        return int(self.form_of(line) not in (None, DRAWN))

    def form_of(self, line: Line) -> str | None:
        """The form of the mark that opens a line; None if it opens with none in use."""
        form = mark_form_of(line)
        return form if form in self.forms else None


def mark_form_of(line: Line) -> str | None:
    """The form of what opens a line, if it has the shape of a list mark before a text.

    The form of "3." is "#.", that of a sign the sign itself. A single letter is a sign only in a
    font of its own or with wide white behind it: symbol fonts keep their bullets under letters,
    and "o" is a word in Spanish.
    """
    if len(line.words) < 2:
        return DRAWN if line.dot else None
    first, second = line.words[:2]
    said = first.text.translate(UNSEEN).translate(TICKED) or first.text
    if len(said) > 1 and said.isalpha():
        return DRAWN if line.dot else None  # a word, as most lines begin: no form is like it
    white = (second.box.x0 - first.box.x1) / line.type.size
    wide = white >= APART
    for form, pattern in NUMBER_FORMS:
        if pattern.fullmatch(said):
            return form
    lettered = LETTERED.fullmatch(said)
    if lettered:
        return f"{LETTERS}{lettered['start']}{lettered['end']}"
    if BARE_NUMBER.fullmatch(said):
        set_apart = (first.font, first.colour) != (second.font, second.colour)
        return BARE if set_apart or wide else None
    if YEAR.fullmatch(said):
        return DATED if white >= DATE_APART and _has_letters(line.words[1:]) else None
    is_sign = len(said) <= SIGNS_OF_MARK and not any(map(str.isalnum, said))
    is_letter = len(said) == 1 and (first.font != second.font or wide)
    if TYPED_BOX.fullmatch(said):
        return EMPTY_BOX
    if is_sign or is_letter or CODE_POINT.fullmatch(said):
        return said.replace("#", HASH)
    return DRAWN if line.dot else None


def counts(form: str | None) -> bool:
    """Whether the form of a list mark is that of a number."""
    return form is not None and "#" in form


def counts_on(before: str, mark: str) -> bool:
    """Whether a number or letter is the next one; before the first there is "0"."""
    return any(place - 1 in _places(before) for place in _places(mark))


def is_number(mark: str) -> bool:
    """Whether a word is a list mark that tells the item's place: a number, a code or a letter."""
    said = mark.translate(UNSEEN)
    forms = (BARE_NUMBER, LETTERED, *(pattern for _, pattern in NUMBER_FORMS))
    return any(form.fullmatch(said) for form in forms)


def _places(mark: str) -> set[int]:
    """Which places in a list a mark may stand for: an "i" may be the ninth letter."""
    bare = mark.translate(UNSEEN).strip("().:–—-")
    coded = CODED.fullmatch(bare)
    if coded:
        return {int(coded[1])}
    if bare.isnumeric():
        return {int(unicodedata.numeric(bare))} if len(bare) == 1 else {int(bare)}
    places = {ROMAN.index(bare) + 1} if bare in ROMAN else set()
    return places | ({ord(bare) - ord("a") + 1} if re.fullmatch("[a-z]", bare) else set())


def learn(lines: Sequence[Line], punctuation: Punctuation) -> ListMarks:
    """Find the list marks in use.

    A sign must be a known one or one of mathematics, or be set in another font than the word that
    it stands before. Number forms must recur, or be a first before a capital; years and the like
    at the start of a line do not do so in one form. Bare numbers must mostly count on, from one:
    those of key figures do not. Letters must be the commonest form and in order: enumerations in
    running text begin lines, too.
    """
    count: Counter[str] = Counter()
    lettered: dict[str, list[str]] = defaultdict(list)
    bare: list[int] = []
    firsts: set[str] = set()
    known = punctuation.list_signs
    for line in lines:
        form = mark_form_of(line)
        if form and form.startswith(LETTERS):
            lettered[form].append(line.words[0].text)
            continue
        own_font = len(line.words) > 1 and line.words[0].font != line.words[1].font
        opens = form in (DRAWN, DATED) or (form and _is_sign(form, punctuation))
        if form and ("#" in form or own_font or opens):
            count[form] += 1
            if form not in (BARE, "A-#") and _is_first(line):
                firsts.add(form)
        if form == BARE:
            bare.append(int(line.words[0].text))
    if 2 * sum(number - 1 in {0, *bare} for number in bare) <= len(bare):
        count.pop(BARE, None)
    others = max(count.values(), default=0)
    for form, texts in lettered.items():
        if len(texts) > others and _is_list(texts):
            count[form] = len(texts)
    least = COMMON * max(count.values(), default=0)
    return ListMarks(
        frozenset(
            form
            for form, times in count.items()
            if _is_ornament(form)
            or (times >= least and (times >= FEWEST or form in firsts or known.issuperset(form)))
        )
    )


def _has_letters(words: Sequence[Word]) -> bool:
    """Whether some words are a text, and not the years along an axis."""
    return any(map(str.isalpha, "".join(word.text for word in words)))


def _is_first(line: Line) -> bool:
    """Whether a line opens with the first number of a list, before a sentence."""
    return (
        len(line.words) > 1
        and line.words[1].text[:1].isupper()
        and counts_on("0", line.words[0].text)
    )


def _is_sign(form: str, punctuation: Punctuation) -> bool:
    """Whether a form is a sign that stands before texts and in none."""
    if punctuation.list_signs.issuperset(form) or CODE_POINT.fullmatch(form):
        return True
    kinds = set(map(unicodedata.category, form))
    return kinds <= (SIGNS if len(form) == 1 else POINTS) and not punctuation.full_stops.issuperset(
        form
    )


def _is_ornament(form: str) -> bool:
    """Whether a form can be nothing but a mark: it is one if it occurs once, too."""
    return len(form) == 1 and form >= ORNAMENTS and unicodedata.category(form) == "So"


def _is_list(letters: Sequence[str]) -> bool:
    """Whether letters at the start of lines count items, in one list or in several."""
    steps = sum(counts_on(before, mark) for before, mark in pairwise(letters))
    firsts = sum(counts_on("0", mark) for mark in letters)
    return min(firsts, steps) >= 1 and steps + firsts >= max(FEWEST, IN_ORDER * len(letters))
