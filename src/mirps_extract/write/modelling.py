"""Values of the stages to the public model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from mirps_extract import model
from mirps_extract.commitments.values import Commitment, Country, FocusArea
from mirps_extract.corrections import Corrected
from mirps_extract.findings import Finding, Severity
from mirps_extract.findings import Place as FoundPlace
from mirps_extract.geometry import Box, union
from mirps_extract.institutions import Institution, Mention
from mirps_extract.ocr import Recognition
from mirps_extract.outline.values import Segmented
from mirps_extract.read.values import Word
from mirps_extract.reconcile import Reconciled
from mirps_extract.text import Passage, Run

Mentions = Mapping[str, Sequence[Mention]]
"""The mentions of each commitment, by its id."""

Reviews = Mapping[str, model.Review]
"""What a person did to commitments, by their ids."""

DECIMALS = 2
"""Digits after the point of a coordinate: a hundredth of a point is far below what is visible."""


def source_of(recognition: Recognition) -> model.Source:
    """The file as the public model has it."""
    document = recognition.document
    return model.Source(
        file_name=document.file_name,
        sha256=document.sha256,
        bytes=document.bytes,
        pages=len(document.pages),
        reader=document.reader,
        partial=bool(document.condition.damage),
        ocr_pages=list(recognition.pages),
        ocr=recognition.engine,
    )


def edition_of(segmented: Segmented, year: int | None = None) -> model.Edition:
    """The edition as the public model has it.

    Args:
        segmented: the plan in parts.
        year: the edition's year as the user gives it; None for what the plan says.
    """
    return model.Edition(
        title=segmented.title,
        year=year if year is not None else segmented.year,
        language=segmented.language,
    )


def reviews_of(corrected: Corrected) -> Reviews:
    """What a person did to commitments, as the public model has it."""
    return {
        id: model.Review.model_validate({**asdict(review), "by": corrected.reviewer})
        for id, review in corrected.reviews.items()
    }


def model_of(
    source: model.Source,
    edition: model.Edition,
    reconciled: Reconciled,
    made: model.MadeWith | None = None,
    reviews: Reviews | None = None,
) -> model.Plan:
    """Build and validate the public model.

    Args:
        source: the file.
        edition: what it is an edition of.
        reconciled: its texts, findings and the account of its words.
        made: what it is made with.
        reviews: what a person did to commitments, if anybody did.
    """
    reading, mentions = reconciled.tagged.reading, reconciled.tagged.mentions
    countries = [_country(country, mentions, reviews or {}) for country in reading.countries]
    ledger = reconciled.ledger
    order = list(Severity)[::-1]
    findings = sorted(reconciled.findings, key=lambda finding: order.index(finding.severity))
    return model.Plan(
        schema_version=model.SCHEMA_VERSION,
        made_with=made,
        source=source,
        edition=edition,
        objectives=[passage.text for passage in reading.objectives],
        countries=countries,
        footnotes=[
            model.Footnote(mark=note.mark, text=note.passage.text, evidence=_evidence(note.passage))
            for note in reading.footnotes
        ],
        institutions=[
            _institution(institution, edition.language)
            for institution in reconciled.tagged.institutions
        ],
        findings=[_finding(finding) for finding in findings],
        coverage=model.Coverage(
            words=ledger.words,
            by_role={role.value: count for role, count in ledger.by_role.items()},
            unassigned=[_unassigned(words) for words in _stretches(ledger.unassigned)],
        ),
    )


def _institution(institution: Institution, language: str) -> model.Institution:
    identity = institution.identity
    return model.Institution.model_validate(
        {
            "id": identity.id,
            "name": identity.name(language),
            "names": dict(sorted(identity.names.items())),
            "acronym": identity.acronym,
            "type": identity.type,
            "country": identity.country,
            "resolved_by": identity.resolved_by.value,
            "commitments": list(institution.commitments),
        }
    )


def _country(country: Country, mentions: Mentions, reviews: Reviews) -> model.Country:
    return model.Country(
        iso3=country.iso3,
        name=country.name,
        title=country.title,
        pages=country.pages,
        narrative=[
            model.Paragraph(text=passage.text, evidence=_evidence(passage))
            for passage in country.narrative
        ],
        declared=model.Declared(
            total=country.declared.total,
            by_focus_area=dict(sorted(country.declared.by_area.items())),
        ),
        focus_areas=[_focus_area(area, mentions, reviews) for area in country.focus_areas],
    )


def _focus_area(area: FocusArea, mentions: Mentions, reviews: Reviews) -> model.FocusArea:
    return model.FocusArea(
        area=area.area,
        heading=area.heading,
        evidence=_places(area.heading_places),
        commitments=[
            _commitment(commitment, mentions.get(commitment.id, ()), reviews.get(commitment.id))
            for commitment in area.commitments
        ],
    )


def _commitment(
    commitment: Commitment, mentions: Sequence[Mention], review: model.Review | None
) -> model.Commitment:
    passage = commitment.passage
    return model.Commitment(
        id=commitment.id,
        key=commitment.key,
        number=commitment.number,
        title=commitment.title,
        text=passage.text,
        items=[model.Item(marker=item.marker, text=item.text) for item in commitment.items],
        page=passage.runs[0].page,
        evidence=_evidence(passage),
        printed=list(passage.printed),
        repairs=[
            model.Repair(
                kind=repair.kind.value,
                before=repair.before,
                after=repair.after,
                start=repair.start,
            )
            for repair in passage.repairs
        ],
        institutions=[
            model.Mention(
                institution=mention.institution,
                name=mention.name,
                text=mention.text,
                start=mention.start,
                end=mention.end,
                role=mention.role.value,
                source=mention.source.value,
            )
            for mention in mentions
        ],
        details=dict(commitment.details),
        duplicate_of=commitment.duplicate_of,
        review=review,
    )


def _evidence(passage: Passage) -> list[model.Evidence]:
    return [_run(run) for run in passage.runs]


def _run(run: Run) -> model.Evidence:
    return model.Evidence(page=run.page, bbox=_bbox(run.box), start=run.start, end=run.end)


def _places(places: Iterable[FoundPlace]) -> list[model.Place]:
    return [model.Place(page=page, bbox=_bbox(box)) for page, box in places]


def _finding(finding: Finding) -> model.Finding:
    return model.Finding(
        code=finding.code,
        severity=finding.severity.value,
        message=finding.message,
        country=finding.country,
        focus_area=finding.focus_area,
        commitment=finding.commitment,
        evidence=_places(finding.places),
    )


def _stretches(words: Iterable[Word]) -> list[list[Word]]:
    """Unassigned words in stretches that stand in one row of a page."""
    stretches: list[list[Word]] = []
    for word in words:
        last = stretches[-1][-1] if stretches else None
        if last and last.page == word.page and last.box.y_overlap(word.box) > 0:
            stretches[-1].append(word)
        else:
            stretches.append([word])
    return stretches


def _unassigned(words: list[Word]) -> model.Unassigned:
    return model.Unassigned(
        text=" ".join(word.text for word in words),
        evidence=[model.Place(page=words[0].page, bbox=_bbox(union(word.box for word in words)))],
    )


def _bbox(box: Box) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (
        # Adding zero turns a negative zero into zero, which would print with its sign.
        round(value, DECIMALS) + 0.0
        for value in (box.x0, box.top, box.x1, box.bottom)
    )
    return x0, top, x1, bottom
