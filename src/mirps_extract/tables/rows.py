"""The rows of the tables, from the plan."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mirps_extract.ledger import Use
from mirps_extract.lineages import Lineage
from mirps_extract.model import (
    UNTOUCHED,
    Commitment,
    Country,
    Evidence,
    Finding,
    FocusArea,
    Plan,
    Role,
)
from mirps_extract.status.values import UNTOLD, Standing
from mirps_extract.tables.commitment_forms import ROLE_COLUMNS
from mirps_extract.tables.values import Row, Value
from mirps_extract.vocabulary import TOTAL, languages, m49_of

NamedRows = Iterator[tuple[str, Row]]
"""Rows, each with the name of its table."""


@dataclass(frozen=True)
class NamedPlan:
    """A plan with the id that tells its edition from all others.

    Attributes:
        id: the edition's id.
        plan: the plan.
        lineages: those of its commitments, by their ids.
        standings: what people tell of commitments, by lineage.
        names: of institutions, by their ids.
        findings: those about a commitment, by its id.
    """

    id: str
    plan: Plan
    lineages: Mapping[str, Lineage] = field(default_factory=dict, repr=False)
    standings: Mapping[str, Standing] = field(default_factory=dict, repr=False)
    names: dict[str, str] = field(init=False, repr=False)
    findings: dict[str, list[Finding]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names = {institution.id: institution.name for institution in self.plan.institutions}
        findings: dict[str, list[Finding]] = {}
        for finding in self.plan.findings:
            if finding.commitment is not None:
                findings.setdefault(finding.commitment, []).append(finding)
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "findings", findings)

    def commitment_id(self, id: str) -> str:
        """A commitment's id among all editions."""
        return f"{self.id}.{id}"

    def lineage(self, id: str) -> str | None:
        """The lineage of a commitment; None where none is known."""
        return self.lineages[id].id if id in self.lineages else None

    def standing(self, id: str) -> Standing:
        """What people tell of a commitment."""
        lineage = self.lineages.get(id)
        return self.standings.get(lineage.id, UNTOLD) if lineage else UNTOLD

    @property
    def marks(self) -> Row:
        """What most rows begin with."""
        return {"edition_id": self.id, "edition_year": self.plan.edition.year}


def rows_of(named: NamedPlan) -> NamedRows:
    """All rows of a plan, each with the name of its table."""
    yield "editions", _edition(named)
    for position, text in enumerate(named.plan.objectives, start=1):
        yield "objectives", {"edition_id": named.id, "position": position, "text": text}
    for position, country in enumerate(named.plan.countries, start=1):
        yield from _country(named, country, position)
    yield from _institutions(named)
    yield from _findings(named)
    for position, note in enumerate(named.plan.footnotes, start=1):
        row: Row = {"edition_id": named.id, "position": position, "mark": note.mark}
        yield "footnotes", {**row, "text": note.text, **_pages(note.evidence)}


def _edition(named: NamedPlan) -> Row:
    plan = named.plan
    source, made, coverage = plan.source, plan.made_with, plan.coverage
    return {
        **named.marks,
        "language": plan.edition.language,
        "title": plan.edition.title,
        "source_file": source.file_name,
        "source_sha256": source.sha256,
        "source_bytes": source.bytes,
        "source_pages": source.pages,
        "reader": source.reader,
        "ocr": source.ocr,
        "ocr_pages": [str(page) for page in source.ocr_pages],
        "schema_version": plan.schema_version,
        "tool_version": made.version if made else None,
        "tool_data": made.data if made else None,
        "words": coverage.words,
        "words_unassigned": coverage.by_role.get(Use.UNASSIGNED, 0),
    }


