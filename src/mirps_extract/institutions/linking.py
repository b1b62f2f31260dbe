"""Who a mention names: by country, by the plan's own definitions, then by the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from mirps_extract.institutions.names import type_of
from mirps_extract.institutions.values import Identity
from mirps_extract.institutions.words import is_acronym, words_of
from mirps_extract.model import Resolution
from mirps_extract.registry import UNKNOWN_PREFIX, Entry, Registry, form_of, plain_form_of
from mirps_extract.vocabulary import Naming

SAME_NAME = 90.0
"""Similarity (0 to 100, order of words aside) from which two names are one."""

SAME_BODY = 60.0
"""Similarity from which two names with one acronym, in one country, are translations of one."""

TELLING_ACRONYM = 4
TELLING_NAME = 4
"""Letters, and words of weight, from which a name means the same in every country."""

SHORT_NAME = 2
"""Words of weight from which the beginning of a full name can stand for it."""


Named = tuple[str | None, str]
"""A short form in the section of a country (ISO 3166-1 alpha-3)."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the plan says its short forms stand for."""

    long: Mapping[Named, str]

    def and_here(self, others: Mapping[Named, str]) -> Definitions:
        """These, and others where these say nothing."""
        return Definitions({**others, **self.long}) if others else self

    @property
    def shorts(self) -> frozenset[str]:
        """The short forms, whatever the country."""
        return frozenset(short for _, short in self.long)

    def long_of(self, short: str, country: str | None) -> str | None:
        """The long form of a short one, as the country's section defines it, or else another."""
        if (country, short) in self.long:
            return self.long[country, short]
        others = [long for (_, other), long in self.long.items() if other == short]
        return others[0] if len({form_of(long) for long in others}) == 1 else None

    def short_of(self, long: str, country: str | None) -> str | None:
        """The short form that the country's section defines for a long one."""
        form = form_of(long)
        found = (s for (c, s), name in self.long.items() if c == country and form_of(name) == form)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Linker:
    """What is known about who goes by which name.

    Attributes:
        registry: the institutions that are known.
        naming: how the plan's language names institutions.
        language: code of that language.
        definitions: what the plan says its short forms stand for.
    """

    registry: Registry
    naming: Naming
    language: str
    definitions: Definitions

    def identify(self, name: str, country: str | None) -> Identity:
        """Who a name stands for in a country's section.

        A name that the registry does not know gets an id made from country and name.
        """
        long = self.definitions.long_of(name, country)
        if long is not None:
            entry = _by_definition(name, long, country, self.registry)
            if entry is not None:
                return _known(entry, Resolution.DEFINITION)
            return self._unknown(long, name, country, Resolution.DEFINITION)
        entry = _owner(self.registry.owners(name), country)
        if entry is not None:
            return _known(entry, Resolution.REGISTRY)
        short = self.definitions.short_of(name, country)
        if short is not None:
            entry = _by_definition(short, name, country, self.registry)
            if entry is not None:
                return _known(entry, Resolution.DEFINITION)
        entry = _variant_of(name, country, self.registry)
        if entry is not None:
            return _known(entry, Resolution.SIMILARITY)
        entry = _abroad(name, self.registry)
        if entry is not None:
            return _known(entry, Resolution.REGISTRY)
        return self._unknown(name, short, country, Resolution.UNKNOWN)

    def _unknown(
        self, name: str, short: str | None, country: str | None, resolved_by: Resolution
    ) -> Identity:
        place = (country or "int").lower()
        label = form_of(name).replace(" ", "-")
        acronym = short or (name if is_acronym(name) else None)
        kind = type_of(words_of(name.split(), self.naming, frozenset()))
        return Identity(
            f"{UNKNOWN_PREFIX}{place}-{label}",
            {self.language: name},
            acronym,
            kind,
            country,
            resolved_by,
        )


def are_different(short: str, long: str, country: str | None, registry: Registry) -> bool:
    """Whether a country's bodies of two names are known, and are not one.

    "Ministry of Government (ONPAR)" names a ministry and its office, and defines nothing.
    """
    one, other = _owner(registry.owners(short), country), _owner(registry.owners(long), country)
    return one is not None and other is not None and one.id != other.id


def _by_definition(short: str, long: str, country: str | None, registry: Registry) -> Entry | None:
    """The entry that a definition means: by its long form, else by its short one if both fit."""
    entry = _owner(registry.owners(long), country)
    if entry is not None:
        return entry
    entry = _owner(registry.owners(short), country)
    if entry is not None and _likeness(long, entry) >= SAME_BODY:
        return entry
    return _variant_of(long, country, registry)


def _owner(owners: Sequence[Entry], country: str | None) -> Entry | None:
    """The owner of a name in a country: the country's own, or an international one."""
    for wanted in (country, None):
        local = [entry for entry in owners if entry.country == wanted]
        if local:
            return local[0]
    return None


def _abroad(name: str, registry: Registry) -> Entry | None:
    """The only institution there is of a name that is long enough to be no one else's."""
    owners = registry.owners(name)
    if is_acronym(name):
        is_telling = len(name) >= TELLING_ACRONYM
    else:
        is_telling = len(plain_form_of(name).split()) >= TELLING_NAME
    return owners[0] if len(owners) == 1 and is_telling else None


def _variant_of(name: str, country: str | None, registry: Registry) -> Entry | None:
    """The one institution of the country that a name is a variant, or the beginning, of."""
    plain = plain_form_of(name)
    near = [entry for entry in registry.entries if entry.country in (country, None)]
    best = max(near, key=lambda entry: _likeness(name, entry), default=None)
    if best is not None and _likeness(name, best) >= SAME_NAME:
        return best
    if len(plain.split()) < SHORT_NAME:
        return None
    begun = [
        entry
        for entry in near
        if any(plain_form_of(full).startswith(f"{plain} ") for full in entry.names.values())
    ]
    return begun[0] if len(begun) == 1 else None


def _likeness(name: str, entry: Entry) -> float:
    plain = plain_form_of(name)
    forms = (*entry.names.values(), *entry.aliases)
    return max((fuzz.token_sort_ratio(plain, plain_form_of(form)) for form in forms), default=0.0)


def _known(entry: Entry, resolved_by: Resolution) -> Identity:
    acronym = entry.acronyms[0] if entry.acronyms else None
    return Identity(entry.id, entry.names, acronym, entry.type, entry.country, resolved_by)
