"""What is wrong with a registry: every rule a function that yields problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mirps_extract.registry.false_friends import false_friends
from mirps_extract.registry.forms import form_of
from mirps_extract.registry.values import TYPES, UNKNOWN_PREFIX, Entry
from mirps_extract.vocabulary import country_codes

ID = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)+")
SHOUTED = 3
"""A full name of this many words is not printed in capitals only."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with an entry: what kind, where, and in which words."""

    code: str
    id: str
    message: str


def check(entries: Sequence[Entry]) -> list[Problem]:
    """What is wrong with the entries of a registry.

    Returns:
        The problems in the order of the entries: ids that are doubled, malformed or dangling,
        names that are missing, doubled or ill written, names with two owners in one country;
        then false friends, names that could be taken for another's.
    """
    ids = Counter(entry.id for entry in entries)
    found = [
        problem
        for entry in entries
        for problem in (*_id(entry, ids), *_values(entry, ids), *_writing(entry))
    ]
    friends = (Problem(*problem) for problem in false_friends(entries))
    return [*found, *_owners(entries), *friends]


def _id(entry: Entry, ids: Counter[str]) -> Iterator[Problem]:
    if not entry.id:
        yield Problem("id_missing", "", f"an entry without id: {_label(entry)}")
    elif not ID.fullmatch(entry.id):
        yield Problem("id_form", entry.id, "an id is lower-case letters, digits and hyphens: xx-yy")
    elif entry.id.startswith(UNKNOWN_PREFIX):
        yield Problem("id_form", entry.id, f"ids in {UNKNOWN_PREFIX} are for unknown institutions")
    if ids[entry.id] > 1:
        yield Problem("id_double", entry.id, f"{ids[entry.id]} entries have this id")


def _values(entry: Entry, ids: Counter[str]) -> Iterator[Problem]:
    if entry.type not in TYPES:
        known = ", ".join(TYPES)
        yield Problem("type_unknown", entry.id, f"no type {entry.type!r}: use one of {known}")
    if entry.country is not None and entry.country not in country_codes():
        yield Problem("country_unknown", entry.id, f"no ISO 3166-1 alpha-3 code: {entry.country!r}")
    if entry.parent is not None and entry.parent not in ids:
        yield Problem("parent_unknown", entry.id, f"the parent {entry.parent!r} has no entry")
    if entry.parent == entry.id:
        yield Problem("parent_unknown", entry.id, "an institution is not its own parent")
    if not entry.names:
        yield Problem("name_missing", entry.id, "a name in at least one language is needed")


def _writing(entry: Entry) -> Iterator[Problem]:
    for form in entry.forms:
        if form != " ".join(form.split()):
            yield Problem("space", entry.id, f"stray white space in {form!r}")
    spellings: dict[str, str] = {}
    for name in (*entry.names.values(), *entry.aliases):
        other = spellings.setdefault(name.casefold(), name)
        if other != name:
            yield Problem("case_slip", entry.id, f"{name!r} and {other!r} differ in case only")
        if not any(char.isupper() for char in name):
            yield Problem("case_slip", entry.id, f"no capital letter in {name!r}")
        elif name.isupper() and len(name.split()) >= SHOUTED:
            yield Problem("case_slip", entry.id, f"capitals only in {name!r}")
    for acronym in entry.acronyms:
        if not any(char.isupper() for char in acronym):
            yield Problem("case_slip", entry.id, f"no capital letter in the acronym {acronym!r}")


def _owners(entries: Iterable[Entry]) -> Iterator[Problem]:
    owners: dict[tuple[str | None, str], dict[str, Entry]] = {}
    for entry in entries:
        for form in entry.forms:
            owners.setdefault((entry.country, form_of(form)), {})[entry.id] = entry
    for (country, form), sharing in owners.items():
        if len(sharing) > 1:
            first, *others = sharing
            yield Problem(
                "two_owners",
                first,
                f"{form!r} also names {', '.join(others)} ({country or 'international'})",
            )


def _label(entry: Entry) -> str:
    return next(iter(entry.forms), "no name either")
