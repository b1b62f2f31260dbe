"""Names and short forms that stand beside one another, where one tells the other.

"National Council for Mules (NCM)", "Servicio de Mulas (Semul)", "Council for Mules – COMUL –",
"NCM (National Council for Mules)": what is known as an institution makes the other a mention, and a
short form whose letters stand in the words before it says where their name begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from mirps_extract.institutions.candidates import Found, NameLists
from mirps_extract.institutions.definitions import abbreviates, long_form
from mirps_extract.institutions.names import names_in
from mirps_extract.institutions.words import (
    CLOSING,
    DASHES,
    OPENING,
    WordKind,
    head_type_of,
    is_acronym,
    norm_of,
    words_of,
)
from mirps_extract.model import FoundBy
from mirps_extract.registry import form_of, spelled

LONGEST = 24
"""Tokens before a bracket in which a long form is looked for."""


def short_forms(doc: Doc, settled: Iterable[Found], lists: NameLists) -> Iterator[Found]:
    """Short forms beside a settled name: in brackets or between dashes behind it, or before it."""
    for one in settled:
        name = doc[one.start : one.end]
        if _is_behind(doc, name, lists):
            yield Found(one.end + 1, one.end + 2, FoundBy.DEFINITION)
        before = one.start - 2
        opened = before >= 0 and doc[one.start - 1].text in OPENING
        if opened and _is_short(doc, before, lists) and long_form(doc[before].text, name.text):
            yield Found(before, before + 1, FoundBy.DEFINITION)


def _is_behind(doc: Doc, name: Span, lists: NameLists) -> bool:
    """Whether a name has a short form of its own behind it."""
    at = name.end + 1
    if at >= len(doc) or not _is_short(doc, at, lists):
        return False
    opening, short, closing = doc[name.end].text, doc[at].text, doc[at + 1 : at + 2].text
    if opening in OPENING and closing in CLOSING:
        is_country = form_of(short) in lists.countries
        return not is_country and abbreviates(short, name.text, lists.naming)
    if opening not in DASHES:
        return False
    in_dashes = opening != "," and closing in DASHES
    return (in_dashes and is_acronym(short)) or long_form(short, name.text) == name.text


def long_forms(doc: Doc, lists: NameLists) -> Iterator[Found]:
    """Names with a head that the letters of a short form in brackets behind them tell."""
    for at in range(1, len(doc) - 2):
        if not (doc[at].text in OPENING and doc[at + 2].text in CLOSING):
            continue
        if not _is_short(doc, at + 1, lists):
            continue
        start = _start_of(doc, at, lists)
        if start is None:
            start = _start_of_split(doc, at, lists)
        elif not _is_named(doc, start, at, lists):
            continue
        if start is not None:
            yield Found(start, at, FoundBy.DEFINITION)


def _is_short(doc: Doc, at: int, lists: NameLists) -> bool:
    """Whether a token could be a short form: a word with a capital that is no head."""
    text = doc[at].text
    is_word = len(text) > 1 and text[0].isupper() and text.replace(".", "").isalnum()
    plain = norm_of(text) not in lists.naming.not_institutions
    return is_word and plain and head_type_of(text, lists.naming) is None


def _start_of(doc: Doc, bracket: int, lists: NameLists) -> int | None:
    """Where the name begins that a bracket's short form stands for."""
    first = max(0, bracket - LONGEST)
    before = doc[first:bracket]
    long = long_form(doc[bracket + 1].text, before.text)
    if long is None:
        return None
    offset = before.end_char - len(long)
    at = next((token.i for token in before if token.idx == offset), None)
    return at + 1 if at is not None and doc[at].lower_ in lists.naming.articles else at


def _start_of_split(doc: Doc, bracket: int, lists: NameLists) -> int | None:
    """Where a name begins that a bracket parts: "National Council (NCM) for Mules"."""
    first = max(0, bracket - LONGEST)
    before = [token.text for token in doc[first:bracket]]
    behind = [token.text for token in doc[bracket + 3 : bracket + LONGEST]]
    border = len(before)
    whole = names_in(words_of([*before, *behind], lists.naming, lists.countries))
    parted = next((start for start, end in whole if start < border < end), None)
    alone = names_in(words_of(before, lists.naming, lists.countries))
    if parted is None or any(end == border for _, end in alone):
        return None
    return first + parted


def _is_named(doc: Doc, start: int, end: int, lists: NameLists) -> bool:
    """Whether words before a bracket can be one name: with a head, and no other name in them."""
    words = words_of([token.text for token in doc[start:end]], lists.naming, lists.countries)
    first, thing = doc[start].text, doc[end - 1 if lists.naming.head_last else start].norm_
    # Where the head leads, what it is for may be written small: "Comisión para la atención".
    told = all(
        kind is not WordKind.OTHER
        or (text.isalpha() and (words.kind(0) is WordKind.HEAD or text in lists.naming.places))
        for kind, text in zip(words.kinds, words.texts, strict=True)
    )
    return (
        first[0].isupper()
        and told
        and WordKind.HEAD in words.kinds
        and WordKind.ACRONYM not in words.kinds
        and thing not in lists.naming.other_things
        and spelled(first) not in lists.naming.openers
    )