def _country(named: NamedPlan, country: Country, position: int) -> NamedRows:
    marks: Row = {**named.marks, "country_iso3": country.iso3, "country": country.name}
    first, last = country.pages
    row: Row = {**marks, "country_m49": m49_of(country.iso3), "position": position}
    pages: Row = {"page_first": first, "page_last": last}
    yield "countries", {**row, "title": country.title, **pages}
    yield from (("counts", {**marks, **count}) for count in _counts(country))
    for place, paragraph in enumerate(country.narrative, start=1):
        told: Row = {**marks, "position": place, "text": paragraph.text}
        yield "narrative", {**told, **_pages(paragraph.evidence)}
    for place, area in enumerate(country.focus_areas, start=1):
        of_area: Row = {**marks, "focus_area": area.area}
        yield "focus_areas", {**of_area, "position": place, "heading": area.heading}
        yield from _commitments(named, of_area, area)


def _counts(country: Country) -> Iterator[Row]:
    declared, found = country.declared, country.found
    checked = Counter(
        area.area
        for area in country.focus_areas
        for commitment in area.commitments
        if commitment.review and commitment.review.checked
    )
    for area in dict.fromkeys([*found, *declared.by_focus_area]):
        yield _count(area, declared.by_focus_area.get(area), found.get(area, 0), checked[area])
    yield _count(TOTAL, declared.total, sum(found.values()), checked.total())


def _count(area: str, declared: int | None, found: int, checked: int) -> Row:
    difference = None if declared is None else found - declared
    return {
        "focus_area": area,
        "declared": declared,
        "found": found,
        "difference": difference,
        "checked": checked,
    }


def _commitments(named: NamedPlan, marks: Row, area: FocusArea) -> NamedRows:
    for position, commitment in enumerate(area.commitments, start=1):
        yield "commitments", _commitment(named, marks, commitment, position)
        yield from _rows_inside(named, commitment)
        yield from _mentions(named, marks, commitment)


def _commitment(named: NamedPlan, marks: Row, commitment: Commitment, position: int) -> Row:
    original, lineage = commitment.duplicate_of, named.lineages.get(commitment.id)
    return {
        **marks,
        "commitment_id": named.commitment_id(commitment.id),
        "label": commitment.id,
        "position": position,
        "number": commitment.number,
        "title": commitment.title,
        "text": commitment.text,
        "language": named.plan.edition.language,
        **_responsible(named, commitment),
        **_by_role(named, commitment),
        **_pages(commitment.evidence),
        "key": commitment.key,
        "lineage": lineage.id if lineage else None,
        "first_year": lineage.first_year if lineage else None,
        "last_year": lineage.last_year if lineage else None,
        "duplicate_of": named.commitment_id(original) if original else None,
        **_review(commitment),
        **_status(named.standing(commitment.id)),
        "findings": list(dict.fromkeys(f.code for f in named.findings.get(commitment.id, ()))),
        "source_file": named.plan.source.file_name,
    }


def _responsible(named: NamedPlan, commitment: Commitment) -> Row:
    """Who has to do it, and how that is known."""
    leading = [m.institution for m in commitment.institutions if m.role is Role.LEAD]
    told = commitment.details.get("responsible")
    if leading:
        who, how = [named.names[id] for id in dict.fromkeys(leading)], "named"
    elif told:
        who, how = [told], "column"
    elif commitment.implied:
        who, how = [commitment.implied.name], "implied"
    else:
        who, how = [], None
    return {"responsible": who, "responsible_is": how}


def _review(commitment: Commitment) -> Row:
    """What people did to it."""
    review = commitment.review or UNTOUCHED
    return {
        "checked": review.checked,
        "checked_by": list(review.checked_by),
        "checked_at": review.checked_at,
        "corrected": bool(review.kinds or review.institutions),
        "corrected_by": list(review.corrected_by),
    }


def _status(standing: Standing) -> Row:
    """What people tell became of it; empty where nobody does, or they contradict one another."""
    if standing.status is None:
        return {"status": None, "status_date": None, "status_source": []}
    return {
        "status": standing.status,
        "status_date": standing.latest[-1].date,
        "status_source": list(dict.fromkeys(entry.source for entry in standing.latest)),
    }


def _by_role(named: NamedPlan, commitment: Commitment) -> Row:
    row: Row = {}
    for column, role in ROLE_COLUMNS.items():
        ids = [m.institution for m in commitment.institutions if m.role == role]
        once = list(dict.fromkeys(ids))
        row[column] = [named.names[id] for id in once]
        row[f"{column}_id"] = list(once)
    return row


