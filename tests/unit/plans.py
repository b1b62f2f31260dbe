"""Small plans as the model has them, made without a PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mirps_extract import Plan, model
from mirps_extract.commitments.identity import id_of, key_of

Texts = Mapping[str, Mapping[str, Sequence[str]]]
"""Texts of commitments by country and focus area."""

Roles = Mapping[str, tuple[str, str]]
"""Id and role of the institution that each of these words names, wherever they occur."""


def plan(
    texts: Texts,
    *,
    year: int | None = 2021,
    language: str = "en",
    declared: Mapping[str, int] | None = None,
    roles: Roles | None = None,
    findings: Sequence[model.Finding] = (),
    file_name: str = "plan.pdf",
) -> Plan:
    """A plan with these commitments; `declared` are the totals by country."""
    countries = [
        _country(iso3, areas, (declared or {}).get(iso3), roles or {})
        for iso3, areas in texts.items()
    ]
    return Plan(
        schema_version=model.SCHEMA_VERSION,
        source=model.Source(file_name=file_name, sha256="0" * 64, bytes=1, pages=1, reader="none"),
        edition=model.Edition(title=None, year=year, language=language),
        objectives=[],
        countries=countries,
        institutions=_institutions(countries),
        findings=list(findings),
        coverage=model.Coverage(words=0, by_role={}, unassigned=[]),
    )


def _country(
    iso3: str, areas: Mapping[str, Sequence[str]], declared: int | None, roles: Roles
) -> model.Country:
    return model.Country(
        iso3=iso3,
        name=iso3.title(),
        title=iso3,
        pages=(1, 1),
        narrative=[],
        declared=model.Declared(total=declared, by_focus_area={}),
        focus_areas=[
            model.FocusArea(
                area=area,
                heading=area.upper(),
                evidence=[],
                commitments=[
                    _commitment(iso3, area, at, text, roles)
                    for at, text in enumerate(found, start=1)
                ],
            )
            for area, found in areas.items()
        ],
    )


def _commitment(iso3: str, area: str, at: int, text: str, roles: Roles) -> model.Commitment:
    return model.Commitment(
        id=id_of(iso3, area[:4].upper(), at),
        key=key_of(iso3, text),
        number=None,
        title=None,
        text=text,
        items=[],
        page=1,
        evidence=[model.Evidence(page=1, bbox=(0, 0, 1, 1), start=0, end=len(text))],
        printed=[text],
        repairs=[],
        institutions=[
            model.Mention(
                institution=id,
                name=words,
                text=words,
                start=text.index(words),
                end=text.index(words) + len(words),
                role=model.Role(role),
                source=model.FoundBy.REGISTRY,
            )
            for words, (id, role) in roles.items()
            if words in text
        ],
        duplicate_of=None,
    )


def _institutions(countries: Sequence[model.Country]) -> list[model.Institution]:
    found: dict[str, tuple[str, list[str]]] = {}
    for country in countries:
        for area in country.focus_areas:
            for commitment in area.commitments:
                for mention in commitment.institutions:
                    name_and_ids = found.setdefault(mention.institution, (mention.name, []))
                    name_and_ids[1].append(commitment.id)
    return [
        model.Institution(
            id=id,
            name=name,
            names={"en": name},
            acronym=None,
            type=None,
            country=None,
            resolved_by=model.Resolution("unknown" if id.startswith("x-") else "registry"),
            commitments=ids,
        )
        for id, (name, ids) in found.items()
    ]
