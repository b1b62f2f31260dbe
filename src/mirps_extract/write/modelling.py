"""Values of the stages to the public model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mirps_extract import model
from mirps_extract.commitments.values import ReadCommitment, ReadCountry
from mirps_extract.findings import Finding
from mirps_extract.geometry import union
from mirps_extract.institutions import Tagged
from mirps_extract.ocr import Recognition
from mirps_extract.outline.values import Segmented
from mirps_extract.read.values import Word
from mirps_extract.reconcile import Reconciled
from mirps_extract.write.implied import implied_in

Reviews = Mapping[str, model.Review]
"""What a person did to commitments, by their ids."""


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
    tagged, ledger = reconciled.tagged, reconciled.ledger
    reading = tagged.reading
    order = list(model.Severity)[::-1]
    findings = sorted(reconciled.findings, key=lambda finding: order.index(finding.severity))
    return model.Plan(
        schema_version=model.SCHEMA_VERSION,
        made_with=made,
        source=source,
        edition=edition,
        objectives=[passage.text for passage in reading.objectives],
        countries=[
            _country(country, tagged, reviews or {}, edition.language)
            for country in tagged.reading.countries
        ],
        footnotes=list(reading.footnotes),
        institutions=_institutions(tagged, edition.language),
        findings=[_finding(finding) for finding in findings],
        coverage=model.Coverage(
            words=ledger.words,
            by_role={role.value: count for role, count in ledger.by_role.items()},
            unassigned=[_unassigned(words) for words in _stretches(ledger.unassigned)],
        ),
    )


def _institutions(tagged: Tagged, language: str) -> list[model.Institution]:
    """The institutions by their ids, each with the commitments that mention it, once each."""
    mentioned: dict[str, dict[str, None]] = {}
    for _, _, commitment in tagged.reading.commitments:
        for mention in tagged.mentions.get(commitment.id, ()):
            mentioned.setdefault(mention.institution, {})[commitment.id] = None
    return [
        model.Institution.model_validate(
            {
                "id": id,
                "name": identity.name(language),
                "names": dict(sorted(identity.names.items())),
                "acronym": identity.acronym,
                "type": identity.type,
                "country": identity.country,
                "resolved_by": identity.resolved_by,
                "commitments": list(mentioned[id]),
            }
        )
        for id, identity in sorted(tagged.identities.items())
        if id in mentioned
    ]


def _country(
    country: ReadCountry, tagged: Tagged, reviews: Reviews, language: str
) -> model.Country:
    def implied(one: ReadCommitment) -> model.Implied | None:
        mentions = tagged.mentions.get(one.id, ())
        return implied_in(country.iso3, mentions, dict(one.details), language)

    return model.Country(
        iso3=country.iso3,
        name=country.name,
        title=country.title,
        pages=country.pages,
        narrative=[
            model.Paragraph(text=passage.text, evidence=list(passage.runs))
            for passage in country.narrative
        ],
        declared=model.Declared(
            total=country.declared.total,
            by_focus_area=dict(sorted(country.declared.by_area.items())),
        ),
        focus_areas=[
            model.FocusArea(
                area=area.area,
                heading=area.heading,
                evidence=list(area.heading_places),
                commitments=[
                    _commitment(one, tagged, reviews, implied(one) if tagged.sought else None)
                    for one in area.commitments
                ],
            )
            for area in country.focus_areas
        ],
    )


def _commitment(
    commitment: ReadCommitment, tagged: Tagged, reviews: Reviews, implied: model.Implied | None
) -> model.Commitment:
    passage = commitment.passage
    return model.Commitment(
        id=commitment.id,
        key=commitment.key,
        number=commitment.number,
        title=commitment.title,
        text=passage.text,
        items=list(commitment.items),
        page=passage.runs[0].page,
        evidence=list(passage.runs),
        printed=list(passage.printed),
        repairs=list(passage.repairs),
        institutions=list(tagged.mentions.get(commitment.id, ())),
        implied=implied,
        details=dict(commitment.details),
        duplicate_of=commitment.duplicate_of,
        review=reviews.get(commitment.id),
    )


def _finding(finding: Finding) -> model.Finding:
    return model.Finding(
        code=finding.code,
        severity=finding.severity,
        message=finding.message,
        country=finding.country,
        focus_area=finding.focus_area,
        commitment=finding.commitment,
        evidence=list(finding.places),
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
    box = model.bbox_of(union(word.box for word in words))
    return model.Unassigned(
        text=" ".join(word.text for word in words),
        evidence=[model.Place(page=words[0].page, bbox=box)],
    )
