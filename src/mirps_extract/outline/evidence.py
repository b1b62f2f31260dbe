"""Everything that is known of a line before anybody decides what it is.

One place for all facts, as in GROBID's feature vectors (P. Lopez, "GROBID: combining automatic
bibliographic data recognition and term extraction", ECDL 2009): where the line stands, how it is
set, how it begins and ends, what it says to the vocabulary, and what a tagged file calls it.
Decisions are made in `decoder`, by the weights of what is said here.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as known

from mirps_extract.geometry import Box
from mirps_extract.layout.values import Line, Type
from mirps_extract.outline.headings import NOTHING, Heading, Headings
from mirps_extract.outline.marks import LETTERS, counts, is_number, mark_form_of
from mirps_extract.outline.page_model import (
    FIGURE,
    HEADING_WORDS,
    HEAVIER,
    LARGER,
    SENTENCE_WORDS,
    SMALLER,
)
from mirps_extract.outline.sentences import states_total
from mirps_extract.outline.styles import Style, is_capital, is_coloured, style_of
from mirps_extract.read.values import ARTIFACT, Tag
from mirps_extract.text import is_finished
from mirps_extract.text.lexicon import ADDRESS
from mirps_extract.vocabulary import HYPHENS, Vocabulary, fold, slug, tokens

LineId = tuple[int, int]
"""The name of a line: that of its first word, (page, index)."""

FIELDS = frozenset(("responsible", "status", "deadline"))
"""Columns that a card says in lines of their own."""

PAUSES = ";:"
"""Signs that end a text like a full stop, or go on in the middle of one."""

CAPTION = re.compile(r"([^\W\d_]+)(?::|\s\d+\s?[.:–—])")
"""How a caption begins: "Photo:", "Figure 1."."""

LONGEST_FIELD = 40
"""Characters of a column's name, at most."""