def _rows_inside(named: NamedPlan, commitment: Commitment) -> NamedRows:
    marks: Row = {
        "edition_id": named.id,
        "commitment_id": named.commitment_id(commitment.id),
        "lineage": named.lineage(commitment.id),
    }
    for position, item in enumerate(commitment.items, start=1):
        row: Row = {**marks, "position": position}
        yield "items", {**row, "marker": item.marker, "text": item.text}
    for column, text in commitment.details.items():
        yield "details", {**marks, "column": column, "text": text}
    for position, evidence in enumerate(commitment.evidence, start=1):
        sides = dict[str, Value](zip(("x0", "top", "x1", "bottom"), evidence.bbox, strict=True))
        span: Row = {"start": evidence.start, "end": evidence.end}
        yield "evidence", {**marks, "position": position, "page": evidence.page, **sides, **span}


def _mentions(named: NamedPlan, marks: Row, commitment: Commitment) -> NamedRows:
    for position, mention in enumerate(commitment.institutions, start=1):
        yield (
            "mentions",
            {
                **{name: value for name, value in marks.items() if name != "country"},
                "commitment_id": named.commitment_id(commitment.id),
                "position": position,
                "institution_id": mention.institution,
                "name": named.names[mention.institution],
                "text": mention.text,
                "start": mention.start,
                "end": mention.end,
                "role": mention.role,
                "source": mention.source,
                "page": _page_at(commitment.evidence, mention.start),
                **_review(commitment),
                "lineage": named.lineage(commitment.id),
            },
        )


def _page_at(evidence: Sequence[Evidence], start: int) -> int:
    """The page on which a character of the text stands; evidence stands in the text's order."""
    return evidence[bisect_right(evidence, start, key=lambda e: e.start) - 1].page


def _institutions(named: NamedPlan) -> NamedRows:
    for institution in named.plan.institutions:
        yield (
            "institutions",
            {
                **named.marks,
                "institution_id": institution.id,
                "name": institution.name,
                **{f"name_{code}": institution.names.get(code) for code in languages()},
                "acronym": institution.acronym,
                "type": institution.type,
                "institution_country_iso3": institution.country,
                "resolved_by": institution.resolved_by,
                "commitments": len(institution.commitments),
            },
        )


def _findings(named: NamedPlan) -> NamedRows:
    for position, finding in enumerate(named.plan.findings, start=1):
        concerned = finding.commitment
        yield (
            "findings",
            {
                **named.marks,
                "position": position,
                "severity": finding.severity,
                "code": finding.code,
                "message": finding.message,
                "country_iso3": finding.country,
                "focus_area": finding.focus_area,
                "commitment_id": named.commitment_id(concerned) if concerned else None,
                "pages": [str(page) for page in sorted({e.page for e in finding.evidence})],
                "lineage": named.lineage(concerned) if concerned else None,
            },
        )


def _pages(evidence: Iterable[Evidence]) -> Row:
    pages = [place.page for place in evidence]
    return {"page_first": min(pages, default=None), "page_last": max(pages, default=None)}


def status_rows(plans: Iterable[NamedPlan]) -> Iterator[Row]:
    """All that people tell of the commitments of plans, of one that runs through several once."""
    lineages = {
        lineage.id: lineage.country
        for named in plans
        for commitment in named.plan.commitments()
        if (lineage := named.lineages.get(commitment.id))
    }
    standings = {id: told for named in plans for id, told in named.standings.items()}
    for id, iso3 in lineages.items():
        standing = standings.get(id, UNTOLD)
        for position, entry in enumerate(standing.entries, start=1):
            yield {
                "lineage": id,
                "country_iso3": iso3,
                "position": position,
                "status_date": entry.date,
                "status": entry.status,
                "stage": entry.stage,
                "status_source": entry.source,
                "note": entry.note or None,
                "told_by": entry.by or None,
                "counts_as": standing.weight_of(entry),
            }
