"""Builds the pipelines that the package ships and prints what each part of them is worth.

python training/pipelines.py            after a change to registry.csv or to a language's [naming]
python training/pipelines.py FILE...    score these passages, too (NAME_en.tsv)
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRuler

from mirps_extract.institutions.components import GROUPS
from mirps_extract.institutions.known_names import KnownNames
from mirps_extract.institutions.patterns import known_names, runs_of_names
from mirps_extract.institutions.tokens import TOKENIZER
from mirps_extract.registry import shipped_entries
from mirps_extract.vocabulary import languages, load
from sentences import Passage, written

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "mirps_extract" / "institutions" / "pipelines"
PARTS: dict[str, list[str]] = {
    "without name forms": ["pattern_ruler"],
    "without known names": ["known_names"],
    "all": [],
}
"""What is left out of the pipeline to see what the rest is worth."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many mentions were found span for span, missed, and found where there is none."""

    found: int
    missed: int
    extra: int

    def __str__(self) -> str:
        """Precision, recall and their harmonic mean."""
        precision = self.found / max(self.found + self.extra, 1)
        recall = self.found / max(self.found + self.missed, 1)
        f1 = 2 * self.found / max(2 * self.found + self.missed + self.extra, 1)
        return f"precision {precision:.3f}  recall {recall:.3f}  f1 {f1:.3f}"


def build(language: str) -> Language:
    """The pipeline of a language."""
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.add_pipe("mirps_spelling")
    known = nlp.add_pipe("mirps_known_names", name="known_names")
    nlp.add_pipe("mirps_aside", name="aside_known", config={"group": GROUPS[0]})
    ruler = nlp.add_pipe("entity_ruler", name="pattern_ruler")
    nlp.add_pipe("mirps_aside", name="aside_formed", config={"group": GROUPS[1]})
    for name in ("mirps_settle", "mirps_link", "mirps_role"):
        nlp.add_pipe(name)
    assert isinstance(known, KnownNames)
    assert isinstance(ruler, EntityRuler)
    known.add(known_names(shipped_entries()))
    ruler.add_patterns(runs_of_names(load(language).naming))
    return nlp


def save(nlp: Language) -> None:
    """Put a pipeline in the place of the one that is shipped."""
    target = TARGET / str(nlp.lang)
    with tempfile.TemporaryDirectory() as scratch:
        nlp.to_disk(Path(scratch) / "out")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(Path(scratch) / "out", target)


def score(nlp: Language, passages: Sequence[Passage]) -> Score:
    """What a pipeline finds in annotated passages; unsure mentions count neither way."""
    found = missed = extra = 0
    for passage in passages:
        doc = nlp.make_doc(passage.text)
        doc._.mirps_country = passage.country
        got = {(ent.start_char, ent.end_char) for ent in nlp(doc).ents}
        sure = {(span.start, span.end) for span in passage.spans if span.sure}
        unsure = [span for span in passage.spans if not span.sure]
        found += len(got & sure)
        missed += len(sure - got)
        extra += sum(
            not any(a < span.end and span.start < b for span in unsure) for a, b in got - sure
        )
    return Score(found, missed, extra)


if __name__ == "__main__":
    asked_for = [Path(name) for name in sys.argv[1:]]
    for code in languages():
        save(build(code))
        own = sorted((HERE / "data").glob(f"*_{code}.tsv"))
        for file in (*own, *(path for path in asked_for if path.stem.endswith(f"_{code}"))):
            marked = written(file)
            print(f"{file.name}: exact spans in {len(marked)} passages")
            for part, off in PARTS.items():
                nlp = spacy.load(TARGET / code, exclude=off)
                print(f"  {part:20} {score(nlp, marked)}")
