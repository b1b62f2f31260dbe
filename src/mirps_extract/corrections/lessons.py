"""What can be learned of a person's corrections: annotated passages, and rows for a registry.

Both are for people to look through. Nothing of them is used by itself.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mirps_extract.institutions.words import is_acronym
from mirps_extract.model import Commitment, Institution, Plan
from mirps_extract.registry import UNKNOWN_PREFIX, Entry, Registry
from mirps_extract.registry.loading import COLUMNS, SEPARATOR
from mirps_extract.vocabulary import languages

GENRE = "corrected"
"""What passages are called that a person corrected."""

OTHER = "other"
"""The type of an institution whose type nobody knows."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a plan's corrections teach.

    Attributes:
        passages: commitments whose institutions were corrected, a line each: country, genre, and
            the text with its mentions marked, `[[words|role]]`, parted by tabs.
        entries: institutions that the registry lacks, or does not know by the words of the plan.
    """

    passages: tuple[str, ...]
    entries: tuple[Entry, ...]


def lessons_of(plan: Plan, registry: Registry) -> Lessons:
    """What a plan's corrections teach.

    Args:
        plan: the plan as it was corrected.
        registry: the institutions that are known.
    """
    passages: list[str] = []
    entries: dict[str, Entry] = {}
    known = {entry.id: entry for entry in registry.entries}
    in_plan = {institution.id: institution for institution in plan.institutions}
    for iso3, commitment in _corrected(plan):
        passages.append(f"{iso3}\t{GENRE}\t{_marked(commitment)}")
        for words, id in _named(commitment):
            entry = entries.get(id) or known.get(id) or _entry(in_plan[id])
            grown = _with_form(entry, words)
            if grown is not known.get(id):
                entries[id] = grown
    return Lessons(tuple(passages), tuple(entries.values()))


def registry_csv(entries: Sequence[Entry]) -> str:
    """Entries as the text of a registry file."""
    named = {f"name_{code}": code for code in languages()}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([COLUMNS[0], *named, *COLUMNS[1:]])
    for entry in entries:
        names = [entry.names.get(code, "") for code in named.values()]
        first, *others = (_cell(getattr(entry, column)) for column in COLUMNS)
        writer.writerow([first, *names, *others])
    return out.getvalue()


def _cell(value: str | tuple[str, ...] | None) -> str:
    return f"{SEPARATOR} ".join(value) if isinstance(value, tuple) else value or ""


def _corrected(plan: Plan) -> Iterator[tuple[str, Commitment]]:
    """The commitments whose institutions a person corrected, each with its country."""
    for country in plan.countries:
        for area in country.focus_areas:
            for commitment in area.commitments:
                if commitment.review is not None and commitment.review.institutions:
                    yield country.iso3, commitment


def _marked(commitment: Commitment) -> str:
    text, last = "", 0
    for mention in commitment.institutions:
        text += f"{commitment.text[last : mention.start]}[[{mention.text}|{mention.role}]]"
        last = mention.end
    return " ".join((text + commitment.text[last:]).split())


def _named(commitment: Commitment) -> Iterator[tuple[str, str]]:
    """The words that a person said name an institution, with its id, where they do so still."""
    now = {(mention.text, mention.institution) for mention in commitment.institutions}
    for change in commitment.review.institutions if commitment.review else ():
        if change.after is not None and (change.text, change.after) in now:
            yield change.text, change.after


def _entry(institution: Institution) -> Entry:
    """A row for an institution that the plan names and no registry knows."""
    return Entry(
        id=institution.id.removeprefix(UNKNOWN_PREFIX),
        names=_whole(institution.names),
        acronyms=(institution.acronym,) if institution.acronym else (),
        aliases=(),
        type=institution.type or OTHER,
        country=institution.country,
    )


def _whole(names: Mapping[str, str]) -> Mapping[str, str]:
    return {code: " ".join(name.split()) for code, name in names.items()}


def _with_form(entry: Entry, words: str) -> Entry:
    """An entry that goes by these words, too."""
    form = " ".join(words.split())
    if form in entry.forms or SEPARATOR in form:
        return entry
    if is_acronym(form) and " " not in form:
        return replace(entry, acronyms=(*entry.acronyms, form))
    return replace(entry, aliases=(*entry.aliases, form))
