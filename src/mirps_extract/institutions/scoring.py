"""How well a name fits an institution: what speaks for it, less what speaks against it.

Features that contradict take away from the score, as in the matching of OpenSanctions ("logic-v1"),
so that a name links only where nothing says that it is another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from mirps_extract.institutions.states import StateNames
from mirps_extract.registry import Entry, Registry, plain_form_of

LINKED = 85.0
"""Score from which a name is taken for the institution's."""

DOUBTFUL = 80.0
"""Score from which it may be the institution's: a person is told of it."""

SAME = 100.0
"""What speaks for an institution that goes by just this name."""

BEGINS = 90.0
"""What speaks for an institution whose full name begins so."""

SHARED_ACRONYM = 30.0
"""What an acronym that both go by adds to the likeness of their names."""

OTHER_STATE = 100.0
"""What it takes away that the institution is of another state: nothing makes up for it."""

OTHER_TYPE = 40.0
"""What it takes away that one is a court, say, and the other a university."""

OTHER_WORD = 10.0
"""What each word of weight takes away that one name has and the other lacks."""

SHORT_NAME = 3
"""Words of weight from which the beginning of a full name can stand for it."""

SAME_WORD = 75.0
"""Likeness (0 to 100) from which two words are one: "refugee" and "refugees"."""

TELLING_ACRONYM = 4
TELLING_NAME = 4
"""Letters, and words of weight, from which a name tells a body where no state is said at all."""

ALIKE = (
    frozenset({"ministry", "agency", "commission", "coordination_body"}),
    frozenset({"ngo", "private_sector"}),
    frozenset({"un_agency", "international_organization", "agency", "ngo"}),
)
"""Types that names do not tell apart: a "secretaría" may be a ministry or an agency."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a name stands.

    Attributes:
        country: the country (ISO 3166-1 alpha-3) whose section it is in; None for no country's.
        said: the states that the text says the institution is of; mostly none.
    """

    country: str | None
    said: tuple[str, ...] = ()

    @property
    def states(self) -> tuple[str | None, ...]:
        """The states that an institution here is of: those that the text says, or the section's."""
        return self.said or (self.country,)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is scored: its words of weight, and the type of its head."""

    plain: str
    type: str | None


def against_state(entry: Entry, where: Where) -> float:
    """What the state of an institution takes away from any score."""
    if entry.country is None or entry.country in where.states:
        return 0.0
    abroad = entry.works_abroad and where.states == (where.country,)
    return 0.0 if abroad else OTHER_STATE


def likeness(plain: str, entry: Entry) -> float:
    """How like a name's words of weight are to an institution's (0 to 100), in any order."""
    forms = (*entry.names.values(), *entry.aliases)
    return max((fuzz.token_sort_ratio(plain, plain_form_of(form)) for form in forms), default=0.0)


def variants(
    name: Name, where: Where, registry: Registry, names: StateNames
) -> list[tuple[float, Entry]]:
    """The institutions that a name may be a variant, or the beginning, of.

    Args:
        name: the name.
        where: where it stands.
        registry: the institutions that are known.
        names: what states are called.

    Returns:
        Each once with its score, from `DOUBTFUL` on; the best first, then by id.
    """
    scores: dict[str, tuple[float, Entry]] = {}
    for state in dict.fromkeys((*where.states, None)):
        for said_for, entry in (
            *_like(name, registry, state),
            *_begun(name, registry, state, names),
        ):
            score = said_for - against_state(entry, where) - _against_type(name, entry)
            if score >= max(DOUBTFUL, scores.get(entry.id, (0.0,))[0]):
                scores[entry.id] = (score, entry)
    return sorted(scores.values(), key=lambda scored: (-scored[0], scored[1].id))


def _like(name: Name, registry: Registry, state: str | None) -> Iterator[tuple[float, Entry]]:
    """The institutions of a state with a name that is like one, order of words aside."""
    named = registry.names_of_state(state)
    words = " ".join(sorted(name.plain.split()))
    forms = [form for form, _ in named]
    near = process.extract(words, forms, scorer=fuzz.ratio, score_cutoff=DOUBTFUL, limit=None)
    for form, likeness, at in near:
        yield likeness - OTHER_WORD * _other_words(words, form), named[at][1]


def _begun(
    name: Name, registry: Registry, state: str | None, names: StateNames
) -> Iterator[tuple[float, Entry]]:
    """The bodies of a state with a full name that begins with one, or only adds the state."""
    is_short = len(name.plain.split()) < SHORT_NAME
    for entry in registry.of_state(state) if state is not None else ():
        for full in map(plain_form_of, entry.names.values()):
            if full.startswith(f"{name.plain} "):
                rest = tuple(full.removeprefix(name.plain).split())
                if names.named.get(rest) == state:
                    yield SAME, entry
                elif not is_short:
                    yield BEGINS, entry


def _against_type(name: Name, entry: Entry) -> float:
    types = {name.type, entry.type}
    vague = len(types) == 1 or not types.isdisjoint({None, "other"})
    return 0.0 if vague or any(types <= alike for alike in ALIKE) else OTHER_TYPE


def _other_words(one: str, other: str) -> int:
    """Words of weight that one name has and the other lacks."""
    return max(_lacking(one.split(), other.split()), _lacking(other.split(), one.split()))


def _lacking(words: list[str], others: list[str]) -> int:
    return sum(max(fuzz.ratio(word, other) for other in others) < SAME_WORD for word in words)
