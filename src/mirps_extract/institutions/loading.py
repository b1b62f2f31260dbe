"""The pipelines that come with the package, and other spaCy models beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language

import mirps_extract.institutions.tokens  # noqa: F401  (registers the tokenizer)
from mirps_extract.errors import ModelError
from mirps_extract.institutions.asking import Which
from mirps_extract.institutions.components import Link
from mirps_extract.institutions.known_names import KnownNames
from mirps_extract.institutions.patterns import LABEL, known_names
from mirps_extract.registry import Registry, entries_of, load_registry

PIPELINES = files("mirps_extract.institutions") / "pipelines"


@dataclass(frozen=True, slots=True)
class Tagger:
    """A language's pipeline with the registry that it links to.

    Attributes:
        language: code of the language.
        nlp: the pipeline.
        model: another model whose entities are taken besides.
        registry: the institutions that are known.
    """

    language: str
    nlp: Language
    model: Language | None
    registry: Registry


@cache
def load_tagger(which: Which) -> Tagger:
    """The tagger of a language; loaded once a process.

    Raises:
        ModelError: there is no pipeline for the language, or the model cannot be used.
        RegistryError: the user's own registry cannot be used.
    """
    folder = PIPELINES / which.language
    if not folder.is_dir():
        raise ModelError(f"no pipeline for {which.language!r}: use --no-institutions.")
    entries = load_registry(which.registry)
    other = _other(which.model) if which.model is not None else None
    nlp = spacy.load(Path(str(folder)))
    if which.registry is not None:
        known, link = nlp.get_pipe("known_names"), nlp.get_pipe("mirps_link")
        assert isinstance(known, KnownNames)
        assert isinstance(link, Link)
        known.add(known_names(entries_of(which.registry)))
        link.registry = entries
    return Tagger(which.language, nlp, other, entries)


def _other(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"cannot load the spaCy model {name!r}: install it in this environment, or give the "
            "path of a pipeline's folder."
        ) from error
    if not any(LABEL in labels for labels in nlp.pipe_labels.values()):
        raise ModelError(f"the spaCy model {name!r} knows no entities of the label {LABEL}.")
    return nlp
