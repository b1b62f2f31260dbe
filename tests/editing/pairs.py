"""Two hundred pairs of editions whose changes are known, and how well a comparison tells them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from drawing import AreaContent, CountryContent, PlanContent, from_gold
from editions.content import content as drawn_edition
from mirps_extract import Plan
from mirps_extract.comparison import compare
from unit.plans import plan

from .hand import FIXTURES, Hand, hand, translations
from .next_year import Edited, Expected, named, next_year
from .translated import translated

SOURCES = {"en": 40, "es": 20, "drawn en": 20, "drawn es": 20}
"""Pairs that are made of each source for each half: the plan of 2021 (in Spanish, a part of it),
and plans whose commitments are invented."""

TUNING, HELD_OUT = 0, 1
"""The halves."""

CROSSED = (("BLZ", "SLV", "PAN"), ("GTM", "HND"))
"""Countries of the Spanish edition in each half."""


@dataclass(frozen=True)
class Pair:
    """Two editions, and the changes from one to the other."""

    name: str
    before: Plan
    after: Plan
    changes: frozenset[Expected]


def pairs(half: int) -> Iterator[Pair]:
    """The pairs of a half, for tuning or held out.

    No seed, no drawn plan and nothing that was written by hand is in both.
    """
    for source, count in SOURCES.items():
        for at in range(count):
            seed = 2 * at + half
            yield _pair(f"{source} {seed}", _edited(source, seed, half))


def crossings(half: int) -> Iterator[Pair]:
    """The edition of 2021 in English and in Spanish, which lacks some, and has some elsewhere.

    The countries of one half are not in the other.
    """
    english = from_gold(FIXTURES / "plan-2021-en.gold.json")
    countries = tuple(c for c in english.countries if c.iso3 in CROSSED[half])
    before = replace(english, countries=countries)
    for seed in range(10):
        after, changes = translated(before, _spanish(), seed)
        yield Pair(f"crossing {seed}", plan_with(before), plan_with(after), changes)


def _spanish() -> Mapping[str, str]:
    content = from_gold(FIXTURES / "plan-2021-es-part.gold.json")
    return {**translations(), **{id: text for c in content.countries for id, text in named(c)}}


def _edited(source: str, seed: int, half: int) -> Edited:
    language = source[-2:]
    missing = seed % 8 < 2
    if source.startswith("drawn"):
        return next_year(_drawn(seed, language), seed, Hand(), missing=missing)
    name = "plan-2021-en.gold.json" if language == "en" else "plan-2021-es-part.gold.json"
    content = from_gold(FIXTURES / name)
    return next_year(content, seed, hand(language).half(half), missing=missing)


def _drawn(seed: int, language: str) -> PlanContent:
    edition = drawn_edition(seed, "en" if language == "en" else "es")
    return PlanContent(
        title=edition.title,
        year=edition.year,
        language=language,
        objectives=(),
        countries=tuple(
            CountryContent(
                iso3=chapter.iso3,
                name=chapter.name,
                narrative=(),
                declared_total=None,
                declared={},
                areas=tuple(
                    AreaContent(area.slug, area.name, tuple(p.text for p in area.promises))
                    for area in chapter.areas
                ),
            )
            for chapter in edition.chapters
        ),
    )


def _pair(name: str, edited: Edited) -> Pair:
    return Pair(name, plan_with(edited.before), plan_with(edited.content), edited.changes)


def plan_with(content: PlanContent) -> Plan:
    """A plan of this content as it would be read."""
    return plan(
        {c.iso3: {a.area: a.commitments for a in c.areas} for c in content.countries},
        year=content.year,
        language=content.language,
    )


def found_in(pair: Pair) -> list[Expected]:
    """What a comparison says of a pair."""
    return [
        (c.kind.value, tuple(r.id for r in c.before), tuple(r.id for r in c.after))
        for c in compare([pair.before, pair.after]).steps[0].changes
    ]


@dataclass
class Score:
    """Changes of a kind that were expected, found, and both."""

    expected: int = 0
    found: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        """Their F1; 1 where there was nothing to find and nothing was found."""
        both = self.expected + self.found
        return 2 * self.right / both if both else 1.0


def scored(results: Iterable[tuple[Pair, Iterable[Expected]]]) -> Mapping[str, Score]:
    """The score of each kind, and of all but `same` together (`all`)."""
    scores: dict[str, Score] = {}
    for pair, found in results:
        told = set(found)
        for part, changes in (
            ("expected", pair.changes),
            ("found", told),
            ("right", pair.changes & told),
        ):
            for kind, number in Counter(kind for kind, _, _ in changes).items():
                names = [kind] if kind == "same" else [kind, "all"]
                for name in names:
                    score = scores.setdefault(name, Score())
                    setattr(score, part, getattr(score, part) + number)
    return scores
