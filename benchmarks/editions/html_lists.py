"""Commitments under their headings in HTML, in every kind of list."""

from __future__ import annotations

from html import escape
from itertools import zip_longest

from .html_counts import with_count
from .values import Area, Chapter, Design, Promise
from .wording import Wording, label_of, mark, numbered

_NATIVE = ("bullet", "square", "number", "dash")
"""Listings that HTML's own lists can make."""


def lists(chapter: Chapter, number: int, design: Design, wording: Wording) -> str:
    """A section's focus areas; "{quote}" stands where a pull quote may."""
    numbers = numbered(design, chapter)
    if design.heading == "row":
        return _one_table(chapter, number, numbers, design, wording)
    # A heading over all columns, or a page for each area: columns of its own.
    apart = design.span_headings or design.heading == "slide"
    areas = []
    for at in range(len(chapter.areas)):
        head = f"<h3>{escape(_heading(chapter, at, number, design, wording))}</h3>"
        body = _list(chapter, at, numbers[at], design, wording)
        quote = "{quote}" if at == 0 else ""
        if apart:
            areas.append(f'<div class="area">{head}<div class="flow">{body}</div>{quote}</div>')
        else:
            areas.append(f'<div class="area">{head}<div class="list">{body}</div>{quote}</div>')
    joined = "".join(areas)
    return joined if apart else f'<div class="flow">{joined}</div>'


def _heading(chapter: Chapter, at: int, number: int, design: Design, wording: Wording) -> str:
    area = chapter.areas[at]
    text = wording.heading(area.name) if design.heading == "sentence" else area.name
    if design.heading == "numbered":
        text = f"{at + 1}. {text}" if design.seed % 2 else f"{number}.{at + 1} {text}"
    return with_count(area, chapter, design, wording, text)


def _list(chapter: Chapter, at: int, numbers: list[int], design: Design, wording: Wording) -> str:
    area = chapter.areas[at]
    if design.listing in {"table", "table ruled"}:
        rows = _rows(chapter, at, numbers, design)
        return f'<table class="list">{_head(chapter.areas, wording)}{rows}</table>'
    noted = at == 0 and bool(chapter.note)
    bodies = [_body(p, design, chapter.note if noted and not i else "")
              for i, p in enumerate(area.promises)]  # fmt: skip
    marks = [mark(design.listing, chapter, at, n, design.seed // 3) for n in numbers]
    if design.listing == "cards":
        return _cards(area, marks, bodies, design, wording)
    if design.listing in _NATIVE and design.indent and design.seed % 2:
        return _native(bodies, design, numbers[0])
    return "".join(_item(m, b, design) for m, b in zip(marks, bodies, strict=True))


def _native(bodies: list[str], design: Design, start: int) -> str:
    items = "".join(f"<li>{body}</li>" for body in bodies)
    if design.listing == "number":
        return f'<ol class="native" start="{start}">{items}</ol>'
    return f'<ul class="native">{items}</ul>'


def _body(promise: Promise, design: Design, note: str = "") -> str:
    label, rest = label_of(promise.text)
    bold = label and (design.listing == "label" or design.seed % 5 < 2)
    text = f"<b>{escape(label)}</b> {escape(rest)}" if bold else escape(promise.text)
    if note:
        # An engine that cannot float a footnote hides it; it then stands at the section's end.
        text += f'<span class="mark-of-note">1</span><span class="at-foot">{escape(note)}</span>'
    sign = "◦" if design.listing in {"dash", "none hanging"} else "–"
    items = "".join(
        f'<span class="sub"><span class="sign">{sign}</span>{escape(item)}</span>'
        for item in promise.items
    )
    return text + items


def _item(sign: str, body: str, design: Design) -> str:
    kind = design.listing
    if kind == "drawn":
        body = f'<span class="mark"><span class="drawn"></span></span>{body}'
    elif kind == "disc":
        body = f'<span class="mark"><span class="disc">{sign}</span></span>{body}'
    elif sign and design.indent:
        body = f'<span class="mark">{sign}</span>{body}'
    elif sign:
        body = f"{sign} {body}"
    return f'<div class="item">{body}</div>'


def _cards(
    area: Area, marks: list[str], bodies: list[str], design: Design, wording: Wording
) -> str:
    numbered = design.columns > 1 or design.seed % 2
    cards = []
    for promise, sign, body in zip(area.promises, marks, bodies, strict=True):
        badge = f'<p class="badge">{sign}</p>' if numbered else ""
        details = "".join(
            f'<p class="detail"><b>{escape(wording(key))}:</b> {escape(value)}</p>'
            for key, value in _details(promise)
            if value
        )
        cards.append(f'<div class="card">{badge}<div class="body">{body}</div>{details}</div>')
    return "".join(cards)


def _details(promise: Promise) -> tuple[tuple[str, str], ...]:
    return (
        ("responsible", promise.responsible),
        ("status", promise.status),
        ("deadline", promise.deadline),
    )


def _one_table(
    chapter: Chapter, number: int, numbers: list[list[int]], design: Design, wording: Wording
) -> str:
    head = _head(chapter.areas, wording)
    width = head.count("<th")
    rows = ""
    for at in range(len(chapter.areas)):
        text = escape(_heading(chapter, at, number, design, wording))
        rows += f'<tr class="row"><th colspan="{width}">{text}</th></tr>'
        rows += _rows(chapter, at, numbers[at], design)
    return f'<table class="list">{head}{rows}</table>{{quote}}'


def _shown(promises: tuple[Promise, ...]) -> list[str]:
    columns = zip_longest(*(_details(p) for p in promises))
    return [cells[0][0] for cells in columns if any(value for _, value in cells)]


def _head(areas: tuple[Area, ...], wording: Wording) -> str:
    keys = ["number", "commitment", *_shown(sum((a.promises for a in areas), ()))]
    cells = "".join(f'<th class="{key}">{escape(wording(key))}</th>' for key in keys)
    return f"<thead><tr>{cells}</tr></thead>"


def _rows(chapter: Chapter, at: int, numbers: list[int], design: Design) -> str:
    keys = _shown(sum((a.promises for a in chapter.areas), ()))
    rows = ""
    for i, (promise, number) in enumerate(zip(chapter.areas[at].promises, numbers, strict=True)):
        note = chapter.note if at == 0 and i == 0 else ""
        cells = [mark(design.listing, chapter, at, number, 0), _body(promise, design, note)]
        cells += [escape(value) for key, value in _details(promise) if key in keys]
        rows += "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    return rows