@dataclass(frozen=True)
class LineEvidence:
    """What is known of a line.

    Attributes:
        line: the line.
        style: how it is set; lines of one style are likely to be of one kind.
        size: its size, as a factor of the body's.
        heavier: whether it is heavier than the body.
        coloured: whether it is of another colour.
        capital: whether it is in capitals.
        reads: what it says by itself, to who knows headings.
        mark_form: the form of what opens it, if that has the shape of a list mark.
        text_at: how many words the mark takes.
        lower: whether its text begins in lower case.
        upper: whether its text begins with a capital.
        opens_sentence: whether that capital is no name's: the word is written small elsewhere.
        open_end: how plainly its sentence goes on: 0 it ends, 1 no full stop, 2 a comma, 3 a small
            word or an open bracket, 4 a hyphen.
        words: how many words it has.
        after_article: whether it ends in an article, which hardly a small word follows.
        small_start: whether it begins with a small word that may follow no article.
        number: the number or code that is all it says, as of an item below it: "4", "Commitment 4".
        field: the column of a table that the line names before a colon: "Status: done".
        in_field: whether it goes on with such a column.
        running: whether it is of a paragraph, though it is set apart from the body.
        opens_cell: whether it is the first of a cell, in rows with nothing drawn around them.
        role: what the structure tree calls it; empty without one.
        item: the place there of the list item that it is in, of the first level.
        exhibit: the bounds of the table of figures or the chart that it is a part of.
        strange: whether nothing that it is a part of says anything to who knows headings.
        captions: whether it says that it is a caption, or whose a picture is.
        states_total: whether it is a sentence that says how many commitments there are.
        id: the name of the line.
        page: number of its page, from 1.
        emphasis: in how many ways it is set apart from the body.
        heads: whether it looks like a heading, whatever it says.
    """

    line: Line
    style: Style
    size: float
    heavier: bool
    coloured: bool
    capital: bool
    reads: Heading
    mark_form: str | None
    text_at: int
    lower: bool
    upper: bool
    open_end: int
    words: int
    opens_sentence: bool = False
    after_article: bool = False
    small_start: bool = False
    number: str = ""
    field: str | None = None
    in_field: bool = False
    running: bool = False
    opens_cell: bool = False
    role: str = ""
    item: int | None = None
    exhibit: Box | None = None
    strange: bool = False
    captions: bool = False
    states_total: bool = False
    id: LineId = known(init=False, compare=False)
    page: int = known(init=False, compare=False)
    emphasis: int = known(init=False, compare=False)
    heads: bool = known(init=False, compare=False)

    def __post_init__(self) -> None:
        """Find out what is asked again and again."""
        know = object.__setattr__
        know(self, "id", self.line.words[0].id)
        know(self, "page", self.id[0])
        ways = (self.size >= LARGER, self.heavier, self.coloured, self.capital, self.line.on_bar)
        know(self, "emphasis", sum(ways))
        know(self, "heads", self._looks_like_heading())

    @property
    def said(self) -> str:
        """Its folded words, as vocabulary has them."""
        return " ".join(tokens(self.line.text))

    def _looks_like_heading(self) -> bool:
        if (self.mark_form is not None and self.reads.area is None) or self.field is not None:
            return False
        if (
            self.in_field
            or self.running
            or self.words > HEADING_WORDS
            or self.line.text[-1:] in {".", ",", ";"}
        ):
            return False
        return self.emphasis > 0 and not self._is_acronym

    @property
    def _is_acronym(self) -> bool:
        """Whether it is but an acronym, as the last line of a paragraph may be."""
        alone = self.words == 1 and self.capital and self.emphasis == 1
        return alone and self.reads is NOTHING and not self.opens_sentence

    @property
    def may_go_on(self) -> bool:
        """Whether the next line may go on with its sentence in lower case."""
        last = self.line.words[-1].text
        return self.open_end > 0 or last[-1] in PAUSES or ADDRESS.search(last) is not None

    @property
    def cuts_acronym(self) -> bool:
        """Whether it ends in a hyphen after capitals: "UN-", "LGB-"."""
        return self.open_end == 4 and is_capital(self.line.words[-1].text)

    @property
    def is_small(self) -> bool:
        """Whether it is set smaller than the body."""
        return self.size <= SMALLER

    @property
    def is_figure(self) -> bool:
        """Whether it is nothing but large numbers: those of a row may be one line."""
        return self.size >= FIGURE and all(word.text[:1].isdigit() for word in self.line.words)

    @property
    def is_text(self) -> bool:
        """Whether it has as many words as a line of running text."""
        return self.words >= SENTENCE_WORDS


class Facts:
    """Makes the evidence of lines, each line's once.

    Args:
        body: how most of the document is set.
        headings: what reads headings.
        roles: by word, what the structure tree says of it.
        small: the folded words that the document writes small somewhere.
        numbered: styles of headings whose numbers open no items.
    """

    def __init__(
        self,
        body: Type,
        headings: Headings,
        roles: Mapping[LineId, Tag],
        small: Container[str] = (),
        numbered: Container[Style] = (),
    ) -> None:
        self.body, self.headings, self.vocabulary = body, headings, headings.vocabulary
        self._roles, self._small, self._numbered = roles, small, numbered
        self._made: dict[tuple[LineId, LineId, int, bool, Box | None], LineEvidence] = {}

    def with_headings(self, headings: Headings, numbered: Container[Style]) -> Facts:
        """The same, with what else reads headings, and styles whose numbers open no items."""
        return Facts(self.body, headings, self._roles, self._small, numbered)

    def of(self, line: Line) -> LineEvidence:
        """The evidence of a line; that of a table's row says more than the line it is made of."""
        key = (line.id, line.words[-1].id, len(line.words), line.dot, line.panel)
        if key not in self._made:
            self._made[key] = self._evidence(line)
        return self._made[key]

    def _evidence(self, line: Line) -> LineEvidence:
        text, kind, style = line.text, line.type, style_of(line)
        form = mark_form_of(line)
        at = int(form is not None and form != "drawn")
        own = line.words[at].text if at < len(line.words) else ""
        letter = next((char for char in own if char.isalnum()), "")
        role = _role(line, self._roles)
        strange = self.headings.is_strange(text)
        return LineEvidence(
            line=line,
            style=style,
            size=kind.size / self.body.size if self.body.size else 1.0,
            heavier=kind.weight >= self.body.weight + HEAVIER,
            coloured=is_coloured(kind, self.body),
            capital=is_capital(text),
            reads=NOTHING if strange else self.headings.read(text),
            mark_form=None if counts(form) and style in self._numbered else form,
            text_at=at,
            lower=letter.islower() and not (form or "").startswith(LETTERS),
            upper=letter.isupper(),
            opens_sentence=own[:1].isupper() and _bare(own) in self._small,
            open_end=_open_end(line, self.vocabulary),
            words=len(line.words) - at,
            after_article=fold(line.words[-1].text) in self.vocabulary.naming.articles,
            small_start=fold(own) in self.vocabulary.function_words
            and fold(own) not in self.vocabulary.naming.after_articles,
            number=_number(line, self.vocabulary),
            field=_field(text, self.vocabulary),
            role=role.role if role else "",
            item=role.item if role and role.level == 1 else None,
            strange=strange,
            captions=_captions(text, self.vocabulary),
            states_total=states_total(text, self.vocabulary),
        )


