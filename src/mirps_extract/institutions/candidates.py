"""What could be a mention: what each finder found, with clean borders.

Known names, names by their form, what the model saw, and short forms that the plan defines: each
finder's spans stand for themselves here; `settling` says which of them are mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from mirps_extract.institutions.names import names_in
from mirps_extract.institutions.words import (
    HYPHENS,
    LONGEST_COUNTRY,
    POSSESSIVES,
    WordKind,
    is_acronym,
    words_of,
)
from mirps_extract.model import FoundBy
from mirps_extract.registry import form_of, spelled
from mirps_extract.vocabulary import Naming, languages, load

SHORT_NAME = 2
"""Words of a name that many others may begin with."""

FILE_NUMBER = re.compile(r"(?:[/-][^\W\d_]+)*[/-]\d")
"""What stands behind an acronym in the number of a file."""

LONGEST_NUMBER = 8
"""Tokens behind an acronym in which the number of a file is looked for."""

QUOTES = frozenset('«»“”"')
SENTENCE_ENDS = frozenset(".:;!?")

WINDOW = 20
"""Tokens from a head on in which a foreign name is looked for."""

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
        others: how other languages name them.
        countries: names of countries, in the form in which names are compared.
        verbs: verbs that say what an institution does.
        verb_endings: what others of them end with.
    """

    naming: Naming
    others: tuple[Naming, ...]
    countries: frozenset[str]
    verbs: frozenset[str]
    verb_endings: tuple[str, ...]


def lists_of(language: str) -> NameLists:
    """What is known in a language."""
    vocabulary = load(language)
    countries = frozenset(form_of(" ".join(words)) for words in vocabulary.countries)
    roles = vocabulary.roles
    others = tuple(load(other).naming for other in languages() if other != language)
    return NameLists(vocabulary.naming, others, countries, roles.verbs, roles.verb_endings)


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


def foreign_names(doc: Doc, lists: NameLists) -> Iterator[Found]:
    """Names in another language, told by their form in that one: "Casa Bravo" in English."""
    for naming in lists.others:
        done = 0
        for token in doc:
            word = spelled(token.text)
            is_foreign = word in naming.heads and word not in lists.naming.heads
            if token.i < done or not is_foreign or not token.text[0].isupper():
                continue
            start = token.i
            while naming.head_last and start > done and _may_go_before(doc[start - 1], lists):
                start -= 1
            texts = [t.text for t in doc[start : token.i + WINDOW]]
            for first, last in names_in(words_of(texts, naming, lists.countries)):
                if first <= token.i - start < last:
                    done = start + last
                    yield Found(start + first, done, FoundBy.PATTERN)


def _may_go_before(token: Token, lists: NameLists) -> bool:
    return token.text[0].isupper() and token.is_alpha and token.lower_ not in lists.naming.links


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


def name_at(doc: Doc, border: int, lists: NameLists) -> str | None:
    """The name of an institution, by its form, that stands or ends at an offset in a text."""
    for start, end in _names(doc, doc[:], lists):
        name = doc[start:end]
        if name.start_char < border <= name.end_char:
            return name.text
    return None


def _cleaned(doc: Doc, spans: Iterable[Span], lists: NameLists, source: FoundBy) -> list[Found]:
    found = []
    for span in spans:
        start, end = span.start, span.end
        while start < end and _is_outside(doc, start, lists):
            start += 1
        while start < end and is_dangling(doc[end - 1].text, lists):
            end -= 1
        start, end = _with_prefix(doc, start, lists), _with_country(doc, end, lists)
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


def _with_country(doc: Doc, end: int, lists: NameLists) -> int:
    """The end of a name with the country that stands right behind it: "ACME Costa Rica"."""
    texts = [token.text for token in doc[end : end + LONGEST_COUNTRY]]
    return end + words_of(texts, lists.naming, lists.countries).places[0] if texts else end


def _is_outside(doc: Doc, at: int, lists: NameLists) -> bool:
    text = doc[at].text
    # An article stands apart: in "A-CME" the letter is none.
    is_apart = bool(doc[at].whitespace_)
    return text in OUTSIDE or (is_apart and text.casefold() in lists.naming.articles)


