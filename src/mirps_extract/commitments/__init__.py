"""Stage 5, commitments: the lines under each heading to commitments with text and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mirps_extract.commitments.bullets import Draft, ListStyle, drafts_of, style_of
from mirps_extract.commitments.identity import id_of, key_of
from mirps_extract.commitments.inside import items_of, label_of
from mirps_extract.commitments.values import Commitment, Country, FocusArea, Reading
from mirps_extract.findings import (
    DuplicateCommitment,
    FalseBullet,
    Finding,
    words_places,
)
from mirps_extract.layout.values import Layout, Line
from mirps_extract.ledger import Claim, Role
from mirps_extract.segment.emphasis import text_of
from mirps_extract.segment.marks import learn
from mirps_extract.segment.values import AreaPart, CountryPart, Segmented
from mirps_extract.text import Lexicon, Passage, Piece, lexicon_of, paragraphs_of, passage_of
from mirps_extract.vocabulary import Vocabulary


def read_commitments(segmented: Segmented, layout: Layout) -> Reading:
    """Read the commitments, narratives and objectives of a plan.

    Args:
        segmented: the plan in parts.
        layout: all its lines: the words that they print unbroken settle line-end hyphens.
    """
    vocabulary = segmented.vocabulary
    lexicon = lexicon_of(
        ([word.text for word in line.words] for page in layout.pages for line in page.lines),
        segmented.language,
    )
    under_headings = [
        line for part in segmented.countries for area in part.areas for line in area.lines
    ]
    style = style_of(under_headings, segmented.marks, vocabulary)
    reader = _Reader(lexicon, vocabulary, style, layout.leading)
    countries = [reader.country(part) for part in segmented.countries]
    objectives = reader.objectives(segmented.objectives)
    return Reading(
        tuple(objectives), tuple(countries), tuple(reader.claims), tuple(reader.findings)
    )


class _Reader:
    """Reads parts to texts and keeps the claims and findings that come up."""

    def __init__(
        self, lexicon: Lexicon, vocabulary: Vocabulary, style: ListStyle, leading: float
    ) -> None:
        self.lexicon = lexicon
        self.leading = leading
        self.vocabulary = vocabulary
        self.style = style
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []

    def country(self, part: CountryPart) -> Country:
        narrative = [
            self._passage([Piece(line) for line in lines], Role.NARRATIVE)
            for lines in paragraphs_of(part.narrative, self.leading, self.vocabulary.marks)
        ]
        first_title = part.title_lines[0].page
        title = [line for line in part.title_lines if line.page == first_title]
        return Country(
            iso3=part.iso3,
            name=part.name,
            title=text_of(title),
            title_lines=part.title_lines,
            pages=part.pages,
            narrative=tuple(narrative),
            declared=part.declared,
            focus_areas=tuple(self._areas(part)),
        )

    def objectives(self, lines: Sequence[Line]) -> list[Passage]:
        """The objectives: the items of their list, or its paragraphs where it has no marks."""
        own = style_of(lines, learn(lines, self.vocabulary.marks), self.vocabulary)
        drafts, strays = drafts_of(lines, own)
        if not drafts:
            groups = paragraphs_of(strays, self.leading, self.vocabulary.marks)
            drafts = [Draft("", [Piece(line) for line in group]) for group in groups]
        return [self._passage(draft.pieces, Role.OBJECTIVE) for draft in drafts]

    def _areas(self, part: CountryPart) -> list[FocusArea]:
        """One focus area for each slug, in the order in which they first appear."""
        grouped: dict[str, list[AreaPart]] = {}
        for area in part.areas:
            grouped.setdefault(area.area, []).append(area)
        codes = _distinct_codes(grouped)
        found: list[FocusArea] = []
        first_of: dict[str, str] = {}
        for slug, parts in grouped.items():
            # A commitment may go on under the next page's "(continued)".
            drafts, _ = drafts_of([line for area in parts for line in area.lines], self.style)
            commitments = [
                self._commitment(part.iso3, slug, codes[slug], place, draft, first_of)
                for place, draft in enumerate(drafts, start=1)
            ]
            headings = tuple(line for area in parts for line in area.heading_lines)
            found.append(FocusArea(slug, parts[0].heading, headings, tuple(commitments)))
        return found

    def _commitment(
        self,
        iso3: str,
        slug: str,
        code: str,
        place: int,
        draft: Draft,
        first_of: dict[str, str],
    ) -> Commitment:
        passage = self._passage(draft.pieces, Role.COMMITMENT)
        name, key = id_of(iso3, code, place), key_of(iso3, passage.text)
        original = first_of.setdefault(key, name)
        about = {"country": iso3, "focus_area": slug, "commitment": name}
        self.findings += _false_bullets(draft.pieces, about)
        if original != name:
            self.findings.append(
                DuplicateCommitment(original=original, places=words_places(passage.words), **about)
            )
        return Commitment(
            id=name,
            key=key,
            number=draft.mark.strip("().:") if any(map(str.isdigit, draft.mark)) else None,
            title=label_of(passage.text, self.vocabulary),
            passage=passage,
            items=items_of(passage.text),
            duplicate_of=original if original != name else None,
        )

    def _passage(self, pieces: Sequence[Piece], role: Role) -> Passage:
        passage = passage_of(pieces, self.lexicon, self.vocabulary)
        self.claims.append(Claim(role, passage.words))
        marks = tuple(word for piece in pieces for word in piece.line.words[: piece.mark])
        if marks:
            self.claims.append(Claim(Role.LIST_MARK, marks))
        return passage


def _false_bullets(pieces: Iterable[Piece], about: dict[str, str]) -> list[Finding]:
    return [
        FalseBullet(
            words=" ".join(word.text for word in piece.line.words[piece.mark :]),
            places=words_places(piece.line.words),
            **about,
        )
        for piece in pieces
        if piece.false_mark
    ]


def _distinct_codes(grouped: dict[str, list[AreaPart]]) -> dict[str, str]:
    """The code of each area in one country; a code that two share gets a number."""
    codes: dict[str, str] = {}
    for slug, parts in grouped.items():
        code, count = parts[0].code, 2
        while code in codes.values():
            code, count = f"{parts[0].code}{count}", count + 1
        codes[slug] = code
    return codes
