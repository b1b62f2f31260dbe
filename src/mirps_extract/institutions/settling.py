"""Which spans are mentions, where known names, name forms and the model overlap.

A known name stands, unless the form of the words shows that it is part of a longer name; the model
adds what neither knows. Borders are cleaned: no article, bracket or comma at either end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from mirps_extract.institutions.names import POSSESSIVES, is_acronym, names_in, words_of
from mirps_extract.institutions.values import Source
from mirps_extract.registry import form_of, spelled
from mirps_extract.vocabulary import Naming, load

WINDOW = 20
"""Words before a bracket in which a long form is looked for."""

HYPHENS = frozenset({"-", "‑"})
SENTENCE_ENDS = frozenset(".:;!?")

OUTSIDE = frozenset("()[]{}«»“”\"'‘’,;:.–—-/…•") | POSSESSIVES
"""Signs that no mention begins or ends with."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span of tokens that names an institution, and how it was found."""

    start: int
    end: int
    source: Source


@dataclass(frozen=True, slots=True)
class Lists:
    """What the language and the registry know.

    Attributes:
        naming: how the language names institutions.
        countries: names of countries, in the form in which names are compared.
    """

    naming: Naming
    countries: frozenset[str]


def settle(doc: Doc, lists: Lists, defined: frozenset[str]) -> list[Found]:
    """The mentions of a text.

    Args:
        doc: the text, with the spans of the two rulers and of the model.
        lists: what the language and the registry know.
        defined: short forms that the plan defines for institutions.

    Returns:
        Spans that do not overlap, in order.
    """
    known = _longest(_cleaned(doc, doc.spans["registry"], lists, Source.REGISTRY))
    formed = [
        Found(start, end, Source.PATTERN)
        for run in doc.spans["patterns"]
        for start, end in _names(doc, run, lists)
    ]
    model = _cleaned(doc, doc.spans["model"], lists, Source.MODEL)
    settled = _joined(doc, known, formed, lists)
    settled += _free(_defined(doc, defined), settled)
    settled = _joined(doc, settled, model, lists)
    settled += _free(_bracketed(doc, settled, lists), settled)
    return sorted(settled, key=lambda found: found.start)


def _cleaned(doc: Doc, spans: Iterable[Span], lists: Lists, source: Source) -> list[Found]:
    found = []
    for span in spans:
        start, end = span.start, span.end
        while start < end and _is_outside(doc, start, lists):
            start += 1
        while start < end and _is_dangling(doc[end - 1].text, lists):
            end -= 1
        start = _with_prefix(doc, start, lists)
        if start < end and _could_name(doc[start:end], lists, source):
            found.append(Found(start, end, source))
    return found


def _is_dangling(text: str, lists: Lists) -> bool:
    return text in OUTSIDE or text in lists.naming.links


def _with_prefix(doc: Doc, start: int, lists: Lists) -> int:
    """The first token of a short form with what is joined to it: the SE of "SE-ACME"."""
    if (
        start >= 2
        and doc[start - 1].text in HYPHENS
        and doc[start - 2].text in lists.naming.prefixes
        and not doc[start - 2].whitespace_
        and not doc[start - 1].whitespace_
    ):
        return start - 2
    return start


def _is_outside(doc: Doc, at: int, lists: Lists) -> bool:
    text = doc[at].text
    return text in OUTSIDE or text.casefold() in lists.naming.articles


def _could_name(span: Span, lists: Lists, source: Source) -> bool:
    text = span.text
    if not any(token.text[0].isupper() for token in span):
        return False
    if source is Source.REGISTRY:
        return True
    words = [spelled(token.text) for token in span]
    thing = words[-1] if lists.naming.head_last else words[0]
    if len(span) == 1 and not is_acronym(text) and _says_little(span[0], lists):
        return False
    headless = not any(word in lists.naming.heads for word in words)
    return (
        thing not in lists.naming.other_things
        and not (headless and any(word in lists.naming.other_things for word in words))
        and form_of(text) not in lists.countries
        and not any(token.text in lists.naming.not_institutions for token in span)
    )


