"""Vocabulary files and CLDR's country names, loaded once a process."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from mirps_extract.errors import NoSuchCountryError, NoSuchLanguageError, VocabularyError
from mirps_extract.vocabulary.folding import fold, slug, tokens
from mirps_extract.vocabulary.phrases import Phrases
from mirps_extract.vocabulary.user_words import laid_over, own_words
from mirps_extract.vocabulary.values import Area, Naming, Punctuation, RoleCues, Vocabulary

DATA = files("mirps_extract.vocabulary") / "data"
COMMON = "common.toml"


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that there is a vocabulary file for."""
    names = sorted(item.name for item in DATA.iterdir() if item.name.endswith(".toml"))
    return tuple(name.removesuffix(".toml") for name in names if name != COMMON)


def known_language(code: str) -> str:
    """The language that a code is given for.

    Raises:
        NoSuchLanguageError: there is no vocabulary for it.
    """
    if code in languages():
        return code
    raise NoSuchLanguageError(f"no vocabulary for {code!r}: use one of {', '.join(languages())}.")


@cache
def load(language: str, own: Path | None = None) -> Vocabulary:
    """The vocabulary of a language.

    Args:
        language: its code.
        own: a file of the user's own; what it holds is added if it is for this language.

    Raises:
        KeyError: there is no vocabulary file for `language`.
        VocabularyError: `own` cannot be used.
    """
    if language not in languages():
        raise KeyError(language)
    data, common = _toml(f"{language}.toml"), _toml(COMMON)
    added = own_words(own) if own is not None else {}
    if added.get("language") == language:
        data = laid_over(data, added)
    elif added.get("language", language) not in languages():
        raise VocabularyError(
            f"{own} is for a language without a vocabulary: use one of {', '.join(languages())}."
        )
    counts = data["counts"]
    return Vocabulary(
        language=language,
        tesseract=data["tesseract"],
        function_words=_folded(data["function_words"]),
        conjunctions=_folded(data["conjunctions"]),
        hyphen_prefixes=_folded(data["hyphen_prefixes"]),
        hyphen_particles=_folded(data["hyphen_particles"]),
        hyphen_endings=_folded(data["hyphen_endings"]),
        genders=tuple(data["genders"]),
        compounds=data["hyphenated_compounds"],
        modals=_folded(data["modals"]),
        ampersand=data["ampersand"],
        title_words=_folded(data["titles"]["words"]),
        contents_headings=_folded(data["contents"]["headings"]),
        objectives_headings=_folded(data["objectives"]["headings"]),
        closing_headings=_folded(data["closing"]["headings"]),
        opening_headings=_folded(data["opening"]["headings"]),
        aside_headings=_folded(data["asides"]["headings"]),
        caption_words=_folded(data["captions"]["words"]),
        count_nouns=_folded(counts["nouns"]),
        count_totals=_folded(counts["total"]),
        count_sums=_folded(counts["sums"]),
        count_holders=_folded(counts["holders"]),
        count_verbs=_folded(counts["verbs"]),
        count_elsewhere=_folded(counts["elsewhere"]),
        count_kinds=_folded(counts["kinds"]),
        count_fillers=_folded(counts["fillers"]),
        numbers=_numbers(counts["words"]),
        continued=_folded(counts["continued"]),
        columns={
            name: frozenset(slug(word) for word in words) for name, words in data["columns"].items()
        },
        other_columns=frozenset(slug(word) for word in data["other_columns"]["words"]),
        rows_of_sums=_folded(data["rows_of_sums"]["words"]),
        form_fields=_form_fields(data["columns"], data["form"]),
        areas=_areas(data["areas"], language),
        countries=_countries() | _aliases(data.get("country_aliases", {})),
        country_names=_country_names(language),
        states=_states("states"),
        nationalities=_states("nationalities"),
        governments=_governments(data["government"], language),
        punctuation=Punctuation(
            list_signs=frozenset(common["list_signs"]),
            full_stops=frozenset(common["full_stops"]),
            closers=frozenset(common["closers"]),
            brackets=tuple(common["brackets"]),
        ),
        naming=_naming(data["naming"]),
        roles=_roles(data["roles"]),
    )


def language_told_by(words: Iterable[str]) -> str | None:
    """The language whose function words are the most frequent; None if there is none of them."""
    count = Counter(fold(word) for word in words)
    scores = {code: sum(count[word] for word in load(code).function_words) for code in languages()}
    best = max(sorted(scores), key=lambda code: scores[code])
    return best if scores[best] else None


def _areas(own: Mapping[str, Any], language: str) -> dict[str, Area]:
    """Focus areas; their names in other languages come last, for headings may be in two."""
    others = [_toml(f"{code}.toml")["areas"] for code in languages() if code != language]
    return {
        name: Area(
            name,
            entry.get("code", code_of(name)),
            (
                *entry.get("names", [name]),
                *(said for other in others for said in other.get(name, {}).get("names", ())),
            ),
        )
        for name, entry in own.items()
    }


