"""The same year's edition in another language, which is never quite the same."""

import random
from collections.abc import Mapping
from dataclasses import replace

from drawing import AreaContent, CountryContent, PlanContent

from .next_year import CODES, Expected, ids_of


def translated(
    content: PlanContent, texts: Mapping[str, str], seed: int
) -> tuple[PlanContent, frozenset[Expected]]:
    """Translate a plan: of 20 commitments one is missing, one has moved, and two have swapped.

    Args:
        content: the plan in its own language.
        texts: commitments in Spanish by id; what is not there is missing.
        seed: what is drawn from.
    """
    chance = random.Random(seed)
    countries, changes = [], set[Expected]()
    for country in content.countries:
        areas: dict[str, list[tuple[str, str]]] = {area.area: [] for area in country.areas}
        for area in country.areas:
            for id, _ in ids_of(country.iso3, area):
                draw = chance.random()
                if id not in texts or draw < 0.05:
                    changes.add(("dropped", (id,), ()))
                    continue
                to = chance.choice(list(areas)) if draw > 0.95 else area.area
                at = max(0, len(areas[to]) - (0.8 < draw < 0.9))
                areas[to].insert(at, (id, texts[id]))
        for name, found in areas.items():
            for number, (id, _) in enumerate(found, start=1):
                kind = "same" if id.split("-")[1] == CODES[name] else "moved"
                changes.add((kind, (id,), (f"{country.iso3}-{CODES[name]}-{number:02d}",)))
        countries.append(_country(country, areas))
    after = replace(content, language="es", countries=tuple(countries))
    return after, frozenset(changes)


def _country(country: CountryContent, areas: Mapping[str, list[tuple[str, str]]]) -> CountryContent:
    found = tuple(
        AreaContent(a.area, a.heading, tuple(text for _, text in areas[a.area]))
        for a in country.areas
        if areas[a.area]
    )
    return replace(country, areas=found)
