"""Stored commitments in an edition that was read again: what each of them is called now."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

from mirps_extract.lineages.values import Lineages, Node
from mirps_extract.pairing import pairs_of

ALIKE = 0.6
"""Likeness of letters from which on a text in one edition is the same one, corrected."""


class KnownCommitment(NamedTuple):
    """What is known of a commitment."""

    country: str
    key: str
    text: str


_Named = tuple[Node, KnownCommitment]


def recognised(known: Mapping[Node, KnownCommitment], stored: Lineages) -> dict[Node, Node]:
    """The stored commitments of editions that are given, each with what it is now.

    A correction may have changed its text, its place, or both: those with the same words and place
    come first, then those with the same words, and of what is left those with the likest text.
    """
    members = {
        member.node: KnownCommitment(each.country, member.key, each.text)
        for each in stored.lineages
        for member in each.members
    }
    editions = {edition for edition, _ in known}
    before = [each for each in members.items() if each[0][0] in editions]
    after = list(known.items())
    found: dict[Node, Node] = {}
    for name_of in (_words_and_place, _words):
        _pair(before, after, name_of, found)
    for edition, country in dict.fromkeys((node[0], each.country) for node, each in before):
        _pair_likest(before, after, (edition, country), found)
    return found


def _words_and_place(each: _Named) -> Hashable:
    return each[0], each[1].key


def _words(each: _Named) -> Hashable:
    return each[0][0], each[1].key


def _left(
    before: list[_Named], after: list[_Named], found: Mapping[Node, Node]
) -> tuple[list[_Named], list[_Named]]:
    taken = set(found.values())
    return [e for e in before if e[0] not in found], [e for e in after if e[0] not in taken]


def _pair(
    before: list[_Named],
    after: list[_Named],
    name_of: Callable[[_Named], Hashable],
    found: dict[Node, Node],
) -> None:
    old, new = _left(before, after, found)
    found.update({old[i][0]: new[j][0] for i, j in pairs_of(old, new, name_of)})


def _pair_likest(
    before: list[_Named], after: list[_Named], where: tuple[str, str], found: dict[Node, Node]
) -> None:
    """Pair what is left of one edition and country."""
    old, new = (
        {node: each.text for node, each in side if (node[0], each.country) == where}
        for side in _left(before, after, found)
    )
    alike = [
        (score, node, other)
        for node, text in old.items()
        for _, score, other in process.extract(
            text, new, scorer=Indel.normalized_similarity, score_cutoff=ALIKE, limit=None
        )
    ]
    for _, node, other in sorted(alike, key=lambda each: -each[0]):
        if node in old and other in new:
            found[node] = other
            del old[node], new[other]
