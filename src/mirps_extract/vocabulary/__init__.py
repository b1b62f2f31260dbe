"""Words that the stages look for, from data files by language, and countries from CLDR."""

from mirps_extract.vocabulary.folding import UNSEEN, fold, slug, tokens
from mirps_extract.vocabulary.labels import (
    NUMBERING,
    TOTAL,
    Label,
    countries_in,
    named_in,
    names_of,
    pieces_of,
    read_label,
    title_of,
    year_in,
)
from mirps_extract.vocabulary.loading import (
    code_of,
    country_codes,
    country_of,
    language_told_by,
    languages,
    load,
    m49_of,
)
from mirps_extract.vocabulary.values import Area, Marks, Naming, RoleCues, Vocabulary

__all__ = [
    "NUMBERING",
    "TOTAL",
    "UNSEEN",
    "Area",
    "Label",
    "Marks",
    "Naming",
    "RoleCues",
    "Vocabulary",
    "code_of",
    "countries_in",
    "country_codes",
    "country_of",
    "fold",
    "language_told_by",
    "languages",
    "load",
    "m49_of",
    "named_in",
    "names_of",
    "pieces_of",
    "read_label",
    "slug",
    "title_of",
    "tokens",
    "year_in",
]
