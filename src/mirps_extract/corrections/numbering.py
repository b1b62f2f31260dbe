"""Corrected commitments back in a reading: ids, duplicates and findings told anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mirps_extract.commitments.identity import distinct_codes, id_of
from mirps_extract.commitments.values import ReadArea, ReadCommitment, ReadCountry, Reading
from mirps_extract.corrections.entries import Edited
from mirps_extract.findings import Finding, words_places
from mirps_extract.model import Place
from mirps_extract.outline.values import Segmented

NEAR = 3.0
"""Ems between a list mark and the text after it, at most."""

Ids = dict[str, Edited]
"""Corrected commitments by the ids that they have now."""


def numbered(
    reading: Reading, segmented: Segmented, entries: Sequence[Edited]
) -> tuple[Reading, Ids]:
    """The reading with corrected commitments in the place of its own.

    A focus area that a person put a commitment in, and that the country has no heading of, stands
    after the others with no words for its heading.

    Args:
        reading: what was read.
        segmented: the plan's parts, for the codes of focus areas.
        entries: all commitments as corrected, in the plan's order.

    Returns:
        The reading, and the corrected commitments by their ids.
    """
    ids: Ids = {}
    own: dict[str, list[Edited]] = {}
    for entry in entries:
        own.setdefault(entry.iso3, []).append(entry)
    countries = [
        _country(country, segmented, own.get(country.iso3, []), ids)
        for country in reading.countries
    ]
    findings = [*_kept(reading.findings, ids), *_duplicates(ids)]
    return replace(reading, countries=tuple(countries), findings=tuple(findings)), ids


def _country(
    country: ReadCountry, segmented: Segmented, own: Sequence[Edited], ids: Ids
) -> ReadCountry:
    areas = {area.area: area for area in country.focus_areas}
    inside: dict[str, list[Edited]] = {}
    for entry in own:
        areas.setdefault(entry.area, ReadArea(entry.area, "", (), ()))
        inside.setdefault(entry.area, []).append(entry)
    known = {slug: area.code for slug, area in segmented.vocabulary.areas.items()}
    known |= {area.area: area.code for part in segmented.countries for area in part.areas}
    codes = distinct_codes({slug: known[slug] for slug in areas})
    first_of: dict[str, str] = {}
    filled = []
    for slug, area in areas.items():
        commitments: list[ReadCommitment] = []
        for place, entry in enumerate(inside.get(slug, []), start=1):
            id = id_of(country.iso3, codes[slug], place)
            original = first_of.setdefault(entry.commitment.key, id)
            duplicate_of = original if original != id else None
            commitments.append(replace(entry.commitment, id=id, duplicate_of=duplicate_of))
            ids[id] = entry
        filled.append(replace(area, commitments=tuple(commitments)))
    return replace(country, focus_areas=tuple(filled))


def _kept(findings: Sequence[Finding], ids: Ids) -> Iterator[Finding]:
    """What was found on the way, under the ids of now; duplicates are told anew."""
    parts_of: dict[str | None, Ids] = {}
    for id, entry in ids.items():
        for read in entry.as_read:
            parts_of.setdefault(read.id, {})[id] = entry
    for finding in findings:
        if finding.code == "duplicate_commitment":
            continue
        parts = parts_of.get(finding.commitment, {})
        if finding.code == "false_bullet" and any(
            _opens(entry, place) for entry in parts.values() for place in finding.places
        ):
            continue  # a person took it for the list mark of a commitment
        there = (id for id, e in parts.items() if any(_stands(e, p) for p in finding.places))
        now = next(there, next(iter(parts), None))
        area = ids[now].area if now else finding.focus_area
        yield replace(finding, commitment=now, focus_area=area)


def _opens(entry: Edited, place: Place) -> bool:
    """Whether a commitment's first word stands behind the mark that opens a line."""
    box = place.box
    first = next(iter(entry.commitment.passage.words), None)
    if first is None or first.page != place.page or first.box.y_overlap(box) <= 0:
        return False
    return 0 < first.box.x0 - box.x0 <= NEAR * first.size


def _stands(entry: Edited, place: Place) -> bool:
    box, words = place.box, entry.commitment.passage.words
    return any(w.page == place.page and box.holds(w.box, 1.0) for w in words)


def _duplicates(ids: Mapping[str, Edited]) -> Iterator[Finding]:
    first_of: dict[tuple[str, str], str] = {}
    for id, entry in ids.items():
        original = first_of.setdefault((entry.iso3, entry.commitment.key), id)
        if original != id:
            yield Finding.of(
                "duplicate_commitment",
                original=original,
                country=entry.iso3,
                focus_area=entry.area,
                commitment=id,
                places=words_places(entry.commitment.passage.words),
            )
