"""What stands inside a commitment's text: the label that leads it, and enumerations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mirps_extract.model import Item
from mirps_extract.vocabulary import Vocabulary, tokens

LONGEST_LABEL = 25
"""Words that a leading label has at most."""

LABEL = re.compile(r"^([^:]{3,}?)\s?:\s+(?=[\w(“\"«'‘¿¡])")
SENTENCE_END = re.compile(r"[.;?!]\s")

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
NUMBERS = tuple(str(number) for number in range(1, 41))

ENUMERATIONS: tuple[tuple[re.Pattern[str], Sequence[str]], ...] = (
    (re.compile(r"\(([a-z])\)"), LETTERS),
    (re.compile(r"\(([ivx]{1,4})\)"), ROMAN),
    (re.compile(r"\((\d{1,2})\)"), NUMBERS),
    (re.compile(r"(?<![\w(])([a-z])\)"), LETTERS),
    (re.compile(r"(?<![\w(])([ivx]{1,4})\)"), ROMAN),
    (re.compile(r"(?<![\w(])(\d{1,2})\)"), NUMBERS),
)
"""How the items of an enumeration are marked, and the marks in their order."""


def label_of(text: str, vocabulary: Vocabulary) -> str | None:
    """The label that leads a commitment ("Presence at the border: Strengthen ..."), if any.

    It ends at the first colon and is no sentence: it has no full stop and no verb of one, and the
    text goes on with a capital, a bracket or a quotation.
    """
    found = LABEL.match(text)
    if not found:
        return None
    label, after = found.group(1), text[found.end() :]
    words = tokens(label)
    if not words or len(words) > LONGEST_LABEL or SENTENCE_END.search(label):
        return None
    if any(word in vocabulary.modals for word in words):
        return None
    return None if after[0].islower() else label


def items_of(text: str) -> tuple[Item, ...]:
    """The items of an enumeration in a text: two or more marks in their order, from the first.

    Of several ways to read the marks the one that gives the most items is taken.
    """
    best: list[re.Match[str]] = []
    for pattern, order in ENUMERATIONS:
        chain: list[re.Match[str]] = []
        for found in pattern.finditer(text):
            if len(chain) < len(order) and found.group(1) == order[len(chain)]:
                chain.append(found)
        if len(chain) > len(best):
            best = chain
    if len(best) < 2:
        return ()
    ends = [found.start() for found in best[1:]] + [len(text)]
    return tuple(
        Item(found.group(), text[found.end() : end].strip())
        for found, end in zip(best, ends, strict=True)
    )
