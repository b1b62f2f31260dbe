"""Commitments through the editions: the connected parts of all changes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from mirps_extract.comparison.values import CommitmentRef, EditionRef, Kind, Lineage, Stage, Step

Node = tuple[str, str]
"""Label of an edition, and id of one of its commitments."""


def lineages_of(editions: Sequence[EditionRef], steps: Sequence[Step]) -> list[Lineage]:
    """The lineage of each commitment, in the order in which their first ones appear."""
    nodes: dict[Node, tuple[str, CommitmentRef]] = {}
    edges: list[tuple[Node, Node]] = []
    kinds: list[tuple[Node, Kind]] = []
    for step in steps:
        for change in step.changes:
            old = [(step.before, ref) for ref in change.before]
            new = [(step.after, ref) for ref in change.after]
            members = [(label, ref.id) for label, ref in (*old, *new)]
            for (_, ref), node in zip((*old, *new), members, strict=True):
                nodes.setdefault(node, (change.country, ref))
            edges += [(members[0], other) for other in members[1:]]
            kinds.append((members[0], change.kind))
    order = {edition.label: at for at, edition in enumerate(editions)}
    named = sorted(nodes, key=lambda node: order[node[0]])  # stable: each edition in its order
    part_of = _components(named, edges)
    parts: dict[int, list[Node]] = {}
    for node in named:
        parts.setdefault(part_of[node], []).append(node)
    happened: dict[int, list[Kind]] = {}
    for node, kind in kinds:
        happened.setdefault(part_of[node], []).append(kind)
    return [
        Lineage(
            id=":".join(members[0]),
            country=nodes[members[0]][0],
            stages=[
                Stage(edition=label, id=id, key=nodes[label, id][1].key) for label, id in members
            ],
            kinds=happened[part],
        )
        for part, members in parts.items()
    ]


def _components(nodes: Sequence[Node], edges: Sequence[tuple[Node, Node]]) -> dict[Node, int]:
    place = {node: at for at, node in enumerate(nodes)}
    rows, columns = [place[a] for a, _ in edges], [place[b] for _, b in edges]
    graph = coo_array((np.ones(len(edges)), (rows, columns)), shape=(len(nodes), len(nodes)))
    labels = connected_components(graph, directed=False)[1]
    return {node: int(labels[at]) for node, at in place.items()}
