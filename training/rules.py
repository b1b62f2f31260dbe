"""Puts the registry and the naming vocabulary into the shipped pipelines, without training.

python training/rules.py            after a change to registry.csv or to a language's [naming]
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import spacy
from spacy.pipeline import EntityRuler

from mirps_extract.institutions.patterns import known_names, runs_of_names
from mirps_extract.registry import shipped_entries
from mirps_extract.vocabulary import load

PIPELINES = Path(__file__).parents[1] / "src/mirps_extract/institutions/pipelines"


def refresh(folder: Path) -> None:
    """Make the rulers of a pipeline anew and save it in its place."""
    nlp = spacy.load(folder)
    for name, patterns in (
        ("entity_ruler", known_names(shipped_entries())),
        ("pattern_ruler", runs_of_names(load(nlp.lang).naming)),
    ):
        ruler = nlp.get_pipe(name)
        assert isinstance(ruler, EntityRuler)
        ruler.clear()
        ruler.add_patterns(patterns)
    with tempfile.TemporaryDirectory() as scratch:
        nlp.to_disk(Path(scratch) / "out")
        shutil.rmtree(folder)
        shutil.copytree(Path(scratch) / "out", folder)


if __name__ == "__main__":
    for pipeline in sorted(PIPELINES.iterdir()):
        refresh(pipeline)
