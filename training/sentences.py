"""Annotated passages, written by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\[\[(.+?)\|(\w+)(\|\?)?\]\]")


@dataclass(frozen=True, slots=True)
class Span:
    """A mention in a passage: `text[start:end]`; `sure` is false where annotators may differ."""

    start: int
    end: int
    role: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its mentions, and the code of the country that it is about."""

    text: str
    spans: tuple[Span, ...]
    country: str | None


def written(path: Path) -> list[Passage]:
    """The passages of a file: country, genre and text with marked mentions, tab separated."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_marked(*line.split("\t")) for line in lines if line.strip()]


def _marked(country: str, genre: str, marked: str) -> Passage:
    text, spans, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1]), match[2], match[3] is None))
        text += match[1]
        last = match.end()
    return Passage(text + marked[last:], tuple(spans), country if country != "REG" else None)
