"""Breaking text into lines the way a typesetter does, one line at a time.

One line at a time, since a commitment that runs on into a column of another width changes its
measure on the way.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pyphen

_URL = re.compile(r"https?://|www\.")
# A mark that belongs to the text and may end a line, with two characters of a word on each side.
_MARK = re.compile(r"(?<=\w\w)[-–/](?=\w\w)")
_URL_MARK = re.compile(r"(?<=\w)[./](?=\w)")
_LETTERS = re.compile(r"[^\W\d_]{5,}")
_LEAST_BEFORE = 2
_LEAST_AFTER = 2


@dataclass(frozen=True)
class Breaks:
    """Where a line may end besides at a space; no language means no added hyphens."""

    marks: bool = False
    language: str | None = None


@cache
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=language)


def _splits(word: str, breaks: Breaks) -> list[tuple[str, str]]:
    """Every way to break a word: what ends the line as printed, and what is left."""
    if _URL.search(word):
        # A reader must be able to type an address, so nothing is added to it.
        ends = [match.end() for match in _URL_MARK.finditer(word)]
        return [(word[:end], word[end:]) for end in ends]
    found: list[tuple[str, str]] = []
    if breaks.marks:
        ends = [match.end() for match in _MARK.finditer(word)]
        found += [(word[:end], word[end:]) for end in ends]
    if breaks.language is not None:
        for run in _LETTERS.finditer(word):
            for position in _dictionary(breaks.language).positions(run.group()):
                if _LEAST_BEFORE <= position <= len(run.group()) - _LEAST_AFTER:
                    end = run.start() + position
                    found.append((word[:end] + "-", word[end:]))
    return found


def take_line(text: str, fits: Callable[[str], bool], breaks: Breaks) -> tuple[str, str]:
    """Split off the longest first line that fits: the line as printed, and the text left over.

    A word that fits on no line raises ValueError: cutting it would print what no plan prints.
    """
    line, rest = "", text
    while rest:
        word, _, after = rest.partition(" ")
        start = f"{line} " if line else ""
        if fits(start + word):
            line, rest = start + word, after
            continue
        fitting = [split for split in _splits(word, breaks) if fits(start + split[0])]
        if fitting:
            head, tail = max(fitting, key=lambda split: len(split[0]))
            return start + head, f"{tail} {after}" if after else tail
        if not line:
            raise ValueError(f"the measure is too narrow for {word!r}")
        break
    return line, rest


def lines_of(text: str, fits: Callable[[str], bool], breaks: Breaks) -> tuple[str, ...]:
    """Break a whole text to one measure."""
    lines: list[str] = []
    while text:
        line, text = take_line(text, fits, breaks)
        lines.append(line)
    return tuple(lines)
