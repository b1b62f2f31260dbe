"""The stage commitments: the lines under each heading to commitments with text and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from mirps_extract.commitments.identity import distinct_codes, key_of, named
from mirps_extract.commitments.inside import items_of, label_of
from mirps_extract.commitments.values import ReadArea, ReadCommitment, ReadCountry, Reading
from mirps_extract.findings import places_of
from mirps_extract.layout.notes import mark_of
from mirps_extract.layout.values import Layout, Line
from mirps_extract.ledger import Claim, Use
from mirps_extract.model import Footnote, Item
from mirps_extract.outline.marks import DRAWN, is_number, learn, mark_form_of
from mirps_extract.outline.values import (
    AreaPart,
    CountryPart,
    Draft,
    ReadLine,
    Segmented,
    text_of,
)
from mirps_extract.text import Lexicon, Passage, Piece, lexicon_of, paragraphs_of, passage_of
from mirps_extract.vocabulary import Vocabulary

CellsByWord = Mapping[tuple[int, int], Mapping[str, tuple[Line, ...]]]
"""For commitments in tables, the other cells of their rows; see `Segmented.cells`."""

NUMBER = "number"
"""The column of a table that numbers its commitments."""

AROUND_NUMBERS = "().:–—-"
"""Signs before and behind a number that are no part of it."""

DRAWN_MARK = "•"
"""What stands for the mark of an item whose bullet is drawn."""


def read_commitments(segmented: Segmented, layout: Layout) -> Reading:
    """Read the commitments, narratives and objectives of a plan.

    Args:
        segmented: the plan in parts.
        layout: all its lines: the words that they print unbroken settle line-end hyphens.
    """
    vocabulary = segmented.vocabulary
    lexicon = lexicon_of(
        ([word.text for word in read.line.words] for read in segmented.lines),
        segmented.language,
    )
    reader = _Reader(lexicon, vocabulary, leading_of(segmented.lines), segmented.cells)
    countries = [reader.country(part, segmented.title) for part in segmented.countries]
    objectives = reader.objectives(segmented.objectives)
    footnotes = [
        reader.footnote(note) for page in layout.pages for note in page.notes.notes if note
    ]
    return Reading(
        objectives=tuple(objectives),
        countries=tuple(countries),
        footnotes=tuple(footnotes),
        claims=tuple(reader.claims),
    )


class _Reader:
    """Reads parts to texts and keeps the claims that come up."""

    def __init__(
        self,
        lexicon: Lexicon,
        vocabulary: Vocabulary,
        leading: float,
        cells: CellsByWord,
    ) -> None:
        self.cells = cells
        self.lexicon = lexicon
        self.leading = leading
        self.vocabulary = vocabulary
        self.claims: list[Claim] = []

    def country(self, part: CountryPart, plan_title: str | None) -> ReadCountry:
        """A country's section; where it is the whole plan, the plan's title is its own."""
        narrative = [
            self._passage([Piece(line) for line in lines], Use.NARRATIVE)
            for lines in paragraphs_of(part.narrative, self.leading, self.vocabulary.punctuation)
        ]
        first_title = [line for line in part.title_lines if line.page == part.title_lines[0].page]
        return ReadCountry(
            iso3=part.iso3,
            name=part.name,
            title=text_of(first_title) or plan_title or part.name,
            title_places=places_of(part.title_lines),
            pages=part.pages,
            narrative=tuple(narrative),
            declared=part.declared,
            focus_areas=tuple(self._areas(part)),
        )

    def objectives(self, lines: Sequence[Line]) -> list[Passage]:
        """The objectives: the items of their list, or its paragraphs where it has no marks."""
        marks = learn(lines, self.vocabulary.punctuation)
        groups: list[list[Piece]] = []
        for line in lines:
            mark = marks.words_of(line)
            if marks.form_of(line) is not None or not groups:
                groups.append([])
            groups[-1].append(Piece(line, mark))
        if not any(marks.form_of(line) for line in lines):
            paragraphs = paragraphs_of(lines, self.leading, self.vocabulary.punctuation)
            groups = [[Piece(line) for line in group] for group in paragraphs]
        return [self._passage(group, Use.OBJECTIVE) for group in groups]

    def footnote(self, lines: Sequence[Line]) -> Footnote:
        """A footnote: its mark, and its text without it."""
        first, *others = lines
        if len(first.words) == 1:  # the mark stands far before its text
            self.claims.append(Claim(Use.LIST_MARK, first.words))
            pieces = [Piece(line) for line in others]
        else:
            pieces = [Piece(first, 1), *(Piece(line) for line in others)]
        passage = self._passage(pieces, Use.FOOTNOTE)
        return Footnote(
            mark=mark_of(first.words[0]), text=passage.text, evidence=list(passage.runs)
        )

    def _areas(self, part: CountryPart) -> list[ReadArea]:
        """One focus area for each slug, in the order in which they first appear."""
        grouped: dict[str, list[AreaPart]] = {}
        for area in part.areas:
            grouped.setdefault(area.area, []).append(area)
        codes = distinct_codes({slug: parts[0].code for slug, parts in grouped.items()})
        found: list[ReadArea] = []
        for slug, parts in grouped.items():
            commitments = [self._commitment(part.iso3, draft) for draft in _joined(parts)]
            places = places_of(line for area in parts for line in area.heading_lines)
            found.append(ReadArea(slug, parts[0].heading, places, tuple(commitments)))
        return list(named(part.iso3, found, codes))

    def _commitment(self, iso3: str, draft: Draft) -> ReadCommitment:
        passage = self._passage(draft.pieces, Use.COMMITMENT)
        details = self._details(draft)
        return ReadCommitment(
            key=key_of(iso3, passage.text),
            number=details.pop(NUMBER, "").strip(AROUND_NUMBERS) or _number(draft.mark),
            title=label_of(passage.text, self.vocabulary),
            passage=passage,
            items=(*items_of(passage.text), *self._sub_items(draft.pieces)),
            details=details,
        )

    def _details(self, draft: Draft) -> dict[str, str]:
        """The other cells of a commitment's row in a table, by column."""
        first = draft.pieces[0]
        row = self.cells.get(first.line.words[0].id, {})
        return {
            column: self._passage([Piece(line) for line in lines], Use.TABLE_CELL).text
            for column, lines in row.items()
        }

    def _sub_items(self, pieces: Sequence[Piece]) -> list[Item]:
        """The items of a second level, each with all its lines."""
        groups: list[list[Piece]] = []
        for piece in pieces:
            if piece.item:
                groups.append([piece])
            elif groups and _belongs(piece, groups[-1][0]):
                groups[-1].append(piece)
        return [self._item(group) for group in groups]

    def _item(self, pieces: Sequence[Piece]) -> Item:
        first, *others = pieces
        mark = int(mark_form_of(first.line) != DRAWN)
        own = [Piece(first.line, mark), *others]
        marker = first.line.words[0].text if mark else DRAWN_MARK
        return Item(marker, passage_of(own, self.lexicon, self.vocabulary).text)

    def _passage(self, pieces: Sequence[Piece], role: Use) -> Passage:
        passage = passage_of(pieces, self.lexicon, self.vocabulary)
        self.claims.append(Claim(role, passage.words))
        marks = tuple(word for piece in pieces for word in piece.line.words[: piece.mark])
        if marks:
            self.claims.append(Claim(Use.LIST_MARK, marks))
        return passage


