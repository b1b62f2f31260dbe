"""How declared counts are shown in HTML."""

from __future__ import annotations

from html import escape

from .values import Area, Chapter, Design
from .wording import Wording, counts


def counts_block(chapter: Chapter, design: Design, wording: Wording) -> str:
    """What stands between the narrative and the lists; empty where no counts are declared."""
    shown = counts(chapter)
    if design.counts == "none" or not shown:
        return ""
    total = ""
    if chapter.total is not None:
        in_words = design.counts == "words"
        total = f'<p class="total">{escape(wording.total(chapter.total, in_words=in_words))}</p>'
    match design.counts:
        case "cards" | "cards foot":
            return _cards(shown, total, design, wording)
        case "table":
            return _table(shown, chapter.total, wording)
        case "lines" | "words":
            words = design.counts == "words"
            lines = (
                f"<p>{escape(name)}: {escape(wording.count(number, in_words=words))}</p>"
                for name, number in shown
            )
            return f'<div class="counts lines">{"".join(lines)}{total}</div>'
        case "sentence":
            return f'<div class="counts sentence"><p>{escape(wording.sentence(chapter))}</p></div>'
        case "ring":
            return _rings(shown, total, wording)
        case "one line":
            return _line(shown, chapter.total, wording)
    return f'<div class="counts">{total}</div>'


def with_count(area: Area, chapter: Chapter, design: Design, wording: Wording, text: str) -> str:
    """An area's heading with its count, where the design shows counts there."""
    number = chapter.declared.get(area.slug)
    if design.counts != "heading" or number is None:
        return text
    forms = (f"{text} ({number})", f"{text}: {wording.count(number)}", f"{text} – {number}")
    return forms[design.seed % 3]


def _cards(shown: list[tuple[str, int]], total: str, design: Design, wording: Wording) -> str:
    big = design.seed % 2
    cards = ""
    for name, number in shown:
        label = f'<p class="area">{escape(name)}</p>'
        one = f'<p class="n">{number}</p>{label}'
        cards += f'<div class="card">{one if big else label}'
        cards += "</div>" if big else f"<p>{escape(wording.count(number))}</p></div>"
    head = f'<p class="counts-head">{escape(wording("commitments"))}</p>' if big else ""
    foot = " foot" if design.counts == "cards foot" else ""
    return f'<div class="counts{foot}">{total}{head}<div class="row">{cards}</div></div>'


def _table(shown: list[tuple[str, int]], total: int | None, wording: Wording) -> str:
    rows = "".join(
        f'<tr><td>{escape(name)}</td><td class="n">{number}</td></tr>' for name, number in shown
    )
    if total is not None:
        name = escape(wording("total"))
        rows += f'<tr class="sum"><td>{name}</td><td class="n">{total}</td></tr>'
    head = f"<th>{escape(wording('area'))}</th><th>{escape(wording('commitments'))}</th>"
    return f'<table class="counts"><tr>{head}</tr>{rows}</table>'


def _rings(shown: list[tuple[str, int]], total: str, wording: Wording) -> str:
    rings = "".join(
        f'<div class="ringed"><div class="ring">{number}</div><p>{escape(name)}</p></div>'
        for name, number in shown
    )
    head = f'<p class="counts-head">{escape(wording("commitments"))}</p>'
    return f'<div class="counts">{total}{head}<div class="row">{rings}</div></div>'


def _line(shown: list[tuple[str, int]], total: int | None, wording: Wording) -> str:
    parts = [f"{escape(name)} {number}" for name, number in shown]
    if total is not None:
        parts.append(f"{escape(wording('total'))} {total}")
    head = escape(wording("commitments"))
    return f'<div class="counts line"><p>{head}: {" · ".join(parts)}</p></div>'
