"""What every export says of the data as a whole: whose it is, of when, under which licence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mirps_extract.exports.values import Book
from mirps_extract.findings import kinds
from mirps_extract.tables import Row, Value
from mirps_extract.vocabulary import TOTAL, languages, load, slug_words

TITLE = "MIRPS National Action Plans: commitments"

DESCRIPTION = (
    "Commitments on refugees and displaced people of the countries of the MIRPS (Comprehensive "
    "Regional Protection and Solutions Framework), read from the PDF of their national action "
    "plans, with the institutions that they name and the page on which each stands. Counts that "
    "a plan declares stand beside those that were found."
)

LEFT_OUT = (
    "Only the {here} of {found} commitments that a person has held against the page are in it; "
    "the others, objectives, narrative and footnotes are left out."
)

KEYWORDS = (
    "asylum",
    "commitments",
    "displaced people",
    "MIRPS",
    "national action plans",
    "refugees",
)

NO_LICENCE = "Licence not specified"

ORDER = (
    "commitments",
    "counts",
    "changes",
    "lineages",
    "statuses",
    "institutions",
    "mentions",
    "findings",
    "narrative",
    "countries",
    "focus_areas",
    "objectives",
    "items",
    "details",
    "footnotes",
    "editions",
    "evidence",
)
"""The tables in the order in which people ask for them; what is for programs comes last."""

SLUGS = (
    "type",
    "resolved_by",
    "source",
    "role",
    "severity",
    "responsible_is",
    "kind",
    "status",
    "counts_as",
)
"""Columns of slugs that are read as the words they are made of."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence that is known.

    Attributes:
        hdx: what the Humanitarian Data Exchange calls it.
        url: where it can be read.
    """

    hdx: str
    url: str


_CC = "https://creativecommons.org"
_ODC = "https://opendatacommons.org/licenses"
_BY = Licence("cc-by", f"{_CC}/licenses/by/4.0/")
_BY_IGO = Licence("cc-by-igo", f"{_CC}/licenses/by/3.0/igo/")
_BY_SA = Licence("cc-by-sa", f"{_CC}/licenses/by-sa/4.0/")

LICENCES = {
    "cc-by-4.0": _BY,
    "cc-by": _BY,
    "cc-by-3.0-igo": _BY_IGO,
    "cc-by-igo": _BY_IGO,
    "cc-by-sa-4.0": _BY_SA,
    "cc-by-sa": _BY_SA,
    "odc-by-1.0": Licence("hdx-odc-by", f"{_ODC}/by/1-0/"),
    "odbl-1.0": Licence("hdx-odc-odbl", f"{_ODC}/odbl/1-0/"),
    "pddl-1.0": Licence("hdx-pddl", f"{_ODC}/pddl/1-0/"),
}
"""Licences by their names in the SPDX list and the exchange's own, in small letters."""


def description_of(book: Book) -> str:
    """What the data is, and what of the plans is left out of it."""
    found = total_of(book, "found")
    here = len(book.tables["commitments"].rows)
    if here == found:
        return DESCRIPTION
    return f"{DESCRIPTION} {LEFT_OUT.format(here=here, found=found)}"


def total_of(book: Book, column: str) -> int:
    """The sum of a column of the counts, over all countries."""
    rows = book.tables["counts"].rows
    values = [row[column] for row in rows if row["focus_area"] == TOTAL]
    return sum(value for value in values if isinstance(value, int))


def licence_of(book: Book) -> Licence | None:
    """The licence of the data, if it is one that is known."""
    return LICENCES.get((book.licence or "").casefold())


def years_of(book: Book) -> list[int]:
    """The years of the editions, each once."""
    years = {row["edition_year"] for row in book.tables["editions"].rows}
    return sorted(year for year in years if isinstance(year, int))


def period_of(book: Book) -> tuple[str, str] | None:
    """The first and the last day of the editions' years; None if no edition has a year."""
    years = years_of(book)
    return (f"{years[0]}-01-01", f"{years[-1]}-12-31") if years else None


def countries_of(book: Book) -> list[str]:
    """The ISO 3166-1 alpha-3 codes of the countries that have a section, each once."""
    return sorted({str(row["country_iso3"]) for row in book.tables["countries"].rows})


def governments_of(book: Book) -> list[str]:
    """Whose plans they are: a national action plan is its government's."""
    return [f"Government of {country_name(iso3)}" for iso3 in countries_of(book)]


def readers_of(book: Book) -> list[str]:
    """The program in the versions that read the plans."""
    versions = {row["tool_version"] for row in book.tables["editions"].rows}
    return sorted(f"mirps-extract {version or ''}".strip() for version in versions)


def country_name(iso3: str) -> str:
    """A country's name in English, or its code."""
    return load("en").country_names.get(iso3, iso3)


def language_of(book: Book) -> str:
    """The language in which slugs are named: that of all editions, or else English."""
    found = {str(row["language"]) for row in book.tables["editions"].rows}
    return found.pop() if len(found) == 1 and found <= set(languages()) else "en"


def edition_title(edition: Row) -> str:
    """What an edition is called, with its file."""
    return f"{edition['title'] or 'MIRPS National Action Plan'} ({edition['source_file']})"


def area_name(slug: str, language: str) -> str:
    """What a focus area is called; one that is not known, by the words of its slug."""
    area = load(language).areas.get(slug)
    if slug == TOTAL or area is None:
        return words_of(slug)
    return area.names[0][:1].upper() + area.names[0][1:]


def words_of(slug: str) -> str:
    """The words that a slug is made of, as a label."""
    words = slug_words(slug)
    return words[:1].upper() + words[1:]


def named(column: str, value: Value, language: str) -> Value:
    """A value as people call it: focus areas, findings and kinds by name, all else as it is."""
    if isinstance(value, str):
        if column.startswith("focus_area"):
            return area_name(value, language)
        if column == "code" and value in kinds():
            return kinds()[value].title[language]
        if column in SLUGS:
            return words_of(value)
    if column == "findings" and isinstance(value, Sequence):
        return [kinds()[code].title[language] if code in kinds() else code for code in value]
    return value
