"""A plan's content with seeded edits, and what a comparison should say of each commitment."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drawing import AreaContent, CountryContent, PlanContent

from .hand import Hand

CODES = {
    "protection": "PROT",
    "education": "EDUC",
    "health": "HEAL",
    "jobs_and_livelihoods": "JOBS",
    "social_protection": "SOCI",
}

SHORTEST_SPLIT = 16
"""Words of a commitment that is split, at least."""

KINDS = {
    "same": 55,
    "reworded": 20,
    "moved": 6,
    "merged": 5,
    "split": 6,
    "dropped": 6,
    "new": 8,
    "confusable": 4,
}
"""How often what happens to a commitment; one that is confusable is dropped, and another is new."""

ADDED = {"en": ["jointly", "further", "2,500"], "es": ["conjuntamente", "además", "2.500"]}
"""Words that come in when one is reworded."""

Expected = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A change: its kind, the ids before and the ids after."""


@dataclass
class _Item:
    """A commitment of the new edition, and what it came from."""

    text: str
    kind: str
    before: tuple[str, ...]
    id: str = ""
    more: list["_Item"] = field(default_factory=list)


@dataclass(frozen=True)
class Edited:
    """Both editions and the changes that lead from one to the other."""

    before: PlanContent
    content: PlanContent
    changes: frozenset[Expected]


def next_year(content: PlanContent, seed: int, hand: Hand, *, missing: bool = False) -> Edited:
    """Edit a plan: more than half of the commitments stay, the others change in all ways.

    Args:
        content: the plan.
        seed: what the edits are drawn from.
        hand: what was written by hand for it.
        missing: whether a country has no section in the later edition, and another one none in
            the earlier, where there are enough of them.
    """
    chance = random.Random(seed)
    away = chance.sample(content.countries, 2) if missing and len(content.countries) > 3 else []
    countries, changes = list(away[1:]), set[Expected]()
    for country, side in zip(away, ("before", "after"), strict=False):
        changes |= {
            ("not_comparable", (id,), ()) if side == "before" else ("not_comparable", (), (id,))
            for id, _ in named(country)
        }
    for country in content.countries:
        if country not in away:
            strangers = [
                text
                for other in content.countries
                if other.iso3 != country.iso3
                for _, text in named(other)
            ]
            editor = _Editor(country, strangers, hand, chance, ADDED[content.language])
            editor.edit()
            changes |= set(editor.changes())
            countries.append(_country(country, editor.areas))
    return Edited(
        replace(content, countries=tuple(c for c in content.countries if c not in away[1:])),
        replace(content, year=(content.year or 0) + 1, countries=tuple(countries)),
        frozenset(changes),
    )


