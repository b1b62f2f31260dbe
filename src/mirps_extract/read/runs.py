"""Characters of level type to words: by their baselines to lines, and by the white to words.

It is pdfplumber's way (0.11), for type of mixed sizes: lines are told by baselines, not by tops,
which small capitals do not share with what stands beside them. A blank that is drawn tells less
than the white: programs fill cells with blanks that run over their neighbours, and leave one where
they take a word apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mirps_extract.read.chars import Char

WORD_GAP = 0.15
"""Gap between two characters, in ems, from which on they belong to two words."""

BASELINE_SLACK = 1.5
"""Points by which the baselines of one line's characters may differ, at most."""

SLACK = 0.3
"""Ems by which they may: in the smallest type that is less."""

MOST_TRACKING = 0.35
"""Ems of white between all letters of a line that is set so, at most: wider ones stand alone."""

FEWEST = 8
"""Pairs of letters that tell of it, at least."""

LEAST_BLANK = 0.04
"""Ems of white that a blank must leave to divide two words."""


def level_runs(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters grouped by word, in the order of lines and from left to right.

    Args:
        chars: the upright characters of a page, blanks among them.
    """
    for line in _lines(chars):
        yield from _words(line)


def _lines(chars: Sequence[Char]) -> list[list[tuple[float, Char]]]:
    """The lines from the top: characters, each with its baseline, from left to right."""
    # In PDF coordinates (origin at the bottom) the matrix ends in the point where the baseline
    # starts; its distance from the box is the same in ours.
    placed = [(char["top"] + char["y1"] - char["matrix"][5], char) for char in chars]
    sizes: dict[float, float] = {}
    for baseline, char in placed:
        sizes[baseline] = max(sizes.get(baseline, 0.0), char["size"])
    lines: list[list[tuple[float, Char]]] = []
    line_of: dict[float, list[tuple[float, Char]]] = {}
    last = -math.inf
    for baseline in sorted(sizes):
        if baseline - last > min(BASELINE_SLACK, SLACK * sizes[baseline]):
            lines.append([])
        line_of[baseline] = lines[-1]
        last = baseline
    for one in placed:
        line_of[one[0]].append(one)
    for line in lines:
        line.sort(key=_left)
    return lines


def _left(placed: tuple[float, Char]) -> float:
    return placed[1]["x0"]  # type: ignore[no-any-return]


def _words(line: Sequence[tuple[float, Char]]) -> Iterator[list[Char]]:
    """The words of a line; a box that is typed, "[ ]", is one."""
    word: list[Char] = []
    blank: Char | None = None
    end, level, em, reach = 0.0, 0.0, 0.0, -math.inf
    tracking: float | None = None
    for baseline, char in line:
        if char["text"].isspace():
            # One whose middle lies in a letter before it says nothing.
            if blank is None and char["x0"] + char["x1"] >= 2 * reach:
                blank = char
            continue
        x0 = char["x0"]
        far = x0 > end + WORD_GAP * em
        if far and blank is None and word:
            tracking = _tracking(line) if tracking is None else tracking
            far = x0 > end + WORD_GAP * em + tracking
        if (
            word
            and (
                far
                or abs(baseline - level) > BASELINE_SLACK
                or (blank is not None and _divides(blank, end, x0, em))
            )
            and not (char["text"] == "]" and word[-1]["text"] == "[")
        ):
            yield word
            word = []
        word.append(char)
        blank = None
        end, level, em = char["x1"], baseline, char["size"]
        if end > reach:
            reach = end
    if word:
        yield word


def _tracking(line: Sequence[tuple[float, Char]]) -> float:
    """The white that a line has between all its letters, if it is of letters set apart."""
    gaps = sorted(
        b["x0"] - a["x1"]
        for (_, a), (_, b) in pairwise(line)
        if a["text"].isalpha() and b["text"].isalpha()
    )
    if len(gaps) < FEWEST:
        return 0.0
    white, em = float(gaps[len(gaps) // 4]), float(line[0][1]["size"])
    return white if LEAST_BLANK * em < white <= MOST_TRACKING * em else 0.0


def _divides(blank: Char, end: float, start: float, em: float) -> bool:
    """Whether a blank divides what stands before it from what stands after it.

    One whose middle lies in the letter after it says nothing, nor does one without white. One
    without a width is a glyph that stands for no blank, in a font that is said to have one there.
    """
    if blank["x1"] <= blank["x0"]:
        return True
    return blank["x0"] + blank["x1"] <= 2 * start and start - end >= LEAST_BLANK * em
