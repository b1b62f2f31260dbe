"""One country's own plan: a form for each commitment, with fields and what stands beside or below.

A form opens with a line that counts commitments ("Commitment 1: ...") or with the field of a
commitment's name, and ends where the next one opens or another heading stands. What its fields
introduce is kept beside the commitment's text, as the other cells of a table's row are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf

from mirps_extract.geometry import union
from mirps_extract.layout.values import LaidOutPage, Line, Type
from mirps_extract.outline.form_fields import (
    COUNTED,
    FIELD_WORDS,
    Counted,
    FormFields,
    said_by,
    words_of,
)
from mirps_extract.outline.page_model import STACK_GAP
from mirps_extract.outline.styles import same_setting
from mirps_extract.outline.table_flow import TableFlow
from mirps_extract.outline.table_heads import COMMITMENT, NUMBER, SLACK, level_rows
from mirps_extract.outline.table_rows import boundaries
from mirps_extract.read.values import Word
from mirps_extract.vocabulary import Vocabulary, slug

FIELD_LINES = 3
"""Lines of a field, at most."""

INSTEAD = ("description", "objective")
"""What a commitment's text is where its form has a number but no name, the likeliest first."""


@dataclass
class _Form:
    """A form while its lines are gathered: the name, and what the fields introduce."""

    text: list[Line] = field(default_factory=list)
    cells: dict[str, list[Line]] = field(default_factory=dict)
    fields: list[Line] = field(default_factory=list)
    current: str = COMMITMENT

    @property
    def said(self) -> list[Line]:
        """The lines of what is being said."""
        if self.current == COMMITMENT:
            return self.text
        return self.cells.setdefault(self.current, [])


def with_forms(
    pages: Sequence[LaidOutPage], flow: Sequence[Line], body: Type, vocabulary: Vocabulary
) -> TableFlow:
    """Bring the forms of a plan in order.

    Args:
        pages: the pages, for what is drawn between the rows of a form.
        flow: the body's lines.
        body: how most of the document is set.
        vocabulary: what the fields of forms are called.

    Returns:
        The flow with each form's commitment in its place, and what the forms say beside these.
    """
    reader = _Reader(FormFields(body, vocabulary))
    for page in pages:
        for band in _bands(page, [line for line in flow if line.page == page.number]):
            reader.read(band)
    reader.close()
    return reader.found


