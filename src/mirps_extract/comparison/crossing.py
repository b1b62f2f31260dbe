"""Candidates between two languages: by what does not depend on words, or hardly.

Four things speak for a pair, each from 0 to 1:

- marks: the numbers, short forms in capitals and institutions that both have, weighed by rarity;
- cognates: long words that begin alike (M. Simard, G. Foster and P. Isabelle, "Using cognates to
  align sentences in bilingual corpora", 1992), weighed by rarity;
- length: how usual the ratio of their lengths is (W. Gale and K. Church, "A program for aligning
  sentences in bilingual corpora", 1993);
- place: the same focus area, and how near their places in it are.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.special import erfc

from mirps_extract.comparison.assignment import Candidate
from mirps_extract.comparison.likeness import Weighing, weights_of
from mirps_extract.comparison.overlap import LEAST, Matrix, Overlap, row_slices
from mirps_extract.model import Commitment
from mirps_extract.vocabulary import tokens

COUNTERPART = 0.3
"""Score from which on a commitment counts as another one's counterpart."""

COGNATE = 4
"""Letters that two cognates begin with alike, and that a word has at least."""

SPREAD = 6.8
"""Variance of a text's length in its translation, for each letter (Gale and Church)."""

SHARES = {"marks": 0.3, "cognates": 0.3, "length": 0.15, "place": 0.25}
"""What each thing counts."""

MARK = re.compile(r"\d+(?:[.,]\d+)*|\b[A-ZÁÉÍÓÚÑ]{2,}[a-z]?\b")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is looked at of a commitment.

    Attributes:
        marks: numbers, short forms and institutions.
        stems: the beginnings of its long words.
        length: letters.
        area: slug of its focus area.
        place: where it stands in its focus area, from 0 to 1.
    """

    marks: Counter[str]
    stems: Counter[str]
    length: int
    area: str
    place: float


@dataclass(frozen=True, slots=True)
class Scale:
    """What the two editions have in common: weights, and how much longer the later one is."""

    marks: Weighing
    stems: Weighing
    ratio: float


def sketch_of(commitment: Commitment, area: str, place: float) -> Sketch:
    """What is looked at of a commitment."""
    marks = Counter(MARK.findall(commitment.text))
    marks.update({mention.institution for mention in commitment.institutions})
    marks.update({f"{len(commitment.items)} items"} if commitment.items else ())
    words = tokens(commitment.text)
    stems = Counter(word[:COGNATE] for word in words if len(word) >= COGNATE)
    return Sketch(marks, stems, len("".join(words)), area, place)


def scale_of(before: Sequence[Sketch], after: Sequence[Sketch]) -> Scale:
    """The scale of two editions."""
    both = [*before, *after]
    lengths = sum(s.length for s in before), sum(s.length for s in after)
    return Scale(
        weights_of([s.marks for s in both]),
        weights_of([s.stems for s in both]),
        lengths[1] / lengths[0] if all(lengths) else 1.0,
    )


def counterparts_of(
    before: Sequence[Sketch], after: Sequence[Sketch], scale: Scale
) -> list[Candidate]:
    """The pairs that are counterparts: of all disjoint choices the best in sum.

    This is the linear assignment problem (D. F. Crouse, "On implementing 2D rectangular assignment
    algorithms", 2016, by scipy). All pairs are looked at in one go, and the chosen ones once more.
    """
    over = np.maximum(_correspondences(before, after, scale) - COUNTERPART, 0.0)
    found = []
    rows, columns = linear_sum_assignment(over, maximize=True)
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        score = correspondence(before[i], after[j], scale)
        if score > COUNTERPART:
            found.append(Candidate((i,), (j,), score, score - COUNTERPART))
    return found


def _correspondences(before: Sequence[Sketch], after: Sequence[Sketch], scale: Scale) -> Matrix:
    """How much speaks for each pair, up to the order in which sums are added up."""
    marks = Overlap([s.marks for s in before], [s.marks for s in after], scale.marks)
    stems = Overlap([s.stems for s in before], [s.stems for s in after], scale.stems)
    lengths = [np.array([s.length for s in side], dtype=float) for side in (before, after)]
    places = [np.array([s.place for s in side]) for side in (before, after)]
    numbers: dict[str, int] = {}
    areas = [
        np.array([numbers.setdefault(s.area, len(numbers)) for s in side])
        for side in (before, after)
    ]
    found = np.empty((len(before), len(after)))
    for rows in row_slices(*found.shape):
        near = np.maximum(0.0, 1 - 2 * np.abs(places[0][rows, None] - places[1]))
        parts = {
            "cognates": stems.dice(rows, stems.shared(rows)),
            "length": _lengths(lengths[0][rows, None] * scale.ratio, lengths[1]),
            "place": np.where(areas[0][rows, None] == areas[1], (1 + near) / 2, 0.0),
            "marks": marks.dice(rows, marks.shared(rows)),
        }
        some = (marks.before[rows, None] > 0) | (marks.after > 0)
        whole = np.where(some, 1.0, 1.0 - SHARES["marks"])
        found[rows] = sum(SHARES[name] * value for name, value in parts.items()) / whole
    return found


def _lengths(expected: Matrix, found: Matrix) -> Matrix:
    """The same as `_length`, of many pairs."""
    spread = np.sqrt(np.maximum(SPREAD * (expected + found) / 2, LEAST))
    chance: Matrix = erfc(np.abs(found - expected) / spread / math.sqrt(2))
    return np.where(expected > 0, chance, 0.0)


def correspondence(a: Sketch, b: Sketch, scale: Scale) -> float:
    """How much speaks for two commitments being counterparts, from 0 to 1."""
    parts = {
        "cognates": scale.stems.dice(a.stems, b.stems),
        "length": _length(a.length * scale.ratio, b.length),
        "place": (1 + max(0.0, 1 - 2 * abs(a.place - b.place))) / 2 if a.area == b.area else 0.0,
    }
    if a.marks or b.marks:  # where neither has any, marks say nothing either way
        parts["marks"] = scale.marks.dice(a.marks, b.marks)
    whole = sum(SHARES[name] for name in parts)
    return sum(SHARES[name] * value for name, value in parts.items()) / whole


def _length(expected: float, found: float) -> float:
    """The probability that chance makes the lengths of translations differ as much or more."""
    if not expected:
        return 0.0
    deviation = abs(found - expected) / math.sqrt(SPREAD * (expected + found) / 2)
    return math.erfc(deviation / math.sqrt(2))
