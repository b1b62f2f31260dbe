"""Words that the stages look for, from data files by language, and countries from CLDR."""

from mirps_extract.vocabulary.folding import (
    HYPHENS,
    SHAPELESS,
    SOFT_HYPHEN,
    UNSEEN,
    fold,
    slug,
    slug_words,
    tokens,
)
from mirps_extract.vocabulary.labels import (
    AREA,
    COUNTRY,
    NUMBER,
    NUMBERING,
    TOTAL,
    Saying,
    Wording,
    countries_in,
    named_in,
    names_of,
    pieces_of,
    read_label,
    read_worded,
    title_of,
    worded,
    year_in,
)
from mirps_extract.vocabulary.loading import (
    code_of,
    country_codes,
    country_of,
    known_language,
    language_told_by,
    languages,
    load,
    m49_of,
)
from mirps_extract.vocabulary.values import Area, Naming, Punctuation, RoleCues, Vocabulary
