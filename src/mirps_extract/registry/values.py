"""The registry as values: entries, and who goes by a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from mirps_extract.registry.forms import form_of, plain_form_of

InstitutionType = Literal[
    "ministry",
    "agency",
    "commission",
    "court",
    "security_force",
    "local_government",
    "un_agency",
    "international_organization",
    "ngo",
    "university",
    "private_sector",
    "coordination_body",
    "other",
]
"""What an institution can be."""

TYPES: tuple[str, ...] = get_args(InstitutionType)

UNKNOWN_PREFIX = "x-"
"""Ids that begin so are made for institutions that no registry knows."""


class Named:
    """What has a full name in some languages, by their codes."""

    __slots__ = ()
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        """The full name in a language, or in the first language that it has one in."""
        return self.names.get(language) or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True)
class Entry(Named):
    """An institution that is known.

    Attributes:
        id: name for machines, such as mx-comar; never used again for another institution.
        names: the full name by language code.
        acronyms: the official one first.
        aliases: other names in any language: translations, short names, former names.
        type: one of `TYPES`.
        country: ISO 3166-1 alpha-3 code; None for an international body.
        parent: id of the institution that it is part of, where sure.
        external_ids: ids in other registers, each with the register's prefix.
        works_abroad: whether it is a state's body whose work is in other states, as that of an
            agency for cooperation, so that they name it without its state.
    """

    id: str
    names: Mapping[str, str]
    acronyms: tuple[str, ...]
    aliases: tuple[str, ...]
    type: str
    country: str | None
    parent: str | None = None
    external_ids: tuple[str, ...] = ()
    works_abroad: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything that it goes by, full names first."""
        return tuple(dict.fromkeys([*self.names.values(), *self.acronyms, *self.aliases]))


@dataclass(frozen=True)
class Registry:
    """All entries, and the index of what they go by."""

    entries: tuple[Entry, ...]

    @cached_property
    def _by_form(self) -> dict[str, tuple[Entry, ...]]:
        return _index(self.entries, form_of)

    @cached_property
    def _by_plain(self) -> dict[str, tuple[Entry, ...]]:
        return _index(self.entries, plain_form_of)

    @cached_property
    def _by_state(self) -> dict[str | None, tuple[Entry, ...]]:
        states: dict[str | None, list[Entry]] = {}
        for entry in self.entries:
            states.setdefault(entry.country, []).append(entry)
        return {state: tuple(entries) for state, entries in states.items()}

    @cached_property
    def _by_words(self) -> dict[str | None, tuple[tuple[str, Entry], ...]]:
        return {
            state: tuple(
                (" ".join(sorted(plain_form_of(name).split())), entry)
                for entry in entries
                for name in (*entry.names.values(), *entry.aliases)
            )
            for state, entries in self._by_state.items()
        }

    def of_state(self, state: str | None) -> tuple[Entry, ...]:
        """The institutions of a state; those of no one state for None."""
        return self._by_state.get(state, ())

    def names_of_state(self, state: str | None) -> tuple[tuple[str, Entry], ...]:
        """Their names, as words of weight in alphabetical order."""
        return self._by_words.get(state, ())

    def owners(self, name: str) -> tuple[Entry, ...]:
        """The institutions that go by a name; those that spell it just so before the others."""
        return self._by_form.get(form_of(name)) or self._by_plain.get(plain_form_of(name), ())


def _index(entries: Iterable[Entry], key: Callable[[str], str]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        for form in entry.forms:
            index.setdefault(key(form), {})[entry.id] = entry
    return {form: tuple(owners.values()) for form, owners in index.items()}
