"""Corrected commitments back in a reading: ids and duplicates told anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mirps_extract.commitments.identity import distinct_codes, named
from mirps_extract.commitments.values import ReadArea, ReadCountry, Reading
from mirps_extract.corrections.entries import Edited
from mirps_extract.outline.values import Segmented

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
    return replace(reading, countries=tuple(countries)), ids


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
    filled = (
        replace(area, commitments=tuple(entry.commitment for entry in inside.get(slug, ())))
        for slug, area in areas.items()
    )
    found = tuple(named(country.iso3, filled, codes))
    for area in found:
        names = (commitment.id for commitment in area.commitments)
        ids.update(zip(names, inside.get(area.area, ()), strict=True))
    return replace(country, focus_areas=found)
