"""How well a plan was read, compared with a reading made by people.

Not a stage: it takes what the pipeline wrote, and a gold reading or gold mentions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mirps_extract.evaluate.gold import Gold, gold_of, load_gold
from mirps_extract.evaluate.mentions import MentionScores, Miss, score_mentions
from mirps_extract.evaluate.texts import TextScores, score_texts


@dataclass(frozen=True, slots=True)
class OneSided:
    """Something that one of two outputs gets right and the other wrong."""

    is_gain: bool
    miss: Miss


def changes(before: Gold, after: Gold, gold: Gold) -> list[OneSided]:
    """What the second of two outputs gets right that the first did not, and the other way round."""
    old, new = list(_errors(before, gold)), list(_errors(after, gold))
    in_old, in_new = set(old), set(new)
    gains = [OneSided(True, miss) for miss in old if miss not in in_new]
    losses = [OneSided(False, miss) for miss in new if miss not in in_old]
    return [*gains, *losses]


def _errors(output: Gold, gold: Gold) -> Iterable[Miss]:
    if gold.has_texts:
        texts = score_texts(output, gold)
        for pair in texts.pairs:
            if not pair.is_equal:
                yield Miss("commitment missed", pair.gold.id, pair.gold.text or "")
        for extra in texts.extra:
            yield Miss("commitment extra", extra.id, extra.text or "")
    if gold.has_mentions:
        scores = score_mentions(output, gold)
        yield from scores.misses
        yield from scores.wrong
