"""Characters to words: told as the eye sees them, grouped as they stand, turned text by itself."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from sys import intern

from pdfplumber.utils.text import extract_words

from mirps_extract.geometry import Box
from mirps_extract.read.accents import with_accents
from mirps_extract.read.angles import laid_level, with_angles, with_large_apart
from mirps_extract.read.chars import Char, cleaned, logical, once
from mirps_extract.read.misnamed import with_actual, with_dingbats, with_hyphens
from mirps_extract.read.odd_letters import with_odd_letters
from mirps_extract.read.runs import BASELINE_SLACK, WORD_GAP, level_runs
from mirps_extract.read.spacing import closed
from mirps_extract.read.superiors import with_superiors
from mirps_extract.read.values import Colour, Word

WIN_ANSI_BULLETS = frozenset(f"(cid:{code})" for code in (127, 129, 141, 143, 144, 157))
"""The codes that WinAnsiEncoding leaves unused, as pdfminer prints them."""

X0, TOP, X1, BOTTOM = map(itemgetter, ("x0", "top", "x1", "bottom"))
FONT, SIZE, TEXT = map(itemgetter, ("fontname", "size", "text"))

ZERO_WIDTH = frozenset("\u200b\u200c\u200d\ufeff")
"""Signs that a program may put where a line may end, and between a mark and its text."""

GLUED_MARKS = frozenset("•·‣◦▪▫■□●○◆◇►▶–—✓✔➢➤")
"""Marks that open a list item even where no space follows them."""

GLUED_CODE = re.compile(
    r"(?:[A-Z]{1,5}(?:[-–.]\d{1,3}){2,}|\d{1,2}(?:\.\d{1,2}){2,})\.?(?=[A-ZÀ-Þ][^\W\d_])"
)
"""A code of three parts or more, as no word begins, that runs into the capital of the next one."""


@dataclass(frozen=True, slots=True)
class WordChars:
    """The characters of a word.

    Attributes:
        chars: the characters from left to right, or as the word is turned.
        turn: degrees by which it is turned clockwise.
        hidden: whether it leaves no ink.
        doubled: how many of the characters are printed again in the same place.
        note: type of the annotation that it is of.
    """

    chars: list[Char]
    turn: int
    hidden: bool
    doubled: int
    note: str | None


def pieces_of(chars: Sequence[Char]) -> Iterator[WordChars]:
    """Divide the characters of a page by words, in the order of lines and then of x.

    Args:
        chars: pdfplumber's character objects of one page, in the order in which they are drawn;
            those that leave no ink have a true `hidden`.
    """
    for (hidden, _, turn), same in _by_setting(_as_seen(chars)):
        for run in _by_word(once(same), turn):
            for piece in _unglued(run):
                doubled = sum([char.get("doubled", 0) for char in piece])
                yield WordChars(piece, turn, hidden, doubled, piece[0].get("note"))


def words_of(chars: Sequence[Char], page: int, visible: Box) -> tuple[Word, ...]:
    """Join the characters of a page to words; see `pieces_of` and `words_from`."""
    return words_from(pieces_of(chars), page, visible)


def words_from(pieces: Iterable[WordChars], page: int, visible: Box) -> tuple[Word, ...]:
    """The words of a page.

    Args:
        pieces: the characters of each.
        page: number of the page, from 1.
        visible: the visible part of the page, in pdfplumber's coordinates.

    Returns:
        The words, boxes relative to the visible page's top left corner.
    """
    return tuple([_word(piece, (page, at), visible) for at, piece in enumerate(pieces)])


def colour_of(value: object) -> Colour | None:
    """A PDF colour (grey, RGB or CMYK components) as RGB; None for patterns and the like."""
    parts = value if isinstance(value, (tuple, list)) else (value,)
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return None
    numbers = [min(1.0, max(0.0, float(part))) for part in parts]
    if len(numbers) == 1:
        numbers = numbers * 3
    elif len(numbers) == 4:
        black = 1 - numbers[3]
        numbers = [(1 - ink) * black for ink in numbers[:3]]
    if len(numbers) != 3:
        return None
    return round(numbers[0], 3), round(numbers[1], 3), round(numbers[2], 3)


def _as_seen(chars: Sequence[Char]) -> list[Char]:
    """Characters of a page as the eye sees them, whatever the file calls them."""
    placed = with_large_apart(with_angles(cleaned(with_actual(chars))))
    told = with_accents(with_hyphens(_with_bullets(with_dingbats(placed))))
    return with_odd_letters(with_superiors(told))


def _with_bullets(chars: list[Char]) -> list[Char]:
    """Name the bullets that pdfminer leaves without a character.

    In WinAnsiEncoding the codes that stand for nothing else stand for a bullet (ISO 32000-1,
    annex D.2, note 3). A font that leaves other codes unnamed is encoded in some other way.
    """
    unnamed: dict[str, set[str]] = {}
    for char in chars:
        if char["text"].startswith("(cid:"):
            unnamed.setdefault(char["fontname"], set()).add(char["text"])
    plain = {font for font, texts in unnamed.items() if texts <= WIN_ANSI_BULLETS}
    return [
        {**char, "text": "•"}
        if char["fontname"] in plain and char["text"] in WIN_ANSI_BULLETS
        else char
        for char in chars
    ]


Alike = tuple[bool, int, int]
"""What the letters of a word share: whether they are hidden, what they are apart with (0 are those
of the text, those of an annotation have its number), and how they are turned."""


def _by_setting(chars: Iterable[Char]) -> list[tuple[Alike, list[Char]]]:
    """Characters by what those of one word share."""
    groups: dict[Alike, list[Char]] = defaultdict(list)
    for char in chars:
        turn = 0 if char["upright"] else _turn(char)
        groups[bool(char.get("hidden")), char.get("apart", 0), turn].append(char)
    return sorted(groups.items(), key=lambda group: group[0])


def _turn(char: Char) -> int:
    if "angle" in char:
        return round(360 - float(char["angle"])) % 360
    # The second component of a text matrix is positive where the baseline climbs.
    return 270 if char["matrix"][1] > 0 else 90


def _by_word(chars: list[Char], turn: int) -> list[list[Char]]:
    """Characters grouped by word, each group in reading order."""
    if turn in (90, 270):
        found = extract_words(
            chars,
            x_tolerance=BASELINE_SLACK,
            y_tolerance_ratio=WORD_GAP,
            char_dir_rotated="btt" if turn == 270 else "ttb",
            expand_ligatures=False,
            return_chars=True,
        )
        return [word["chars"] for word in found]
    if not turn:
        return closed(list(level_runs(chars)))
    found = extract_words(
        [laid_level(char) for char in chars],
        x_tolerance_ratio=WORD_GAP,
        y_tolerance=BASELINE_SLACK,
        expand_ligatures=False,
        return_chars=True,
    )
    return [[char["source"] for char in word["chars"]] for word in found]


def _unglued(run: list[Char]) -> list[list[Char]]:
    """Split a list mark from the word that it touches ("•Promote", "HN.1.02Promote")."""
    first = run[0]["text"]
    if first.isalnum() and first.upper() == first:
        code = GLUED_CODE.match("".join(map(TEXT, run)))
        return [run[: code.end()], run[code.end() :]] if code else [run]
    if first not in GLUED_MARKS and unicodedata.category(first[:1] or " ") != "Co":
        return [run]
    for at, char in enumerate(run[1:], start=1):
        if char["text"] not in ZERO_WIDTH:
            opens = char["text"][0].isalnum() or char["text"][0] in "“\"'‘¿¡("
            return [run[:at], run[at:]] if opens else [run]
    return [run]


def _word(piece: WordChars, name: tuple[int, int], visible: Box) -> Word:
    run = piece.chars
    box = Box(
        min(map(X0, run)),
        min(map(TOP, run)),
        max(map(X1, run)),
        max(map(BOTTOM, run)),
    )
    middle_x, middle_y = box.middle
    on_page = visible.x0 <= middle_x <= visible.x1 and visible.top <= middle_y <= visible.bottom
    names = set(map(str, map(FONT, run)))
    font = names.pop() if len(names) == 1 else _most_used(run)
    return Word(
        page=name[0],
        index=name[1],
        text=intern("".join(map(TEXT, logical(run)))),
        box=box.moved(-visible.x0, -visible.top),
        font=intern(font_name(font)),
        size=round(float(max(map(SIZE, run))), 2),
        colour=colour_of(run[0]["non_stroking_color"]),
        turn=piece.turn,
        visible=on_page and not piece.hidden,
        hidden=on_page and piece.hidden,
        doubled=piece.doubled,
        note=piece.note,
    )


def _most_used(run: list[Char]) -> str:
    """The font that most characters are set in, whatever subset they come from."""
    return Counter(font_name(str(c["fontname"])) for c in run).most_common(1)[0][0]


def font_name(name: str) -> str:
    """The font's name without the tag of six capitals that marks a subset."""
    tag, plus, rest = name.partition("+")
    return rest if plus and len(tag) == 6 and tag.isupper() else name
