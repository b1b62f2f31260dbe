"""All that is known of a plan's lines before they are read, and the orders they may be read in.

`PASSES` is the whole of it, in order: each takes what is known so far, and gives it with more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mirps_extract.layout.values import Layout, Line
from mirps_extract.outline.by_lines_above import (
    with_fields_joined,
    with_paragraphs,
    with_years_carried,
)
from mirps_extract.outline.context import Context
from mirps_extract.outline.counted import with_counted_marks
from mirps_extract.outline.evidence import Facts, LineEvidence, LineId, small_words
from mirps_extract.outline.exhibits import exhibits_of
from mirps_extract.outline.forms import with_forms
from mirps_extract.outline.headings import Headings
from mirps_extract.outline.margins import with_margins_read
from mirps_extract.outline.marks import learn
from mirps_extract.outline.names import with_names_joined
from mirps_extract.outline.numbers import with_marks_joined
from mirps_extract.outline.orders import Order, orders_of
from mirps_extract.outline.orders.cells import cells_of
from mirps_extract.outline.orders.setting import setting_of
from mirps_extract.outline.pictures import foot_of, is_next_to, pictures_of
from mirps_extract.outline.table_flow import TableFlow
from mirps_extract.outline.tables import with_tables
from mirps_extract.outline.weights import Weights
from mirps_extract.outline.wordings import (
    heads_among,
    numbered_styles,
    sub_heads_of,
    wordings_of,
)

Lines = Mapping[int, Sequence[LineEvidence]]
"""What is known of the lines of each page, by the page's number."""


@dataclass(frozen=True)
class Known:
    """What is known so far of a document's lines.

    Attributes:
        layout: the pages in lines.
        plain: what reads headings by the words of the plan's language alone.
        facts: what makes the evidence of a line, and reads headings by this plan's wordings, too.
        country: the country whose own plan it is; None for a plan of several.
        body: the lines of each page that are read, by its number.
        tables: what stands in forms and tables; the first lines of their rows are in the body.
        exhibits: the lines of tables of figures, charts and formulas while they are set aside.
        lines: what is known of the body's lines.
        counting: forms of list marks that only their counting tells.
    """

    layout: Layout
    plain: Headings
    facts: Facts
    country: str | None
    body: Mapping[int, Sequence[Line]]
    tables: TableFlow = field(default_factory=TableFlow)
    exhibits: Lines = field(default_factory=dict)
    lines: Lines = field(default_factory=dict)
    counting: frozenset[str] = frozenset()

    @property
    def flow(self) -> list[Line]:
        """The body's lines from page to page."""
        return [line for lines in self.body.values() for line in lines]

    @property
    def rows(self) -> frozenset[LineId]:
        """The lines of rows in tables."""
        return frozenset(self.tables.cells) | self.tables.inner

    def on_each_page(
        self, add: Callable[[Sequence[LineEvidence]], Sequence[LineEvidence]]
    ) -> Known:
        """This, with more known of the lines of each page."""
        return replace(self, lines={page: add(lines) for page, lines in self.lines.items()})


def _wordings(known: Known) -> Known:
    """How this plan words its headings around names, and which of their styles are numbered."""
    lines = [known.facts.of(line) for line in known.flow]
    wordings, numbered = wordings_of(heads_among(lines), known.plain), numbered_styles(lines)
    headings = Headings(known.plain.vocabulary, wordings) if wordings else known.plain
    return replace(known, facts=known.facts.with_headings(headings, numbered))


def _margins(known: Known) -> Known:
    """Running heads that say something, as lines of the body."""
    titles = known.country is None
    pages = known.layout.pages
    return replace(known, body=with_margins_read(pages, known.body, known.facts, titles=titles))


def _forms(known: Known) -> Known:
    """In one country's own plan, forms: each as an item, and what its labels introduce."""
    if known.country is None:
        return replace(known, tables=TableFlow(known.flow))
    layout, vocabulary = known.layout, known.plain.vocabulary
    return replace(known, tables=with_forms(layout.pages, known.flow, layout.body, vocabulary))


def _tables(known: Known) -> Known:
    """Tables: each row as an item, and its other cells."""
    tables = with_tables(known.layout.pages, known.tables.flow, known.plain)
    tables.add(known.tables)
    body: dict[int, list[Line]] = defaultdict(list)
    for line in tables.flow:
        body[line.page].append(line)
    return replace(
        known, tables=tables, body={page.number: body[page.number] for page in known.layout.pages}
    )


def _exhibits(known: Known) -> Known:
    """Tables of figures, charts and formulas, set aside from the body."""
    exhibits, body = {}, {}
    for page in known.layout.pages:
        lines = known.body[page.number]
        bounds = exhibits_of(page, list(map(known.facts.of, lines)))
        inside = [line for line in lines if line.id in bounds]
        exhibits[page.number] = [
            replace(known.facts.of(line), exhibit=bounds[line.id]) for line in inside
        ]
        body[page.number] = [line for line in lines if line.id not in bounds]
    return replace(known, exhibits=exhibits, body=body)


