"""A progress report in sentences, each with its page and the countries that it can be of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import Field

from mirps_extract.commitments import leading_of
from mirps_extract.errors import NotAPlanError
from mirps_extract.limits import USUAL_LIMITS
from mirps_extract.model import Iso3, Strict
from mirps_extract.outline.labels import Label
from mirps_extract.outline.sentences import SENTENCE
from mirps_extract.outline.values import ReadLine, Segmented
from mirps_extract.pipeline import Watch, extract
from mirps_extract.read import Limits, Progress
from mirps_extract.settings import Settings
from mirps_extract.text import Lexicon, Passage, Piece, lexicon_of, paragraphs_of, passage_of
from mirps_extract.vocabulary import countries_in, title_of

GOES_ON = {(Label.ITEM, Label.MORE), (Label.FIELD, Label.FIELD_MORE)}
"""What a line may be, and one after it that goes on with the same text."""


class Sentence(Strict):
    """A sentence of a report.

    Attributes:
        page: the page on which it begins, from 1.
        text: what it says, on one line.
        countries: those whose section it stands in, and those that it names.
    """

    page: int = Field(ge=1)
    text: str
    countries: list[Iso3]


class Report(Strict):
    """A report in sentences, in reading order.

    Attributes:
        language: code of the language that it is written in.
    """

    language: str
    sentences: list[Sentence]


def read_report(
    path: Path,
    settings: Settings,
    *,
    limits: Limits = USUAL_LIMITS,
    password: str | None = None,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> Report:
    """Read a progress report; it is read as a plan is, and need be none.

    Args:
        path: the PDF.
        settings: how it is read; with a country, all of it is about that country.
        limits: what it may hold at most.
        password: what opens it, if it does not open without.
        progress: called after each page that was read.
        watch: called after each stage.

    Raises:
        MirpsError: the file cannot be read.
    """
    seen: list[Segmented] = []

    def watch_all(stage: str, value: object) -> None:
        if watch:
            watch(stage, value)
        if isinstance(value, Segmented):
            seen.append(value)

    try:
        extract(
            path,
            replace(settings, institutions=False),
            limits=limits,
            password=password,
            progress=progress,
            watch=watch_all,
        )
    except NotAPlanError:
        if not seen:
            raise
    return report_of(seen[0])


def report_of(segmented: Segmented) -> Report:
    """The sentences of what the outline read, headings among them."""
    lexicon = lexicon_of(
        ([word.text for word in read.line.words] for read in segmented.lines), segmented.language
    )
    leading = leading_of(segmented.lines)
    section = segmented.country
    sentences = []
    for block in _blocks(segmented):
        if block[0].label in (Label.TITLE, Label.AREA):  # a country's name may be either
            title = " ".join(read.line.text for read in block)
            section = title_of(title, segmented.vocabulary) or section
        for passage in _passages(block, leading, lexicon, segmented):
            sentences += list(_sentences(passage, section, segmented))
    return Report(language=segmented.language, sentences=sentences)


def _blocks(segmented: Segmented) -> Iterator[list[ReadLine]]:
    """Lines that follow one another and were read as the same; a list mark begins a new one."""
    block: list[ReadLine] = []
    for read in segmented.lines:
        alike = block and (
            read.label == block[-1].label or (block[-1].label, read.label) in GOES_ON
        )
        if block and (not alike or segmented.marks.form_of(read.line) is not None):
            yield block
            block = []
        block.append(read)
    if block:
        yield block


def _passages(
    block: Sequence[ReadLine], leading: float, lexicon: Lexicon, segmented: Segmented
) -> Iterator[Passage]:
    vocabulary, marks = segmented.vocabulary, segmented.marks
    lines = [read.line for read in block]
    for paragraph in paragraphs_of(lines, leading, vocabulary.punctuation):
        pieces = [Piece(line, marks.words_of(line)) for line in paragraph]
        if any(len(piece.line.words) > piece.mark for piece in pieces):
            yield passage_of(pieces, lexicon, vocabulary)


def _sentences(passage: Passage, section: str | None, segmented: Segmented) -> Iterator[Sentence]:
    starts = [placed.start for placed in passage.placed]
    for found in SENTENCE.finditer(passage.text):
        text = found.group().strip()
        if not text:
            continue
        first = found.end() - len(found.group().lstrip())
        page = passage.placed[bisect_right(starts, first) - 1].word.page
        named = countries_in(text, segmented.vocabulary)
        countries = dict.fromkeys([*([section] if section else []), *named])
        yield Sentence(page=page, text=text, countries=list(countries))
