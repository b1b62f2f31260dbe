"""Tokens: acronyms that are joined by a hyphen are two in every language."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex, registry

BETWEEN_ACRONYMS = r"(?<=[A-ZÁÉÍÓÚÜÑ])[-‑–](?=[A-ZÁÉÍÓÚÜÑ]{2})"


def split_acronyms(nlp: Language) -> Language:
    """Have a pipeline's tokenizer split "ACME-BRAV"; saving the pipeline keeps it."""
    tokenizer: Any = nlp.tokenizer
    infixes = [*(nlp.Defaults.infixes or ()), BETWEEN_ACRONYMS]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


registry.callbacks.register("mirps.split_acronyms.v1", func=lambda: split_acronyms)
