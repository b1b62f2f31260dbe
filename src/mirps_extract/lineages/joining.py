"""Which commitments are one lineage, and what it is called.

`joined` is a function of the editions that are given and of what the file knows already. In which
order editions are given does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mirps_extract.lineages.recognising import KnownCommitment, recognised
from mirps_extract.lineages.values import (
    LINEAGES_VERSION,
    NO_LINEAGES,
    KnownEdition,
    Lineage,
    Lineages,
    Member,
    Node,
)
from mirps_extract.model import Plan

DIGITS = 8
"""Digits of a key that name a lineage."""


@dataclass(frozen=True, slots=True)
class Links:
    """What belongs together in the editions that are given.

    Attributes:
        same: pairs of commitments that are one, the surest first.
        parts: a commitment that came of another one, and that one.
    """

    same: list[tuple[Node, Node]] = field(default_factory=list)
    parts: list[tuple[Node, Node]] = field(default_factory=list)


def joined(
    given: Sequence[tuple[KnownEdition, Plan]], links: Links, stored: Lineages = NO_LINEAGES
) -> Lineages:
    """The lineages of these editions, and of those that were stored.

    What is known of editions that are not given is kept; of the others, what the links say holds.
    A lineage that was stored keeps its id.
    """
    editions = {each.id: each for each in stored.editions} | {each.id: each for each, _ in given}
    known = _known(given, stored, editions)
    sight = _Sight(known, {each.id for each, _ in given}, recognised(known, stored))
    groups = _Groups(known)
    for chain in sight.chains(stored):
        for one, other in pairwise(chain):
            if not sight.both_given(one, other):
                groups.join(one, other)
    for one, other in links.same:
        groups.join(one, other)
    _join_by_key(known, groups)
    return _named(known, groups, sight, editions, links, stored)


def _known(
    given: Sequence[tuple[KnownEdition, Plan]],
    stored: Lineages,
    editions: Mapping[str, KnownEdition],
) -> dict[Node, KnownCommitment]:
    """All commitments by year, edition and place."""
    here = {edition.id for edition, _ in given}
    found = {
        member.node: KnownCommitment(each.country, member.key, each.text)
        for each in stored.lineages
        for member in each.members
        if member.edition not in here
    }
    for edition, plan in given:
        for country in plan.countries:
            for area in country.focus_areas:
                for one in area.commitments:
                    found[edition.id, one.id] = KnownCommitment(country.iso3, one.key, one.text)

    def place(node: Node) -> tuple[bool, int, str]:
        year = editions[node[0]].year
        return year is None, year or 0, node[0]

    return {node: found[node] for node in sorted(found, key=place)}


@dataclass(frozen=True, slots=True)
class _Sight:
    """What of the stored lineages is in sight.

    Attributes:
        known: all commitments.
        given: ids of the editions that are given.
        now: what each stored commitment of these is called now.
    """

    known: Mapping[Node, KnownCommitment]
    given: set[str]
    now: Mapping[Node, Node]

    def both_given(self, one: Node, other: Node) -> bool:
        return one[0] in self.given and other[0] in self.given

    def chains(self, stored: Lineages) -> list[list[Node]]:
        """For each stored lineage its commitments that are there."""
        return [
            [self.now.get(m.node, m.node) for m in each.members if self.is_there(m.node)]
            for each in stored.lineages
        ]

    def is_there(self, node: Node) -> bool:
        return node in self.now or (node[0] not in self.given and node in self.known)


class _Groups:
    """Disjoint sets of commitments, none with two of one edition."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._head = {node: node for node in nodes}
        self._editions = {node: {node[0]} for node in self._head}

    def head(self, node: Node) -> Node:
        """What stands for the set of a commitment."""
        while self._head[node] != node:
            self._head[node] = node = self._head[self._head[node]]
        return node

    def join(self, one: Node, other: Node) -> bool:
        """Make one set of two, unless both have a commitment of one edition."""
        a, b = self.head(one), self.head(other)
        if a == b or self._editions[a] & self._editions[b]:
            return a == b
        self._head[b] = a
        self._editions[a] |= self._editions.pop(b)
        return True


def _join_by_key(known: Mapping[Node, KnownCommitment], groups: _Groups) -> None:
    """Join what is left with those of the same words: a promise that comes back is the old one."""
    earlier: dict[str, list[Node]] = {}
    for node, each in known.items():
        others = earlier.setdefault(each.key, [])
        any(groups.join(other, node) for other in others)
        others.append(node)


