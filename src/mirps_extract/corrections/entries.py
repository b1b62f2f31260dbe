"""Commitments while corrections are applied to them, in the plan's order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mirps_extract.commitments.identity import key_of
from mirps_extract.commitments.inside import items_of, label_of
from mirps_extract.commitments.values import ReadCommitment, Reading
from mirps_extract.corrections.form import Target
from mirps_extract.corrections.values import Decision
from mirps_extract.model import UNTOUCHED, AsRead, Item, Review
from mirps_extract.text import Passage
from mirps_extract.vocabulary import Vocabulary

Address = tuple[str, int]
"""A key, and which of the commitments that have it."""

Area = tuple[str, str]
"""A country and the slug of one of its focus areas."""

Rank = tuple[int, ...]
"""Where a commitment stands among all: the parts of a split one stand in its place, in order."""


class StaleError(Exception):
    """A correction does not fit what is read; the message says why, as part of a sentence."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A commitment with what is known of it while corrections are applied.

    Attributes:
        rank: where it stands.
        iso3: whose it is.
        area: slug of the focus area that it is in.
        commitment: the commitment; its id is the one that it was read under.
        addresses: the keys that it has or had.
        review: what was done to it.
        waiting: places, in the list of corrections, of those of its institutions.
    """

    rank: Rank
    iso3: str
    area: str
    commitment: ReadCommitment
    addresses: frozenset[Address]
    review: Review
    waiting: frozenset[int]

    @property
    def text(self) -> str:
        """Its text as it is now."""
        return self.commitment.passage.text

    @property
    def as_read(self) -> tuple[AsRead, ...]:
        """What was read before any correction."""
        own = AsRead(self.commitment.id, self.commitment.key, self.area, self.text)
        return self.review.read or (own,)

    def touched(self, decision: Decision, read: tuple[AsRead, ...]) -> Review:
        """Its review once a correction of its text or place is applied; it is checked no more."""
        kinds = (*self.review.kinds, decision.correction.kind)
        return replace(corrected(unchecked(self.review), decision), kinds=kinds, read=read)


class Entries:
    """All commitments of a plan, and the search for those that corrections are of."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._entries: dict[Rank, Edited] = {}
        self._areas = {
            (country.iso3, area.area): place
            for country in reading.countries
            for place, area in enumerate(country.focus_areas)
        }
        # Ranks in their order: of all, by address, by focus area, and by focus area of those that
        # have a key now.
        self._order: list[Rank] = []
        self._addressed: dict[Address, list[Rank]] = {}
        self._inside: dict[Area, list[Rank]] = {}
        self._now: dict[str, dict[Area, list[Rank]]] = {}
        self._known: Counter[str] = Counter()
        for country, area, commitment in reading.commitments:
            address = (commitment.key, self._known[commitment.key])
            entry = Edited(
                (len(self._order),),
                country.iso3,
                area.area,
                commitment,
                frozenset({address}),
                UNTOUCHED,
                frozenset(),
            )
            self._add(entry)

    @property
    def all(self) -> list[Edited]:
        """The commitments in their order."""
        return [self._entries[rank] for rank in self._order]

    def at(self, target: Target) -> list[Edited]:
        """The commitments that a target can mean, the likeliest first.

        Those that have or had its key: several once one was split. And, since a page counts the
        commitments that it shows, the one that is so counted now.
        """
        address = (target.key, target.nth)
        ranks = [*self._addressed.get(address, []), *self._counted(target)]
        return [self._entries[rank] for rank in dict.fromkeys(ranks)]

    def find(self, target: Target, before: str | None) -> Edited:
        """The commitment that a correction is of.

        Raises:
            StaleError: there is none, or its text is not `before`.
        """
        found = self.at(target)
        if not found:
            raise StaleError("no commitment has this key")
        same = [entry for entry in found if before is None or entry.text == before]
        if not same:
            raise StaleError("the text beneath has changed")
        return same[0]

    def put(self, old: Sequence[Edited], new: Sequence[Edited]) -> None:
        """Put commitments in the place of others, where the first of those stands."""
        for entry in old:
            self._remove(entry)
        rank = old[0].rank
        for part, entry in enumerate(new):
            self._add(replace(entry, rank=rank if len(new) == 1 else (*rank, part)))

    def neighbours(self, first: Edited, second: Edited) -> bool:
        """Whether one follows the other in the same focus area."""
        after = bisect_left(self._order, first.rank) + 1
        together = self._order[after : after + 1] == [second.rank]
        return together and first.area == second.area and first.iso3 == second.iso3

    def renewed(self, entry: Edited, passage: Passage) -> Edited:
        """A commitment with another text, and what follows from it."""
        old = entry.commitment
        key = key_of(entry.iso3, passage.text)
        commitment = replace(
            old,
            key=key,
            passage=passage,
            title=label_of(passage.text, self._vocabulary),
            items=(*items_of(passage.text), *left_items(old, passage.text)),
        )
        addresses = entry.addresses
        if all(key != known for known, _ in addresses):
            addresses |= {(key, self._known[key])}
        return replace(entry, commitment=commitment, addresses=addresses)

    def _counted(self, target: Target) -> Sequence[Rank]:
        """The commitment with a key that a page shows at a place, if there is one."""
        by_area = self._now.get(target.key, {})
        at = target.nth
        for area in sorted(by_area, key=self._shown):
            if at < len(by_area[area]):
                return by_area[area][at : at + 1]
            at -= len(by_area[area])
        return ()

    def _shown(self, area: Area) -> tuple[float, list[Rank]]:
        """Where a page shows a focus area: one without a heading after all others."""
        return self._areas.get(area, float("inf")), self._inside[area][:1]

    def _add(self, entry: Edited) -> None:
        self._entries[entry.rank] = entry
        for ranks in self._indices(entry):
            insort(ranks, entry.rank)
        self._known.update({key for key, _ in entry.addresses})

    def _remove(self, entry: Edited) -> None:
        del self._entries[entry.rank]
        for ranks in self._indices(entry):
            del ranks[bisect_left(ranks, entry.rank)]
        self._known.subtract({key for key, _ in entry.addresses})

    def _indices(self, entry: Edited) -> Iterator[list[Rank]]:
        """The lists that a commitment stands in."""
        yield self._order
        area = (entry.iso3, entry.area)
        yield self._inside.setdefault(area, [])
        yield self._now.setdefault(entry.commitment.key, {}).setdefault(area, [])
        for address in entry.addresses:
            yield self._addressed.setdefault(address, [])


def unchecked(review: Review) -> Review:
    """A review of what has to be checked anew."""
    return replace(review, checked=False, checked_by=(), checked_at=None)


def corrected(review: Review, decision: Decision) -> Review:
    """A review with who corrected it, and what they said."""
    return replace(
        review,
        corrected_by=tuple(dict.fromkeys([*review.corrected_by, *decision.by])),
        notes=(*review.notes, *decision.notes),
    )


def left_items(commitment: ReadCommitment, text: str) -> Iterator[Item]:
    """The items of a second level of bullets that still stand in a text."""
    level = commitment.items[len(items_of(commitment.passage.text)) :]
    return (item for item in level if f"{item.marker} {item.text}" in text)
