"""JSON Lines: a commitment a line with its context, for search engines and language models."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from mirps_extract.exports.values import Book, Files
from mirps_extract.model import Commitment, Country, FocusArea
from mirps_extract.status.values import Standing
from mirps_extract.tables import NamedPlan

BREAKS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
"""Line breaks that JSON allows in texts, but that many a reader of lines breaks at."""

SAID = {"id", "first_year", "last_year", "parents"}
"""What a line says of a commitment's lineage."""


def jsonl_files(book: Book) -> Files:
    """One file, commitments.jsonl."""
    lines = (json.dumps(line, ensure_ascii=False).translate(BREAKS) for line in _lines(book))
    yield "commitments.jsonl", "".join(f"{line}\n" for line in lines).encode()


def _lines(book: Book) -> Iterator[dict[str, Any]]:
    for named in book.editions:
        for country in named.plan.countries:
            for area in country.focus_areas:
                for position, commitment in enumerate(area.commitments, start=1):
                    yield _line(named, country, area, commitment, position)


def _line(
    named: NamedPlan, country: Country, area: FocusArea, commitment: Commitment, position: int
) -> dict[str, Any]:
    plan = named.plan
    lineage = named.lineages.get(commitment.id)
    whole = commitment.model_dump(mode="json")
    return {
        "id": named.commitment_id(whole.pop("id")),
        "label": commitment.id,
        "edition": {"id": named.id, **plan.edition.model_dump(mode="json")},
        "country": {"iso3": country.iso3, "name": country.name},
        "focus_area": {"area": area.area, "heading": area.heading, "position": position},
        **whole,
        "lineage": lineage.model_dump(mode="json", include=SAID) if lineage else None,
        "findings": [
            {"code": f.code, "severity": f.severity, "message": f.message}
            for f in named.findings.get(commitment.id, ())
        ],
        "statuses": _statuses(named.standing(commitment.id)),
        "source": {"file_name": plan.source.file_name, "sha256": plan.source.sha256},
    }


def _statuses(standing: Standing) -> list[dict[str, str]]:
    """What people tell of a commitment, by date."""
    return [{**asdict(entry), "counts_as": standing.weight_of(entry)} for entry in standing.entries]
