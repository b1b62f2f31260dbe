"""Tokens, in every language: acronyms joined by a hyphen are two, one with dots in it is one.

The tokenizer is that of the language but for its short list of special cases: contractions are of
no use here, and each takes its time to load. It is made of code, so that a pipeline keeps no copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, untyped
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from mirps_extract.institutions.words import CAPITAL, ODD_POSSESSIVE

TOKENIZER = "mirps.tokenizer.v1"
"""The name by which a spaCy config asks for the tokenizer."""

BETWEEN_ACRONYMS = rf"(?<=[{CAPITAL}])[-‑–](?=[{CAPITAL}]{{2}})|(?<=\w)[–—](?=[{CAPITAL}])"
BEFORE_WORD = r"[-‑–—](?=[^\W\d_])"
AFTER_WORD = r"(?<=[^\W\d_])[-‑–—]"
ONE_ACRONYM = re.compile(
    rf"(?:[{CAPITAL}]{{1,2}}\.){{2,}}[{CAPITAL}]?s?|[{CAPITAL}][-‑][{CAPITAL}]{{2,}}"
)
"""An acronym with dots, "A.C.M.E.", or with its first letter apart, "A-CME"."""


class MadeTokenizer(Tokenizer):  # type: ignore[misc]
    """A tokenizer that is made anew rather than saved and loaded."""

    def to_disk(self, path: str | Path, **how: Any) -> None:
        """Write nothing."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> MadeTokenizer:
        """Stay as it is."""
        return self


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """What makes a pipeline's tokenizer, as a spaCy config asks for it."""
    return tokenizer_of


def tokenizer_of(nlp: Language) -> Tokenizer:
    """A pipeline's tokenizer."""
    defaults = nlp.Defaults
    exceptions = defaults.tokenizer_exceptions or {}
    return MadeTokenizer(
        nlp.vocab,
        rules={text: tokens for text, tokens in exceptions.items() if text.endswith(".")},
        prefix_search=compile_prefix_regex([*(defaults.prefixes or ()), BEFORE_WORD]).search,
        suffix_search=compile_suffix_regex(
            [*(defaults.suffixes or ()), AFTER_WORD, ODD_POSSESSIVE]
        ).search,
        infix_finditer=compile_infix_regex([*(defaults.infixes or ()), BETWEEN_ACRONYMS]).finditer,
        token_match=ONE_ACRONYM.fullmatch,
        url_match=defaults.url_match,
    )
