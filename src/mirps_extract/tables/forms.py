"""What the tables are made of: their columns, keys and references."""

from __future__ import annotations

from mirps_extract.tables.values import Column, Form, Reference, Type
from mirps_extract.vocabulary import languages

STRING, INTEGER, NUMBER, LIST = Type.STRING, Type.INTEGER, Type.NUMBER, Type.LIST

EDITION_ID = Column("edition_id", STRING, "Id of the edition", "#meta+id+edition", True)
EDITION_YEAR = Column(
    "edition_year",
    INTEGER,
    "Year of the edition; empty if it is not known",
    "#date+year+start",
    looked_up=True,
)
ISO3 = Column(
    "country_iso3",
    STRING,
    "Country, by ISO 3166-1 alpha-3 code",
    "#country+code+iso3+v_iso3",
    True,
)
COUNTRY = Column(
    "country",
    STRING,
    "Name of the country, in the plan's language",
    "#country+name",
    True,
    looked_up=True,
)
AREA = Column(
    "focus_area", STRING, "Focus area, by its slug in all editions", "#sector+code+v_mirps", True
)
COMMITMENT_ID = Column(
    "commitment_id",
    STRING,
    "Id of the commitment among all editions: the edition's id, a point, the id in the edition",
    "#activity+code+id",
    True,
)
POSITION = Column(
    "position", INTEGER, "Place in its list, from 1, in reading order", "#meta+position+num", True
)
TEXT = Column("text", STRING, "The text, in full and on one line", "#description+text", True)
PAGE_FIRST = Column("page_first", INTEGER, "First page, from 1", "#meta+page+start", True)
PAGE_LAST = Column("page_last", INTEGER, "Last page, from 1", "#meta+page+end", True)
PAGE = Column("page", INTEGER, "Page, from 1", "#meta+page", True)
START = Column("start", INTEGER, "First character in the text, from 0", "#meta+start+num", True)
END = Column("end", INTEGER, "First character after it in the text", "#meta+end+num", True)

TO_EDITION = Reference(("edition_id",), "editions")
TO_COUNTRY = Reference(("edition_id", "country_iso3"), "countries")
TO_COMMITMENT = Reference(("commitment_id",), "commitments")
TO_INSTITUTION = Reference(("edition_id", "institution_id"), "institutions")

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
            "#indicator+declared+num",
        ),
        Column("found", INTEGER, "Commitments that were found", "#indicator+found+num", True),
        Column(
            "difference",
            INTEGER,
            "Found less declared; empty if none are declared",
            "#indicator+difference+num",
        ),
    ),
    (TO_COUNTRY,),
)

NARRATIVE = Form(
    "narrative",
    "The paragraphs of each country's narrative.",
    ("edition_id", "country_iso3", "position"),
    (EDITION_ID, EDITION_YEAR, ISO3, COUNTRY, POSITION, TEXT, PAGE_FIRST, PAGE_LAST),
    (TO_COUNTRY,),
)

_ROLES = (
    ("responsible", "lead", "Institutions that will do it", "#org+impl"),
    ("partners", "partner", "Institutions that do it together with those", "#org+partner"),
    ("supporting", "support", "Institutions that help, with money or advice", "#org+prog"),
    ("targets", "target", "Institutions that are trained, strengthened or reached", "#org+target"),
    ("mentioned", "mention", "Institutions that are named otherwise", "#org+mentioned"),
)

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
        COUNTRY,
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
        Column(
            "duplicate_of",
            STRING,
            "Id of the commitment that it repeats; empty if none",
            "#activity+code+duplicate",
        ),
        Column(
            "findings",
            LIST,
            "Codes of the findings about it",
            "#meta+findings+list",
            looked_up=True,
        ),
        Column("source_file", STRING, "Name of the PDF", "#meta+source+name", True, looked_up=True),
    ),
    (TO_COUNTRY, Reference(("edition_id", "country_iso3", "focus_area"), "focus_areas")),
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
    (EDITION_ID, COMMITMENT_ID, POSITION, PAGE, *_BOX, START, END),
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
            "#indicator+commitments+num",
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
    ),
    (TO_COMMITMENT, TO_INSTITUTION),
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
        PAGE_FIRST,
        PAGE_LAST,
    ),
    (TO_EDITION,),
)

FORMS = (
    EDITIONS,
    COUNTRIES,
    FOCUS_AREAS,
    COUNTS,
    COMMITMENTS,
    ITEMS,
    DETAILS,
    EVIDENCE,
    INSTITUTIONS,
    MENTIONS,
    FINDINGS,
    NARRATIVE,
    OBJECTIVES,
    FOOTNOTES,
)
"""All tables; a table refers only to tables before it."""
