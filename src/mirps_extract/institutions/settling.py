"""Which spans are mentions, where known names, name forms and the model overlap.

A known name stands, unless the form of the words shows that it is part of a longer name; the model
adds what neither knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from mirps_extract.institutions.acronyms import lone_acronyms
from mirps_extract.institutions.beside import long_forms, short_forms
from mirps_extract.institutions.candidates import (
    Found,
    NameLists,
    defined_names,
    foreign_names,
    formed_names,
    is_dangling,
    known_names,
    seen_names,
)
from mirps_extract.institutions.names import names_in
from mirps_extract.institutions.words import is_acronym, words_of
from mirps_extract.model import FoundBy
from mirps_extract.registry import form_of, spelled


def settle(doc: Doc, lists: NameLists, defined: frozenset[str]) -> list[Found]:
    """The mentions of a text.

    Args:
        doc: the text, with the spans of the two rulers and of the model.
        lists: what the language and the registry know.
        defined: short forms that the plan defines for institutions.

    Returns:
        Spans that do not overlap, in order.
    """
    settled = _joined(doc, _longest(known_names(doc, lists)), formed_names(doc, lists), lists)
    settled += _free(defined_names(doc, defined), settled)
    settled = _joined(doc, settled, foreign_names(doc, lists), lists)
    settled = _joined(doc, settled, long_forms(doc, lists), lists)
    settled = _joined(doc, settled, seen_names(doc, lists), lists)
    settled += _free(short_forms(doc, settled, lists), settled)
    settled += _free(lone_acronyms(doc, lists), settled)
    return sorted(settled, key=lambda found: found.start)


def _longest(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        kept += _free([one], kept)
    return kept


def _free(found: Iterable[Found], taken: Sequence[Found]) -> list[Found]:
    """Those that overlap none of the taken."""
    return [f for f in found if not any(f.start < t.end and t.start < f.end for t in taken)]


def _joined(
    doc: Doc, settled: list[Found], others: Iterable[Found], lists: NameLists
) -> list[Found]:
    """What is settled with what others found; where two overlap, the longer stands.

    A span over two settled ones is no name: it takes two institutions for one.
    """
    kept = list(settled)
    for one in others:
        rivals = [k for k in kept if k.start < one.end and one.start < k.end]
        if len(rivals) == 1 and (cut := _part_before(doc, rivals[0], one, lists)) is not None:
            kept.append(cut)
            continue
        if len(rivals) > 1 or any(k.end - k.start >= one.end - one.start for k in rivals):
            continue
        if any(_owns(doc, k, one, lists) or _runs_on(doc, k, one, lists) for k in rivals):
            continue
        kept = [k for k in kept if k not in rivals] + [one]
    return kept


def _owns(doc: Doc, short: Found, long: Found, lists: NameLists) -> bool:
    """Whether a longer span is a short form with a thing of the institution's: "ACME Stations".

    It is a name of its own where it has a head ("ACME Council") or a country ("ACME Peru").
    """
    if short.start != long.start or not is_acronym(doc[short.start : short.end].text):
        return False
    rest = doc[short.end : long.end]
    headed = any(spelled(token.text) in lists.naming.heads for token in rest)
    return not headed and form_of(rest.text) not in lists.countries


def _part_before(doc: Doc, known: Found, long: Found, lists: NameLists) -> Found | None:
    """The part of a longer name in front of a known one that it ends with, if it is a name too.

    "Unit for Mules of the Ministry of Mines" names a unit and a ministry.
    """
    if known.source is not FoundBy.REGISTRY or known.end != long.end or known.start <= long.start:
        return None
    end = known.start
    while end > long.start and is_dangling(doc[end - 1].text, lists):
        end -= 1
    part = Found(long.start, end, long.source)
    texts = [token.text for token in doc[part.start : end]]
    is_name = names_in(words_of(texts, lists.naming, lists.countries)) == [(0, len(texts))]
    linked = end < known.start
    several = known.end - known.start > 1
    return part if is_name and linked and several else None


def _runs_on(doc: Doc, name: Found, long: Found, lists: NameLists) -> bool:
    """Whether a longer span takes what follows a known name for a part of it: "ACME in Lima"."""
    if name.source is not FoundBy.REGISTRY or name.start != long.start or name.end >= long.end:
        return False
    after = doc[name.end].text
    by_model = long.source is FoundBy.MODEL and (after == "," or after.islower())
    return by_model or after in lists.naming.places
