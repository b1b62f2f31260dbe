"""Corrections of texts: in their order, on the commitments as they were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from mirps_extract.commitments.values import Reading
from mirps_extract.corrections.entries import Edited, Entries, StaleError, left_items
from mirps_extract.corrections.form import (
    Checked,
    Correction,
    Corrections,
    FocusArea,
    Merge,
    OfText,
    Split,
    Text,
)
from mirps_extract.corrections.numbering import numbered
from mirps_extract.corrections.values import CorrectedTexts, uncorrected
from mirps_extract.findings import Finding, words_places
from mirps_extract.model import UNTOUCHED, Review
from mirps_extract.outline.values import Segmented
from mirps_extract.text import can_cut, cut, joined, reworded
from mirps_extract.vocabulary import Vocabulary


def correct_texts(
    reading: Reading, segmented: Segmented, corrections: Corrections
) -> CorrectedTexts:
    """Apply what a person decided on texts, focus areas, and where commitments begin and end.

    What is declared stays as the plan declares it. A correction that does not fit what was read
    is not applied, and told as stale.

    Args:
        reading: the commitments as they were read.
        segmented: the parts of the plan, for the codes of its focus areas.
        corrections: all corrections; those of institutions are tied to their commitments, and wait.
    """
    if not corrections.corrections:
        return uncorrected(reading)
    editor = _Editor(reading, segmented)
    stale = [
        (correction, reason)
        for place, correction in enumerate(corrections.corrections)
        if (reason := editor.apply(place, correction)) is not None
    ]
    corrected, ids = numbered(reading, segmented, editor.entries.all)
    waiting: dict[int, list[str]] = {}
    reviews: dict[str, Review] = {}
    for id, entry in ids.items():
        if entry.review != UNTOUCHED:
            reviews[id] = entry.review
        for place in sorted(entry.waiting):
            waiting.setdefault(place, []).append(id)
    return CorrectedTexts(
        reading=corrected,
        reviews=reviews,
        waiting=tuple(
            (correction, tuple(waiting[place]))
            for place, correction in enumerate(corrections.corrections)
            if place in waiting and not isinstance(correction, OfText)
        ),
        stale=tuple(_stale_findings(stale, ids, editor.entries)),
    )


class _Editor:
    """Applies one correction after the other."""

    def __init__(self, reading: Reading, segmented: Segmented) -> None:
        self.entries = Entries(reading, segmented.vocabulary)
        self.areas = _areas(reading, segmented.vocabulary)

    def apply(self, place: int, correction: Correction) -> str | None:
        """Apply a correction; if it is stale, why."""
        try:
            self._apply(place, correction)
        except StaleError as error:
            return str(error)
        return None

    def _apply(self, place: int, correction: Correction) -> None:
        match correction:
            case Checked():
                self._check(correction)
            case Text():
                self._reword(correction)
            case FocusArea():
                self._move(correction)
            case Split():
                self._split(correction)
            case Merge():
                self._merge(correction)
            case _:  # of an institution: every part that can be meant waits for it
                self.entries.find(correction, None)
                for entry in self.entries.at(correction):
                    new = replace(entry, waiting=entry.waiting | {place})
                    self.entries.put([entry], [new])

    def _check(self, correction: Checked) -> None:
        entry = self.entries.find(correction, correction.before)
        notes = (*entry.review.notes, *([correction.note] if correction.note else []))
        review = replace(entry.review, checked=True, notes=notes)
        self.entries.put([entry], [replace(entry, review=review)])

    def _reword(self, correction: Text) -> None:
        entry = self.entries.find(correction, correction.before)
        review = entry.touched(correction.kind, correction.note, entry.as_read)
        passage = reworded(entry.commitment.passage, correction.after)
        self.entries.put([entry], [replace(self.entries.renewed(entry, passage), review=review)])

    def _move(self, correction: FocusArea) -> None:
        found = self.entries.at(correction) or [self.entries.find(correction, None)]
        entry = next((entry for entry in found if entry.area == correction.before), None)
        if entry is None:
            raise StaleError(f"it stands in {found[0].area} by now")
        if correction.after not in self.areas:
            raise StaleError(f"there is no focus area {correction.after}")
        review = entry.touched(correction.kind, correction.note, entry.as_read)
        self.entries.put([entry], [replace(entry, area=correction.after, review=review)])

    def _split(self, correction: Split) -> None:
        entry = self.entries.find(correction, correction.before)
        if not can_cut(entry.text, correction.at):
            raise StaleError("no words of the text begin where it is to be split")
        review = entry.touched(correction.kind, correction.note, entry.as_read)
        first, *others = cut(entry.commitment.passage, correction.at)
        unnumbered = replace(entry, commitment=replace(entry.commitment, number=None))
        parts = [self.entries.renewed(entry, first)]
        parts += [self.entries.renewed(unnumbered, passage) for passage in others]
        self.entries.put([entry], [replace(part, review=review) for part in parts])

    def _merge(self, correction: Merge) -> None:
        if len(correction.before) != len(correction.commitments):
            raise StaleError("it does not say the text of each part")
        found = [
            self.entries.find(target, before)
            for target, before in zip(correction.commitments, correction.before, strict=True)
        ]
        if len({entry.rank for entry in found}) != len(found):
            raise StaleError("two of its parts are one commitment")
        if len({entry.iso3 for entry in found}) != 1:
            raise StaleError("its parts are of several countries")
        whole = found[0]
        for last, entry in pairwise(found):
            whole = self._joined(whole, entry, together=self.entries.neighbours(last, entry))
        kept = replace(found[0].review, notes=_notes(found))
        read = tuple(part for entry in found for part in entry.as_read)
        merged = replace(whole, review=kept)
        review = merged.touched(correction.kind, correction.note, tuple(dict.fromkeys(read)))
        self.entries.put(found, [replace(merged, review=review)])

    def _joined(self, first: Edited, second: Edited, *, together: bool) -> Edited:
        one, other = first.commitment, second.commitment
        passage = joined(one.passage, other.passage, neighbours=together)
        details = _joined_details(one.details, other.details)
        whole = replace(one, items=(*one.items, *left_items(other, second.text)), details=details)
        both = replace(
            first,
            commitment=whole,
            addresses=first.addresses | second.addresses,
            waiting=first.waiting | second.waiting,
        )
        return self.entries.renewed(both, passage)


def _joined_details(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """What other columns of a table say of both parts, by column; what they share, once."""
    both = {column: (one.get(column), other.get(column)) for column in {**one, **other}}
    return {column: "; ".join(dict.fromkeys(filter(None, said))) for column, said in both.items()}


def _notes(entries: Sequence[Edited]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for entry in entries for note in entry.review.notes))


def _areas(reading: Reading, vocabulary: Vocabulary) -> Collection[str]:
    """The focus areas that there are: those that are known, and those of the plan."""
    own = {area.area for country in reading.countries for area in country.focus_areas}
    return own | set(vocabulary.areas)


def _stale_findings(
    stale: Iterable[tuple[Correction, str]], ids: Mapping[str, Edited], entries: Entries
) -> Iterator[Finding]:
    """The findings for corrections that were not applied, each about what it can have meant."""
    order = {entry.rank: place for place, entry in enumerate(ids.values())}
    names = list(ids)
    for correction, reason in stale:
        target = correction.commitments[0] if isinstance(correction, Merge) else correction
        meant = min((order[entry.rank] for entry in entries.at(target)), default=None)
        id = names[meant] if meant is not None else None
        entry = ids[id] if id else None
        yield Finding.of(
            "stale_correction",
            kind=correction.kind,
            key=target.key,
            of="commitment" if id else "key",
            reason=reason,
            country=entry.iso3 if entry else None,
            focus_area=entry.area if entry else None,
            commitment=id,
            places=words_places(entry.commitment.passage.words) if entry else (),
        )
