"""What the tables about a plan and its countries are made of."""

from __future__ import annotations

from dataclasses import replace

from mirps_extract.tables.common import (
    AREA,
    COUNTRY,
    EDITION_ID,
    EDITION_YEAR,
    INTEGER,
    ISO3,
    LINEAGE,
    LIST,
    PAGE_FIRST,
    PAGE_LAST,
    PAGES_IF_KNOWN,
    POSITION,
    STRING,
    TEXT,
    TO_COMMITMENT,
    TO_COUNTRY,
    TO_EDITION,
)
from mirps_extract.tables.values import Column, Form

EDITIONS = Form(
    "editions",
    "The editions: one row for each plan that was read, with its file and what read it.",
    ("edition_id",),
    (
        EDITION_ID,
        Column("edition_year", INTEGER, "Year; empty if it is not known", "#date+year+start"),
        Column("language", STRING, "Language of the plan, such as en or es", "#meta+lang", True),
        Column("title", STRING, "Title as on the cover; empty if there is none", "#meta+title"),
        Column("source_file", STRING, "Name of the PDF", "#meta+source+name", True),
        Column("source_sha256", STRING, "SHA-256 of the PDF", "#meta+source+code", True),
        Column("source_bytes", INTEGER, "Size of the PDF in bytes", "#meta+source+size+num", True),
        Column("source_pages", INTEGER, "Pages of the PDF", "#meta+source+pages+num", True),
        Column("reader", STRING, "What read the PDF, with its version", "#meta+reader", True),
        Column("ocr", STRING, "What recognised scanned pages; empty if none", "#meta+ocr"),
        Column("ocr_pages", LIST, "Pages that were read by OCR", "#meta+ocr+page+list"),
        Column("schema_version", STRING, "Version of the JSON's form", "#meta+schema", True),
        Column("tool_version", STRING, "Version of mirps-extract", "#meta+tool+version"),
        Column("tool_data", STRING, "Fingerprint of its data files", "#meta+tool+data"),
        Column("words", INTEGER, "Words of the PDF", "#meta+words+num", True),
        Column(
            "words_unassigned",
            INTEGER,
            "Words that were not recognised",
            "#meta+words+unassigned+num",
            True,
        ),
    ),
)

OBJECTIVES = Form(
    "objectives",
    "The objectives of each plan.",
    ("edition_id", "position"),
    (EDITION_ID, POSITION, TEXT),
    (TO_EDITION,),
)

COUNTRIES = Form(
    "countries",
    "The country sections of each plan.",
    ("edition_id", "country_iso3"),
    (
        EDITION_ID,
        EDITION_YEAR,
        ISO3,
        Column("country", STRING, "Name in the plan's language", "#country+name", True),
        Column(
            "country_m49",
            STRING,
            "Code of the country in the UN's M49, three digits as text; empty if it has none",
            "#country+code+v_m49",
        ),
        POSITION,
        Column("title", STRING, "Title of the section as printed", "#meta+title", True),
        PAGE_FIRST,
        PAGE_LAST,
    ),
    (TO_EDITION,),
)

FOCUS_AREAS = Form(
    "focus_areas",
    "The focus areas of each country, with their headings as printed.",
    ("edition_id", "country_iso3", "focus_area"),
    (
        EDITION_ID,
        EDITION_YEAR,
        ISO3,
        COUNTRY,
        AREA,
        POSITION,
        Column("heading", STRING, "Heading as printed", "#sector+name", True),
    ),
    (TO_COUNTRY,),
)

COUNTS = Form(
    "counts",
    "The counts that each plan declares, beside those that were found. The focus area `total` "
    "stands for the whole country.",
    ("edition_id", "country_iso3", "focus_area"),
    (
        EDITION_ID,
        EDITION_YEAR,
        ISO3,
        COUNTRY,
        AREA,
        Column(
            "declared",
            INTEGER,
            "Commitments that the plan declares; empty if it declares none",
            "#indicator+declared",
        ),
        Column("found", INTEGER, "Commitments that were found", "#indicator+found", True),
        Column(
            "difference",
            INTEGER,
            "Found less declared; empty if none are declared",
            "#indicator+difference",
        ),
        Column(
            "checked",
            INTEGER,
            "Commitments, of those found, that a person checked",
            "#indicator+checked",
            True,
        ),
    ),
    (TO_COUNTRY,),
)

NARRATIVE = Form(
    "narrative",
    "The paragraphs of each country's narrative.",
    ("edition_id", "country_iso3", "position"),
    (EDITION_ID, EDITION_YEAR, ISO3, COUNTRY, POSITION, TEXT, *PAGES_IF_KNOWN),
    (TO_COUNTRY,),
)

FINDINGS = Form(
    "findings",
    "What a reader should know of each reading.",
    ("edition_id", "position"),
    (
        EDITION_ID,
        EDITION_YEAR,
        POSITION,
        Column("severity", STRING, "error, warning or info", "#status+severity", True),
        Column("code", STRING, "Kind of finding", "#status+code", True),
        Column("message", STRING, "What was found, in a sentence", "#description", True),
        Column(
            "country_iso3",
            STRING,
            "Country concerned; empty if it is the whole plan",
            "#country+code+iso3+v_iso3",
        ),
        Column(
            "focus_area",
            STRING,
            "Focus area concerned; empty if none",
            "#sector+code+v_mirps",
        ),
        Column("commitment_id", STRING, "Commitment concerned; empty if none", "#activity+code+id"),
        Column("pages", LIST, "Pages on which it shows", "#meta+page+list"),
        replace(LINEAGE, looked_up=True),
    ),
    (TO_EDITION, TO_COMMITMENT),
)

FOOTNOTES = Form(
    "footnotes",
    "The footnotes of each plan.",
    ("edition_id", "position"),
    (
        EDITION_ID,
        POSITION,
        Column("mark", STRING, "Mark that refers to it", "#meta+marker", True),
        TEXT,
        *PAGES_IF_KNOWN,
    ),
    (TO_EDITION,),
)
