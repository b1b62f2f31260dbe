"""What an edition says around its content: headings, labels and counts, the same in all engines."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from .grammar import capital, words
from .values import Chapter, Design, Edition


class Wording:
    """An edition's labels, chosen once by a design's seed where there is a choice."""

    def __init__(self, edition: Edition, seed: int) -> None:
        self._words = words(edition.language)["wording"]
        self._seed = seed

    def __call__(self, key: str) -> str:
        """A label such as "contents", "total" or "responsible"."""
        drawn: str = Random(f"wording {self._seed} {key}").choice(self._words[key])
        return drawn

    def heading(self, area: str) -> str:
        """An area's heading in words: "Commitments on education"."""
        return capital(self("on_area").format(area=self._small(area, self("on_area"))))

    def number(self, number: int) -> str:
        """A number in words."""
        drawn: str = self._words["numbers"][number]
        return drawn

    def count(self, number: int, *, in_words: bool = False) -> str:
        """A count: "1 commitment", "seven commitments"."""
        one, many = self._words["count"]
        shown = self.number(number) if in_words else str(number)
        return str((one if number == 1 else many).format(n=shown))

    def total(self, number: int, *, in_words: bool = False) -> str:
        """A total: "23 commitments in total"."""
        text: str = self._words["counts_total"].format(count=self.count(number, in_words=in_words))
        return capital(text)

    def sentence(self, chapter: Chapter) -> str:
        """All counts in one sentence, which names the country and its areas."""
        parts = [
            self._words["counts_part"].format(count=self.count(number), area=area.lower())
            for area, number in counts(chapter)
        ]
        with_total, without = self._words["counts_sentence"]
        form: str = without if chapter.total is None else with_total
        return form.format(name=chapter.name, counts=self.joined(parts), total=chapter.total)

    def joined(self, parts: Iterable[str]) -> str:
        """Parts as a list in a sentence."""
        *first, last = parts
        return f"{', '.join(first)} {self._words['and']} {last}" if first else last

    @staticmethod
    def _small(area: str, form: str) -> str:
        return area if form.startswith("{") else area.lower()


def counts(chapter: Chapter) -> list[tuple[str, int]]:
    """The declared counts by area as printed, in the order of the areas."""
    return [(a.name, chapter.declared[a.slug]) for a in chapter.areas if a.slug in chapter.declared]


def numbered(design: Design, chapter: Chapter) -> list[list[int]]:
    """Numbers of the commitments by area: anew in each area, or on through the section."""
    anew = design.listing in {"lettered", "code"}
    through = not anew and Random(f"numbering {design.seed}").random() < 0.4
    numbers: list[list[int]] = []
    last = 0
    for area in chapter.areas:
        first = last if through else 0
        numbers.append([first + i + 1 for i in range(len(area.promises))])
        last = numbers[-1][-1]
    return numbers


def mark(listing: str, chapter: Chapter, area: int, number: int, style: int) -> str:
    """What is printed before a commitment; empty where nothing is, or it is drawn.

    Args:
        listing: of the design.
        chapter: the section, whose code and areas make up a code.
        area: place of the area in the section from 0.
        number: of the commitment.
        style: a small number by which codes and arrows differ.
    """
    slug = chapter.areas[area].slug
    match listing:
        case "bullet":
            return "•"
        case "dash":
            return "–"
        case "square":
            return "▪"
        case "arrow":
            return "►→"[style % 2]
        case "number" | "table" | "table ruled":
            return f"{number}."
        case "number bracket":
            return f"{number})"
        case "code":
            forms = (
                f"{chapter.iso3}-{slug[0].upper()}{number}", f"{slug[0].upper()}-{number:02}",
                f"{area + 1}.{number}", f"{chapter.iso3[:2]}.{area + 1}.{number:02}",
            )  # fmt: skip
            return forms[style % 4]
        case "lettered":
            return f"{chr(96 + number)})" if style % 2 else f"({chr(96 + number)})"
        case "disc" | "cards":
            return str(number)
    return ""


def label_of(text: str) -> tuple[str, str]:
    """A commitment's leading label with its colon, and the rest; no label where it has none."""
    head, colon, rest = text.partition(": ")
    short = colon and len(head.split()) <= 5 and rest[:1].isupper()
    return (head + ":", rest) if short else ("", text)
