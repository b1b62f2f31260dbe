"""Annotated sentences: those written by hand, and those made from patterns and the registry."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mirps_extract.registry import Entry

HERE = Path(__file__).parent
MARK = re.compile(r"\[\[(.+?)\|(\w+)(\|\?)?\]\]")
SLOT = re.compile(r"\{(\w+)\}")
FEMININE = re.compile(r"(?:a|ía|dad|ción|sión|ed|z)$")


@dataclass(frozen=True, slots=True)
class Span:
    """A mention in a sentence: `text[start:end]`; `sure` is false where annotators may differ."""

    start: int
    end: int
    role: str | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with its mentions, and the code of the country that it is about."""

    text: str
    spans: tuple[Span, ...]
    country: str | None


def written(path: Path) -> list[Sentence]:
    """The sentences of a file: country, genre and text with marked mentions, tab separated."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_marked(*line.split("\t")) for line in lines if line.strip()]


def _marked(country: str, genre: str, marked: str) -> Sentence:
    text, spans, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1]), match[2], match[3] is None))
        text += match[1]
        last = match.end()
    return Sentence(text + marked[last:], tuple(spans), country if country != "REG" else None)


def corpus(path: Path) -> list[Sentence]:
    """The sentences of the open corpora (see data/README.md)."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Sentence(row["text"], tuple(Span(a, b, None, True) for a, b, _ in row["entities"]), None)
        for row in rows
    ]


def made(language: str, entries: tuple[Entry, ...], seed: int, rounds: int) -> Iterator[Sentence]:
    """Sentences made by filling patterns with institutions and with what is none."""
    chance = random.Random(seed)
    lines = (HERE / f"patterns_{language}.txt").read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    fillers = tomllib.loads((HERE / "fillers.toml").read_text(encoding="utf-8"))[language]
    named = [entry for entry in entries if language in entry.names]
    for _ in range(rounds):
        for pattern in patterns:
            yield _filled(pattern, named, fillers, language, chance)


def _filled(
    pattern: str,
    entries: list[Entry],
    fillers: dict[str, list[str]],
    language: str,
    chance: random.Random,
) -> Sentence:
    text, spans, last = "", [], 0

    def mention(name: str) -> None:
        nonlocal text
        spans.append(Span(len(text), len(text) + len(name), None, True))
        text += name

    for match in SLOT.finditer(pattern):
        text += pattern[last : match.start()]
        last = match.end()
        slot = match[1]
        if slot in fillers:
            filler = chance.choice(fillers[slot])
            mention(filler) if slot == "unit" else None
            text += "" if slot == "unit" else filler
            continue
        before, _, kind = slot.rpartition("_")
        pool = entries if kind == "org" else [e for e in entries if e.acronyms]
        entry = chance.choice(pool)
        name = entry.acronyms[0] if kind == "acr" else entry.name(language)
        text += _article(before, name if kind != "acr" else entry.name(language))
        mention(name)
        if kind == "both":
            text += " ("
            mention(chance.choice(entry.acronyms))
            text += ")"
    return Sentence(text + pattern[last:], tuple(spans), None)


def _article(before: str, name: str) -> str:
    """The Spanish article, with the preposition that stands before it."""
    if not before:
        return ""
    feminine = FEMININE.search(name.split()[0].lower()) is not None
    forms = {
        "el": ("el ", "la "),
        "El": ("El ", "La "),
        "de": ("del ", "de la "),
        "a": ("al ", "a la "),
    }
    return forms[before][feminine]
