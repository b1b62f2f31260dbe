"""Sentences that break off in what was read as one text: a line of it is missing, or astray."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from mirps_extract.findings import Finding, places_of
from mirps_extract.outline.context import Context, whole
from mirps_extract.outline.decoder import Decoded
from mirps_extract.outline.doubts import placed, sample
from mirps_extract.outline.evidence import LineEvidence
from mirps_extract.outline.labels import Label
from mirps_extract.outline.steps import lower as is_lower
from mirps_extract.outline.steps import text_features

BROKEN = frozenset(("next.lower_after_stop", "next.clash", "next.broken_word"))
"""What the words of two lines say that are none of one sentence, nor of two."""

CUT_OFF = 3
"""How plainly the last line of a text says that its sentence goes on, at least: no text ends in a
small word, an open bracket or a hyphen."""

TEXT = frozenset((Label.ITEM, Label.MORE, Label.NARRATIVE))
"""What commitments and narratives are made of."""

LEFT_OUT = frozenset(product(TEXT, (Label.BESIDE, Label.ASIDE)))
"""A line of a text, and one that is read as none of it."""

OPENING = frozenset((Label.TITLE, Label.AREA, Label.ITEM, Label.NARRATIVE))
"""What no text goes on after."""

Break = tuple[LineEvidence | None, LineEvidence | None]
"""The line that breaks off, and the one that does not go on with it; None where there is none."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of a commitment or of a narrative, and whose it is."""

    label: Label
    country: str | None
    area: str | None
    lines: list[LineEvidence] = field(default_factory=list)


def breaks_of(decoded: Decoded, context: Context) -> list[Finding]:
    """The findings on sentences that break off, in reading order."""
    found = [
        _finding(text.country, text.area, before, after)
        for text in _texts(decoded, context)
        for before, after in _breaks(text.lines, lower=decoded.habits.lower_items)
    ]
    for a, b in pairwise(placed(decoded, context)):
        before, after = a.segment.lines[-1], b.segment.lines[0]
        if (a.segment.label, b.segment.label) in LEFT_OUT and _is_left_out(before, after):
            found.append(_finding(a.country, a.area, before, after, where="left_out"))
    return found


def _finding(
    country: str | None,
    area: str | None,
    before: LineEvidence | None,
    after: LineEvidence | None,
    *,
    where: str = "",
) -> Finding:
    lines = [e.line for e in (before, after) if e]
    return Finding.of(
        "broken_sentence",
        country=country,
        focus_area=area,
        page=lines[0].page,
        before=sample(before.line) if before else "",
        after=sample(after.line) if after else "",
        where=where or ("begin" if not before else "within" if after else "end"),
        places=places_of(lines),
    )


def _is_left_out(before: LineEvidence, after: LineEvidence) -> bool:
    """Whether a line goes on with that before it, by what it says and how it is set."""
    return before.open_end > 0 and is_lower(after) and before.style == after.style


def _texts(decoded: Decoded, context: Context) -> Iterator[_Text]:
    """The commitments and narratives; what stands between their lines is left out."""
    text: _Text | None = None
    for place in placed(decoded, context):
        label = place.segment.label
        more = label is Label.MORE or (label is Label.NARRATIVE and text and text.label is label)
        if label in OPENING and not more:
            if text is not None:
                yield text
            text = None
        if label in TEXT:
            text = text or _Text(label, place.country, place.area)
            text.lines.extend(place.segment.lines)
    if text is not None:
        yield text


def _breaks(lines: Sequence[LineEvidence], *, lower: bool) -> Iterator[Break]:
    """Where sentences of a text break off; `lower` says whether texts begin in lower case."""
    if lines[0].lower and not lower:
        yield None, lines[0]
    for before, after in pairwise(lines):
        if not BROKEN.isdisjoint(text_features(before, after)):
            yield before, after
    if whole(lines[-2] if len(lines) > 1 else None, lines[-1]).open_end >= CUT_OFF:
        yield lines[-1], None
