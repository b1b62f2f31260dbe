"""Prints how many roles are right on sentences written by hand, by role.

python training/roles.py            every set of every language
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy

from mirps_extract.institutions.roles import roles_of
from mirps_extract.institutions.tokens import TOKENIZER
from mirps_extract.model import Role
from mirps_extract.vocabulary import languages, load
from sentences import Passage, written

DATA = Path(__file__).parent / "data"
SETS = ("roles_tune", "roles_held", "dev", "train")


def main() -> None:
    """Print the table."""
    print(f"{'set':14} {'right':>5} {'of':>4}  {'always lead':>11}", *map(str, Role))
    for language in languages():
        for name in SETS:
            print(_row(f"{name}_{language}", language))


def _row(name: str, language: str) -> str:
    pairs = Counter(_pairs(written(DATA / f"{name}.tsv"), language))
    every, right = pairs.total(), sum(n for (gold, told), n in pairs.items() if gold == told)
    gold = Counter(gold for gold, _ in pairs.elements())
    by_role = (f"{pairs[role, role]}/{gold[role]}" for role in Role)
    lead = gold[Role.LEAD] / every
    return f"{name:14} {right / every:5.2f} {every:4}  {lead:11.2f} {' '.join(by_role)}"


def _pairs(passages: Iterable[Passage], language: str) -> Iterable[tuple[str, str]]:
    """The role that a person gave and the one that is told, of each mention that is sure."""
    config = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}
    nlp, cues = spacy.blank(language, config=config), load(language).roles
    for passage in passages:
        doc = nlp.make_doc(passage.text)
        spans = [doc.char_span(s.start, s.end, alignment_mode="expand") for s in passage.spans]
        words, places = [token.lower_ for token in doc], [(s.start, s.end) for s in spans if s]
        for span, role in zip(passage.spans, roles_of(words, places, cues), strict=True):
            if span.sure and span.role is not None:
                yield span.role, role.value


if __name__ == "__main__":
    main()
