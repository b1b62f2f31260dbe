"""The stage reconcile: what the plan and the file announce, compared with what was found.

Nothing is corrected: every difference becomes a finding that points to its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mirps_extract.commitments.values import ReadArea, ReadCountry, Reading
from mirps_extract.findings import Finding, places_of, words_places
from mirps_extract.institutions import Tagged
from mirps_extract.ledger import Claim, Ledger, Use, account
from mirps_extract.ocr import Recognition
from mirps_extract.outline.values import ContentsEntry, Segmented
from mirps_extract.read.values import Word
from mirps_extract.reconcile.of_file import findings_of_file
from mirps_extract.text import Piece
from mirps_extract.vocabulary import TOTAL

SAMPLE = 12
"""Words of an unrecognised text that a finding quotes."""

KINDS = {
    (True, True): "both",
    (True, False): "total",
    (False, True): "areas",
    (False, False): "none",
}
"""What a country declares, as findings call it: whether a total, and counts by focus area."""

NOTES = ("{n} with the list marks in mid-sentence", "{n} without the duplicates")
"""What else could be counted in a focus area."""

FalseMarks = Mapping[str, Sequence[Piece]]
"""The lines of commitments whose list mark stands in mid-sentence, by the commitment's id."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A tagged reading with all findings and the account of its words.

    Attributes:
        tagged: the reading.
        ledger: the account.
        findings: what every stage found.
    """

    tagged: Tagged
    ledger: Ledger
    findings: tuple[Finding, ...]


def reconcile(recognition: Recognition, segmented: Segmented, tagged: Tagged) -> Reconciled:
    """Hold declared against found, and account for every word.

    Raises:
        LedgerError: the words do not add up, by a fault of an earlier stage.
    """
    reading = tagged.reading
    false = _false_marks(segmented, reading)
    ledger = account(recognition.document, [*segmented.claims, *reading.claims])
    marks = _words_of(Use.LIST_MARK, reading.claims)
    stamps = _words_of(Use.WATERMARK, segmented.claims)
    findings = [
        *findings_of_file(recognition, reading, marks, stamps),
        *_contents(segmented.contents, reading.countries),
        *segmented.findings,
        *_commitments(reading, false),
        *tagged.findings,
        *(finding for country in reading.countries for finding in _country(country, false)),
        *_odd_counts(reading.countries),
        *_unassigned(ledger.unassigned),
    ]
    return Reconciled(tagged, ledger, tuple(findings))


def _words_of(role: Use, claims: Iterable[Claim]) -> set[tuple[int, int]]:
    """The names of the words that are claimed for a role."""
    return {word.id for claim in claims if claim.role is role for word in claim.words}


def _contents(
    entries: Sequence[ContentsEntry], countries: Sequence[ReadCountry]
) -> Iterable[Finding]:
    if not entries:
        return
    first_page = {country.iso3: country.pages[0] for country in countries}
    announced = {entry.iso3 for entry in entries}
    # Printed page numbers may lag behind those of the file, by the cover say, all alike.
    lags = Counter(first_page[e.iso3] - e.page for e in entries if e.iso3 in first_page)
    lag = max(lags, key=lambda pages: (lags[pages], -abs(pages)), default=0)
    for entry in entries:
        found, places = first_page.get(entry.iso3), places_of([entry.line])
        if found is None:
            yield Finding.of(
                "section_missing", country=entry.iso3, announced=entry.page, places=places
            )
        elif found != entry.page + lag:
            yield Finding.of(
                "section_page_mismatch",
                country=entry.iso3,
                announced=entry.page,
                found=found,
                places=places,
            )
    for country in countries:
        if country.iso3 not in announced:
            yield Finding.of(
                "section_not_in_contents", country=country.iso3, places=country.title_places
            )


def _false_marks(segmented: Segmented, reading: Reading) -> FalseMarks:
    """List marks in mid-sentence; one at which a person split a commitment is none."""
    pieces = (
        piece
        for part in segmented.countries
        for area in part.areas
        for draft in area.drafts
        for piece in draft.pieces
        if piece.false_mark
    )
    false = {word.id: piece for piece in pieces for word in piece.line.words[piece.mark :][:1]}
    return {
        commitment.id: [
            false[placed.word.id]
            for placed in commitment.passage.placed
            if placed.word.id in false and placed.start > 0
        ]
        for _, _, commitment in reading.commitments
    }


def _commitments(reading: Reading, false: FalseMarks) -> Iterable[Finding]:
    for country, area, commitment in reading.commitments:
        about = {"country": country.iso3, "focus_area": area.area, "commitment": commitment.id}
        for piece in false[commitment.id]:
            words = " ".join(word.text for word in piece.line.words[piece.mark :])
            places = words_places(piece.line.words)
            yield Finding.of("false_bullet", words=words, places=places, **about)
        if commitment.duplicate_of is not None:
            yield Finding.of(
                "duplicate_commitment",
                original=commitment.duplicate_of,
                places=words_places(commitment.passage.words),
                **about,
            )


def _country(country: ReadCountry, false: FalseMarks) -> Iterable[Finding]:
    declared = country.declared
    found = sum(len(area.commitments) for area in country.focus_areas)
    if not found:
        yield Finding.of("empty_country", country=country.iso3, places=country.title_places)
    if declared.total is None and not declared.by_area:
        yield Finding.of("counts_not_declared", country=country.iso3, found=found)
    yield from _totals(country, found)
    areas = {area.area: area for area in country.focus_areas}
    for slug, number in declared.by_area.items():
        area = areas.get(slug)
        count = len(area.commitments) if area else 0
        if number != count:
            yield Finding.of(
                "area_count_mismatch",
                country=country.iso3,
                focus_area=slug,
                declared=number,
                found=count,
                note=_note(area, false) if area else "",
                places=places_of(declared.lines[slug]),
            )
    for slug, area in areas.items():
        places, count = area.heading_places, len(area.commitments)
        if not count:
            yield Finding.of(
                "empty_focus_area", country=country.iso3, focus_area=slug, places=places
            )
        if declared.by_area and slug not in declared.by_area:
            yield Finding.of(
                "area_not_declared",
                country=country.iso3,
                focus_area=slug,
                found=count,
                places=places,
            )
        yield from _numbering(area, country.iso3)


def _totals(country: ReadCountry, found: int) -> Iterable[Finding]:
    declared = country.declared
    if declared.total is None:
        return
    places = places_of(declared.lines[TOTAL])
    if declared.total != found:
        yield Finding.of(
            "total_mismatch",
            country=country.iso3,
            declared=declared.total,
            found=found,
            places=places,
        )
    declared_sum = sum(declared.by_area.values())
    if declared.by_area and declared.total != declared_sum:
        yield Finding.of(
            "declared_sum_mismatch",
            country=country.iso3,
            declared=declared.total,
            found=declared_sum,
            places=places,
        )


def _odd_counts(countries: Sequence[ReadCountry]) -> Iterable[Finding]:
    """Countries that declare less, or more, than most do: a plan is set in one way."""
    kinds = [KINDS[c.declared.total is not None, bool(c.declared.by_area)] for c in countries]
    often = Counter(kinds)
    usual = max(KINDS.values(), key=lambda kind: often[kind])
    for country, kind in zip(countries, kinds, strict=True):
        if kind != usual:
            yield Finding.of(
                "odd_counts",
                country=country.iso3,
                declared=kind,
                usual=usual,
                places=country.title_places,
            )


def _note(area: ReadArea, false_marks: FalseMarks) -> str:
    """What else could be counted, as the end of a message."""
    count = len(area.commitments)
    false = sum(len(false_marks[commitment.id]) for commitment in area.commitments)
    twice = sum(commitment.duplicate_of is not None for commitment in area.commitments)
    notes = []
    if false:
        notes.append(NOTES[0].format(n=count + false))
    if twice:
        notes.append(NOTES[1].format(n=count - twice))
    return f" ({', '.join(notes)})" if notes else ""


def _numbering(area: ReadArea, iso3: str) -> Iterable[Finding]:
    """Numbers that do not follow one another; codes are not looked at."""
    numbered = [c for c in area.commitments if c.number is not None and c.number.isdecimal()]
    for before, after in pairwise(numbered):
        if int(after.number or 0) != int(before.number or 0) + 1:
            yield Finding.of(
                "numbering_gap",
                country=iso3,
                focus_area=area.area,
                commitment=after.id,
                number=after.number or "",
                previous=before.number or "",
                places=words_places(after.passage.words),
            )


def _unassigned(words: Sequence[Word]) -> Iterable[Finding]:
    by_page: dict[int, list[Word]] = {}
    for word in words:
        by_page.setdefault(word.page, []).append(word)
    for page, found in by_page.items():
        sample = " ".join(word.text for word in found[:SAMPLE])
        yield Finding.of(
            "unassigned_words",
            page=page,
            count=len(found),
            sample=sample + (" ..." if len(found) > SAMPLE else ""),
            places=words_places(found),
        )