def _could_name(span: Span, lists: NameLists, source: FoundBy) -> bool:
    text = span.text
    if not any(token.text[0].isupper() for token in span):
        return False
    words = [spelled(token.text) for token in span]
    if source is FoundBy.REGISTRY:
        is_part = _is_of_a_number(span) or _is_of_a_thing(span, words, lists)
        return not is_part and (len(span) == 1 or span.text[0].isupper())
    thing = words[-1] if lists.naming.head_last else words[0]
    if len(span) == 1 and not is_acronym(text) and _says_little(span[0], lists):
        return False
    headless = not any(word in lists.naming.heads for word in words)
    return (
        thing not in lists.naming.other_things
        and not (headless and (_names_a_thing(words, lists) or _is_quoted(span)))
        and form_of(text) not in lists.countries
        and not any(token.norm_ in lists.naming.not_institutions for token in span)
        and not all(
            spelled(token.text) in lists.naming.peoples for token in span if token.text[0].isupper()
        )
    )


def _is_of_a_number(span: Span) -> bool:
    """Whether a span is joined to a number: "Decree 4381-ACME", "file ACME/REG/12"."""
    before = span.doc[max(0, span.start - 2) : span.start].text
    joined = not span[-1].whitespace_
    behind = span.doc[span.end : span.end + LONGEST_NUMBER].text if joined else ""
    return (before[-1:] in HYPHENS and before[:1].isdigit()) or bool(FILE_NUMBER.match(behind))


def _is_of_a_thing(span: Span, words: Sequence[str], lists: NameLists) -> bool:
    """Whether words that say no institution say what a law is of: "Ley 12 de Minas y Canteras"."""
    naming, doc, at = lists.naming, span.doc, span.start - 1
    headed = any(word in naming.heads for word in words)
    if naming.head_last or headed or is_acronym(span.text) or words[-1] in lists.countries:
        return False
    while at > 0 and (doc[at].lower_ in naming.links or doc[at].like_num):
        at -= 1
    return at >= 0 and doc[at].text[0].isupper() and spelled(doc[at].text) in naming.other_things


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
    if is_acronym(doc[name.start : name.end].text):
        return False
    after = name.end
    while after < len(doc) and doc[after].text in lists.naming.links:
        after += 1
    if after in (name.end, len(doc)) or name.end - name.start > SHORT_NAME:
        return False
    if name.end - name.start == 1 and doc[name.start].norm_ not in lists.naming.heads:
        return False
    if doc[name.end].text in lists.naming.places:
        return False
    ahead = [token.text for token in doc[after : after + LONGEST_COUNTRY]]
    words = words_of(ahead, lists.naming, lists.countries)
    joined = any(doc[at].text in lists.naming.conjunctions for at in range(name.end, after))
    return words.kind(0) is WordKind.CAPITAL and not words.places[0] and not joined


def _names(doc: Doc, run: Span, lists: NameLists) -> Iterable[tuple[int, int]]:
    """The names in a run of tokens."""
    pieces = _pieces(doc, _with_article(doc, _with_compound(doc, run.start), lists), run.end)
    words = words_of([doc[a:b].text for a, b in pieces], lists.naming, lists.countries)
    for first, last in names_in(words):
        yield pieces[first][0], pieces[last - 1][1]


def _with_compound(doc: Doc, start: int) -> int:
    """Where a run begins whose first word is joined to small ones: "Inter-agency Council"."""
    if start < 3 or doc[start - 2].text not in HYPHENS or not doc[start - 3].text[0].isupper():
        return start
    is_joined = not doc[start - 3].whitespace_ and not doc[start - 2].whitespace_
    return start - 3 if is_joined and doc[start - 1].text[0].islower() else start


def _with_article(doc: Doc, start: int, lists: NameLists) -> int:
    is_behind = start > 0 and doc[start - 1].lower_ in lists.naming.articles
    return start - 1 if is_behind else start


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
            and doc[after + 1].text[0].isalnum()
            and not is_acronym(doc[start].text)
        ):
            after += 2
        pieces.append((start, after))
        start = after
    return pieces
