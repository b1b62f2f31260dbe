"""What is said about a reading: its file, what made it, what to know of it, its words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from mirps_extract.model.base import Count, Iso3, PageNumber, Strict, example_of, one_of, told
from mirps_extract.model.places import Place


class Severity(StrEnum):
    """How much a finding matters: `--strict` fails from warning on."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Finding(Strict):
    """Something that a reader of the output should know."""

    code: Annotated[
        str,
        told("What kind of finding it is. New kinds may come.", example="numbering_gap"),
    ]
    severity: Annotated[
        Severity,
        one_of(Severity, "Severity"),
        told("How much it matters.", example="warning"),
    ]
    message: Annotated[
        str, told("What was found, in a sentence.", example="BLZ-PROT-04: number 4 follows 2")
    ]
    country: Annotated[
        Iso3 | None,
        told(
            "Code of the country that it concerns.",
            null="it concerns no country in particular",
            example="BLZ",
        ),
    ]
    focus_area: Annotated[
        str | None,
        told(
            "Slug of the focus area that it concerns.",
            null="it concerns no focus area in particular",
            example="protection",
        ),
    ]
    commitment: Annotated[
        str | None,
        told(
            "Id of the commitment that it concerns.",
            null="it concerns no commitment in particular",
            example="BLZ-PROT-04",
        ),
    ]
    evidence: Annotated[
        list[Place],
        told(
            "Where it shows on the pages; empty when it shows at no place.",
            example=[example_of(Place)],
        ),
    ]


class Unassigned(Strict):
    """Words that no stage recognised."""

    text: Annotated[
        str, told("The words, as printed in one row.", example="Draft, not for circulation")
    ]
    evidence: Annotated[
        list[Place],
        told(
            "Where they stand: the box around them.",
            example=[{"page": 1, "bbox": [52.0, 30.0, 180.5, 41.0]}],
        ),
    ]


class Coverage(Strict):
    """The ledger: what each word of the PDF was used as."""

    words: Annotated[Count, told("How many words the PDF has.", unit="words", example=120)]
    by_role: Annotated[
        dict[str, Count],
        told(
            "How many of them were used as what; they add up to `words`. What does not occur is "
            "left out.",
            unit="words",
            example={"commitment": 110, "list_mark": 6, "unassigned": 4},
        ),
    ]
    unassigned: Annotated[
        list[Unassigned],
        told(
            "The words that nothing claimed; empty when every word is accounted for.",
            example=[example_of(Unassigned)],
        ),
    ]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if sum(self.by_role.values()) != self.words:
            raise ValueError("the roles do not add up to the words of the PDF")
        return self


class Source(Strict):
    """The file that was read."""

    file_name: Annotated[str, told("The file's name, without its folder.", example="plan.pdf")]
    sha256: Annotated[
        str,
        Field(pattern=r"^[0-9a-f]{64}$"),
        told("SHA-256 of the file, in hexadecimal digits.", example="0123456789abcdef" * 4),
    ]
    bytes: Annotated[Count, told("The file's size.", unit="bytes", example=204800)]
    pages: Annotated[Count, told("How many pages were read.", unit="pages", example=24)]
    reader: Annotated[
        str, told("The library that read it, with its version.", example="pdfplumber 0.11.10")
    ]
    partial: Annotated[
        bool,
        told(
            "Whether the file is damaged and only a part of it was read, as was asked for; the "
            "findings say what is missing.",
            example=False,
        ),
    ] = False
    ocr_pages: Annotated[
        list[PageNumber],
        told(
            "The pages that were read by OCR; empty when none was.", unit="page from 1", example=[3]
        ),
    ] = []
    ocr: Annotated[
        str | None,
        told(
            "What read these pages, with versions.",
            null="no page was read by OCR",
            example="ocrmypdf 16.5.0, tesseract 5.3.4",
        ),
    ] = None


class MadeWith(Strict):
    """What made an output: with the same file and the same of these, it comes out the same."""

    version: Annotated[str, told("Version of mirps-extract.", example="0.1.0")]
    data: Annotated[
        str,
        told(
            "A fingerprint of vocabulary, registry, pipelines and files of the user's own.",
            example="0123456789abcdef",
        ),
    ]
    settings: Annotated[
        dict[str, str],
        told(
            "The settings that are not the usual, by name; empty when all are.",
            example={"ocr": "force"},
        ),
    ]


class Edition(Strict):
    """Which plan it is."""

    title: Annotated[
        str | None,
        told(
            "The plan's title as on the cover, on one line.",
            null="no title was found on a cover",
            example="ACTION PLAN",
        ),
    ]
    year: Annotated[
        int | None,
        told(
            "The year as the user set it, else as printed, else as in the file's properties (with "
            "a finding).",
            null="none of these says the year",
            example=2030,
        ),
    ]
    language: Annotated[
        str, told("Code of the language that the plan is written in (ISO 639-1).", example="en")
    ]
