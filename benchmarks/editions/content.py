"""Draws what an edition says: invented commitments in the style of the plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from .grammar import Grammar, capital, words
from .values import Area, Chapter, Edition, Promise

Language = Literal["en", "es"]
_SLUGS = ("protection", "education", "health", "jobs_and_livelihoods", "social_protection")
_MOST_WORDS = 70


@dataclass(frozen=True)
class _House:
    """What is the same throughout an edition: its house style.

    Attributes:
        stop: whether commitments end with a full stop.
        labels: how often a label leads a commitment.
        nouns: how often one begins with a noun rather than a verb.
        items: how often one has items of a second level.
        details: which details stand beside the commitments: 0 none, 1 responsible, 2 deadline
            too, 3 status too.
        furniture: how often a chapter has a pull quote, a caption, a key figure or a note.
        totals: whether totals are printed.
    """

    stop: bool
    labels: float
    nouns: float
    items: float
    details: int
    furniture: float
    totals: bool


def content(seed: int, language: Language, *, labelled: bool = False) -> Edition:
    """An edition's content, the same for the same seed.

    Args:
        seed: what it is drawn from.
        language: of all its words.
        labelled: whether a label leads every commitment, as a design may need.
    """
    random = Random(f"content {seed} {language}")
    year = random.randint(2022, 2030)
    house = _House(
        stop=random.random() < 0.5,
        labels=1.0 if labelled else random.choice([0, 0, 0.15, 0.3, 1]),
        nouns=random.choice([0, 0.1, 0.4]),
        items=random.choice([0, 0, 0, 0.08, 0.2]),
        details=random.choice([0, 0, 1, 1, 2, 3, 3]),
        furniture=random.choice([0, 0, 0.3, 0.7]),
        totals=random.random() < 0.8,
    )
    return _Writer(random, language, year, house).edition()


class _Writer:
    """Writes one edition."""

    def __init__(self, random: Random, language: Language, year: int, house: _House) -> None:
        self._random = random
        self._language: Language = language
        self._year = year
        self._house = house
        self._words = words(language)
        self._grammar = Grammar(language, year, random)
        self._seen: set[str] = set()

    def edition(self) -> Edition:
        """The whole."""
        draw = self._random
        wording, rules = self._words["wording"], self._words["rules"]
        chapters = self._chapters()
        return Edition(
            language=self._language,
            year=self._year,
            title=draw.choice(wording["edition_titles"]),
            foreword=self._paragraphs("foreword", draw.randint(1, 3)) if self._chance(0.4) else (),
            acronyms=tuple(
                (short, long)
                for short, _, long in (a.partition("|") for a in sorted(rules["acronyms"]))
            )
            if self._chance(0.25)
            else (),
            objectives=tuple(wording["objective"]) if self._chance(0.6) else (),
            chapters=self._miscounted(chapters) if self._chance(0.2) else chapters,
            closing=self._closing() if self._chance(0.35) else None,
        )

    def _closing(self) -> tuple[str, tuple[str, ...]]:
        kind = self._random.choice(["thanks", "annex"])
        heading = self._random.choice(self._words["wording"][f"closing_{kind}"])
        count = self._random.randint(2, 4)
        return heading, self._paragraphs(kind, count)

    def _paragraphs(self, rule: str, count: int) -> tuple[str, ...]:
        chosen = self._random.sample(self._words["rules"][rule], count)
        return tuple(capital(self._grammar.expand(text)) for text in chosen)

    def _chapters(self) -> tuple[Chapter, ...]:
        codes = list(self._words["countries"])
        chosen = sorted(self._random.sample(codes, self._random.randint(2, 7)), key=codes.index)
        names = {s: self._random.choice(self._words["names"][s]) for s in _SLUGS}
        order = list(_SLUGS) if self._chance(0.6) else self._random.sample(_SLUGS, len(_SLUGS))
        return tuple(self._chapter(code, names, order) for code in chosen)

    def _chapter(self, iso3: str, names: dict[str, str], order: list[str]) -> Chapter:
        countries: dict[str, str] = self._words["countries"]
        others = [name for code, name in countries.items() if code != iso3]
        self._grammar.extra = {
            "country": countries[iso3],
            "neighbour": self._random.choice(others),
        }
        held = self._random.sample(_SLUGS, self._random.randint(1, 5))
        areas = tuple(self._area(s, names[s]) for s in order if s in held)
        declared = {area.slug: len(area.promises) for area in areas}
        has = self._house.furniture
        draw = self._grammar.draw
        figure = draw("figure")
        share = figure.startswith(("per cent", "por ciento"))
        number = str(self._random.choice([68, 92] if share else [350, 740]))
        return Chapter(
            iso3=iso3,
            name=countries[iso3],
            narrative=tuple(self._narrative()),
            areas=areas,
            declared=declared,
            total=sum(declared.values()) if self._house.totals else None,
            quote=(draw("quote"), draw("speaker")) if self._chance(has) else None,
            caption=draw("caption") if self._chance(has) else "",
            figure=(number, figure) if self._chance(has) else None,
            note=draw("note") if self._chance(has / 2) else "",
        )

    def _narrative(self) -> Iterator[str]:
        first, *others = self._words["rules"]["narrative"]
        paragraphs = self._random.randint(1, 3)
        sentences = [first, *self._random.sample(others, paragraphs * 2)]
        size = -(-len(sentences) // paragraphs)
        for start in range(0, len(sentences), size):
            drawn = (capital(self._grammar.expand(s)) for s in sentences[start : start + size])
            yield " ".join(drawn)

    def _area(self, slug: str, name: str) -> Area:
        self._grammar.area = slug
        count = self._random.choice([1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 9])
        area = Area(slug, name, tuple(self._promise() for _ in range(count)))
        self._grammar.area = ""
        return area

    def _promise(self) -> Promise:
        while True:
            items = self._items() if self._chance(self._house.items) else ()
            text = self._text(bool(items))
            key = text.casefold()
            if key not in self._seen and len(text.split()) <= _MOST_WORDS:
                self._seen.add(key)
                return Promise(text, items, *self._details())

    def _details(self) -> tuple[str, str, str]:
        level = self._house.details
        statuses = self._words["wording"]["statuses"]
        return (
            self._responsible() if level >= 1 else "",
            self._random.choice(statuses) if level >= 3 else "",
            str(self._year + self._random.randint(0, 3)) if level >= 2 else "",
        )

    def _responsible(self) -> str:
        name = self._grammar.draw("inst")
        for article in ("the ", "el ", "la "):
            name = name.removeprefix(article)
        return capital(name)

    def _items(self) -> tuple[str, ...]:
        drawn: list[str] = []
        for _ in range(self._random.randint(2, 4)):
            text = capital(self._grammar.draw("item"))
            if text not in drawn:
                drawn.append(text)
        ends = [";"] * (len(drawn) - 1) + ["."] if self._house.stop else [""] * len(drawn)
        return tuple(text + end for text, end in zip(drawn, ends, strict=True))

    def _text(self, leads_items: bool) -> str:
        labelled = self._chance(self._house.labels)
        label = f"{self._grammar.draw('label')}: " if labelled else ""
        if leads_items:
            return label + capital(self._grammar.draw("items_lead"))
        text = label + self._sentence(self._length() - len(label.split()))
        return text + "." if self._house.stop else text

    def _length(self) -> int:
        """How many words a commitment should have at least."""
        kind = self._random.random()
        if kind < 0.15:
            return self._random.randint(3, 11)
        return self._random.randint(12, 32) if kind < 0.85 else self._random.randint(33, 52)

    def _sentence(self, least: int) -> str:
        draw = self._grammar.draw
        if self._chance(self._house.nouns):
            text = draw("noun")
        else:
            text = capital(draw("opening") if least > 8 and self._chance(0.35) else draw("clause"))
        ending = self._ending()
        tails: list[str] = []
        rules = list(self._words["rules"]["tail"])
        self._random.shuffle(rules)
        while len(f"{text} {''.join(tails)} {ending}".split()) < least and rules:
            tail = self._grammar.expand(rules.pop())
            if tail.removeprefix(", and ").removeprefix(", así como ").lower() not in text.lower():
                tails.append(tail)
        # What has a comma comes after what has none; a clause of its own comes last.
        tails.sort(key=lambda tail: (tail[0] == ";", tail[0] == ","))
        if least > 11 and ending:
            tails.insert(len(tails) - bool(tails and tails[-1][0] == ";"), ending)
        return text + "".join(tails)

    def _ending(self) -> str:
        kind = self._random.random()
        for rule, share in (("enumeration", 0.08), ("quoted", 0.05), ("link", 0.04)):
            if kind < share:
                return self._grammar.draw(rule)
            kind -= share
        return ""

    def _miscounted(self, chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
        """The chapters with one count or total that is wrong, as a plan prints it."""
        at = self._random.randrange(len(chapters))
        chapter = chapters[at]
        declared, total = dict(chapter.declared), chapter.total
        if total is not None and self._chance(0.4):
            total += self._random.choice([-1, 1, 2]) if total > 1 else 1
        else:
            slug = self._random.choice(list(declared))
            declared[slug] += self._random.choice([-1, 1, 2]) if declared[slug] > 1 else 1
        wrong = replace(chapter, declared=declared, total=total)
        return (*chapters[:at], wrong, *chapters[at + 1 :])

    def _chance(self, share: float) -> bool:
        return self._random.random() < share
