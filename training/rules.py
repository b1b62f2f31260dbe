"""Puts the registry and the naming vocabulary into the shipped pipelines, without training.

python training/rules.py            after a change to registry.csv or to a language's [naming]
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import spacy
from spacy.pipeline import EntityRuler

from mirps_extract.institutions.known_names import KnownNames
from mirps_extract.institutions.patterns import known_names, runs_of_names
from mirps_extract.institutions.tokens import split_acronyms
from mirps_extract.registry import shipped_entries
from mirps_extract.vocabulary import load

PIPELINES = Path(__file__).parents[1] / "src/mirps_extract/institutions/pipelines"


def refresh(folder: Path) -> None:
    """Make what a pipeline looks for anew and save it in its place."""
    nlp = split_acronyms(spacy.load(folder))
    known, ruler = nlp.get_pipe("known_names"), nlp.get_pipe("pattern_ruler")
    assert isinstance(known, KnownNames)
    assert isinstance(ruler, EntityRuler)
    known.initialize(list, names=known_names(shipped_entries()))
    ruler.clear()
    ruler.add_patterns(runs_of_names(load(nlp.lang).naming))
    with tempfile.TemporaryDirectory() as scratch:
        nlp.to_disk(Path(scratch) / "out")
        shutil.rmtree(folder)
        shutil.copytree(Path(scratch) / "out", folder)


if __name__ == "__main__":
    for pipeline in sorted(PIPELINES.iterdir()):
        refresh(pipeline)
