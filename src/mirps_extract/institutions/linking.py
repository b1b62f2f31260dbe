"""Who a mention names: by country, by the plan's own definitions, then by the registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mirps_extract.institutions.names import type_of
from mirps_extract.institutions.scoring import (
    LINKED,
    SAME,
    SHARED_ACRONYM,
    TELLING_ACRONYM,
    TELLING_NAME,
    Name,
    Where,
    against_state,
    likeness,
    variants,
)
from mirps_extract.institutions.states import SaidState, state_names, states_in
from mirps_extract.institutions.values import Identity
from mirps_extract.institutions.words import is_acronym, words_of
from mirps_extract.model import Resolution
from mirps_extract.registry import UNKNOWN_PREFIX, Entry, Registry, form_of, plain_form_of
from mirps_extract.vocabulary import load

MOST_CANDIDATES = 3
"""Institutions that a doubtful name is told to be perhaps: what more go by says nothing."""


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
        """The long form of a short one, as the country's section defines it, or else others."""
        return self.long.get((country, short)) or self.long_elsewhere(short)

    def long_elsewhere(self, short: str) -> str | None:
        """The long form of a short one, as all sections that define it agree."""
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
        language: code of the plan's language.
        definitions: what the plan says its short forms stand for.
    """

    registry: Registry
    language: str
    definitions: Definitions

    def identify(self, name: str, where: Where) -> Identity:
        """Who a name stands for.

        A name that the registry does not know gets an id made from country and name; whom it may
        stand for is said beside it.
        """
        said = tuple(one.state for one in self._said(name))
        where = Where(where.country, said or where.said)
        long = self.definitions.long.get((where.country, name))
        if long is not None:
            return self._defined(name, long, where, where.country)
        entry = self._going_by(name, where)
        if entry is not None:
            return _known(entry, Resolution.REGISTRY)
        long = self.definitions.long_elsewhere(name)
        if long is not None:
            return self._defined(name, long, where, None)
        short = self.definitions.short_of(name, where.country)
        if short is not None:
            entry = self._by_definition(short, name, where)
            if entry is not None:
                return _known(entry, Resolution.DEFINITION)
        entry, candidates = self._variant(name, where)
        if entry is not None:
            return _known(entry, Resolution.SIMILARITY)
        return self._unknown(name, short, where, Resolution.UNKNOWN, candidates)

    def _defined(self, short: str, long: str, where: Where, country: str | None) -> Identity:
        """Who a short form stands for that the section of a country defines; None: another's.

        What another country's section defines may be a body of that country: it is none of this
        one's, whatever it is called.
        """
        said = tuple(one.state for one in self._said(long)) or where.said
        entry = self._by_definition(short, long, Where(country, said))
        elsewhere = country != where.country
        if entry is not None and not (elsewhere and entry.country not in (None, *said)):
            return _known(entry, Resolution.DEFINITION)
        where = Where(where.country, said)
        return self._unknown(long, short, where, Resolution.DEFINITION, ())

    def _by_definition(self, short: str, long: str, where: Where) -> Entry | None:
        """The entry that a definition means: by its long form, else by its short one if both fit.

        Translations of one name differ in words, so that only their likeness counts here.
        """
        entry = self._going_by(long, where)
        if entry is not None:
            return entry
        entry = self._going_by(short, where)
        if entry is not None and likeness(plain_form_of(long), entry) + SHARED_ACRONYM >= LINKED:
            return entry
        return self._variant(long, where)[0]

    def _going_by(self, name: str, where: Where) -> Entry | None:
        """The one institution that goes by a name, with or without the state that it says.

        The country's own goes before an international one.
        """
        said = self._said(name)
        places = (where, Where(where.country)) if said else (where,)
        owners = [
            entry
            for entry in self.registry.owners(name)
            # What a name that is known says of states does not contradict it.
            if SAME - min(against_state(entry, place) for place in places) >= LINKED
        ]
        if where.states == (None,) and _is_telling(name):
            owners = [*self.registry.owners(name)]
        if said and not owners:
            owners = self._going_by_rest(_without(name.split(), said), where)
        own = [entry for entry in owners if entry.country in (*where.states, where.country)]
        best = own or owners
        return best[0] if len(best) == 1 else None

    def _going_by_rest(self, rest: str, where: Where) -> list[Entry]:
        """Who goes by a name without its state: bodies of that state, or "ACME" of "ACME Peru"."""
        return [
            entry
            for entry in self.registry.owners(rest)
            if entry.country in where.said
            or (is_acronym(rest) and SAME - against_state(entry, where) >= LINKED)
        ]

    def _variant(self, name: str, where: Where) -> tuple[Entry | None, tuple[Entry, ...]]:
        """The one institution that a name is a variant, or the beginning, of; else who may be."""
        names = state_names(self.language)
        near = variants(Name(plain_form_of(name), self._type(name)), where, self.registry, names)
        best = [entry for score, entry in near if score == near[0][0]]
        if len(best) == 1 and near[0][0] >= LINKED:
            return best[0], ()
        candidates = {e.id: e for e in (*self.registry.owners(name), *(e for _, e in near))}
        return None, tuple(candidates.values()) if len(candidates) <= MOST_CANDIDATES else ()

    def _said(self, name: str) -> list[SaidState]:
        return states_in(name.split(), state_names(self.language))

    def _type(self, name: str) -> str | None:
        return type_of(words_of(name.split(), load(self.language).naming, frozenset()))

    def _unknown(
        self,
        name: str,
        short: str | None,
        where: Where,
        resolved_by: Resolution,
        candidates: Sequence[Entry],
    ) -> Identity:
        country = where.states[0]
        place = (country or "int").lower()
        label = form_of(name).replace(" ", "-")
        acronym = short or (name if is_acronym(name) else None)
        return Identity(
            f"{UNKNOWN_PREFIX}{place}-{label}",
            {self.language: name},
            acronym,
            self._type(name),
            country,
            resolved_by,
            tuple(entry.id for entry in candidates),
        )


def _is_telling(name: str) -> bool:
    """Whether a name tells its only owner in no country's section, where no state is said."""
    if is_acronym(name):
        return len(name) >= TELLING_ACRONYM
    return len(plain_form_of(name).split()) >= TELLING_NAME


def _without(words: Sequence[str], said: Iterable[SaidState]) -> str:
    """A name without the states that it says, and what links them to it."""
    within = {at for one in said for at in range(one.start, one.end)}
    rest = [word for at, word in enumerate(words) if at not in within]
    return rest[0] if len(rest) == 1 else plain_form_of(" ".join(rest))


def are_different(short: str, long: str, country: str | None, registry: Registry) -> bool:
    """Whether a country's bodies of two names are known, and are not one.

    "Ministry of Government (ONPAR)" names a ministry and its office, and defines nothing.
    """
    one, other = (
        {e.id for e in registry.owners(name) if e.country in (country, None)}
        for name in (short, long)
    )
    return bool(one and other) and one.isdisjoint(other)


def _known(entry: Entry, resolved_by: Resolution) -> Identity:
    acronym = entry.acronyms[0] if entry.acronyms else None
    return Identity(entry.id, entry.names, acronym, entry.type, entry.country, resolved_by)
