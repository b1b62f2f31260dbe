"""What a plan says, apart from how it is printed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .wording import WORDINGS

# Stands in a commitment, in the place of a space, where a bullet is to be printed by mistake.
FALSE_BULLET = "\u2029"


@dataclass(frozen=True)
class AreaContent:
    """One focus area of a country: its slug, its heading (in capitals) and its commitments."""

    area: str
    heading: str
    commitments: tuple[str, ...]


@dataclass(frozen=True)
class CountryContent:
    """One country's plan; ``declared`` maps area slugs to the counts the plan claims."""

    iso3: str
    name: str
    narrative: tuple[str, ...]
    declared_total: int | None
    declared: Mapping[str, int]
    areas: tuple[AreaContent, ...]


@dataclass(frozen=True)
class PlanContent:
    """A whole plan, in the order in which it is to be read."""

    title: str
    year: int | None
    language: str
    objectives: tuple[str, ...]
    countries: tuple[CountryContent, ...]

    @property
    def headings(self) -> Mapping[str, str]:
        """Every area's heading by slug, in order of first use, declared ones included."""
        usual = WORDINGS[self.language].areas
        found: dict[str, str] = {}
        for country in self.countries:
            for area in country.areas:
                found.setdefault(area.area, area.heading)
            for slug in country.declared:
                found.setdefault(slug, usual.get(slug, slug.replace("_", " ").upper()))
        return found


def from_gold(path: Path, title: str = "MIRPS NATIONAL ACTION PLAN") -> PlanContent:
    """Read a plan from the project's gold JSON, which holds no title and no headings."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    headings = WORDINGS[gold["language"]].areas
    return PlanContent(
        title=title,
        year=gold["edition"],
        language=gold["language"],
        objectives=tuple(gold["objectives"]),
        countries=tuple(
            CountryContent(
                iso3=country["iso3"],
                name=country["name"],
                narrative=tuple(country["narrative"]),
                declared_total=country["declared_total"],
                declared=dict(country["declared"]),
                areas=tuple(
                    AreaContent(
                        area=area["area"],
                        heading=headings[area["area"]],
                        commitments=tuple(entry["text"] for entry in area["commitments"]),
                    )
                    for area in country["focus_areas"]
                ),
            )
            for country in gold["countries"]
        ),
    )
