"""What is printed around an edition's own words in a design, as text: for engines without HTML."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from .values import Chapter, Design, Edition, Promise
from .wording import Wording, counts, label_of, mark, numbered

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Labels:
    """The texts of headings, marks, counts and tables of one edition in one design."""

    def __init__(self, edition: Edition, design: Design) -> None:
        self.edition = edition
        self.design = design

    @cached_property
    def wording(self) -> Wording:
        """The labels, as the other engines print them."""
        return Wording(self.edition, self.design.seed)

    def title(self, chapter: Chapter) -> str:
        """A section's title."""
        title = self.design.title.replace("{name}", chapter.name)
        return title.upper() if self.design.title_caps else title

    def running(self, chapter: Chapter) -> str:
        """What stands at the head of a section's pages."""
        return self.design.running_head.replace("{name}", chapter.name)

    def heading(self, chapter: Chapter, place: int) -> str:
        """The heading of the area at a place in its section, counted from 0."""
        design, area = self.design, chapter.areas[place]
        match design.heading:
            case "sentence":
                text = self.wording.heading(area.name)
            case "numbered":
                text = f"{place + 1}. {area.name}"
            case "slide":
                text = f"{chapter.name} – {area.name}"
            case _:
                text = area.name
        if design.counts == "heading" and area.slug in chapter.declared:
            text = f"{text.rstrip(':')} ({self.wording.count(chapter.declared[area.slug])})"
        capitals = design.heading in ("caps", "spaced caps") or (
            design.heading == "bar" and design.seed % 2 == 1
        )
        return text.upper() if capitals else text

    def marks(self, chapter: Chapter, place: int) -> list[str]:
        """What stands before each commitment of an area; "" where nothing is typed."""
        listing, seed = self.design.listing, self.design.seed
        numbers = numbered(self.design, chapter)[place]
        return [mark(listing, chapter, place, number, seed) for number in numbers]

    def item_mark(self, item: int) -> str:
        """What stands before an item of the second level (counted from 0)."""
        match self.design.listing:
            case "number" | "number bracket" | "code" | "disc" | "table" | "table ruled":
                return f"{chr(ord('a') + item)})"
            case "lettered":
                return f"{_ROMAN[item]})"
            case "dash":
                return "◦"
            case _:
                return "–"

    def shows_counts(self, chapter: Chapter) -> bool:
        """Whether a block of counts stands after the narrative."""
        if self.design.counts == "heading":
            return chapter.total is not None
        return self.design.counts != "none" and bool(chapter.declared)

    def count_head(self, chapter: Chapter) -> str:
        """What stands above counts in cards: that they count commitments, with the total."""
        if chapter.total is None:
            return self.wording("commitments")
        if self.wording("total") == "Total" or self.design.seed % 2:
            return self.wording.total(chapter.total)
        return f"{chapter.total} {self.wording('total').upper()}"

    def count_cards(self, chapter: Chapter) -> list[tuple[str, str]]:
        """Each area's count apart from its name, as cards and tables show them."""
        return [(str(number), name) for name, number in counts(chapter)]

    def count_lines(self, chapter: Chapter) -> list[str]:
        """The counts as lines of text: one for each, or all on one, or a sentence."""
        design, wording = self.design, self.wording
        if design.counts == "sentence":
            return [wording.sentence(chapter)]
        if design.counts == "heading":
            return [] if chapter.total is None else [wording.total(chapter.total)]
        if design.counts == "one line":
            parts = [f"{name} {number}" for name, number in counts(chapter)]
            if chapter.total is not None:
                parts.append(f"{wording('total')} {chapter.total}")
            return [f"{wording('commitments')}: {' · '.join(parts)}"]
        in_words = design.counts == "words"
        lines = [
            f"{name}: {wording.count(number, in_words=in_words)}"
            for name, number in counts(chapter)
        ]
        if chapter.total is not None:
            lines.append(wording.total(chapter.total, in_words=in_words))
        return lines

    def table(self, chapter: Chapter) -> Table:
        """The columns of a table of a section's commitments: those that say anything."""
        promises = [promise for area in chapter.areas for promise in area.promises]
        held = [
            key for key in ("responsible", "status", "deadline")
            if any(getattr(promise, key) for promise in promises)
        ]  # fmt: skip
        has_numbers = self.design.seed % 2 == 0
        heads = ["number"] * has_numbers + ["commitment", *held]
        return Table(has_numbers, held, [self.wording(key) for key in heads])

    def details(self, promise: Promise) -> list[tuple[str, str]]:
        """What a card says below its text: label and value."""
        keys = ("responsible", "status", "deadline")
        return [(self.wording(key), str(value)) for key in keys if (value := getattr(promise, key))]

    def split(self, promise: Promise) -> tuple[str, str]:
        """A leading label that is set apart, and the rest with the white before it."""
        label, rest = label_of(promise.text)
        set_apart = label and self.design.listing == "label"
        return (label, f" {rest}") if set_apart else ("", promise.text)


class Table(NamedTuple):
    """The columns of a table of commitments.

    Attributes:
        numbered: whether a number leads each row.
        held: the details that have a column.
        heads: the words of its head.
    """

    numbered: bool
    held: list[str]
    heads: list[str]
