"""What is looked for: known names, and runs of words that a name may stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from mirps_extract.institutions.words import POSSESSIVES
from mirps_extract.registry import Entry
from mirps_extract.vocabulary import Naming

LABEL = "ORG"

Pattern = dict[str, str | list[dict[str, Any]]]
"""A pattern of an entity ruler: its label, and what each of its tokens is like."""

LONG_ACRONYM = 5
"""Letters from which an acronym may be written as a word."""

CAPITALISED = {"SHAPE": {"REGEX": "^X"}}
"""A word that begins with a capital letter."""


def known_names(entries: Iterable[Entry]) -> list[str]:
    """Everything that institutions go by, each name once."""
    names: dict[str, None] = {}
    for entry in entries:
        names |= dict.fromkeys(entry.forms)
        # Newspapers write long acronyms as words: "Unicef".
        long = (a for a in entry.acronyms if len(a) >= LONG_ACRONYM and a.isalpha() and a.isupper())
        names |= dict.fromkeys(acronym.capitalize() for acronym in long)
    return list(names)


def runs_of_names(naming: Naming) -> list[Pattern]:
    """Token patterns of runs with a head in them: capitalised words, and what may link them."""
    phrases = (word for some in naming.phrases.values() for phrase in some for word in phrase)
    words_within = {*naming.links, *naming.adjectives, *phrases}
    small = sorted([*words_within, *POSSESSIVES, ",", "-", "‑"])
    words = "|".join(re.escape(word) for word in small)
    within = {"TEXT": {"REGEX": rf"^(?:[^\W\d_a-zß-öø-ÿ].*|{words})$"}, "OP": "*"}
    head = {"NORM": {"IN": sorted(naming.heads)}, **CAPITALISED}
    shapes: list[list[dict[str, Any]]] = [
        [CAPITALISED, within, head],
        [head, within, CAPITALISED],
        [CAPITALISED, within, head, within, CAPITALISED],
        [{"NORM": {"IN": sorted(naming.alone)}, **CAPITALISED}],
    ]
    return [{"label": LABEL, "pattern": shape} for shape in shapes]
