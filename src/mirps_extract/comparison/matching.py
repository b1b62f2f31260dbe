"""Which commitments of two editions belong together, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from rapidfuzz.distance import Indel

from mirps_extract.comparison import crossing, wording
from mirps_extract.comparison.assignment import Candidate, best
from mirps_extract.comparison.likeness import Rarity, folded, rarity_of
from mirps_extract.comparison.values import Change, CommitmentRef, Kind, Segment
from mirps_extract.model import Commitment, Country, Plan
from mirps_extract.pairing import pairs_of
from mirps_extract.vocabulary import fold

DECIMALS = 3
"""Digits after the point of a score."""


@dataclass(frozen=True, slots=True)
class InArea:
    """A commitment with its place.

    Attributes:
        commitment: the commitment.
        area: its focus area.
        place: its place in that, from 0 (first) to 1 (last).
        number: its place among all of its country, from 0.
    """

    commitment: Commitment
    area: str
    place: float
    number: int

    @property
    def ref(self) -> CommitmentRef:
        """As a comparison names it."""
        return CommitmentRef(
            id=self.commitment.id,
            key=self.commitment.key,
            focus_area=self.area,
            page=self.commitment.page,
            text=self.commitment.text,
        )


@dataclass(frozen=True, slots=True)
class Matched:
    """Commitments that belong together; one side may be empty."""

    before: tuple[InArea, ...]
    after: tuple[InArea, ...]
    score: float | None


def changes_between(before: Plan, after: Plan) -> list[Change]:
    """What became of each commitment, country by country in the later edition's order.

    Commitments are matched within a country: first those with the same words, each printing for
    itself, then by the assignment of the greatest likeness in sum. Between languages the words
    are not looked at.
    """
    crossed = before.edition.language != after.edition.language
    earlier, later = _countries(before), _countries(after)
    link = _AcrossLanguages(earlier, later) if crossed else _ByWording(earlier, later)
    changes = []
    for iso3 in dict.fromkeys([*later, *earlier]):
        links = link(earlier.get(iso3, []), later.get(iso3, []))
        changes += [_change(iso3, each, crossed=crossed) for each in links]
    return changes


class _ByWording:
    """Links the commitments of one country by their words."""

    def __init__(self, earlier: dict[str, list[InArea]], later: dict[str, list[InArea]]) -> None:
        every = [p for side in (earlier, later) for placed in side.values() for p in placed]
        self.rarity: Rarity = rarity_of([folded(p.commitment.text) for p in every])

    def __call__(self, before: Sequence[InArea], after: Sequence[InArea]) -> list[Matched]:
        exact = list(_exact(before, after))
        old, new = _unlinked(before, after, exact)
        candidates = wording.candidates_of(
            [folded(p.commitment.text) for p in old],
            [folded(p.commitment.text) for p in new],
            lambda i, j: _nearness(old[i], new[j]),
            self.rarity,
        )
        chosen = best(candidates, len(old), len(new))
        return _all_links(before, after, [*exact, *_links(chosen, old, new)])


class _AcrossLanguages:
    """Links the commitments of one country in two languages."""

    def __init__(self, earlier: dict[str, list[InArea]], later: dict[str, list[InArea]]) -> None:
        sides = [[_sketch(p) for placed in s.values() for p in placed] for s in (earlier, later)]
        self.scale = crossing.scale_of(*sides)

    def __call__(self, before: Sequence[InArea], after: Sequence[InArea]) -> list[Matched]:
        chosen = crossing.counterparts_of(
            [_sketch(p) for p in before], [_sketch(p) for p in after], self.scale
        )
        return _all_links(before, after, _links(chosen, before, after))


def _countries(plan: Plan) -> dict[str, list[InArea]]:
    return {country.iso3: list(_placed(country)) for country in plan.countries}


def _placed(country: Country) -> Iterator[InArea]:
    number = count()
    for area in country.focus_areas:
        most = len(area.commitments)
        for at, commitment in enumerate(area.commitments):
            yield InArea(commitment, area.area, (at + 0.5) / most, next(number))


def _sketch(placed: InArea) -> crossing.Sketch:
    return crossing.sketch_of(placed.commitment, placed.area, placed.place)


def _nearness(a: InArea, b: InArea) -> float:
    near = 1 - abs(a.place - b.place)
    return near if a.area == b.area else near / 2


def _exact(before: Sequence[InArea], after: Sequence[InArea]) -> Iterator[Matched]:
    """Pairs with the same key, each printing once: in the same focus area, then across areas."""
    waiting, left = list(before), list(after)
    for name_of in (_key_and_area, _key):
        pairs = pairs_of(waiting, left, name_of)
        for i, j in pairs:
            yield Matched((waiting[i],), (left[j],), 1.0)
        gone = {i for i, _ in pairs}, {j for _, j in pairs}
        waiting = [p for at, p in enumerate(waiting) if at not in gone[0]]
        left = [p for at, p in enumerate(left) if at not in gone[1]]


def _key(placed: InArea) -> str:
    return placed.commitment.key


def _key_and_area(placed: InArea) -> tuple[str, str]:
    return placed.commitment.key, placed.area


def _links(
    chosen: Iterable[Candidate], old: Sequence[InArea], new: Sequence[InArea]
) -> list[Matched]:
    """The links of what was chosen."""
    return [
        Matched(
            tuple(old[i] for i in candidate.before),
            tuple(new[j] for j in candidate.after),
            candidate.score,
        )
        for candidate in chosen
    ]


def _all_links(
    before: Sequence[InArea], after: Sequence[InArea], found: Sequence[Matched]
) -> list[Matched]:
    """The links that were found, and what is left on either side.

    In the later edition's order; what was dropped comes last.
    """
    dropped, new = _unlinked(before, after, found)
    links = [*found, *(Matched((), (p,), None) for p in new)]
    links.sort(key=lambda link: link.after[0].number)
    return links + [Matched((p,), (), None) for p in dropped]


def _unlinked(
    before: Sequence[InArea], after: Sequence[InArea], links: Iterable[Matched]
) -> tuple[list[InArea], list[InArea]]:
    """Those of either side that are in no link."""
    pairs = [(link.before, link.after) for link in links]
    old = {p.number for linked, _ in pairs for p in linked}
    new = {p.number for _, linked in pairs for p in linked}
    return [p for p in before if p.number not in old], [p for p in after if p.number not in new]


def _change(iso3: str, link: Matched, *, crossed: bool) -> Change:
    kind = _kind(link, crossed=crossed)
    alike = [p.commitment.key for p in link.before] == [p.commitment.key for p in link.after]
    marked = link.before and link.after and not crossed and not alike
    return Change(
        kind=kind,
        country=iso3,
        before=[p.ref for p in link.before],
        after=[p.ref for p in link.after],
        score=None if link.score is None else round(link.score, DECIMALS),
        words=segments_of(_text(link.before), _text(link.after)) if marked else None,
    )


def _kind(link: Matched, *, crossed: bool) -> Kind:
    if not link.before:
        return Kind.NEW
    if not link.after:
        return Kind.DROPPED
    if len(link.before) > 1:
        return Kind.MERGED
    if len(link.after) > 1:
        return Kind.SPLIT
    if link.before[0].area != link.after[0].area:
        return Kind.MOVED
    same = link.before[0].commitment.key == link.after[0].commitment.key
    return Kind.SAME if crossed or same else Kind.REWORDED


def _text(placed: Sequence[InArea]) -> str:
    return " ".join(p.commitment.text for p in placed)


def segments_of(before: str, after: str) -> list[Segment]:
    """Both texts in one: kept words as the later text prints them, removed before added ones.

    Words are compared as they are printed but for case and accents. The edits are the fewest
    (Indel distance over words, by rapidfuzz).
    """
    old, new = before.split(), after.split()
    codes = Indel.opcodes([fold(word) for word in old], [fold(word) for word in new])
    removed: list[str] = []
    added: list[str] = []
    found: list[Segment] = []

    def flush() -> None:
        if removed:
            found.append(Segment(kind="removed", text=" ".join(removed)))
        if added:
            found.append(Segment(kind="added", text=" ".join(added)))
        removed.clear()
        added.clear()

    for code in codes:
        if code.tag == "equal":
            flush()
            kept = " ".join(new[code.dest_start : code.dest_end])
            found.append(Segment(kind="kept", text=kept))
        else:
            removed += old[code.src_start : code.src_end]
            added += new[code.dest_start : code.dest_end]
    flush()
    return found
