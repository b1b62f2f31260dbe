"""Columns and references that several tables have."""

from __future__ import annotations

from dataclasses import replace

from mirps_extract.tables.values import CellType, Column, Reference

STRING, INTEGER, NUMBER, LIST = CellType.STRING, CellType.INTEGER, CellType.NUMBER, CellType.LIST
BOOLEAN = CellType.BOOLEAN

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
PAGES_IF_KNOWN = (replace(PAGE_FIRST, required=False), replace(PAGE_LAST, required=False))
"""Pages of a text that may have no evidence."""
PAGE = Column("page", INTEGER, "Page, from 1", "#meta+page", True)
START = Column("start", INTEGER, "First character in the text, from 0", "#meta+start+num", True)
CHECKED = Column(
    "checked",
    BOOLEAN,
    "Whether a person held the commitment against the page and found it as it is",
    "#status+checked",
    True,
)
CORRECTED = Column("corrected", BOOLEAN, "Whether a person corrected it", "#status+corrected", True)
CHECKED_BY = Column(
    "checked_by",
    LIST,
    "Who checked it; empty if nobody did, or it is not signed",
    "#meta+checked+name+list",
)
LINEAGE = Column(
    "lineage",
    STRING,
    "Id of the commitment through all years and both languages; empty in an archive, whose plans "
    "are read one by one",
    "#activity+code+lineage",
)
FIRST_YEAR = Column(
    "first_year",
    INTEGER,
    "Year of the first edition that has it; empty if that is not known",
    "#date+year+first",
)
LAST_YEAR = Column(
    "last_year",
    INTEGER,
    "Year of the last edition that has it; empty if that is not known",
    "#date+year+last",
)
END = Column("end", INTEGER, "First character after it in the text", "#meta+end+num", True)

TO_EDITION = Reference(("edition_id",), "editions")
TO_COUNTRY = Reference(("edition_id", "country_iso3"), "countries")
TO_COMMITMENT = Reference(("commitment_id",), "commitments")
TO_INSTITUTION = Reference(("edition_id", "institution_id"), "institutions")
