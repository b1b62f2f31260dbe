"""What could be a mention: what each finder found, with clean borders.

Known names, names by their form, what the model saw, and short forms that the plan defines: each
finder's spans stand for themselves here; `settling` says which of them are mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from mirps_extract.institutions.names import (
    LONGEST_COUNTRY,
    POSSESSIVES,
    WordKind,
    is_acronym,
    names_in,
    words_of,
)
from mirps_extract.model import FoundBy
from mirps_extract.registry import form_of, spelled
from mirps_extract.vocabulary import Naming, load

SHORT_NAME = 2
"""Words of a name that many others may begin with."""

WINDOW = 20
"""Words before a bracket in which a long form is looked for."""

HYPHENS = frozenset({"-", "‑"})
QUOTES = frozenset('«»“”"')
SENTENCE_ENDS = frozenset(".:;!?")

OUTSIDE = frozenset("()[]{}«»“”\"'‘’,;:.–—-/…•") | POSSESSIVES
"""Signs that no mention begins or ends with."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span of tokens that names an institution, and how it was found."""

    start: int
    end: int
    source: FoundBy


@dataclass(frozen=True, slots=True)
class NameLists:
    """What the language and the registry know.

    Attributes:
        naming: how the language names institutions.
        countries: names of countries, in the form in which names are compared.
    """

    naming: Naming
    countries: frozenset[str]


def lists_of(language: str) -> NameLists:
    """What is known in a language."""
    vocabulary = load(language)
    countries = frozenset(form_of(" ".join(words)) for words in vocabulary.countries)
    return NameLists(vocabulary.naming, countries)


def known_names(doc: Doc, lists: NameLists) -> list[Found]:
    """The names that the registry knows, without those that are the beginning of a longer one."""
    names = _cleaned(doc, doc.spans["registry"], lists, FoundBy.REGISTRY)
    return [name for name in names if not _is_beginning(doc, name, lists)]


def formed_names(doc: Doc, lists: NameLists) -> list[Found]:
    """The names that their form tells."""
    return [
        Found(start, end, FoundBy.PATTERN)
        for run in doc.spans["patterns"]
        for start, end in _names(doc, run, lists)
    ]


def seen_names(doc: Doc, lists: NameLists) -> list[Found]:
    """The names that the model saw, without those that are none by rule."""
    return _cleaned(doc, doc.spans["model"], lists, FoundBy.MODEL)


def defined_names(doc: Doc, shorts: frozenset[str]) -> list[Found]:
    """The short forms that the plan defines for institutions."""
    text = doc.text  # put together anew each time that it is asked for
    if not any(short in text for short in shorts):
        return []
    return [
        Found(token.i, token.i + 1, FoundBy.DEFINITION) for token in doc if token.text in shorts
    ]


def bracketed_names(doc: Doc, settled: Iterable[Found], lists: NameLists) -> list[Found]:
    """Short forms in brackets behind a name."""
    found = []
    for one in settled:
        at = one.end
        if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")":
            short = doc[at + 1].text
            if is_acronym(short) and short not in lists.naming.not_institutions:
                found.append(Found(at + 1, at + 2, FoundBy.DEFINITION))
    return found


def name_ending(doc: Doc, lists: NameLists) -> str | None:
    """The name of an institution that a text ends with, by its form."""
    run = doc[max(0, len(doc) - WINDOW) :]
    for start, end in _names(doc, run, lists):
        if end == len(doc):
            return doc[start:end].text
    return None


def _cleaned(doc: Doc, spans: Iterable[Span], lists: NameLists, source: FoundBy) -> list[Found]:
    found = []
    for span in spans:
        start, end = span.start, span.end
        while start < end and _is_outside(doc, start, lists):
            start += 1
        while start < end and is_dangling(doc[end - 1].text, lists):
            end -= 1
        start = _with_prefix(doc, start, lists)
        if start < end and _could_name(doc[start:end], lists, source):
            found.append(Found(start, end, source))
    return found


def is_dangling(text: str, lists: NameLists) -> bool:
    """Whether no mention ends with a word: a sign, or a small word that links."""
    return text in OUTSIDE or text in lists.naming.links


def _with_prefix(doc: Doc, start: int, lists: NameLists) -> int:
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


def _is_outside(doc: Doc, at: int, lists: NameLists) -> bool:
    text = doc[at].text
    return text in OUTSIDE or text.casefold() in lists.naming.articles


def _could_name(span: Span, lists: NameLists, source: FoundBy) -> bool:
    text = span.text
    if not any(token.text[0].isupper() for token in span):
        return False
    if source is FoundBy.REGISTRY:
        return True
    words = [spelled(token.text) for token in span]
    thing = words[-1] if lists.naming.head_last else words[0]
    if len(span) == 1 and not is_acronym(text) and _says_little(span[0], lists):
        return False
    headless = not any(word in lists.naming.heads for word in words)
    return (
        thing not in lists.naming.other_things
        and not (headless and (_names_a_thing(words, lists) or _is_quoted(span)))
        and form_of(text) not in lists.countries
        and not any(token.text in lists.naming.not_institutions for token in span)
        and not all(
            spelled(token.text) in lists.naming.peoples for token in span if token.text[0].isupper()
        )
    )


def _names_a_thing(words: Sequence[str], lists: NameLists) -> bool:
    return any(word in lists.naming.other_things for word in words)


def _is_quoted(span: Span) -> bool:
    """Whether a span stands in quotation marks, as names of programmes and campaigns do."""
    doc = span.doc
    return (
        span.start > 0
        and span.end < len(doc)
        and doc[span.start - 1].text in QUOTES
        and doc[span.end].text in QUOTES
    )


def _says_little(word: Token, lists: NameLists) -> bool:
    """Whether a capital is no sign of a name: of a sentence, or of "the Ministry" named before."""
    begins = word.i == 0 or word.nbor(-1).text in SENTENCE_ENDS
    return begins or spelled(word.text) in lists.naming.heads


def _is_beginning(doc: Doc, name: Found, lists: NameLists) -> bool:
    """Whether a short known name is the beginning of a longer one: "National Registry of Mules"."""
    after = name.end
    while after < len(doc) and doc[after].text in lists.naming.links:
        after += 1
    if after in (name.end, len(doc)) or name.end - name.start > SHORT_NAME:
        return False
    ahead = [token.text for token in doc[after : after + LONGEST_COUNTRY]]
    words = words_of(ahead, lists.naming, lists.countries)
    joined = any(doc[at].text in lists.naming.conjunctions for at in range(name.end, after))
    return words.kind(0) is WordKind.CAPITAL and not words.places[0] and not joined


def _names(doc: Doc, run: Span, lists: NameLists) -> Iterable[tuple[int, int]]:
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