def _named(
    known: Mapping[Node, KnownCommitment],
    groups: _Groups,
    sight: _Sight,
    editions: Mapping[str, KnownEdition],
    links: Links,
    stored: Lineages,
) -> Lineages:
    parts: dict[Node, list[Node]] = {}
    for node in known:
        parts.setdefault(groups.head(node), []).append(node)
    names = _names(known, parts, _claims(known, groups, sight, stored), _reserved(sight, stored))
    parents = _parents(groups, sight, names, links, stored)
    lineages = []
    for head, nodes in parts.items():
        years = [year for node in nodes if (year := editions[node[0]].year) is not None]
        lineages.append(
            Lineage(
                id=names[head][0],
                also=names[head][1:],
                country=known[nodes[0]].country,
                first_year=min(years, default=None),
                last_year=max(years, default=None),
                parents=sorted(parents.get(head, ())),
                text=known[nodes[-1]].text,
                members=[Member(edition=e, id=id, key=known[e, id].key) for e, id in nodes],
            )
        )
    used = {member.edition for each in lineages for member in each.members}
    return Lineages(
        version=LINEAGES_VERSION,
        editions=[editions[id] for id in sorted(used)],
        lineages=sorted(lineages, key=lambda each: (each.country, each.id)),
    )


def _claims(
    known: Mapping[Node, KnownCommitment], groups: _Groups, sight: _Sight, stored: Lineages
) -> dict[Node, list[Lineage]]:
    """The stored lineages that each set goes on with, the earliest first.

    Where one was parted, its name goes on with the commitment that it was named after, or with the
    first.
    """
    place = {node: at for at, node in enumerate(known)}
    claims: list[tuple[int, Node, Lineage]] = []
    for each, chain in zip(stored.lineages, sight.chains(stored), strict=True):
        named = [node for node in chain if each.id.startswith(_base(known[node]))]
        if chain:
            anchor = min(named or chain, key=place.__getitem__)
            claims.append((min(map(place.__getitem__, chain)), groups.head(anchor), each))
    found: dict[Node, list[Lineage]] = {}
    for _, head, each in sorted(claims, key=lambda claim: (claim[0], claim[2].id)):
        found.setdefault(head, []).append(each)
    return found


def _base(each: KnownCommitment) -> str:
    return f"{each.country}-{each.key[:DIGITS]}"


def _reserved(sight: _Sight, stored: Lineages) -> dict[str, frozenset[Node]]:
    """The names that were given, each with the commitments that may have it again.

    An id goes nowhere else; of another name, who had it once and is parted gets it back.
    """
    both = list(zip(stored.lineages, sight.chains(stored), strict=True))
    others = {name: frozenset(chain) for each, chain in both for name in each.also}
    return others | {each.id: frozenset() for each, _ in both}


def _names(
    known: Mapping[Node, KnownCommitment],
    parts: Mapping[Node, Sequence[Node]],
    claims: Mapping[Node, Sequence[Lineage]],
    reserved: Mapping[str, frozenset[Node]],
) -> dict[Node, list[str]]:
    """The id of each set, and after it the other names that it had.

    A name that it never had is made of the key of its first commitment.
    """

    def is_free(name: str, node: Node) -> bool:
        return name not in taken and node in reserved.get(name, {node})

    taken: dict[str, Node] = {}
    for head, claimed in claims.items():
        free = [each.id for each in claimed if each.id not in taken]
        if free:
            taken[free[0]] = head
    kept = {head: name for name, head in taken.items()}
    count = Counter[str]()
    names: dict[Node, list[str]] = {}
    for head, nodes in parts.items():
        base = _base(known[nodes[0]])
        count[base] += 1
        fresh = _numbered(base, count[base])
        if head not in kept:
            while not is_free(fresh, nodes[0]):
                count[base] += 1
                fresh = _numbered(base, count[base])
            taken[fresh] = head
        former = {name for each in claims.get(head, ()) for name in (each.id, *each.also)}
        own = kept.get(head, fresh)
        if is_free(fresh, nodes[0]):
            former.add(fresh)
        names[head] = [own, *sorted(former - {own})]
    return {
        head: [own, *(name for name in others if taken.get(name, head) == head)]
        for head, (own, *others) in names.items()
    }


def _numbered(base: str, number: int) -> str:
    return base if number == 1 else f"{base}-{number}"


def _parents(
    groups: _Groups,
    sight: _Sight,
    names: Mapping[Node, Sequence[str]],
    links: Links,
    stored: Lineages,
) -> dict[Node, set[str]]:
    """The parents of each set: what the links say, and what is known of editions not given."""
    found: dict[Node, set[str]] = {}
    for child, other in links.parts:
        heads = groups.head(child), groups.head(other)
        if heads[0] != heads[1]:
            found.setdefault(heads[0], set()).add(names[heads[1]][0])
    chains = {
        each.id: chain
        for each, chain in zip(stored.lineages, sight.chains(stored), strict=True)
        if chain
    }
    for each in stored.lineages:
        for parent in each.parents:
            both = [*chains.get(each.id, ()), *chains.get(parent, ())]
            if {each.id, parent} <= chains.keys() and any(n[0] not in sight.given for n in both):
                head = groups.head(chains[each.id][0])
                found.setdefault(head, set()).add(names[groups.head(chains[parent][0])][0])
    return {head: ids - {names[head][0]} for head, ids in found.items()}