class _Editor:
    """Edits one country's commitments.

    Attributes:
        areas: the new commitments by focus area.
        dropped: the ids of those that are gone.
    """

    def __init__(
        self,
        country: CountryContent,
        strangers: Sequence[str],
        hand: Hand,
        chance: random.Random,
        added: Sequence[str],
    ) -> None:
        self.areas: dict[str, list[_Item]] = {area.area: [] for area in country.areas}
        self.dropped: list[str] = []
        self._country = country
        self._strangers = strangers
        self._hand = hand
        self._chance = chance
        self._added = added
        self._printed = Counter(text for _, text in named(country))

    def edit(self) -> None:
        """Edit them all."""
        moving: list[tuple[str, _Item]] = []
        for area in self._country.areas:
            rest = list(ids_of(self._country.iso3, area))
            while rest:
                moving += self._edit_next(area.area, rest)
        for name, item in moving:
            self.areas[name].insert(self._chance.randrange(len(self.areas[name]) + 1), item)
        for name, items in self.areas.items():
            for at, item in enumerate(items, start=1):
                item.id = f"{self._country.iso3}-{CODES[name]}-{at:02d}"

    def changes(self) -> Iterator[Expected]:
        """What a comparison should say."""
        for id in self.dropped:
            yield "dropped", (id,), ()
        for items in self.areas.values():
            for item in items:
                if item.kind != "half":
                    yield item.kind, item.before, (item.id, *(half.id for half in item.more))

    def _edit_next(self, area: str, rest: list[tuple[str, str]]) -> list[tuple[str, _Item]]:
        """Take the next commitment of an area; what moves is given back with where it goes."""
        id, text = rest.pop(0)
        here = self.areas[area]
        (kind,) = self._chance.choices(list(KINDS), list(KINDS.values()))
        others = [name for name in self.areas if name != area]
        if self._printed[text] > 1:  # which of two printings was edited, nobody can tell
            kind = "same"
        if kind == "new":
            here.append(_Item(self._chance.choice(self._strangers), "new", ()))
        if kind == "reworded":
            here.append(_Item(self._reworded(id, text), "reworded", (id,)))
        elif kind == "moved" and others:
            words = self._reworded(id, text) if self._one_of(3) else text
            return [(self._chance.choice(others), _Item(words, "moved", (id,)))]
        elif kind == "merged" and rest and self._printed[rest[0][1]] == 1:
            here.append(self._merged((id, text), rest.pop(0)))
        elif kind == "split" and len(text.split()) >= SHORTEST_SPLIT:
            here += self._split(id, text)
        elif kind == "dropped":
            self.dropped.append(id)
        elif kind == "confusable" and id in self._hand.confusable:
            self.dropped.append(id)
            here.append(_Item(self._hand.confusable[id], "new", ()))
        else:
            here.append(_Item(text, "same", (id,)))
        return []

    def _merged(self, first: tuple[str, str], second: tuple[str, str]) -> _Item:
        parts = [first[1], second[1]]
        if self._one_of(2):
            at = self._chance.randrange(2)
            parts[at] = self._reworded(*(first, second)[at])
        joined = f"{parts[0].rstrip('.;')}; {parts[1][0].lower()}{parts[1][1:]}"
        return _Item(joined, "merged", (first[0], second[0]))

    def _split(self, id: str, text: str) -> list[_Item]:
        words = text.split()
        at = self._chance.randrange(6, len(words) - 6)
        halves = [" ".join(words[:at]).rstrip(".,;:"), " ".join(words[at:])]
        if self._one_of(2):
            which = self._chance.randrange(2)
            halves[which] = self._edited(halves[which])
        second = _Item(f"{halves[1][0].upper()}{halves[1][1:]}", "half", ())
        return [_Item(f"{halves[0]}.", "split", (id,), more=[second]), second]

    def _reworded(self, id: str, text: str) -> str:
        """A rewording by hand where there is one; else words out, words in, a number changed."""
        by_hand = [*self._hand.rewordings.get(id, ())]
        by_hand += [self._hand.heavy[id]] if id in self._hand.heavy else []
        return self._chance.choice(by_hand) if by_hand else self._edited(text)

    def _edited(self, text: str) -> str:
        words = text.split()
        for _ in range(1 + len(words) // 6):
            if len(words) > 2:
                words.pop(self._chance.randrange(1, len(words) - 1))
        words.insert(self._chance.randrange(1, len(words)), self._chance.choice(self._added))
        return " ".join(words)

    def _one_of(self, times: int) -> bool:
        return self._chance.randrange(times) == 0


def named(country: CountryContent) -> Iterator[tuple[str, str]]:
    """The ids that a reading gives a country's commitments, and their texts."""
    for area in country.areas:
        yield from ids_of(country.iso3, area)


def ids_of(iso3: str, area: AreaContent) -> Iterator[tuple[str, str]]:
    """The ids that a reading gives an area's commitments (`BLZ-PROT-01`), and their texts."""
    for at, text in enumerate(area.commitments, start=1):
        yield f"{iso3}-{CODES[area.area]}-{at:02d}", text


def _country(country: CountryContent, areas: Mapping[str, Sequence[_Item]]) -> CountryContent:
    found = tuple(
        AreaContent(area.area, area.heading, tuple(item.text for item in areas[area.area]))
        for area in country.areas
        if areas[area.area]
    )
    return replace(
        country,
        areas=found,
        declared={area.area: len(area.commitments) for area in found},
        declared_total=sum(len(area.commitments) for area in found),
    )
