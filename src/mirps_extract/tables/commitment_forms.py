"""What the tables about commitments and institutions are made of."""

from __future__ import annotations

from dataclasses import replace

from mirps_extract.tables.common import (
    AREA,
    CHECKED,
    CHECKED_BY,
    COMMITMENT_ID,
    CORRECTED,
    COUNTRY,
    EDITION_ID,
    EDITION_YEAR,
    END,
    FIRST_YEAR,
    INTEGER,
    ISO3,
    LAST_YEAR,
    LINEAGE,
    LIST,
    NUMBER,
    PAGE,
    PAGE_FIRST,
    PAGE_LAST,
    POSITION,
    START,
    STRING,
    TEXT,
    TO_COMMITMENT,
    TO_COUNTRY,
    TO_EDITION,
    TO_INSTITUTION,
)
from mirps_extract.tables.status_forms import STATUS_COLUMNS
from mirps_extract.tables.values import Column, Form, Reference
from mirps_extract.vocabulary import languages

_ROLES = (
    ("leading", "lead", "Institutions that will do it", "#org+impl"),
    ("partners", "partner", "Institutions that do it together with those", "#org+partner"),
    ("supporting", "support", "Institutions that help, with money or advice", "#org+prog"),
    ("targets", "target", "Institutions that are trained, strengthened or reached", "#org+target"),
    ("mentioned", "mention", "Institutions that are named otherwise", "#org+mentioned"),
)

_LINEAGE = replace(LINEAGE, looked_up=True)

ROLE_COLUMNS = {name: role for name, role, _, _ in _ROLES}
"""The columns of commitments that list institutions, each with its role."""

COMMITMENTS = Form(
    "commitments",
    "One row for each commitment, in reading order.",
    ("commitment_id",),
    (
        EDITION_ID,
        EDITION_YEAR,
        COMMITMENT_ID,
        Column("label", STRING, "Id in the edition, such as BLZ-PROT-01", "#activity+label", True),
        ISO3,
        replace(COUNTRY, looked_up=False),  # who reads one table in SQLite reads this one
        AREA,
        POSITION,
        Column("number", STRING, "Number printed before it; empty if none", "#activity+number"),
        Column("title", STRING, "Label that leads it; empty if none", "#activity+name"),
        Column(
            "text",
            STRING,
            "The whole commitment, on one line",
            "#activity+description+text",
            True,
        ),
        Column(
            "language",
            STRING,
            "Language of the text, such as en or es",
            "#meta+lang",
            True,
            looked_up=True,
        ),
        Column(
            "responsible",
            LIST,
            "Who has to do it: the institutions that lead; where none does, what the plan's own "
            "column says, and where there is none, the government of the country",
            "#org+responsible+name+list",
        ),
        Column(
            "responsible_is",
            STRING,
            "How that is known: named in the text, in a column of the plan, or implied; empty if "
            "it is not known",
            "#meta+responsible",
        ),
        *(
            column
            for name, _, meaning, tag in _ROLES
            for column in (
                Column(name, LIST, f"{meaning}, by name", f"{tag}+name+list", looked_up=True),
                Column(
                    f"{name}_id",
                    LIST,
                    f"{meaning}, by id, in the same order",
                    f"{tag}+code+list",
                    looked_up=True,
                ),
            )
        ),
        PAGE_FIRST,
        PAGE_LAST,
        Column(
            "key",
            STRING,
            "Hash of country and words, alike in all editions that print the same words",
            "#activity+code+key",
            True,
        ),
        LINEAGE,
        FIRST_YEAR,
        LAST_YEAR,
        Column(
            "duplicate_of",
            STRING,
            "Id of the commitment that it repeats; empty if none",
            "#activity+code+duplicate",
        ),
        CHECKED,
        CHECKED_BY,
        Column(
            "checked_at",
            STRING,
            "When it was checked, by the last who did (ISO 8601, UTC); empty if that is not known",
            "#date+checked",
        ),
        CORRECTED,
        Column(
            "corrected_by",
            LIST,
            "Who corrected it; empty if nobody did, or it is not signed",
            "#meta+corrected+name+list",
        ),
        *STATUS_COLUMNS,
        Column(
            "findings",
            LIST,
            "Codes of the findings about it",
            "#meta+findings+list",
            looked_up=True,
        ),
        Column("source_file", STRING, "Name of the PDF", "#meta+source+name", True, looked_up=True),
    ),
    (
        TO_COUNTRY,
        Reference(("edition_id", "country_iso3", "focus_area"), "focus_areas"),
        Reference(("duplicate_of",), "commitments", ("commitment_id",)),
    ),
)

