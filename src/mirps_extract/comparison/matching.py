"""Which commitments of two editions belong together, and what became of them.

`changes_between` is all that others need: two plans in, what became of each commitment out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mirps_extract.comparison import wording
from mirps_extract.comparison.assignment import best
from mirps_extract.comparison.decisions import NOTHING_DECIDED, Decided
from mirps_extract.comparison.likeness import rarity_of
from mirps_extract.comparison.links import InArea, Linked, links_of, placed, unlinked
from mirps_extract.comparison.marking import segments_of
from mirps_extract.comparison.parts import Whole, parts_left
from mirps_extract.comparison.rest import FOUND, pairs_left, scale_of
from mirps_extract.comparison.values import Change, Kind
from mirps_extract.model import Plan
from mirps_extract.pairing import pairs_of

SURE = 0.6
"""Likeness from which on the words of a pair are enough to tell that it is one commitment."""

DECIMALS = 3
"""Digits after the point of a score."""


def changes_between(before: Plan, after: Plan, decided: Decided = NOTHING_DECIDED) -> list[Change]:
    """What became of each commitment, country by country in the later edition's order.

    Commitments are matched within a country: those that a person decided on, those with the same
    words, those whose words are enough, and what is left by all that speaks for a pair. In two
    languages words are never enough. Where a country has no section in one edition, nothing can
    be compared.
    """
    crossed = before.edition.language != after.edition.language
    earlier, later = _countries(before), _countries(after)
    every = [each for side in (earlier, later) for country in side.values() for each in country]
    matcher = _Matcher(every, decided, crossed=crossed)
    changes = []
    for iso3 in dict.fromkeys([*later, *earlier]):
        old, new = earlier.get(iso3), later.get(iso3)
        if old is None or new is None:
            alone = [*((each, True) for each in new or []), *((each, False) for each in old or [])]
            changes += [_not_comparable(iso3, each, later=later) for each, later in alone]
            continue
        links = matcher.links(old, new)
        changes += [_change(iso3, link, crossed=crossed) for link in _in_order(old, new, links)]
    return changes


def _countries(plan: Plan) -> dict[str, list[InArea]]:
    return {country.iso3: placed(country, plan.edition.language) for country in plan.countries}


class _Matcher:
    """Links the commitments of two editions, one country at a time."""

    def __init__(self, every: Sequence[InArea], decided: Decided, *, crossed: bool) -> None:
        self._crossed = crossed
        self._decided = decided
        self._rarity = rarity_of([] if crossed else [each.folded for each in every])
        self._scale = scale_of([each.traits for each in every])

    def links(self, before: Sequence[InArea], after: Sequence[InArea]) -> list[Linked]:
        """The links of a country that both editions have."""
        found = self._sure(before, after)
        found += self._pairs_left(*unlinked(before, after, found), found)
        if self._crossed:
            return found
        left = unlinked(before, after, found)
        return self._with_parts(self._with_parts(found, left[0], later=False), left[1], later=True)

    def _sure(self, before: Sequence[InArea], after: Sequence[InArea]) -> list[Linked]:
        """Links that need no more than words: the same ones, or enough of them."""
        found = list(_exact(before, after, self._decided))
        if self._crossed:
            return found
        old, new = unlinked(before, after, found)
        candidates = wording.candidates_of(
            [each.folded for each in old],
            [each.folded for each in new],
            lambda i, j: _nearness(old[i], new[j]),
            self._rarity,
        )
        links = links_of(best(candidates, len(old), len(new)), old, new)
        return found + [link for link in links if _is_enough(link) and not self._apart(link)]

    def _pairs_left(
        self, before: Sequence[InArea], after: Sequence[InArea], known: Sequence[Linked]
    ) -> list[Linked]:
        """Pairs of what is left, by all that speaks for them."""
        chosen = pairs_left(
            before,
            after,
            self._scale,
            [(link.before[0].number, link.after[0].number) for link in known],
            "translated" if self._crossed else "reworded",
        )
        return [
            replace(link, sure=link.score is not None and link.score >= FOUND)
            for link in links_of(chosen, before, after)
            if not self._apart(link)
        ]

    def _with_parts(
        self, links: Sequence[Linked], left: Sequence[InArea], *, later: bool
    ) -> list[Linked]:
        """The links, with what is left of one edition added to those that it is a part of."""
        found = list(links)
        places = [at for at, link in enumerate(found) if _may_have_parts(link)]
        sides = [(found[at].before[0], found[at].after[0]) for at in places]
        wholes = [Whole(new, old) if later else Whole(old, new) for old, new in sides]
        for part in parts_left(left, wholes, self._scale):
            at = places[part.whole]
            found[at] = _with_part(found[at], left[part.left], part.chance, later=later)
        return found

    def _apart(self, link: Linked) -> bool:
        """Whether a person decided that these are two commitments."""
        return (link.before[0].key, link.after[0].key) in self._decided.different


def _is_enough(link: Linked) -> bool:
    several = len(link.before) + len(link.after) > 2
    return several or (link.score is not None and link.score >= SURE)


def _may_have_parts(link: Linked) -> bool:
    """Whether it is a sure pair, each side in words of its own."""
    pair = len(link.before) == len(link.after) == 1
    return pair and link.sure and link.before[0].key != link.after[0].key


def _with_part(link: Linked, part: InArea, chance: float, *, later: bool) -> Linked:
    """A link with another part on one side; it is as sure as the least sure of its parts."""
    score = min(chance, 1.0 if link.score is None else link.score)
    side = sorted([*(link.after if later else link.before), part], key=lambda each: each.number)
    if later:
        return replace(link, after=tuple(side), score=score)
    return replace(link, before=tuple(side), score=score)


def _nearness(a: InArea, b: InArea) -> float:
    near = 1 - abs(a.place - b.place)
    return near if a.area == b.area else near / 2


def _exact(before: Sequence[InArea], after: Sequence[InArea], decided: Decided) -> list[Linked]:
    """Pairs that a person made, then those with the same key, each printing once.

    These first in the same focus area, then across areas.
    """
    wanted = [decided.same.get(each.key, "") for each in before]
    pairs = pairs_of(wanted, [each.key for each in after], str)
    found = [Linked((before[i],), (after[j],), 1.0) for i, j in pairs]
    for name_of in (_key_and_area, _key):
        waiting, left = unlinked(before, after, found)
        pairs = pairs_of(waiting, left, name_of)
        found += [Linked((waiting[i],), (left[j],), 1.0) for i, j in pairs]
    return found


def _key(each: InArea) -> str:
    return each.key


def _key_and_area(each: InArea) -> tuple[str, str]:
    return each.key, each.area


def _in_order(
    before: Sequence[InArea], after: Sequence[InArea], found: Sequence[Linked]
) -> list[Linked]:
    """The links that were found, and what is left on either side.

    In the later edition's order; what was dropped comes last.
    """
    dropped, new = unlinked(before, after, found)
    links = [*found, *(Linked((), (each,), None) for each in new)]
    links.sort(key=lambda link: link.after[0].number)
    return links + [Linked((each,), (), None) for each in dropped]


def _not_comparable(iso3: str, each: InArea, *, later: bool) -> Change:
    return Change(
        kind=Kind.NOT_COMPARABLE,
        country=iso3,
        before=[] if later else [each.ref],
        after=[each.ref] if later else [],
        score=None,
        words=None,
    )


def _change(iso3: str, link: Linked, *, crossed: bool) -> Change:
    alike = [each.key for each in link.before] == [each.key for each in link.after]
    marked = link.before and link.after and not crossed and not alike and link.sure
    return Change(
        kind=_kind(link, crossed=crossed),
        country=iso3,
        before=[each.ref for each in link.before],
        after=[each.ref for each in link.after],
        score=None if link.score is None else round(link.score, DECIMALS),
        words=segments_of(_text(link.before), _text(link.after)) if marked else None,
    )


def _kind(link: Linked, *, crossed: bool) -> Kind:
    if not link.before:
        return Kind.NEW
    if not link.after:
        return Kind.DROPPED
    if not link.sure:
        return Kind.UNCERTAIN
    if len(link.before) > 1:
        return Kind.MERGED
    if len(link.after) > 1:
        return Kind.SPLIT
    if link.before[0].area != link.after[0].area:
        return Kind.MOVED
    same = link.before[0].key == link.after[0].key
    return Kind.SAME if crossed or same else Kind.REWORDED


def _text(placed: Sequence[InArea]) -> str:
    return " ".join(each.commitment.text for each in placed)
