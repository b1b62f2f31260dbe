"""Acronyms that nobody knows and nothing explains: which of them are institutions.

An acronym that does something, or that something is done with, names an institution ("with ACME
and BRAV", "ACME will"); one that tells what a common noun is ("the ACME form", "ACME grants"), or
that something stands in, is a paper, a system or a programme. One in brackets is of what stands
before them (`beside`).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from mirps_extract.institutions.candidates import Found, NameLists
from mirps_extract.institutions.words import CLOSING, DASHES, OPENING, is_acronym, norm_of
from mirps_extract.model import FoundBy

SHORTEST = 3
"""Letters of an acronym that is taken for an institution unknown."""


def lone_acronyms(doc: Doc, lists: NameLists) -> Iterator[Found]:
    """Acronyms that stand where institutions do."""
    for token in doc:
        text = token.text
        if (
            len(text) >= SHORTEST
            and text.isalpha()
            and is_acronym(text)
            and norm_of(text) not in lists.naming.not_institutions
            and _may_follow(doc, token.i, lists)
            and _may_precede(doc, token.i, lists)
        ):
            yield Found(token.i, token.i + 1, FoundBy.PATTERN)


def _may_follow(doc: Doc, at: int, lists: NameLists) -> bool:
    """Whether an institution can stand behind what stands before a token."""
    if at == 0:
        return True
    naming, before = lists.naming, doc[at - 1]
    if before.lower_ in naming.articles and at > 1:
        farther = doc[at - 2].lower_
        # "under the ACME", "use the ACME": English has the article for laws and systems.
        is_law = naming.head_last and farther.isalpha() and farther not in naming.conjunctions
        return not is_law and farther not in naming.places
    if before.is_alpha:
        is_small = before.lower_ in naming.links or before.norm_ in naming.heads
        return is_small and before.lower_ not in naming.places
    return before.text not in OPENING | DASHES or before.text == ","


def _may_precede(doc: Doc, at: int, lists: NameLists) -> bool:
    """Whether an institution can stand before what stands behind a token."""
    if at + 1 == len(doc):
        return True
    after = doc[at + 1]
    word = after.lower_
    if not after.is_alpha:
        is_joined = after.text in DASHES and after.text != ","
        is_told = after.text in CLOSING or after.text == ":"  # "ACME: Act on Mules and Exports"
        return not is_joined and not is_told and not after.text[0].isdigit()
    known = word in lists.naming.links or word in lists.naming.places or word in lists.verbs
    return after.text[0].islower() and (known or word.endswith(lists.verb_endings))
