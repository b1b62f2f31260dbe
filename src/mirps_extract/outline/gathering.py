"""All that is known of a plan's lines before they are read, and the orders they may be read in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mirps_extract.geometry import Box
from mirps_extract.layout.values import LaidOutPage, Layout, Line
from mirps_extract.outline.by_lines_above import (
    with_fields_joined,
    with_paragraphs_told,
    with_years_carried,
)
from mirps_extract.outline.context import Context
from mirps_extract.outline.counted import with_counting_told
from mirps_extract.outline.evidence import Facts, LineEvidence, LineId, Style, small_words
from mirps_extract.outline.exhibits import exhibits_of
from mirps_extract.outline.forms import with_forms
from mirps_extract.outline.headings import NOTHING, Headings
from mirps_extract.outline.margins import country_heads, speaking
from mirps_extract.outline.marks import counts, learn
from mirps_extract.outline.names import with_names_joined
from mirps_extract.outline.numbers import with_marks_joined
from mirps_extract.outline.orders import Order, orders_of
from mirps_extract.outline.orders.cells import cells_of
from mirps_extract.outline.orders.setting import setting_of
from mirps_extract.outline.page_model import HEADING_WORDS
from mirps_extract.outline.steps import stacked
from mirps_extract.outline.table_flow import TableFlow
from mirps_extract.outline.tables import with_tables
from mirps_extract.outline.weights import Weights
from mirps_extract.outline.wordings import Head, wordings_of
from mirps_extract.read.values import Tag
from mirps_extract.vocabulary import Wording

FULL_PAGE = 0.7
"""Part of a page's height that its text reaches down to at least where a document fills pages."""

SUB_HEAD_WORDS = 4
"""Words of a heading inside a list, at most: "Completed", "In the short term"."""

FEW_COUNTRIES = 2
"""Countries up to which what is said once for each is said but by chance."""

PICTURE = 3.0
"""Ems that a picture is high at least which has a caption."""


@dataclass(frozen=True)
class Gathered:
    """What is read.

    Attributes:
        pages: the orders of each page that has lines, the best by geometry first.
        told: what is known of the document.
        tables: its tables; the first lines of their rows are among the lines.
    """

    pages: Sequence[Sequence[Order]]
    told: Context
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
    vocabulary, left_out = plain.vocabulary, {line.id for line in listed}
    tags = _tags(layout.pages)
    small = small_words(line for page in layout.pages for line in page.lines)
    facts = Facts(layout.body, vocabulary, plain, tags, small)
    every = [facts.of(line) for page in layout.pages for line in page.lines]
    every = [line for line in every if line.id not in left_out]
    wordings, numbered = _wordings(every, facts), _numbered(every)
    headings = Headings(vocabulary, wordings) if wordings else plain
    if wordings or numbered:
        facts = Facts(layout.body, vocabulary, headings, tags, small, numbered)
    bodies = _bodies(layout.pages, left_out, facts, titles=country is None)
    lines = [line for body in bodies.values() for line in body]
    forms = (
        with_forms(layout.pages, lines, layout.body, vocabulary) if country else TableFlow(lines)
    )
    tables = with_tables(layout.pages, forms.flow, plain)
    tables.add(forms)
    flow: dict[int, list[Line]] = defaultdict(list)
    for line in tables.flow:
        flow[line.page].append(line)
    rows = frozenset(tables.cells) | tables.inner
    on_page = {page.number: _on_page(page, flow[page.number], facts, rows) for page in layout.pages}
    on_page, counting = with_counting_told(on_page, vocabulary, rows)
    cells = cells_of(list(on_page.values()))
    if cells:
        for number, found in on_page.items():
            on_page[number] = [replace(e, opens_cell=e.id in cells) for e in found]
    foot = max((e.line.box.bottom for found in on_page.values() for e in found), default=0.0)
    setting = setting_of(list(on_page.values()))
    pages: list[list[Order]] = []
    pictured: set[LineId] = set()
    for page in layout.pages:
        found = on_page[page.number]
        if found:
            pictures = _pictures(page, found)
            pictured.update(e.id for e in found if any(_is_next_to(e, box) for box in pictures))
            bars = [*page.rules, *pictures]
            full = _foot_of(page, foot)
            pages.append(orders_of(found, bars, full, headings, weights, setting))
    opened = (e for orders in pages for e in orders[0].lines if e.form is not None)
    marks = learn([e.line for e in opened], vocabulary.marks)
    told = Context(
        headings,
        marks=replace(marks, forms=marks.forms | counting),
        pictured=frozenset(pictured),
        sub_heads=_sub_heads(on_page.values()),
        rows=frozenset(tables.cells),
        inner=frozenset(tables.inner),
        country=country,
    )
    return Gathered(pages, told, tables)


def _wordings(every: Sequence[LineEvidence], facts: Facts) -> frozenset[Wording]:
    """How headings are worded around names."""
    heads = (
        Head(e.line.text, e.style if e.heads else None)
        for e in every
        if e.words <= HEADING_WORDS and e.open_end < 2
    )
    return wordings_of(heads, facts.headings)


