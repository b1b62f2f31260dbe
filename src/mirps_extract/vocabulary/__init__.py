"""Words that the stages look for, from data files by language, and countries from CLDR."""

from mirps_extract.vocabulary.folding import fold, slug, tokens
from mirps_extract.vocabulary.labels import (
    NUMBERING,
    TOTAL,
    Label,
    countries_in,
    names_of,
    pieces_of,
    read_label,
    title_of,
    year_in,
)
from mirps_extract.vocabulary.loading import (
    country_codes,
    language_told_by,
    languages,
    load,
    m49_of,
)
from mirps_extract.vocabulary.values import Area, Marks, Naming, RoleCues, Vocabulary

__all__ = [
    "NUMBERING",
    "TOTAL",
    "Area",
    "Label",
    "Marks",
    "Naming",
    "RoleCues",
    "Vocabulary",
    "countries_in",
    "country_codes",
    "fold",
    "language_told_by",
    "languages",
    "load",
    "m49_of",
    "names_of",
    "pieces_of",
    "read_label",
    "slug",
    "title_of",
    "tokens",
    "year_in",
]