ITEMS = Form(
    "items",
    "The items of enumerations inside commitments; their words are part of the text, too.",
    ("commitment_id", "position"),
    (
        EDITION_ID,
        COMMITMENT_ID,
        POSITION,
        Column("marker", STRING, "Mark as printed, such as (a)", "#meta+marker", True),
        TEXT,
        _LINEAGE,
    ),
    (TO_COMMITMENT,),
)

DETAILS = Form(
    "details",
    "What the other columns say where a plan prints its commitments in a table.",
    ("commitment_id", "column"),
    (
        EDITION_ID,
        COMMITMENT_ID,
        Column("column", STRING, "Name of the column", "#meta+column", True),
        TEXT,
        _LINEAGE,
    ),
    (TO_COMMITMENT,),
)

_BOX = (
    Column("x0", NUMBER, "Left side in points from the left of the page", "#meta+x0+num", True),
    Column("top", NUMBER, "Upper side in points from the top of the page", "#meta+top+num", True),
    Column("x1", NUMBER, "Right side in points from the left of the page", "#meta+x1+num", True),
    Column("bottom", NUMBER, "Lower side in points from the top", "#meta+bottom+num", True),
)

EVIDENCE = Form(
    "evidence",
    "Where each commitment stands: a box for each column of text that it runs through.",
    ("commitment_id", "position"),
    (EDITION_ID, COMMITMENT_ID, POSITION, PAGE, *_BOX, START, END, _LINEAGE),
    (TO_COMMITMENT,),
)

INSTITUTIONS = Form(
    "institutions",
    "The institutions that each plan mentions.",
    ("edition_id", "institution_id"),
    (
        EDITION_ID,
        EDITION_YEAR,
        Column("institution_id", STRING, "Id of the institution", "#org+code", True),
        Column("name", STRING, "Full name, in the plan's language", "#org+name", True),
        *(
            Column(
                f"name_{code}",
                STRING,
                f"Full name in the language {code}; empty if not known",
                f"#org+name+i_{code}",
            )
            for code in languages()
        ),
        Column("acronym", STRING, "Acronym; empty if it has none", "#org+acronym"),
        Column("type", STRING, "Kind of institution; empty if not known", "#org+type"),
        Column(
            "institution_country_iso3",
            STRING,
            "Its country; empty for an international body",
            "#org+country+code+v_iso3",
        ),
        Column("resolved_by", STRING, "How it was told from the name", "#meta+resolved", True),
        Column(
            "commitments",
            INTEGER,
            "Commitments of the edition that mention it",
            "#indicator+commitments",
            True,
        ),
    ),
    (TO_EDITION,),
)

MENTIONS = Form(
    "mentions",
    "One row each time that a commitment names an institution.",
    ("commitment_id", "position"),
    (
        EDITION_ID,
        EDITION_YEAR,
        COMMITMENT_ID,
        Column(
            "country_iso3",
            STRING,
            "Country of the commitment",
            "#country+code+iso3+v_iso3",
            True,
            looked_up=True,
        ),
        Column(
            "focus_area",
            STRING,
            "Focus area of the commitment",
            "#sector+code+v_mirps",
            True,
            looked_up=True,
        ),
        POSITION,
        Column("institution_id", STRING, "Id of the institution", "#org+code", True),
        Column("name", STRING, "Full name", "#org+name", True, looked_up=True),
        Column("text", STRING, "Its name as it stands in the text", "#org+text", True),
        START,
        END,
        Column("role", STRING, "What it has to do with the commitment", "#org+role", True),
        Column("source", STRING, "How the mention was found", "#meta+found", True),
        PAGE,
        *(replace(column, looked_up=True) for column in (CHECKED, CHECKED_BY, CORRECTED)),
        _LINEAGE,
    ),
    (TO_COMMITMENT, TO_INSTITUTION),
)