def _numbered(every: Sequence[LineEvidence]) -> frozenset[Style]:
    """The styles, set apart, in which most lines with a number name an area or a country."""
    lines: Counter[Style] = Counter()
    named: Counter[Style] = Counter()
    for line in every:
        if counts(line.form) and line.emphasis:
            lines[line.style] += 1
            named[line.style] += bool(line.reads.area or line.reads.country)
    return frozenset(style for style, number in named.items() if 2 * number > lines[style])


def _tags(pages: Sequence[LaidOutPage]) -> dict[LineId, Tag]:
    """What the structure tree says of each word; nothing where the file has none to be trusted."""
    return {word.id: tag for page in pages for word, tag in page.source.tagged_words()}


def _bodies(
    pages: Sequence[LaidOutPage], listed: set[LineId], facts: Facts, *, titles: bool
) -> Mapping[int, list[Line]]:
    """The lines of each page that are read: its body, and what its running heads say.

    Where there are no `titles` of countries, running heads name none either.
    """
    headings, vocabulary = facts.headings, facts.vocabulary
    said = speaking(pages, headings, vocabulary)
    bodies = {
        page.number: [line for line in (*said[page.number], *page.lines) if line.id not in listed]
        for page in pages
    }
    if not titles:
        return bodies
    titled: dict[str, int] = {}
    for number, lines in bodies.items():
        for country in _titled(list(map(facts.of, lines)), facts):
            titled.setdefault(country, number)
    for number, heads in country_heads(pages, titled, headings, vocabulary).items():
        known = {line.id for line in bodies[number]}
        bodies[number] = [*(line for line in heads if line.id not in known), *bodies[number]]
    return bodies


def _titled(lines: Sequence[LineEvidence], facts: Facts) -> Iterator[str]:
    """The countries that lines of a page name which look like titles; a name may be broken."""
    heads = [line for line in lines if line.heads]
    stacks = [(a, b) for a, b in pairwise(heads) if stacked(a, b)]
    said = [*(e.line.text for e in heads), *(f"{a.line.text} {b.line.text}" for a, b in stacks)]
    named = (facts.headings.read(text).country for text in said)
    return (country for country in named if country is not None)


def _on_page(
    page: LaidOutPage, lines: Sequence[Line], facts: Facts, rows: Collection[LineId]
) -> list[LineEvidence]:
    """What is known of the lines of a page: those of exhibits, and all others with their marks.

    Args:
        page: the page.
        lines: its lines.
        facts: what makes evidence.
        rows: the lines of tables.
    """
    exhibits = exhibits_of(page, list(map(facts.of, lines)))
    flow = with_marks_joined([line for line in lines if line.id not in exhibits])
    plain = with_paragraphs_told(with_fields_joined(with_years_carried(list(map(facts.of, flow)))))
    found = with_names_joined(plain, facts, rows)
    shown = (replace(facts.of(e), exhibit=exhibits[e.id]) for e in lines if e.id in exhibits)
    return [*found, *shown]


def _sub_heads(pages: Iterable[Sequence[LineEvidence]]) -> frozenset[LineId]:
    """Headings inside the lists of focus areas: the same few words more often than countries."""
    pages = list(pages)
    heads = [e for lines in pages for e in lines if e.heads]
    countries = {e.reads.country for e in heads} - {None}
    of_areas = {e.style for e in heads if e.reads.area}
    alike: dict[tuple[str, Style], list[LineId]] = defaultdict(list)
    for lines in pages:
        for e in lines:
            short = e.emphasis and e.upper and e.words <= SUB_HEAD_WORDS and e.reads is NOTHING
            named = short and not e.number  # numbers recur in any list, above their items
            if named and e.style not in of_areas and not any(stacked(a, e) for a in lines):
                alike[e.said, e.style].append(e.id)
    least = 1 + max(FEW_COUNTRIES, len(countries))
    return frozenset(name for found in alike.values() if len(found) >= least for name in found)


def _foot_of(page: LaidOutPage, foot: float) -> float:
    """Where full columns of a page end: where the document's do, or at its notes."""
    notes = [note[0].box.top for note in page.notes.notes if note]
    height = page.source.height
    return min([foot if foot >= FULL_PAGE * height else height, *notes])


def _pictures(page: LaidOutPage, lines: Sequence[LineEvidence]) -> list[Box]:
    """The pictures of a page, and shapes with nothing on them."""
    empty = [
        shape.box
        for shape in page.source.shapes
        if not any(shape.box.holds_middle(e.line.box) for e in lines)
    ]
    return [*page.source.pictures, *empty]


def _is_next_to(line: LineEvidence, picture: Box) -> bool:
    """Whether a line stands right above or below a picture that is larger than itself."""
    box = line.line.box
    white = max(box.top - picture.bottom, picture.top - box.bottom)
    tall = picture.height >= PICTURE * line.line.type.size
    return tall and box.x_overlap(picture) > 0 and abs(white) <= line.line.type.size