def _form_fields(
    columns: Mapping[str, Sequence[str]], form: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """What each label in a form says, by its slug: a column that tables have, or more."""
    both = (columns, form)  # what a form calls an objective heads areas in a table
    return {slug(word): name for told in both for name, words in told.items() for word in words}


def _numbers(words: Mapping[str, Any]) -> dict[tuple[str, ...], int]:
    """Numbers in words up to ninety-nine, by their folded words."""
    units = {(fold(word),): n for n, every in enumerate(words["units"], start=1) for word in every}
    tens = {(fold(word),): 10 * n for n, word in enumerate(words["tens"], start=2)}
    joint = tuple(fold(word) for word in words["and"])
    compounds = {
        (*ten, *joint, *unit): high + low
        for ten, high in tens.items()
        for unit, low in units.items()
        if low < 10
    }
    return compounds | tens | units


def _naming(data: Mapping[str, Any]) -> Naming:
    heads = {fold(word): kind for kind, words in data["heads"].items() for word in words}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["phrases"]:
        phrases.setdefault(tokens(phrase)[0], []).append(tokens(phrase))
    return Naming(
        heads=heads,
        links=_folded(data["links"]),
        articles=_folded(data["articles"]),
        conjunctions=_folded(data["conjunctions"]),
        after_articles=_folded(data["after_articles"]),
        places=_folded(data["places"]),
        phrases=phrases,
        plain=_folded(data["plain"]),
        leading=_folded(data["leading"]),
        alone=_folded(data["alone"]),
        holders=_folded(data["holders"]),
        owners=_folded(data["owners"]),
        head_last=data["head_last"],
        adjectives=_folded(data["adjectives"]),
        openers=_folded(data["openers"]),
        peoples=_folded(data["peoples"]) | {w for words in _states("nationalities") for w in words},
        before_states=_folded(data["before_states"]),
        other_things=_folded(data["other_things"]),
        not_institutions=frozenset(_toml(COMMON)["not_institutions"]),
        prefixes=frozenset(_toml(COMMON)["acronym_prefixes"]),
    )


def _roles(data: Mapping[str, Any]) -> RoleCues:
    return RoleCues(
        verbs=frozenset(data["verbs"]),
        verb_endings=tuple(data["verb_endings"]),
        present_endings=tuple(data["present_endings"]),
        no_verbs=frozenset(data["no_verbs"]),
        no_verb_endings=tuple(data["no_verb_endings"]),
        bare_plurals=data["bare_plurals"],
        adverbs=frozenset(data["adverbs"]),
        relatives=frozenset(data["relatives"]),
        agent_words=frozenset(data["agent_words"]),
        infinitives=tuple(data["infinitives"]),
        no_infinitives=frozenset(data["no_infinitives"]),
        joins=frozenset(data["joins"]),
        conjunctions=frozenset(data["conjunctions"]),
        articles=frozenset(data["articles"]),
        belongs=frozenset(data["belongs"]),
        fillers=frozenset(data["fillers"]),
        passives=frozenset(data["passives"]),
        participle_endings=tuple(data["participle_endings"]),
        possessives=frozenset(data["possessives"]),
        acting=tuple(data["acting"]),
        labels=Phrases(data["labels"]),
        before=Phrases(data["before"]),
        after=Phrases(data["after"]),
        does=Phrases(data["does"]),
        does_to=Phrases(data["does_to"]),
    )


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def _alpha3() -> dict[str, str]:
    """Alpha-2 to alpha-3 codes of the countries that exist."""
    from babel.core import get_global  # who wants no country's name need not wait for CLDR

    common = _toml(COMMON)
    out = {}
    for long, shorts in get_global("territory_aliases").items():
        is_alpha3 = re.fullmatch(r"[A-Z]{3}", long) and long not in common["withdrawn_alpha3"]
        if is_alpha3 and len(shorts) == 1 and shorts[0] not in common["not_countries"]:
            out[shorts[0]] = long
    return out


@cache
def _country_names(language: str) -> dict[str, str]:
    from babel import Locale

    territories = Locale.parse(language).territories
    return {long: territories[short] for short, long in _alpha3().items() if short in territories}


def _governments(data: Mapping[str, Any], language: str) -> dict[str, str]:
    """What the government of each country is called, by the country's code."""
    named = _country_names(language)
    return {code: data["name"].format(country=name) for code, name in named.items()} | dict(
        data["others"]
    )


@cache
def _countries() -> dict[tuple[str, ...], str]:
    """Every name of every country, in all languages that there are files for, to its code."""
    out: dict[tuple[str, ...], str] = {}
    for language in languages():
        for code, name in _country_names(language).items():
            out[tokens(name)] = code
    return out | _aliases(_toml(COMMON)["country_aliases"])


@cache
def _states(kind: str) -> dict[tuple[str, ...], str]:
    """What states go by in all languages that there are files for, to their codes."""
    out: dict[tuple[str, ...], str] = {}
    for language in languages():
        out |= _aliases(_toml(f"{language}.toml")["naming"][kind])
    return out


def _aliases(names: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], str]:
    return {tokens(name): code for code, every in names.items() for name in every}


def code_of(slug: str) -> str:
    """The short form that ids carry of an area without a code."""
    return slug.replace("_", "")[:4].upper()


def m49_of(iso3: str) -> str | None:
    """A country's code in the UN's M49, three digits; None if it has none."""
    return _m49().get(iso3)


@cache
def _m49() -> dict[str, str]:
    from babel.core import get_global  # slow to import

    alpha3 = _alpha3()
    aliases = get_global("territory_aliases").items()
    codes = {
        alpha3[shorts[0]]: code
        for code, shorts in aliases
        if code.isdecimal() and len(shorts) == 1 and shorts[0] in alpha3
    }
    return codes


def country_of(code: str) -> str:
    """The country that a code is given for, in capitals: those of the framework, or any other.

    Raises:
        NoSuchCountryError: no country has this code.
    """
    known = _toml(COMMON)["mirps_countries"]
    if code.upper() in known or code.upper() in _country_names(languages()[0]):
        return code.upper()
    raise NoSuchCountryError(
        f"{code!r} is the code of no country: use one of {', '.join(known)}, or another country's "
        "code of three letters (ISO 3166-1)."
    )


def country_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-3 codes of the countries that exist."""
    return frozenset(_alpha3().values())
