"""Whether what was read is a plan of action: other public papers, too, have lists and headings."""

from __future__ import annotations

from collections.abc import Sequence

from mirps_extract.commitments.values import ReadCountry
from mirps_extract.errors import DamagedError, NotAPlanError
from mirps_extract.ledger import Ledger, Use
from mirps_extract.outline.values import Segmented
from mirps_extract.read.values import Document
from mirps_extract.reconcile import Reconciled

MOST = 0.5
"""Part of the words outside of any section from which on a file may well be something else."""

SECTIONS = 2
"""Countries with known focus areas that make a plan of a file of which most is something else."""

NAMED = 3
"""Countries that a message names, at most."""

FURNITURE = frozenset(
    (
        Use.RUNNING_HEAD,
        Use.PAGE_NUMBER,
        Use.CONTENTS,
        Use.WATERMARK,
        Use.OFF_PAGE,
        Use.INVISIBLE,
    )
)
"""Words that say nothing of what a file is."""

OUTSIDE = frozenset((Use.COVER, Use.FRONT_MATTER, Use.UNASSIGNED))
"""Words that belong to no part of a plan."""


def require_plan(document: Document, segmented: Segmented, reconciled: Reconciled) -> None:
    """Let a plan pass; a cover, a long introduction and annexes do not make it another thing.

    A plan has commitments, and a focus area that is known or whose commitments it counts. Where
    most words stand outside of its sections, it must have more to show: several countries with
    known focus areas, or declared counts.

    Args:
        document: the file as it was read.
        segmented: the file in parts; one that is said to be a country's own plan needs nothing but
            commitments.
        reconciled: its commitments and the account of its words.

    Raises:
        NotAPlanError: it is none; the message says what was looked for, and what was found.
        DamagedError: its content is damaged, and what is left is none.
    """
    file_name = document.file_name
    countries = reconciled.tagged.reading.countries
    commitments = sum(len(area.commitments) for c in countries for area in c.focus_areas)
    if segmented.country is not None and commitments:
        return
    if segmented.country is not None:
        raise NotAPlanError(
            f"{file_name} is not a plan that can be read. Looked for, as in one country's own: "
            "lists of commitments under headings, numbered ones, a form for each. Found: none."
        )
    known = sum(_has_known_area(country, segmented) for country in countries)
    counts = any(c.declared.by_area or c.declared.total is not None for c in countries)
    outside = outside_of_sections(reconciled.ledger)
    if commitments and (counts or known >= (SECTIONS if outside > MOST else 1)):
        return
    if document.condition.flaws:
        page, flaws = next(iter(document.condition.flaws.items()))
        raise DamagedError(
            f"{file_name} is damaged, and what is left is no plan that can be read: what it says "
            f"of page {page} {flaws[0]}. Get a fresh copy."
        )
    areas = ", ".join(area.names[0] for area in list(segmented.vocabulary.areas.values())[:2])
    raise NotAPlanError(
        f"{file_name} is not a plan that can be read. Looked for: countries' names as headings, "
        f"focus areas ({areas} ...) as headings below them, and lists of commitments under these. "
        f"Found: {_found(countries, known)}; {outside:.0%} of the words belong to none of these. "
        "One country's own plan is read with --country."
    )


def outside_of_sections(ledger: Ledger) -> float:
    """The part of a file's words, from 0 to 1, that belong to no part of a plan."""
    told = {role: n for role, n in ledger.by_role.items() if role not in FURNITURE}
    return sum(n for role, n in told.items() if role in OUTSIDE) / max(sum(told.values()), 1)


def _has_known_area(country: ReadCountry, segmented: Segmented) -> bool:
    known = segmented.vocabulary.areas
    return any(area.commitments and area.area in known for area in country.focus_areas)


def _found(countries: Sequence[ReadCountry], known: int) -> str:
    """What is there of a plan, in words."""
    if not countries:
        return "no country's name as a heading"
    names = [country.name for country in countries]
    named = ", ".join(names[:NAMED]) + (" ..." if len(names) > NAMED else "")
    items = sum(len(area.commitments) for c in countries for area in c.focus_areas)
    return f"{named}, known focus areas in {known} of {len(names)}, {items} list items"
