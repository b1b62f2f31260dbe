"""Faults between the parts of a plan: ids, references, pages, counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import Any

from mirps_extract.model import Role
from mirps_extract.validation.values import Found, Path

Located = Iterator[tuple[Path, Any]]
"""Parts of a plan, each with its path."""

SEVERITIES = ("error", "warning", "info")
"""The gravest first, as findings stand."""

UNASSIGNED = "unassigned"
"""The role of words that nothing claimed."""

MISSING = "section_missing"
"""The one finding about a country that has no section."""

_BETWEEN = re.compile(".+")


def commitments_of(plan: Mapping[str, Any]) -> Located:
    """The commitments, in the order of the plan."""
    for path, area in _areas(plan):
        yield from _inside(path, area, "commitments")


def texts_of(plan: Mapping[str, Any]) -> Located:
    """The paragraphs and footnotes, which have evidence as commitments have."""
    for path, country in _inside((), plan, "countries"):
        yield from _inside(path, country, "narrative")
    yield from _inside((), plan, "footnotes")


def places_of(plan: Mapping[str, Any]) -> Located:
    """All boxes on pages, each with how many pages the file has."""
    last = plan["source"]["pages"]
    holders = chain(
        commitments_of(plan),
        texts_of(plan),
        _areas(plan),
        _inside((), plan, "findings"),
        _inside(("coverage",), plan.get("coverage"), "unassigned"),
    )
    for path, holder in holders:
        for inner, place in _inside(path, holder, "evidence"):
            yield inner, (place, last)


def faults_of_place(place_and_last: tuple[Mapping[str, Any], int]) -> Found:
    """A page that the file does not have, or a box that is inside out."""
    place, last = place_and_last
    if place["page"] > last:
        yield ("page",), f"there is no page {place['page']}: the file has {last}."
    x0, top, x1, bottom = place["bbox"]
    if x0 > x1 or top > bottom:
        yield ("bbox",), "the box ends before it begins (x0, top, x1, bottom)."


def _areas(plan: Mapping[str, Any]) -> Located:
    for path, country in _inside((), plan, "countries"):
        yield from _inside(path, country, "focus_areas")


def _inside(path: Path, part: Any, name: str) -> Located:
    """The objects in a list of a part; none where the form is wrong, which is told elsewhere."""
    inside = part.get(name) if isinstance(part, dict) else None
    for at, value in enumerate(inside if isinstance(inside, list) else ()):
        if isinstance(value, dict):
            yield (*path, name, at), value


def faults_of_source(plan: Mapping[str, Any]) -> Found:
    """Pages read by OCR that do not fit the file, or what read them."""
    source = plan["source"]
    pages = source.get("ocr_pages", [])
    if pages != sorted(set(pages)):
        yield ("source", "ocr_pages"), "the pages are not in order, each once."
    if any(page > source["pages"] for page in pages):
        yield ("source", "ocr_pages"), f"the file has {source['pages']} pages."
    if bool(pages) != (source.get("ocr") is not None):
        yield ("source", "ocr"), "it names what read pages by OCR, if any were and only then."


def faults_of_sections(plan: Mapping[str, Any]) -> Found:
    """Countries and focus areas that occur twice, and pages of sections that do not fit."""
    last = plan["source"]["pages"]
    yield from _twice(("countries",), (country["iso3"] for country in plan["countries"]), "iso3")
    for at, country in enumerate(plan["countries"]):
        path = ("countries", at)
        first, final = country["pages"]
        if first > final or final > last:
            yield (*path, "pages"), f"{first} to {final} are no pages of a file with {last}."
        slugs = (area["area"] for area in country["focus_areas"])
        yield from _twice((*path, "focus_areas"), slugs, "area")


def faults_of_ids(plan: Mapping[str, Any]) -> Found:
    """Ids of commitments that do not name them, or that two of them have."""
    first: dict[str, str] = {}
    for path, commitment in commitments_of(plan):
        id, country = commitment["id"], plan["countries"][path[1]]
        if not _names(id, country["iso3"], int(path[-1]) + 1):
            yield (
                (*path, "id"),
                f"{id} does not say the country, the focus area and the place in it.",
            )
        if id in first:
            yield (*path, "id"), f"{id} is the id of another commitment, too."
        original = commitment["duplicate_of"]
        if original is not None and first.get(original) != country["iso3"]:
            yield (
                (*path, "duplicate_of"),
                f"{original} is no commitment of {country['iso3']} that stands before.",
            )
        first.setdefault(id, country["iso3"])


def _names(id: str, iso3: str, place: int) -> bool:
    """Whether an id says the country, something between, and the place."""
    start, end = iso3 + "-", f"-{place:02d}"
    around = id.startswith(start) and id.endswith(end)
    return around and bool(_BETWEEN.fullmatch(id, len(start), len(id) - len(end)))


def faults_of_institutions(plan: Mapping[str, Any]) -> Found:
    """Mentions of institutions that are not listed, and lists that do not fit the mentions."""
    listed = {institution["id"]: institution for institution in plan["institutions"]}
    yield from _twice(("institutions",), (i["id"] for i in plan["institutions"]), "id")
    mentioned: dict[str, list[str]] = {}
    for path, commitment in commitments_of(plan):
        implied, leads = commitment.get("implied"), False
        for at, mention in enumerate(commitment["institutions"]):
            id, place = mention["institution"], (*path, "institutions", at)
            mentioned.setdefault(id, []).append(commitment["id"])
            leads = leads or mention["role"] == Role.LEAD
            if id not in listed:
                yield (*place, "institution"), f"{id} is not among the plan's institutions."
            elif mention["name"] != listed[id]["name"]:
                yield (*place, "name"), f"the plan's institutions call {id} otherwise."
        if implied and leads:
            yield (*path, "implied"), "an institution is named that leads."
        if implied and implied["country"] != plan["countries"][path[1]]["iso3"]:
            yield (*path, "implied", "country"), "the section is of another country."
    for at, institution in enumerate(plan["institutions"]):
        mentions = list(dict.fromkeys(mentioned.get(institution["id"], ())))
        if institution["commitments"] != mentions:
            yield (
                ("institutions", at, "commitments"),
                f"{institution['id']} is mentioned by {', '.join(mentions) or 'none'}.",
            )


def faults_of_coverage(plan: Mapping[str, Any]) -> Found:
    """An account of the words that does not add up."""
    coverage = plan["coverage"]
    used = sum(coverage["by_role"].values())
    if used != coverage["words"]:
        yield (
            ("coverage", "words"),
            f"the roles add up to {used} words, not to {coverage['words']}.",
        )
    told = sum(len(stretch["text"].split(" ")) for stretch in coverage["unassigned"])
    counted = coverage["by_role"].get(UNASSIGNED, 0)
    if told != counted:
        yield (
            ("coverage", "unassigned"),
            f"{counted} words are counted as unassigned, {told} are listed.",
        )


def faults_of_counts(plan: Mapping[str, Any]) -> Found:
    """Differences between declared and found that no finding tells, and findings without one."""
    told = {(f["code"], f["country"], f["focus_area"]): at for at, f in enumerate(plan["findings"])}
    differing: set[tuple[str, str, str | None]] = set()
    for at, country in enumerate(plan["countries"]):
        declared, iso3 = country["declared"], country["iso3"]
        found = {area["area"]: len(area["commitments"]) for area in country["focus_areas"]}
        counts = [("total_mismatch", None, declared["total"], sum(found.values()))]
        counts += [
            ("area_count_mismatch", slug, number, found.get(slug, 0))
            for slug, number in declared["by_focus_area"].items()
        ]
        for code, slug, number, count in counts:
            if number is None or number == count:
                continue
            differing.add((code, iso3, slug))
            if (code, iso3, slug) not in told:
                where = ("total",) if slug is None else ("by_focus_area", slug)
                yield (
                    ("countries", at, "declared", *where),
                    f"{number} declared and {count} found, but no finding {code} says so.",
                )
    for finding, at in told.items():
        if finding[0] in ("total_mismatch", "area_count_mismatch") and finding not in differing:
            yield ("findings", at), "what is declared is what was found."


def faults_of_findings(plan: Mapping[str, Any]) -> Found:
    """Findings out of order, or about something that is not there."""
    ranks = [SEVERITIES.index(finding["severity"]) for finding in plan["findings"]]
    for at, (before, after) in enumerate(pairwise(ranks), start=1):
        if before > after:
            yield ("findings", at, "severity"), "a graver finding stands after a lighter one."
    areas = {
        country["iso3"]: {area["area"] for area in country["focus_areas"]}
        | set(country["declared"]["by_focus_area"])
        for country in plan["countries"]
    }
    ids = {commitment["id"] for _, commitment in commitments_of(plan)}
    for at, finding in enumerate(plan["findings"]):
        country, slug = finding["country"], finding["focus_area"]
        if country is not None and country not in areas and finding["code"] != MISSING:
            yield ("findings", at, "country"), f"the plan has no section of {country}."
        if slug is not None and not any(
            slug in known for iso3, known in areas.items() if country in (None, iso3)
        ):
            yield ("findings", at, "focus_area"), f"there is no focus area {slug}."
        if finding["commitment"] is not None and finding["commitment"] not in ids:
            yield ("findings", at, "commitment"), f"there is no commitment {finding['commitment']}."


def _twice(path: Path, names: Iterable[str], field: str) -> Found:
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name in seen:
            yield (*path, at, field), f"{name} occurs twice."
        seen.add(name)
