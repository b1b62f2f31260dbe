"""The whole: one plan, and the institutions that it mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from html import escape
from typing import Annotated, Self

from pydantic import Field, model_validator

from mirps_extract.model.about import Coverage, Edition, Finding, MadeWith, Source
from mirps_extract.model.base import FORM, SCHEMA_VERSION, Iso3, Strict, example_of, one_of, told
from mirps_extract.model.commitments import Commitment
from mirps_extract.model.countries import Country
from mirps_extract.model.places import Evidence
from mirps_extract.registry import InstitutionType
from mirps_extract.vocabulary import slug_words

NOTE = "As of June."


class Resolution(StrEnum):
    """How an institution was told from its name."""

    REGISTRY = "registry"
    DEFINITION = "definition"
    SIMILARITY = "similarity"
    UNKNOWN = "unknown"


class Footnote(Strict):
    """A footnote, with the mark that refers to it."""

    mark: Annotated[str, told("The mark before it, as printed.", example="1")]
    text: Annotated[str, told("The footnote on one line, without its mark.", example=NOTE)]
    evidence: Annotated[
        list[Evidence],
        told(
            "Where it stands: one box for each column that it runs through, with the part of "
            "`text` that stands there.",
            example=[
                {"page": 4, "bbox": [58.0, 790.0, 110.2, 798.0], "start": 0, "end": len(NOTE)}
            ],
        ),
    ]


class Institution(Strict):
    """An institution that the plan mentions."""

    id: Annotated[
        str,
        told(
            "The registry's id; one that begins with x- is made from country and name for an "
            "institution that the registry does not know.",
            example="bz-mop",
        ),
    ]
    name: Annotated[
        str,
        told(
            "Its full name in the plan's language, or in another where none is known.",
            example="Ministry of Ports",
        ),
    ]
    names: Annotated[
        dict[str, str],
        told(
            "Its full names by language code.",
            example={"en": "Ministry of Ports", "es": "Ministerio de Puertos"},
        ),
    ]
    acronym: Annotated[
        str | None,
        told(
            "The official acronym, or the one that the plan defines.",
            null="none is known",
            example="MOP",
        ),
    ]
    type: Annotated[
        InstitutionType | None,
        told(
            "What kind of institution it is.",
            null="it is not in the registry, and its name does not say",
            example="ministry",
        ),
    ]
    country: Annotated[
        Iso3 | None,
        told(
            "Code of the country that it belongs to.",
            null="it is an international body",
            example="BLZ",
        ),
    ]
    resolved_by: Annotated[
        Resolution,
        one_of(Resolution, "Resolved By"),
        told(
            "How it was told from its name: by the registry, by the plan's own definition, by "
            "likeness to a name in the registry, or not at all.",
            example="registry",
        ),
    ]
    commitments: Annotated[
        list[str],
        Field(min_length=1),
        told(
            "Ids of the commitments that mention it, in the plan's order.",
            example=["BLZ-PROT-04"],
        ),
    ]


class Plan(Strict):
    """A plan, read: everything that the tool knows about one PDF."""

    schema_version: Annotated[
        str,
        Field(pattern=FORM),
        told(
            "Version of this form; its first number changes when old readers would break.",
            example=SCHEMA_VERSION,
        ),
    ]
    made_with: Annotated[
        MadeWith | None,
        told(
            "What made the output; with the same file and the same of these it comes out the same.",
            null="it is not known",
            example=example_of(MadeWith),
        ),
    ] = None
    source: Annotated[
        Source, told("The file that was read, and by what.", example=example_of(Source))
    ]
    edition: Annotated[
        Edition, told("Which plan it is: title, year, language.", example=example_of(Edition))
    ]
    objectives: Annotated[
        list[str],
        told(
            "The plan's objectives, in order; empty when it lists none.",
            example=["Shorter ways to school"],
        ),
    ]
    countries: Annotated[
        list[Country],
        told("The countries' sections, in reading order.", example=[example_of(Country)]),
    ]
    footnotes: Annotated[
        list[Footnote],
        told(
            "The footnotes, in order; the raised marks that refer to them are left out of the "
            "texts. Empty when there are none.",
            example=[example_of(Footnote)],
        ),
    ] = []
    institutions: Annotated[
        list[Institution],
        told(
            "Every institution that the commitments mention, once; empty when they mention none, "
            "or they were not looked for.",
            example=[example_of(Institution)],
        ),
    ]
    findings: Annotated[
        list[Finding],
        told(
            "What a reader should know, the gravest first; empty when there is nothing to say.",
            example=[example_of(Finding)],
        ),
    ]
    coverage: Annotated[
        Coverage,
        told("The account of every word of the PDF.", example=example_of(Coverage)),
    ]

    def commitments(self) -> Iterator[Commitment]:
        """All commitments, in reading order."""
        for country in self.countries:
            for area in country.focus_areas:
                yield from area.commitments

    def areas(self) -> list[str]:
        """Slugs of the focus areas that countries have or declare, in reading order."""
        found: dict[str, None] = {}
        for country in self.countries:
            found |= dict.fromkeys(area.area for area in country.focus_areas)
            found |= dict.fromkeys(country.declared.by_focus_area)
        return list(found)

    def __repr__(self) -> str:
        """The plan on one line."""
        edition, counted = self.edition, sum(1 for _ in self.commitments())
        return (
            f"<Plan {self.source.file_name}: {edition.year}, {edition.language}, "
            f"{len(self.countries)} countries, {counted} commitments, "
            f"{len(self.findings)} findings>"
        )

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """A table for notebooks: commitments declared and found, by country and focus area."""
        areas = self.areas()
        head = ["country", *map(slug_words, areas), "total"]
        rows = [_row("th", head)]
        for country in self.countries:
            declared, found = country.declared.by_focus_area, country.found
            cells = [_cell(declared.get(area), found.get(area)) for area in areas]
            total = _cell(country.declared.total, sum(found.values()))
            rows.append(_row("td", [country.name, *cells, total]))
        caption = f"{escape(repr(self)[1:-1])}; declared / found"
        return f"<table><caption>{caption}</caption>{''.join(rows)}</table>"

    @model_validator(mode="after")
    def _institutions_fit(self) -> Self:
        mentioned: dict[str, list[str]] = {}
        for commitment in self.commitments():
            for id in dict.fromkeys(m.institution for m in commitment.institutions):
                mentioned.setdefault(id, []).append(commitment.id)
        if {i.id: i.commitments for i in self.institutions} != mentioned:
            raise ValueError("the institutions are not those that the commitments mention")
        return self


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _cell(declared: int | None, found: int | None) -> str:
    """What was declared and found; nothing where neither was."""
    if declared is None and found is None:
        return ""
    return f"{'–' if declared is None else declared} / {found or 0}"
