"""Corrections of texts: in their order, on the commitments as they were read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from mirps_extract.commitments.values import Reading
from mirps_extract.corrections.entries import Edited, Entries, StaleError, left_items, unchecked
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
from mirps_extract.corrections.telling import conflict_findings, stale_findings, target_of
from mirps_extract.corrections.together import agreed
from mirps_extract.corrections.values import Conflict, CorrectedTexts, Decision, uncorrected
from mirps_extract.model import UNTOUCHED, Review
from mirps_extract.outline.values import Segmented
from mirps_extract.text import can_cut, cut, joined, reworded
from mirps_extract.vocabulary import Vocabulary


def correct_texts(
    reading: Reading, segmented: Segmented, corrections: Corrections
) -> CorrectedTexts:
    """Apply what a person decided on texts, focus areas, and where commitments begin and end.

    What is declared stays as the plan declares it. A correction that does not fit what was read
    is not applied, and told as stale; nor is what people contradict one another on.

    Args:
        reading: the commitments as they were read.
        segmented: the parts of the plan, for the codes of its focus areas.
        corrections: all corrections; those of institutions are tied to their commitments, and wait.
    """
    if not corrections.corrections:
        return uncorrected(reading)
    editor = _Editor(reading, segmented)
    decided = agreed(corrections)
    stale = editor.apply_all(decided.decisions)
    for conflict in decided.conflicts:
        editor.doubt(conflict)
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
            (decision, tuple(waiting[place]))
            for place, decision in enumerate(decided.decisions)
            if place in waiting and not isinstance(decision.correction, OfText)
        ),
        findings=(
            *stale_findings(stale, ids, editor.entries),
            *conflict_findings(decided.conflicts, ids, editor.entries),
        ),
    )


class _Editor:
    """Applies one decision after the other."""

    def __init__(self, reading: Reading, segmented: Segmented) -> None:
        self.entries = Entries(reading, segmented.vocabulary)
        self.areas = _areas(reading, segmented.vocabulary)

    def apply_all(self, decisions: Sequence[Decision]) -> list[tuple[Correction, str]]:
        """Apply decisions; those that are stale, each with why.

        What builds on a decision that comes later, as it can where several people's are merged, is
        applied after it.
        """
        left = list(enumerate(decisions))
        while True:
            stale = [
                (place, decision, reason)
                for place, decision in left
                if (reason := self._reason(place, decision)) is not None
            ]
            if len(stale) == len(left):
                return [(decision.correction, reason) for _, decision, reason in stale]
            left = [(place, decision) for place, decision, _ in stale]

    def doubt(self, conflict: Conflict) -> None:
        """What people contradict one another on is not checked, whatever one of them says."""
        for entry in self.entries.at(target_of(conflict.sides[0].correction))[:1]:
            self.entries.put([entry], [replace(entry, review=unchecked(entry.review))])

    def _reason(self, place: int, decision: Decision) -> str | None:
        """Apply a decision; if it is stale, why."""
        try:
            self._apply(place, decision)
        except StaleError as error:
            return str(error)
        return None

    def _apply(self, place: int, decision: Decision) -> None:
        match correction := decision.correction:
            case Checked():
                self._check(correction, decision)
            case Text():
                self._reword(correction, decision)
            case FocusArea():
                self._move(correction, decision)
            case Split():
                self._split(correction, decision)
            case Merge():
                self._merge(correction, decision)
            case _:  # of an institution: every part that can be meant waits for it
                self.entries.find(correction, None)
                for entry in self.entries.at(correction):
                    new = replace(entry, waiting=entry.waiting | {place})
                    self.entries.put([entry], [new])

    def _check(self, correction: Checked, decision: Decision) -> None:
        entry = self.entries.find(correction, correction.before)
        known = entry.review
        review = replace(
            known,
            checked=True,
            checked_by=tuple(dict.fromkeys([*known.checked_by, *decision.by])),
            checked_at=max(known.checked_at or "", decision.when or "") or None,
            notes=(*known.notes, *decision.notes),
        )
        self.entries.put([entry], [replace(entry, review=review)])

    def _reword(self, correction: Text, decision: Decision) -> None:
        entry = self.entries.find(correction, correction.before)
        review = entry.touched(decision, entry.as_read)
        passage = reworded(entry.commitment.passage, correction.after)
        self.entries.put([entry], [replace(self.entries.renewed(entry, passage), review=review)])

    def _move(self, correction: FocusArea, decision: Decision) -> None:
        found = self.entries.at(correction) or [self.entries.find(correction, None)]
        entry = next((entry for entry in found if entry.area == correction.before), None)
        if entry is None:
            raise StaleError(f"it stands in {found[0].area} by now")
        if correction.after not in self.areas:
            raise StaleError(f"there is no focus area {correction.after}")
        review = entry.touched(decision, entry.as_read)
        self.entries.put([entry], [replace(entry, area=correction.after, review=review)])

    def _split(self, correction: Split, decision: Decision) -> None:
        entry = self.entries.find(correction, correction.before)
        if not can_cut(entry.text, correction.at):
            raise StaleError("no words of the text begin where it is to be split")
        review = entry.touched(decision, entry.as_read)
        first, *others = cut(entry.commitment.passage, correction.at)
        unnumbered = replace(entry, commitment=replace(entry.commitment, number=None))
        parts = [self.entries.renewed(entry, first)]
        parts += [self.entries.renewed(unnumbered, passage) for passage in others]
        self.entries.put([entry], [replace(part, review=review) for part in parts])

    def _merge(self, correction: Merge, decision: Decision) -> None:
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
        reviews = [entry.review for entry in found]
        people = dict.fromkeys(name for review in reviews for name in review.corrected_by)
        notes = dict.fromkeys(note for review in reviews for note in review.notes)
        kept = replace(found[0].review, corrected_by=tuple(people), notes=tuple(notes))
        read = tuple(part for entry in found for part in entry.as_read)
        merged = replace(whole, review=kept)
        review = merged.touched(decision, tuple(dict.fromkeys(read)))
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


def _areas(reading: Reading, vocabulary: Vocabulary) -> Collection[str]:
    """The focus areas that there are: those that are known, and those of the plan."""
    own = {area.area for country in reading.countries for area in country.focus_areas}
    return own | set(vocabulary.areas)
