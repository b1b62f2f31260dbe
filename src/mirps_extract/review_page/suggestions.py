"""Corrections that the evidence points at, for a person to accept or to leave.

Only counts that the plan declares ask for one: a commitment is suggested for another focus area
where two areas differ by the same number and their sum does not, and is suggested to be split
where as many list marks stand in mid-sentence as commitments are missing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from mirps_extract.model import Commitment, Country, Plan
from mirps_extract.review_page.queue import differences
from mirps_extract.text import RepairKind
from mirps_extract.vocabulary import tokens

NAMED = 3
"""Shared words that a suggestion names at most, the rarest first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A correction that nobody has decided yet.

    Attributes:
        commitment: id of the commitment.
        correction: it, in the form of the corrections file.
        why: what the evidence is: `counts` or `mark`.
        values: the evidence, for the page to tell.
    """

    commitment: str
    correction: dict[str, Any]
    why: str
    values: dict[str, Any]


def suggestions_of(plan: Plan) -> list[Suggestion]:
    """All suggestions, in the plan's order of countries."""
    weights = _weights(plan)
    keys: Counter[str] = Counter()
    nth: dict[str, int] = {}
    for commitment in plan.commitments():
        nth[commitment.id] = keys[commitment.key]
        keys[commitment.key] += 1
    return [
        suggestion
        for country in plan.countries
        for suggestion in (*_moves(country, nth, weights), *_splits(country, nth))
    ]


def _target(commitment: Commitment, nth: dict[str, int]) -> dict[str, Any]:
    return {"key": commitment.key, "nth": nth[commitment.id]}


def _moves(
    country: Country, nth: dict[str, int], weights: dict[str, float]
) -> Iterator[Suggestion]:
    """Those that the words place in the area that lacks as many as another has too many."""
    by_area = differences(country)
    if len(by_area) != 2 or sum(by_area.values()) != 0:
        return
    (short, missing), (long, _) = sorted(by_area.items(), key=lambda one: one[1])
    inside = {area.area: area.commitments for area in country.focus_areas}
    lacking = [_words(commitment) for commitment in inside.get(short, ())]
    ranked = sorted(
        inside[long],
        key=lambda one: _closeness(_words(one), lacking, weights),
        reverse=True,
    )
    for commitment in ranked[:-missing]:
        words = _words(commitment)
        others = [_words(one) for one in inside[long] if one is not commitment]
        shared = words & frozenset[str]().union(*lacking)
        if _closeness(words, lacking, weights) <= _closeness(words, others, weights):
            continue
        declared, found = country.declared.by_focus_area, country.found
        yield Suggestion(
            commitment.id,
            {
                "kind": "focus_area",
                **_target(commitment, nth),
                "before": long,
                "after": short,
            },
            "counts",
            {
                "short": short,
                "long": long,
                "declared": [declared[short], declared[long]],
                "found": [found.get(short, 0), found[long]],
                "words": sorted(shared, key=lambda word: (-weights[word], word))[:NAMED],
            },
        )


def _splits(country: Country, nth: dict[str, int]) -> Iterator[Suggestion]:
    """Those at list marks in mid-sentence, where the marks are as many as are missing."""
    missing = differences(country)
    for area in country.focus_areas:
        marks = [
            (commitment, repair)
            for commitment in area.commitments
            for repair in commitment.repairs
            if repair.kind == RepairKind.FALSE_BULLET and repair.start > 0
        ]
        if not marks or missing.get(area.area, 0) != -len(marks):
            continue
        declared = country.declared.by_focus_area[area.area]
        for commitment, repair in marks:
            yield Suggestion(
                commitment.id,
                {
                    "kind": "split",
                    **_target(commitment, nth),
                    "before": commitment.text,
                    "at": [repair.start],
                },
                "mark",
                {
                    "area": area.area,
                    "declared": declared,
                    "found": len(area.commitments),
                    "words": repair.after,
                },
            )


def _words(commitment: Commitment) -> frozenset[str]:
    return frozenset(tokens(commitment.text))


def _weights(plan: Plan) -> dict[str, float]:
    """How much each word of the commitments tells: the fewer have it, the more."""
    texts = [_words(commitment) for commitment in plan.commitments()]
    seen = Counter(word for words in texts for word in words)
    return {word: math.log(len(texts) / number) for word, number in seen.items()}


def _closeness(words: Set[str], others: Sequence[Set[str]], weights: dict[str, float]) -> float:
    """Cosine of a commitment and the centroid of others, words weighed by their rarity.

    After J. Rocchio, "Relevance feedback in information retrieval" (1971).
    """
    often = Counter(word for one in others for word in one)
    product = sum(weights[word] ** 2 * often[word] for word in sorted(words))
    own = math.hypot(*(weights[word] for word in sorted(words)))
    theirs = math.hypot(*(weights[word] * number for word, number in sorted(often.items())))
    return product / (own * theirs) if own and theirs else 0.0
