"""Tokens, in every language: acronyms joined by a hyphen are two, one with dots in it is one."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from mirps_extract.institutions.words import CAPITAL, ODD_POSSESSIVE

BETWEEN_ACRONYMS = rf"(?<=[{CAPITAL}])[-‑–](?=[{CAPITAL}]{{2}})|(?<=\w)[–—](?=[{CAPITAL}])"
BEFORE_ACRONYM = rf"[-‑–—](?=[{CAPITAL}]{{2}})"
AFTER_ACRONYM = rf"(?<=[{CAPITAL}]{{2}})[-‑–—]"
ONE_ACRONYM = re.compile(
    rf"(?:(?:[{CAPITAL}]{{1,2}}\.){{2,}}[{CAPITAL}]?s?|[{CAPITAL}][-‑][{CAPITAL}]{{2,}})$"
)
"""An acronym with dots, "A.C.M.E.", or with its first letter apart, "A-CME".

It says itself where it ends: a tokenizer that is loaded asks for a match at the beginning alone."""


def split_acronyms(nlp: Language) -> Language:
    """Have a pipeline's tokenizer split "ACME-BRAV" and keep "A.C.M.E."; saving keeps that."""
    tokenizer: Any = nlp.tokenizer
    infixes = [*(nlp.Defaults.infixes or ()), BETWEEN_ACRONYMS]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    prefixes = [*(nlp.Defaults.prefixes or ()), BEFORE_ACRONYM]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    suffixes = [*(nlp.Defaults.suffixes or ()), AFTER_ACRONYM, ODD_POSSESSIVE]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.token_match = ONE_ACRONYM.match
    return nlp


registry.callbacks.register("mirps.split_acronyms.v1", func=lambda: split_acronyms)
