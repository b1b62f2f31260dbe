"""Names in a registry that could be taken for another's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mirps_extract.registry.forms import beyond_states, plain_form_of
from mirps_extract.registry.values import Entry

OF_STATES = frozenset(
    {"ministry", "agency", "commission", "court", "security_force", "local_government"}
)
"""Types of bodies that states have: many have one of the same name."""

NEED_A_STATE = frozenset({"ministry", "security_force", "local_government"})
"""Types of which each is of a state."""

KNOWN = frozenset({"un_agency", "international_organization"})
"""Types whose names and acronyms the world knows."""

MANY = 3
"""States in whose names a word stands that tells none of them."""

TELLING = 4
"""Words of weight from which a name tells whose it is, though each of them is in many."""

SHORT = 3
"""Words of weight from which the beginning of a name tells whose it is."""


def false_friends(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str]]:
    """Names that could be taken for another's: code of the problem, id of the entry, and message.

    A name means its owner in the owner's state; what has none, or works in others, is meant
    wherever its name stands, so that no state's body may be called so.
    """
    bodies = [entry for entry in entries if entry.type in OF_STATES and entry.country is not None]
    common = _common_words(bodies)
    for entry in entries:
        if entry.country is None and entry.type in NEED_A_STATE:
            yield "state_missing", entry.id, f"a {entry.type} is a state's: give its country"
        if (entry.country is None or entry.works_abroad) and entry.type not in KNOWN:
            yield from _everywhere(entry, bodies, common)
    yield from _beginnings(entries)


def _everywhere(
    entry: Entry, bodies: Sequence[Entry], common: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the names of an institution that is meant wherever they stand."""
    for name in _names(entry):
        words = plain_form_of(name).split()
        if len(words) < TELLING and common.issuperset(words):
            yield "generic_name", entry.id, f"{name!r} could be any state's"
    for acronym in entry.acronyms if entry.type in OF_STATES else ():
        others = [one.id for one in bodies if acronym in one.acronyms and one.id != entry.id]
        if others:
            message = f"{acronym!r} is also the acronym of {', '.join(others)}"
            yield "shared_acronym", entry.id, message


def _beginnings(entries: Sequence[Entry]) -> Iterator[tuple[str, str, str]]:
    """Short names that another's in the same state begins with: cut off, that is taken for it."""
    short: dict[tuple[str | None, str], Entry] = {}
    local = [entry for entry in entries if entry.country is not None]
    for entry in local:
        for name in _names(entry):
            plain = plain_form_of(name)
            if 1 < len(plain.split()) < SHORT:
                short[entry.country, plain] = entry
    for entry in local:
        for name in entry.names.values():
            begun = plain_form_of(name).split()
            first = short.get((entry.country, " ".join(begun[: SHORT - 1])))
            related = first and (first.id in (entry.id, entry.parent) or first.parent == entry.id)
            if first and len(begun) >= SHORT and not related:
                yield "beginning", first.id, f"the name of {entry.id} begins like it: {name!r}"


def _common_words(bodies: Sequence[Entry]) -> frozenset[str]:
    """Words that stand in names of bodies of many states."""
    states: dict[str, set[str | None]] = {}
    for entry in bodies:
        for name in _names(entry):
            for word in plain_form_of(name).split():
                states.setdefault(word, set()).add(entry.country)
    common = {word for word, having in states.items() if len(having) >= MANY}
    return frozenset(common - beyond_states())


def _names(entry: Entry) -> Iterator[str]:
    yield from (*entry.names.values(), *entry.aliases)
