"""Sets an edition with Typst: a compiler whose pages differ from a browser's, tagged by default."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typst

from .labels import Labels
from .typst_lists import lists
from .typst_notation import array, block, call, paragraph, string
from .values import Chapter, Design, Edition

FORMS = Path(__file__).with_name("typst_forms.typ")


def typst_engine(edition: Edition, design: Design) -> bytes:
    """An edition as a PDF that Typst writes."""
    labels = Labels(edition, design)
    parts = [_design(design), FORMS.read_text("utf-8"), _pages(edition, design), *_front(labels)]
    for place, chapter in enumerate(edition.chapters):
        parts.append(_section(labels, chapter, first=place == 0))
    parts += _closing(edition)
    return typst.compile("\n".join(parts).encode("utf-8"), format="pdf")


def _design(design: Design) -> str:
    """The design as a dictionary, for the forms."""
    fields = {
        "seed": str(design.seed),
        "accent": string(design.accent),
        "serif": str(design.serif).lower(),
        "size": f"{design.size}pt",
        # Typst counts the white between lines, from the baseline to the next line's capitals.
        "leading": f"{(design.leading - 0.7) * design.size:.2f}pt",
        "gap": str(design.gap),
        "indent": str(design.indent),
        "gutter": f"{design.gutter}pt",
        "heading": string(design.heading),
        "title": f"{design.title_size}pt",
        "justify": str(design.justified).lower(),
        "hyphenate": str(design.hyphenated).lower(),
    }
    return "#let d = (" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + ")"


def _pages(edition: Edition, design: Design) -> str:
    left, top, right, bottom = design.margins
    return f"""
#set document(title: {string(edition.title)})
#set page(
  width: {design.page[0]}pt, height: {design.page[1]}pt,
  margin: (left: {left}pt, top: {top}pt, right: {right}pt, bottom: {bottom}pt),
  header: {_running_head(design)}, footer: {_footer(design)},
)
#set text(lang: "{edition.language}")
#show: styled
"""


def _running_head(design: Design) -> str:
    if not design.running_head and design.page_number != "head outer":
        return "none"
    before, name, after = design.running_head.partition("{name}")
    running = f"({string(before)}, {str(bool(name)).lower()}, {string(after)})"
    return f"running-head({running}, {str(design.page_number == 'head outer').lower()})"


def _footer(design: Design) -> str:
    match design.page_number:
        case "foot centre":
            where = "center"
        case "foot outer":
            where = "if calc.odd(here().page()) { right } else { left }"
        case _:
            return "none"
    return f"context align({where}, text(size: 0.85 * d.size, str(here().page())))"


def _front(labels: Labels) -> Iterable[str]:
    """What stands before the first section."""
    edition, design, wording = labels.edition, labels.design, labels.wording
    if design.cover:
        yield call("cover", string(edition.title), string(str(edition.year)))
    if design.contents:
        fill = "repeat[.]" if design.contents == "leaders" else "none"
        yield f"#set outline.entry(fill: {fill})"
        yield call("outline", f"title: {string(wording('contents'))}", "depth: 1")
        yield "#pagebreak(weak: true)"
    if edition.foreword:
        yield _title(wording("foreword"))
        yield from map(paragraph, edition.foreword)
        yield "#v(2em)"
    if edition.acronyms:
        yield _title(wording("acronyms"))
        cells = (f"strong({string(short)}), {string(long)}" for short, long in edition.acronyms)
        yield call("grid", "columns: (auto, 1fr)", "gutter: 0.8em", *cells)
        yield "#v(2em)"
    if edition.objectives:
        yield _title(wording("objectives"))
        yield call("list", "spacing: 1em", *map(string, edition.objectives))
        yield "#v(2em)"


def _closing(edition: Edition) -> Iterable[str]:
    """What stands after the last section."""
    if edition.closing is not None:
        heading, paragraphs = edition.closing
        yield "#pagebreak(weak: true)"
        yield _title(heading)
        yield from map(paragraph, paragraphs)


def _title(text: str) -> str:
    return f"\n#heading(level: 1, {string(text)})\n"


def _section(labels: Labels, chapter: Chapter, *, first: bool) -> str:
    design = labels.design
    parts = [
        "#pagebreak(weak: true)" if design.new_page or first else "#v(2em)#need(14em)",
        _title(labels.title(chapter)),
        f"#metadata({string(chapter.name)}) <country>",
        _narrative(design, chapter),
        _counts(labels, chapter) if labels.shows_counts(chapter) else "",
        "#pagebreak(weak: true)" if design.lists_on_new_page else "",
        lists(labels, chapter),
    ]
    return "\n".join(parts)


def _narrative(design: Design, chapter: Chapter) -> str:
    body = "\n".join(map(paragraph, chapter.narrative))
    parts = [call("even", str(design.narrative_columns), block(body))]
    if chapter.figure is not None:
        parts.append(call("key-figure", *map(string, chapter.figure)))
    if chapter.caption:
        parts.append(call("photo", string(chapter.caption)))
    if chapter.quote is not None:
        said, speaker = chapter.quote
        parts.append(call("quotation", string(f"“{said}”"), string(speaker)))
    if design.seed % 3 == 1:
        parts = [parts[0], *reversed(parts[1:])]
    return "\n".join(parts)


def _counts(labels: Labels, chapter: Chapter) -> str:
    lines = labels.count_lines(chapter)
    match labels.design.counts:
        case "cards" | "cards foot" | "ring":
            return _count_cards(labels, chapter)
        case "table":
            return _count_table(labels, chapter)
        case "sentence":
            return paragraph(lines[0])
        case "one line" | "heading":
            return f"#block(above: 1.5em, below: 1.5em, strong({string(lines[0])}))"
        case _:
            head = f"{labels.wording('focus_areas')}:"
            return call("count-lines", string(head), array(map(string, lines)))


def _count_cards(labels: Labels, chapter: Chapter) -> str:
    form = "count-ring" if labels.design.counts == "ring" else "count-card"
    cells = [f"{form}({string(n)}, {string(name)})" for n, name in labels.count_cards(chapter)]
    body = call("count-total", string(labels.count_head(chapter)))
    if cells:
        body += call("count-grid", array(cells))
    # At the foot of a page on which lists follow, cards would stand between an area's items.
    if labels.design.counts == "cards foot" and labels.design.lists_on_new_page:
        return f"#place(bottom, float: true)[{body}]"
    return body


def _count_table(labels: Labels, chapter: Chapter) -> str:
    rows = [(labels.wording("area"), labels.wording("commitments"))]
    rows += [(name, number) for number, name in labels.count_cards(chapter)]
    if chapter.total is not None:
        rows.append((labels.wording("total"), str(chapter.total)))
    return call("count-table", array(string(cell) for row in rows for cell in row))
