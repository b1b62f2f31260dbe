"""Commitments while corrections are applied to them: one list, in the plan's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mirps_extract.commitments.identity import key_of
from mirps_extract.commitments.inside import items_of, label_of
from mirps_extract.commitments.values import Commitment, Item, Reading
from mirps_extract.corrections.form import Target
from mirps_extract.corrections.values import AsRead, Review
from mirps_extract.text import Passage
from mirps_extract.vocabulary import Vocabulary

Address = tuple[str, int]
"""A key, and which of the commitments that have it."""


class StaleError(Exception):
    """A correction does not fit what is read; the message says why, as part of a sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment with what is known of it while corrections are applied.

    Attributes:
        iso3: whose it is.
        area: slug of the focus area that it is in.
        commitment: the commitment; its id is the one that it was read under.
        addresses: the keys that it has or had.
        review: what was done to it.
        waiting: places, in the list of corrections, of those of its institutions.
    """

    iso3: str
    area: str
    commitment: Commitment
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

    def touched(self, kind: str, note: str | None, read: tuple[AsRead, ...]) -> Review:
        """Its review once a correction of that kind is applied; it has to be checked anew."""
        notes = (*self.review.notes, *([note] if note else []))
        kinds = (*self.review.kinds, kind)
        return replace(self.review, checked=False, kinds=kinds, read=read, notes=notes)


class Entries:
    """All commitments of a plan, and the search for those that corrections are of."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.all: list[Entry] = []
        for country in reading.countries:
            for area in country.focus_areas:
                for commitment in area.commitments:
                    address = (commitment.key, self._number(commitment.key))
                    entry = Entry(
                        country.iso3,
                        area.area,
                        commitment,
                        frozenset({address}),
                        Review(),
                        frozenset(),
                    )
                    self.all.append(entry)

    def at(self, target: Target) -> list[Entry]:
        """The commitments that a target can mean, the likeliest first.

        Those that have or had its key: several once one was split. And, since a page counts the
        commitments that it shows, the one that is so counted now.
        """
        addressed = [e for e in self.all if (target.key, target.nth) in e.addresses]
        now = [entry for entry in self.all if entry.commitment.key == target.key]
        counted = now[target.nth : target.nth + 1]
        return [*addressed, *_without(counted, addressed)]

    def find(self, target: Target, before: str | None) -> Entry:
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

    def put(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        """Put commitments in the place of others, where the first of those stands."""
        at = self._place(old[0])
        before, after = self.all[:at], self.all[at + 1 :]
        self.all = [*_without(before, old), *new, *_without(after, old)]

    def neighbours(self, first: Entry, second: Entry) -> bool:
        """Whether one follows the other in the same focus area."""
        together = self._place(second) == self._place(first) + 1
        return together and first.area == second.area and first.iso3 == second.iso3

    def renewed(self, entry: Entry, passage: Passage) -> Entry:
        """A commitment with another text, and what follows from it."""
        old = entry.commitment
        key = key_of(entry.iso3, passage.text)
        commitment = replace(
            old,
            key=key,
            passage=passage,
            title=label_of(passage.text, self._vocabulary),
            items=(*items_of(passage.text), *second_level(old, passage.text)),
        )
        addresses = entry.addresses
        if all(key != known for known, _ in addresses):
            addresses |= {(key, self._number(key))}
        return replace(entry, commitment=commitment, addresses=addresses)

    def _number(self, key: str) -> int:
        return sum(any(key == known for known, _ in entry.addresses) for entry in self.all)

    def _place(self, entry: Entry) -> int:
        return next(at for at, other in enumerate(self.all) if other is entry)


def _without(entries: Iterable[Entry], others: Sequence[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if all(entry is not other for other in others))


def second_level(commitment: Commitment, text: str) -> Iterator[Item]:
    """The items of a second level of bullets that still stand in a text."""
    level = commitment.items[len(items_of(commitment.passage.text)) :]
    return (item for item in level if f"{item.marker} {item.text}" in text)
