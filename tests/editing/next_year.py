"""A plan's content with seeded edits, and what a comparison should say of each commitment."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from drawing import AreaContent, CountryContent, PlanContent

REWORDINGS: Mapping[str, Sequence[str]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "rewordings-2021-en.json").read_text("utf-8")
)

CODES = {
    "protection": "PROT",
    "education": "EDUC",
    "health": "HEAL",
    "jobs_and_livelihoods": "JOBS",
    "social_protection": "SOCI",
}

SHORTEST_SPLIT = 16
"""Words of a commitment that is split, at least."""

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
    """The new edition and the changes that lead to it."""

    content: PlanContent
    changes: frozenset[Expected]


def next_year(content: PlanContent, seed: int) -> Edited:
    """Edit a plan: about two of three commitments stay, the others change in all ways.

    Countries are named in the ids as `BLZ-PROT-01`; new commitments are another country's.
    """
    chance = random.Random(seed)
    countries, changes = [], set[Expected]()
    for country in content.countries:
        strangers = [
            text
            for other in content.countries
            if other.iso3 != country.iso3
            for area in other.areas
            for text in area.commitments
        ]
        areas, dropped = _edited(country, strangers, chance)
        changes |= {("dropped", (id,), ()) for id in dropped}
        countries.append(_country(country, areas))
        changes |= set(_changes(areas))
    return Edited(
        replace(content, year=(content.year or 0) + 1, countries=tuple(countries)),
        frozenset(changes),
    )


def _edited(
    country: CountryContent, strangers: Sequence[str], chance: random.Random
) -> tuple[dict[str, list[_Item]], list[str]]:
    """The new commitments by focus area with their ids, and the ids of those that are gone."""
    areas: dict[str, list[_Item]] = {area.area: [] for area in country.areas}
    moving: list[tuple[str, _Item]] = []
    dropped: list[str] = []
    for area in country.areas:
        rest = [
            (f"{country.iso3}-{CODES[area.area]}-{at:02d}", text)
            for at, text in enumerate(area.commitments, start=1)
        ]
        while rest:
            id, text = rest.pop(0)
            kind = chance.choices(
                ["same", "reworded", "moved", "merged", "split", "dropped", "new"],
                [60, 14, 6, 5, 6, 8, 8],
            )[0]
            others = [name for name in areas if name != area.area]
            if kind == "new":
                areas[area.area].append(_Item(chance.choice(strangers), "new", ()))
            if kind == "reworded":
                areas[area.area].append(_Item(_reworded(id, text, chance), "reworded", (id,)))
            elif kind == "moved" and others:
                moving.append((chance.choice(others), _Item(text, "moved", (id,))))
            elif kind == "merged" and rest:
                other, more = rest.pop(0)
                joined = f"{text.rstrip('.;')}; {more[0].lower()}{more[1:]}"
                areas[area.area].append(_Item(joined, "merged", (id, other)))
            elif kind == "split" and len(text.split()) >= SHORTEST_SPLIT:
                areas[area.area] += _split(id, text, chance)
            elif kind == "dropped":
                dropped.append(id)
            else:
                areas[area.area].append(_Item(text, "same", (id,)))
    for name, item in moving:
        areas[name].insert(chance.randrange(len(areas[name]) + 1), item)
    for name, items in areas.items():
        for at, item in enumerate(items, start=1):
            item.id = f"{country.iso3}-{CODES[name]}-{at:02d}"
    return areas, dropped


def _reworded(id: str, text: str, chance: random.Random) -> str:
    """A rewording by hand where there is one; else words out, words in, a number changed."""
    if id in REWORDINGS:
        return chance.choice(REWORDINGS[id])
    words = text.split()
    for _ in range(1 + len(words) // 6):
        words.pop(chance.randrange(1, len(words) - 1))
    words.insert(chance.randrange(1, len(words)), chance.choice(["jointly", "further", "2,500"]))
    return " ".join(words)


def _split(id: str, text: str, chance: random.Random) -> list[_Item]:
    words = text.split()
    at = chance.randrange(6, len(words) - 6)
    second = " ".join(words[at:])
    half = _Item(f"{second[0].upper()}{second[1:]}", "half", ())
    first = " ".join(words[:at]).rstrip(".,;:")
    return [_Item(f"{first}.", "split", (id,), more=[half]), half]


def _changes(areas: Mapping[str, Sequence[_Item]]) -> Iterator[Expected]:
    for items in areas.values():
        for item in items:
            if item.kind != "half":
                yield item.kind, item.before, (item.id, *(half.id for half in item.more))


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