def _marks(known: Known) -> Known:
    """Numbers that stand apart from their texts, put to these."""
    return replace(
        known, body={page: with_marks_joined(lines) for page, lines in known.body.items()}
    )


def _evidence(known: Known) -> Known:
    """What each line tells by itself."""
    of = known.facts.of
    return replace(known, lines={page: list(map(of, own)) for page, own in known.body.items()})


def _years(known: Known) -> Known:
    """In a timeline, the texts below that which a year opens."""
    return known.on_each_page(with_years_carried)


def _fields(known: Known) -> Known:
    """On cards, the lines that go on with a column: "Status: ..."."""
    return known.on_each_page(with_fields_joined)


def _paragraphs(known: Known) -> Known:
    """Lines of paragraphs that are set apart from the body, as no headings."""
    return known.on_each_page(with_paragraphs)


def _names(known: Known) -> Known:
    """Names of focus areas in several lines, each as one line."""
    return known.on_each_page(lambda lines: with_names_joined(lines, known.facts, known.rows))


def _with_exhibits(known: Known) -> Known:
    """The exhibits, back among the lines."""
    return replace(
        known,
        lines={page: [*lines, *known.exhibits[page]] for page, lines in known.lines.items()},
    )


def _counting(known: Known) -> Known:
    """List marks that only their counting tells: "Commitment 1: ...", and a bare number."""
    lines, counting = with_counted_marks(known.lines, known.plain.vocabulary, known.rows)
    return replace(known, lines=lines, counting=frozenset(counting))


def _cells(known: Known) -> Known:
    """The first lines of cells in rows with nothing drawn around them."""
    cells = cells_of(list(known.lines.values()))
    if not cells:
        return known
    return known.on_each_page(lambda lines: [replace(e, opens_cell=e.id in cells) for e in lines])


PASSES: tuple[Callable[[Known], Known], ...] = (
    _wordings,
    _margins,
    _forms,
    _tables,
    _exhibits,
    _marks,
    _evidence,
    _years,
    _fields,
    _paragraphs,
    _names,
    _with_exhibits,
    _counting,
    _cells,
)
"""What becomes known, one after the other: each pass says what it adds."""


@dataclass(frozen=True)
class Gathered:
    """What is read.

    Attributes:
        pages: the orders of each page that has lines, the best by geometry first.
        context: what is known of the document.
        tables: its tables; the first lines of their rows are among the lines.
    """

    pages: Sequence[Sequence[Order]]
    context: Context
    tables: TableFlow


def gather(
    layout: Layout,
    listed: Sequence[Line],
    plain: Headings,
    weights: Weights,
    country: str | None = None,
) -> Gathered:
    """Gather what is known.

    Args:
        layout: the pages in lines.
        listed: the lines of a contents list, which are not read.
        plain: what reads headings by the words of the plan's language alone.
        weights: what evidence counts.
        country: the country whose own plan it is; None for a plan of several.
    """
    left_out = {line.id for line in listed}
    tags = {word.id: tag for page in layout.pages for word, tag in page.source.tagged_words()}
    small = small_words(line for page in layout.pages for line in page.lines)
    known = Known(
        layout,
        plain,
        Facts(layout.body, plain, tags, small),
        country,
        {p.number: [line for line in p.lines if line.id not in left_out] for p in layout.pages},
    )
    for add in PASSES:
        known = add(known)
    pages, pictured = _ordered(known, weights)
    opened = [e.line for orders in pages for e in orders[0].lines if e.mark_form is not None]
    marks = learn(opened, plain.vocabulary.punctuation)
    context = Context(
        known.facts.headings,
        marks=replace(marks, forms=marks.forms | known.counting),
        pictured=pictured,
        sub_heads=sub_heads_of(known.lines.values()),
        rows=frozenset(known.tables.cells),
        inner=frozenset(known.tables.inner),
        country=country,
    )
    return Gathered(pages, context, known.tables)


def _ordered(known: Known, weights: Weights) -> tuple[list[list[Order]], frozenset[LineId]]:
    """The orders of each page that has lines; and the lines next to a picture."""
    every = [e for lines in known.lines.values() for e in lines]
    foot = max((e.line.box.bottom for e in every), default=0.0)
    setting = setting_of(list(known.lines.values()))
    pages: list[list[Order]] = []
    pictured: set[LineId] = set()
    for page in known.layout.pages:
        lines = known.lines[page.number]
        if lines:
            pictures = pictures_of(page, lines)
            pictured.update(e.id for e in lines if any(is_next_to(e, box) for box in pictures))
            bars, end = [*page.rules, *pictures], foot_of(page, foot)
            pages.append(orders_of(lines, bars, end, known.facts.headings, weights, setting))
    return pages, frozenset(pictured)
