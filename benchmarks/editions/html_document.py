"""An edition as one HTML document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from .html_counts import counts_block
from .html_lists import lists
from .html_style import style
from .values import Chapter, Design, Edition
from .wording import Wording


def document(edition: Edition, design: Design, pages: Mapping[str, int] | None) -> str:
    """The document.

    Args:
        edition: what it says.
        design: how it is set.
        pages: page numbers of sections by id, for the contents; None if the engine counts them.
    """
    wording = Wording(edition, design.seed)
    parts = [
        *_front(edition, design, wording, pages),
        *(_chapter(c, n, design, wording) for n, c in enumerate(edition.chapters, 1)),
        *_closing(edition, design),
    ]
    return (
        f'<!DOCTYPE html><html lang="{edition.language}"><head><meta charset="utf-8">'
        f"<title>{escape(edition.title)} {edition.year}</title>"
        f"<style>{style(edition, design)}</style></head><body>{''.join(parts)}</body></html>"
    )


def title_of(chapter: Chapter, design: Design) -> str:
    """A section's title."""
    title = design.title.format(name=chapter.name)
    return title.upper() if design.title_caps else title


def _front(
    edition: Edition, design: Design, wording: Wording, pages: Mapping[str, int] | None
) -> Iterator[str]:
    names = "".join(f"<p>{escape(c.name)}</p>" for c in edition.chapters)
    if design.cover:
        yield (
            f'<div class="cover"><p class="edition">{escape(edition.title)}</p>'
            f'<p class="year">{edition.year}</p><div class="names">{names}</div></div>'
        )
    else:
        yield f'<p class="edition">{escape(edition.title)} {edition.year}</p>'
    if design.contents:
        yield f'<div class="front"><h2>{escape(wording("contents"))}</h2>'
        for chapter in edition.chapters:
            yield _entry(chapter, design, pages)
        yield "</div>"
    if edition.foreword:
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in edition.foreword)
        yield f'<div class="front text"><h2>{escape(wording("foreword"))}</h2>{paragraphs}</div>'
    if edition.acronyms:
        rows = "".join(
            f"<tr><td><b>{escape(short)}</b></td><td>{escape(long)}</td></tr>"
            for short, long in edition.acronyms
        )
        yield (
            f'<div class="front"><h2>{escape(wording("acronyms"))}</h2>'
            f'<table class="plain">{rows}</table></div>'
        )
    if edition.objectives:
        items = "".join(f"<li>{escape(o)}</li>" for o in edition.objectives)
        yield f'<div class="front"><h2>{escape(wording("objectives"))}</h2><ul>{items}</ul></div>'


def _entry(chapter: Chapter, design: Design, pages: Mapping[str, int] | None) -> str:
    title = escape(design.title.format(name=chapter.name))
    target = chapter.iso3.lower()
    if pages is None:
        return f'<p class="counted"><a href="#{target}">{title}</a></p>'
    # More dots than fit: those that do not are cut off.
    dots = "." * 300 if design.contents == "leaders" else ""
    number = pages.get(target, 0)
    return (
        f'<p class="entry"><a href="#{target}">{title}</a><span class="dots">{dots}</span>'
        f'<a href="#{target}">{number}</a></p>'
    )


def _chapter(chapter: Chapter, number: int, design: Design, wording: Wording) -> str:
    code = chapter.iso3.lower()
    head = f'<h1 id="{code}">{escape(title_of(chapter, design))}</h1>'
    narrative = "".join(f"<p>{escape(p)}</p>" for p in chapter.narrative)
    opening = (
        f'{head}<div class="narrative">{narrative}</div>'
        f"{_furniture(chapter)}{counts_block(chapter, design, wording)}"
    )
    note = ""
    if chapter.note:
        note = f'<div class="note"><sup>1</sup> {escape(chapter.note)}</div>'
    body = lists(chapter, number, design, wording)
    quote = "" if "{quote}" not in body else _quote(chapter)
    body = body.replace("{quote}", quote)
    return (
        f'<section class="chapter page-{code}"><div class="opening">{opening}</div>'
        f'<div class="lists">{body}{note}</div></section>'
    )


def _furniture(chapter: Chapter) -> str:
    parts = ""
    if chapter.caption:
        caption = escape(chapter.caption)
        parts += f'<div class="photo"><div class="picture"></div><p>{caption}</p></div>'
    if chapter.figure:
        number, label = map(escape, chapter.figure)
        parts += f'<div class="figure"><p class="big">{number}</p><p>{label}</p></div>'
    return parts


def _quote(chapter: Chapter) -> str:
    if not chapter.quote:
        return ""
    text, speaker = map(escape, chapter.quote)
    return f'<div class="quote"><p>“{text}”</p><p class="speaker">{speaker}</p></div>'


def _closing(edition: Edition, design: Design) -> Iterator[str]:
    if not edition.closing:
        return
    heading, lines = edition.closing
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
    body = f"<ul>{items}</ul>" if design.seed % 3 else paragraphs
    yield f'<div class="closing"><h2>{escape(heading)}</h2>{body}</div>'