def _joined(parts: Sequence[AreaPart]) -> list[Draft]:
    """The commitments under all headings of one focus area.

    One may go on under the next page's "(continued)".
    """
    found: list[Draft] = []
    for draft in (draft for area in parts for draft in area.drafts):
        if draft.goes_on and found:
            found[-1] = replace(found[-1], pieces=(*found[-1].pieces, *_unmarked(draft)))
        else:
            found.append(draft)
    return found


def _unmarked(draft: Draft) -> Iterator[Piece]:
    """The lines of a draft that goes on with another: none opens with a mark."""
    for piece in draft.pieces:
        yield replace(piece, mark=0) if not piece.false_mark else piece


def leading_of(lines: Iterable[ReadLine]) -> float:
    """The usual distance of two lines of one type, in ems."""
    steps = [
        (b.line.box.top - a.line.box.top) / a.line.type.size
        for a, b in pairwise(lines)
        if a.line.page == b.line.page
        and a.line.type.size == b.line.type.size > 0
        and a.line.box.x_overlap(b.line.box) > 0
        and b.line.box.top > a.line.box.top
    ]
    # White between paragraphs or list items makes some steps longer, nothing makes them shorter.
    return sorted(steps)[len(steps) // 4] if steps else 1.2


def _number(mark: str) -> str | None:
    """The number, code or letter that a list mark is; None if it is a sign."""
    bare = mark.strip(AROUND_NUMBERS)
    return bare if is_number(mark) or is_number(bare) else None


def _belongs(piece: Piece, item: Piece) -> bool:
    """Whether a line goes on with an item of a second level: it does not stand left of its mark."""
    here, there = piece.line, item.line
    other_column = here.page != there.page or here.box.x_overlap(there.box) <= 0
    return other_column or here.box.x0 >= there.box.x0 - here.type.size / 2