class _Reader:
    """Reads lines from the top; a form may run on over pages."""

    def __init__(self, fields: FormFields) -> None:
        self.fields = fields
        self.found = TableFlow()
        self.form: _Form | None = None
        self.number = "0"

    def read(self, band: Sequence[Line]) -> None:
        """Read the lines between two rules: a field and its cell, or lines below one another."""
        if self._is_row(band):
            return
        rows = level_rows(band)
        at = 0
        while at < len(rows):
            at += self._counted(rows[at]) or self._field_alone(rows[at:]) or self._line(rows[at])

    def close(self) -> None:
        """End the form: its commitment goes into the flow."""
        form, self.form = self.form, None
        if form is None:
            return
        instead = next((name for name in INSTEAD if form.cells.get(name)), None)
        text = form.text or (form.cells.pop(instead) if instead else [])
        self.found.heads += form.fields
        if not text:
            self.found.flow += [line for own in form.cells.values() for line in own]
            return
        first, *others = (replace(line, panel=None, dot=False) for line in _numbered(text, form))
        self.found.flow += [replace(first, dot=True), *others]
        self.found.inner |= {line.id for line in others}
        self.found.cells[first.id] = {name: tuple(own) for name, own in form.cells.items() if own}

    def _is_row(self, band: Sequence[Line]) -> bool:
        """Read lines between two rules as a field on the left and its cell, if they are that."""
        edge = min(line.box.x0 for line in band) + SLACK
        left = [line for line in band if line.box.x0 <= edge]
        right = [line for line in band if line.box.x0 > edge]
        beyond = min((line.box.x0 for line in right), default=0.0)
        if beyond <= max(line.box.x1 for line in left) or self._name(words_of(right)):
            return False
        words = words_of(left)
        counted = self.fields.counted(words, self.number, sure=True)
        name = self._name(words)
        if not name and self.form is not None and len(words) <= FIELD_WORDS:
            name = slug(said_by(words))
        if counted is not None:
            self._open(left[0], words, counted, right)
        elif name:
            self._field(left, name, right)
        else:
            return False
        return True

    def _counted(self, row: Sequence[Line]) -> int:
        """Open a form with a line that counts it; how many rows that took is returned."""
        first, *beside = row
        sure = self.fields.is_set_apart(first)
        counted = self.fields.counted(first.words, self.number, sure=sure)
        if counted is None:
            return 0
        self._open(first, first.words, counted, beside)
        return 1

    def _field_alone(self, rows: Sequence[Sequence[Line]]) -> int:
        """Read lines as a field with what stands beside or below it; how many rows it took."""
        if self._name(words_of(rows[0][1:2])):
            return 0  # the head of a table
        for length in range(min(FIELD_LINES, len(rows)), 0, -1):
            group = [row[0] for row in rows[:length]]
            cell = [line for row in rows[:length] for line in row[1:]]
            name = self._name(words_of(group))
            if name and _is_stack(group) and (cell or self._is_field(group, name)):
                self._field(group, name, cell)
                return length
        return 0

    def _line(self, row: Sequence[Line]) -> int:
        """Read a row that opens no form and is no field alone; it takes one row."""
        first, form = row[0], self.form
        count = next((k for k, w in enumerate(first.words, 1) if w.text.endswith(":")), 0)
        inline = self._inline(first.words, count) if 0 < count < len(first.words) else ""
        if inline:
            rest = [first.of(first.words[count:]), *row[1:]]
            self._field([first.of(first.words[:count])], inline, rest)
        elif form is None:
            self.found.flow += row
        elif self.fields.is_heading(first) and not self._goes_on(form, first):
            self.close()
            self.found.flow += row
        else:
            if self._is_below_name(form, first):
                form.current = INSTEAD[0]
            form.said.extend(row)
        return 1

    def _open(
        self, line: Line, words: Sequence[Word], counted: Counted, more: Sequence[Line]
    ) -> None:
        """Open a form with a line that counts it, and what stands beside that."""
        self.close()
        self.number = counted.number
        at, text_at = counted.number_at, counted.text_at
        fields = [part for part in (words[:at], words[at + 1 : text_at]) if part]
        self.form = _Form(
            text=[line.of(rest) for rest in [words[text_at:]] if rest],
            cells={NUMBER: [line.of(words[at : at + 1])]},
            fields=[line.of(part) for part in fields],
        )
        self.form.text += more

    def _field(self, lines: Sequence[Line], name: str, said: Sequence[Line]) -> None:
        """Read a field and the first of what it introduces; a commitment's name opens a form."""
        if name == COMMITMENT and (self.form is None or self.form.text):
            self.close()
            self.form = _Form()
        if self.form is None:
            self.found.flow += [*lines, *said]
            return
        self.form.fields += lines
        self.form.current = name
        self.form.said.extend(said)

    def _name(self, words: Sequence[Word]) -> str:
        """What a field introduces here: without a form none but a commitment's name is one."""
        name = self.fields.name(words, named=self.form is not None and not self.form.text)
        return name if self.form is not None or name == COMMITMENT else ""

    def _is_field(self, lines: Sequence[Line], name: str) -> bool:
        """Whether lines with nothing beside them are a field: by a colon, or how they are set."""
        opens = name == COMMITMENT and (self.form is None or bool(self.form.text))
        colon = lines[-1].text.endswith(":")
        return colon or (not opens and all(map(self.fields.is_set_apart, lines)))

    def _inline(self, words: Sequence[Word], count: int) -> str:
        """What a field before a colon introduces; one that is not known is set in its own type."""
        if count > FIELD_WORDS:
            return ""
        own_type = self.form is not None and words[0].font != words[count].font
        return self._name(words[:count]) or (slug(said_by(words[:count])) if own_type else "")

    def _goes_on(self, form: _Form, line: Line) -> bool:
        """Whether a line is more of a commitment's name."""
        return form.current == COMMITMENT and bool(form.text) and _is_stack([form.text[-1], line])

    def _is_below_name(self, form: _Form, line: Line) -> bool:
        """Whether a line is of the text below a commitment's name that is set as a heading."""
        if form.current != COMMITMENT or not form.text:
            return False
        name = form.text[-1]
        return self.fields.is_set_apart(name) and not same_setting(name.type, line.type)


def _numbered(text: Sequence[Line], form: _Form) -> Sequence[Line]:
    """A commitment's lines without the number that opens them, which is kept."""
    first, *others = text
    mark, *rest = first.words
    if NUMBER in form.cells or not rest or not COUNTED.fullmatch(mark.text):
        return text
    form.cells[NUMBER] = [first.of([mark])]
    return [first.of(rest), *others]


def _bands(page: LaidOutPage, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between each two rules, or edges of shading, that run across."""
    if not lines:
        return
    whole = union(line.box for line in lines)
    rest = list(lines)
    for edge in (*boundaries(page, whole.x0, whole.x1), inf):
        band = [line for line in rest if line.box.middle[1] < edge]
        rest = [line for line in rest if line.box.middle[1] >= edge]
        if band:
            yield band


def _is_stack(lines: Sequence[Line]) -> bool:
    """Whether lines of one type stand close below one another."""
    return all(
        a.page == b.page
        and same_setting(a.type, b.type)
        and a.box.x_overlap(b.box) > 0
        and b.box.top - a.box.bottom <= STACK_GAP * a.type.size
        for a, b in pairwise(lines)
    )