def top_of(line: LineEvidence) -> float:
    """The top of a line, in points: what lines are sorted and looked up by."""
    return line.line.box.top


def left_of(line: LineEvidence) -> float:
    """Where the text of a line begins behind its mark, in points."""
    return line.line.words[line.text_at].box.x0


def small_words(lines: Iterable[Line]) -> frozenset[str]:
    """The folded words that lines have in small letters."""
    texts = {word.text for line in lines for word in line.words}
    return frozenset(_bare(text) for text in texts if text.islower())


def _bare(text: str) -> str:
    """A word folded, without the signs around it."""
    return fold(text).strip(string.punctuation)


def _number(line: Line, vocabulary: Vocabulary) -> str:
    """The number that is all a line says, with a noun before it or without."""
    *before, last = [word.text for word in line.words]
    counted = len(before) == 1 and fold(before[0]) in vocabulary.count_nouns
    return last if (not before or counted) and is_number(last) else ""


def _field(text: str, vocabulary: Vocabulary) -> str | None:
    """The known column that a line names before a colon, what commitments are under left out."""
    named, colon, _ = text.partition(":")
    said = slug(named) if colon and len(named) <= LONGEST_FIELD else ""
    return next(
        (name for name, words in vocabulary.columns.items() if said in words and name in FIELDS),
        None,
    )


def _captions(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text begins as captions do, or says whose a picture is."""
    named = CAPTION.match(text)
    return (named is not None and fold(named[1]) in vocabulary.caption_words) or "©" in text


def _open_end(line: Line, vocabulary: Vocabulary) -> int:
    last = line.words[-1].text
    if is_finished(last, vocabulary.punctuation):
        return 0
    if last[-1:] in HYPHENS and len(last) > 1:
        return 4
    if fold(last) in vocabulary.conjunctions and _joins_items(line):
        return 1
    small = last.islower() and fold(last) in vocabulary.function_words
    openers, closers = map("".join, zip(*vocabulary.punctuation.brackets, strict=True))
    opened = last[0] in openers and not any(char in closers for char in last[1:])
    if small or last[-1] in openers or opened:
        return 3
    return 2 if last[-1:] == "," else 1


def _joins_items(line: Line) -> bool:
    """Whether a line's last word may lead to the last item of a list: "; and", or "and" alone."""
    return len(line.words) == 1 or line.words[-2].text.endswith(";")


def _role(line: Line, tags: Mapping[LineId, Tag]) -> Tag | None:
    """What most words of a line are called in the structure tree, its mark left out."""
    found = Counter(tags[word.id] for word in line.words if word.id in tags)
    if len(found) > 1:
        for called in [tag for tag in found if tag.role in ("Lbl", ARTIFACT)]:
            del found[called]
    return max(found, key=lambda called: found[called], default=None)