def _says_little(word: Token, lists: Lists) -> bool:
    """Whether a capital is no sign of a name: in a people's, or where a sentence begins."""
    begins = word.i == 0 or word.nbor(-1).text in SENTENCE_ENDS
    return begins or spelled(word.text) in lists.naming.peoples


def _longest(found: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        kept += _free([one], kept)
    return kept


def _free(found: Iterable[Found], taken: Sequence[Found]) -> list[Found]:
    """Those that overlap none of the taken."""
    return [f for f in found if not any(f.start < t.end and t.start < f.end for t in taken)]


def _joined(doc: Doc, settled: list[Found], others: Iterable[Found], lists: Lists) -> list[Found]:
    """What is settled with what others found; where two overlap, the longer stands.

    A span over two settled ones is no name: it takes two institutions for one.
    """
    kept = list(settled)
    for one in others:
        rivals = [k for k in kept if k.start < one.end and one.start < k.end]
        if len(rivals) > 1 or any(k.end - k.start >= one.end - one.start for k in rivals):
            continue
        if any(_owns(doc, k, one, lists) for k in rivals):
            continue
        kept = [k for k in kept if k not in rivals] + [one]
    return kept


def _owns(doc: Doc, short: Found, long: Found, lists: Lists) -> bool:
    """Whether a longer span is a short form with a thing of the institution's: "ACME Stations".

    It is a name of its own where it has a head ("ACME Council") or a country ("ACME Peru").
    """
    if short.start != long.start or not is_acronym(doc[short.start : short.end].text):
        return False
    rest = doc[short.end : long.end]
    headed = any(spelled(token.text) in lists.naming.heads for token in rest)
    return not headed and form_of(rest.text) not in lists.countries


def _names(doc: Doc, run: Span, lists: Lists) -> Iterable[tuple[int, int]]:
    """The names in a run of tokens."""
    pieces = _pieces(doc, run.start, run.end)
    words = words_of([doc[a:b].text for a, b in pieces], lists.naming, lists.countries)
    for first, last in names_in(words):
        yield pieces[first][0], pieces[last - 1][1]


def _pieces(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """Tokens as words: those joined by a hyphen count as one, unless they are acronyms."""
    pieces: list[tuple[int, int]] = []
    while start < end:
        after = start + 1
        while (
            after + 1 < end
            and doc[after].text in HYPHENS
            and not doc[after - 1].whitespace_
            and not doc[after].whitespace_
            and not is_acronym(doc[start].text)
        ):
            after += 2
        pieces.append((start, after))
        start = after
    return pieces


def lists_of(language: str) -> Lists:
    """What is known in a language."""
    vocabulary = load(language)
    countries = frozenset(form_of(" ".join(words)) for words in vocabulary.countries)
    return Lists(vocabulary.naming, countries)


def name_ending(doc: Doc, lists: Lists) -> str | None:
    """The name of an institution that a text ends with, by its form."""
    run = doc[max(0, len(doc) - WINDOW) :]
    for start, end in _names(doc, run, lists):
        if end == len(doc):
            return doc[start:end].text
    return None


def _defined(doc: Doc, defined: frozenset[str]) -> list[Found]:
    return [
        Found(token.i, token.i + 1, Source.DEFINITION) for token in doc if token.text in defined
    ]


def _bracketed(doc: Doc, settled: Iterable[Found], lists: Lists) -> list[Found]:
    """Short forms in brackets behind a name."""
    found = []
    for one in settled:
        at = one.end
        if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")":
            short = doc[at + 1].text
            if is_acronym(short) and short not in lists.naming.not_institutions:
                found.append(Found(at + 1, at + 2, Source.DEFINITION))
    return found
