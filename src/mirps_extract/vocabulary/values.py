"""The vocabulary as values: what a language calls the parts of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A focus area: its slug, the code that ids carry, and the names it goes by."""

    slug: str
    code: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Signs that do not depend on the language."""

    list_signs: frozenset[str]
    full_stops: frozenset[str]
    closers: frozenset[str]
    brackets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words, folded (see `fold`) wherever they are compared."""

    language: str
    function_words: frozenset[str]
    conjunctions: frozenset[str]
    hyphen_prefixes: frozenset[str]
    compounds: bool
    modals: frozenset[str]
    ampersand: str
    title_words: frozenset[str]
    contents_headings: frozenset[str]
    objectives_headings: frozenset[str]
    count_nouns: frozenset[str]
    count_totals: frozenset[str]
    count_fillers: frozenset[str]
    continued: frozenset[str]
    areas: Mapping[str, Area]
    countries: Mapping[tuple[str, ...], str]
    country_names: Mapping[str, str]
    marks: Marks
