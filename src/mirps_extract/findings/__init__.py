"""Findings: what a reader of the output should know.

The kinds of them are a table, `findings.toml`: how grave each is, when it is told, and its words.
A new kind is an entry there, and the line of the stage that tells it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any

from mirps_extract.geometry import Box, union
from mirps_extract.model import Place, Severity, bbox_of

if TYPE_CHECKING:
    # For their types alone: who finds institutions reads no PDF.
    from mirps_extract.layout.values import Line
    from mirps_extract.read.values import Word

Value = str | int
"""What fills a gap in the words of a finding."""

OF_ALL = frozenset(("severity", "when", "message", "title", "about"))
"""What the table has of each kind; the rest are tables of words of a kind's own."""

ABOUT = ("country", "focus_area", "commitment")
"""The values that any finding may have."""


@dataclass(frozen=True, slots=True)
class FindingKind:
    """A kind of finding, as the table has it.

    Attributes:
        severity: how grave it is.
        when: when it is told.
        message: its words, with gaps.
        title: its name, by language.
        about: what a person may make of it, by language.
        tables: words for values, by the table's name and the value.
        values: the values that it has, but for what it is about.
    """

    severity: Severity
    when: str
    message: str
    title: Mapping[str, str]
    about: Mapping[str, str]
    tables: Mapping[str, Mapping[str, str]]
    values: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something found; made by `of`.

    Attributes:
        code: its kind.
        values: what fills the gaps in its words.
        country: ISO 3166-1 alpha-3 code of the country concerned.
        focus_area: slug of the focus area concerned.
        commitment: id of the commitment concerned.
        places: where on the pages it shows.
    """

    code: str
    values: Mapping[str, Value] = field(hash=False)
    country: str | None = None
    focus_area: str | None = None
    commitment: str | None = None
    places: tuple[Place, ...] = ()

    @classmethod
    def of(
        cls,
        code: str,
        *,
        country: str | None = None,
        focus_area: str | None = None,
        commitment: str | None = None,
        places: tuple[Place, ...] = (),
        **values: Value,
    ) -> Finding:
        """A finding of a kind.

        Raises:
            ValueError: the kind has other values: a fault of the program.
        """
        if kinds()[code].values != set(values):
            raise ValueError(f"{code} has the values {sorted(kinds()[code].values)}")
        return cls(
            code=code,
            values=values,
            country=country,
            focus_area=focus_area,
            commitment=commitment,
            places=places,
        )

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return kinds()[self.code].severity

    @property
    def message(self) -> str:
        """What was found, in a sentence."""
        kind = kinds()[self.code]
        about = {name: getattr(self, name) for name in ABOUT}
        return _Wording(kind.tables).vformat(kind.message, (), {**about, **self.values})


class _Wording(Formatter):
    """Fills the gaps in a finding's words; where a gap names a table, with its words."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        self.tables = tables

    def vformat(self, text: str, args: Any, values: Any) -> str:
        """Put the words of tables in, then the values."""
        parts = [
            before
            + (f"{{{name}}}" if name and not table else "")
            + (self.tables[table][values[name]] if name and table else "")
            for before, name, table, _ in self.parse(text)
        ]
        return super().vformat("".join(parts), args, values)


@cache
def kinds() -> Mapping[str, FindingKind]:
    """All kinds of findings, by code."""
    table = tomllib.loads(files(__name__).joinpath("findings.toml").read_text(encoding="utf-8"))
    return {code: _kind(entry, table["words"]) for code, entry in table["kinds"].items()}


def _kind(entry: Mapping[str, Any], words: Mapping[str, Mapping[str, str]]) -> FindingKind:
    tables = {name: entry[name] for name in entry.keys() - OF_ALL}
    texts = [entry["message"], *(text for table in tables.values() for text in table.values())]
    gaps = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return FindingKind(
        Severity(entry["severity"]),
        entry["when"],
        entry["message"],
        entry["title"],
        entry["about"],
        {**words, **tables},
        frozenset(gaps - set(ABOUT)),
    )


def places_of(lines: Iterable[Line]) -> tuple[Place, ...]:
    """Where lines stand: one box a page."""
    return words_places(word for line in lines for word in line.words)


def words_places(words: Iterable[Word]) -> tuple[Place, ...]:
    """Where words stand: one box a page."""
    by_page: dict[int, list[Box]] = {}
    for word in words:
        by_page.setdefault(word.page, []).append(word.box)
    return tuple(Place(page, bbox_of(union(boxes))) for page, boxes in by_page.items())
